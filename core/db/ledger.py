"""Credits: granted, held, captured or released. Append-only journal plus a cached balance.

The database holds the invariants (CHECK: nobody below nought; UNIQUE (hold_id): settled once; UNIQUE
(ref): the same cause asked twice is done once). The functions that take a `Tx` are parts of a larger
transaction; `Ledger` is for callers who have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.credits import AccountId, Balance, Credits, HoldId, Transfer, TransferKind
from core.db.database import Database, Tx
from core.db.rows import to_transfer
from core.errors import AlreadySettled, LedgerError, Refusal, RefusalCode
from core.ids import new_id
from core.ports import Clock

#: Where granted credits come from and captured ones go; no cached balance, so no hot row.
HOUSE = AccountId("house")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An account whose cached balance is not what the journal says, or a job not settled as it ended."""

    subject: str
    problem: str


async def grant(
    tx: Tx, account: AccountId, amount: Credits, *, ref: str, reason: str, now_ms: int,
    expires_ms: int = 0,
) -> bool:  # fmt: skip
    """Give (or, with a negative amount, take) credits once per ``ref``; False where it was done.

    ``expires_ms``: when what is left of a new account ends, 0 for never.
    """
    owner, _, bucket = account.rpartition("/")
    await tx.run(
        "account_open", account=account, owner=owner, bucket=bucket, expires=expires_ms, now=now_ms
    )
    debit, credit = (HOUSE, account) if amount >= 0 else (account, HOUSE)
    written = await tx.one(
        "transfer_add",
        id=new_id(),
        debit=debit,
        credit=credit,
        amount=abs(amount),
        kind=TransferKind.GRANT.value,
        hold_id=None,
        part_of=None,
        ref=ref,
        reason=reason,
        now=now_ms,
    )
    if written is None:
        return False
    if await tx.one("account_grant", account=account, amount=amount) is None:
        raise LedgerError(f"{account} has less than {-amount} free credits")
    return True


async def hold(
    tx: Tx, account: AccountId, amount: Credits, *, ref: str, weight: int, now_ms: int
) -> tuple[HoldId, int]:
    """Promise credits to a job: the hold, and the person's place in the fair queue.

    Raises `Refusal` (no_credits) where the account has not enough.
    """
    taken = await tx.one("account_hold", account=account, amount=amount, weight=weight)
    if taken is None:
        row = await tx.one("account_get", account=account)
        free = row["posted"] - row["held"] if row else 0
        raise Refusal(RefusalCode.NO_CREDITS, needed=int(amount), free=free)
    return await write_hold(tx, account, amount, ref=ref, now_ms=now_ms), taken["vtime"]


async def write_hold(
    tx: Tx, account: AccountId, amount: Credits, *, ref: str, now_ms: int, part_of: HoldId | None = None
) -> HoldId:
    """The journal's row of a hold whose credits were taken; ``part_of``: the first of several."""
    identity = HoldId(new_id())
    written = await tx.one(
        "transfer_add",
        id=identity,
        debit=account,
        credit=HOUSE,
        amount=amount,
        kind=TransferKind.HOLD.value,
        hold_id=None,
        part_of=part_of,
        ref=ref,
        reason="",
        now=now_ms,
    )
    if written is None:
        raise LedgerError(f"a hold for {ref} exists")
    return identity


async def settle(
    tx: Tx, hold_id: HoldId, account: AccountId, held: Credits, charged: Credits, *, now_ms: int
) -> bool:
    """Capture ``charged`` of a hold of ``held`` credits, give back the rest; nought releases it whole.

    Asked twice it is done once and answers False; asked otherwise the second time it raises
    `AlreadySettled`.
    """
    if not 0 <= charged <= held:
        raise LedgerError(f"cannot charge {charged} of hold {hold_id}")
    kind = TransferKind.CAPTURE if charged else TransferKind.RELEASE
    amount = charged if charged else held
    written = await tx.one(
        "transfer_add",
        id=new_id(),
        debit=account if charged else HOUSE,
        credit=HOUSE if charged else account,
        amount=amount,
        kind=kind.value,
        hold_id=hold_id,
        part_of=None,
        ref=f"settle:{hold_id}",
        reason="",
        now=now_ms,
    )
    if written is not None:
        await tx.one("account_settle", account=account, held=held, charged=charged)
        return True
    before = await tx.one("settlement_of", hold_id=hold_id)
    if before is None or (before["kind"], before["amount"]) != (kind.value, amount):
        raise AlreadySettled(f"hold {hold_id} was settled otherwise")
    return False


async def refund(
    tx: Tx, account: AccountId, hold_id: HoldId, amount: Credits, reason: str, *, now_ms: int
) -> bool:
    """Give back what a captured hold has cost, once per hold; False where it was done."""
    written = await tx.one(
        "transfer_add",
        id=new_id(),
        debit=HOUSE,
        credit=account,
        amount=amount,
        kind=TransferKind.REFUND.value,
        hold_id=None,
        part_of=None,
        ref=f"refund:{hold_id}",
        reason=reason,
        now=now_ms,
    )
    if written is None:
        return False
    await tx.one("account_grant", account=account, amount=amount)
    return True


class Ledger:
    """Granting and reading, for the command line and the flows."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def grant(self, account: AccountId, amount: Credits, *, ref: str, reason: str) -> bool:
        async with self._database.tx() as tx:
            return await grant(tx, account, amount, ref=ref, reason=reason, now_ms=self._clock.now_ms())

    async def balance(self, account: AccountId) -> Balance:
        row = await self._database.one("account_get", account=account)
        posted, held = (row["posted"], row["held"]) if row else (0, 0)
        return Balance(account=account, posted=Credits(posted), held=Credits(held))

    async def transfers(self, account: AccountId) -> Sequence[Transfer]:
        return [to_transfer(row) for row in await self._database.all("transfers_of", account=account)]

    async def journal(self, owner: str) -> Sequence[Transfer]:
        """Every row of all buckets of an owner, in order."""
        accounts = await self._database.all("accounts_of", owner=owner)
        rows: dict[str, Transfer] = {}
        for account in accounts:
            rows |= {row.id: row for row in await self.transfers(AccountId(account["id"]))}
        return sorted(rows.values(), key=lambda row: (row.at_ms, row.id))

    async def verify(self) -> list[Difference]:
        """Every sum of the journal against what is cached; empty where the books balance."""
        found = [
            Difference(subject=row["id"], problem="the cached balance is not the journal's sum")
            for row in await self._database.all("ledger_differences")
            if (row["posted"], row["held"]) != (int(row["posted_sum"]), int(row["held_sum"]))
        ]
        found += [
            Difference(subject=row["id"], problem="a part of a hold is not settled as the others are")
            for row in await self._database.all("holds_half_settled")
        ]
        unsettled = await self._database.all("jobs_without_settlement")
        return found + [
            Difference(subject=row["id"], problem=f"{row['state']}, but its hold says otherwise")
            for row in unsettled
        ]

"""Wallets: several buckets of one owner, spent in order, those that end first before all others.

Parts of larger transactions, over `core.db.ledger`. A price that no bucket can pay alone is one hold
for each that gives a part; they are settled together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.credits import AccountId, Bucket, Credits, HoldId, Holding, Wallet
from core.db import ledger
from core.db.database import Row, Tx
from core.errors import AlreadySettled, LedgerError, Refusal, RefusalCode

RANK = {bucket: place for place, bucket in enumerate(Bucket)}
NEVER_MS = 2**62
#: Expired buckets that one sweep empties.
SWEPT_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """``vkey``: the person's place in the fair queue. ``payer``: the server that pays, or ""."""

    hold: HoldId
    vkey: int
    payer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What an owner gets in a period (``2026-11``) that ends at ``ends_ms``.

    ``tier`` may change within it: the highest one's amount is what they get altogether. ``kept``: how
    much of the period before is carried over at most.
    """

    period: str
    ends_ms: int
    tier: str
    amount: Credits
    kept: int = 0


def account_of(owner: str, bucket: Bucket, note: str = "") -> AccountId:
    """``note`` tells apart buckets of a kind that end at different times."""
    return AccountId(f"{owner}/{bucket.value}" + (f":{note}" if note else ""))


async def wallet(tx: Tx, owner: str, *, now_ms: int) -> Wallet:
    """What has ended is not in it."""
    rows = await tx.all("accounts_of", owner=owner)
    alive = [to_holding(row) for row in rows if not 0 < row["expires_ms"] <= now_ms]
    return Wallet(owner=owner, holdings=sorted(alive, key=_order))


def to_holding(row: Row) -> Holding:
    return Holding(
        account=AccountId(row["id"]),
        bucket=Bucket(row["bucket"].partition(":")[0]),
        posted=Credits(row["posted"]),
        held=Credits(row["held"]),
        expires_ms=row["expires_ms"],
    )


def _order(one: Holding) -> tuple[int, int, str]:
    return (one.expires_ms or NEVER_MS, RANK[one.bucket], one.account)


async def renew(tx: Tx, owner: str, due: Allowance, *, now_ms: int) -> AccountId:
    """The allowance of a period, once; what is left of the one before ends.

    Credits that are promised to jobs across the turn come back into the new period.
    """
    account = account_of(owner, Bucket.ALLOWANCE)
    prefix = f"allowance:{due.period}:"
    row = await tx.one("account_get", account=account)
    before = await tx.one("granted_since", account=account, prefix=prefix)
    had = int(before["amount"]) if before else 0
    if row is not None and not had:
        await _end(tx, account, row, due, now_ms=now_ms)
    await ledger.grant(
        tx, account, Credits(max(0, due.amount - had)), ref=f"{prefix}{due.tier}:{owner}",
        reason="allowance", now_ms=now_ms,
    )  # fmt: skip
    await tx.run("account_expires", account=account, expires=due.ends_ms)
    return account


async def _end(tx: Tx, account: AccountId, row: Row, due: Allowance, *, now_ms: int) -> None:
    left = Credits(max(0, row["posted"] - row["held"] - due.kept))
    if left:
        ref = f"expire:{due.period}:{account.rpartition('/')[0]}"
        await ledger.grant(tx, account, Credits(-left), ref=ref, reason="expired", now_ms=now_ms)


class WalletClosed(LedgerError):
    """Nobody has renewed it, or its owner was forgotten since."""

    code = "wallet_closed"


async def hold(
    tx: Tx, payers: Sequence[str], person: str, price: Credits, *, ref: str, weight: int, now_ms: int
) -> Held:
    """Promise credits to a job: of the first payer who has enough, from one bucket or several.

    Raises `Refusal` (no_credits) with what the last payer, the person, has.
    """
    turn = await tx.one("account_turn", account=_first(person), weight=weight)
    if turn is None:
        raise WalletClosed(f"the wallet of {person} is not open")
    free = Credits(0)
    for payer in payers:
        if payer != person:
            await tx.run("account_touch", account=account_of(payer, Bucket.POT))
        purse = await wallet(tx, payer, now_ms=now_ms)
        parts = purse.plan(price)
        if parts:
            hold_id = await _hold(tx, parts, ref, now_ms)
            return Held(hold=hold_id, vkey=turn["vtime"], payer="" if payer == person else payer)
        free = purse.free
    raise Refusal(RefusalCode.NO_CREDITS, needed=int(price), free=int(free))


async def _hold(tx: Tx, parts: Sequence[tuple[AccountId, Credits]], ref: str, now_ms: int) -> HoldId:
    first: HoldId | None = None
    for number, (account, amount) in enumerate(parts):
        if await tx.one("account_take", account=account, amount=amount) is None:
            raise LedgerError(f"{account} has less than {amount} free credits")
        name = f"{ref}#{number}" if number else ref
        made = await ledger.write_hold(tx, account, amount, ref=name, now_ms=now_ms, part_of=first)
        first = first or made
    assert first is not None
    return first


def _first(owner: str) -> AccountId:
    """The account whose row stands for the whole wallet: who writes it first has the wallet."""
    return account_of(owner, Bucket.ALLOWANCE)


async def settle(tx: Tx, hold_id: HoldId, charged: Credits, *, now_ms: int) -> bool:
    """Capture ``charged``, first from what was to be spent first, and give back the rest.

    Asked twice it is done once and answers False; asked otherwise then it raises `AlreadySettled`.
    """
    holds = await tx.all("holds_of", hold=hold_id)
    if charged > sum(row["amount"] for row in holds):
        raise LedgerError(f"cannot charge {charged} of hold {hold_id}")
    left, done = int(charged), []
    for row in holds:
        part = Credits(min(left, row["amount"]))
        left -= part
        account, held = AccountId(row["debit"]), Credits(row["amount"])
        done.append(await ledger.settle(tx, HoldId(row["id"]), account, held, part, now_ms=now_ms))
    if any(done) and not all(done):
        raise AlreadySettled(f"hold {hold_id} was settled in part")
    return all(done)


async def refund(tx: Tx, hold_id: HoldId, reason: str, *, now_ms: int) -> Credits:
    """Give back what a hold was charged, once, to where it came from; answers how much."""
    given = 0
    for row in await tx.all("captures_of", hold=hold_id):
        account, amount = await _alive(tx, AccountId(row["debit"]), now_ms), Credits(row["amount"])
        if await ledger.refund(tx, account, HoldId(row["id"]), amount, reason, now_ms=now_ms):
            given += amount
    return Credits(given)


async def _alive(tx: Tx, account: AccountId, now_ms: int) -> AccountId:
    """A bucket that has ended gives back into the granted ones, which do not."""
    row = await tx.one("account_ends", account=account)
    if row is None or not 0 < row["expires_ms"] <= now_ms:
        return account
    other = account_of(row["owner"], Bucket.GRANTED)
    await tx.run(
        "account_open", account=other, owner=row["owner"], bucket=Bucket.GRANTED.value, expires=0,
        now=now_ms,
    )  # fmt: skip
    return other


async def give(
    tx: Tx, owner: str, bucket: Bucket, amount: Credits, *, ref: str, reason: str, now_ms: int,
    expires_ms: int = 0,
) -> bool:  # fmt: skip
    """Credits into a bucket, once per ``ref``; those that end get a bucket of their own."""
    account = account_of(owner, bucket, str(expires_ms) if expires_ms else "")
    return await ledger.grant(
        tx, account, amount, ref=ref, reason=reason, now_ms=now_ms, expires_ms=expires_ms
    )


async def take(
    tx: Tx, owner: str, amount: Credits, *, ref: str, reason: str, now_ms: int
) -> Sequence[tuple[AccountId, Credits]]:
    """Credits back from an owner, last what is spent first; raises `LedgerError` below nought.

    Answers what was taken where; () where that cause was done before.
    """
    if await tx.one("transfer_by_ref", ref=ref) is not None:
        return ()
    await tx.run("account_touch", account=_first(owner))
    purse = await wallet(tx, owner, now_ms=now_ms)
    backwards = Wallet(owner=owner, holdings=tuple(reversed(purse.holdings)))
    parts = backwards.plan(amount)
    if not parts:
        raise LedgerError(f"{owner} has less than {amount} free credits")
    for number, (account, part) in enumerate(parts):
        name = f"{ref}#{number}" if number else ref
        await ledger.grant(tx, account, Credits(-part), ref=name, reason=reason, now_ms=now_ms)
    return parts


async def expire(tx: Tx, *, now_ms: int) -> int:
    """Take what is left in buckets that have ended (allowances end when they are renewed)."""
    count = 0
    for row in await tx.all("accounts_expired", now=now_ms, limit=SWEPT_MAX):
        if row["bucket"] == Bucket.ALLOWANCE.value:
            continue
        ref = f"expire:{row['bucket']}:{now_ms}:{row['owner']}"
        left = Credits(row["held"] - row["posted"])
        done = await ledger.grant(
            tx, AccountId(row["id"]), left, ref=ref, reason="expired", now_ms=now_ms
        )
        count += done
    return count

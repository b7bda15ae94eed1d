"""Who pays: allowances that renew by themselves, a person's buckets, the pot of a server."""

from collections.abc import Sequence
from datetime import tzinfo

from core.credits import AccountId, Bucket, Credits, Wallet
from core.days import today
from core.db import wallet as books
from core.db.database import Database, Tx
from core.money.limits import windows
from core.money.tiers import Tier
from core.people.standing import Standing
from core.ports import Clock

#: Allowances that this process knows to be given; the journal's UNIQUE (ref) is what decides.
KNOWN_MAX = 10_000
PERSON = "person"


class Wallets:
    """``kept``: credits of an allowance that are carried over into the next month at most."""

    def __init__(self, database: Database, clock: Clock, zone: tzinfo, *, kept: int = 0) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone
        self._kept = kept
        #: People, by month and tier.
        self._given: dict[tuple[str, str], set[str]] = {}

    async def hold(self, tx: Tx, standing: Standing, price: Credits, *, ref: str) -> books.Held:
        """Promise a job's credits. Raises `Refusal` (no_credits)."""
        try:
            return await self._hold(tx, standing, price, ref)
        except books.WalletClosed:
            # Another process forgot this person: what is remembered of them is no longer so.
            self.forget(standing.person)
            return await self._hold(tx, standing, price, ref)

    async def _hold(self, tx: Tx, standing: Standing, price: Credits, ref: str) -> books.Held:
        await self.renew(tx, standing.wallet, standing.tier)
        return await books.hold(
            tx, payers(standing), standing.wallet, price, ref=ref, weight=standing.tier.weight,
            now_ms=self._clock.now_ms(),
        )  # fmt: skip

    async def renew(self, tx: Tx, person: str, tier: Tier) -> AccountId:
        """This month's allowance, once; answers the account."""
        now = self._clock.now_ms()
        period = f"{today(now, self._zone):%Y-%m}"
        if person in self._given.get((period, tier.name), ()):
            return books.account_of(person, Bucket.ALLOWANCE)
        due = books.Allowance(
            period=period, ends_ms=windows(now, self._zone).month_end, tier=tier.name,
            amount=Credits(tier.allowance), kept=self._kept,
        )  # fmt: skip
        return await books.renew(tx, person, due, now_ms=now)

    def remember(self, person: str, tier: Tier) -> None:
        """After the commit: spares the next submit some statements."""
        period = f"{today(self._clock.now_ms(), self._zone):%Y-%m}"
        given = self._given.get((period, tier.name))
        if given is None or len(given) >= KNOWN_MAX:
            self._given = {key: known for key, known in self._given.items() if key[0] == period}
            given = self._given[period, tier.name] = set()
        given.add(person)

    def forget(self, person: str) -> None:
        """Their allowance may have to be granted anew."""
        for given in self._given.values():
            given.discard(person)

    async def of(self, owner: str) -> Wallet:
        """What an owner has now."""
        return await books.wallet(self._database, owner, now_ms=self._clock.now_ms())

    async def opened(self, standing: Standing) -> Wallet:
        """A person's wallet, with this month's allowance in it."""
        async with self._database.tx() as tx:
            await self.renew(tx, standing.wallet, standing.tier)
            found = await books.wallet(tx, standing.wallet, now_ms=self._clock.now_ms())
        self.remember(standing.wallet, standing.tier)
        return found

    async def expire(self) -> int:
        """Take what is left where it has ended; answers in how many buckets."""
        async with self._database.tx() as tx:
            return await books.expire(tx, now_ms=self._clock.now_ms())

    def renews_on(self) -> str:
        """The day of the next allowance, as ``2026-12-01``."""
        return self.day_of(windows(self._clock.now_ms(), self._zone).month_end)

    def day_of(self, at_ms: int) -> str:
        """The operator's day of a moment, as ``2026-12-01``."""
        return f"{today(at_ms, self._zone):%Y-%m-%d}"


def payers(standing: Standing) -> Sequence[str]:
    """The server's pot first, then the person, unless the server's managers decided otherwise."""
    if standing.server and standing.pays != PERSON:
        return (standing.server, standing.wallet)
    return (standing.wallet,)

"""The words of money in whole credits; what a provider really costs is counted in micro-dollars."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

AccountId = NewType("AccountId", str)
Credits = NewType("Credits", int)
HoldId = NewType("HoldId", str)


class TransferKind(StrEnum):
    """What a row of the journal is. In the store an EXPIRE is a grant back to the house."""

    GRANT = "grant"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    REFUND = "refund"
    EXPIRE = "expire"


class Bucket(StrEnum):
    """The parts of a wallet, in the order in which they are spent where none of them ends sooner."""

    ALLOWANCE = "allowance"
    PURCHASED = "purchased"
    GRANTED = "granted"
    POT = "pot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What an account has: ``posted`` credits, of which ``held`` are promised to jobs on their way."""

    account: AccountId
    posted: Credits
    held: Credits

    @property
    def free(self) -> Credits:
        return Credits(self.posted - self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One bucket of a wallet; ``expires_ms``: when what is left of it ends, 0 for never."""

    account: AccountId
    bucket: Bucket
    posted: Credits
    held: Credits
    expires_ms: int = 0

    @property
    def free(self) -> Credits:
        return Credits(self.posted - self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """All buckets of an owner, in the order in which they are spent."""

    owner: str
    holdings: Sequence[Holding]

    @property
    def free(self) -> Credits:
        return Credits(sum(one.free for one in self.holdings))

    @property
    def held(self) -> Credits:
        return Credits(sum(one.held for one in self.holdings))

    def plan(self, price: Credits) -> Sequence[tuple[AccountId, Credits]]:
        """What each bucket gives for a price; () where there is not enough."""
        given: list[tuple[AccountId, Credits]] = []
        left = int(price)
        for one in self.holdings:
            part = min(left, one.free)
            if part > 0 or (not given and not price):
                given.append((one.account, Credits(part)))
                left -= part
        return given if not left else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One row of the append-only journal: ``amount`` moved from ``debit`` to ``credit``."""

    id: str
    debit: AccountId
    credit: AccountId
    amount: Credits
    kind: TransferKind
    hold: HoldId | None
    ref: str
    reason: str
    at_ms: int

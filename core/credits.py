"""The words of money: whole credits for people, micro-dollars for what a provider really costs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

AccountId = NewType("AccountId", str)
Credits = NewType("Credits", int)
HoldId = NewType("HoldId", str)
MicroDollars = NewType("MicroDollars", int)


class TransferKind(StrEnum):
    """What a row of the journal is."""

    GRANT = "grant"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    REFUND = "refund"


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

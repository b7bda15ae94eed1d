"""Buying credits, as adapters see it: what is offered, what was paid, and who gives money back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.conversation import PersonId
from core.credits import Credits


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``stars``: its price in Telegram Stars, 0 where it is not sold there; ``sku``: Discord's id."""

    id: str
    credits: int
    stars: int = 0
    sku: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """``charge``: `<platform>:<the platform's id of the charge>`; ``amount`` in words, for the books."""

    charge: str
    person: PersonId
    credits: Credits
    offer: str = ""
    amount: str = ""


class Refunder(Protocol):
    """A platform that can give money back."""

    async def give_back(self, person: str, charge: str) -> None:
        """Raises what went wrong; asked twice it is done once."""
        ...


class Shop(Protocol):
    """Where what was paid for is given."""

    @property
    def offers(self) -> Sequence[Offer]: ...
    def offer(self, name: str) -> Offer | None: ...
    def by_sku(self, sku: str) -> Offer | None: ...
    async def paid(self, payment: Payment) -> bool:
        """Give it, once for each charge; False where it was given before."""
        ...

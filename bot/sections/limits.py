"""The sections `[limits]`, `[credits]`, `[access]` and `[admin]`: who may ask, and how much."""

from enum import StrEnum

from msgspec import field

from bot.sections.part import Part
from core.checked import Natural, NotNegative


class LimitSettings(Part, frozen=True, kw_only=True):
    per_minute: Natural = 8
    per_hour: Natural = 10
    per_day: Natural = 50
    per_month: Natural = 200
    cooldown_s: Natural = 30
    running: Natural = 1
    waiting: Natural = 2
    sent_per_hour: Natural = 100
    sent_bytes_per_day: Natural = 2**30


class CreditSettings(Part, frozen=True, kw_only=True):
    allowance: Natural = 200
    carry_over: Natural = 0
    day_usd: NotNegative = 5.0
    person_month_usd: NotNegative = 5.0
    confirm_above: Natural = 20
    same_seed: bool = True
    offer_like: bool = True


class AccessMode(StrEnum):
    """Who may ask. `auto`: everybody until a key that costs money is set, the list from then on."""

    AUTO = "auto"
    OPEN = "open"
    ALLOWLIST = "allowlist"


class AccessSettings(Part, frozen=True, kw_only=True):
    mode: AccessMode = AccessMode.AUTO
    allowed: list[str] = []

    def closed(self, *, paid: bool) -> bool:
        """Whether only those on the list may ask."""
        if self.mode is AccessMode.AUTO:
            return paid or bool(self.allowed)
        return self.mode is AccessMode.ALLOWLIST


class AdminSettings(Part, frozen=True, kw_only=True):
    """``people`` run the bot from a chat, beside the operators that each platform names."""

    people: list[str] = field(default_factory=lambda: ["local:you"])

"""The sections `[limits]`, `[credits]`, `[access]` and `[admin]`: who may ask, and how much."""

from enum import StrEnum

from pydantic import Field

from bot.sections.part import Part


class LimitSettings(Part):
    per_minute: int = Field(default=8, ge=0)
    per_hour: int = Field(default=10, ge=0)
    per_day: int = Field(default=50, ge=0)
    per_month: int = Field(default=200, ge=0)
    cooldown_s: int = Field(default=30, ge=0)
    running: int = Field(default=1, ge=0)
    waiting: int = Field(default=2, ge=0)
    sent_per_hour: int = Field(default=100, ge=0)
    sent_bytes_per_day: int = Field(default=2**30, ge=0)


class CreditSettings(Part):
    allowance: int = Field(default=200, ge=0)
    carry_over: int = Field(default=0, ge=0)
    day_usd: float = Field(default=5.0, ge=0)
    person_month_usd: float = Field(default=5.0, ge=0)
    confirm_above: int = Field(default=20, ge=0)
    same_seed: bool = True
    offer_like: bool = True


class AccessMode(StrEnum):
    """Who may ask. `auto`: everybody until a key that costs money is set, the list from then on."""

    AUTO = "auto"
    OPEN = "open"
    ALLOWLIST = "allowlist"


class AccessSettings(Part):
    mode: AccessMode = AccessMode.AUTO
    allowed: list[str] = []

    def closed(self, *, paid: bool) -> bool:
        """Whether only those on the list may ask."""
        if self.mode is AccessMode.AUTO:
            return paid or bool(self.allowed)
        return self.mode is AccessMode.ALLOWLIST


class AdminSettings(Part):
    """``people`` run the bot from a chat, beside the operators that each platform names."""

    people: list[str] = ["local:you"]

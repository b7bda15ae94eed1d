"""The configuration: a TOML file, each key overridable by the environment, everything checked.

`PENTIMENTO_LIMITS__PER_HOUR=20` overrides `[limits] per_hour`. Unknown keys are refused by name.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from bot.environment import check_names, merged, settings_in
from bot.sections.language import LanguageSettings
from bot.sections.limits import AccessSettings, AdminSettings, CreditSettings, LimitSettings
from bot.sections.notices import NoticeSettings
from bot.sections.office import OfficeSettings
from bot.sections.painting import CatalogueSettings, EmbeddedSettings, WorkerSettings
from bot.sections.payments import PaymentSettings
from bot.sections.platforms import DiscordSettings, TelegramSettings, WebSettings
from bot.sections.retention import RetentionSettings
from bot.sections.store import StorageSettings, StoreSettings
from bot.sections.tiers import TierSettings, tiers_of
from core.checked import Misfit, checked
from core.errors import ConfigError
from core.money.limits import Limits
from core.money.sending import SendingTerms
from core.money.tiers import Tier
from core.providers.dialect import Settings as PainterSettings
from core.providers.registry import parse_settings
from core.routing.lengths import Lengths


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings with their defaults; `config.example.toml` explains each."""

    time_zone: str = "UTC"
    store: StoreSettings = StoreSettings()
    storage: StorageSettings = StorageSettings()
    limits: LimitSettings = LimitSettings()
    credits: CreditSettings = CreditSettings()
    access: AccessSettings = AccessSettings()
    admin: AdminSettings = AdminSettings()
    tiers: dict[str, TierSettings] = {}
    payments: PaymentSettings = PaymentSettings()
    language: LanguageSettings = LanguageSettings()
    embedded: EmbeddedSettings = EmbeddedSettings()
    catalogue: CatalogueSettings = CatalogueSettings()
    providers: dict[str, PainterSettings] = {}
    worker: WorkerSettings = WorkerSettings()
    web: WebSettings = WebSettings()
    office: OfficeSettings = OfficeSettings()
    notices: NoticeSettings = NoticeSettings()
    retention: RetentionSettings = RetentionSettings()
    telegram: TelegramSettings = TelegramSettings()
    discord: DiscordSettings = DiscordSettings()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (OSError, ValueError, ZoneInfoNotFoundError):
            raise Misfit("time_zone", "no such time zone; an example is Europe/Berlin") from None

    def database_url(self) -> str:
        return self.store.url or f"sqlite:{self.store.data / 'pentimento.db'}"

    def core_lengths(self) -> Lengths:
        return Lengths(
            min=self.language.chars_min,
            max=self.language.chars_max,
            refined_max=self.language.refined_chars_max,
        )

    def core_limits(self) -> Limits:
        return Limits(**{name: getattr(self.limits, name) for name in Limits.__slots__})

    def sending_terms(self) -> SendingTerms:
        """How many pictures a person may send; whoever runs the bot as many as they like."""
        return SendingTerms(
            per_hour=self.limits.sent_per_hour,
            bytes_per_day=self.limits.sent_bytes_per_day,
            exempt=self.operators(),
            zone=self.zone(),
        )

    def core_tiers(self) -> list[Tier]:
        """From the lowest, which everybody has."""
        free = Tier(
            limits=self.core_limits(),
            allowance=self.credits.allowance,
            cost_month_micros=round(self.credits.person_month_usd * 1_000_000),
        )
        return tiers_of(self.tiers, free)

    def operators(self) -> frozenset[str]:
        """The people who may act for the house in a chat, as `<platform>:<id>`."""
        telegram = (f"telegram:{one}" for one in self.telegram.operators)
        discord = (f"discord:{one}" for one in self.discord.operators)
        return frozenset(self.admin.people).union(telegram, discord)

    def let_in(self, *, paid: bool) -> frozenset[str] | None:
        """Whom and where the bot paints for, those who run it among them; None for everybody.

        ``paid``: a key that costs money is set.
        """
        if not self.access.closed(paid=paid):
            return None
        return self.operators().union(self.access.allowed)

    def zone(self) -> ZoneInfo:
        """The operator's time zone: of days and months in limits, figures and schedules."""
        return ZoneInfo(self.time_zone)


def load(path: Path | None) -> Config:
    """The settings of a file (or the defaults) under the environment; raises `ConfigError`."""
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    except OSError:
        raise ConfigError(str(path), "the file cannot be read") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"not TOML: {error}") from None
    check_names(os.environ, Config)
    return configured(merged(stored, settings_in(os.environ, Config)))


def configured(tables: Mapping[str, Any]) -> Config:
    """The settings of tables as a file has them; raises `ConfigError`."""
    try:
        config = checked(Config, {key: tables[key] for key in tables if key != "providers"})
    except Misfit as misfit:
        raise ConfigError(misfit.key, misfit.problem) from None
    return replace(config, providers=_by_vendor(tables.get("providers", {})))


def _by_vendor(sections: Any) -> dict[str, PainterSettings]:
    """Each vendor knows its own keys."""
    if not isinstance(sections, Mapping):
        raise ConfigError("providers", "expected a table")
    return {
        name: raw if isinstance(raw, PainterSettings) else parse_settings(name, raw)
        for name, raw in sections.items()
    }

"""The configuration: a TOML file, each key overridable by the environment, everything checked.

`PENTIMENTO_LIMITS__PER_HOUR=20` overrides `[limits] per_hour`. Unknown keys are refused by name.
"""

import os
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.notices import NoticeSettings
from bot.office_settings import OfficeSettings
from bot.payment_settings import PaymentSettings
from bot.tier_settings import TierSettings, tiers_of
from core.errors import ConfigError
from core.limits import Limits
from core.planning import Lengths
from core.providers.dialect import Settings as PainterSettings
from core.providers.registry import parse_settings
from core.tiers import Tier


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StoreSettings(Part):
    url: str = ""
    data: Path = Path("data")


class StorageSettings(Part):
    """Where pictures lie: a folder below `store.data`, or a bucket as soon as one is named."""

    bucket: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = ""
    secret_key: str = Field(default="", repr=False)
    secret_key_file: str = ""
    addressing: Literal["auto", "path", "virtual"] = "auto"
    checksums: Literal["when_supported", "when_required"] = "when_required"
    prefix: str = "pictures/"
    temporary_prefix: str = "tmp/"
    temporary_days: int = Field(default=1, ge=0)
    public: bool = False
    public_base: str = ""
    part_bytes: int = Field(default=8 * 2**20, ge=5 * 2**20)
    user_links: bool = True
    bytes_max: int = Field(default=50 * 2**20, ge=2**20)
    pixels_max: int = Field(default=50_000_000, ge=1_000_000)

    def secret(self) -> str:
        """The secret key, from its file where one is named."""
        if self.secret_key or not self.secret_key_file:
            return self.secret_key
        try:
            return Path(self.secret_key_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("storage.secret_key_file", "the file cannot be read") from None


class LimitSettings(Part):
    per_minute: int = Field(default=8, ge=0)
    per_hour: int = Field(default=10, ge=0)
    per_day: int = Field(default=50, ge=0)
    per_month: int = Field(default=200, ge=0)
    cooldown_s: int = Field(default=30, ge=0)
    running: int = Field(default=1, ge=0)
    waiting: int = Field(default=2, ge=0)


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


class ServiceKey(Part):
    """A secret, given here or in a file."""

    key: str = Field(default="", repr=False)
    key_file: str = ""

    def secret_key(self) -> str:
        """The key, from its file where one is named; "" where there is none."""
        if self.key or not self.key_file:
            return self.key
        try:
            return Path(self.key_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("language.key_file", "the file cannot be read") from None


class ModelSettings(ServiceKey):
    """An optional language model; ``dialect`` "" keeps everything offline."""

    dialect: Literal["", "openai", "gemini"] = ""
    base_url: str = ""
    name: str = ""
    soft_s: float = Field(default=2.5, gt=0)
    hard_s: float = Field(default=5.0, gt=0)
    input_usd: float = Field(default=0.0, ge=0)
    output_usd: float = Field(default=0.0, ge=0)
    day_usd: float = Field(default=1.0, ge=0)


class ModerationSettings(ServiceKey):
    """What the operator relaxes, and an optional service behind the rules."""

    allowed: list[str] = []
    service: Literal["", "openai", "http"] = ""
    base_url: str = ""
    service_allowed: list[str] = []


class StyleSettings(Part):
    """A style of one's own, as in the library."""

    kind: Literal["medium", "look", "genre"] = "look"
    words: list[str] = []
    guidance: list[str] = []
    signature: str = ""


class LanguageSettings(Part):
    chars_min: int = Field(default=3, ge=1)
    chars_max: int = Field(default=500, ge=10)
    refined_chars_max: int = Field(default=1000, ge=100)
    quality: str = "high quality, detailed"
    quality_below: int = Field(default=50, ge=0)
    guidance: bool = True
    addressed_only: bool = False
    plain_models: list[str] = ["embedded"]
    own_styles: dict[str, StyleSettings] = {}
    model: ModelSettings = ModelSettings()
    moderation: ModerationSettings = ModerationSettings()


class AdminSettings(Part):
    """``people`` run the bot from a chat, beside the operators that each platform names."""

    people: list[str] = ["local:you"]


class EmbeddedSettings(Part):
    price: int = Field(default=1, ge=0)
    step_s: float = Field(default=0.15, ge=0)
    side_px: int = Field(default=1024, ge=64, le=4096)
    side_px_max: int = Field(default=2048, ge=64, le=4096)


class CatalogueSettings(Part):
    files: list[Path] = []
    model: str = ""
    by_complexity: bool = True
    fallback: bool = True
    keys_secret_file: str = ""

    def sealing_secret(self) -> str:
        """What seals the servers' own keys, from its file; "" where none is named."""
        if not self.keys_secret_file:
            return ""
        try:
            return Path(self.keys_secret_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("catalogue.keys_secret_file", "the file cannot be read") from None


class WorkerSettings(Part):
    places: int = Field(default=16, ge=1)
    per_provider: int = Field(default=5, ge=1)
    dead_after_s: float = Field(default=30.0, ge=2)
    deadline_s: float = Field(default=120.0, gt=0)


class WebSettings(Part):
    host: str = "127.0.0.1"
    port: int = Field(default=0, ge=0, le=65535)
    public_url: str = ""
    link_ttl_s: int = Field(default=3600, ge=1)


class TelegramSettings(Part):
    """``webhook``: Telegram calls `web.public_url` instead of being polled."""

    token: str = Field(default="", repr=False)
    token_file: str = ""
    api_base: str = "https://api.telegram.org"
    file_base: str = ""
    webhook: bool = False
    storage_chat: int = 0
    operators: list[int] = []
    per_second: int = Field(default=28, ge=0)
    private_writes: int = Field(default=3, ge=0)
    group_writes: int = Field(default=19, ge=0)
    upload_s: float = Field(default=120.0, gt=0)
    done_after_s: int = Field(default=60, ge=0)

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Telegram is not set up."""
        if self.token or not self.token_file:
            return self.token
        try:
            return Path(self.token_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("telegram.token_file", "the file cannot be read") from None


class DiscordSettings(Part):
    """``api_base`` and ``gateway`` are set together; ``operator_guild`` is a server's id, 0 for none."""

    token: str = Field(default="", repr=False)
    token_file: str = ""
    api_base: str = ""
    gateway: str = ""
    shard_ids: list[int] = []
    shard_count: int = Field(default=0, ge=0)
    operator_guild: int = 0
    operators: list[int] = []
    listen: list[int] = []
    notify: Literal["never", "long", "always"] = "long"

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Discord is not set up."""
        if self.token or not self.token_file:
            return self.token
        try:
            return Path(self.token_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("discord.token_file", "the file cannot be read") from None


class Config(BaseSettings):
    """All settings with their defaults; `config.example.toml` explains each."""

    model_config = SettingsConfigDict(
        env_prefix="PENTIMENTO_", env_nested_delimiter="__", extra="forbid"
    )

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
    telegram: TelegramSettings = TelegramSettings()
    discord: DiscordSettings = DiscordSettings()

    @field_validator("providers", mode="before")
    @classmethod
    def _by_vendor(cls, sections: dict[str, Any]) -> dict[str, PainterSettings]:
        """Each vendor knows its own keys."""
        return {
            name: raw if isinstance(raw, PainterSettings) else parse_settings(name, raw)
            for name, raw in sections.items()
        }

    def database_url(self) -> str:
        return self.store.url or f"sqlite:{self.store.data / 'pentimento.db'}"

    def core_lengths(self) -> Lengths:
        return Lengths(
            min=self.language.chars_min,
            max=self.language.chars_max,
            refined_max=self.language.refined_chars_max,
        )

    def core_limits(self) -> Limits:
        return Limits(**self.limits.model_dump())

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

    def zone(self) -> ZoneInfo:
        """The operator's time zone: of days and months in limits, figures and schedules."""
        return ZoneInfo(self.time_zone)

    def office_zone(self) -> ZoneInfo:
        """Of the figures: the operator's, unless the pages were given one of their own."""
        return ZoneInfo(self.office.zone) if self.office.zone else self.zone()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, ZoneInfoNotFoundError):
            raise ValueError("no such time zone; an example is Europe/Berlin") from None
        return name


def load(path: Path | None) -> Config:
    """The settings of a file (or the defaults) under the environment; raises `ConfigError`."""
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    except OSError:
        raise ConfigError(str(path), "the file cannot be read") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"not TOML: {error}") from None
    try:
        return Config(**_under_environment(stored))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        problem = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
        raise ConfigError(key, problem) from None


def _under_environment(stored: dict[str, Any]) -> dict[str, Any]:
    """Given values win over the environment in pydantic-settings; here the environment wins."""
    for name, value in os.environ.items():
        *sections, key = name.removeprefix("PENTIMENTO_").lower().split("__")
        if not name.startswith("PENTIMENTO_") or not isinstance(
            stored.get(sections[0] if sections else ""), dict
        ):
            continue
        part = stored
        for section in sections:
            part = part.setdefault(section, {})
        part[key] = value
    return stored

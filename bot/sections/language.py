"""The section `[language]`: lengths, styles, and the optional services behind understanding."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from bot.sections.part import Part, secret_of
from core.checked import AtLeastOne, Natural, NotNegative, Positive
from core.secret import Secret


class ServiceKey(Part, frozen=True, kw_only=True):
    """A secret, given here or in a file; ``section`` is where, for a complaint."""

    section: ClassVar[str]

    key: Secret = Secret()
    key_file: str = ""

    def secret_key(self) -> str:
        """The key, from its file where one is named; "" where there is none."""
        return secret_of(self.key, self.key_file, f"{self.section}.key_file")


class ModelSettings(ServiceKey, frozen=True, kw_only=True):
    """An optional language model; ``dialect`` "" keeps everything offline."""

    section = "language.model"

    dialect: Literal["", "openai", "gemini"] = ""
    base_url: str = ""
    name: str = ""
    soft_s: Positive = 2.5
    hard_s: Positive = 5.0
    input_usd: NotNegative = 0.0
    output_usd: NotNegative = 0.0
    day_usd: NotNegative = 1.0


class ModerationSettings(ServiceKey, frozen=True, kw_only=True):
    """What the operator relaxes, and an optional service behind the rules.

    ``pictures``: whether that service looks at finished pictures too; "auto": where it is "openai".
    """

    section = "language.moderation"

    allowed: list[str] = []
    service: Literal["", "openai", "http"] = ""
    base_url: str = ""
    service_allowed: list[str] = []
    pictures: Literal["auto", "on", "off"] = "auto"

    @property
    def looks(self) -> bool:
        return self.service == "openai" if self.pictures == "auto" else self.pictures == "on"


class StyleSettings(Part, frozen=True, kw_only=True):
    """A style of one's own, as in the library."""

    kind: Literal["medium", "look", "genre"] = "look"
    words: list[str] = []
    guidance: list[str] = []
    signature: str = ""


class LanguageSettings(Part, frozen=True, kw_only=True):
    chars_min: AtLeastOne = 3
    chars_max: Annotated[int, Meta(ge=10)] = 500
    refined_chars_max: Annotated[int, Meta(ge=100)] = 1000
    quality: str = "high quality, detailed"
    quality_below: Natural = 50
    guidance: bool = True
    addressed_only: bool = False
    plain_models: list[str] = field(default_factory=lambda: ["embedded"])
    own_styles: dict[str, StyleSettings] = {}
    model: ModelSettings = ModelSettings()
    moderation: ModerationSettings = ModerationSettings()

"""The section `[language]`: lengths, styles, and the optional services behind understanding."""

from typing import ClassVar, Literal

from pydantic import Field

from bot.sections.part import Part, secret_of


class ServiceKey(Part):
    """A secret, given here or in a file; ``section`` is where, for a complaint."""

    section: ClassVar[str]

    key: str = Field(default="", repr=False)
    key_file: str = ""

    def secret_key(self) -> str:
        """The key, from its file where one is named; "" where there is none."""
        return secret_of(self.key, self.key_file, f"{self.section}.key_file")


class ModelSettings(ServiceKey):
    """An optional language model; ``dialect`` "" keeps everything offline."""

    section = "language.model"

    dialect: Literal["", "openai", "gemini"] = ""
    base_url: str = ""
    name: str = ""
    soft_s: float = Field(default=2.5, gt=0)
    hard_s: float = Field(default=5.0, gt=0)
    input_usd: float = Field(default=0.0, ge=0)
    output_usd: float = Field(default=0.0, ge=0)
    day_usd: float = Field(default=1.0, ge=0)


class ModerationSettings(ServiceKey):
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

"""The sections `[embedded]`, `[catalogue]` and `[worker]`: who paints, and how many at once."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.sections.part import Part, secret_of


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
        return secret_of("", self.keys_secret_file, "catalogue.keys_secret_file")


class WorkerSettings(Part):
    places: int = Field(default=16, ge=1)
    per_provider: int = Field(default=5, ge=1)
    dead_after_s: float = Field(default=30.0, ge=2)
    deadline_s: float = Field(default=120.0, gt=0)
    on_unknown: Literal["fail", "retry_once"] = "fail"

"""The sections `[embedded]`, `[catalogue]` and `[worker]`: who paints, and how many at once."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from bot.sections.part import Part, secret_of
from core.checked import AtLeastOne, Natural, NotNegative, Positive
from core.secret import Secret


class EmbeddedSettings(Part, frozen=True, kw_only=True):
    price: Natural = 1
    step_s: NotNegative = 0.15
    side_px: Annotated[int, Meta(ge=64, le=4096)] = 1024
    side_px_max: Annotated[int, Meta(ge=64, le=4096)] = 2048


class CatalogueSettings(Part, frozen=True, kw_only=True):
    files: list[Path] = []
    model: str = ""
    by_complexity: bool = True
    fallback: bool = True
    keys_secret_file: str = ""

    def sealing_secret(self) -> str:
        """What seals the servers' own keys, from its file; "" where none is named."""
        return secret_of(Secret(), self.keys_secret_file, "catalogue.keys_secret_file")


class WorkerSettings(Part, frozen=True, kw_only=True):
    places: AtLeastOne = 16
    per_provider: AtLeastOne = 5
    dead_after_s: Annotated[float, Meta(ge=2)] = 30.0
    deadline_s: Positive = 120.0
    on_unknown: Literal["fail", "retry_once"] = "fail"

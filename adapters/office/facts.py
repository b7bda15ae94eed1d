"""What the pages show besides the figures of the store: what the catalogue and the settings say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What the catalogue says of a model that is offered."""

    id: str
    name: str
    provider: str
    prices: Sequence[tuple[str, int, float]] = field(default=())
    operations: Sequence[str] = ()
    retires_on: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingInForce:
    """A setting as it is in force; a secret's ``value`` says only whether there is one."""

    section: str
    key: str
    value: str
    changed: bool

"""The models that are known, as data: what each can do, costs and takes, and until when it lives.

`models.toml` beside this file is shipped; the operator's own records are added or win by id.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from core.errors import ConfigError
from core.pictures import Operation

#: A model that ends within so many days is an operator's warning.
RETIRING_DAYS = 30


class Mask(StrEnum):
    """How a model takes the canonical mask (255 = repaint); see `core.providers.masks`."""

    TRANSPARENT = "transparent"  # repaint where alpha is 0
    WHITE = "white"  # repaint where white, as ours


class Trait(StrEnum):
    """What routing asks of a model beyond its operations."""

    SEED = "seed"  # the same seed paints the same picture
    NEGATIVE = "negative"  # takes a negative prompt
    TEXT = "text"  # writes readable text into pictures
    CANNY = "canny"  # keeps the outlines of a picture
    DEPTH = "depth"  # keeps the room and the pose of a picture
    THINKING = "thinking"  # plans before it paints
    DRAFT = "draft"  # quick and cheap
    QUALITY = "quality"  # the best its vendor has
    MASK_IS_HINT = "mask_is_hint"  # paints beyond the mask; we composite


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One picture: ``credits`` for the person, ``usd`` for the operator (0.0: free or unknown)."""

    credits: int
    usd: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """US dollars per million tokens, for models billed by usage."""

    text_in: float = 0.0
    image_in: float = 0.0
    image_out: float = 0.0
    text_out: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One record. ``id`` is ours, ``wire`` the provider's; empty tuples mean "any".

    ``prices`` by resolution ("1K", "2K", "4K"; "" where the model knows none). ``seconds`` to
    ``seconds_max`` is how long a picture usually takes. ``prompt_max`` in characters.
    ``references_max``: pictures it can start from. ``resolution_default`` holds where the model has
    that resolution, else its first; ``side_default`` is its side in pixels where it is not the
    usual one. Edges and pixels bound free sizes; ``sizes`` are
    the only ones where there are some. ``inputs`` maps our fields to the names of a model whose
    provider hosts many (Replicate, fal), ``fixed`` are sent along as they are. ``best_for`` names a
    phrase. ``retires_on`` is the first day without it.
    """

    id: str
    provider: str
    wire: str
    name: str
    operations: frozenset[Operation]
    prices: Mapping[str, Price]
    aliases: tuple[str, ...] = ()
    best_for: str = ""
    seconds: float = 20.0
    seconds_max: float = 60.0
    prompt_max: int = 4000
    references_max: int = 0
    resolution_default: str = "2K"
    side_default: int = 0
    ratios: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    ratio_max: float = 8.0
    edge_multiple: int = 16
    edge_min: int = 64
    edge_max: int = 2048
    pixels_min: int = 0
    pixels_max: int = 0
    mask: Mask | None = None
    traits: frozenset[Trait] = frozenset()
    rates: Rates | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    suffix: str = ""
    retires_on: date | None = None
    successor: str | None = None
    source: str = ""

    @property
    def resolutions(self) -> tuple[str, ...]:
        return tuple(name for name in self.prices if name)

    def price(self, resolution: str | None) -> Price:
        """Of that resolution; of the model's only or first one where it has no such."""
        return self.prices.get(resolution or "") or next(iter(self.prices.values()))

    def cost_micros(self, resolution: str | None) -> int:
        return round(self.price(resolution).usd * 1_000_000)

    def retired(self, today: date) -> bool:
        return self.retires_on is not None and self.retires_on <= today


class Catalogue:
    """Records by id. Names people say are found by `named`."""

    def __init__(self, models: Iterable[Model]) -> None:
        self._models = {model.id: model for model in models}
        #: What `named` looks up: asked for every request, so made once.
        self._ids: dict[str, list[Model]] = {}
        self._aliases: dict[str, list[Model]] = {}
        for model in self._models.values():
            by_id = plain(model.id)
            self._ids.setdefault(by_id, []).append(model)
            for name in {plain(alias) for alias in (model.name, model.wire, *model.aliases)} - {by_id}:
                self._aliases.setdefault(name, []).append(model)

    def __iter__(self) -> Iterator[Model]:
        return iter(self._models.values())

    def __getitem__(self, id: str) -> Model:
        return self._models[id]

    def get(self, id: str) -> Model | None:
        return self._models.get(id)

    def of(self, provider: str) -> dict[str, Model]:
        """The models of one provider, retired ones too: a job may have been queued before."""
        return {model.id: model for model in self._models.values() if model.provider == provider}

    def named(self, words: str) -> list[Model]:
        """Every record that goes by these words: by id first, then by alias, in the file's order."""
        said = plain(words)
        return [*self._ids.get(said, ()), *self._aliases.get(said, ())]

    def retiring(self, today: date) -> list[Model]:
        """Records that end within `RETIRING_DAYS`, to warn the operator of."""
        last = today + timedelta(days=RETIRING_DAYS)
        return [m for m in self if m.retires_on is not None and today < m.retires_on <= last]

    def with_provider(self, vendor: str, provider: str) -> list[Model]:
        """The records of a vendor under another section's name (a second account, a local server)."""
        return [
            replace(model, id=f"{provider}/{model.id}", provider=provider)
            for model in self.of(vendor).values()
        ]


#: What does not tell one name from another.
_UNSAID = re.compile(r"[^\w./]|_")


def plain(words: str) -> str:
    """ "Nano Banana", "nano-banana" and "nanobanana" are one name."""
    return _UNSAID.sub("", words.casefold())


def load_catalogue(own: Iterable[Path] = ()) -> Catalogue:
    """The shipped records, then the operator's; raises `ConfigError` naming record and key.

    A record of the operator's may be ``like`` any above it, ours included.
    """
    texts = {"models.toml": resources.files("core.providers").joinpath("models.toml").read_text("utf-8")}
    for path in own:
        try:
            texts[str(path)] = path.read_text(encoding="utf-8")
        except OSError:
            raise ConfigError(str(path), "the file cannot be read") from None
    return _catalogue(tuple(texts.items()))


@cache
def _catalogue(texts: tuple[tuple[str, str], ...]) -> Catalogue:
    """Several rooms want the same one, and a hundred records take a while to read."""
    whole: dict[str, dict[str, Any]] = {}
    models: dict[str, Model] = {}
    for where, text in texts:
        models |= {model.id: model for model in parse(text, where, whole)}
    return Catalogue(models.values())


def parse(text: str, where: str, above: dict[str, dict[str, Any]] | None = None) -> list[Model]:
    """The records of one file; ``above`` are raw ones before it by id, and gets those of this file."""
    above = {} if above is None else above
    try:
        records = tomllib.loads(text).get("model", [])
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(where, f"not TOML: {error}") from None
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        id = str(record.get("id"))
        found[id] = above[id] = _inherited(record, above, where)
    return [_record(record, where) for record in found.values()]


def _inherited(
    record: dict[str, Any], before: Mapping[str, dict[str, Any]], where: str
) -> dict[str, Any]:
    """``like`` takes over a record above, but neither what it is called nor when it ends."""
    like = record.get("like")
    if like is None:
        return record
    if like not in before:
        raise ConfigError(f"{where}: {record.get('id', '?')}", f"no record {like} above to be like")
    own = {key: value for key, value in record.items() if key != "like"}
    return {key: v for key, v in before[like].items() if key not in _NOT_INHERITED} | own


_NOT_INHERITED = {"aliases", "retires_on", "successor"}
_KNOWN = {known.name for known in fields(Model)}


def _record(raw: dict[str, Any], where: str) -> Model:
    name = f"{where}: {raw.get('id', '?')}"
    if unknown := set(raw) - _KNOWN:
        raise ConfigError(name, f"unknown key {min(unknown)}")
    try:
        return Model(
            **{
                **raw,
                "operations": frozenset(Operation(o) for o in raw["operations"]),
                "prices": {key: Price(**price) for key, price in raw["prices"].items()},
                "mask": Mask(raw["mask"]) if "mask" in raw else None,
                "traits": frozenset(Trait(t) for t in raw.get("traits", ())),
                "rates": Rates(**raw["rates"]) if "rates" in raw else None,
                **_tuples(raw),
            }
        )
    except KeyError as error:
        raise ConfigError(name, f"{error.args[0]} is missing") from None
    except (TypeError, ValueError) as error:
        raise ConfigError(name, str(error)) from None


def _tuples(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(raw[key]) for key in ("aliases", "ratios", "sizes") if key in raw}

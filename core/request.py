"""What a job was asked to do, as it is kept in its row: ids and words, never bytes."""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from core.pictures import Operation
from core.plain import fields_of, to_json

#: Requests kept at hand as they were read: a job's row is looked at some ten times in its life.
KEPT_MAX = 1_000


#: What is kept of an upload that was hidden where it was shown, in place of a request.
HIDDEN = '{"sensitive": true}'

#: `JobRequest.picked` where nothing was said of a photo that somebody sent.
PHOTO = "photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRequest:
    """``asked`` is the text as typed, ``prompt`` as refined. ``sources`` are picture ids.

    ``added`` is said to the painter after the prompt (style guidance, quality words) and is not part of
    the picture's own prompt. ``price_each`` in credits, ``cost_each_micros`` what it will probably cost
    the operator; ``taken`` is what came from the conversation,
    ``sticky_style`` a style that came from the thread's settings, ``best_model`` who could paint it
    better. ``notice`` names a phrase for something that was mapped on the way, ``facts`` fill it.
    """

    operation: Operation
    asked: str
    prompt: str
    model: str
    width: int
    height: int
    seed: int
    price_each: int
    cost_each_micros: int = 0
    instruction: str = ""
    negative: str = ""
    count: int = 1
    style: str | None = None
    aspect_ratio: str | None = None
    resolution: str | None = None
    factor: int = 2
    margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    mask: str | None = None
    sources: tuple[str, ...] = ()
    parent: str | None = None
    subject: str = ""
    keep: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    sticky_style: str = ""
    best_model: str = ""
    #: The seed was asked for by the person, not drawn by us.
    seeded: bool = False
    #: Names a phrase of `/why` that says how the model was chosen.
    reason: str = ""
    #: Credits a picture less than what the usual model would have cost.
    saved_each: int = 0
    notice: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    #: Hidden behind a spoiler wherever age is not asked for.
    sensitive: bool = False
    #: See `Incoming`: what people read in the place of ``asked``.
    picked: str = ""
    #: See `PaintRequest`.
    tolerance: int | None = None

    @property
    def painted(self) -> str:
        """All the words that the painter gets."""
        return ", ".join((self.prompt, *self.added))

    def to_json(self) -> str:
        return to_json(self)

    @staticmethod
    def from_json(text: str) -> "JobRequest":
        return _read(text)

    def fingerprint(self) -> str:
        """The same for the same wish, whatever its seed: a double click asks for one picture."""
        same = {**fields_of(self), "seed": 0}
        return hashlib.sha256(msgspec.json.encode(same, order="sorted")).hexdigest()[:24]


@lru_cache(KEPT_MAX)
def _read(text: str) -> JobRequest:
    fields = msgspec.json.decode(text)
    for name in ("sources", "keep", "change", "taken", "margins", "added"):
        fields[name] = tuple(fields.get(name, ()))
    fields["operation"] = Operation(fields["operation"])
    return JobRequest(**fields)

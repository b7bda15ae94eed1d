"""What a job was asked to do, as it is kept in its row: ids and words, never bytes."""

import json
from dataclasses import asdict, dataclass, field

from core.pictures import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRequest:
    """``asked`` is the text as typed, ``prompt`` as refined. ``sources`` are picture ids.

    ``price_each`` in credits; ``notice`` names a phrase for something that was mapped on the way.
    """

    operation: Operation
    asked: str
    prompt: str
    model: str
    width: int
    height: int
    seed: int
    price_each: int
    instruction: str = ""
    negative: str = ""
    count: int = 1
    style: str | None = None
    aspect_ratio: str | None = None
    resolution: str | None = None
    factor: int = 2
    sources: tuple[str, ...] = ()
    parent: str | None = None
    subject: str = ""
    keep: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    notice: str = ""
    facts: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "JobRequest":
        fields = json.loads(text)
        for name in ("sources", "keep", "change"):
            fields[name] = tuple(fields[name])
        fields["operation"] = Operation(fields["operation"])
        return cls(**fields)

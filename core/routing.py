"""Which model paints a request, how large and at what price."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from core.errors import Refusal, RefusalCode
from core.pictures import Operation, PaintParams, Size

#: Ratios people say in words.
WORDS = {"portrait": "3:4", "landscape": "4:3", "square": "1:1"}
RESOLUTIONS = {"hd": 1280, "1k": 1024, "2k": 2048, "4k": 4096}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    provider: str
    model: str
    size: Size
    price_each: int
    notice: str = ""


class Router(Protocol):
    def choose(self, operation: Operation, params: PaintParams, source: Size | None) -> Choice:
        """Raises `Refusal` (unknown_model, unsupported) before anything is charged."""
        ...

    def models(self) -> Sequence[dict[str, int | str]]:
        """What can be asked for: each with ``model``, ``credits``, ``seconds``, ``resolution``."""
        ...


class EmbeddedRouter:
    """Everything goes to the embedded painter: the default without keys."""

    def __init__(self, *, side_px: int = 1024, side_px_max: int = 2048, price: int = 1) -> None:
        self._side_px = side_px
        self._side_px_max = side_px_max
        self._price = price

    def choose(self, operation: Operation, params: PaintParams, source: Size | None) -> Choice:
        if params.model and params.model not in ("embedded", "local"):
            raise Refusal(RefusalCode.UNKNOWN_MODEL, asked=params.model, known="embedded")
        size = self._size(operation, params, source)
        return Choice(provider="embedded", model="embedded", size=size, price_each=self._price)

    def models(self) -> Sequence[dict[str, int | str]]:
        return [
            {"model": "embedded", "credits": self._price, "seconds": 2, "note": "demo",
             "resolution": f"{self._side_px_max}px"}
        ]  # fmt: skip

    def _size(self, operation: Operation, params: PaintParams, source: Size | None) -> Size:
        if source is not None and operation is Operation.UPSCALE:
            return bounded(source, params.factor or 2, self._side_px_max)
        if source is not None and params.aspect_ratio is None:
            return bounded(source, 1, self._side_px_max)
        side = min(side_of(params.resolution) or self._side_px, self._side_px_max)
        return shape(params.aspect_ratio or "1:1", side, self._side_px_max)


def side_of(resolution: str | None) -> int | None:
    """The side of a square of that many pixels: "2k", "hd", "1536x1024"; None if unknown."""
    if resolution is None:
        return None
    text = resolution.lower().strip()
    width, _, height = text.partition("x")
    if width.isdigit() and height.isdigit():
        return int(sqrt(int(width) * int(height)))
    return RESOLUTIONS.get(text)


def shape(aspect_ratio: str, side: int, side_max: int) -> Size:
    """About ``side`` squared pixels in that ratio, both edges multiples of 16."""
    left, _, right = WORDS.get(aspect_ratio, aspect_ratio).partition(":")
    try:
        ratio = max(1 / 8, min(8.0, float(left) / float(right)))
    except (ValueError, ZeroDivisionError):
        ratio = 1.0
    exact = Size(width=int(side * sqrt(ratio)), height=int(side / sqrt(ratio)))
    return bounded(exact, 1, side_max)


def bounded(size: Size, factor: int, side_max: int) -> Size:
    scale = min(float(factor), side_max / max(size.width, size.height))
    return Size(width=_sixteen(size.width * scale), height=_sixteen(size.height * scale))


def _sixteen(edge: float) -> int:
    return max(16, round(edge / 16) * 16)

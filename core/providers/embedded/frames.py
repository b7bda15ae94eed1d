"""The picture's measures, and chance that belongs to places: what is added later moves nothing.

Measures are in thousandths of the picture's short side, from the top left.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

#: The short side of every picture.
UNIT = 1000.0
#: Where the ground begins, in parts of the height.
HORIZON = 0.62
#: Where nothing stands and everything floats.
FLOATING_GROUNDS = frozenset({"space", "deep", "clouds"})
INSIDE_GROUNDS = frozenset({"room", "cave"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The picture's measures in units, whatever its pixels.

    ``columns`` and ``rows`` number the tiles of its size that are seen: the picture itself is 0, 0, and an
    extended picture sees its neighbours.
    """

    width: float
    height: float
    columns: tuple[int, ...] = (0,)
    rows: tuple[int, ...] = (0,)

    def showing(self, view: tuple[float, float, float, float]) -> "Frame":
        x, y, width, height = view
        return replace(
            self,
            columns=tuple(range(floor(x / self.width), ceil((x + width) / self.width))),
            rows=tuple(range(floor(y / self.height), ceil((y + height) / self.height))),
        )

    @property
    def left(self) -> float:
        return self.columns[0] * self.width

    @property
    def right(self) -> float:
        return (self.columns[-1] + 1) * self.width

    @property
    def across(self) -> float:
        return self.right - self.left

    @property
    def top(self) -> float:
        return self.rows[0] * self.height

    @property
    def bottom(self) -> float:
        return (self.rows[-1] + 1) * self.height

    @property
    def horizon(self) -> float:
        return self.height * HORIZON


def frame_of(width: int, height: int) -> Frame:
    short = min(width, height)
    return Frame(width=UNIT * width / short, height=UNIT * height / short)


def lot(seed: int, *names: object) -> random.Random:
    """Chance that belongs to these names only."""
    return random.Random(f"{seed}/" + "/".join(str(name) for name in names))


def scattered(
    frame: Frame, seed: int, name: str, count: int
) -> Iterator[tuple[random.Random, float, float]]:
    """Points over all tiles, each with its chance: the same ones whatever else is seen."""
    for column in frame.columns:
        for row in frame.rows:
            chance = lot(seed, name, column, row)
            for _ in range(count):
                yield (
                    chance,
                    (column + chance.random()) * frame.width,
                    (row + chance.random()) * frame.height,
                )


def strewn(
    frame: Frame, seed: int, name: str, count: int, low: float, high: float
) -> Iterator[tuple[random.Random, float, float]]:
    """Points in one band between two heights, across all columns; ``low`` and ``high`` in parts of the height."""
    for column in frame.columns:
        chance = lot(seed, name, column)
        for _ in range(count):
            yield (
                chance,
                (column + chance.random()) * frame.width,
                chance.uniform(low, high) * frame.height,
            )

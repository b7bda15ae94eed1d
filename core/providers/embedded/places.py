"""A figure at its place in the picture."""

from dataclasses import dataclass

from core.providers.embedded.figures import Figure
from core.providers.embedded.lexicon import traits
from core.providers.embedded.scene import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One figure in the picture: ``x`` of its middle, ``y`` of its foot, ``height``; larger ``depth`` is nearer."""

    thing: Thing
    figure: Figure
    index: int
    x: float
    y: float
    height: float
    depth: float
    high: bool = False
    mirrored: bool = False

    @property
    def width(self) -> float:
        return self.height * self.figure.width / self.figure.height

    @property
    def top(self) -> float:
        return self.y - self.height


def height_of(thing: Thing, *, alone: bool) -> float:
    """Height in units of one figure of its kind."""
    kind = traits(thing.name)
    base = 560.0 if "big" in kind else 230.0 if "small" in kind else 400.0
    if alone and "small" in kind:
        base *= 1.5
    crowd = {1: 1.0, 2: 0.82, 3: 0.7, 4: 0.62, 5: 0.56, 6: 0.52}.get(
        thing.count, 0.4 if thing.count < 13 else 0.34
    )
    return base * crowd * thing.scale * (1.1 if alone and thing.count == 1 else 1.0)

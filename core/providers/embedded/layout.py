"""Where things stand. Every place depends on the seed and the thing alone, so that what is added moves nothing.

Measures are in thousandths of the picture's short side, from the top left.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

from core.providers.embedded.figures import Figure, figure_of
from core.providers.embedded.lexicon import traits
from core.providers.embedded.scene import Scene, Thing

#: The short side of every picture.
UNIT = 1000.0
HORIZON = 0.62
#: Where the first, second, third … kind of thing stands, in parts of the width.
ANCHORS = (0.5, 0.2, 0.8, 0.35, 0.66, 0.08, 0.92, 0.5)
HIGH_ANCHORS = (0.76, 0.26, 0.9, 0.12, 0.5)
FLOATING_GROUNDS = frozenset({"space", "deep", "clouds"})
INSIDE_GROUNDS = frozenset({"room", "cave"})
#: How far from its foot to its top one sits on a thing.
SEATS = {"horse": 0.7, "sailboat": 0.18, "canoe": 0.35, "chair": 0.5, "couch and lamp": 0.42, "bed": 0.5, "table": 0.68,
         "skateboard": 0.3, "full moon": 0.97, "mountain": 0.9, "castle": 0.95, "house": 0.88, "motorcycle": 0.6,
         "bicycle": 0.6, "elephant": 0.85, "magic carpet": 0.9, "passenger ship": 0.6}  # fmt: skip


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


def places(scene: Scene, frame: Frame, seed: int) -> list[Place]:
    """All figures, from the back to the front."""
    free = [thing for thing in scene.things if not thing.relation or scene.thing(thing.to) is None]
    low = [thing for thing in free if not _high(thing, scene)]
    high = [thing for thing in free if _high(thing, scene)]
    placed: list[Place] = []
    for rank, thing in enumerate(low):
        placed += _group(thing, scene, frame, seed, rank, alone=len(low) == 1)
    for rank, thing in enumerate(high):
        placed += _flock(thing, scene, frame, seed, rank, alone=not low)
    waiting = [thing for thing in scene.things if thing not in free]
    for thing in _after_owners(waiting):
        placed = _related(thing, placed, scene, frame, seed)
    return sorted(placed, key=lambda place: place.depth)


def _high(thing: Thing, scene: Scene) -> bool:
    return "sky" in traits(thing.name) and scene.ground not in INSIDE_GROUNDS


def _size(thing: Thing, *, alone: bool) -> float:
    """Height in units of one figure of its kind."""
    kind = traits(thing.name)
    base = 560.0 if "big" in kind else 230.0 if "small" in kind else 400.0
    if alone and "small" in kind:
        base *= 1.5
    crowd = {1: 1.0, 2: 0.82, 3: 0.7, 4: 0.62, 5: 0.56, 6: 0.52}.get(
        thing.count, 0.4 if thing.count < 13 else 0.34
    )
    return base * crowd * thing.scale * (1.1 if alone and thing.count == 1 else 1.0)


def _group(
    thing: Thing, scene: Scene, frame: Frame, seed: int, rank: int, *, alone: bool
) -> list[Place]:
    """All of one kind, beside each other, or in rows when they are many."""
    chance = lot(seed, thing.name)
    height = _size(thing, alone=alone or (rank == 0 and "small" not in traits(thing.name)))
    anchor = ANCHORS[rank % len(ANCHORS)] + chance.uniform(-0.05, 0.05)
    foot = _foot(thing, scene, frame, rank, chance)
    figure = figure_of(thing)
    ratio = figure.width / figure.height
    height = min(
        height * (1.0 if rank == 0 else 0.85), frame.width * 0.92 / (ratio * min(thing.count, 6) * 1.06)
    )
    width = height * ratio
    if thing.count > 6:
        return _rows(thing, figure, frame, height, chance)
    span = min(frame.width * 0.84 - width, (thing.count - 1) * width * 1.12)
    middle = max(
        span / 2 + width * 0.55, min(frame.width - span / 2 - width * 0.55, anchor * frame.width)
    )
    made = []
    for index in range(thing.count):
        share = index / max(1, thing.count - 1) - 0.5 if thing.count > 1 else 0.0
        drop = chance.uniform(-0.02, 0.035) * frame.height if thing.count > 1 else 0.0
        made.append(
            Place(
                thing=thing,
                figure=figure,
                index=index,
                x=middle + share * span,
                y=foot + drop,
                height=height,
                depth=foot + drop + index * 0.01,
                mirrored=_mirrored(index, thing.count, chance),
            )
        )
    return made


def _foot(thing: Thing, scene: Scene, frame: Frame, rank: int, chance: random.Random) -> float:
    kind = traits(thing.name)
    if scene.ground in FLOATING_GROUNDS:
        return frame.height * (0.72 if rank == 0 else chance.uniform(0.45, 0.85))
    if scene.ground == "sea" and kind & {"float", "swim"}:
        return frame.height * (0.8 if rank == 0 else chance.uniform(0.72, 0.82))
    if "big" in kind:
        return frame.height * chance.uniform(0.74, 0.78)
    if rank == 0:
        return frame.height * chance.uniform(0.85, 0.88)
    return frame.height * chance.uniform(0.78, 0.92)


def _mirrored(index: int, count: int, chance: random.Random) -> bool:
    return count > 1 and (index % 2 == 1 if count == 2 else chance.random() < 0.4)


def _rows(
    thing: Thing, figure: Figure, frame: Frame, height: float, chance: random.Random
) -> list[Place]:
    """A field of them, smaller towards the horizon."""
    rows = 2 if thing.count <= 10 else 3
    made: list[Place] = []
    for index in range(thing.count):
        row = index % rows
        near = (row + 1) / rows
        across = thing.count // rows + (1 if row < thing.count % rows else 0)
        share = (index // rows + 0.3 + 0.4 * (row % 2)) / max(1, across)
        foot = frame.height * (0.68 + 0.26 * near) + chance.uniform(-8, 8)
        x = frame.width * (0.04 + 0.92 * share) + chance.uniform(-20, 20)
        made.append(
            Place(thing=thing, figure=figure, index=index, x=x, y=foot, height=height * (0.55 + 0.45 * near), depth=foot,
                  mirrored=chance.random() < 0.3)
        )  # fmt: skip
    return made


def _flock(
    thing: Thing, scene: Scene, frame: Frame, seed: int, rank: int, *, alone: bool
) -> list[Place]:
    """What hangs or flies in the sky."""
    chance = lot(seed, thing.name)
    floor = 0.5 if scene.ground in FLOATING_GROUNDS else 0.26
    height = _size(thing, alone=alone) * (0.85 if alone else 0.52)
    if "big" not in traits(thing.name) and not alone:
        height = max(height, 105 * thing.scale)
    figure = figure_of(thing)
    anchor = HIGH_ANCHORS[rank % len(HIGH_ANCHORS)] if not alone else 0.5
    centre = floor * frame.height if not alone else 0.4 * frame.height
    made = []
    for index in range(thing.count):
        spread = (index + 0.5) / thing.count - 0.5
        x = (
            frame.width * (anchor + chance.uniform(-0.05, 0.05))
            if thing.count == 1
            else frame.width * (0.5 + 0.84 * spread)
        )
        y = centre + (chance.uniform(-0.5, 0.5) * frame.height * 0.16 if thing.count > 1 else 0)
        x = max(height * 0.55, min(frame.width - height * 0.55, x))
        made.append(
            Place(thing=thing, figure=figure, index=index, x=x, y=max(height * 1.05, y + height / 2), height=height,
                  depth=-1000.0 + index, high=True, mirrored=_mirrored(index, thing.count, chance))
        )  # fmt: skip
    return made


def _after_owners(things: Iterable[Thing]) -> list[Thing]:
    """Those that stand to another waiting thing come after it."""
    waiting = list(things)
    names = {thing.name for thing in waiting}
    return sorted(waiting, key=lambda thing: thing.to in names)


def _related(thing: Thing, placed: list[Place], scene: Scene, frame: Frame, seed: int) -> list[Place]:
    owners = [place for place in placed if place.thing.name == thing.to]
    if not owners:
        return placed + _group(thing, scene, frame, seed, len(placed), alone=False)
    if thing.relation in ("worn", "eyes", "neck", "held"):
        return placed + [_carried(thing, owner, n) for n, owner in enumerate(owners[: _carriers(thing)])]
    owner = owners[0]
    size = _size(thing, alone=False)
    if thing.relation in ("on", "in", "under"):
        grown = _grown(owner, size, thing.relation)
        placed = [grown if place is owner else place for place in placed]
        owner = grown
    already = sum(
        place.thing.to == thing.to and place.thing.relation == thing.relation for place in placed
    )
    made = [_beside(thing, owner, n, size, frame) for n in range(thing.count)]
    return placed + [replace(place, x=place.x + _room(already) * owner.width) for place in made]


def _room(already: int) -> float:
    """Whoever comes later sits a little to the side."""
    return (0.0, 0.27, -0.27, 0.4, -0.4)[already % 5]


def _carriers(thing: Thing) -> int:
    """Everybody has one when it was said in the plural."""
    return 99 if thing.count > 1 else 1


def _carried(thing: Thing, owner: Place, index: int) -> Place:
    """A hat on the head, glasses before the eyes, a balloon at the side."""
    head = owner.figure.head
    unit = owner.height / owner.figure.height
    head_x = owner.x + (head.x - owner.figure.width / 2) * unit * (-1 if owner.mirrored else 1)
    head_top = owner.top + head.top * unit
    figure = figure_of(thing)
    width = (
        head.width
        * unit
        * {"worn": 0.72, "eyes": 0.78, "neck": 0.72, "held": 0.9}[thing.relation]
        * thing.scale
    )
    height = width * figure.height / figure.width
    x, y = head_x, head_top + head.width * unit * 0.22
    if thing.relation == "eyes":
        y = head_top + head.height * unit * 0.52 + height / 2
    elif thing.relation == "neck":
        y = head_top + head.height * unit * 1.02 + height / 2
    elif thing.relation == "held":
        high = thing.name in ("balloon", "umbrella", "kite")
        x = owner.x + owner.width * 0.5
        y = owner.y - owner.height * (0.5 if high else 0.12)
        height = max(height, owner.height * 0.45)
    return Place(thing=thing, figure=figure, index=index, x=x, y=y, height=height, depth=owner.depth + 0.005,
                 high=owner.high)  # fmt: skip


def _grown(owner: Place, size: float, relation: str) -> Place:
    """What one sits on or stands under is large enough for it."""
    wanted = size * {"on": 0.95, "in": 1.0, "under": 1.5}[relation]
    return replace(owner, height=max(owner.height, min(wanted, 720.0)))


def _beside(thing: Thing, owner: Place, index: int, size: float, frame: Frame) -> Place:
    """One thing as it stands to another."""
    figure = figure_of(thing)
    width = size * figure.width / figure.height
    shift = (index - (thing.count - 1) / 2) * width * 0.9
    x, y, depth, high = owner.x + shift, owner.y, owner.depth + 0.5, owner.high
    seat = SEATS.get(owner.thing.name, 0.8)
    match thing.relation:
        case "on":
            y = owner.y - owner.height * seat
        case "in":
            y, depth = owner.y - owner.height * 0.38, owner.depth - 0.5
        case "under":
            y, x = owner.y + size * 0.05, x + owner.width * 0.1
        case "over":
            y, high = owner.top - size * 0.1, True
            y = max(size * 1.05, y)
        case "behind":
            y, x, depth = owner.y - size * 0.08, x + owner.width * 0.3, owner.depth - 1
        case "before":
            y, x = owner.y + size * 0.14, x - owner.width * 0.2
        case _:
            side = 1 if owner.x < frame.width * 0.62 else -1
            x = owner.x + side * ((owner.width + width) / 2 + abs(shift) + 15)
    fitting = max(90.0, min(size, y - 15))
    width, size = width * fitting / size, fitting
    x = max(width * 0.52, min(frame.width - width * 0.52, x))
    return Place(thing=thing, figure=figure, index=index, x=x, y=y, height=size, depth=depth, high=high)

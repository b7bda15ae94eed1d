"""Where things stand. Each place depends on the seed and the thing alone, so that what is added moves nothing."""

import random
from collections.abc import Iterable

from core.providers.embedded.figures import Figure, figure_of
from core.providers.embedded.frames import FLOATING_GROUNDS, INSIDE_GROUNDS, Frame, lot
from core.providers.embedded.lexicon import traits
from core.providers.embedded.places import Place, height_of
from core.providers.embedded.relating import related
from core.providers.embedded.scene import Scene, Thing

#: Where the first, second, third … kind of thing stands, in parts of the width.
ANCHORS = (0.5, 0.2, 0.8, 0.35, 0.66, 0.08, 0.92, 0.5)
HIGH_ANCHORS = (0.76, 0.26, 0.9, 0.12, 0.5)


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
        owners = [place for place in placed if place.thing.name == thing.to]
        if owners:
            placed = related(thing, owners, placed, frame)
        else:
            placed += _group(thing, scene, frame, seed, len(placed), alone=False)
    return sorted(placed, key=lambda place: place.depth)


def _high(thing: Thing, scene: Scene) -> bool:
    return "sky" in traits(thing.name) and scene.ground not in INSIDE_GROUNDS


def _group(
    thing: Thing, scene: Scene, frame: Frame, seed: int, rank: int, *, alone: bool
) -> list[Place]:
    """All of one kind, beside each other, or in rows when they are many."""
    chance = lot(seed, thing.name)
    height = height_of(thing, alone=alone or (rank == 0 and "small" not in traits(thing.name)))
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
    height = height_of(thing, alone=alone) * (0.85 if alone else 0.52)
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

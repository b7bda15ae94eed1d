"""How things stand to each other: on, in and under something, worn by it, held by it, beside it."""

from dataclasses import replace

from core.providers.embedded.figures import figure_of
from core.providers.embedded.frames import Frame
from core.providers.embedded.places import Place, height_of
from core.providers.embedded.scene import Thing

#: How far from its foot to its top one sits on a thing.
SEATS = {"horse": 0.7, "sailboat": 0.18, "canoe": 0.35, "chair": 0.5, "couch and lamp": 0.42, "bed": 0.5, "table": 0.68,
         "skateboard": 0.3, "full moon": 0.97, "mountain": 0.9, "castle": 0.95, "house": 0.88, "motorcycle": 0.6,
         "bicycle": 0.6, "elephant": 0.85, "magic carpet": 0.9, "passenger ship": 0.6}  # fmt: skip


def related(thing: Thing, owners: list[Place], placed: list[Place], frame: Frame) -> list[Place]:
    """All places with the thing put where it stands to its ``owners``, which are among ``placed``."""
    if thing.relation in ("worn", "eyes", "neck", "held"):
        return placed + [_carried(thing, owner, n) for n, owner in enumerate(owners[: _carriers(thing)])]
    owner = owners[0]
    size = height_of(thing, alone=False)
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

"""What is in a picture: values only, made by `reading` and drawn by `drawing`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something nameable. ``name`` is the glyph set's own; ``sign`` is the word where it has none.

    ``relation`` is how it stands to the thing called ``to`` ("on", "in", "under" …), both empty if it does not.
    """

    name: str
    count: int = 1
    colour: str = ""
    scale: float = 1.0
    relation: str = ""
    to: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything a picture shows. Empty strings are "not said". Levels are steps, 0 is as painted."""

    things: tuple[Thing, ...] = ()
    ground: str = ""
    #: What rises behind the ground where that is something else ("a lake with mountains behind it").
    backdrop: str = ""
    ground_colour: str = ""
    sky_colour: str = ""
    time: str = ""
    weather: tuple[str, ...] = ()
    style: str = ""
    light: int = 0
    warmth: int = 0
    vividness: int = 0

    def thing(self, name: str) -> Thing | None:
        return next((thing for thing in self.things if thing.name == name), None)

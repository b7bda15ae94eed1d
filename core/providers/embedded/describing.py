"""Descriptions: "two red foxes under a tree, at night" put into a scene, word by word."""

from dataclasses import dataclass, replace
from itertools import takewhile

from core.providers.embedded.building import COUNT_MAX, LOOSE, SCALES, WEARING, SceneBuilder
from core.providers.embedded.lexicon import (
    ALSO_NOUNS,
    SPOKEN_NOUNS,
    Kind,
    Meaning,
    meaning_at,
    meanings_of,
    traits,
)
from core.providers.embedded.scene import Scene, Thing

#: A plural without a number.
MANY = 3


@dataclass(slots=True)
class Said:
    """What was said before a noun and belongs to it."""

    count: int = 0
    colour: str = ""
    scale: float = 1.0
    relation: str = ""
    more: bool = False


def describe(builder: SceneBuilder, words: list[str], *, more: bool = False) -> None:
    """Take up everything that the words name. ``more``: "another", "a second"."""
    said, start, first = Said(more=more), 0, ""
    last: list[str] = []
    while start < len(words):
        meaning, length = meaning_at(words, start, place=said.relation not in LOOSE)
        meaning = _as_noun(meaning, words, start + length)
        if meaning.kind is Kind.NOUN:
            first = first or meaning.value
            _noun(builder, meaning, said, last, first)
            last = [*last, meaning.value] if said.relation == "and" else [meaning.value]
        else:
            _take(builder, meaning, said, words[start + length :])
        if meaning.kind in (Kind.NOUN, Kind.GROUND, Kind.PART):
            said = Said(more=more)
        start += length


def _as_noun(meaning: Meaning, words: list[str], after: int) -> Meaning:
    """ "an orange" is a fruit and "an orange cat" is not; "a baby" is one, "a pencil sketch" is not."""
    thing = ALSO_NOUNS.get(meaning.value, "") if meaning.kind is Kind.COLOUR and after > 1 else ""
    if meaning.kind is Kind.SIZE or (
        meaning.kind is Kind.STYLE and words[:after][-2:-1] in (["a"], ["the"])
    ):
        thing = SPOKEN_NOUNS.get(words[after - 1], "")
    if not thing:
        return meaning
    follows = takewhile(lambda m: m.kind is not Kind.RELATION, meanings_of(words[after : after + 3]))
    if any(m.kind in (Kind.NOUN, Kind.PART, Kind.GROUND) for m in follows):
        return meaning
    return Meaning(kind=Kind.NOUN, value=thing)


def _take(builder: SceneBuilder, meaning: Meaning, said: Said, after: list[str]) -> None:
    """Let one meaning take effect, on the scene or on the noun that follows."""
    match meaning.kind:
        case Kind.NUMBER:
            said.count = int(meaning.value)
        case Kind.COLOUR:
            said.colour = said.colour or meaning.value
        case Kind.SIZE:
            said.scale = SCALES[meaning.value]
        case Kind.RELATION:
            said.relation, said.colour, said.count = meaning.value, "", 0
        case Kind.PART:
            builder.part(meaning.value, said.colour or _colour_first(after))
        case Kind.GROUND:
            builder.ground(meaning.value, said.colour)
        case Kind.TIME:
            builder.scene = replace(builder.scene, time=meaning.value)
        case Kind.STYLE:
            builder.scene = replace(builder.scene, style=meaning.value)
        case Kind.WEATHER:
            builder.weather(meaning.value)
        case Kind.LEVEL:
            builder.level(meaning.value)
        case _:
            pass


def _noun(builder: SceneBuilder, meaning: Meaning, said: Said, before: list[str], first: str) -> None:
    count = min(COUNT_MAX, said.count or (MANY if meaning.plural else 1))
    relation, to = _worn_by(meaning.value, said.relation, before, builder.scene)
    thing = Thing(
        name=meaning.value, count=count, colour=said.colour, scale=said.scale, relation=relation, to=to
    )  # fmt: skip
    builder.add(thing, counted=bool(said.count or meaning.plural), more=said.more)
    for name in before if not relation else ():
        builder.relate(name, said.relation, meaning.value, leads=name == first)


def _colour_first(words: list[str]) -> str:
    """ "sky purple", "sky in purple", "sky to purple": the colour behind, if it ends the clause."""
    rest = [m for m in meanings_of(words) if m.kind is not Kind.RELATION and m.value]
    return rest[0].value if len(rest) == 1 and rest[0].kind is Kind.COLOUR else ""


def _worn_by(name: str, said: str, before: list[str], scene: Scene) -> tuple[str, str]:
    """Hats are worn by whoever is there; what can be held is held by the one "with" it."""
    latest = scene.thing(before[-1]) if before else None
    worn = latest is not None and latest.relation in (*WEARING, "held")
    last = "" if latest is None else latest.to if worn else latest.name
    rider = next((thing.name for thing in scene.things if last and thing.to == last and not worn), last)
    owner = rider or (scene.things[0].name if scene.things else "")
    trait = next((trait for trait in WEARING if trait in traits(name)), "")
    if trait and owner and owner != name and said in (*LOOSE, "on", "in"):
        return trait, owner
    return ("held", last) if "held" in traits(name) and last and said == "with" else ("", "")

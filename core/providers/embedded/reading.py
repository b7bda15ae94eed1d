"""Words to a scene, clause by clause: what they name is in it, and what they order is done to it.

A clause either describes ("two red foxes under a tree") or orders ("remove the tree", "make the sky
purple", "replace the fox with a cat"). Orders work on what the clauses before them put there.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

from core.providers.embedded.lexicon import (
    ALSO_NOUNS,
    VAGUE,
    Kind,
    Meaning,
    known,
    meaning_at,
    traits,
    words_of,
)
from core.providers.embedded.scene import Scene, Thing

CLAUSE = re.compile(r"[,.;:!?\n，。；！？、]+|\bthen\b|\bbut\b")
#: Lettering is no description.
QUOTED = re.compile(r"[\"“„«][^\"“”»]*[\"”“»]")
KEEPING = re.compile(
    r"^(?:and )?(?:keep|keeping|leave|preserve|everything else|all else|the rest|otherwise|same)\b.*",
    re.I,
)
ASIDE = re.compile(
    r"^(?:and |now |please |also |only |just |can you |could you )+|^(?:show|draw|paint) (?:me |us )?|^(?:same|it|this|that) (?=in |at |with )",
    re.I,
)
REMOVE = re.compile(
    r"^(?:remove|delete|erase|get rid of|take (?:away|out|off)|without|no|minus|lose|drop|entferne|ohne|quita|sin|sans|enlève|senza|sem|без|убери) (.+)"
)
REPLACE = re.compile(r"^(?:replace|swap|exchange|substitute|ersetze) (.+?) (?:with|by|for|durch) (.+)")
INSTEAD = re.compile(r"^(?:with |use |put |have )?(.+?) instead of (.+)")
ALTER = re.compile(
    r"^(?:make|turn|change|transform|convert|paint|colou?r|recolou?r|set|mach|mache|haz|rends) "
    r"(?P<what>it|this|that|everything|the \w+(?: \w+)?|its \w+|his \w+|her \w+|their \w+|them|all|es|\w+)"
    r"(?: into| to| in)? (?P<how>.+)"
)
ADDING = r"^(?:and |now |please )*(?:add|put|place|insert|draw|include|with|give)\b"
WITHOUT = re.compile(r"\b(?:without|but no|ohne|sin|sans|senza|sem|без)\b (.+)")
MORE = re.compile(r"\b(?:another|second|third|one more|extra|additional|noch einen?|otro|otra)\b")
MANY = 3
COUNT_MAX = 24
LEVELS = {
    "darker": ("light", -1), "lighter": ("light", 1), "warmer": ("warmth", 1),
    "colder": ("warmth", -1), "vivid": ("vividness", 1), "muted": ("vividness", -1),
}  # fmt: skip
LEVEL_MAX = 4
#: Relations that say nothing about the place.
LOOSE = ("", "with", "and", "at")
BACKDROPS = frozenset({"mountains", "forest", "city", "autumn"})
#: How small things sit on their owner.
WEARING = ("worn", "eyes", "neck")
SCALES = {"big": 1.35, "small": 0.65}


def settled(scene: Scene) -> Scene:
    """The scene with a ground that suits its first thing, where none was named: boats are at sea."""
    if scene.ground or not scene.things:
        return scene
    first = traits(scene.things[0].name)
    fitting = {"float": "sea", "swim": "deep", "indoor": "room", "road": "road", "outer": "space"}
    return replace(
        scene, ground=next((ground for trait, ground in fitting.items() if trait in first), "")
    )


def scene_of(*texts: str, style: str | None = None, negative: str = "") -> Scene:
    """The scene that the texts name, each read after the one before."""
    reader = Reader()
    for text in texts:
        reader.read(text)
    reader.remove(negative)
    scene = reader.scene
    if not scene.things:
        scene = replace(scene, things=_signs(texts))
    if style and not scene.style:
        meaning = known(style.lower())
        named = meaning.value if meaning and meaning.kind is Kind.STYLE else ""
        scene = replace(scene, style=named)
    return scene


@dataclass(slots=True)
class Said:
    """What was said before a noun and belongs to it."""

    count: int = 0
    colour: str = ""
    scale: float = 1.0
    relation: str = ""
    more: bool = False


@dataclass(slots=True)
class Reader:
    """Reads one text after the other into ``scene``."""

    scene: Scene = field(default_factory=Scene)
    #: The first thing that the clause names.
    first: str = ""

    def read(self, text: str) -> None:
        for clause in CLAUSE.split(QUOTED.sub(" ", text).lower()):
            plain = ASIDE.sub("", " ".join(clause.split()))
            if plain and not KEEPING.match(plain):
                self._clause(plain)

    def remove(self, text: str) -> None:
        """Take out whatever the text names."""
        for meaning in _meanings(words_of(text)):
            self._without(meaning)

    def _clause(self, clause: str) -> None:
        if found := REMOVE.match(clause):
            self.remove(found.group(1))
        elif found := REPLACE.match(clause):
            self._replace(found.group(1), found.group(2))
        elif found := INSTEAD.match(clause):
            self._replace(found.group(2), found.group(1))
        elif found := ALTER.match(clause):
            self._alter(found.group("what"), found.group("how"))
        else:
            kept = WITHOUT.sub("", clause)
            self._describe(words_of(kept), more=bool(MORE.search(kept)))
            if found := WITHOUT.search(clause):
                self.remove(found.group(1))

    def _without(self, meaning: Meaning) -> None:
        scene = self.scene
        match meaning.kind:
            case Kind.NOUN:
                things = tuple(t for t in scene.things if not _same(t.name, meaning.value))
                self.scene = replace(scene, things=tuple(_let_go(t, meaning.value) for t in things))
            case Kind.WEATHER:
                self.scene = replace(
                    scene, weather=tuple(w for w in scene.weather if w != meaning.value)
                )
            case Kind.GROUND if meaning.value == scene.backdrop:
                self.scene = replace(scene, backdrop="")
            case Kind.GROUND if meaning.value == scene.ground:
                self.scene = replace(scene, ground=scene.backdrop, backdrop="")
            case Kind.STYLE:
                self.scene = replace(scene, style="")
            case _:
                pass

    def _replace(self, old: str, new: str) -> None:
        """The new thing takes the place, the count and the relation of the old one."""
        gone = next((m for m in _meanings(words_of(old)) if m.kind is Kind.NOUN), None)
        before = self._named(gone.value) if gone else None
        if gone is None or before is None:
            self.remove(old)
            self._describe(words_of(new))
            return
        fresh = Reader()
        fresh._describe(words_of(new))
        if not fresh.scene.things:
            self._describe(words_of(new))
            return
        first, *others = fresh.scene.things
        heir = replace(
            first, count=max(first.count, before.count), relation=before.relation, to=before.to
        )
        placed = [heir if t is before else _moved(t, before.name, heir.name) for t in self.scene.things]
        self.scene = replace(self.scene, things=(*placed, *others))

    def _alter(self, what: str, how: str) -> None:
        """ "make the fox blue", "change the sky to purple", "turn it into a watercolor"."""
        target = next(
            (m for m in _meanings(words_of(what)) if m.kind in (Kind.NOUN, Kind.PART, Kind.GROUND)), None
        )
        values = _meanings(words_of(how))
        noun = next((m for m in values if m.kind is Kind.NOUN), None)
        if (
            target is not None
            and target.kind is Kind.NOUN
            and noun is not None
            and self._named(target.value)
        ):
            self._replace(what, how)
        elif target is not None:
            self._colour_and_size(target, values)
            self._describe([word for word in words_of(how) if not _qualifies(word)])
        else:
            self._everything(values)
            self._describe(words_of(how))

    def _everything(self, values: list[Meaning]) -> None:
        """ "make it blue": the first thing, or else the sky."""
        if not self.scene.things or any(value.kind is Kind.NOUN for value in values):
            return
        first = Meaning(kind=Kind.NOUN, value=self.scene.things[0].name)
        self._colour_and_size(first, values)

    def _colour_and_size(self, target: Meaning, values: list[Meaning]) -> None:
        colour = next((m.value for m in values if m.kind is Kind.COLOUR), "")
        scale = next((SCALES[m.value] for m in values if m.kind is Kind.SIZE), 1.0)
        if target.kind is Kind.NOUN:
            thing = self._named(target.value)
            if thing is None and colour:
                self._put(Thing(name=target.value, colour=colour))
            elif thing is not None:
                grown = max(0.3, min(2.5, thing.scale * scale))
                self._swap(thing, replace(thing, colour=colour or thing.colour, scale=grown))
        elif colour:
            self._part(target.value if target.kind is Kind.PART else "ground", colour)

    def _part(self, part: str, colour: str) -> None:
        if part in ("sky", "backdrop"):
            self.scene = replace(self.scene, sky_colour=colour)
        if part in ("ground", "backdrop"):
            self.scene = replace(self.scene, ground_colour=colour)

    def _describe(self, words: list[str], *, more: bool = False) -> None:
        said, start = Said(more=more), 0
        last: list[str] = []
        while start < len(words):
            meaning, length = meaning_at(words, start, place=said.relation not in LOOSE)
            meaning = self._settled(meaning, words, start + length)
            name = self._take(meaning, said, words[start + length :], last)
            if name:
                self.first = name if not last else self.first
                last = [*last, name] if said.relation == "and" else [name]
                said = Said(more=more)
            elif meaning.kind in (Kind.GROUND, Kind.PART):
                said = Said(more=more)
            start += length

    def _settled(self, meaning: Meaning, words: list[str], after: int) -> Meaning:
        """ "an orange" is a fruit and "an orange cat" is not."""
        if meaning.kind is Kind.COLOUR and meaning.value in ALSO_NOUNS:
            follows = takewhile(
                lambda m: m.kind is not Kind.RELATION, _meanings(words[after : after + 3])
            )
            if not any(m.kind in (Kind.NOUN, Kind.PART, Kind.GROUND) for m in follows) and after > 1:
                return Meaning(kind=Kind.NOUN, value=ALSO_NOUNS[meaning.value])
        return meaning

    def _take(self, meaning: Meaning, said: Said, after: list[str], last: list[str]) -> str:
        """Let one meaning take effect; answers the name of the thing if it was one."""
        scene = self.scene
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
                self._part(meaning.value, said.colour or _colour_first(after))
            case Kind.GROUND:
                self._ground(meaning.value, said.colour)
            case Kind.TIME:
                self.scene = replace(scene, time=meaning.value)
            case Kind.STYLE:
                self.scene = replace(scene, style=meaning.value)
            case Kind.WEATHER:
                dark = scene.time or ("night" if meaning.value == "aurora" else "")
                self.scene = replace(scene, weather=_with(scene.weather, meaning.value), time=dark)
            case Kind.LEVEL:
                self._level(meaning.value)
            case Kind.NOUN:
                self._noun(meaning, said, last)
                return meaning.value
            case _:
                pass
        return ""

    def _ground(self, name: str, colour: str) -> None:
        """The newest ground wins, but mountains, woods and towns can also stand behind another."""
        scene = self.scene
        ground, backdrop = name, ""
        if scene.ground and name != scene.ground and (name in BACKDROPS) != (scene.ground in BACKDROPS):
            ground, backdrop = (scene.ground, name) if name in BACKDROPS else (name, scene.ground)
        elif name == scene.ground:
            backdrop = scene.backdrop
        self.scene = replace(
            scene, ground=ground, backdrop=backdrop, ground_colour=colour or scene.ground_colour
        )

    def _level(self, name: str) -> None:
        what, step = LEVELS[name]
        level = max(-LEVEL_MAX, min(LEVEL_MAX, getattr(self.scene, what) + step))
        self.scene = replace(self.scene, **{what: level})

    def _noun(self, meaning: Meaning, said: Said, before: list[str]) -> None:
        count = min(COUNT_MAX, said.count or (MANY if meaning.plural else 1))
        relation, to = _worn_by(meaning.value, said.relation, before, self.scene)
        thing = Thing(
            name=meaning.value,
            count=count,
            colour=said.colour,
            scale=said.scale,
            relation=relation,
            to=to,
        )
        known_before = self.scene.thing(meaning.value)
        if known_before is None:
            self._put(thing)
        elif said.more:
            self._swap(known_before, replace(known_before, count=min(COUNT_MAX, known_before.count + 1)))
        else:
            self._swap(
                known_before, _renewed(known_before, thing, counted=bool(said.count or meaning.plural))
            )
        for name in before if not relation else ():
            self._relate(name, said.relation, meaning.value)

    def _relate(self, name: str, relation: str, to: str) -> None:
        """ "a cat under a tree": the cat is what stands under.

        "a hat on the fox" is worn by the fox; in "a fox with a hat on a horse" the fox rides.
        """
        thing = self.scene.thing(name) if name != to and relation not in LOOSE else None
        if thing is not None and thing.relation in (*WEARING, "held"):
            if name == self.first:
                self._swap(thing, replace(thing, to=to))
                return
            thing = self.scene.thing(thing.to)
        if thing is None or thing.relation or thing.name == to:
            return
        near = next((trait for trait in WEARING if trait in traits(thing.name)), relation)
        self._swap(thing, replace(thing, relation=near, to=to))

    def _named(self, name: str) -> Thing | None:
        return next((thing for thing in self.scene.things if _same(thing.name, name)), None)

    def _put(self, thing: Thing) -> None:
        self.scene = replace(self.scene, things=(*self.scene.things, thing))

    def _swap(self, old: Thing, new: Thing) -> None:
        things = tuple(new if thing is old else thing for thing in self.scene.things)
        self.scene = replace(self.scene, things=things)


def _meanings(words: list[str]) -> list[Meaning]:
    found, start = [], 0
    while start < len(words):
        meaning, length = meaning_at(words, start)
        found.append(meaning)
        start += length
    return found


def colours_in(text: str) -> list[str]:
    return [meaning.value for meaning in _meanings(words_of(text)) if meaning.kind is Kind.COLOUR]


def _qualifies(word: str) -> bool:
    meaning = known(word)
    return meaning is not None and meaning.kind in (Kind.COLOUR, Kind.SIZE)


def _colour_first(words: list[str]) -> str:
    """ "sky purple", "sky in purple", "sky to purple": the colour behind, if it ends the clause."""
    rest = [m for m in _meanings(words) if m.kind is not Kind.RELATION and m.value]
    return rest[0].value if len(rest) == 1 and rest[0].kind is Kind.COLOUR else ""


def _with(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return items if item in items else (*items, item)


def _same(left: str, right: str) -> bool:
    """A "hat" takes away a "top hat", a "tree" any tree."""
    return left == right or left.split()[-1] == right.split()[-1]


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


def _renewed(before: Thing, now: Thing, *, counted: bool) -> Thing:
    return replace(
        before,
        count=now.count if counted else before.count,
        colour=now.colour or before.colour,
        scale=now.scale if now.scale != 1.0 else before.scale,
        relation=now.relation or before.relation,
        to=now.to or before.to,
    )


def _let_go(thing: Thing, gone: str) -> Thing:
    return replace(thing, relation="", to="") if thing.to and _same(thing.to, gone) else thing


def _moved(thing: Thing, old: str, new: str) -> Thing:
    return replace(thing, to=new) if thing.to == old else thing


def _signs(texts: tuple[str, ...]) -> tuple[Thing, ...]:
    """A word after an article that we cannot draw, on a sign: honest, and a picture all the same."""
    found = re.search(
        r"\b(?:an?|the|ein|eine|un|una|une) ([^\W\d_]+)(?: ([^\W\d_]+))?", " ".join(texts).lower()
    )
    words = [word for word in found.groups() if word] if found else []
    strange = [word for word in words if word not in VAGUE and known(word) is None and len(word) > 2]
    return (Thing(name="sign", sign=strange[-1][:14]),) if strange else ()

"""Words to a scene, clause by clause: what they name is in it, and what they order is done to it.

A clause either describes ("two red foxes under a tree") or orders ("remove the tree", "make the sky
purple", "replace the fox with a cat"). Orders work on what the clauses before them put there.
"""

import re
from dataclasses import dataclass, field, replace

from core.providers.embedded.building import SceneBuilder
from core.providers.embedded.clauses import ALTER, INSTEAD, MORE, REMOVE, REPLACE, WITHOUT, clauses_of
from core.providers.embedded.describing import describe
from core.providers.embedded.lexicon import Kind, Meaning, known, meanings_of, traits, vague, words_of
from core.providers.embedded.scene import Scene, Thing

ARTICLED = re.compile(r"\b(?:an?|the|ein|eine|un|una|une) ([^\W\d_]+)(?: ([^\W\d_]+))?")
OPENING = re.compile(r"\W*(?:(?:draw|paint|show|make|add)\s+(?:me\s+)?)?([^\W\d_]+)(?:[ ]([^\W\d_]+))?")


def scene_of(*texts: str, style: str | None = None, negative: str = "") -> Scene:
    """The scene that the texts name, each read after the one before."""
    reader = Reader()
    for text in texts:
        reader.read(text)
    reader.remove(negative)
    scene = reader.builder.scene
    if not scene.things:
        scene = replace(scene, things=_signs(texts))
    if style and not scene.style:
        meaning = known(style.lower())
        named = meaning.value if meaning and meaning.kind is Kind.STYLE else ""
        scene = replace(scene, style=named)
    return scene


def settled(scene: Scene) -> Scene:
    """The scene with a ground that suits its first thing, where none was named: boats are at sea."""
    if scene.ground or not scene.things:
        return scene
    first = traits(scene.things[0].name)
    fitting = {"float": "sea", "swim": "deep", "indoor": "room", "road": "road", "outer": "space"}
    return replace(
        scene, ground=next((ground for trait, ground in fitting.items() if trait in first), "")
    )


@dataclass(slots=True)
class Reader:
    """Reads one text after the other."""

    builder: SceneBuilder = field(default_factory=SceneBuilder)

    def read(self, text: str) -> None:
        for clause in clauses_of(text):
            self._clause(clause)

    def remove(self, text: str) -> None:
        """Take out whatever the text names."""
        for meaning in meanings_of(words_of(text)):
            self.builder.without(meaning)

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
            describe(self.builder, words_of(kept), more=bool(MORE.search(kept)))
            if found := WITHOUT.search(clause):
                self.remove(found.group(1))

    def _replace(self, old: str, new: str) -> None:
        """The new thing takes the place, the count and the relation of the old one."""
        gone = next((m for m in meanings_of(words_of(old)) if m.kind is Kind.NOUN), None)
        before = self.builder.named(gone.value) if gone else None
        if gone is None or before is None:
            self.remove(old)
            describe(self.builder, words_of(new))
            return
        fresh = SceneBuilder()
        describe(fresh, words_of(new))
        if not fresh.scene.things:
            describe(self.builder, words_of(new))
            return
        first, *others = fresh.scene.things
        heir = replace(
            first, count=max(first.count, before.count), relation=before.relation, to=before.to
        )
        placed = [
            heir if t is before else _moved(t, before.name, heir.name) for t in self.builder.scene.things
        ]
        self.builder.scene = replace(self.builder.scene, things=(*placed, *others))

    def _alter(self, what: str, how: str) -> None:
        """ "make the fox blue", "change the sky to purple", "turn it into a watercolor"."""
        target = next(
            (m for m in meanings_of(words_of(what)) if m.kind in (Kind.NOUN, Kind.PART, Kind.GROUND)),
            None,
        )
        values = meanings_of(words_of(how))
        noun = next((m for m in values if m.kind is Kind.NOUN), None)
        if (
            target is not None
            and target.kind is Kind.NOUN
            and noun is not None
            and self.builder.named(target.value)
        ):
            self._replace(what, how)
        elif target is not None:
            self.builder.colour_and_size(target, values)
            describe(self.builder, [word for word in words_of(how) if not _qualifies(word)])
        else:
            self._everything(values)
            describe(self.builder, words_of(how))

    def _everything(self, values: list[Meaning]) -> None:
        """ "make it blue": the first thing, or else the sky."""
        if not self.builder.scene.things or any(value.kind is Kind.NOUN for value in values):
            return
        first = Meaning(kind=Kind.NOUN, value=self.builder.scene.things[0].name)
        self.builder.colour_and_size(first, values)


def _qualifies(word: str) -> bool:
    meaning = known(word)
    return meaning is not None and meaning.kind in (Kind.COLOUR, Kind.SIZE)


def _moved(thing: Thing, old: str, new: str) -> Thing:
    return replace(thing, to=new) if thing.to == old else thing


def _signs(texts: tuple[str, ...]) -> tuple[Thing, ...]:
    """What we cannot draw, on a sign: honest, and a picture all the same.

    It is the word after an article, or else one of the first two.
    """
    said = " ".join(texts).lower()
    for found in (ARTICLED.search(said), OPENING.match(said)):
        words = [word for word in found.groups() if word] if found else []
        strange = [word for word in words if _strange(word)]
        if strange:
            return (Thing(name="sign", sign=strange[-1][:14]),)
    return ()


def _strange(word: str) -> bool:
    return len(word) > 2 and word not in vague() and known(word) is None

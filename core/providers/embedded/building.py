"""A scene while it is being read: the changes that words can make to it, one method each."""

from dataclasses import dataclass, field, replace

from core.providers.embedded.lexicon import Kind, Meaning, traits
from core.providers.embedded.scene import Scene, Thing

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


@dataclass(slots=True)
class SceneBuilder:
    """``scene`` is what was read so far."""

    scene: Scene = field(default_factory=Scene)

    def named(self, name: str) -> Thing | None:
        """The thing of that name or kind: a "hat" is also a "top hat"."""
        return next((thing for thing in self.scene.things if same(thing.name, name)), None)

    def put(self, thing: Thing) -> None:
        self.scene = replace(self.scene, things=(*self.scene.things, thing))

    def swap(self, old: Thing, new: Thing) -> None:
        things = tuple(new if thing is old else thing for thing in self.scene.things)
        self.scene = replace(self.scene, things=things)

    def without(self, meaning: Meaning) -> None:
        scene = self.scene
        match meaning.kind:
            case Kind.NOUN:
                things = tuple(t for t in scene.things if not same(t.name, meaning.value))
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

    def colour_and_size(self, target: Meaning, values: list[Meaning]) -> None:
        colour = next((m.value for m in values if m.kind is Kind.COLOUR), "")
        scale = next((SCALES[m.value] for m in values if m.kind is Kind.SIZE), 1.0)
        if target.kind is Kind.NOUN:
            thing = self.named(target.value)
            if thing is None and colour:
                self.put(Thing(name=target.value, colour=colour))
            elif thing is not None:
                grown = max(0.3, min(2.5, thing.scale * scale))
                self.swap(thing, replace(thing, colour=colour or thing.colour, scale=grown))
        elif colour:
            self.part(target.value if target.kind is Kind.PART else "ground", colour)

    def part(self, part: str, colour: str) -> None:
        if part in ("sky", "backdrop"):
            self.scene = replace(self.scene, sky_colour=colour)
        if part in ("ground", "backdrop"):
            self.scene = replace(self.scene, ground_colour=colour)

    def ground(self, name: str, colour: str) -> None:
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

    def level(self, name: str) -> None:
        what, step = LEVELS[name]
        level = max(-LEVEL_MAX, min(LEVEL_MAX, getattr(self.scene, what) + step))
        self.scene = replace(self.scene, **{what: level})

    def weather(self, name: str) -> None:
        scene = self.scene
        dark = scene.time or ("night" if name == "aurora" else "")
        kept = scene.weather if name in scene.weather else (*scene.weather, name)
        self.scene = replace(scene, weather=kept, time=dark)

    def add(self, thing: Thing, *, counted: bool, more: bool) -> None:
        """A new thing, another one of its kind, or news about one that is there."""
        before = self.scene.thing(thing.name)
        if before is None:
            self.put(thing)
        elif more:
            self.swap(before, replace(before, count=min(COUNT_MAX, before.count + 1)))
        else:
            self.swap(before, _renewed(before, thing, counted=counted))

    def relate(self, name: str, relation: str, to: str, *, leads: bool) -> None:
        """ "a cat under a tree": the cat is what stands under.

        "a hat on the fox" is worn by the fox; in "a fox with a hat on a horse" the fox rides. ``leads``:
        the clause began with that thing.
        """
        thing = self.scene.thing(name) if name != to and relation not in LOOSE else None
        if thing is not None and thing.relation in (*WEARING, "held"):
            if leads:
                self.swap(thing, replace(thing, to=to))
                return
            thing = self.scene.thing(thing.to)
        if thing is None or thing.relation or thing.name == to:
            return
        near = next((trait for trait in WEARING if trait in traits(thing.name)), relation)
        self.swap(thing, replace(thing, relation=near, to=to))


def same(left: str, right: str) -> bool:
    """A "hat" takes away a "top hat", a "tree" any tree."""
    return left == right or left.split()[-1] == right.split()[-1]


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
    return replace(thing, relation="", to="") if thing.to and same(thing.to, gone) else thing

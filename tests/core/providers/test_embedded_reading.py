"""Words to scenes: what is named is there, what is ordered is done."""

import pytest

from core.providers.embedded import glyphs, own
from core.providers.embedded.glyphs import stems
from core.providers.embedded.lexicon import known, nouns, own_words
from core.providers.embedded.reading import scene_of, settled
from core.providers.embedded.scene import Scene, Thing


def listed(scene: Scene) -> list[tuple[int, str, str]]:
    return [(thing.count, thing.colour, thing.name) for thing in scene.things]


def test_a_thousand_subjects_have_names() -> None:
    assert len(set(nouns().values())) >= 1000


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a fox", "fox"),
        ("kittens", "cat"),
        ("three wolves", "wolf"),
        ("a cup of coffee", "hot beverage"),
        ("a firefighter", "firefighter"),
        ("an orange", "tangerine"),
        ("ein Fuchs", "fox"),
        ("un gato", "cat"),
        ("un château", "castle"),
        ("лиса", "fox"),
        ("狐狸", "fox"),
        ("a lighthouse", "lighthouse"),
        ("the flag of Japan", "flag Japan"),
        ("a turkey", "turkey"),
    ],
)
def test_a_thing_is_known_by_its_everyday_name(words: str, name: str) -> None:
    assert [thing.name for thing in scene_of(words).things] == [name]


def test_a_prompt_becomes_things_ground_time_style_and_sky() -> None:
    scene = scene_of("two foxes in the snow, at night, watercolor, with a red hat, purple sky")

    assert listed(scene) == [(2, "", "fox"), (1, "red", "top hat")]
    assert (scene.ground, scene.time, scene.style, scene.sky_colour) == (
        "snow",
        "night",
        "watercolor",
        "purple",
    )


@pytest.mark.parametrize(
    "words",
    [
        "a fox under a purple sky",
        "a fox, purple sky",
        "a fox, change the sky to purple",
        "a fox, make the sky purple",
    ],
)
def test_a_sky_is_coloured_in_many_phrasings(words: str) -> None:
    assert scene_of(words).sky_colour == "purple"


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("a fox in watercolor style", "watercolor"),
        ("a fox as pixel art", "pixel art"),
        ("pencil sketch of a fox", "pencil"),
        ("a fox, turn it into an oil painting", "oil"),
        ("a fox, cyberpunk", "neon"),
    ],
)
def test_a_style_is_read_from_its_names(words: str, style: str) -> None:
    scene = scene_of(words)

    assert (scene.style, listed(scene)) == (style, [(1, "", "fox")])


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("remove the tree", [(1, "", "fox")]),
        ("without the tree", [(1, "", "fox")]),
        ("replace the tree with a house", [(1, "", "fox"), (1, "", "house")]),
        ("a house instead of the tree", [(1, "", "fox"), (1, "", "house")]),
        ("turn the fox into a wolf", [(1, "", "wolf"), (1, "", "deciduous tree")]),
        ("make the fox blue", [(1, "blue", "fox"), (1, "", "deciduous tree")]),
        ("add a second fox", [(2, "", "fox"), (1, "", "deciduous tree")]),
        ("add a moon", [(1, "", "fox"), (1, "", "deciduous tree"), (1, "", "full moon")]),
    ],
)
def test_an_order_changes_what_it_names_and_nothing_else(
    order: str, left: list[tuple[int, str, str]]
) -> None:
    assert listed(scene_of(f"a fox and a tree, {order}")) == left


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("a cat under a tree", Thing(name="cat", relation="under", to="deciduous tree")),
        ("a cat on a horse", Thing(name="cat", relation="on", to="horse")),
        ("a cat in a box", Thing(name="cat", relation="in", to="wrapped gift")),
        ("a cat next to a dog", Thing(name="cat", relation="beside", to="dog")),
    ],
)
def test_things_stand_to_each_other_as_said(words: str, thing: Thing) -> None:
    assert scene_of(words).things[0] == thing


def test_the_moon_is_a_thing_and_on_the_moon_a_place() -> None:
    assert scene_of("a fox and a moon").ground == ""
    assert scene_of("a fox on the moon").ground == "moon"


@pytest.mark.parametrize(
    ("word", "level", "step"),
    [
        ("darker", "light", -1),
        ("lighter", "light", 1),
        ("warmer", "warmth", 1),
        ("colder", "warmth", -1),
        ("more vibrant", "vividness", 1),
    ],
)
def test_levels_move_a_step(word: str, level: str, step: int) -> None:
    assert getattr(scene_of(f"a fox, make it {word}"), level) == step


def test_what_is_to_be_kept_is_not_read_as_a_change() -> None:
    assert listed(scene_of("make it night, keep the fox, keep everything else")) == []


def test_what_is_to_be_avoided_is_left_out() -> None:
    assert listed(scene_of("a fox and a tree", negative="trees")) == [(1, "", "fox")]


def test_an_unknown_subject_gets_a_sign_with_its_name() -> None:
    assert scene_of("a griffin in the snow").things == (Thing(name="sign", sign="griffin"),)


@pytest.mark.parametrize(
    "words", ["", "   ", "??!", "🦊", "a" * 5000, "the of and with in on", "\x00\x01", "with,with,and"]
)
def test_no_text_breaks_the_reading(words: str) -> None:
    assert isinstance(scene_of(words), Scene)


def test_what_is_joined_by_and_stands_together() -> None:
    scene = scene_of("an apple and an orange on a table")

    assert [(thing.name, thing.relation, thing.to) for thing in scene.things] == [
        ("red apple", "on", "table"),
        ("tangerine", "on", "table"),
        ("table", "", ""),
    ]


def test_what_is_worn_belongs_to_the_wearer_and_not_to_the_seat() -> None:
    scene = scene_of("a dog on a skateboard wearing sunglasses and a red hat")

    worn = {thing.name: thing.to for thing in scene.things if thing.relation in ("worn", "eyes")}
    assert worn == {"sunglasses": "dog", "top hat": "dog"}


def test_a_lake_with_mountains_behind_keeps_both() -> None:
    scene = scene_of("a house by a lake with mountains behind it")

    assert (scene.ground, scene.backdrop) == ("sea", "mountains")


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("a sailboat", "sea"),
        ("an octopus", "deep"),
        ("a cup of coffee", "room"),
        ("a fox", ""),
        ("a boat in the desert", "desert"),
    ],
)
def test_a_thing_without_a_place_gets_one_that_suits_it(words: str, ground: str) -> None:
    assert settled(scene_of(words)).ground == ground


def test_every_name_in_the_table_of_words_is_drawn() -> None:
    """A name that the set does not have would be a word nobody can draw."""
    there = stems()
    words = own_words()
    named = {*words["noun"], *(name for names in words["trait"].values() for name in names)}

    assert sorted(named - set(there)) == []


def test_lettering_is_not_taken_for_things() -> None:
    assert listed(scene_of('a boat with the name "Red Fox" on it')) == [(1, "", "sailboat")]


@pytest.mark.parametrize(
    "words",
    [
        "лису в снегу ночью",
        "лисиця в снігу вночі",
        "lis w śniegu w nocy",
        "zorro en la nieve de noche",
        "雪の中の狐、夜",
        "الثعلب في الثلج في الليل",
    ],
)
def test_the_commonest_words_are_known_in_many_languages(words: str) -> None:
    scene = scene_of(words)

    assert (listed(scene), scene.ground, scene.time) == ([(1, "", "fox")], "snow", "night")


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("hen", "rooster"),
        ("a squirrel", "chipmunk"),
        ("a barn", "barn"),
        ("draw a fence", "fence"),
        ("mole", "mole"),
        ("a waterfall", "waterfall"),
        ("a lamp", "table lamp"),
        ("a bottle of wine", "bottle with popping cork"),
        ("an igloo", "igloo"),
        ("a suitcase", "luggage"),
        ("a scarecrow", "scarecrow"),
        ("a stone", "rock"),
        ("a cup of tea", "hot beverage"),
        ("a vase", "amphora"),
        ("a submarine", "submarine"),
        ("fridge", "refrigerator"),
        ("a baby", "baby"),
        ("a giant", "troll"),
        ("a pencil", "pencil"),
        ("a baby fox", "fox"),
    ],
)
def test_everyday_nouns_are_drawn(said: str, drawn: str) -> None:
    assert scene_of(said).things[0].name == drawn


@pytest.mark.parametrize("said", ["seesaw", "draw a seesaw", "seesaw in the snow", "curious seesaw"])
def test_a_noun_that_is_not_known_gets_its_sign_with_or_without_an_article(said: str) -> None:
    things = scene_of(said).things

    assert [(thing.name, thing.sign) for thing in things] == [("sign", "seesaw")]


@pytest.mark.parametrize("said", ["a pencil sketch of a fox", "a fox, pencil drawing"])
def test_a_pencil_is_a_style_beside_a_subject(said: str) -> None:
    scene = scene_of(said)

    assert ([thing.name for thing in scene.things], scene.style) == (["fox"], "pencil")


@pytest.mark.parametrize("name", sorted(own.drawings()))
def test_each_drawing_of_our_own_fills_its_box_and_has_a_word_for_it(name: str) -> None:
    shape = glyphs.shape(stems()[name])

    assert max(shape.right - shape.left, shape.bottom - shape.top) > 25
    assert name == "sign" or known(name) is not None

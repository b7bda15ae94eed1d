"""What a message itself says about its picture, in the tongues people say it in."""

from collections import defaultdict
from pathlib import Path

import pytest

from core.conversation import Context, Intent, Slots, ThreadJob, ThreadPicture
from core.language.normalise import fold
from core.language.slots import slots_of
from core.language.training.dataset import read_all
from tests.core.language.judging import closed_slots

FOX = ThreadPicture(id="g1", prompt="a fox in the snow", owner="me")
OWL = ThreadPicture(id="g2", prompt="an owl on a branch", owner="nina")
GRID = ThreadPicture(id="g3", prompt="four mascots", owner="me", n_images=4)
BOTH = Context(pictures=(FOX, OWL))

#: The earlier picture has the colour that is spoken of, the newest has not.
REDDER = Context(
    pictures=(
        ThreadPicture(id="g1", prompt="a red fox in the snow", owner="me"),
        ThreadPicture(id="g2", prompt="a fox in the snow, at night", owner="me"),
    )
)


def said(text: str, intent: Intent = Intent.GENERATE, context: Context = BOTH) -> Slots:
    return slots_of(text, intent, context)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("a lighthouse, 3:2.", "3:2"),
        ("a steampunk harbour --ar 21:9", "21:9"),
        ("un faro en formato vertical", "portrait"),
        ("ein Leuchtturm im Querformat", "landscape"),
        ("маяк, квадратный формат", "1:1"),
        ("画一座灯塔，横版", "landscape"),
        ("a lighthouse, square please", "1:1"),
        ("a lighthouse in landscape format", "landscape"),
        ("Portrait of a beekeeper", None),
        ("a landscape with cows", None),
        ("the town square at night", None),
        ("a train leaving at 7:30", None),
        ("a scoreboard that says 3:7", None),
        ("가로로 그려줘", "landscape"),
        ("등대를 세로 버전으로", "portrait"),
        ("배경을 바닷가로 바꿔줘", None),
        ("가로등 아래 고양이", None),
    ],
)
def test_a_ratio_is_told_from_a_portrait_a_square_and_a_time(text: str, ratio: str | None) -> None:
    assert said(text).aspect_ratio == ratio


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("design three icons for a weather app", 3),
        ("4 posters of a hummingbird", 4),
        ("logo for a cat café, two options", 2),
        ("tres imágenes de un gato", 3),
        ("zwei Varianten davon", 2),
        ("画两张猫的图", 2),
        ("猫の絵を3枚", 3),
        ("three kittens in a basket", None),
        ("five ducklings crossing a road", None),
    ],
)
def test_three_kittens_are_one_picture(text: str, count: int | None) -> None:
    assert said(text).count == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("just one of them, make it night", 1),
        ("make it night, only two pictures please", 2),
        ("nur eins davon, und nachts", 1),
        ("solo una de ellas, de noche", 1),
        ("seulement deux images", 2),
        ("apenas uma", 1),
        ("только одну, ночью", 1),
        ("1枚だけ、夜にして", 1),
        ("give it just one tree on a hill", None),
        ("with only two people", None),
        ("make two of them red", None),
    ],
)
def test_a_change_may_say_how_many_are_enough(text: str, count: int | None) -> None:
    assert said(text, Intent.EDIT).count == count


def test_seed_resolution_and_factor_are_numbers_of_their_own() -> None:
    assert said("a glove, seed 314").seed == 314
    assert said("lock the seed at 2024", Intent.SETTING).seed == 2024
    assert said("a pattern with bees, 1024x1024").resolution == "1024x1024"
    assert said("a 2k render of a staircase").resolution == "2k"
    assert said("enlarge 2x", Intent.UPSCALE).factor == 2
    assert said("four times larger please", Intent.UPSCALE).factor == 4


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("flux schnell, quick one: a pear", "flux-schnell"),
        ("using gemini, a pear", "gemini-image"),
        ("a pear with nano banana", "gemini-image"),
        ("a gemini constellation over the sea", None),
        ("a local bakery at dawn", None),
    ],
)
def test_a_model_is_named_not_mentioned(text: str, model: str | None) -> None:
    assert said(text).model == model


def test_style_and_what_must_not_be_there() -> None:
    assert said("a stag as a woodcut").style == "woodcut"
    assert said("una sirena en acuarela").style == "acuarela"
    assert "people" in " ".join(said("a foggy station with no people").negative)
    assert "texto" in " ".join(said("un cartel sin texto").negative)


def test_what_is_cleared_is_named_or_everything() -> None:
    assert said("clear my default style", Intent.SETTING).clear == ("style",)
    assert said("restore the default settings", Intent.SETTING).clear == ("all",)
    assert said("olvida el estilo", Intent.SETTING).clear == ("style",)
    assert said("use watercolor from now on", Intent.SETTING).clear == ()


@pytest.mark.parametrize(
    ("text", "context", "target"),
    [
        ("make it darker", BOTH, "g2"),
        ("make mine darker", BOTH, "g1"),
        ("make it darker", Context(pictures=(FOX, OWL), reply_to="g1"), "g1"),
        ("make it darker", Context(pictures=(FOX,), attachments=("att1",)), "att1"),
        ("the third one, but with a helmet", Context(pictures=(GRID,)), "g3#3"),
        ("number four, but with a helmet", Context(pictures=(GRID,)), "g3#4"),
        ("put a hat on the fox", BOTH, "g1"),
        ("add a red hat", REDDER, "g2"),
        ("make the hat red", REDDER, "g2"),
        ("give it a red scarf", REDDER, "g2"),
        ("make the red one darker", REDDER, "g1"),
        ("no, the other one: give it blue eyes", REDDER, "g1"),
        ("make the left eye green and the other one blue", REDDER, "g2"),
    ],
)
def test_it_is_the_picture_that_was_meant(text: str, context: Context, target: str) -> None:
    assert said(text, Intent.EDIT, context).target == target


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("more like nr 4", None),
        ("noch so eins wie Nummer 3", None),
        ("more of no. 2", None),
        ("4 more", 4),
    ],
)
def test_a_picture_named_by_its_number_is_not_wanted_so_often(text: str, count: int | None) -> None:
    assert said(text, Intent.VARIATION, Context(pictures=(GRID,))).count == count


def test_a_cancelled_job_is_found_by_its_words() -> None:
    jobs = Context(
        jobs=(
            ThreadJob(id="j1", state="running", prompt="a whale in a museum"),
            ThreadJob(id="j2", state="queued", prompt="a tram in the snow"),
        )
    )

    assert said("I no longer need the tram", Intent.CANCEL, jobs).job == "j2"
    assert said("cancel both", Intent.CANCEL, jobs).scope == "all"
    assert said("cancel it", Intent.CANCEL, jobs) == Slots()
    assert said("cancel everything, I got the names wrong", Intent.CANCEL, jobs).scope == "all"
    assert said("stop, I misspelled everything", Intent.CANCEL, jobs).scope is None


def told() -> dict[str, list[tuple[Intent, str, dict[str, str]]]]:
    """What is said of pictures in sixteen languages, by language."""
    cases = defaultdict(list)
    lines = Path(__file__).with_name("slot_cases.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            language, intent, text, wanted = line.split("\t")
            slots = dict(pair.split("=", 1) for pair in wanted.split(";"))
            cases[language].append((Intent(intent), text, slots))
    return cases


def test_what_the_training_messages_say_of_closed_slots_is_heard() -> None:
    heard, needless = closed_slots(read_all())

    assert heard >= 0.9
    assert needless <= 0.005


@pytest.mark.parametrize("language", sorted(told()))
def test_every_slot_is_heard_in_every_language(language: str) -> None:
    """The thread: a fox of one's own, then somebody else's owl, or somebody else's grid of four."""
    others = ThreadPicture(id="g3", prompt="four mascots", owner="nina", n_images=4)
    jobs = (ThreadJob(id="j1", state="running"), ThreadJob(id="j2", state="queued"))
    cases = told()[language]

    for intent, text, wanted in cases:
        newest = others if "#" in wanted.get("target", "") else OWL
        got = said(text, intent, Context(pictures=(FOX, newest), jobs=jobs))
        for name, value in wanted.items():
            found = getattr(got, name)
            heard = [fold(str(one)) for one in (found if isinstance(found, tuple) else (found,))]
            assert set(heard) & {fold(one) for one in value.split("|")}, (text, name, found)
    assert len({name for _, _, wanted in cases for name in wanted}) == 10


def test_slots_are_completed_where_they_say_nothing() -> None:
    """A request that only a second opinion heard has its target; ratio and model the words said."""
    heard, said = Slots(target="g2"), Slots(target="g1", model="flux-dev", aspect_ratio="16:9")

    assert heard.completed(said) == Slots(target="g2", model="flux-dev", aspect_ratio="16:9")

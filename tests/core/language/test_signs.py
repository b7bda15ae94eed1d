"""What says that a pattern cannot match says so of no text that it matches."""

import gc
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.conversation import Intent
from core.language import (
    amounts,
    moderation,
    parameters,
    prefaces,
    scrubbing,
    shapes,
    shells,
    spoken,
    wishes,
)
from core.language.disguises import readings
from core.language.refinement import OfflineRefiner
from core.language.signs import Signed, beginnings, folded, listed, signs_of
from core.language.tongues import words
from core.language.understanding import OfflineUnderstander

HERE = Path(__file__).parent
VOICES = Path(spoken.__file__).parent / "data"
#: Every so manieth line of the voices; of all texts for moderation, which asks forty lists of each.
STEP, ASKED_STEP = 60, 8


def texts() -> Iterator[str]:
    for file in sorted(HERE.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    for file in sorted(VOICES.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1::STEP]:
            yield line.split("\t")[-1]


def every_pattern() -> list[Signed]:
    OfflineUnderstander().warm()
    OfflineRefiner().warm()
    for tongue in words("spoken"):
        spoken.lexicon(tongue), shells.shells(tongue), prefaces.prefaces(tongue)
    for intent in Intent:
        amounts._counts(intent)
    shapes._plain(), shapes._ambiguous()
    wishes._ruling_out(), wishes._ruled_out_before(), wishes._named_style(), wishes._photo()
    return [found for found in gc.get_objects() if isinstance(found, Signed)]


def missed(pattern: re.Pattern[str], may_be_in: Callable[[str], bool], said: list[str]) -> list[str]:
    return [text for text in said if not may_be_in(text) and pattern.search(text)]


def test_no_pattern_matches_a_text_without_its_signs() -> None:
    typed = list(dict.fromkeys(texts()))[::3]
    said = [*typed, *map(str.upper, typed[::8]), *(text.replace(" ", "\n") for text in typed[::8])]

    found = {
        one.pattern.pattern[:60]: missed(one.pattern, one.may_be_in, said) for one in every_pattern()
    }

    assert len(found) > 40
    assert not {pattern: first[:3] for pattern, first in found.items() if first}


def test_no_parameter_stands_in_a_text_without_its_signs() -> None:
    said = list(dict.fromkeys(texts()))

    for signs, sought, spans in parameters.SPANS:
        for span in spans:
            assert not missed(
                span,
                lambda text, signs=signs, sought=sought: bool(  # type: ignore[misc]
                    sought.search(text) if sought else any(sign in folded(text) for sign in signs)
                ),
                said,
            )
    assert not missed(scrubbing.SPAN, scrubbing._may_have_span, said)


def test_no_rule_of_moderation_fits_a_text_that_it_is_not_asked_of() -> None:
    for text in list(dict.fromkeys(texts()))[::ASKED_STEP]:
        read = readings(text)
        asked = {rule.id for rule in moderation._possible(read)}
        plain = moderation.RULED_OUT.sub(" ", moderation.idioms().sub(" ", read))
        said = {name: moderation.group(name).search(plain) for name in moderation.lists()["words"]}

        fitting = {rule.id for rule in moderation.rules() if all(said[name] for name in rule.all)}

        assert fitting <= asked, text


#: Few messages of the corpora tell secrets or want what is forbidden: here the patterns make them up.
MADE_UP = settings(
    max_examples=25, database=None, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SECRET = [
    *((part, 0) for part in (
        scrubbing.EMAIL, scrubbing.CARD, scrubbing.PHONE, scrubbing.NUMBER_PLACE, scrubbing.KEY
    )),
    *((said, re.I) for said in (scrubbing.ADDRESS, *(said for _, said in scrubbing.SECRETS))),
]  # fmt: skip


@pytest.mark.parametrize("part", range(len(SECRET)))
def test_no_secret_is_passed_over_however_it_is_put(part: int) -> None:
    @MADE_UP
    @given(st.from_regex(re.compile(*SECRET[part])))
    def made_up(secret: str) -> None:
        for text in (secret, f"my cat, {secret} please", secret.upper()):
            assert scrubbing.is_private(text) == (scrubbing.PRIVATE.search(text) is not None), text
            assert scrubbing.without_spans(text) == scrubbing.SPAN.sub(" ", text)

    made_up()


def test_no_rule_is_passed_over_by_words_that_it_is_made_of() -> None:
    heard = moderation.heard()
    telling = {name for _, names in heard.rules for name in names}
    assert len(telling) > 10

    @settings(MADE_UP, max_examples=100)
    @given(st.sampled_from(sorted(telling)), st.data())
    def made_up(name: str, data: st.DataObject) -> None:
        said = data.draw(st.from_regex(moderation.group(name), fullmatch=True))
        read = readings(f"draw {said}")
        if moderation.group(name).search(moderation.idioms().sub(" ", read)):
            asked = moderation._possible(read)
            assert {rule.id for rule, names in heard.rules if names == {name}} <= {
                rule.id for rule in asked
            }, said

    made_up()


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("child(?:ren|ish)?", {"child", "childr", "childi"}),
        ("porn\\w*|sex\\w*", {"PORN", "SEX"}),
        ("(?:a |the )?dogs?", {"dog", "dogs"}),
        ("(?:\\w+)[- ]graders?", {"grader"}),
        ("[1-3] years?", {"1", "2", "3"}),
        ("\\d+ years", {"\\d"}),
        ("straße", {"strass"}),
        ("\\w+", None),
        ("x?", None),
    ],
)
def test_a_pattern_is_known_by_how_its_words_begin(pattern: str, signs: set[str] | None) -> None:
    assert beginnings(pattern) == signs


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("style", "ſtyle"),
        ("kind", "\u212aind"),
        ("image", "İMAGE"),
        ("consist*", "most CONSISTENTLY"),
        ("straße", "STRASSE"),
        ("\\d", "٣ cats"),
        ("\\u", "a 猫"),
    ],
)
def test_letters_are_compared_as_patterns_compare_them(word: str, text: str) -> None:
    assert not listed(word).isdisjoint(signs_of(text))

"""Prompts are cut at clauses; no word, number or quotation is cut in two."""

import re

from hypothesis import given
from hypothesis import strategies as st

from core.language.quotes import QUOTED, restored, shielded
from core.language.trimming import trimmed

WORDS = st.sampled_from(
    ["a", "fox", "in", "the", "snow", "lantern", "3.5", "1,000", "2048", '"TEA at 4, please"', "moon"]
)
PROMPTS = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", "; "])), min_size=1, max_size=60
).map(lambda parts: "".join(word + mark for word, mark in parts).strip(" ,.;"))


@given(prompt=st.text(max_size=400), limit=st.integers(1, 120))
def test_nothing_is_ever_longer_than_the_limit(prompt: str, limit: int) -> None:
    assert len(trimmed(prompt, limit)) <= limit


@given(prompt=PROMPTS, limit=st.integers(20, 200))
def test_words_numbers_and_quotations_stay_whole(prompt: str, limit: int) -> None:
    short = trimmed(prompt, limit)

    assert prompt.startswith(short)
    assert short == prompt or not re.match(r"[\w.]\w", prompt[len(short) - 1 : len(short) + 1])
    assert short.count('"') % 2 == 0


def test_the_last_clause_that_fits_is_kept() -> None:
    assert trimmed("a fox in the snow, at night, watercolor", 30) == "a fox in the snow, at night"


def test_between_words_where_a_clause_would_lose_too_much() -> None:
    assert trimmed("oh, a very long and winding road to the sea", 30) == "oh, a very long and winding"


def test_a_script_without_spaces_is_cut_too() -> None:
    assert trimmed("山" * 50, 20) == "山" * 20


@given(text=st.text(max_size=200))
def test_quotations_come_back_to_the_letter(text: str) -> None:
    clean = re.sub("[\ue000-\ue0ff]", "", text)

    shield, quotations = shielded(clean)

    assert restored(shield, quotations) == clean
    assert not QUOTED.search(shield) or len(quotations) > 0

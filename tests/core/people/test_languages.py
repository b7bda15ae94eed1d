"""The language that a person is spoken to in, on both engines."""

import pytest

from core.conversation import PersonId
from core.db.database import Database
from core.errors import Refusal
from core.people.languages import BELIEVED_MS, Languages
from tests.fakes.clock import FakeClock

ANN = PersonId("telegram:1")
SPOKEN = {"en": "English", "de": "Deutsch", "pt": "Português"}


def languages(database: Database, clock: FakeClock) -> Languages:
    return Languages(database, clock, SPOKEN)


async def test_without_a_choice_the_platforms_language_holds(
    database: Database, clock: FakeClock
) -> None:
    assert await languages(database, clock).of(ANN, "fr") == "fr"


@pytest.mark.parametrize("word", ["de", "de-AT", "DE_ch", "Deutsch", "deutsch "])
async def test_a_choice_by_code_or_by_name_stands_above_the_platforms(
    database: Database, clock: FakeClock, word: str
) -> None:
    line = await languages(database, clock).choose(ANN, word, "fr")

    assert (line.code, line.locale) == ("language", "de")
    assert await languages(database, clock).of(ANN, "fr") == "de"


async def test_auto_follows_the_platform_again(database: Database, clock: FakeClock) -> None:
    spoken = languages(database, clock)
    await spoken.choose(ANN, "de", "fr")

    line = await spoken.choose(ANN, "auto", "fr")

    assert (line.code, line.locale) == ("language_auto", "fr")
    assert await spoken.of(ANN, "fr") == "fr"


async def test_a_language_without_phrases_is_refused_and_changes_nothing(
    database: Database, clock: FakeClock
) -> None:
    spoken = languages(database, clock)
    await spoken.choose(ANN, "de", "fr")

    with pytest.raises(Refusal) as refused:
        await spoken.choose(ANN, "Klingon", "fr")

    assert "Deutsch (de)" in str(refused.value.facts["known"])
    assert await spoken.of(ANN, "fr") == "de"


async def test_without_a_word_there_is_a_button_for_each(database: Database, clock: FakeClock) -> None:
    line = await languages(database, clock).choose(ANN, "", "en")

    assert [item.arg for item in line.buttons] == ["en", "de", "pt", "auto"]


async def test_a_choice_made_in_another_process_is_heard_within_a_minute(
    database: Database, clock: FakeClock
) -> None:
    here, there = languages(database, clock), languages(database, clock)
    await here.of(ANN, "fr")
    await there.choose(ANN, "pt", "fr")

    clock.advance(BELIEVED_MS / 1000)

    assert await here.of(ANN, "fr") == "pt"

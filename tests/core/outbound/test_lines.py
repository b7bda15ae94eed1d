"""What a line says of a job that waits."""

from dataclasses import replace

import pytest

from adapters.phrases.phrases import Phrases
from core.db.database import Database
from core.outbound.lines import progress_line
from tests.contracts.test_queue import submit
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize(
    ("again_s", "locale", "words"),
    [
        (20, "en", "The painter is busy, trying again in a moment…"),
        (100, "en", "The painter is busy, trying again in about 2 minutes…"),
        (600, "de", "Der Maler hat gerade viel zu tun, ich versuche es in etwa 10 Minuten wieder…"),
        (180, "ru", "Художник сейчас занят, попробую ещё раз примерно через 3 минуты…"),
    ],
)
async def test_a_painter_that_is_busy_for_minutes_is_said_to_be_so(
    database: Database, clock: FakeClock, again_s: int, locale: str, words: str
) -> None:
    job = replace(await submit(database, clock, "e1"), error="rate_limited")

    line = progress_line(job, place=1, wait_s=30, again_s=again_s, locale=locale)

    assert Phrases().phrase("progress-busy", locale, **line.facts).replace("\u2068", "").replace(
        "\u2069", ""
    ) == words  # fmt: skip

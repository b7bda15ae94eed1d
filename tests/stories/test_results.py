"""What a request tells on its way and at its end, and what is made of a finished picture."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import CatalogueSettings
from core.conversation import PersonId, ThreadKey
from core.providers.registry import parse_settings
from tests.contracts.painters import subject_of
from tests.fakes.loopback import KEY
from tests.fakes.pictures import picture
from tests.stories.local_house import House, local_house
from tests.stories.test_painters import OPEN

#: A row of the store holds words and references; a picture of this house has more bytes.
ROW_BYTES_MAX = 8_000
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
WHERE = (PersonId("local:ann"), ThreadKey("local:t"))


async def test_a_silent_painter_makes_no_line_say_the_same_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at fifteen times while its bar moves by three or four."""
    monkeypatch.setattr("core.work.worker.TICK_S", 0.01)
    async with local_house(tmp_path, "silent") as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)

        await asyncio.sleep(0.15)

        told = [act.percent for act in house.acts if 60 <= (act.percent or 0) < 80]
        await house.say("/cancel")
        await house.idle()
    assert len(told) <= len(set(told)) + 1


async def test_a_short_job_id_is_told_at_once_and_finds_the_job(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        queued = next(act.text for act in house.acts if act.text.startswith("Queued"))
        short = queued.rpartition("· ")[2]
        await house.say(f"/job {short}")
        await house.idle()

        job = house.finals()[0].job or ""
        assert job.upper().endswith(short) and len(short) == 6
        assert short in house.answers()[-1]


async def test_info_says_when_a_picture_was_made(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.press(house.button("Info"))
        await house.idle()

        assert " · made 20" in house.answers()[-1] and " UTC" in house.answers()[-1]


async def test_a_painter_that_fails_behind_its_picture_costs_nobody_the_picture(tmp_path: Path) -> None:
    async with local_house(tmp_path, "overloaded after") as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        assert len(house.finals()[-1].pictures) == 1 and len(house.painter.submitted) == 1
        assert await house.free() == 199 and await house.balanced()


async def test_info_and_why_say_nothing_of_what_there_is_not(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.press(house.button("Info"))
        await house.say("/why")
        await house.idle()
        first, why = house.answers()[-2:]
        await house.say("make it night")
        await house.idle()
        await house.press(house.button("Info"))
        await house.idle()
        changed = house.answers()[-1]

    assert [line for line in (first + why).splitlines() if line.rstrip().endswith("-")] == []
    assert "Made from" not in first and "Changed:" not in first
    assert "Made from" in changed and "Changed:" in changed
    assert why.splitlines() == [
        "You said: draw a fox in the snow",
        "The painter was told: a fox in the snow",
        "embedded is the usual choice for this.",
    ]


async def test_info_names_the_picture_before_as_it_can_be_shown(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("make it night")
        await house.idle()
        await house.press(house.button("Info"))
        parent = house.answers()[-1].split("Made from ")[1].split()[0]
        await house.say(f"/show {parent}")
        await house.idle()

        assert "fox in the snow" in house.answers()[-1] and parent in house.answers()[-1]


async def test_why_names_what_was_taken_in_the_persons_language(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/language de")
        await house.say("zeichne einen Fuchs im Schnee")
        await house.idle()
        await house.say("mach es Nacht")
        await house.idle()
        await house.say("/why")

        taken = house.answers()[-1].splitlines()[1]
        assert taken == "Aus dem Gespräch übernommen: das Bild „einen Fuchs im Schnee“"


async def test_a_larger_version_is_a_job_of_its_own_with_its_parent(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.press(house.button("Upscale"))
        await house.idle()

        first, second = (act.line.pictures[0] for act in house.finals())
        assert second.size.width == 2 * first.size.width
        row = await house.app.database.one("picture_get", id=second.id)
        assert row is not None and row["parent_id"] == first.id
        assert await house.free() == 198 and await house.balanced()


async def test_two_models_in_one_conversation_each_keep_their_name(tmp_path: Path) -> None:
    subject = subject_of("bfl")
    async with subject.fake() as fake:
        section = parse_settings("bfl", {"base_url": fake.url, "key": KEY})
        async with local_house(
            tmp_path, providers={"bfl": section}, access=OPEN, catalogue=CatalogueSettings()
        ) as house:
            await house.say("draw a fox in the snow with flux 2 max")
            await house.idle()
            await house.say("draw a lighthouse with flux 2 pro")
            await house.idle()

            assert await painters(house) == ["flux-2-max", "flux-2-pro"]
            assert [act.text.split(" · ")[1] for act in house.finals()] == ["flux-2-max", "flux-2-pro"]


async def test_a_draft_in_the_best_quality_keeps_its_prompt_and_knows_the_draft(tmp_path: Path) -> None:
    subject = subject_of("bfl")
    async with subject.fake() as fake:
        section = parse_settings("bfl", {"base_url": fake.url, "key": KEY})
        async with local_house(
            tmp_path, providers={"bfl": section}, access=OPEN, catalogue=CatalogueSettings()
        ) as house:
            await house.say("draw a fox in the snow")
            await house.idle()
            await house.press(house.button("Best quality"))
            await house.idle()

            draft, best = await painters(house)
            rows = [
                await house.app.database.one("picture_get", id=act.line.pictures[0].id)
                for act in house.finals()
            ]
            assert (draft, best) == ("flux-2-klein-4b", "flux-pro-1.1-ultra")
            assert rows[0] is not None and rows[1] is not None
            assert (rows[1]["prompt"], rows[1]["parent_id"]) == (rows[0]["prompt"], rows[0]["id"])


async def test_no_picture_lies_in_a_row_of_the_store(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        attached = await house.app.door.upload(*WHERE, body(picture(400, 300, seed=3)))
        await house.say("make it night", attachments=[attached])
        await house.idle()

        assert house.finals()[0].pictures

    with sqlite3.connect(tmp_path / "pentimento.db") as store:
        longest = {
            table: max(map(_length, store.execute(f"SELECT * FROM {table}")), default=0)
            for (table,) in store.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
        }
    assert max(longest.values()) < ROW_BYTES_MAX, longest


async def test_an_unknown_style_lists_those_that_there_are(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        for words in ("blah", "aquarelle", "pixel art"):
            await house.say(f"/style {words}")
        await house.idle()

        unknown, *known = house.answers()
        assert unknown.startswith('I do not know the style "blah".')
        assert "Realistic, Cartoon, Watercolor" in unknown
        assert all(answer.startswith("From now on here: style") for answer in known)


async def painters(house: House) -> list[str]:
    """The models of the pictures, in order, as they are stored."""
    rows = [
        await house.app.database.one("picture_get", id=act.line.pictures[0].id) for act in house.finals()
    ]
    return [row["model"] for row in rows if row is not None]


def _length(row: tuple[object, ...]) -> int:
    return sum(len(str(cell)) for cell in row)


async def body(whole: bytes) -> AsyncIterator[bytes]:
    yield whole


async def test_what_takes_longer_than_usual_says_so_and_then_that_it_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.work.estimates.FRESH_MS", -1)
    async with local_house(tmp_path, "paint", "paint", "paint", "silent", deadline_s=6.0) as house:
        for thing in ("fox", "robot", "horse", "whale"):
            await house.say(f"draw a {thing}")
            await house.idle()

        told = [act for act in house.acts if act.message == house.finals()[-1].message]
        assert "Generation taking longer than expected…" in [act.text for act in told]
        assert "Nothing was charged" in told[-1].text
        assert [button["label"] for button in told[-1].buttons] == ["Retry"]
        assert await house.free() == 197

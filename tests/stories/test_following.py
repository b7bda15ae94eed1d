"""A change said while its picture is still being painted waits for it, and is then painted from it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from bot.sections.limits import CreditSettings
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.database import Row
from core.inbound.context import context_when_said
from core.request import JobRequest
from tests.stories.local_house import LIFTED, House, local_house

ROOMY = structs.replace(LIFTED, running=2, waiting=9)
THREAD = ThreadKey("local:t")


async def painting(house: House, words: str = "draw a boat on a lake") -> None:
    """Somebody has asked for a picture, and it is being painted."""
    await house.say(words)
    await house.until(lambda act: act.percent == 60)


async def jobs(house: House) -> Sequence[Row]:
    """All there were, oldest first."""
    rows = await house.app.database.all("jobs_list", state="", limit=20)
    return sorted(rows, key=lambda row: row["created_ms"])


async def prompts(house: House) -> list[str]:
    return [JobRequest.from_json(row["request"]).prompt for row in await jobs(house)]


@pytest.mark.parametrize(
    ("words", "painted"),
    [
        ("make it night", "a boat on a lake, at night"),
        ("/edit make it night", "a boat on a lake, at night"),
        ("add a moon", "a boat on a lake, a moon"),
    ],
)
async def test_a_change_waits_for_its_picture_and_is_painted_from_it(
    tmp_path: Path, words: str, painted: str
) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        await house.say(words)
        waits = await house.until(lambda act: "then this" in act.text)
        held = await house.free()
        await house.idle()
        first, second = await jobs(house)
        made = await house.app.database.all("pictures_of_job", job=first["id"])

        assert waits.text.startswith("First your boat on a lake, then this…")
        assert [button["label"] for button in waits.buttons] == ["Cancel"]
        assert held == 199, "nothing is held before it begins"
        assert JobRequest.from_json(second["request"]).parent == made[0]["id"]
        assert (await prompts(house))[1].startswith(painted)
        assert [act.message for act in house.finals()][1] == waits.message
        assert house.answers() == [] and await house.free() == 198
        assert await house.balanced()


async def test_an_older_picture_is_not_changed_for_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, "paint", "slow", slow_s=0.5, limits=ROOMY) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await painting(house)
        await house.say("make it night")
        await house.say("make the fox blue")
        await house.idle()

        assert sorted(await prompts(house)) == [
            "a blue fox in the snow", "a boat on a lake", "a boat on a lake, at night",
            "a fox in the snow",
        ]  # fmt: skip


async def test_changes_that_wait_run_in_order_each_on_what_came_of_the_one_before(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "slow", "slow", slow_s=0.4) as house:
        await painting(house)
        await house.say("make it night")
        await house.say("and add a moon")
        await house.until(lambda act: len(house.finals()) == 1)
        await house.say("make it watercolor")
        await house.idle()
        done = await jobs(house)
        parents = [JobRequest.from_json(row["request"]).parent for row in done]
        made = [
            (await house.app.database.all("pictures_of_job", job=row["id"]))[0]["id"] for row in done
        ]

        assert parents == [None, *made[:3]]
        *_, last = await prompts(house)
        assert all(word in last for word in ("boat", "night", "moon"))
        assert await house.free() == 196


async def test_what_was_said_after_a_change_is_no_part_of_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.4) as house:
        await painting(house)
        message = await house.say("make it night")
        await house.say("and add a red balloon")
        await house.idle()
        database = house.app.database
        said = replace(changed("make it night", message), event=EventId(f"local:{message}"))
        session = await database.one("session_of", thread=THREAD)
        assert session is not None
        context = await context_when_said(database, session, said, now_ms=0)

        assert [turn.text for turn in context.turns] == ["draw a boat on a lake"]
        assert len(context.pictures) == 3, "the pictures are as they are now"


async def test_three_wait_and_the_fourth_is_told_to_be_said_later(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.6) as house:
        await painting(house)
        for words in ("make it night", "add a moon", "add a hat", "make it darker"):
            await house.say(words)
        await house.idle()

        assert house.answers() == [
            "That picture is still on its way. Nothing was charged. Say it again when it is here."
        ]
        assert len(await jobs(house)) == 4


@pytest.mark.parametrize("line", ["moderated_output", "invalid_request"])
async def test_where_the_picture_does_not_come_the_change_ends_and_costs_nothing(
    tmp_path: Path, line: str
) -> None:
    async with local_house(tmp_path, "slow", line, slow_s=0.4) as house:
        await painting(house, "draw a fox in the snow")
        await house.say("draw a boat on a lake")
        await house.say("make it night")
        waits = await house.until(lambda act: "then this" in act.text)
        await house.say("and add a moon")
        await house.idle()
        ends = [act.text for act in house.finals()]

        assert ends[-1].startswith("The picture that this was to change did not come.")
        assert ends[-2].startswith("The picture that this was to change did not come.")
        assert waits.message in [act.message for act in house.finals()]
        assert len(await jobs(house)) == 2 and await house.free() == 199


async def test_a_change_of_a_cancelled_picture_ends_with_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=2.0) as house:
        await painting(house)
        first = house.button("Cancel")
        await house.say("make it night")
        await house.press(first)
        await house.idle()

        cancelled, ended = [act.text for act in house.finals()]
        assert cancelled.startswith("Cancelled.")
        assert ended.startswith("The picture that this was to change did not come.")
        assert await house.free() == 200


async def test_its_cancel_button_takes_it_back_and_the_picture_comes(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.6) as house:
        await painting(house)
        await house.say("make it night")
        waits = await house.until(lambda act: "then this" in act.text)
        await house.press(waits.buttons[0]["code"])
        await house.idle()
        cancelled = next(act for act in house.finals() if not act.pictures)

        assert cancelled.text == "Cancelled before it began. Nothing was charged."
        assert len(house.finals()) == 2 and len(await jobs(house)) == 1


async def test_nobody_else_takes_it_back(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.6) as house:
        await painting(house)
        await house.say("make it night")
        waits = await house.until(lambda act: "then this" in act.text)
        await house.press(waits.buttons[0]["code"], person="ben")
        await house.idle()

        assert house.answers()[0].startswith("That is somebody else's request.")
        assert len(await jobs(house)) == 2


@pytest.mark.parametrize(
    ("words", "painted", "told"),
    [
        ("/cancel", 1, "Cancelled before it began. Nothing was charged."),
        ("/cancel all", 0, "Stopped 2. The credits are back."),
    ],
)
async def test_cancel_takes_back_what_was_said_last_or_everything(
    tmp_path: Path, words: str, painted: int, told: str
) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.6) as house:
        await painting(house)
        await house.say("make it night")
        await house.say(words)
        await house.idle()

        assert house.answers() == [told]
        assert len([act for act in house.finals() if act.pictures]) == painted
        assert await house.free() == 200 - painted


async def test_other_words_take_the_place_of_those_that_wait(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        message = await house.say("make it night")
        await house.app.door.edited(changed("make it autumn", message))
        await house.idle()

        assert len(await jobs(house)) == 2 and await house.free() == 198
        assert "autumn" in (await prompts(house))[1] and "night" not in (await prompts(house))[1]
        assert house.answers() == []


async def test_words_that_ask_for_another_picture_by_now_are_a_request_of_their_own(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        message = await house.say("make it night")
        await house.app.door.edited(changed("draw a cat in a hat", message))
        await house.idle()

        assert await prompts(house) == ["a boat on a lake", "a cat in a hat"]


async def test_an_edit_gets_a_change_that_waits_no_words_that_are_not_painted(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        message = await house.say("make it night")
        await house.app.door.edited(changed("make it a naked child", message))
        await house.idle()

        assert house.answers()[-1].endswith("Your request goes on with the words it had.")
        assert "night" in (await prompts(house))[1]


@pytest.mark.parametrize("whose", ["theirs", "ours"])
async def test_a_deleted_message_takes_it_back(tmp_path: Path, whose: str) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        said = await house.say("make it night")
        shown = await house.until(lambda act: "then this" in act.text)
        await house.app.door.message_deleted(THREAD, said if whose == "theirs" else shown.message)
        await house.idle()

        assert len(await jobs(house)) == 1 and await house.free() == 199


async def test_a_dear_change_is_asked_about_when_it_would_begin(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=1)
    async with local_house(tmp_path, "slow", slow_s=0.5, credits=dear) as house:
        await painting(house)
        await house.say("make three versions of it")
        await house.say("and add a moon")
        asked = await house.until(lambda act: "costs 3 credits" in act.text)
        await house.idle()
        unasked, shown = await house.free(), len(house.finals())
        await house.press(asked.buttons[0]["code"])
        await house.idle()

        assert (unasked, shown) == (199, 1), "a question holds nothing, and what follows it waits on"
        assert [len(act.pictures) for act in house.finals()] == [1, 3, 1]
        assert await house.free() == 195


async def test_a_no_to_that_question_ends_what_waits_behind_it(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=1)
    async with local_house(tmp_path, "slow", slow_s=0.5, credits=dear) as house:
        await painting(house)
        await house.say("make three versions of it")
        await house.say("and add a moon")
        asked = await house.until(lambda act: "costs 3 credits" in act.text)
        await house.press(asked.buttons[1]["code"])
        await house.idle()

        assert house.finals()[-1].text.startswith("The picture that this was to change did not come.")
        assert await house.free() == 199


async def test_a_limit_holds_for_it_as_for_what_is_said_then(tmp_path: Path) -> None:
    limits = structs.replace(LIFTED, per_day=1)
    async with local_house(tmp_path, "slow", slow_s=0.4, limits=limits) as house:
        await painting(house)
        await house.say("make it night")
        await house.idle()

        assert house.finals()[-1].text.startswith("0 of 1 daily generations remaining.")
        assert await house.free() == 199


async def test_a_cooldown_puts_it_off_and_does_not_refuse_it(tmp_path: Path) -> None:
    limits = structs.replace(LIFTED, cooldown_s=2)
    async with local_house(tmp_path, "slow", slow_s=0.3, limits=limits) as house:
        await painting(house)
        await house.say("make it night")
        await house.idle()

        first, second = await jobs(house)
        assert second["run_at"] >= first["created_ms"] + 2_000
        assert second["state"] == "succeeded"


async def test_in_company_a_reply_to_what_is_being_painted_waits_for_that(tmp_path: Path) -> None:
    async with local_house(tmp_path, "paint", "slow", slow_s=0.5, limits=ROOMY) as house:
        await house.say("draw a fox in the snow", thread="g", person="ben")
        await house.idle()
        await house.say("draw a boat on a lake", thread="g")
        boat = await house.until(lambda act: act.percent == 60 and "boat" in act.text)
        await house.say("make it night", thread="g", person="ben", reply_to=boat.message)
        await house.idle()

        assert (await prompts(house))[-1] == "a boat on a lake, at night"


async def test_a_forgotten_conversation_takes_back_what_waits_in_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        await house.say("make it night")
        await house.say("/forget")
        await house.idle()

        assert len(await jobs(house)) == 1
        assert "Cancelled before it began. Nothing was charged." in [a.text for a in house.finals()]


async def test_the_page_shows_what_waits_when_it_is_opened_anew(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        await house.say("make it night")
        shown = await house.app.door.shown(THREAD)
        await house.idle()
        line = shown[-1].line

        assert line is not None and (line.code, line.subject) == ("follows", "boat on a lake")
        assert not line.final and [button.verb for button in line.buttons] == ["cancel"]


async def test_what_waits_when_a_process_stops_is_begun_by_the_next(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=1.0) as house:
        await painting(house)
        await house.say("make it night")
        waits = await house.until(lambda act: "then this" in act.text)
    async with local_house(tmp_path) as house:
        await house.idle()

        assert [(act.message, len(act.pictures)) for act in house.finals()][-1] == (waits.message, 1)
        assert (await prompts(house))[1] == "a boat on a lake, at night"
        assert await house.free() == 198


async def test_what_a_dead_process_was_beginning_is_begun_by_the_next(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        await house.say("make it night")
        (change,) = await house.app.database.all("follows_in", thread=THREAD)
        await house.app.database.one_locked("", "follow_take", id=change["id"], now=2**52, until=2**52)
    async with local_house(tmp_path) as house:
        await house.idle()

        assert (await prompts(house))[1] == "a boat on a lake, at night"


async def test_the_same_words_twice_in_a_hurry_wait_once(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await painting(house)
        await house.say("make it night")
        await house.say("make it night")
        await house.idle()

        assert house.answers() == ["You asked for that just now. Nothing more was charged."]
        assert len(await jobs(house)) == 2


def changed(text: str, message: str) -> Incoming:
    said = Incoming(
        event=EventId(f"local:{message}:edit"), thread=THREAD, person=PersonId("local:ann"), text=""
    )
    return replace(said, text=text, message=message)

"""A change said while a question about a wish waits: it is asked anew, with the change in it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.sections.limits import CreditSettings
from core.conversation import EventId, Incoming, PersonId, Slots, ThreadKey
from core.jobs import StatusId, StatusMessage
from core.messages import Line
from core.ordering.planning import Planned, Planner
from core.outbound.statuses import Statuses
from core.request import JobRequest
from tests.stories.local_house import House, local_house

DEAR = CreditSettings(confirm_above=3)


async def asked(house: House, words: str = "draw four pictures of a boat on the sea") -> None:
    """Somebody asked for four pictures, and is asked about their price."""
    await house.say(words)
    await house.until(lambda act: "more than usual" in act.text)


async def edit(house: House, text: str, *, picked: str = "", **options: Any) -> None:
    """`/edit`, with what was chosen beside it."""
    await house.app.door.receive(
        Incoming(
            event=EventId("local:edit"),
            thread=ThreadKey("local:t"),
            person=PersonId("local:ann"),
            text=text,
            command="edit",
            options=Slots(**options),
            picked=picked,
            message="edit",
        )
    )


async def requests(house: House) -> list[JobRequest]:
    """All that became jobs, oldest first."""
    rows = await house.app.database.all("jobs_list", state="", limit=20)
    return [JobRequest.from_json(row["request"]) for row in sorted(rows, key=lambda row: row["id"])]


@pytest.mark.parametrize("before", [False, True], ids=["first", "beside-a-picture"])
@pytest.mark.parametrize("change", ["make it night", "/edit make it night"])
async def test_the_question_is_asked_anew_with_the_change_and_yes_draws_that(
    tmp_path: Path, before: bool, change: str
) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        if before:
            await house.say("draw a fox in the snow")
            await house.idle()
        await asked(house)
        await house.say(change)
        anew = await house.until(lambda act: "at night" in act.text)
        await house.idle()
        still = house.finals()[-1]
        painted = len(house.painter.submitted)
        await house.press(anew.buttons[0]["code"])
        await house.idle()
        *_, request = await requests(house)

        assert anew.text == "“a boat on the sea, at night”: that costs 4 credits. Shall I?"
        assert still.text == "Asked again below, with your change." and not still.buttons
        assert painted == before, "nothing is painted or charged before a yes"
        assert request.prompt.startswith("a boat on the sea, at night") and not request.sources
        assert len(house.finals()[-1].pictures) == 4 and house.finals()[-1].message == anew.message
        assert await house.free() == 196 - before
        assert await house.balanced()


async def test_it_may_be_changed_again_and_answered_in_words(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        await house.say("make it night")
        await house.until(lambda act: "at night" in act.text)
        await house.say("and add a lighthouse")
        await house.until(lambda act: "a lighthouse”" in act.text)
        await house.say("yes")
        await house.idle()
        (request,) = await requests(house)

        assert request.prompt.startswith("a boat on the sea, at night, a lighthouse")
        assert await house.free() == 196


async def test_the_older_questions_buttons_answer_politely(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        old = house.acts[-1].buttons[0]["code"]
        await house.say("make it night")
        await house.until(lambda act: "at night" in act.text)
        await house.idle()

        await house.press(old)
        await house.idle()

        assert house.answers()[-1].startswith("This button is from an older version.")
        assert house.painter.submitted == []


async def test_a_no_leaves_all_of_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        await house.say("make it night")
        anew = await house.until(lambda act: "at night" in act.text)
        await house.press(anew.buttons[1]["code"])
        await house.idle()
        await house.say("yes")
        await house.idle()

        assert house.finals()[-1].text == "All right, I leave it."
        assert house.painter.submitted == [] and await house.balanced()


@pytest.mark.parametrize("words", ["make the boat red", "give the boat a red sail"])
async def test_what_it_asks_about_may_be_named(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await asked(house)
        await house.say(words)
        await house.until(lambda act: "that costs 4 credits" in act.text and "red" in act.text)

        assert len(house.painter.submitted) == 1


async def test_talk_and_another_wish_are_no_change_of_it(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        for words in ("hm, let me think about it", "too expensive", "how much is left?", "thanks"):
            await house.say(words)
            await house.idle()
        await house.say("draw a fox in the snow")
        await house.idle()
        requested = await requests(house)

        assert [request.prompt for request in requested] == ["a fox in the snow"]
        assert not [act for act in house.acts if "that costs" in act.text]


async def test_a_change_that_names_the_picture_that_is_there_is_about_that_one(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await asked(house)
        await house.say("make the fox blue")
        await house.idle()
        requested = await requests(house)

        assert requested[-1].prompt.startswith("a blue fox in the snow")
        assert requested[-1].sources and len(requested) == 2


async def test_a_picture_that_came_after_the_question_is_what_a_change_is_about(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("make it night")
        await house.idle()
        requested = await requests(house)

        assert requested[-1].prompt.startswith("a fox in the snow, at night")


async def test_a_change_of_a_dear_change_is_done_to_the_same_picture(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await house.say("draw a man on a bench")
        await house.idle()
        await edit(house, "give him a red hat", count=4)
        await house.idle()
        dear = "more than usual" in house.acts[-1].text
        await house.say("and make it night")
        await house.idle()
        await house.say("yes")
        await house.idle()
        *_, request = await requests(house)

        assert dear and len(request.sources) == 1 and request.count == 4
        assert "hat" in request.prompt and "night" in request.prompt


async def test_words_that_no_painter_gets_are_refused_and_the_question_stands(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        question = house.acts[-1]
        await house.say("add " + "a very long and winding river, " * 20)
        await house.idle()
        refused = house.answers()[-1]
        await house.press(question.buttons[0]["code"])
        await house.idle()

        assert "characters" in refused
        assert len(house.finals()[-1].pictures) == 4


async def test_an_edit_of_the_change_asks_once_more(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        message = await house.say("make it night")
        await house.until(lambda act: "at night" in act.text)
        again = Incoming(
            event=EventId(f"local:{message}"), thread=ThreadKey("local:t"),
            person=PersonId("local:ann"), text="make it night", message=message,
        )  # fmt: skip
        await house.app.door.edited(again)
        await house.idle()
        questions = len([act for act in house.acts if "Shall I" in act.text])
        await house.app.door.edited(replace(again, text="make it autumn"))
        await house.until(lambda act: "autumn”" in act.text)
        await house.idle()

        assert questions == 2, "told of once more, the same words ask nothing"
        assert house.painter.submitted == []


async def test_the_same_message_once_more_asks_nothing_and_draws_nothing(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await asked(house)
        for _ in range(2):
            await house.say("make it night", event="local:cut", message="cut")
            await house.idle()

        assert len(house.painter.submitted) == 1
        assert len([act for act in house.acts if act.text.startswith("“a boat")]) == 1


async def test_a_question_answered_meanwhile_lets_the_change_wait_for_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Yes was pressed while the change was being read."""
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        yes, ask_anew = house.acts[-1].buttons[0]["code"], Statuses.ask_anew

        async def too_late(
            statuses: Statuses, status: StatusMessage, line: Line, *, instead_of: StatusId, payload: str
        ) -> bool:
            await house.press(yes)
            return await ask_anew(statuses, status, line, instead_of=instead_of, payload=payload)

        monkeypatch.setattr(Statuses, "ask_anew", too_late)
        await house.say("make it night")
        await house.idle()
        boats, night = await requests(house)

        assert boats.count == 4 and not boats.sources
        assert night.prompt.startswith("a boat on the sea, at night") and night.sources
        assert await house.balanced()


async def test_a_change_said_while_a_yes_is_being_read_comes_before_it(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planning takes seconds with a language model: the older wish is neither painted nor charged."""
    async with local_house(tmp_path, url=database_url, credits=DEAR) as house:
        await asked(house)
        older, plan = house.acts[-1], Planner.plan

        async def slowly(planner: Planner, *args: Any, **more: Any) -> Planned:
            monkeypatch.setattr(Planner, "plan", plan)
            await house.say("make it night")
            await house.until(lambda act: "at night" in act.text)
            return await plan(planner, *args, **more)

        monkeypatch.setattr(Planner, "plan", slowly)
        await house.press(older.buttons[0]["code"])
        await house.idle()
        told, none = house.answers(), await requests(house)
        *_, still = [act for act in house.acts if act.message == older.message]
        await house.say("yes")
        await house.idle()
        (request,) = await requests(house)

        assert told[-1].startswith("This button is from an older version.") and none == []
        assert still.text == "Asked again below, with your change." and not still.buttons
        assert request.prompt.startswith("a boat on the sea, at night")
        assert await house.free() == 196 and await house.balanced()


@pytest.mark.parametrize(
    ("change", "count", "style"),
    [
        ("just one of them, make it night", 1, "felt"),
        ("make it watercolor instead", 4, "watercolor"),
    ],
)
async def test_what_a_change_says_goes_before_what_was_chosen_in_a_menu(
    change: str, count: int, style: str, tmp_path: Path
) -> None:
    async with local_house(tmp_path, credits=CreditSettings(confirm_above=1)) as house:
        await house.say("draw a man on a bench")
        await house.idle()
        await edit(house, "in felt style", count=4, style="felt", picked="style felt")
        await house.until(lambda act: "more than usual" in act.text)
        await house.say(change)
        anew = await house.until(lambda act: "that costs" in act.text)
        await house.idle()
        await house.press(anew.buttons[0]["code"])
        await house.idle()
        *_, request = await requests(house)

        assert (request.count, request.style, request.picked) == (count, style, "")
        assert f"that costs {count} credit" in anew.text and await house.free() == 199 - count


async def test_options_beside_the_command_of_a_change_count(tmp_path: Path) -> None:
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        await edit(house, "make it night", count=2)
        await house.until(lambda act: "at night”: that costs 2 credits" in act.text)


async def test_the_same_change_said_again_at_once_is_a_slip(tmp_path: Path) -> None:
    """It is read, by a language model where there is one, but once."""
    async with local_house(tmp_path, credits=DEAR) as house:
        await asked(house)
        for _ in range(3):
            await house.say("make it night")
            await house.idle()
        (anew,) = [act for act in house.acts if "that costs" in act.text]

        assert anew.text.startswith("“a boat on the sea, at night”")
        assert house.answers() == ["You asked for that just now. Nothing more was charged."]

"""What people do in a conversation: refine, repeat, undo, reply, and talk of something else."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.inbound.context import context_of
from tests.stories.local_house import LIFTED, local_house

ROOMY = replace(LIFTED, running=4, waiting=8)


async def test_ten_hurried_sends_are_one_job_and_one_polite_note(tmp_path: Path) -> None:
    async with local_house(tmp_path, limits=ROOMY) as house:
        for _ in range(10):
            await house.say("draw a fox in the snow")
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert house.answers() == ["You asked for that just now. Nothing more was charged."]
        assert await house.free() == 199


async def test_what_is_left_is_told_every_time_it_is_asked_beside_a_picture_too(
    tmp_path: Path,
) -> None:
    asked = ("what is my balance", "what's my balance?", "what is my balance", "what is my balance")
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        for words in asked:
            await house.say(words)
        await house.idle()

    assert [answer.startswith("You have 199 credits free") for answer in house.answers()] == [True] * 4


async def test_the_same_event_delivered_five_times_is_one_job(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await asyncio.gather(*(house.say("draw a fox", event="local:1", message="u1") for _ in range(5)))
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert len({act.message for act in house.acts}) == 1


async def test_an_order_without_a_thing_is_asked_about_and_the_next_words_are_the_thing(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("draw")
        await house.say("a lighthouse in the fog")
        await house.idle()

        assert house.answers()[-1].startswith("What shall I draw?")
        assert len(house.painter.submitted) == len(house.finals()) == 2


async def test_two_people_in_one_place_each_get_their_own(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await asyncio.gather(
            house.say("draw a fox", person="ann"), house.say("draw a boat", person="bob")
        )
        await house.idle()

        assert sorted(act.person for act in house.finals()) == ["local:ann", "local:bob"]
        assert (await house.free("ann"), await house.free("bob")) == (199, 199)


async def test_undo_goes_back_and_the_next_words_start_from_there(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("make it night")
        await house.idle()

        await house.say("undo")
        await house.say("same but in watercolor")
        await house.idle()
        await house.press(house.button("Info"))

        assert any(answer.startswith("Back to: a fox in the snow") for answer in house.answers())
        assert "night" not in house.answers()[-1].split("Painted: ")[1].split("\n")[0]


async def test_a_reply_to_an_older_picture_branches_there(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        first = house.finals()[0].message
        await house.say("draw a boat on the sea")
        await house.idle()

        await house.say("make it night", reply_to=first)
        await house.idle()
        await house.press(house.button("Info"))

        assert "fox" in house.answers()[-1] and "boat" not in house.answers()[-1]


async def test_the_next_words_after_what_shall_i_draw_are_the_answer(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/imagine")
        await house.say("a fox in the snow")
        await house.idle()

        assert len(house.finals()) == 1 and house.finals()[0].pictures


async def test_a_foreign_button_is_answered_and_not_done(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.press(house.button("Delete"), person="bob")
        await house.press(house.button("Delete"), person="bob", thread="elsewhere")

        assert "somebody else's picture" in house.answers()[0]
        assert "do not know this button" in house.answers()[1]
        owned = {"person": "local:ann", "before": 2**53, "limit": 9}
        assert await house.app.database.all("pictures_of_person", **owned)


async def test_anybody_may_vary_a_picture_and_pays_for_it_themselves(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.press(house.button("Vary"), person="bob")
        await house.idle()

        assert (await house.free("ann"), await house.free("bob")) == (199, 199)


async def test_a_sticky_style_shows_and_can_be_dropped_where_it_shows(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("from now on watercolor")
        await house.say("draw a fox in the snow")
        await house.idle()
        assert "Style kept here: Watercolor" in house.finals()[0].text

        await house.press(house.button("Drop the style"))
        await house.say("draw a boat on the sea")
        await house.idle()

        assert "watercolor" not in house.finals()[-1].text
        assert len(house.finals()) == 2


async def test_plain_talk_is_left_alone(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("nice weather today, isn't it", direct=False)
        await house.say("I withdraw my objection", direct=False)
        await house.idle()

        assert house.acts == []


async def test_talk_that_opens_a_direct_chat_is_told_once_how_to_ask(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("hello there")
        await house.say("how are you today?")
        await house.say("thanks, that is kind")

        assert [act.line.code for act in house.acts] == ["hello"]

        await house.say("a fox in the snow")
        await house.idle()
        assert len(house.finals()) == 1


async def test_talk_in_a_group_is_left_alone_from_the_first_word_on(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("hello there", direct=False)

        assert house.acts == []


async def test_nothing_at_all_is_answered_in_a_direct_chat(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox")
        await house.idle()
        await house.say("   ")

        assert [act.line.code for act in house.acts if act.act == "answer"] == ["hello"]


async def test_the_same_words_to_another_picture_are_another_wish(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox")
        await house.idle()
        await house.say("draw a red boat")
        await house.idle()
        fox, hen = (act.message for act in house.finals())
        for message in (fox, hen):
            await house.say("make it night", reply_to=message)
            await house.idle()

        assert len(house.finals()) == 4 and house.answers() == []


async def test_commands_are_no_part_of_what_was_talked_about(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/imagine a badger in a waistcoat")
        await house.idle()
        for command in ("/model nonsense", "/settings", "/show something else"):
            await house.say(command)
        now = Incoming(
            event=EventId("now"), thread=ThreadKey("local:t"), person=PersonId("local:ann"), text="it"
        )
        session = await house.app.database.one("session_of", thread=now.thread)
        assert session is not None

        context = await context_of(house.app.database, session, now, now_ms=0)

        assert [turn.text for turn in context.turns] == ["a badger in a waistcoat"]


@pytest.mark.parametrize("words", ["make it night", "make it darker", "add a hat"])
async def test_a_change_of_what_is_still_being_painted_stops_nothing(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)
        await house.say(words)
        await house.idle()

        assert house.answers() == []
        assert [len(act.pictures) for act in house.finals()] == [1, 1] and await house.free() == 198


@pytest.mark.parametrize("words", ["cancel", "stop that please", "cancel the fox"])
async def test_to_stop_it_is_still_heard(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)
        await house.say(words)
        await house.idle()

        assert house.answers()[-1].startswith("Stopped 1.")


async def test_what_commands_do_is_done_for_words_too_and_asked_about_where_it_cannot_be_taken_back(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a red fox in the snow")
        await house.idle()
        await house.say("show 1")
        await house.say("forget this conversation")
        await house.say("sprich deutsch")
        await house.idle()
        *_, shown, asked, spoken = [act.text for act in house.acts]

        assert "BSN" not in shown and "ref " in shown
        assert asked.startswith("Forget this conversation?")
        assert "Deutsch" in spoken
        assert await house.free() == 199


async def test_of_two_that_were_asked_for_in_a_row_the_one_that_came_is_changed(tmp_path: Path) -> None:
    async with local_house(tmp_path, "paint", "slow", slow_s=1.0, limits=ROOMY) as house:
        await house.say("draw a fox in the snow")
        await house.say("draw a boat on a lake")
        await house.until(lambda act: bool(act.pictures))
        await house.say("make it night")
        await house.idle()
        prompts = [act.line.pictures[0].prompt for act in house.finals() if act.pictures]

        assert sorted(prompts) == [
            "a boat on a lake",
            "a fox in the snow",
            "a fox in the snow, at night",
        ]

"""What people do in a conversation: refine, interrupt, repeat, undo, ask, change their minds."""

import asyncio
from pathlib import Path

import pytest

from bot.sections.limits import CreditSettings, LimitSettings
from core.context import context_of
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from tests.stories.local_house import LIFTED, local_house

ROOMY = LIFTED.model_copy(update={"running": 4, "waiting": 8})


async def test_ten_hurried_sends_are_one_job_and_one_polite_note(tmp_path: Path) -> None:
    async with local_house(tmp_path, limits=ROOMY) as house:
        for _ in range(10):
            await house.say("draw a fox in the snow")
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert house.answers() == ["You asked for that just now. Nothing more was charged."]
        assert await house.free() == 199


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


async def test_an_edited_message_changes_the_waiting_job_for_free(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow")

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        await house.idle()
        await house.press(house.button("Info"))

        assert "red fox" in house.answers()[-1]
        assert len(house.painter.submitted) == 2
        assert await house.free() == 198


async def test_an_edit_of_a_request_that_is_being_painted_is_offered_anew(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        message = await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        question = await house.until(lambda act: "changed your words" in act.text)
        await house.press(question.buttons[0]["code"])
        await house.idle()

        assert len(house.finals()) == 2
        assert await house.free() == 198


async def test_an_edit_of_a_finished_request_is_offered_anew_and_free_to_refuse(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        message = await house.say("draw a fox in the snow")
        await house.idle()

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        question = await house.until(lambda act: "changed your words" in act.text)
        await house.press(question.buttons[0]["code"])
        await house.idle()

        assert len(house.finals()) == 2
        assert await house.free() == 198


async def test_a_deleted_request_that_waits_is_cancelled_and_given_back(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow")

        await house.app.door.message_deleted(ThreadKey("local:t"), message)
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert await house.free() == 199


async def test_a_place_that_cannot_be_written_to_stops_what_waits_there(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        await house.say("draw a fox in the snow")

        await house.app.door.destination_dead(ThreadKey("local:t"))
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert await house.balanced()


async def test_a_place_that_moved_keeps_its_memory(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.app.door.thread_moved(ThreadKey("local:t"), ThreadKey("local:new"))
        await house.say("make it night", thread="new")
        await house.idle()

        assert len(house.finals()) == 2


async def test_a_price_that_cannot_be_paid_is_not_asked_about(tmp_path: Path) -> None:
    short = CreditSettings(confirm_above=3, allowance=3)
    async with local_house(tmp_path, credits=short) as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.idle()

        assert house.finals()[0].text.startswith("This costs 4 and you have 3 credits left.")
        assert house.painter.submitted == []
        assert await house.balanced()


async def test_a_dear_request_is_asked_about_first_and_words_answer_it(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=3)
    async with local_house(tmp_path, credits=dear) as house:
        await house.say("draw four pictures of a fox in the snow")
        question = await house.until(lambda act: "more than usual" in act.text)
        assert house.painter.submitted == [] and await house.free() in (0, 200)

        await house.say("yes")
        await house.idle()

        assert len(house.finals()[0].pictures) == 4
        assert house.finals()[0].message == question.message
        assert await house.free() == 196


async def test_a_no_closes_the_question_and_costs_nothing(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=3)
    async with local_house(tmp_path, credits=dear) as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.until(lambda act: "more than usual" in act.text)

        await house.press(house.button("No"))
        await house.idle()

        assert house.finals()[0].text == "All right, I leave it."
        assert house.painter.submitted == []


async def test_inside_the_cooldown_start_when_ready_queues_it(tmp_path: Path) -> None:
    cool = LIFTED.model_copy(update={"cooldown_s": 2})
    async with local_house(tmp_path, limits=cool) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.act == "deliver")
        await house.say("draw a boat on the sea")
        refused = await house.until(lambda act: "Please wait" in act.text)

        await house.press(house.button("Start when ready"))
        await house.idle()

        assert house.finals()[-1].pictures and house.finals()[-1].message == refused.message
        assert await house.free() == 198


async def test_beyond_the_places_a_request_is_refused_with_a_way_on(tmp_path: Path) -> None:
    tight = LIFTED.model_copy(update={"running": 1, "waiting": 0})
    async with local_house(tmp_path, "slow", limits=tight, slow_s=0.4) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)
        await house.say("draw a boat on the sea")
        await house.idle()

        refused = [act.text for act in house.finals() if not act.pictures]
        assert len(refused) == 1 and "Cancel it or wait" in refused[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/imagine", "What shall I draw?"),
        ("/imagine 🦊🦊🦊", "What shall I draw?"),
        ("/imagine ab", "too short"),
        ("/imagine " + "x" * 501, "501 characters; please stay within 500"),
        ("/imagine " + "x" * 10_000, "10000 characters; please stay within 500"),
        ("/nosuch", "I do not know /nosuch"),
        ("/show abcdef", "cannot find that"),
        ("/job zzzzzz", "cannot find that"),
    ],
)
async def test_bad_words_get_their_sentence_and_change_nothing(
    tmp_path: Path, text: str, says: str
) -> None:
    async with local_house(tmp_path) as house:
        await house.say(text)
        await house.idle()

        assert len(house.acts) == 1
        assert says in house.answers()[0].replace(",", "")
        assert house.painter.submitted == []


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


async def test_a_deleted_picture_is_gone_from_everywhere(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.press(house.button("Delete"))
        await house.idle()
        await house.say("/history")

        assert house.finals()[-1].text == "Deleted."
        assert house.answers()[-1].startswith("You have no pictures yet")
        assert list((tmp_path / "pictures").glob("??/*")) == []


async def test_history_and_show_find_a_picture_whose_message_is_gone(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("/history")
        reference = house.answers()[-1].rsplit("· ", 1)[1]

        await house.say(f"/show {reference}")

        assert house.acts[-1].pictures == house.finals()[0].pictures


async def test_forgetting_a_conversation_leaves_nothing_of_it_in_context(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.say("/forget")
        await house.say("/history")
        await house.say("/edit make it night")
        await house.idle()

        assert house.answers()[1].startswith("You have no pictures")
        assert len(house.painter.submitted) == 1


async def test_a_sticky_style_shows_and_can_be_dropped_where_it_shows(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("from now on watercolor")
        await house.say("draw a fox in the snow")
        await house.idle()
        assert "Style kept here: watercolor" in house.finals()[0].text

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


async def test_balance_shows_what_is_left_of_each_window(tmp_path: Path) -> None:
    windows = LimitSettings(per_hour=10, per_day=50, per_month=200, cooldown_s=0)
    async with local_house(tmp_path, limits=windows) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.say("/quota")

        assert "199 credits free" in house.answers()[0]
        assert "9 of 10 left this hour, 49 of 50 today" in house.answers()[0]


def _changed(text: str, message: str) -> Incoming:
    return Incoming(
        event=EventId(f"local:{message}:edit"),
        thread=ThreadKey("local:t"),
        person=PersonId("local:ann"),
        text=text,
        message=message,
    )


async def test_a_dear_press_names_its_price_first_and_the_same_button_then_counts(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, credits=CreditSettings(confirm_above=1)) as house:
        await house.say("draw two pictures of a fox in the snow")
        await house.until(lambda act: "more than usual" in act.text)
        await house.say("yes")
        await house.idle()

        await house.press(house.button("Redo"))
        asked = house.answers()[-1]
        submitted = len(house.painter.submitted)
        await house.press(house.button("Redo"))
        await house.idle()

        assert "costs 2 credits, more than usual" in asked
        assert submitted == 2 and len(house.painter.submitted) == 4
        assert await house.free() == 196


async def test_the_files_of_a_forgotten_conversation_are_swept_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.gallery.FORGOTTEN_MS", -1_000)
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("draw a boat on the sea", thread="other")
        await house.idle()
        kept = house.finals()[-1].pictures[0]

        await house.say("/forget")
        swept = [await house.app.door.gallery.sweep() for _ in range(2)]  # type: ignore[attr-defined]

        assert swept == [1, 0]
        assert [str(path) for path in (tmp_path / "pictures").glob("??/*")] == [kept]


async def test_settings_show_what_a_request_costs_now(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/settings")
        await house.say("from now on two pictures each time")
        await house.say("/settings")

        assert "(1 credit a request)" in house.answers()[0]
        assert "count: 2" in house.answers()[-1] and "(2 credits a request)" in house.answers()[-1]


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


@pytest.mark.parametrize("words", ["cancel", "Stop!", "abbrechen"])
async def test_in_a_direct_chat_cancel_is_answered_also_where_nothing_is_on_its_way(
    tmp_path: Path, words: str
) -> None:
    async with local_house(tmp_path) as house:
        await house.say(words)

        assert house.answers() == ["There is nothing to cancel. Nothing was charged."]

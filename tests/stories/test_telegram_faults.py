"""What goes wrong at Telegram, and what comes in: nothing is lost, nothing is done twice."""

import asyncio
from pathlib import Path

import pytest

from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import (
    drawn,
    house,
    pictures,
    private,
    said,
)
from tests.stories.waiting import painting


async def test_a_final_during_a_flood_wait_comes_when_the_wait_is_over(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    telegram.fault(
        "editMessageMedia", chat=ann.id, status=429, retry_after=1,
        description="Too Many Requests: retry after 1",
    )  # fmt: skip

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: telegram.called("editMessageMedia", ok=False))
        telegram.people.say(ben, "draw a boat")
        await drawn(telegram, private(telegram, ben))
        others_first = not pictures(telegram, private(telegram, ann))
        await drawn(telegram, private(telegram, ann))

    assert others_first
    assert len(telegram.messages(private(telegram, ann))) == 1


@pytest.mark.parametrize("fault", [{"drop": "after"}, {"drop": "before"}, {"late_s": 1.0}])
async def test_an_upload_that_was_not_answered_is_repeated_in_the_same_message(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, fault: dict[str, object]
) -> None:
    telegram.fault("editMessageMedia", **fault)

    async with house(telegram, tmp_path, telegram={"upload_s": 0.3}) as app:
        telegram.people.say(ann, "draw a fox")
        await telegram.until(lambda: len(telegram.called("editMessageMedia")) > ("late_s" in fault))
        await app.door.idle()

    (message,) = telegram.messages(private(telegram, ann))
    assert message.photo


async def test_a_status_line_of_unknown_outcome_is_not_sent_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """The first line may stand there dead; the picture comes in a message of its own, once."""
    telegram.fault("sendMessage", drop="after")

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))
        await app.door.idle()
        verified = await app.ledger.verify()

    dead, picture = telegram.messages(private(telegram, ann))
    assert (bool(dead.photo), bool(picture.photo)) == (False, True)
    assert verified == []


async def test_a_deleted_status_line_is_delivered_anew_once(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}) as app:
        telegram.people.say(ann, "draw a fox")
        line = await telegram.until(lambda: next(iter(telegram.messages(chat)), None))
        await painting(app)
        telegram.people.delete(line)
        await drawn(telegram, chat)
        await app.door.idle()

    assert len(telegram.messages(chat)) == 1


async def test_who_blocks_the_bot_pays_for_nothing_that_waits_and_finds_the_rest_in_the_history(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}, limits={"running": 1}) as app:
        telegram.people.say(ann, "draw a fox")
        telegram.people.say(ann, "draw a boat")
        await telegram.until(lambda: len(telegram.messages(chat)) == 2)
        await asyncio.sleep(0.2)
        telegram.people.block(ann)
        await app.door.idle()
        telegram.people.start(ann)
        telegram.people.say(ann, "/history")
        history = await telegram.until(lambda: said(telegram, chat, "Your pictures"))
        telegram.people.press(ann, history, "1")
        (shown,) = await drawn(telegram, chat)

    assert "1. a fox" in history.shown and "boat" not in history.shown
    assert shown.photo


async def test_a_group_that_moves_while_it_is_painted_for_gets_its_picture_there(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", kind="group")

    async with house(telegram, tmp_path, embedded={"step_s": 0.2}) as app:
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await telegram.until(lambda: telegram.messages(group))
        new = telegram.people.migrate(group)
        await drawn(telegram, new)
        await app.door.idle()

    assert len(pictures(telegram, new)) == 1


async def test_a_topic_that_is_closed_gets_its_answer_in_the_general_one(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")

    async with house(telegram, tmp_path):
        topic.closed = True
        telegram.people.say(ann, "/imagine a fox", chat=group, topic=topic)
        (made,) = await drawn(telegram, group)

    assert made.topic is None


async def test_where_photos_are_forbidden_the_picture_comes_privately(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    group.may_send_photos = False

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await drawn(telegram, private(telegram, ann))
        await telegram.until(lambda: said(telegram, group, "sent it to you privately"))

    assert len(telegram.messages(group)) == 1


async def test_a_failure_after_the_message_became_a_photo_is_a_card(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: fox.buttons == ("Delete", "« Back"))
        before = fox.photo[-1].unique_id
        telegram.people.press(ann, fox, "Delete")
        await telegram.until(lambda: fox.shown == "Deleted.")

    assert fox.photo and fox.photo[-1].unique_id != before
    assert fox.buttons == ()


async def test_presses_are_answered_at_once_whatever_else_is_slow(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, chat)
        telegram.fault("sendMessage", delay_s=2.0, times=5)
        presses = [telegram.people.press(ann, fox, label) for label in ("Vary", "Redo", "Info")]
        await telegram.until(lambda: all(press.answered_at for press in presses))
        unsent = len(telegram.messages(chat)) == 1

    assert unsent


async def test_a_button_of_another_time_and_a_forged_one_are_answered_politely(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox")
        (fox,) = await drawn(telegram, private(telegram, ann))
        presses = [
            telegram.people.press_data(ann, fox, data)
            for data in ("p0:vary:old", "p1:vary:nosuchjob", "rubbish")
        ]
        await telegram.until(lambda: all(press.text for press in presses))

    assert [press.text.split(".")[0] for press in presses] == [
        "This button is from an older version",
        "I do not know this button",
        "I do not know this button",
    ]


async def test_an_update_that_comes_five_times_is_one_job(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.say(ann, "draw a fox")
    update = telegram.updates.pending[0]

    async with house(telegram, tmp_path) as app:
        await drawn(telegram, private(telegram, ann))
        telegram.updates.redeliver(update, times=4)
        telegram.people.say(ann, "/help")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "Say what"))
        await app.door.idle()

    assert len(telegram.messages(private(telegram, ann))) == 2


async def test_a_thousand_updates_at_once_are_all_handled(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    people = [telegram.people.join(f"P{number}") for number in range(200)]
    for _ in range(5):
        for person in people:
            telegram.people.say(person, "/help")

    async with house(telegram, tmp_path):
        await telegram.until(lambda: len(telegram.called("sendMessage")) >= 1000, timeout_s=60)

    counts = {len(telegram.messages(private(telegram, person))) for person in people}
    assert counts == {5}
    assert telegram.refusals == []


async def test_another_poller_is_told_of_and_waited_out(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("getUpdates", status=409, description="Conflict: terminated by other getUpdates")

    async with house(telegram, tmp_path) as app:
        assert app.telegram is not None
        await telegram.until(lambda: telegram.called("getUpdates", ok=False))
        await asyncio.sleep(0.05)
        health = app.telegram.health

        assert not health.connected and "another program polls" in health.problem


async def test_a_client_that_broke_is_started_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("getMe", status=500, description="Internal Server Error")

    async with house(telegram, tmp_path) as app:
        assert app.telegram is not None
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))

        assert app.telegram.health.connected
    assert len([call for call in telegram.calls if call.method == "getMe"]) == 2


async def test_a_connection_that_comes_and_goes_loses_nothing(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path):
        telegram.fault("getUpdates", times=2, drop="after")
        telegram.people.say(ann, "draw a fox")
        await drawn(telegram, private(telegram, ann))

    assert len(telegram.messages(private(telegram, ann))) == 1

"""Floods, faults on order, and chats that are closed, gone or moved, at the fake Telegram."""

from telegram import Bot
from telegram.error import ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, FloodLimits, Person
from tests.fakes.telegram_client import client, only, refusal, seconds


async def test_topics_are_closed_deleted_and_opened_to_admins(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")

    topic.closed = True
    closed = await refusal(bot.send_message(group.id, "x", message_thread_id=topic.id))
    telegram.people.promote(group, ann)
    await bot.send_message(group.id, "x", message_thread_id=topic.id)
    topic.deleted = True
    deleted = await refusal(bot.send_message(group.id, "x", message_thread_id=topic.id))

    assert [str(closed).lower(), str(deleted).lower()] == ["topic_closed", "topic_deleted"]


async def test_blocked_kicked_and_unknown_people_get_nothing(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    group = telegram.people.group("Painters")
    stranger = telegram.people.join("Eve", started=False)
    telegram.people.block(ann)
    telegram.people.kick(group, ann)

    said = [str(await refusal(bot.send_message(chat, "x"))) for chat in (ann.id, group.id, stranger.id)]

    assert said == [
        "Forbidden: bot was blocked by the user",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot can't initiate conversation with a user",
    ]
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [c.new_chat_member.status for c in changes if c] == ["kicked", "kicked"]
    assert isinstance(await refusal(bot.send_message(ann.id, "x")), Forbidden)


async def test_a_group_that_moved_says_where(telegram: FakeTelegram, bot: Bot, ann: Person) -> None:
    group = telegram.people.group("Painters", kind="group")
    new = telegram.people.migrate(group)

    refused = await refusal(bot.send_message(group.id, "x"))

    assert isinstance(refused, ChatMigrated) and refused.new_chat_id == new.id
    moved = [update.message for update in await bot.get_updates()]
    assert moved[0] is not None and moved[0].migrate_to_chat_id == new.id


async def test_a_group_may_forbid_photos(telegram: FakeTelegram, bot: Bot) -> None:
    group = telegram.people.group("Painters")
    group.may_send_photos = False

    await bot.send_message(group.id, "text is fine")
    refused = await refusal(bot.send_photo(group.id, flat()))

    assert "not enough rights to send photos" in str(refused).lower()


async def test_a_private_chat_bears_a_burst_of_three() -> None:
    async with FakeTelegram(limits=FloodLimits()) as telegram, client(telegram) as bot:
        ann, ben = telegram.people.join("Ann"), telegram.people.join("Ben")
        sent = [await bot.send_message(ann.id, str(n)) for n in range(3)]

        refused = await refusal(bot.edit_message_text("edit", ann.id, sent[0].message_id))
        await bot.send_message(ben.id, "another chat")

    assert isinstance(refused, RetryAfter)
    assert telegram.flood.refused == 1


async def test_a_group_bears_twenty_a_minute_and_longer_waits_for_the_stubborn() -> None:
    async with FakeTelegram(limits=FloodLimits()) as telegram, client(telegram) as bot:
        group = telegram.people.group("Painters")
        for number in range(20):
            await bot.send_message(group.id, str(number))

        first, second = [await refusal(bot.send_message(group.id, "x")) for _ in range(2)]

    assert isinstance(first, RetryAfter) and isinstance(second, RetryAfter)
    waits = [seconds(error) for error in (first, second)]
    assert 55 <= waits[0] <= waits[1] <= 63


async def test_a_connection_can_drop_after_the_work_was_done(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    telegram.fault("sendMessage", drop="after")

    lost = await refusal(bot.send_message(ann.id, "sent all the same"))

    assert isinstance(lost, NetworkError)
    assert only(telegram, ann).shown == "sent all the same"


async def test_an_answer_can_come_too_late(telegram: FakeTelegram, ann: Person) -> None:
    telegram.fault("sendMessage", late_s=0.5)

    async with client(telegram, read_timeout=0.1) as bot:
        late = await refusal(bot.send_message(ann.id, "sent all the same"))

    assert isinstance(late, TimedOut)
    assert only(telegram, ann).shown == "sent all the same"


async def test_a_planned_refusal_comes_as_often_as_planned(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    telegram.fault("sendMessage", status=502, description="Bad Gateway", times=2)

    for _ in range(2):
        assert isinstance(await refusal(bot.send_message(ann.id, "x")), NetworkError)
    await bot.send_message(ann.id, "x")

    assert [call.status for call in telegram.calls if call.method == "sendMessage"] == [502, 502, 200]

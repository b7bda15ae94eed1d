"""A line becomes a message, whatever Telegram refuses: the real client against the strict fake."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from adapters.status.window import Pace
from adapters.telegram.outbound import GROUP
from core.buttons import Verb
from core.conversation import PersonId, ThreadKey
from core.errors import DeliveryLater, DeliveryUnknown, DestinationDead, MessageGone
from core.jobs import StatusMessage
from core.messages import Line
from core.outbound.lines import button
from core.pictures import Size
from tests.adapters.telegram.houses import JOB, messenger_at, progress, status_in
from tests.fakes.pictures import flat, noise
from tests.fakes.telegram import FakeTelegram, FloodLimits, Message, Person

READING = Line(kind="progress", code="understanding", percent=5)
FAILED = Line(kind="failed", code="overloaded", facts={"ref": "K7Q2MX"}, final=True)


def done(*pictures: object, **facts: object) -> Line:
    return Line(
        kind="done", code="done", percent=100, job=JOB, final=True, pictures=pictures,
        facts={"asked": "a fox", "seconds": 3, "model": "m", "credits": 1, **facts},
        buttons=(button(Verb.VARY, JOB),),
    )  # fmt: skip


def only(telegram: FakeTelegram, person: Person) -> Message:
    (message,) = telegram.messages(telegram.people.private(person))
    return message


async def test_after_a_preview_progress_goes_to_the_caption_and_a_failure_is_a_card(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with messenger_at(telegram) as (messenger, _, _):
        status = status_in(f"telegram:{ann.id}:0")
        status = status_in(f"telegram:{ann.id}:0", message=await messenger.post(status, READING))
        message = only(telegram, ann)
        messenger.edit(status, progress(60, preview=flat()))
        await telegram.until(lambda: message.photo)
        preview = message.photo[-1].unique_id
        messenger.edit(status, progress(72))
        await telegram.until(lambda: "72 %" in message.shown)
        await messenger.deliver(status, FAILED)

    assert message.photo[-1].unique_id != preview
    assert message.shown.startswith("Generation failed, please try again")
    assert telegram.refusals == []


async def test_a_restart_that_forgot_that_the_message_is_a_photo_finds_out(
    telegram: FakeTelegram, ann: Person
) -> None:
    thread = f"telegram:{ann.id}:0"
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        number = await messenger.deliver(status_in(thread), done(whole))
    async with messenger_at(telegram) as (messenger, _, _):
        status = status_in(thread, message=number)
        messenger.edit(status, progress(60))
        await telegram.until(lambda: "60 %" in only(telegram, ann).shown)
        await messenger.deliver(status_in(thread, message=number), FAILED)

    assert only(telegram, ann).shown.startswith("Generation failed")


async def test_delivering_twice_is_harmless(telegram: FakeTelegram, ann: Person) -> None:
    async with messenger_at(telegram) as (messenger, _, _):
        number = await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        status = status_in(f"telegram:{ann.id}:0", message=number)

        answers = [await messenger.deliver(status, FAILED) for _ in range(2)]

    assert answers == [number, number]
    assert only(telegram, ann).shown.startswith("Generation failed")


async def test_a_sensitive_picture_is_under_a_spoiler(telegram: FakeTelegram, ann: Person) -> None:
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole, sensitive=1))

    assert only(telegram, ann).spoiler


@pytest.mark.parametrize(("took_s", "told"), [(59, False), (61, True)])
async def test_a_long_job_is_followed_by_a_word(
    telegram: FakeTelegram, ann: Person, took_s: int, told: bool
) -> None:
    asked = telegram.people.say(ann, "draw a fox")
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        status = status_in(f"telegram:{ann.id}:0", request=str(asked.id))
        await messenger.deliver(status, done(whole, seconds=took_s))
        await asyncio.sleep(0.1)

    shown = telegram.messages(telegram.people.private(ann))
    assert [message.shown for message in shown[1:]] == (["Done ↑"] if told else [])
    assert all(message.reply_to is asked for message in shown)


async def test_markup_in_a_prompt_is_shown_as_it_was_typed(telegram: FakeTelegram, ann: Person) -> None:
    words = "<b>a & b</b> @everyone _x_ *y* [z](u) &lt; \u202e"
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole, asked=words))

    assert only(telegram, ann).shown.startswith(words)


@pytest.mark.parametrize("words", ["x" * 5000, "🦊" * 2000, "<" * 5000])
async def test_a_long_prompt_is_cut_to_what_a_caption_holds(
    telegram: FakeTelegram, ann: Person, words: str
) -> None:
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole, asked=words))

    shown = only(telegram, ann).shown
    assert shown.startswith(words[:100]) and "…\nDone in 3 s" in shown


async def test_text_that_telegram_cannot_parse_goes_as_plain_text(
    telegram: FakeTelegram, ann: Person
) -> None:
    telegram.fault(
        "sendMessage", status=400, description="Bad Request: can't parse entities: Unsupported start tag"
    )
    async with messenger_at(telegram) as (messenger, _, _):
        await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)

    assert "Reading your request" in only(telegram, ann).shown
    assert "parse_mode" not in telegram.called("sendMessage")[0].params


async def test_what_telegram_refuses_as_a_photo_comes_as_a_file(
    telegram: FakeTelegram, ann: Person
) -> None:
    telegram.fault("editMessageMedia", status=400, description="Bad Request: PHOTO_INVALID_DIMENSIONS")
    async with messenger_at(telegram) as (messenger, storage, _):
        number = await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        status = status_in(f"telegram:{ann.id}:0", message=number)
        whole = storage.keep(flat(), Size(width=64, height=64))
        await messenger.deliver(status, done(whole))

    assert only(telegram, ann).document is not None


async def test_a_picture_over_the_rules_for_photos_is_brought_within_them(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(9000, 2000), Size(width=9000, height=2000))
        await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole))

    assert only(telegram, ann).photo
    assert telegram.refusals == []


async def test_a_large_picture_within_the_rules_goes_up_as_it_is(
    telegram: FakeTelegram, ann: Person
) -> None:
    body = noise(2_000_000)
    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(body, Size(width=816, height=816))
        await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole))

    assert only(telegram, ann).photo[-1].body == body


@pytest.mark.parametrize("link", ["none", "https://bot.example.org/p/abc"])
async def test_an_original_over_fifty_megabytes_is_a_link_or_a_smaller_copy_with_a_word(
    telegram: FakeTelegram, ann: Person, link: str
) -> None:
    async with messenger_at(telegram) as (messenger, storage, _):
        kept = storage.keep(flat(), Size(width=64, height=64))
        whole = replace(kept, bytes=51 * 2**20)
        facts = {"size": "9000x9000", "link": link, "token": "t"}
        line = Line(kind="answer", code="original", facts=facts, pictures=(whole,), final=True)
        thread = ThreadKey(f"telegram:{ann.id}:0")
        await messenger.answer(thread, PersonId(f"telegram:{ann.id}"), line)

    sent = only(telegram, ann)
    assert sent.document is None
    assert (link in sent.shown) if link != "none" else (sent.photo and "over 50 MB" in sent.shown)


async def test_a_text_over_telegrams_limit_is_cut_and_not_refused(
    telegram: FakeTelegram, ann: Person
) -> None:
    rows = [{"code": "setting", "what": "fox 🦊", "value": "& <b>owl</b>"}] * 300
    line = Line(kind="answer", code="settings", facts={"credits": 1}, rows=rows, final=True)
    async with messenger_at(telegram) as (messenger, _, _):
        thread = ThreadKey(f"telegram:{ann.id}:0")
        await messenger.answer(thread, PersonId(f"telegram:{ann.id}"), line)

    assert only(telegram, ann).shown.endswith("…")
    assert telegram.refusals == []


async def test_a_deleted_message_is_told_by_a_final_and_by_progress(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with messenger_at(telegram) as (messenger, _, door):
        number = await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        telegram.people.delete(only(telegram, ann))
        status = status_in(f"telegram:{ann.id}:0", message=number)
        with pytest.raises(MessageGone):
            await messenger.deliver(status, FAILED)
        messenger.edit(status_in(f"telegram:{ann.id}:0", message=number), progress(60))
        await asyncio.wait_for(door.heard.wait(), 5)

    assert door.told == [("deleted", number)]


async def test_where_every_topic_is_closed_the_picture_goes_to_the_person(
    telegram: FakeTelegram, ann: Person
) -> None:
    forum = telegram.people.group("Forum", forum=True)
    telegram.fault(
        "sendPhoto", chat=forum.id, times=2, status=400, description="Bad Request: TOPIC_CLOSED"
    )

    async with messenger_at(telegram) as (messenger, storage, _):
        whole = storage.keep(flat(), Size(width=64, height=64))
        with pytest.raises(DestinationDead):
            await messenger.deliver(status_in(f"telegram:{forum.id}:7", person=ann.id), done(whole))

    assert only(telegram, ann).photo
    assert telegram.messages(forum) == []


async def test_a_block_is_a_dead_destination_and_the_core_is_told(
    telegram: FakeTelegram, ann: Person
) -> None:
    telegram.people.block(ann)
    async with messenger_at(telegram) as (messenger, storage, door):
        whole = storage.keep(flat(), Size(width=64, height=64))
        with pytest.raises(DestinationDead):
            await messenger.deliver(status_in(f"telegram:{ann.id}:0"), done(whole))
        await asyncio.wait_for(door.heard.wait(), 5)

    assert door.told == [("dead", f"telegram:{ann.id}:0")]


@pytest.mark.parametrize(("message", "error"), [(None, DeliveryUnknown), ("101", DeliveryLater)])
async def test_an_unanswered_send_is_unknown_and_an_unanswered_edit_comes_again(
    telegram: FakeTelegram, ann: Person, message: str | None, error: type[Exception]
) -> None:
    async with messenger_at(telegram) as (messenger, _, _):
        await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        telegram.fault(drop="after")

        with pytest.raises(error):
            await messenger.deliver(status_in(f"telegram:{ann.id}:0", message=message), FAILED)


async def test_a_server_that_is_not_there_leaves_even_a_new_message_repeatable(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with messenger_at(telegram, api_base="http://127.0.0.1:9") as (messenger, _, _):
        with pytest.raises(DeliveryLater):
            await messenger.deliver(status_in(f"telegram:{ann.id}:0"), FAILED)


async def test_a_flood_wait_holds_up_its_own_chat_only(telegram: FakeTelegram, ann: Person) -> None:
    ben = telegram.people.join("Ben")
    telegram.fault("sendMessage", chat=ann.id, status=429, retry_after=60, description="Too Many")
    async with messenger_at(telegram) as (messenger, _, _):
        with pytest.raises(DeliveryLater) as refused:
            await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        await messenger.post(status_in(f"telegram:{ben.id}:0"), READING)
        with pytest.raises(DeliveryLater) as held:
            await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)

    assert refused.value.retry_after_s == 60
    assert 59 < held.value.retry_after_s < 67
    assert len(telegram.called("sendMessage", ok=False)) == 1


async def test_in_a_crowded_group_the_work_does_not_wait_for_its_status_line(
    telegram: FakeTelegram, ann: Person
) -> None:
    group = telegram.people.group("Painters")
    small = Pace(window_s=60.0, per_window=2, progress=1, gap_s=0.0)
    asked = telegram.people.say(ann, "/imagine a fox", chat=group)
    async with messenger_at(telegram, group=small) as (messenger, _, _):
        status = status_in(f"telegram:{group.id}:0", request=str(asked.id))
        for _ in range(2):
            await messenger.post(status, READING)

        with pytest.raises(DeliveryLater) as later:
            await messenger.post(status, READING)
        await telegram.until(lambda: asked.reaction == "👀")

    assert 50 < later.value.retry_after_s <= 60
    assert len(telegram.messages(group)) == 2


async def test_twelve_jobs_of_one_group_never_meet_its_limit() -> None:
    """Progress for all of them is pushed all the time, and every final is there."""
    async with FakeTelegram(limits=FloodLimits(group_s=6.0)) as telegram:
        group = telegram.people.group("Painters")
        quick = GROUP.__class__(
            window_s=6.1, per_window=GROUP.per_window, progress=GROUP.progress, gap_s=0.4
        )
        async with messenger_at(telegram, group=quick) as (messenger, _, _):
            thread = f"telegram:{group.id}:0"

            async def job() -> None:
                number = await messenger.post(status_in(thread), READING)
                status = status_in(thread, message=number)
                for percent in range(10, 100, 10):
                    messenger.edit(status, progress(percent))
                    await asyncio.sleep(0.02)
                await delivered(messenger, status)

            await asyncio.gather(*(job() for _ in range(12)))

    assert [m.shown[:17] for m in telegram.messages(group)] == ["Generation failed"] * 12
    assert telegram.flood.refused == 0


async def test_edits_of_one_message_are_never_two_at_a_time_and_the_newest_wins(
    telegram: FakeTelegram, ann: Person
) -> None:
    telegram.fault("editMessageText", late_s=0.1, times=20)
    async with messenger_at(telegram) as (messenger, _, _):
        number = await messenger.post(status_in(f"telegram:{ann.id}:0"), READING)
        status = status_in(f"telegram:{ann.id}:0", message=number)
        for percent in range(10, 80, 2):
            messenger.edit(status, progress(percent))
            await asyncio.sleep(0.005)
        messenger.edit(status, progress(95))  # a step that is shown, whichever was before
        await telegram.until(lambda: "95 %" in only(telegram, ann).shown, timeout_s=60)
        await messenger.deliver(status, FAILED)

    texts = [version.text for version in only(telegram, ann).history]
    assert 3 <= len(texts) <= 8
    assert texts[-1].startswith("Generation failed")


async def delivered(messenger: Any, status: StatusMessage) -> None:
    """As the relay does: again when there is room."""
    while True:
        try:
            await messenger.deliver(status, FAILED)
        except DeliveryLater as later:
            await asyncio.sleep(later.retry_after_s)
        else:
            return

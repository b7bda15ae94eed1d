"""What persons do reaches the bot: polled or called, once or again, with their files."""

import asyncio
import io
from typing import Any

import pytest
from aiohttp import web
from PIL import Image
from telegram import Bot, Update
from telegram.error import Conflict
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram_client import client, refusal


async def test_an_update_stays_until_its_offset_is_passed(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    telegram.people.say(ann, "hello")

    first, again = await bot.get_updates(), await bot.get_updates()
    after = await bot.get_updates(offset=first[0].update_id + 1)

    assert first[0].update_id == again[0].update_id
    assert first[0].message is not None and first[0].message.text == "hello"
    assert after == ()


async def test_a_long_poll_ends_when_something_comes(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)

    telegram.people.say(ann, "hello")

    assert len(await poll) == 1


async def test_a_second_poller_ends_the_first(telegram: FakeTelegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)

    async with client(telegram) as other:
        await other.get_updates(timeout=0)

    with pytest.raises(Conflict):
        await poll


async def test_an_update_can_come_again_after_it_was_confirmed(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    telegram.people.say(ann, "hello")
    first = (await bot.get_updates())[0]

    telegram.updates.redeliver(telegram.updates.pending[0], times=2)
    again = await bot.get_updates(offset=first.update_id + 1)

    assert [update.update_id for update in again] == [first.update_id] * 2


async def test_a_webhook_gets_its_updates_with_the_secret_until_it_says_yes(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    seen: list[tuple[str | None, Update | None]] = []

    async def hook(request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        seen.append((secret, Update.de_json(await request.json(), bot)))
        return web.Response(status=503 if len(seen) == 1 else 200)

    runner = await served(hook)
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    telegram.people.say(ann, "hello")
    await telegram.until(lambda: len(telegram.updates.webhook_answers) >= 2)

    info = await bot.get_webhook_info()
    assert [secret for secret, _ in seen] == ["s3cret", "s3cret"]
    assert (info.pending_update_count, "503" in (info.last_error_message or "")) == (0, True)
    with pytest.raises(Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    await runner.cleanup()


async def served(handler: Any) -> web.AppRunner:
    application = web.Application()
    application.router.add_post("/hook", handler)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def test_the_whole_library_runs_on_it(telegram: FakeTelegram, ann: Person) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"Hello {context.args}")

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None and update.message.text is not None
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token(telegram.token).job_queue(None)
    builder = builder.base_url(telegram.base_url).base_file_url(telegram.base_file_url)
    application = builder.build()
    application.add_handlers([CommandHandler("start", start), MessageHandler(filters.TEXT, echo)])

    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0)
        telegram.people.start(ann, "friend")
        telegram.people.say(ann, "again")
        await telegram.until(lambda: len(telegram.messages(telegram.people.private(ann))) == 2)
        await application.updater.stop()
        await application.stop()

    shown = [message.shown for message in telegram.messages(telegram.people.private(ann))]
    assert shown == ["Hello ['friend']", "again"]


async def test_privacy_mode_lets_through_what_is_for_the_bot(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    group = telegram.people.group("Painters")
    sent = await bot.send_message(group.id, "hello all")
    said = telegram.messages(group)[0]

    telegram.people.say(ann, "not for the bot", chat=group)
    telegram.people.say(ann, "/imagine a fox", chat=group)
    telegram.people.say(ann, "/imagine@other_bot a fox", chat=group)
    telegram.people.say(ann, "@pentimento_bot draw a fox", chat=group)
    telegram.people.say(ann, "make it night", chat=group, reply_to=said)
    telegram.people.privacy(False)
    telegram.people.say(ann, "for everybody", chat=group)

    got = [update.message for update in await bot.get_updates()]
    assert [m.text for m in got if m] == [
        "/imagine a fox", "@pentimento_bot draw a fox", "make it night", "for everybody",
    ]  # fmt: skip
    assert got[2] is not None and got[2].reply_to_message == sent


async def test_pictures_albums_quotes_and_topics_arrive_whole(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")
    telegram.people.privacy(False)
    whole = flat(300, 200)

    photo = telegram.people.send_photo(ann, whole, "a caption", chat=group, topic=topic)
    telegram.people.send_document(ann, whole, name="fox.png", reply_to=photo, quote="cap", chat=group)
    telegram.people.send_album(ann, [whole, whole], "two")

    got = [update.message for update in await bot.get_updates()]
    assert all(got) and len(got) == 4
    first, second, third, fourth = (m for m in got if m)
    assert (first.message_thread_id, first.is_topic_message, first.caption) == (
        topic.id,
        True,
        "a caption",
    )
    assert [(size.width, size.height) for size in first.photo] == [(90, 60), (300, 200)]
    assert second.document is not None and second.document.file_name == "fox.png"
    assert second.quote is not None and second.quote.text == "cap"
    assert third.media_group_id == fourth.media_group_id is not None
    assert (third.caption, fourth.caption) == ("two", None)


async def test_files_are_downloaded_as_sent_and_photos_as_jpeg(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    whole = flat(300, 200)
    document = telegram.people.send_document(ann, whole).document
    photo = telegram.people.send_photo(ann, whole).photo
    assert document is not None

    untouched = await (await bot.get_file(document.id)).download_as_bytearray()
    small = await (await bot.get_file(photo[0].id)).download_as_bytearray()

    assert bytes(untouched) == whole
    with Image.open(io.BytesIO(small)) as decoded:
        assert (decoded.format, decoded.size) == ("JPEG", (90, 60))


async def test_a_file_over_20_mb_cannot_be_downloaded(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    document = telegram.people.send_document(ann, bytes(21 * 1024 * 1024)).document
    assert document is not None

    assert "file is too big" in str(await refusal(bot.get_file(document.id))).lower()


async def test_an_edit_by_a_person_is_told(telegram: FakeTelegram, bot: Bot, ann: Person) -> None:
    said = telegram.people.say(ann, "draw a fax")

    telegram.people.edit(said, "draw a fox")

    edited = (await bot.get_updates())[1].edited_message
    assert edited is not None and (edited.text, edited.message_id) == ("draw a fox", said.id)

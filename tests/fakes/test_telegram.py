"""The fake Telegram keeps its word towards the real python-telegram-bot."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, FloodLimits, Message, Person

MIB = 1024 * 1024
REPLY = ReplyParameters(4)


def client(telegram: FakeTelegram, token: str | None = None, read_timeout: float = 5.0) -> Bot:
    request = HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout)
    return Bot(
        token or telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url,
        request=request,
    )  # fmt: skip


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with client(telegram) as real:
        yield real


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.people.join("Ann")


async def refusal(call: Awaitable[Any]) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await call
    return caught.value


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=text) for text in data]])


async def test_the_bot_learns_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.username, me.is_bot, me.can_read_all_group_messages) == ("pentimento_bot", True, False)


async def test_a_wrong_token_is_refused(telegram: FakeTelegram) -> None:
    with pytest.raises(InvalidToken):
        async with client(telegram, token="4242:wrong"):
            pass


async def test_an_unknown_method_reads_as_an_invalid_token(bot: Bot) -> None:
    assert isinstance(await refusal(bot.do_api_request("sendTelegram")), TelegramError)


async def test_commands_are_kept_by_scope_and_language(bot: Bot) -> None:
    group = BotCommandScopeAllGroupChats()

    await bot.set_my_commands([BotCommand("imagine", "Malen")], scope=group, language_code="de")

    assert [c.description for c in await bot.get_my_commands(group, "de")] == ["Malen"]
    assert await bot.get_my_commands() == ()
    assert "bot_command_invalid" in str(await refusal(bot.set_my_commands([("Bad", "x")]))).lower()


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


async def test_one_message_is_edited_from_text_into_a_photo_and_never_back(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    sent = await bot.send_message(ann.id, "Reading…", reply_markup=keyboard("Cancel"))
    await bot.edit_message_text("Painting…", ann.id, sent.message_id)

    await bot.edit_message_media(
        InputMediaPhoto(flat(), caption="a <b>fox</b>", parse_mode="HTML"), ann.id, sent.message_id,
        reply_markup=keyboard("Vary"),
    )  # fmt: skip
    back = await refusal(bot.edit_message_text("text again", ann.id, sent.message_id))
    await bot.edit_message_caption(ann.id, sent.message_id, caption="a fox", reply_markup=None)

    message = telegram.messages(telegram.people.private(ann))[0]
    assert [version.text for version in message.history] == ["Reading…", "Painting…", "a fox", "a fox"]
    assert [bool(version.photo) for version in message.history] == [False, False, True, True]
    assert [version.buttons for version in message.history] == [("Cancel",), (), ("Vary",), ()]
    assert str(back).lower() == "there is no text in the message to edit"


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda b, c, m: b.edit_message_text("same", c, m), "not modified"),
        (lambda b, c, m: b.edit_message_text("x", c, 99_999), "message to edit not found"),
        (lambda b, c, m: b.edit_message_text("x", c, 101), "message can't be edited"),
        (lambda b, c, m: b.edit_message_caption(c, m, caption="x"), "no caption"),
        (lambda b, c, m: b.edit_message_text("x" * 4097, c, m), "too long"),
        (lambda b, c, m: b.send_message(c, "x" * 4097), "message is too long"),
        (lambda b, c, m: b.send_message(c, "  "), "message text is empty"),
        (lambda b, c, m: b.send_message(c, "<b>x", parse_mode="HTML"), "can't parse entities"),
        (lambda b, c, m: b.send_message(c, "<x>x</x>", parse_mode="HTML"), "unsupported start tag"),
        (lambda b, c, m: b.send_message(c, "x", reply_markup=keyboard("d" * 65)), "button_data_invalid"),
        (lambda b, c, m: b.send_message(c, "x", message_thread_id=77), "message thread not found"),
        (lambda b, c, m: b.send_message(5, "x"), "chat not found"),
        (lambda b, c, m: b.send_photo(c, flat(9000, 1001)), "photo_invalid_dimensions"),
        (lambda b, c, m: b.send_photo(c, flat(2100, 100)), "photo_invalid_dimensions"),
        (lambda b, c, m: b.send_photo(c, b"no picture"), "image_process_failed"),
        (lambda b, c, m: b.send_photo(c, flat() + bytes(10 * MIB)), "too big for a photo"),
        (lambda b, c, m: b.send_photo(c, flat(), caption="x" * 1025), "caption is too long"),
        (lambda b, c, m: b.send_photo(c, "AgAC99s320"), "wrong file identifier"),
        (lambda b, c, m: b.send_media_group(c, [InputMediaPhoto(flat())]), "album"),
        (lambda b, c, m: b.delete_message(c, 4), "message to delete not found"),
        (lambda b, c, m: b.set_message_reaction(c, m, "🦊"), "reaction_invalid"),
        (lambda b, c, m: b.send_message(c, "x", reply_parameters=REPLY), "to be replied not found"),
        (lambda b, c, m: b.answer_callback_query("nothing"), "query is too old"),
    ],
)  # fmt: skip
async def test_telegram_says_no(
    telegram: FakeTelegram, bot: Bot, ann: Person, call: Any, text: str
) -> None:
    telegram.people.say(ann, "mine, not the bot's")
    sent = await bot.send_message(ann.id, "same")

    refused = await refusal(call(bot, ann.id, sent.message_id))

    assert isinstance(refused, BadRequest)
    assert text in str(refused).lower()


async def test_a_document_over_50_mb_is_refused(bot: Bot, ann: Person) -> None:
    refused = await refusal(bot.send_document(ann.id, bytes(51 * 1024 * 1024), write_timeout=30))

    assert "too large" in str(refused).lower()


async def test_a_forced_reply_can_no_longer_be_edited(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "What should change?", reply_markup=ForceReply())

    refused = await refusal(bot.edit_message_text("x", ann.id, sent.message_id))

    assert "can't be edited" in str(refused).lower()


async def test_a_second_media_edit_ends_the_first(telegram: FakeTelegram, bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "x")
    telegram.fault("editMessageMedia", delay_s=0.3)

    def edit(colour: str) -> Any:
        media = InputMediaPhoto(flat(colour=colour))
        return bot.edit_message_media(media, ann.id, sent.message_id)

    first = asyncio.create_task(edit("red"))
    await telegram.until(lambda: only(telegram, ann).editing)
    await edit("blue")

    assert "canceled by new edit" in str(await refusal(first)).lower()


def only(telegram: FakeTelegram, person: Person) -> Message:
    (message,) = telegram.messages(telegram.people.private(person))
    return message


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


async def test_a_press_is_answered_once(telegram: FakeTelegram, bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "x", reply_markup=keyboard("Vary"))

    press = telegram.people.press(ann, only(telegram, ann), "Vary")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    await query.answer("Coming up", show_alert=True)

    assert (query.data, press.text, press.alert) == ("Vary", "Coming up", True)
    assert "query is too old" in str(await refusal(query.answer())).lower()


async def test_an_inline_result_becomes_a_message_that_takes_file_ids_only(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    store = await bot.send_photo(ann.id, flat())
    query = telegram.people.inline(ann, "a red fox")
    got = (await bot.get_updates())[-1].inline_query
    assert got is not None
    article = InlineQueryResultArticle(
        "1", "Draw", InputTextMessageContent("Drawing…"), reply_markup=keyboard("Cancel")
    )
    await got.answer([article], cache_time=0)

    message = telegram.people.choose(query)
    chosen = (await bot.get_updates())[-1].chosen_inline_result
    assert chosen is not None and chosen.inline_message_id is not None
    inline = chosen.inline_message_id
    upload = await refusal(bot.edit_message_media(InputMediaPhoto(flat()), inline_message_id=inline))
    await bot.edit_message_media(
        InputMediaPhoto(store.photo[-1].file_id, caption="a red fox"), inline_message_id=inline
    )

    assert isinstance(upload, BadRequest)
    assert [version.text for version in message.history] == ["Drawing…", "a red fox"]
    assert message.photo


async def test_a_guest_mention_gets_one_answer(telegram: FakeTelegram, bot: Bot, ann: Person) -> None:
    query = telegram.people.mention_as_guest(ann, "@pentimento_bot a fox")
    got = (await bot.get_updates())[-1].guest_message
    assert got is not None and got.guest_query_id == query.id
    text = InputTextMessageContent("Drawing…")
    article = InlineQueryResultArticle("1", "Draw", text, reply_markup=keyboard("Cancel"))

    answer = await bot.answer_guest_query(query.id, article)

    assert answer.inline_message_id in telegram.world.inline_messages
    assert got.text == "@pentimento_bot a fox"


@pytest.fixture(autouse=True)
def timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming habit; without it reading `retry_after` warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def seconds(error: RetryAfter) -> float:
    assert not isinstance(error.retry_after, int)
    return error.retry_after.total_seconds()


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


async def test_the_page_lets_a_person_write_and_press(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    async with aiohttp.ClientSession(telegram.root) as page:
        said = {"person": str(ann.id), "chat": str(ann.id), "text": "hello"}
        await page.post("/people/say", data=said)
        sent = await bot.send_message(ann.id, "x", reply_markup=keyboard("Vary"))
        press = {"person": ann.id, "chat": ann.id, "message": sent.message_id, "label": "Vary"}
        await page.post("/people/press", json=press)
        state = await (await page.get("/people/state")).json()
        html = await (await page.get("/")).text()

    kinds = [bool(update.callback_query) for update in await bot.get_updates()]
    assert kinds == [False, True]
    assert [m["text"] for m in state["chats"][0]["messages"]] == ["hello", "x"]
    assert "<title>Fake Telegram</title>" in html


async def test_the_page_has_topics_albums_inline_and_what_befalls_a_group(
    telegram: FakeTelegram, bot: Bot, ann: Person
) -> None:
    async with aiohttp.ClientSession(telegram.root) as page:

        async def post(act: str, **given: object) -> dict[str, Any]:
            answer = await page.post(f"/people/{act}", json=given)
            assert answer.status == 200
            body: dict[str, Any] = await answer.json()
            return body

        forum = (await post("group", title="Forum", forum=True))["id"]
        topic = (await post("topic", chat=forum, name="Foxes"))["id"]
        await post("befall", chat=forum, person=ann.id, what="promote")
        form = aiohttp.FormData({"person": str(ann.id), "chat": str(forum), "topic": str(topic)})
        for name in ("a.png", "b.png"):
            form.add_field("file", flat(), filename=name, content_type="image/png")
        await page.post("/people/say", data=form)
        (first, *_) = telegram.world.chats[forum].messages.values()
        await post("change", chat=forum, message=first.id, text="make them one")
        await post("fault", method="getMe", status=502, description="Bad Gateway")
        query = (await post("inline", person=ann.id, text="a fox"))["id"]
        article = InlineQueryResultArticle("1", "Draw: a fox", InputTextMessageContent("a fox"))
        await bot.answer_inline_query(query, [article])
        state = await (await page.get("/people/state")).json()
        await post("choose", query=query, index=0)

    album = [u for u in await bot.get_updates() if u.message and u.message.media_group_id]
    assert [update.message.message_thread_id for update in album if update.message] == [topic] * 2
    assert state["chats"][-1]["topics"] == [{"id": topic, "name": "Foxes"}]
    assert state["inline"][0]["results"] == ["Draw: a fox"]
    assert isinstance(await refusal(bot.get_me()), NetworkError)

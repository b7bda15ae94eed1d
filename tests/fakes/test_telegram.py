"""The fake Telegram keeps its word towards the real python-telegram-bot."""

import asyncio
from typing import Any

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    ForceReply,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
)
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from tests.fakes.pictures import flat
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram_client import MIB, REPLY, client, keyboard, only, refusal


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
    telegram.fault("editMessageMedia", delay_s=1.5)

    def edit(colour: str) -> Any:
        media = InputMediaPhoto(flat(colour=colour))
        return bot.edit_message_media(media, ann.id, sent.message_id)

    first = asyncio.create_task(edit("red"))
    await telegram.until(lambda: only(telegram, ann).editing)
    await edit("blue")

    assert "canceled by new edit" in str(await refusal(first)).lower()


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

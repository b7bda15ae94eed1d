"""What goes out through aiohttp, and what of the answers is read."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, InputMediaPhoto, Message

from adapters.telegram.request import AiohttpRequest
from adapters.whole import CHUNK_BYTES
from tests.fakes.pictures import picture
from tests.fakes.telegram import FakeTelegram


@asynccontextmanager
async def bot_at(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    request = AiohttpRequest()
    await request.initialize()
    try:
        yield Bot(telegram.token, base_url=f"{telegram.root}/bot", request=request)
    finally:
        await request.shutdown()


async def test_a_file_of_several_pieces_arrives_as_it_was() -> None:
    body = random.Random(1).randbytes(2 * CHUNK_BYTES + 1)
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann")
        async with bot_at(telegram) as bot:
            sent = await bot.send_document(ann.id, body)

        stored = telegram.world.files.values()

    assert isinstance(sent, Message)
    assert [file.body for file in stored] == [body]


async def test_of_a_message_that_was_sent_its_id_is_read_and_of_one_that_was_changed_nothing() -> None:
    async with FakeTelegram() as telegram:
        ann = telegram.people.join("Ann")
        async with bot_at(telegram) as bot:
            sent = await bot.send_message(ann.id, "a fox & a hen = <b>two</b>", parse_mode="HTML")
            edited = await bot.edit_message_text("ein Füchslein 🦊", ann.id, sent.message_id)
            painted = await bot.edit_message_media(InputMediaPhoto(picture()), ann.id, sent.message_id)

        [message] = telegram.messages(telegram.people.private(ann))

    assert (sent.message_id, sent.text) == (message.id, None)
    assert (edited, painted) == (True, True)
    assert message.photo


def test_an_answer_that_is_no_message_is_read_whole() -> None:
    answer = AiohttpRequest.parse_json_payload(b'{"ok": true, "result": {"id": 7, "username": "p"}}')

    assert answer["result"] == {"id": 7, "username": "p"}

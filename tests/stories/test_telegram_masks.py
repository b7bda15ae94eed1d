"""Repaint a part of a picture: the button, the page behind it, and the words in the chat."""

import io
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image

from adapters.telegram.webapp import signature
from bot.serving import application_of
from bot.wiring import App
from core.pictures import Operation
from core.request import JobRequest
from tests.fakes.telegram import Chat, FakeTelegram, Person
from tests.stories.telegram_house import drawn, forced, house, private, said

PUBLIC = "http://pictures.example"


def mask(side: int = 96) -> io.BytesIO:
    out = io.BytesIO()
    whole = Image.new("L", (side, side), 0)
    whole.paste(255, (20, 10, 60, 40))
    whole.save(out, "PNG")
    return io.BytesIO(out.getvalue())


async def page_of(telegram: FakeTelegram, chat: Chat) -> str:
    """The path of the page that the bot links to."""
    offer = await telegram.until(lambda: said(telegram, chat, "Paint over the part"))
    (button,) = offer.keyboard[0]
    return urlsplit(button["url"]).path


def opened(token: str, person: Person) -> str:
    """What Telegram hands to a page that it opens for a person."""
    pairs = {"auth_date": str(int(time.time())), "user": json.dumps({"id": person.id})}
    return urlencode({**pairs, "hash": signature(pairs, token)})


async def handed_in(
    app: App, path: str, words: str = "", *, signed: str = "", status: int = 200
) -> None:
    """As the page does it, by HTTP."""
    form = FormData({"words": words, "app": signed} if signed else {"words": words})
    form.add_field("mask", mask(), filename="mask.png", content_type="image/png")
    client: TestClient[Any, Any]
    async with TestClient(TestServer(application_of(app))) as client:
        answer = await client.post(path, data=form)
    assert answer.status == status


async def asked(app: App, person: Person) -> list[JobRequest]:
    """All that a person's jobs were asked to do."""
    rows = await app.database.all("own_jobs", person=f"telegram:{person.id}")
    return [JobRequest.from_json(row["request"]) for row in rows]


async def test_a_mask_and_the_next_words_repaint_a_part_of_the_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)
    async with house(telegram, tmp_path, web={"public_url": PUBLIC}) as app:
        telegram.people.say(ann, "draw a snowman in a field")
        (snowman,) = await drawn(telegram, chat)
        telegram.people.press(ann, snowman, "Inpaint")
        path, ben = await page_of(telegram, chat), telegram.people.join("Ben")
        await handed_in(app, path, signed=opened(telegram.token, ben), status=403)
        await handed_in(app, path, signed=opened("4242:AAforged", ann), status=403)
        await handed_in(app, path, signed=opened(telegram.token, ann))
        question = await telegram.until(lambda: forced(telegram, chat))
        telegram.people.say(ann, "sunglasses", reply_to=question)
        _, second = await drawn(telegram, chat, 2)
        made = await asked(app, ann)

    assert question.shown.startswith("✏️ I have your mask.") and question.reply_to is snowman
    assert second.shown.startswith("sunglasses\nDone in")
    assert made[-1].operation is Operation.FILL and made[-1].mask is not None
    assert telegram.refusals == []


async def test_words_on_the_page_paint_the_second_of_a_batch_in_the_group_it_stands_in(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    telegram.people.start(ann)
    async with house(telegram, tmp_path, web={"public_url": PUBLIC}) as app:
        telegram.people.say(ann, "/imagine 2 pictures of a snowman", chat=group)
        (batch,) = await drawn(telegram, group)
        telegram.people.press(ann, batch, "2")
        await telegram.until(lambda: "Inpaint" in batch.buttons)
        telegram.people.press(ann, batch, "Inpaint")
        path = await page_of(telegram, private(telegram, ann))
        await handed_in(app, path, "a red hat here")
        _, second = await drawn(telegram, group, 2)
        made = await asked(app, ann)
        session = await app.database.one("session_of", thread=f"telegram:{group.id}:0")

    row = made[-1]
    assert (row.operation, row.asked) == (Operation.FILL, "a red hat here")
    assert second.reply_to is batch
    assert session is not None and session["own"] == ""
    assert len(row.sources) == 1

"""The chat page over real HTTP: its guards, what it hands in, and what it is told."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.local.messenger import LocalMessenger
from adapters.local.page import TOKEN_HEADER, ChatPage
from adapters.phrases.phrases import Phrases
from core.conversation import PersonId, ThreadKey
from core.doors import Shown
from core.jobs import JobId, Stage, StatusId, StatusMessage
from core.messages import Button, Line
from core.pictures import Picture
from core.storage.links import SignedLinks
from tests.adapters.conftest import Opened, Reply
from tests.fakes.door import FakeDoor
from tests.fakes.pictures import picture

TOKEN = "the token of the test"
YOU, ANN = PersonId("local:you"), PersonId("local:ann")
HALL = ThreadKey("local:hall")


@dataclass
class Page:
    site: Opened
    door: FakeDoor
    messenger: LocalMessenger

    async def send(self, path: str, body: object, **headers: str) -> Reply:
        given = {TOKEN_HEADER: TOKEN, **headers}
        return await self.site.ask(path, method="POST", json=body, headers=given)

    async def said(self, **fields: object) -> Reply:
        message = {"event": "event-0001", "person": "you", "thread": "hall", "text": "draw a fox"}
        return await self.send("/chat/messages", message | fields)


@pytest.fixture
async def page(serve: Callable) -> Page:
    async def path(_: Picture) -> Path | None:
        return None

    phrases, door = Phrases(), FakeDoor()
    messenger = LocalMessenger(phrases, path)
    links = SignedLinks("a secret of the test")
    chat = ChatPage(door, messenger, phrases, links, token=TOKEN)
    return Page(await serve(chat.routes(), stopping=[chat.close]), door, messenger)


def status(message: str | None = None) -> StatusMessage:
    return StatusMessage(
        id=StatusId("s1"), thread=HALL, person=YOU, event="e1", job=None, message=message,
        request="u1", nonce="n", route={}, final_done=False, locale="",
    )  # fmt: skip


def painting(percent: int, preview: bytes | None = None) -> Line:
    return Line(
        kind="progress", code="generating", stage=Stage.GENERATING, percent=percent, job=JobId("j1"),
        subject="fox", facts={"seconds": 7, "count": 2, "parent": "p0"}, preview=preview,
        buttons=[Button(code="p1:cancel:j1", verb="cancel")], width=640, height=360,
    )  # fmt: skip


async def test_the_shell_is_whole_and_speaks_from_the_phrases(page: Page) -> None:
    reply = await page.site.ask("/")

    html = reply.body.decode()
    assert reply.status == 200
    assert f'content="{TOKEN}"' in html
    assert "What would you like to see?" in html
    assert reply.headers["Cache-Control"] == "no-store"
    words = json.loads(re.search(r'id="words">(.*?)</script>', html, re.S)[1])  # type: ignore[index]
    assert words["bad-picture"].startswith("That file is not a picture I can read.")
    for asset in re.findall(r'(?:href|src)="(/static/[^"]+)"', html):
        assert (await page.site.ask(asset)).status == 200


async def test_a_message_is_handed_in_and_answered_at_once(page: Page) -> None:
    reply = await page.said(reply_to="m7", locale="de-AT")

    [incoming] = page.door.received
    assert reply.status == 202
    assert (incoming.thread, incoming.person, incoming.text) == (HALL, YOU, "draw a fox")
    assert (incoming.reply_to_message, incoming.locale) == ("m7", "de-AT")
    assert json.loads(reply.body) == {"message": incoming.message}


@pytest.mark.parametrize("odd", ["\0", "\ud83d"])
async def test_what_no_store_takes_is_left_out_of_what_a_browser_sends(page: Page, odd: str) -> None:
    """JSON may hold half of an emoji, as a browser sends one that was cut in two."""
    reply = await page.said(text=f"draw a{odd} fox", reply_to=f"m7{odd}")
    sent = {"event": "event-0002", "person": "you", "thread": "hall"}
    await page.send("/chat/presses", {**sent, "code": f"p1:vary:j1{odd}", "message": f"m1{odd}"})

    [incoming], [press] = page.door.received, page.door.pressed
    assert reply.status == 202
    assert (incoming.text, incoming.reply_to_message) == ("draw a fox", "m7")
    assert (press.code, press.message) == ("p1:vary:j1", "m1")


async def test_a_message_that_is_sent_again_is_the_same_event(page: Page) -> None:
    await page.said()
    await page.said()

    assert len(page.door.received) == 1


async def test_a_press_is_handed_in_untouched(page: Page) -> None:
    sent = {
        "event": "event-0002",
        "person": "ann",
        "thread": "hall",
        "code": "p1:vary:j1",
        "message": "m1",
    }

    reply = await page.send("/chat/presses", sent)

    [press] = page.door.pressed
    assert reply.status == 202
    assert (press.person, press.code, press.message) == (ANN, "p1:vary:j1", "m1")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7:8765", ""])
async def test_another_host_name_is_refused(page: Page, host: str) -> None:
    for path in ("/", "/chat/events?person=you", "/chat/threads/hall?person=you"):
        reply = await page.site.ask(path, headers={"Host": host})
        assert reply.status in (400, 403)
        assert TOKEN.encode() not in reply.body


@pytest.mark.parametrize(
    "headers",
    [
        {TOKEN_HEADER: ""},
        {TOKEN_HEADER: "another"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
async def test_what_another_site_sends_is_refused(page: Page, headers: dict[str, str]) -> None:
    sent = {"event": "event-0001", "person": "you", "thread": "hall", "text": "draw a fox"}

    message = await page.send("/chat/messages", sent, **headers)
    upload = await page.site.ask(
        "/chat/uploads?person=you&thread=hall", method="POST", data=picture(),
        headers={TOKEN_HEADER: TOKEN, **headers},
    )  # fmt: skip

    assert (message.status, upload.status) == (403, 403)
    assert page.door.received == [] and page.door.uploads == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"person": "discord:1"},
        {"person": ""},
        {"thread": "../x"},
        {"text": "x" * 100_001},
        {"event": "short"},
        {"more": 1},
        {"locale": "<b>"},
    ],
)
async def test_what_the_page_would_not_send_is_refused(page: Page, fields: dict[str, object]) -> None:
    reply = await page.said(**fields)

    assert reply.status == 400
    assert page.door.received == []


async def test_an_upload_is_attached_by_its_own_person_only(page: Page) -> None:
    reply = await page.site.ask(
        "/chat/uploads?person=you&thread=hall", method="POST", data=picture(),
        headers={TOKEN_HEADER: TOKEN},
    )  # fmt: skip
    uploaded = json.loads(reply.body)

    await page.said(attachments=[uploaded["id"], "somebody-elses"])
    await page.said(event="event-0002", person="ann", attachments=[uploaded["id"]])

    mine, anns = page.door.received
    assert reply.status == 201
    assert [item.picture for item in mine.attachments] == [uploaded["id"]]
    assert anns.attachments == ()


async def test_an_upload_that_is_no_picture_is_refused_in_a_sentence(page: Page) -> None:
    reply = await page.site.ask(
        "/chat/uploads?person=you&thread=hall", method="POST", data=b"hello",
        headers={TOKEN_HEADER: TOKEN},
    )  # fmt: skip

    assert reply.status == 422
    assert "Nothing was charged" in json.loads(reply.body)["text"]


async def test_who_has_sent_enough_pictures_hears_when_they_may_go_on(page: Page) -> None:
    page.door.enough = True

    reply = await page.site.ask(
        "/chat/uploads?person=you&thread=hall", method="POST", data=picture(),
        headers={TOKEN_HEADER: TOKEN},
    )  # fmt: skip

    assert reply.status == 422
    assert "You may go on in 12 minutes." in json.loads(reply.body)["text"]


class Listener:
    """A window: the events it was sent, one after the other."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._lines = response.content

    async def next(self) -> tuple[str, dict[str, Any]]:
        name = (await self._lines.readline()).decode().removeprefix("event: ").strip()
        data = (await self._lines.readline()).decode().removeprefix("data: ")
        await self._lines.readline()
        return name, json.loads(data)

    async def rest(self) -> bytes:
        return await self._lines.read()


@pytest.fixture
async def listen(page: Page) -> AsyncIterator[Callable]:
    async with aiohttp.ClientSession() as session, AsyncExitStack() as stack:

        async def go(person: str) -> Listener:
            asked = session.get(f"{page.site.address}/chat/events?person={person}")
            response = await stack.enter_async_context(asked)
            assert response.content_type == "text/event-stream"
            listener = Listener(response)
            assert await listener.next() == ("hello", {"token": TOKEN})
            return listener

        yield go


async def test_every_act_reaches_an_open_window_with_what_it_needs(page: Page, listen: Callable) -> None:
    window = await listen("you")

    message = await page.messenger.post(status(), painting(60, b"\x89PNG"))

    name, act = await window.next()
    assert (name, act["act"], act["message"], act["kind"]) == ("act", "post", message, "progress")
    assert (act["text"], act["asker"]) == ("Painting your fox…", "you")
    assert (act["percent"], act["width"], act["height"], act["count"]) == (60, 640, 360, 2)
    assert act["eta"] == "about 7 s left"
    assert act["parent"] == "p0"
    assert act["previews"] == {"0": "data:image/png;base64,iVBORw=="}
    assert act["buttons"] == [{"label": "Cancel", "code": "p1:cancel:j1", "verb": "cancel"}]


async def test_a_private_answer_reaches_its_own_person_only(page: Page, listen: Callable) -> None:
    you, ann = await listen("you"), await listen("ann")
    secret = Line(kind="answer", code="balance", facts={"free": 3, "held": 0}, final=True, private=True)

    await page.messenger.answer(HALL, YOU, secret, reply_to="m1")
    await page.messenger.answer(HALL, YOU, Line(kind="answer", code="help", final=True))

    assert [(await you.next())[1]["code"] for _ in range(2)] == ["balance", "help"]
    assert (await ann.next())[1]["code"] == "help"


async def test_what_a_person_says_reaches_the_other_windows(page: Page, listen: Callable) -> None:
    ann = await listen("ann")

    await page.said()

    _, act = await ann.next()
    assert (act["act"], act["who"], act["text"]) == ("said", "you", "draw a fox")


async def test_a_failure_inside_is_said_without_its_words(page: Page, listen: Callable) -> None:
    you = await listen("you")
    page.door.fails = True

    reply = await page.said()
    await you.next()

    _, act = await you.next()
    assert reply.status == 202
    assert (act["kind"], act["code"]) == ("failed", "internal")
    assert "secret" not in json.dumps(act)


async def test_a_window_that_opens_in_the_middle_sees_the_newest_with_its_preview(page: Page) -> None:
    message = await page.messenger.post(status(), painting(60, b"\x89PNG"))
    page.messenger.edit(status(message), painting(73))
    stored = Shown(message=message, person=YOU, line=painting(60))
    page.door.history[HALL] = [Shown(message="u1", person=YOU, text="draw a fox"), stored]

    views = json.loads((await page.site.ask("/chat/threads/hall?person=you")).body)

    assert [(view["who"], view.get("percent")) for view in views] == [("you", None), ("bot", 73)]
    assert views[1]["previews"]["0"].startswith("data:image/png")


async def test_each_picture_of_a_batch_keeps_its_own_preview(page: Page, listen: Callable) -> None:
    window = await listen("you")
    message = await page.messenger.post(status(), painting(60, b"\x89PNG"))

    page.messenger.edit(status(message), replace(painting(65, b"\x89PNG2"), preview_of=1))
    page.messenger.edit(status(message), painting(70))

    await window.next()
    _, act = await window.next()
    assert act["percent"] == 70
    assert [act["previews"][place][-8:] for place in ("0", "1")] == ["iVBORw==", "iVBORzI="]


async def test_the_info_of_a_picture_comes_as_labelled_rows(page: Page, listen: Callable) -> None:
    you = await listen("you")
    facts: dict[str, int | str] = {"asked": "draw a fox", "refined": "a fox", "seed": "7", "kept": "-"}

    await page.messenger.answer(HALL, YOU, Line(kind="answer", code="info", facts=facts, final=True))

    rows = (await you.next())[1]["rows"]
    assert rows == [["You asked", "draw a fox"], ["Painted as", "a fox"], ["Seed", "7"]]


async def test_windows_that_look_on_do_not_hold_up_the_end(
    serve: Callable, page: Page, listen: Callable
) -> None:
    window = await listen("you")

    page.messenger.close_feeds()

    async with asyncio.timeout(5):
        assert await window.rest() == b""

"""Each way to the operator says the sentence: real mail, a real webhook, a chat."""

import socket
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiosmtpd.controller import Controller

from adapters.notices.ways import Mailbox, MailNotifier, WebhookNotifier
from adapters.phrases.phrases import Phrases
from core.reporting.notices import Notice

NOTICE = Notice(code="spend-day", facts={"part": 80, "spent": "4.00", "budget": "5.00"})
SENTENCE = "80 % of today's budget is spent: $4.00 of $5.00."


class Post:
    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        self.letters.append(envelope)
        return "250 OK"


async def test_a_mail_arrives() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    post = Post()
    server = Controller(post, hostname="127.0.0.1", port=port)
    server.start()
    try:
        box = Mailbox(
            host="127.0.0.1", port=port, sender="bot@a.example", recipients=("me@a.example",), tls="none"
        )
        await MailNotifier(box, Phrases()).tell(NOTICE)
    finally:
        server.stop()

    (letter,) = post.letters
    assert letter.rcpt_tos == ["me@a.example"]
    assert SENTENCE in letter.content.decode()


async def test_a_webhook_is_posted_and_a_refusal_is_an_error(serve: Callable) -> None:
    got: list[Any] = []

    async def take(request: web.Request) -> web.Response:
        got.append(await request.json())
        return web.Response(status=204 if len(got) == 1 else 500)

    site = await serve([web.post("/hook", take)])
    way = WebhookNotifier(f"{site.address}/hook", Phrases())

    await way.tell(NOTICE)

    assert got == [{"code": "spend-day", "text": SENTENCE, "facts": dict(NOTICE.facts)}]
    with pytest.raises(aiohttp.ClientResponseError):
        await way.tell(NOTICE)

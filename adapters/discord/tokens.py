"""Writes by an interaction's token: its first answer, and what belongs to it for fifteen minutes.

The library's adapter for webhooks carries them, which keeps the limits of each token; of its answers
only the id is read.
"""

from enum import IntEnum
from typing import Any

import discord
from discord.http import Route
from discord.webhook.async_ import async_context

from adapters.discord.forms import EMPTY, Form
from adapters.discord.payloads import JSON, PRIVATE, for_edit, for_send, parts

ORIGINAL = "@original"
ANSWER = "/interactions/{webhook_id}/{webhook_token}/callback"
MESSAGES = "/webhooks/{webhook_id}/{webhook_token}"
MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"


class Answer(IntEnum):
    """Kinds of a first answer, by Discord's numbers."""

    MESSAGE = 4
    THINKING = 5
    SILENT = 6
    UPDATE = 7


class Tokens:
    """Of a client that has logged in. Every method raises what the library raises."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def answer(
        self, interaction: int, token: str, kind: Answer, form: Form = EMPTY, *, private: bool = False
    ) -> int | None:
        """The first answer; the id of its message, where it has one of its own."""
        given: JSON = {"flags": PRIVATE} if private else {}
        if kind is Answer.MESSAGE:
            given = for_send(form, private=private)
        elif kind is Answer.UPDATE:
            given = for_edit(form)
        route = Route("POST", ANSWER, webhook_id=interaction, webhook_token=token)
        payload = {"type": kind.value, "data": given}
        told = await self._write(route, token, payload, form, params={"with_response": 1})
        message = told["interaction"].get("response_message_id")
        return int(message) if message else None

    async def edit(self, token: str, message: int | None, form: Form) -> None:
        """The first answer's message where none is named."""
        route = Route(
            "PATCH", MESSAGE, webhook_id=self._application, webhook_token=token,
            message_id=message or ORIGINAL,
        )  # fmt: skip
        await self._write(route, token, for_edit(form), form, params={"with_components": 1})

    async def follow_up(self, token: str, form: Form, *, private: bool) -> int:
        """A further message; its id."""
        route = Route("POST", MESSAGES, webhook_id=self._application, webhook_token=token)
        given, params = for_send(form, private=private), {"wait": 1, "with_components": 1}
        sent = await self._write(route, token, given, form, params=params)
        return int(sent["id"])

    @property
    def _application(self) -> int:
        application = self._client.application_id
        assert application is not None, "a client that has logged in knows its application"
        return application

    async def _write(
        self, route: Route, token: str, payload: JSON, form: Form, *, params: dict[str, int]
    ) -> Any:
        hook = discord.Webhook.partial(self._application, token, client=self._client)
        body: JSON = {"multipart": parts(payload, form.files)} if form.files else {"payload": payload}
        return await async_context.get().request(
            route, hook.session, proxy=hook.proxy, proxy_auth=hook.proxy_auth, params=params, **body
        )

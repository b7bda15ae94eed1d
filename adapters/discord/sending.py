"""Writes to Discord, by the bot's token or by an interaction's, with what concerns all of them.

After Cloudflare's ban nothing is sent for eleven minutes: every further request makes it longer. A
revoked token ends the adapter. An unanswered send is repeated at once with its nonce, which Discord
answers with the first message. What the end of the process cuts off is no failure of anything: whoever
waits for it is cancelled, as the process itself is, and the next one goes on with what is stored.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
import structlog
from discord.http import Route as Address

from adapters.discord.addresses import Route
from adapters.discord.errors import BANNED_S, FAILURES, NO_REPLY, Trouble, trouble_of
from adapters.discord.forms import Form
from adapters.discord.payloads import JSON, NOBODY, for_edit, for_send, uploaded
from adapters.discord.tokens import ORIGINAL, Tokens
from core.errors import DeliveryLater

log = structlog.get_logger()

T = TypeVar("T")

TRIES = 3
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = "/channels/{channel_id}/messages/{message_id}"


class Sender:
    """``attach`` gives it a client that has logged in; before that everything is `DeliveryLater`."""

    def __init__(self, revoked: Callable[[], None]) -> None:
        self._revoked = revoked
        self._client: discord.Client | None = None
        self._banned_until = 0.0
        self._ending = False
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def attach(self, client: discord.Client | None) -> None:
        self._client = client

    @property
    def client(self) -> discord.Client:
        if self._client is None:
            self._stop_if_over()
            raise DeliveryLater(1.0, "not logged in")
        return self._client

    def end(self) -> None:
        """The process ends: its connections are closed for good, whatever is under way."""
        self._ending = True

    async def drained(self, seconds: float) -> None:
        """Wait until no request is under way, or the time is over."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            log.warning("writes_cut_off", count=self._under_way)

    def _stop_if_over(self) -> None:
        """Cancels whoever asks when the process has closed its connections and ends."""
        if self._ending and (self._client is None or self._client.is_closed()):
            raise asyncio.CancelledError("the process ends")

    @property
    def banned_s(self) -> float:
        """Seconds for which nothing may be sent."""
        return max(0.0, self._banned_until - time.monotonic())

    async def call(self, request: Callable[[], Awaitable[T]]) -> T:
        """One request; raises what the library raises, and `DeliveryLater` while nothing may be sent."""
        if self.banned_s:
            raise DeliveryLater(self.banned_s, "banned")
        try:
            return await self.unbroken(request)
        except FAILURES as error:
            self._note(error)
            raise

    async def unbroken(self, request: Callable[[], Awaitable[T]]) -> T:
        """One request by whatever token, which the end of the process waits for and never fails."""
        self._under_way += 1
        self._idle.clear()
        try:
            return await request()
        except FAILURES as error:
            if trouble_of(error) is Trouble.UNANSWERED:
                self._stop_if_over()
            raise
        except RuntimeError:  # what the library says of connections that are closed
            self._stop_if_over()
            raise
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def channel(self, channel: int) -> object:
        """A channel or thread, asked of Discord; raises as `call`."""
        client = self.client
        return await self.call(lambda: client.fetch_channel(channel))

    def _note(self, error: BaseException) -> None:
        match trouble_of(error):
            case Trouble.BANNED:
                self._banned_until = time.monotonic() + BANNED_S
                log.error("discord_banned", seconds=BANNED_S)
            case Trouble.REVOKED:
                log.error("discord_token_revoked")
                self._revoked()
            case Trouble.INVALID:
                log.error("discord_form_refused", problem=str(error)[:300])
            case _:
                pass

    async def send(
        self, channel: int, form: Form, *, nonce: str = "", reply_to: int | None = None,
        mention: int | None = None,
    ) -> int:  # fmt: skip
        """A new message; answers its id. ``mention``: the one person whom it may ping."""
        payload = for_send(form)
        if reply_to is not None:
            payload["message_reference"] = {
                "message_id": reply_to, "channel_id": channel, "fail_if_not_exists": False,
            }  # fmt: skip
        if mention is not None:
            payload["allowed_mentions"] = {**NOBODY, "users": [mention], "replied_user": False}
        if nonce:
            payload.update(nonce=nonce, enforce_nonce=True)
        address = Address("POST", MESSAGES, channel_id=channel)
        tries = TRIES if nonce else 1
        try:
            return await self._sent(address, payload, form, tries)
        except discord.HTTPException as error:
            if error.code != NO_REPLY or payload.pop("message_reference", None) is None:
                raise
            # Without Read Message History a message can be sent, and answers none.
            return await self._sent(address, payload, form, tries)

    async def _sent(self, address: Address, payload: JSON, form: Form, tries: int) -> int:
        for _ in range(tries - 1):
            try:
                return int((await self._write(address, payload, form))["id"])
            except FAILURES as error:
                if trouble_of(error) is not Trouble.UNANSWERED:
                    raise
        return int((await self._write(address, payload, form))["id"])

    async def edit(self, channel: int, message: int, form: Form) -> None:
        """A message of the bot's own; what comes back is not read."""
        address = Address("PATCH", MESSAGE, channel_id=channel, message_id=message)
        await self._write(address, for_edit(form), form)

    async def offers(self, channel: int, message: int, subject: str) -> bool:
        """Whether a button below a message is about ``subject``, a job's id."""
        client = self.client
        found = await self.call(lambda: client.http.get_message(channel, message))
        return subject in str(found.get("components", ()))

    async def _write(self, address: Address, payload: JSON, form: Form) -> Any:
        """By the library's own way to Discord, which keeps the limits and tries again."""
        http = self.client.http
        if form.files:
            upload = uploaded(payload, form.files)
            return await self.call(lambda: http.request(address, data=upload))
        return await self.call(lambda: http.request(address, json=payload))

    async def unarchive(self, thread: int) -> None:
        """Whoever may write in an archived thread may wake it, unless it is locked."""
        client = self.client
        await self.call(lambda: client.http.edit_channel(thread, archived=False))

    async def parent_of(self, thread: int) -> int | None:
        """The channel of a thread; asked for, because the library forgets archived ones."""
        client = self.client
        found: Any = await self.call(lambda: client.http.get_channel(thread))
        parent = found.get("parent_id")
        return int(parent) if parent else None

    async def direct(self, user: int) -> int:
        """The direct channel with a person."""
        client = self.client
        made = await self.call(lambda: client.http.start_private_message(user))
        return int(made["id"])

    async def edit_by_token(self, route: Route, message: int | None, form: Form) -> None:
        tokens = Tokens(self.client)
        await self.call(lambda: tokens.edit(route.token, message, form))

    async def follow_up(self, route: Route, form: Form, *, private: bool) -> int:
        tokens = Tokens(self.client)
        return await self.call(lambda: tokens.follow_up(route.token, form, private=private))

    async def first_answer(self, route: Route) -> int | None:
        """The message that an interaction was answered with, where it was."""
        hook = self._hook(route)
        which: Any = ORIGINAL
        try:
            found = await self.call(lambda: hook.fetch_message(which))
        except FAILURES as error:
            if trouble_of(error) in (Trouble.GONE, Trouble.EXPIRED):
                return None
            raise
        return int(found.id)

    def _hook(self, route: Route) -> discord.Webhook:
        client = self.client
        application = client.application_id
        assert application is not None, "a client that has logged in knows its application"
        return discord.Webhook.partial(application, route.token, client=client)

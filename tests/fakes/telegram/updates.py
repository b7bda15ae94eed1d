"""How updates reach the bot: long polling with offsets, or a webhook with its secret."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.fakes.telegram.refusals import bad_request, conflict

#: What a bot gets that did not say what it wants.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
RETRY_S = (0.05, 0.2, 1.0, 5.0)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"

Execute = Callable[[str, dict[str, Any]], Awaitable[Any]]


class Updates:
    """The queue of one bot. `push` is the people's side, the rest is the bot's."""

    def __init__(self, touch: Callable[[], None]) -> None:
        self._touch = touch
        self.next_id = 700_000_001
        self.pending: list[dict[str, Any]] = []
        #: When the bot asked for the first time, in the event loop's seconds.
        self.first_poll: float | None = None
        self.webhook: dict[str, Any] = {}
        self.webhook_answers: list[int] = []
        self.execute: Execute | None = None
        self._again: list[dict[str, Any]] = []
        self._allowed: Sequence[str] = ()
        self._arrived = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None
        self._pusher: asyncio.Task[None] | None = None
        self._last_error = ""

    def push(self, kind: str, body: dict[str, Any]) -> int:
        """Queue an update; answers its id. One that the bot did not ask for is not queued."""
        number = self.next_id
        self.next_id += 1
        wanted = kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            self.pending.append({"update_id": number, kind: body})
            self._arrived.set()
        return number

    def redeliver(self, update: dict[str, Any], times: int = 1) -> None:
        """The same update again, as happens after lost confirmations; offsets do not stop it."""
        self._again += [update] * times
        self._arrived.set()

    async def get(
        self, *, offset: int = 0, limit: int = 100, timeout_s: float = 0.0, allowed: str | None = None
    ) -> list[dict[str, Any]]:
        if self.webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        if allowed is not None:
            self._allowed = json.loads(allowed)
        if self.first_poll is None:
            self.first_poll = asyncio.get_running_loop().time()
        self._interrupt()
        self._confirm(offset)
        if not self.pending and not self._again and timeout_s > 0:
            await self._wait(timeout_s)
        again, self._again = self._again[:limit], self._again[limit:]
        return again + self.pending[: max(1, min(100, limit)) - len(again)]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self._touch()

    def _interrupt(self) -> None:
        """A second poller ends the first."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                conflict(
                    "terminated by other getUpdates request; "
                    "make sure that only one bot instance is running"
                )
            )

    async def _wait(self, timeout_s: float) -> None:
        self._arrived.clear()
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        arrival = asyncio.create_task(self._arrived.wait())
        try:
            await asyncio.wait({poll, arrival}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if poll.done():
                poll.result()
        finally:
            arrival.cancel()
            if self._poll is poll:
                self._poll = None

    def set_webhook(self, params: dict[str, Any]) -> None:
        url = params.get("url", "")
        if params.get("drop_pending_updates") == "true":
            self.pending.clear()
        if not url:
            self.delete_webhook()
            return
        parts = urlsplit(url)
        local = parts.hostname in ("127.0.0.1", "localhost")
        if not local and (parts.scheme != "https" or (parts.port or 443) not in (443, 80, 88, 8443)):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        self._interrupt()
        if "allowed_updates" in params:
            self._allowed = json.loads(params["allowed_updates"])
        self.webhook = {
            "url": url,
            "secret": params.get("secret_token", ""),
            "connections": int(params.get("max_connections", 40)),
        }
        self._restart_pusher()

    def delete_webhook(self) -> None:
        self.webhook = {}
        if self._pusher is not None:
            self._pusher.cancel()
            self._pusher = None

    def webhook_info(self) -> dict[str, Any]:
        info: dict[str, Any] = {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }
        if self._last_error:
            info["last_error_message"] = self._last_error
            info["last_error_date"] = 1
        return info

    def _restart_pusher(self) -> None:
        if self._pusher is not None:
            self._pusher.cancel()
        self._pusher = asyncio.create_task(self._push_all(), name="fake telegram webhook")

    async def _push_all(self) -> None:
        """Each update in order of its id; up to ``connections`` at once; again until a 2xx."""
        places = asyncio.Semaphore(self.webhook["connections"])
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            while True:
                while self.pending or self._again:
                    await places.acquire()
                    update = self._again.pop(0) if self._again else self.pending.pop(0)
                    group.create_task(self._push_one(session, update, places))
                self._arrived.clear()
                await self._arrived.wait()

    async def _push_one(
        self, session: aiohttp.ClientSession, update: dict[str, Any], places: asyncio.Semaphore
    ) -> None:
        headers = {SECRET_HEADER: self.webhook["secret"]} if self.webhook["secret"] else {}
        """An update that was not taken when the webhook ends stays for the next one."""
        attempt, taken = 0, False
        try:
            while not (taken := await self._posted(session, update, headers)):
                await asyncio.sleep(RETRY_S[min(attempt, len(RETRY_S) - 1)])
                attempt += 1
        finally:
            if not taken:
                self.pending.insert(0, update)
                self._arrived.set()
            places.release()

    async def _posted(
        self, session: aiohttp.ClientSession, update: dict[str, Any], headers: dict[str, str]
    ) -> bool:
        try:
            async with session.post(self.webhook["url"], json=update, headers=headers) as answer:
                body = await answer.read()
        except aiohttp.ClientError as error:
            self._last_error = type(error).__name__
            self._touch()
            return False
        self.webhook_answers.append(answer.status)
        self._touch()
        if not 200 <= answer.status < 300:
            self._last_error = f"Wrong response from the webhook: {answer.status}"
            return False
        await self._method_in(body)
        return True

    async def _method_in(self, body: bytes) -> None:
        """A webhook's answer may itself be a call."""
        if self.execute is None or not body.startswith(b"{"):
            return
        call = json.loads(body)
        if isinstance(call, dict) and "method" in call:
            await self.execute(call.pop("method"), {key: str(value) for key, value in call.items()})

    async def close(self) -> None:
        self._interrupt()
        if self._pusher is not None:
            self._pusher.cancel()
            await asyncio.gather(self._pusher, return_exceptions=True)

"""Where Telegram calls us: what its calls must carry, and what they are answered."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from adapters.requests import json_body, same
from adapters.telegram.ahead import Raw

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
#: Bytes of an update: words and the names of files, of which the longest message makes a tenth.
BODY_MAX = 2**20


class Webhook:
    """``take`` returns when the updates are stored; ``ready`` says whether they may come yet."""

    def __init__(
        self, secret: str, ready: Callable[[], bool], take: Callable[[Sequence[Raw]], Awaitable[None]]
    ) -> None:
        self._secret = secret
        self._ready = ready
        self._take = take

    def routes(self, path: str) -> list[web.RouteDef]:
        return [web.post(path, self._called)]

    async def _called(self, request: web.Request) -> web.StreamResponse:
        given = request.headers.get(SECRET_HEADER, "")
        if not self._secret or not same(given, self._secret):
            return web.Response(status=401, text="Not from Telegram.")
        if not self._ready():
            return web.Response(status=503, text="Please try again.")
        update = await json_body(request, BODY_MAX)
        if not _is_update(update):
            return web.Response(status=400, text="This is not an update.")
        await self._take([update])
        return web.Response()


def _is_update(told: Any) -> bool:
    """A number, and beside it objects; a message names its chat, which says what it waits for."""
    if not isinstance(told, dict) or type(told.get("update_id")) is not int:
        return False
    parts = {name: part for name, part in told.items() if name != "update_id"}
    if not all(isinstance(part, dict) for part in parts.values()):
        return False
    messages = [parts[name] for name in ("message", "edited_message") if name in parts]
    return all(_is_message(message) for message in messages)


def _is_message(told: dict[str, Any]) -> bool:
    chat, text = told.get("chat"), told.get("text", "")
    return isinstance(chat, dict) and type(chat.get("id")) is int and isinstance(text, str)

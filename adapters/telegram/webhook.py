"""Where Telegram calls us: what its calls must carry, and what they are answered."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from adapters.telegram.ahead import Raw

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


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
        if not self._secret or not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=401)
        if not self._ready():
            return web.Response(status=503)
        try:
            update: Any = await request.json()
        except ValueError:
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        await self._take([update])
        return web.Response()

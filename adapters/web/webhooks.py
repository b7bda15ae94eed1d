"""Providers' webhooks, `/webhooks/<section>`: proven, kept, answered at once; they wake a poll."""

import json
from collections.abc import Mapping
from typing import Final

import structlog
from aiohttp import web

from adapters.requests import whole_body
from core.errors import ProviderError, WebhookRefused
from core.ports import Call, Inbox, Signals, Webhook

log = structlog.get_logger()

#: They tell of the work with its input and its logs; the picture itself is never taken from them.
BODY_MAX: Final = 4 * 2**20
KEY_CHARS_MAX: Final = 100


def webhook_routes(readers: Mapping[str, Webhook], inbox: Inbox, signals: Signals) -> list[web.RouteDef]:
    """Of a webhook only the ids are kept: its body holds prompts and addresses of pictures."""

    async def receive(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        reader = readers.get(name)
        key = request.query.get("key", "")
        if reader is None or len(key) > KEY_CHARS_MAX:
            raise web.HTTPNotFound(text="Nobody here.")
        call = Call(
            key=key, mark=request.query.get("mark", ""), body=await whole_body(request, BODY_MAX),
            headers={header.lower(): _text(value) for header, value in request.headers.items()},
        )  # fmt: skip
        try:
            told = await reader.read(call)
        except WebhookRefused as error:
            log.warning("webhook_refused", provider=name, reason=str(error))
            raise web.HTTPForbidden(text="Refused.") from None
        except ProviderError as error:
            log.warning("webhook_unproven", provider=name, kind=error.kind.value)
            raise web.HTTPServiceUnavailable(text="Please try again.") from None
        payload = json.dumps({"key": key, "ref": told.ref})
        if not await inbox.store(f"webhook:{name}", told.event, payload):
            return web.Response(text="Already processed")
        signals.tell("webhook", payload)
        return web.Response(text="OK")

    return [web.post("/webhooks/{name}", receive)]


def _text(value: str) -> str:
    """A header may hold any bytes; readers get what can be written."""
    return value.encode(errors="replace").decode()

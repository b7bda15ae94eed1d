"""Telegram asked for updates before its library and the rest of the house are read in.

What it answers is confirmed by nobody yet: the poller takes it as its own first answer, keeps it, and
confirms it by asking for what comes after.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

Raw = Mapping[str, Any]

#: What we ask Telegram for.
WANTED = (
    "message", "edited_message", "callback_query", "inline_query", "chosen_inline_result",
    "my_chat_member", "guest_message", "pre_checkout_query",
)  # fmt: skip
AT_ONCE_MAX = 100
_ASKED = urlencode({"allowed_updates": json.dumps(WANTED), "limit": AT_ONCE_MAX})
#: Seconds that a poller's lease outlasts its last renewal. It is renewed before a poll, but for busy
#: ones that follow each other at once; a poll takes ten seconds and its patience, 20 together.
LEASE_S = 25.0
#: Seconds for the whole of it: it does not wait for updates, and nothing depends on it.
AHEAD_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A question under way: ``owner`` holds the lease of whoever may ask; ``answer`` is None after any
    failure, of which the poller will hear by itself."""

    owner: str
    answer: "asyncio.Task[Sequence[Raw] | None]"


def lease_of(token: str) -> str:
    """The name of a bot's lease and of its queue: of all processes with that token one polls."""
    return f"telegram:{token.split(':', 1)[0]}"


def updates_url(base: str, *, offset: int = 0, wait_s: int = 0) -> str:
    """``base``: the address with the token. ``offset`` confirms all before it; 0 confirms nothing."""
    after = f"&offset={offset}" if offset else ""
    return f"{base}/getUpdates?{_ASKED}&timeout={wait_s}{after}"


def ask_ahead(owner: str, base: str) -> Ahead:
    """Begin to ask; needs a running event loop."""
    asking = asyncio.create_task(_asked(updates_url(base)), name="telegram-ahead")
    return Ahead(owner=owner, answer=asking)


async def _asked(url: str) -> Sequence[Raw] | None:
    patience = aiohttp.ClientTimeout(total=AHEAD_S)
    try:
        async with aiohttp.ClientSession(timeout=patience) as session, session.post(url) as response:
            told = await response.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
    updates = told.get("result") if isinstance(told, dict) and told.get("ok") else None
    return updates if isinstance(updates, list) else None

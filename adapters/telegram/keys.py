"""Buttons as Telegram takes them, in JSON: rows of labels, each with what a press on it does.

The library's objects for them are made, copied and taken apart again at every call, which costs more
than the request that carries them.
"""

from collections.abc import Sequence
from typing import Any

#: `InlineKeyboardButton` and `InlineKeyboardMarkup` of the Bot API.
Key = dict[str, Any]
Keys = dict[str, Any]


def key(label: str, code: str) -> Key:
    """A press on it is told to the bot."""
    return {"text": label, "callback_data": code}


def way(label: str, url: str) -> Key:
    """A press on it opens an address."""
    return {"text": label, "url": url}


def page(label: str, url: str) -> Key:
    """A press on it opens a page within Telegram, in a private chat alone."""
    return {"text": label, "web_app": {"url": url}}


def keys(rows: Sequence[Sequence[Key]]) -> Keys:
    """What stands below a message."""
    return {"inline_keyboard": rows}

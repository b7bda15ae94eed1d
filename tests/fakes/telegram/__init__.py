"""A strict Telegram on loopback: the Bot API for one bot, and a side for the people who talk to it."""

from tests.fakes.telegram.faults import Fault
from tests.fakes.telegram.flood import FloodLimits
from tests.fakes.telegram.server import TOKEN, Call, FakeTelegram
from tests.fakes.telegram.world import Callback, Chat, InlineQuery, Message, Person, Topic

__all__ = [
    "TOKEN", "Call", "Callback", "Chat", "FakeTelegram", "Fault", "FloodLimits", "InlineQuery",
    "Message", "Person", "Topic",
]  # fmt: skip

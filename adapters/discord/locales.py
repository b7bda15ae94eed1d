"""Which language a person reads: only interactions say it, so the last one is remembered."""

from collections import OrderedDict

import discord

REMEMBERED_MAX = 20_000


class Locales:
    """Of one process: what it has not heard, the core knows from before, and the server's own last."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, str] = OrderedDict()

    def learn(self, user: int, locale: discord.Locale) -> None:
        self._known[user] = locale.value
        self._known.move_to_end(user)
        while len(self._known) > REMEMBERED_MAX:
            self._known.popitem(last=False)

    def of(self, user: int) -> str:
        """The person's language; "" where no interaction has said it yet."""
        return self._known.get(user, "")

"""Which language a person reads: only interactions say it, so the last one is remembered."""

from collections import OrderedDict

import discord

REMEMBERED_MAX = 20_000


class Locales:
    """A convenience of one process: forgotten, the server's own language is taken."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, str] = OrderedDict()

    def learn(self, user: int, locale: discord.Locale) -> None:
        self._known[user] = locale.value
        self._known.move_to_end(user)
        while len(self._known) > REMEMBERED_MAX:
            self._known.popitem(last=False)

    def of(self, user: int, guild: discord.Guild | None = None) -> str:
        """The person's language, else that of the server; "" where neither is known."""
        known = self._known.get(user)
        if known is not None:
            return known
        return guild.preferred_locale.value if guild is not None else ""

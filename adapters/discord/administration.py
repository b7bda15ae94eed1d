"""`/admin`: looking after the bot in a server, for whoever may manage it."""

from collections.abc import Sequence
from typing import Any, Literal

import discord
from discord import app_commands

from adapters.discord.addresses import to_thread
from adapters.discord.keys import Keys
from adapters.discord.staff import Asked, Channel, Command, Staff, caller_of
from core.administration.act import AMOUNT_MAX, TOLERANCE_MAX, Act, Order

Window = Literal["hour", "day", "month"]


class AdminCommands(Staff):
    """``keys`` are entered in a form of their own; the command is there where a painter takes one."""

    def add_to(self, tree: app_commands.CommandTree[Any], keys: Keys) -> None:
        """In every server."""
        rights = discord.Permissions(manage_guild=True)
        group = self._group("admin", "discord-admin", rights)
        ours = (self._limits(), self._channels(), *self._lists(), self._tolerance())
        for command in (*ours, self._bare("admin", "stats")):
            group.add_command(command)
        group.add_command(self._top("admin"))
        if keys.painters():
            group.add_command(self._key(keys))
        tree.add_command(group)

    def _limits(self) -> Command:
        async def limits(
            asked: Asked, window: Window, number: app_commands.Range[int, 0, AMOUNT_MAX],
            channel: Channel | None = None,
        ) -> None:  # fmt: skip
            order = Order(act=Act.LIMIT, subject=_place(channel), value=window, amount=number)
            await self._give(asked, order, channel)

        return self._command("admin", "limits", limits)

    def _channels(self) -> Command:
        async def channels(
            asked: Asked, mode: Literal["listen", "ignore", "block", "unblock"],
            channel: Channel | None = None,
        ) -> None:  # fmt: skip
            subject = _place(channel) or to_thread(asked.channel_id or 0)
            await self._give(asked, Order(act=Act(mode), subject=subject), channel)

        return self._command("admin", "channels", channels)

    def _lists(self) -> Sequence[Command]:
        async def models(asked: Asked, names: str | None = None) -> None:
            await self._give(asked, Order(act=Act.MODELS, value=names or ""))

        async def styles(asked: Asked, names: str | None = None) -> None:
            await self._give(asked, Order(act=Act.STYLES, value=names or ""))

        return self._command("admin", "models", models), self._command("admin", "styles", styles)

    def _tolerance(self) -> Command:
        async def tolerance(
            asked: Asked, level: app_commands.Range[int, 0, TOLERANCE_MAX] | None = None,
            everywhere: bool = False, channel: Channel | None = None,
        ) -> None:  # fmt: skip
            subject = "server" if everywhere else _place(channel) or to_thread(asked.channel_id or 0)
            value = "default" if level is None else str(level)
            await self._give(asked, Order(act=Act.TOLERANCE, subject=subject, value=value), channel)

        return self._command("admin", "tolerance", tolerance)

    def _key(self, keys: Keys) -> Command:
        """The key itself is no option: what is typed as one is seen in the channel's text box."""

        async def key(asked: Asked, painter: str, forget: bool = False) -> None:
            work = keys.forget if forget else keys.ask
            await work(asked, caller_of(asked), painter)

        async def painters(_: Asked, typed: str) -> list[app_commands.Choice[str]]:
            found = [name for name in keys.painters() if typed.casefold() in name]
            return [app_commands.Choice(name=name, value=name) for name in found[:25]]

        command = self._command("admin", "key", key)
        command.autocomplete("painter")(painters)
        return command


def _place(channel: Channel | None) -> str:
    return to_thread(channel.id) if channel is not None else ""

"""What the commands for running the bot share: how one is made, and how its order is handed in.

Orders are authorised in the core at every use: a server's own settings may show these commands to
anybody.
"""

from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands

from adapters.discord.addresses import PREFIX, to_person, to_server, to_thread
from adapters.discord.callbacks import Callbacks, Opening
from adapters.discord.forms import Form
from adapters.discord.translator import named, said
from adapters.discord.whereabouts import Whereabouts
from adapters.discord.wording import Wording
from adapters.phrases.phrases import Phrases
from core.administration.act import DAYS_MAX, Act, Caller, Order
from core.doors import Door
from core.errors import Refusal
from core.messages import Line
from core.outbound.lines import refusal_line

IN_SERVER = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
BY_SERVERS = app_commands.AppInstallationType(guild=True, user=False)

Asked = discord.Interaction[Any]
Command = app_commands.Command[Any, ..., Any]
Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread
Days = app_commands.Range[int, 0, DAYS_MAX]
#: Acts that are about a channel or a server, and not about a person.
PLACE_ACTS = frozenset({
    Act.LIMIT, Act.LISTEN, Act.IGNORE, Act.BLOCK, Act.UNBLOCK, Act.TOLERANCE,
})  # fmt: skip


class Staff:
    """``wording`` escapes and cuts what is answered; every answer is for the caller alone."""

    def __init__(self, phrases: Phrases, wording: Wording, callbacks: Callbacks, door: Door) -> None:
        self._phrases = phrases
        self._wording = wording
        self._callbacks = callbacks
        self._door = door

    def _top(self, family: str) -> Command:
        async def top(
            asked: Asked, what: Literal["people", "places"] = "people", days: Days = 30
        ) -> None:
            await self._give(asked, Order(act=Act.TOP, value=what, days=days))

        return self._command(family, "top", top)

    def _bare(self, family: str, name: str) -> Command:
        async def bare(asked: Asked) -> None:
            await self._give(asked, Order(act=Act.DEAD if name == "dead-letters" else Act(name)))

        return self._command(family, name, bare)

    def _group(self, name: str, phrase: str, rights: discord.Permissions) -> app_commands.Group:
        return app_commands.Group(
            name=name, description=said(self._phrases, phrase), default_permissions=rights,
            allowed_contexts=IN_SERVER, allowed_installs=BY_SERVERS,
        )  # fmt: skip

    def _command(self, family: str, name: str, work: Any) -> Command:
        command: Command = app_commands.Command(
            name=named(name), description=said(self._phrases, f"discord-{family}-{name}"), callback=work
        )
        options = [option.name for option in command.parameters]
        if options:
            told = {option: said(self._phrases, f"discord-option-{option}") for option in options}
            app_commands.describe(**told)(command)
        return command

    def _as_typed_here(self, text: str) -> str:
        """The core names acts as they are typed elsewhere."""
        return text

    async def _give(self, asked: Asked, order: Order, channel: Channel | None = None) -> None:
        """Hand it in, and say to the caller alone what came of it."""
        held = self._callbacks.held(asked, Opening.PRIVATE, opening=Form(), ending=Form(text="-"))
        async with held as callback:
            try:
                line = await self._door.administer(caller_of(asked, channel), order)
            except Refusal as refusal:
                line = refusal_line(refusal, locale=asked.locale.value)
            text = self._as_typed_here(self._wording.text(_shown(line, order, asked)))
            await callback.respond(Form(text=text), private=True)


def caller_of(asked: Asked, channel: Channel | None = None) -> Caller:
    """Who asks, with what Discord says at this moment of their rights and of a channel's server."""
    where = Whereabouts.of(asked.guild_id, asked.channel, asked.user)
    own = channel is not None and channel.guild_id == asked.guild_id
    return Caller(
        person=to_person(asked.user.id),
        thread=to_thread(asked.channel_id or 0),
        server=to_server(asked.guild_id) if asked.guild_id else "",
        channel=where.channel,
        manager=asked.permissions.manage_guild,
        places=frozenset({to_thread(channel.id)} if channel is not None and own else ()),
        locale=asked.locale.value,
    )


def _shown(line: Line, order: Order, asked: Asked) -> Line:
    """With persons, channels and this server as Discord's client shows them; nobody is pinged."""
    places = order.act in PLACE_ACTS

    def shown(value: int | str) -> int | str:
        text = str(value)
        if asked.guild is not None and text == to_server(asked.guild.id):
            return asked.guild.name or text
        number = text.removeprefix(PREFIX)
        if not text.startswith(PREFIX) or not number.isdigit():
            return value
        return f"<#{number}>" if places else f"<@{number}>"

    rows = [{key: shown(value) for key, value in row.items()} for row in line.rows]
    return replace(line, facts={key: shown(value) for key, value in line.facts.items()}, rows=rows)

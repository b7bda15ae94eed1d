"""Running the bot from Discord: `/admin` for who manages a server, `/operator` for who runs the bot.

Both are translated into the core's orders, which are authorised there at every use: a server's own
settings may show these commands to anybody. `/operator` is registered in the operator's server only.
"""

from collections.abc import Sequence
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
from core.administration import AMOUNT_MAX, DAYS_MAX, REASON_MAX, Act, Caller, Order
from core.errors import Refusal
from core.lines import refusal_line
from core.ports import Door, Line

IN_SERVER = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
BY_SERVERS = app_commands.AppInstallationType(guild=True, user=False)

Asked = discord.Interaction[Any]
Command = app_commands.Command[Any, ..., Any]
Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread
Window = Literal["hour", "day", "month"]
#: Acts that are about a channel or a server, and not about a person.
PLACE_ACTS = frozenset({Act.LIMIT, Act.LISTEN, Act.IGNORE, Act.BLOCK, Act.UNBLOCK})
Why = app_commands.Range[str, 1, REASON_MAX]
Days = app_commands.Range[int, 0, DAYS_MAX]
Amount = app_commands.Range[int, 1, AMOUNT_MAX]


class AdminCommands:
    """``wording`` escapes and cuts what is answered; every answer is for the caller alone."""

    def __init__(self, phrases: Phrases, wording: Wording, callbacks: Callbacks, door: Door) -> None:
        self._phrases = phrases
        self._wording = wording
        self._callbacks = callbacks
        self._door = door

    def add_to(self, tree: app_commands.CommandTree[Any], operator_guild: int) -> None:
        """`/admin` everywhere; `/operator` in one server, 0 for none."""
        tree.add_command(self._admin())
        if operator_guild:
            tree.add_command(self._operator(), guild=discord.Object(operator_guild))

    # -- who manages a server -----------------------------------------------------------------

    def _admin(self) -> app_commands.Group:
        rights = discord.Permissions(manage_guild=True)
        group = self._group("admin", "discord-admin", rights)
        for command in (self._limits(), self._channels(), *self._lists(), self._bare("admin", "stats")):
            group.add_command(command)
        group.add_command(self._top("admin"))
        return group

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

    def _top(self, family: str) -> Command:
        async def top(
            asked: Asked, what: Literal["people", "places"] = "people", days: Days = 30
        ) -> None:
            await self._give(asked, Order(act=Act.TOP, value=what, days=days))

        return self._command(family, "top", top)

    # -- who runs the bot ---------------------------------------------------------------------

    def _operator(self) -> app_commands.Group:
        rights = discord.Permissions(administrator=True)
        group = self._group("operator", "command-admin", rights)
        commands = [
            *self._money(), self._tier(), *self._people(), *self._jobs(), *self._reviews(),
            *self._painters(), self._maintenance(), self._top("operator"),
        ]  # fmt: skip
        commands += [self._bare("operator", name) for name in ("stats", "dead-letters", "audit")]
        for command in commands:
            group.add_command(command)
        return group

    def _money(self) -> Sequence[Command]:
        async def grant(
            asked: Asked, person: discord.User, credits: Amount, reason: Why, days: Days = 0
        ) -> None:
            await self._pay(asked, Act.GRANT, person, credits, reason, days)

        async def take(asked: Asked, person: discord.User, credits: Amount, reason: Why) -> None:
            await self._pay(asked, Act.TAKE, person, credits, reason, 0)

        return self._command("operator", "grant", grant), self._command("operator", "take", take)

    async def _pay(
        self, asked: Asked, act: Act, person: discord.User, credits: int, reason: str, days: int
    ) -> None:
        subject = to_person(person.id)
        await self._give(
            asked, Order(act=act, subject=subject, amount=credits, reason=reason, days=days)
        )

    def _tier(self) -> Command:
        async def tier(
            asked: Asked, person: discord.User, tier: str, reason: Why, days: Days = 0
        ) -> None:
            subject = to_person(person.id)
            order = Order(act=Act.TIER, subject=subject, value=tier.lower(), reason=reason, days=days)
            await self._give(asked, order)

        return self._command("operator", "tier", tier)

    def _people(self) -> Sequence[Command]:
        async def ban(asked: Asked, person: discord.User, reason: Why, days: Days = 0) -> None:
            order = Order(act=Act.BAN, subject=to_person(person.id), reason=reason, days=days)
            await self._give(asked, order)

        async def unban(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.UNBAN, subject=to_person(person.id), reason=reason))

        async def who(asked: Asked, person: discord.User) -> None:
            await self._give(asked, Order(act=Act.WHO, subject=to_person(person.id)))

        async def strike(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.STRIKE, subject=to_person(person.id), reason=reason))

        async def lift(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.LIFT, subject=to_person(person.id), reason=reason))

        made = {"ban": ban, "unban": unban, "who": who, "strike": strike, "lift": lift}
        return [self._command("operator", name, work) for name, work in made.items()]

    def _jobs(self) -> Sequence[Command]:
        async def retry(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.RETRY, subject=ref, reason=reason))

        async def refund(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.REFUND, subject=ref, reason=reason))

        async def drop(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.DROP, subject=ref, reason=reason))

        made = {"retry": retry, "refund": refund, "drop": drop}
        return [self._command("operator", name, work) for name, work in made.items()]

    def _reviews(self) -> Sequence[Command]:
        """What moderation held back until somebody has looked at it."""

        async def approve(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.APPROVE, subject=ref, reason=reason))

        async def deny(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.DENY, subject=ref, reason=reason))

        made = {"approve": approve, "deny": deny}
        listed = self._bare("operator", "reviews")
        return [listed, *(self._command("operator", name, work) for name, work in made.items())]

    def _painters(self) -> Sequence[Command]:
        async def pause(asked: Asked, provider: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.PAUSE, subject=provider, reason=reason))

        async def resume(asked: Asked, provider: str) -> None:
            await self._give(asked, Order(act=Act.RESUME, subject=provider))

        return self._command("operator", "pause", pause), self._command("operator", "resume", resume)

    def _maintenance(self) -> Command:
        async def maintenance(asked: Asked, words: Why | None = None) -> None:
            await self._give(asked, Order(act=Act.MAINTENANCE, value=words or ""))

        return self._command("operator", "maintenance", maintenance)

    # -- what they share ----------------------------------------------------------------------

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

    async def _give(self, asked: Asked, order: Order, channel: Channel | None = None) -> None:
        """Hand it in, and say to the caller alone what came of it."""
        held = self._callbacks.held(asked, Opening.PRIVATE, opening=Form(), ending=Form(text="-"))
        async with held as callback:
            try:
                line = await self._door.administer(caller_of(asked, channel), order)
            except Refusal as refusal:
                line = refusal_line(refusal, locale=asked.locale.value)
            text = self._wording.text(_shown(line, order, asked))
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


def _place(channel: Channel | None) -> str:
    return to_thread(channel.id) if channel is not None else ""


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

"""A wish that came by a command, a menu or a form, handed to the core with its pictures.

The person is answered before any picture is fetched.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import structlog

from adapters.discord.addresses import TOKEN_S, Route, share_in, to_person, to_thread
from adapters.discord.callbacks import Callback, Callbacks, Opening
from adapters.discord.downloads import Downloads
from adapters.discord.forms import Form
from adapters.discord.incoming import Found, as_said, seen_by_all, without_links
from adapters.discord.links import Links, link_in
from adapters.discord.meant import Meant
from adapters.discord.outbound import DiscordMessenger
from adapters.discord.whereabouts import Whereabouts, is_adult
from core.conversation import EventId, Incoming, Slots
from core.doors import Door
from core.errors import DeliveryError, PictureRejected, Refusal, StoreLost
from core.ids import new_id, reference
from core.jobs import Stage
from core.messages import Line
from core.outbound.lines import broken_line, not_kept_line

log = structlog.get_logger()

#: Commands that end in a picture, in a message that everybody sees.
PUBLIC = frozenset({"imagine", "edit", "vary", "upscale"})


NOTHING = Meant()
Later = Callable[[], Awaitable[Meant]]


class Wishes:
    def __init__(
        self, door: Door, messenger: DiscordMessenger, callbacks: Callbacks, downloads: Downloads,
        links: Links,
    ) -> None:  # fmt: skip
        self._door = door
        self._messenger = messenger
        self._callbacks = callbacks
        self._downloads = downloads
        self._links = links

    async def take(
        self, interaction: discord.Interaction[Any], command: str, *, text: str = "",
        options: Slots = Slots(), meant: Meant = NOTHING, later: Later | None = None,
        in_place: bool = False, picked: str = "",
    ) -> None:  # fmt: skip
        """Answer in time, fetch what belongs to it, and hand it in.

        ``later`` finds out what is meant where that takes a request of its own. ``in_place``: the answer
        takes the place of the message that was pressed. ``picked``: as of `Incoming`.
        """
        locale, text = interaction.locale.value, as_said(text)
        public = command in PUBLIC and not silenced(self._door, interaction)
        kind = Opening.MESSAGE if public else Opening.SILENT if in_place else Opening.PRIVATE
        ending = Form(text=self._messenger.wording.phrase("refused-repeated", locale))
        async with self._callbacks.held(
            interaction, kind, opening=self.opening(locale), ending=ending
        ) as callback:
            try:
                if later is not None:
                    await callback.open()
                    meant = await later()
                incoming = await self._complete(
                    callback, command, text=text, options=options, meant=meant, in_place=in_place
                )
                if incoming is not None:
                    incoming = replace(incoming, visible_at_once=public, picked=picked)
                    await self._door.receive(incoming)
            except StoreLost as lost:
                log.warning("wish_not_kept", detail=str(lost))
                await callback.fail(self._said(not_kept_line(locale=locale)))
            except Exception:
                await self._broke(callback, locale)

    async def _complete(
        self, callback: Callback, command: str, *, text: str, options: Slots, meant: Meant,
        in_place: bool,
    ) -> Incoming | None:  # fmt: skip
        """With what its links and its pictures stand for; None where the person was told why not."""
        interaction = callback.interaction
        link, named = link_in(text) if command in PUBLIC else None, None
        if link is not None:
            await callback.open()
            text = without_links(text)
            here = interaction.channel_id or 0
            named = await self._links.meant(link, interaction.user.id, here)
            meant = named or meant
            # With a picture to start from it is a change of that one.
            command = "edit" if named is not None and command == "imagine" else command
        incoming = to_incoming(
            interaction, command, text=text, options=options, meant=meant, in_place=in_place
        )
        if link is not None and named is None:
            await self.refuse(incoming, "discord_link")
            return None
        if not meant.pictures:
            return incoming
        await callback.open()
        return await self.fetched(incoming, meant.pictures)

    async def _broke(self, callback: Callback, locale: str) -> None:
        """A mistake of ours: what was announced ends in words."""
        ref = reference(new_id())
        log.exception("wish_broke", ref=ref)
        await callback.fail(self._said(broken_line(ref, locale=locale)))

    def _said(self, line: Line) -> Form:
        return Form(text=self._messenger.wording.text(line))

    async def decline(
        self, interaction: discord.Interaction[Any], code: str, **facts: int | str
    ) -> None:
        """A "no" to an option, before anything is announced; for the person alone."""
        line = Line(kind="refused", code=code, facts=facts, locale=interaction.locale.value)
        async with self._callbacks.held(
            interaction, Opening.PRIVATE, opening=Form(), ending=Form()
        ) as callback:
            await callback.respond(self._said(line), private=True)

    def opening(self, locale: str) -> Form:
        """What the core's own first line will look like."""
        stage = Stage.UNDERSTANDING
        line = Line(kind="progress", code=stage.value, stage=stage, percent=5, locale=locale)
        return Form(text=self._messenger.wording.text(line))

    async def fetched(self, incoming: Incoming, pictures: Sequence[Found]) -> Incoming | None:
        """With its pictures; None where the person was told why not."""
        try:
            attachments = await self._downloads.fetch(pictures, incoming.person, incoming.thread)
        except PictureRejected as error:
            await self.refuse(incoming, error.told.value)
            return None
        except Refusal as refusal:
            await self.refuse(incoming, refusal.code, **refusal.facts)
            return None
        except aiohttp.ClientError as error:
            log.warning("download_failed", error=type(error).__name__)
            await self.refuse(incoming, "discord_download")
            return None
        return replace(incoming, attachments=attachments)

    async def refuse(self, incoming: Incoming, code: str, **facts: int | str) -> None:
        """A "no" of this adapter's own."""
        await self._answer(
            incoming, Line(kind="refused", code=code, facts=facts, final=True, private=True)
        )

    async def not_kept(self, incoming: Incoming) -> None:
        """The store is away: told without it, once, as nothing hands the message in again."""
        await self._answer(incoming, not_kept_line())

    async def _answer(self, incoming: Incoming, line: Line) -> None:
        line = replace(line, locale=incoming.locale or incoming.place_locale)
        try:
            await self._messenger.answer(
                incoming.thread, incoming.person, line, reply_to=incoming.message,
                route=incoming.route,
            )  # fmt: skip
        except DeliveryError as error:
            log.info("answer_failed", code=error.code, detail=error.detail)


def to_incoming(
    interaction: discord.Interaction[Any], command: str, *, text: str, options: Slots, meant: Meant,
    in_place: bool,
) -> Incoming:  # fmt: skip
    hidden = any(found.spoiler for found in meant.pictures)
    route = replace(route_of(interaction, spoiler=hidden), in_place=in_place)
    where = where_of(interaction)
    return Incoming(
        event=EventId(f"discord:{interaction.id}"),
        thread=to_thread(interaction.channel_id or 0),
        person=to_person(interaction.user.id),
        name=interaction.user.display_name,
        text=text,
        command=command,
        options=options,
        reply_to_message=str(meant.reply_to) if meant.reply_to else None,
        direct=interaction.guild_id is None,
        locale=interaction.locale.value,
        route=route.to_facts(),
        shared=seen_by_all(interaction.channel),
        server=where.server,
        channel=where.channel,
        roles=where.roles,
        manager=bool(where.server) and interaction.permissions.manage_guild,
        sensitive=hidden or is_adult(interaction.channel),
    )


async def language_of(door: Door, interaction: discord.Interaction[Any]) -> str:
    """What is opened for a person is in the language that they chose, as what is said to them."""
    return await door.language(to_person(interaction.user.id), interaction.locale.value)


def silenced(door: Door, interaction: discord.Interaction[Any]) -> bool:
    """Whether the bot must be silent there, so that a "no" is for the person alone."""
    where = where_of(interaction)
    return door.blocked(to_thread(interaction.channel_id or 0), where.channel, where.server)


def where_of(interaction: discord.Interaction[Any]) -> Whereabouts:
    """Brought along by a person, the bot is no part of that server, its rules and its pot."""
    guild = None if is_foreign(interaction) else interaction.guild_id
    return Whereabouts.of(guild, interaction.channel, interaction.user)


def route_of(interaction: discord.Interaction[Any], *, spoiler: bool = False) -> Route:
    """How this interaction is answered later."""
    message = interaction.message
    return Route(
        interaction=str(interaction.id),
        token=interaction.token,
        expires=int(interaction.created_at.timestamp()) + TOKEN_S,
        foreign=is_foreign(interaction),
        hidden=bool(message and message.flags.ephemeral),
        spoiler=spoiler,
        share=share_in(interaction.client.shards_apart, interaction.guild_id),
    )


def is_foreign(interaction: discord.Interaction[Any]) -> bool:
    """Whether the bot's own token does not reach that place."""
    if interaction.guild_id is None:
        return bool(interaction.context.private_channel)
    return not interaction.is_guild_integration() or not interaction.app_permissions.view_channel

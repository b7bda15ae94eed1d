"""The last state of a message, and the other ways of saying it when Discord refuses the first.

Each refusal of `adapters.discord.errors` has its way on; one that has none is the core's to decide.
"""

from dataclasses import dataclass, replace

import discord

from adapters.discord.addresses import Route, number_of, to_route
from adapters.discord.components import Around, Components
from adapters.discord.errors import FAILURES, Trouble, to_delivery, trouble_of
from adapters.discord.forms import Form, Upload
from adapters.discord.media import FILE_BYTES_MAX, fitted, limit_of, suffix_of
from adapters.discord.permissions import missing_in, named
from adapters.discord.sending import Sender
from adapters.discord.whereabouts import is_adult
from adapters.discord.wording import Wording
from core.errors import DestinationDead, MessageGone
from core.jobs import StatusMessage
from core.messages import Line
from core.ports import Storage

WAYS_MAX = 6
#: What a picture's message ends as: it was a card before, and a card it stays.
DELETED = "deleted"
#: The smallest file worth sending when a limit turns out to be lower than Discord said.
SMALLEST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of showing a final. ``words`` False: without what the person said."""

    channel: int
    message: int | None
    route: Route
    bytes_max: int
    card: bool = True
    words: bool = True
    by_token: bool = False


class Finals:
    def __init__(
        self, sender: Sender, wording: Wording, components: Components, storage: Storage
    ) -> None:
        self._sender = sender
        self._wording = wording
        self._components = components
        self._storage = storage

    async def write(self, status: StatusMessage, line: Line) -> str:
        """Show the final; raises `DeliveryError` where there is no way left."""
        route = to_route(status.route)
        way = Way(
            channel=number_of(status.thread),
            message=int(status.message) if status.message else None,
            route=route,
            bytes_max=self._limit(number_of(status.thread)),
            by_token=route.by_token,
            card=bool(line.pictures) or line.code == DELETED,
        )
        for _ in range(WAYS_MAX):
            try:
                return await self._show(status, line, way)
            except FAILURES as error:
                trouble = trouble_of(error)
                if trouble is Trouble.RIGHTS and line.pictures:
                    return await self._privately(status, line, way)
                way = await self._other(way, trouble, error)
        raise DestinationDead("no way left")

    async def _show(self, status: StatusMessage, line: Line, way: Way) -> str:
        here = way.channel == number_of(status.thread)
        reply = int(status.request) if status.request.isdigit() and here else None
        form = await self.form(line, way)
        return await self._put(form, way, nonce=f"{status.nonce}-{way.card:d}f", reply_to=reply)

    async def _put(self, form: Form, way: Way, *, nonce: str, reply_to: int | None = None) -> str:
        """Into the message, or where there is none into a new one; its id."""
        if way.by_token:
            return await self._by_token(form, way)
        if way.message is not None:
            await self._sender.edit(way.channel, way.message, form)
            return str(way.message)
        return str(await self._sender.send(way.channel, form, nonce=nonce, reply_to=reply_to))

    async def _by_token(self, form: Form, way: Way) -> str:
        if not way.route.alive:
            raise DestinationDead("the interaction's fifteen minutes are over")
        if way.message is None:
            return str(await self._sender.follow_up(way.route, form, private=way.route.alone))
        await self._sender.edit_by_token(way.route, way.message, form)
        return str(way.message)

    async def form(self, line: Line, way: Way) -> Form:
        """The card with its pictures, or the words alone."""
        if not line.pictures:
            return Form(
                text=self._wording.text(line), rows=self._components.rows(line), files=(),
                card=way.card,
            )  # fmt: skip
        spoiler = way.route.spoiler or self.hides(line, way.channel)
        files = await self.files(line, bytes_max=way.bytes_max, words=way.words, spoiler=spoiler)
        text = self._wording.card(line, words=way.words)
        around = self.around(way.channel, private=way.route.alone, reached=not way.route.foreign)
        rows = self._components.rows(line, around)
        return Form(text=text if way.card else text[:2000], rows=rows, files=files, card=way.card)

    async def files(
        self, line: Line, *, bytes_max: int, words: bool = True, spoiler: bool = False
    ) -> tuple[Upload, ...]:
        """Each picture as it is, or smaller where the place takes less."""
        limit = limit_of(bytes_max, len(line.pictures))
        uploads = []
        for number, picture in enumerate(line.pictures, start=1):
            body = await fitted(await self._storage.read(picture.blob), limit)
            name = f"pentimento-{picture.id[-8:]}-{number}.{suffix_of(body)}"
            alt = self._wording.alt(line, picture, words=words)
            uploads.append(Upload(name=name, body=body, alt=alt, spoiler=spoiler))
        return tuple(uploads)

    def hides(self, line: Line, channel: int) -> bool:
        """Whether its pictures are covered there: such as come from where age is asked for."""
        place = self._sender.client.get_channel(channel)
        return bool(line.facts.get("sensitive")) and not is_adult(place)

    def around(self, channel: int, *, private: bool = False, reached: bool = True) -> Around:
        """``reached`` False: by an interaction's token only, where the bot is no member."""
        place = self._sender.client.get_channel(channel) if reached else None
        return Around(
            threads=isinstance(place, discord.TextChannel) and not private,
            shares=isinstance(place, discord.abc.GuildChannel | discord.Thread),
        )

    def _limit(self, channel: int) -> int:
        """Bytes of a file in a channel: more where its server is boosted."""
        place = self._sender.client.get_channel(channel)
        guild = getattr(place, "guild", None)
        return int(guild.filesize_limit) if isinstance(guild, discord.Guild) else FILE_BYTES_MAX

    async def _other(self, way: Way, trouble: Trouble, error: Exception) -> Way:
        """Another way after a refusal; raises the delivery error where there is none."""
        match trouble:
            case Trouble.INVALID if way.card:
                return replace(way, card=False)
            case Trouble.INVALID if way.message is not None:
                # A message that was a card once takes no plain content any more.
                return replace(way, card=True, words=False)
            case Trouble.FILTERED if way.words:
                return replace(way, words=False)
            case Trouble.TOO_LARGE if way.bytes_max > SMALLEST_BYTES:
                return replace(way, bytes_max=way.bytes_max // 2)
            case Trouble.ARCHIVED:
                return await self._awake(way)
            case Trouble.LOCKED:
                return await self._above(way)
            case Trouble.EXPIRED if not way.route.by_token:
                return replace(way, by_token=False)
            case Trouble.ANSWERED:
                raise MessageGone("answered before") from error
            case _:
                raise to_delivery(error, new=way.message is None) from error

    async def _awake(self, way: Way) -> Way:
        """An archived thread is woken by a write of somebody who may; a locked one is not."""
        try:
            await self._sender.unarchive(way.channel)
        except FAILURES as error:
            if trouble_of(error) in (Trouble.RIGHTS, Trouble.LOCKED, Trouble.ARCHIVED):
                return await self._above(way)
            raise to_delivery(error, new=False) from error
        return way

    async def _above(self, way: Way) -> Way:
        """A new message in the channel that a locked thread belongs to."""
        try:
            parent = await self._sender.parent_of(way.channel)
        except FAILURES as error:
            raise to_delivery(error, new=False) from error
        if parent is None:
            raise DestinationDead("the thread is locked")
        return replace(way, channel=int(parent), message=None)

    async def _privately(self, status: StatusMessage, line: Line, way: Way) -> str:
        """No pictures here: it goes to the person alone, and the place is told what is missing."""
        name, said, phrase = "discord-sent-privately", "", self._wording.phrase
        lacks = named(missing_in(self._sender.client, way.channel))
        try:
            channel = await self._sender.direct(number_of(status.person))
            alone = replace(way, channel=channel, bytes_max=FILE_BYTES_MAX, by_token=False)
            form = await self.form(line, alone)
            here = f"<#{way.channel}>"
            why = phrase("discord-private-why", line.locale, channel=here, missing=lacks)
            form = replace(form, text=f"{form.text}\n{why}")
            said = str(await self._sender.send(channel, form, nonce=f"{status.nonce}-p"))
        except FAILURES as error:
            if trouble_of(error) not in (Trouble.NO_DM, Trouble.RIGHTS, Trouble.DEAD):
                raise to_delivery(error, new=True) from error
            name = "discord-kept"
        form = Form(text=phrase(name, line.locale, missing=lacks), files=())
        try:
            return await self._put(form, way, nonce=f"{status.nonce}-s")
        except DestinationDead:
            if not said:
                raise
        except FAILURES as error:
            if not said:
                raise to_delivery(error, new=way.message is None) from error
        return str(way.message or said)

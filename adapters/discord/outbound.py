"""A line becomes a message: posted as text, edited as work moves, turned into the card with the picture.

The first line of an interaction is its answer, which is an ordinary message; everything after goes by
the bot's own token, so that fifteen minutes are no limit. Only where the bot is no member does the
interaction's token serve to the end.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TypeVar

import discord
import structlog

from adapters.discord.addresses import Route, number_of, posts, to_route, to_thread
from adapters.discord.answers import Answers
from adapters.discord.callbacks import Callbacks
from adapters.discord.components import Components
from adapters.discord.errors import FAILURES, Trouble, to_delivery, trouble_of
from adapters.discord.finals import Finals
from adapters.discord.forms import Form, Upload
from adapters.discord.media import FILE_BYTES_MAX, suffix_of
from adapters.discord.panel import Panel
from adapters.discord.sending import Sender
from adapters.discord.wording import Wording
from adapters.phrases.phrases import Phrases
from adapters.status.editor import StatusEditor
from adapters.status.window import Pace
from core.conversation import PersonId, ThreadKey
from core.doors import Door
from core.errors import DeliveryError, DestinationDead
from core.jobs import StatusMessage
from core.messages import Line
from core.ports import Storage

log = structlog.get_logger()

T = TypeVar("T")

#: All messages of a channel share five writes in five seconds; a little is added for the way there.
#: What is known a moment after the announcement (that it is painted, not only queued) is worth the wait:
#: whatever is shown first stands for two seconds.
CHANNEL = Pace(window_s=5.2, per_window=5, progress=3, gap_s=2.0, first_s=0.3)
#: An interaction's token has a bucket of its own.
TOKEN = Pace(window_s=2.2, per_window=5, progress=3, gap_s=2.0, first_s=0.3)
#: Pictures that are read and uploaded at the same time: what bounds the memory.
PLACES = 6
LONG_S = 60
#: Seconds for which "Finding the right words…" is held back.
THOUGHT_S = 0.7


class Notify(StrEnum):
    """When a finished picture is followed by a word that pings: an edit notifies nobody."""

    NEVER = "never"
    LONG = "long"
    ALWAYS = "always"


class DiscordMessenger:
    """Implements `core.messages.Messenger`. `connect` it to the door before the first line."""

    platform = "discord"
    document_bytes_max = FILE_BYTES_MAX

    def __init__(
        self,
        phrases: Phrases,
        storage: Storage,
        callbacks: Callbacks,
        sender: Sender,
        *,
        pace: Pace = CHANNEL,
        notify: Notify = Notify.LONG,
        masks: bool = False,
    ) -> None:
        self.sender = sender
        self.wording = Wording(phrases)
        self.components = Components(phrases, masks=masks)
        self._callbacks = callbacks
        self._notify = notify
        self._finals = Finals(sender, self.wording, self.components, storage)
        self._editor = StatusEditor(
            place=_place,
            pace=lambda place: TOKEN if place.startswith("token:") else pace,
            edit=self._edit,
            gone=self._gone,
            dead=self._dead,
        )
        self._panel = Panel(phrases)
        self.answers = Answers(
            sender=sender, editor=self._editor, wording=self.wording, components=self.components,
            callbacks=callbacks, finals=self._finals, panel=self._panel,
        )  # fmt: skip
        self._places = asyncio.Semaphore(PLACES)
        self._door: Door | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def connect(self, door: Door) -> None:
        """The door comes after the messengers it answers through."""
        self._door = door
        self._panel.connect(door)

    async def aclose(self) -> None:
        for waiting in self._waiting.values():
            waiting.cancel()
        await self._editor.aclose()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def post(self, status: StatusMessage, line: Line) -> str:
        message = await self._posted(status, line)
        self._editor.posted(status, line)
        return message

    async def _posted(self, status: StatusMessage, line: Line) -> str:
        form = Form(text=self.wording.text(line), rows=self.components.rows(line))
        route = to_route(status.route)
        answered = await self._as_answer(status, form, route)
        if answered is not None:
            return answered
        if route.by_token:
            raise DestinationDead("the interaction was missed, and there is no other way there")
        channel = number_of(status.thread)
        reply = int(status.request) if status.request.isdigit() else None

        async def send() -> str:
            return str(await self.sender.send(channel, form, nonce=f"{status.nonce}-0", reply_to=reply))

        async def post() -> str:
            try:
                return await send()
            except FAILURES as error:
                if line.kind == "ask" and trouble_of(error) is Trouble.RIGHTS:
                    await self.answers.instead(channel, number_of(status.person), line, form)
                raise

        return await self._editor.write(
            posts(channel), lambda: self._translated(status.thread, post, new=True)
        )

    async def _as_answer(self, status: StatusMessage, form: Form, route: Route) -> str | None:
        """The message that answers the interaction; None where a new one is to be sent."""
        callback = self._callbacks.get(route.interaction)
        try:
            if callback is not None:
                respond = partial(callback.respond, form, private=route.alone)
                return str(await self.sender.unbroken(respond))
        except FAILURES as error:
            if trouble_of(error) not in (Trouble.UNANSWERED, Trouble.ANSWERED):
                return self._missed(error, status)
        try:
            # Answered by another process, or by a request whose reply was lost.
            found = await self.sender.first_answer(route) if route.alive else None
        except FAILURES as error:
            return self._missed(error, status)
        return str(found) if found is not None and str(found) != status.request else None

    def _missed(self, error: BaseException, status: StatusMessage) -> str | None:
        """An interaction that cannot be answered any more is no failure where a message can be sent."""
        trouble = trouble_of(error)
        if trouble not in (Trouble.TOO_LATE, Trouble.EXPIRED, Trouble.GONE):
            raise self._refused(error, status.thread, new=True) from error
        log.warning("interaction_missed", trouble=trouble.value)
        return None

    def edit(self, status: StatusMessage, line: Line) -> None:
        """What is only thought about waits a moment: mostly the job is there before, and every edit
        holds up the next."""
        waiting = self._waiting.pop(status.id, None)
        if waiting is not None:
            waiting.cancel()
        if line.job is not None or line.buttons or line.kind != "progress":
            self._editor.push(status, line)
            return
        loop = asyncio.get_running_loop()
        self._waiting[status.id] = loop.call_later(THOUGHT_S, self._thought, status, line)

    def _thought(self, status: StatusMessage, line: Line) -> None:
        self._waiting.pop(status.id, None)
        self._editor.push(status, line)

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        async def write() -> str:
            async with self._places:
                return await self._translated(
                    status.thread, lambda: self._finals.write(status, line), new=not status.message
                )

        thought = self._waiting.pop(status.id, None)
        if thought is not None:
            thought.cancel()
        message = await self._editor.final(status, write)
        if line.kind == "done" and self._notifies(int(line.facts.get("seconds", 0))):
            self._later(self._done(status, line, message))
        return message

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        await self._translated(
            thread,
            lambda: self.answers.answer(
                number_of(thread), person, line, reply_to=reply_to, route=to_route(route)
            ),
            new=True,
        )

    async def _edit(self, status: StatusMessage, line: Line) -> None:
        files: tuple[Upload, ...] | None = None
        if line.preview is not None:
            alt = self.wording.phrase("discord-preview", line.locale)
            name = f"preview.{suffix_of(line.preview)}"
            hidden = to_route(status.route).spoiler
            files = (Upload(name=name, body=line.preview, alt=alt, spoiler=hidden),)
        form = Form(text=self.wording.text(line), rows=self.components.rows(line), files=files)
        try:
            await self._progress(status, form)
        except FAILURES as error:
            if trouble_of(error) is not Trouble.FILTERED:
                raise self._refused(error, status.thread, new=False) from error
            bare = replace(form, text=self.wording.text(line, words=False))
            await self._translated(status.thread, lambda: self._progress(status, bare), new=False)

    async def _progress(self, status: StatusMessage, form: Form) -> None:
        route, message = to_route(status.route), int(status.message or 0)
        if not route.by_token:
            await self.sender.edit(number_of(status.thread), message, form)
        elif route.alive:
            await self.sender.edit_by_token(route, message, form)

    async def _done(self, status: StatusMessage, line: Line, message: str) -> None:
        """A word after a long job, in answer to the picture, that pings whoever asked for it."""
        route, person = to_route(status.route), number_of(status.person)
        if route.by_token:
            return
        said = self.wording.phrase("discord-done", line.locale, person=f"<@{person}>")
        channel = number_of(status.thread)
        await self._editor.write(
            posts(channel),
            lambda: self.sender.send(
                channel, Form(text=said), reply_to=int(message), mention=person,
                nonce=f"{status.nonce}-d",
            ),
        )  # fmt: skip

    def _notifies(self, seconds: int) -> bool:
        if self._notify is Notify.LONG:
            return seconds >= LONG_S
        return self._notify is Notify.ALWAYS

    async def _translated(self, thread: ThreadKey, write: Callable[[], Awaitable[T]], *, new: bool) -> T:
        try:
            return await write()
        except FAILURES as error:
            raise self._refused(error, thread, new=new) from error

    def _refused(self, error: BaseException, thread: ThreadKey, *, new: bool) -> DeliveryError:
        delivery = to_delivery(error, new=new)
        if trouble_of(error) is Trouble.DEAD:
            self._later(self._tell_dead(thread))
        return delivery

    async def _gone(self, status: StatusMessage) -> None:
        if self._door is not None and status.message is not None:
            await self._door.message_deleted(status.thread, status.message)

    async def _dead(self, status: StatusMessage) -> None:
        await self._tell_dead(status.thread)

    async def _tell_dead(self, thread: ThreadKey) -> None:
        if self._door is not None:
            await self._door.destination_dead(thread)

    def _later(self, work: Awaitable[None]) -> None:
        """A courtesy that nothing waits for."""

        async def run() -> None:
            try:
                await work
            except (DeliveryError, discord.DiscordException) as error:
                log.info("courtesy_failed", error=type(error).__name__)
            except Exception:
                log.exception("courtesy_failed")

        task = asyncio.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _place(status: StatusMessage) -> str:
    route = to_route(status.route)
    if route.by_token:
        return f"token:{route.interaction}"
    return to_thread(number_of(status.thread))

"""A line becomes a message: posted as text, edited as work moves, turned into the photo.

A message of text becomes a photo by `editMessageMedia` and never text again, so after a live preview
a failure is a plain card with its words as caption. An edit may be repeated, a send may not.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any, TypeVar

import structlog
from telegram import Bot
from telegram.error import TelegramError

from adapters.phrases.phrases import Phrases
from adapters.status.editor import StatusEditor
from adapters.status.window import Pace
from adapters.telegram.addresses import Address, place_of, to_address, to_server
from adapters.telegram.answers import BEGINNINGS, Answers
from adapters.telegram.callbacks import Callbacks
from adapters.telegram.errors import Trouble, to_delivery, trouble_of
from adapters.telegram.finals import Finals
from adapters.telegram.given import Given, Ids
from adapters.telegram.hearing import Hearing
from adapters.telegram.keyboards import Keyboards, Menu, MenuCode
from adapters.telegram.look import Look
from adapters.telegram.paced import Paced
from adapters.telegram.panel import Opened
from adapters.telegram.progress import Progress
from adapters.telegram.remembered import Remembered
from adapters.telegram.sending import Sender
from adapters.telegram.upload_signs import UploadSigns
from adapters.telegram.wording import Wording
from core.conversation import PersonId, ThreadKey
from core.doors import Door
from core.errors import DeliveryError, DeliveryLater, DestinationDead
from core.jobs import StatusMessage
from core.messages import Line
from core.ports import Storage

log = structlog.get_logger()

T = TypeVar("T")

#: Telegram bears about one write a second in a private chat, with bursts of three, and twenty a
#: minute in a group, edits included; a little less is used, for what the network delays.
PRIVATE = Pace(window_s=3.5, per_window=3, progress=2, gap_s=1.5)
GROUP = Pace(window_s=61.0, per_window=19, progress=12, gap_s=4.0)
#: Pictures that are read and uploaded at the same time: what bounds the memory.
PLACES = 6
#: A job that took longer is followed by a word that it is done: an edit notifies nobody.
LONG_S = 60
#: Seconds that a message waits for its turn here; beyond them a request goes on without its status
#: line, and a final comes again when there is room.
POST_PATIENCE_S = 4.0
#: What is listed in a menu, by the name of the setting.
LISTS = {Menu.STYLES: "style", Menu.MODELS: "model"}


class TelegramMessenger:
    """Implements `core.messages.Messenger`. `connect` it to the door before the first line."""

    platform = "telegram"
    #: A bot may send files of 50 MB.
    document_bytes_max = 45 * 2**20

    def __init__(
        self,
        bot: Bot,
        phrases: Phrases,
        storage: Storage,
        callbacks: Callbacks,
        *,
        private: Pace = PRIVATE,
        group: Pace = GROUP,
        storage_chat: int = 0,
        per_second: int = 0,
        done_after_s: int = LONG_S,
        masks: bool = False,
    ) -> None:
        self._bot = bot
        wording = Wording(phrases)
        self._keyboards = Keyboards(phrases, masks=masks)
        self._done_after_s = done_after_s
        self._sender = Sender(bot, self._moved, per_second=per_second)
        self._editor = StatusEditor(
            place=lambda status: place_of(to_address(status.thread)),
            pace=lambda place: group if place.startswith(("-", "inline")) else private,
            edit=self._edit,
            gone=self._gone,
            dead=self._dead,
        )
        paced = Paced(editor=self._editor)
        self._answers = Answers(
            sender=self._sender,
            paced=paced,
            given=Given(
                sender=self._sender,
                paced=paced,
                wording=wording,
                keyboards=self._keyboards,
                storage=storage,
            ),
            wording=wording,
            keyboards=self._keyboards,
            callbacks=callbacks,
            me=lambda: self._bot.username,
        )
        self._places = asyncio.Semaphore(PLACES)
        self._door: Door | None = None
        look = Look(wording=wording, keyboards=self._keyboards, me=lambda: self._bot.username)
        #: Statuses whose message is a photo already.
        self._photos = Remembered()
        self._look = look
        self._hearing = Hearing(bot)
        self._progress = Progress(self._sender, look, self._photos)
        self._uploading = UploadSigns(bot)
        self._finals = Finals(bot, self._sender, look, storage, self._photos, storage_chat=storage_chat)
        self._tasks: set[asyncio.Task[None]] = set()

    def connect(self, door: Door) -> None:
        """The door comes after the messengers it answers through."""
        self._door = door

    async def aclose(self) -> None:
        await self._editor.aclose()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def post(self, status: StatusMessage, line: Line) -> str:
        address = to_address(status.thread)
        if address.inline:
            self._editor.push(status, line)
            return address.inline
        if address.group and status.request and not _pressed(status):
            self._later(self._progress.acknowledge(address, status.request))
        wait_s = self._editor.wait_s(place_of(address))
        if line.kind == "progress" and wait_s > POST_PATIENCE_S:
            # A crowded group: the work does not wait for its status line, and the picture comes as
            # the one message that there is room for.
            raise DeliveryLater(wait_s, "no room for a status line")
        words, markup = self._look.text(line), self._look.markup(address, line)

        async def send() -> str:
            reply = _reply_to(status, address)
            message = await self._sender.text(address, words, markup=markup, reply_to=reply)
            if line.kind == "progress":
                self._editor.posted(status, line)
            return message

        return await self._write(place_of(address), send, new=True)

    def edit(self, status: StatusMessage, line: Line) -> None:
        self._editor.push(status, line)

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        async def write() -> str:
            async with self._places:
                return await self._final(status, line)

        wait_s = self._editor.wait_s(place_of(to_address(status.thread)))
        if wait_s > POST_PATIENCE_S:
            raise DeliveryLater(wait_s, "no room in this chat")
        try:
            message = await self._editor.final(status, write)
        finally:
            self._photos.discard(status.id)
        took_s = int(line.facts.get("seconds", 0))
        if line.kind == "done" and self._done_after_s and took_s >= self._done_after_s:
            self._later(self._answers.done(status, line))
        return message

    async def answer(
        self,
        thread: ThreadKey,
        person: PersonId,
        line: Line,
        *,
        reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> Ids:
        address = to_address(thread)
        if line.code in BEGINNINGS:
            line = await self._hearing.explained(address, line)
        try:
            return await self._answers.answer(
                address, person, line, reply_to=reply_to, route=route or {}
            )
        except TelegramError as error:
            raise self._refused(error, thread, new=True) from error

    async def open_menu(self, address: Address, message: str, menu: MenuCode, locale: str) -> None:
        """Show other buttons under a message; nothing else of it changes."""
        markup = self._keyboards.opened(menu, locale, await self._offered(address, menu))

        async def edit() -> str:
            await self._sender.edit_markup(address, message, markup)
            return message

        await self._write(place_of(address), edit, new=False)

    async def open_panel(self, address: Address, message: str, opened: Opened, locale: str) -> None:
        """Show a list of the settings of that thread, or the panel's own buttons again."""
        if self._door is None:
            return
        choices = await self._door.choices(address.thread)
        markup = self._keyboards.panel.opened(opened, choices, locale)

        async def edit() -> str:
            await self._sender.edit_markup(address, message, markup)
            return message

        await self._write(place_of(address), edit, new=False)

    async def _offered(self, address: Address, menu: MenuCode) -> Sequence[str]:
        """The values of a list, as they hold in this thread now."""
        name = LISTS.get(menu.menu)
        if name is None or self._door is None:
            return ()
        return (await self._door.choices(address.thread)).offered[name]

    async def _edit(self, status: StatusMessage, line: Line) -> None:
        await self._translated(status, lambda: self._progress.show(status, line), new=False)

    async def _final(self, status: StatusMessage, line: Line) -> str:
        address = to_address(status.thread)
        new = not (address.inline or status.message)
        if await self._begins(address, line):
            line = await self._hearing.explained(address, line)
        with self._uploading.during(address) if line.pictures else nullcontext():
            return await self._translated(status, lambda: self._finals.write(status, line), new=new)

    async def _begins(self, address: Address, line: Line) -> bool:
        """Whether it is the first picture of a group in privacy mode."""
        if self._door is None or line.job is None or line.kind != "done":
            return False
        if not address.group or self._hearing.everything:
            return False
        return await self._door.first_in(to_server(address.chat)) == line.job

    async def _write(self, place: str, send: Callable[[], Awaitable[str]], *, new: bool) -> str:
        async def translated() -> str:
            try:
                return await send()
            except TelegramError as error:
                raise to_delivery(error, new=new) from error

        return await self._editor.write(place, translated)

    async def _translated(
        self, status: StatusMessage, write: Callable[[], Awaitable[T]], *, new: bool
    ) -> T:
        try:
            return await write()
        except TelegramError as error:
            raise self._refused(error, status.thread, new=new) from error

    def _refused(self, error: TelegramError, thread: ThreadKey, *, new: bool) -> DeliveryError:
        delivery = to_delivery(error, new=new)
        if isinstance(delivery, DestinationDead) and trouble_of(error) is Trouble.DEAD:
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

    async def _moved(self, old: Address, new: Address) -> None:
        """A group became a supergroup: its thread has another name from now on."""
        if self._door is not None:
            await self._door.thread_moved(replace(old, topic=0).thread, replace(new, topic=0).thread)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        """A courtesy that nothing waits for."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, DeliveryError):
            log.info("courtesy_failed", code=error.code)
        elif error is not None:
            log.error("courtesy_failed", exc_info=error)


def _reply_to(status: StatusMessage, address: Address) -> int | None:
    """Where several people talk, and under a picture that a button belongs to."""
    return int(status.request) if status.request and (address.group or _pressed(status)) else None


def _pressed(status: StatusMessage) -> bool:
    """Whether a button asked for it: its request is a message of ours."""
    return not status.event.startswith("telegram:")

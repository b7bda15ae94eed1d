"""What exists on the other side: people, chats, topics, messages and files."""

import asyncio
import io
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

from tests.fakes.telegram.refusals import bad_request

PHOTO_SIDES = (90, 320, 800, 1280, 2560)
PHOTO_BYTES_MAX = 10 * 1024 * 1024
DOCUMENT_BYTES_MAX = 50 * 1024 * 1024
DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024


@dataclass(slots=True, eq=False)
class Person:
    """``started``: the person pressed Start, so that the bot may write first."""

    id: int
    name: str
    username: str | None = None
    language: str | None = "en"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False


@dataclass(slots=True, eq=False)
class Topic:
    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """``bot``: the bot's status in it. ``rights``: what the bot (and everybody) may do."""

    id: int
    kind: str
    title: str = ""
    person: Person | None = None
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    bot: str = "member"
    may_send: bool = True
    may_send_photos: bool = True
    migrated_to: int | None = None
    messages: dict[int, "Message"] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.kind == "private"


@dataclass(slots=True, eq=False)
class StoredFile:
    """One file as the bot may name it. A photo has one for each of its sizes."""

    id: str
    unique_id: str
    name: str
    mime: str
    body: bytes = field(repr=False)
    width: int = 0
    height: int = 0
    shrink_to: int = 0

    def download(self) -> bytes:
        """The bytes; a photo size is a JPEG made on demand."""
        if not self.shrink_to:
            return self.body
        with Image.open(io.BytesIO(self.body)) as picture:
            small = picture.convert("RGB")
        small.thumbnail((self.shrink_to, self.shrink_to))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=87)
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class Version:
    """How a message looked from ``at`` (loop time) on."""

    at: float
    text: str
    photo: str | None
    buttons: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Message:
    """``sender`` is None where the bot wrote it. ``inline_id`` is set for messages sent via the bot."""

    id: int
    chat: Chat
    sender: Person | None
    date: int
    text: str | None = None
    caption: str | None = None
    entities: list[dict[str, Any]] = field(default_factory=list)
    photo: tuple[StoredFile, ...] = ()
    document: StoredFile | None = None
    spoiler: bool = False
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    force_reply: bool = False
    topic: int | None = None
    reply_to: "Message | None" = None
    quote: str | None = None
    album: str | None = None
    forwarded_from: Person | None = None
    via_bot: bool = False
    inline_id: str | None = None
    edited: int | None = None
    deleted: bool = False
    reaction: str | None = None
    service: dict[str, Any] = field(default_factory=dict)
    #: What a bot wrote into its invoice; people do not see it.
    payload: str = ""
    history: list[Version] = field(default_factory=list)
    editing: object = None

    @property
    def shown(self) -> str:
        """The words a person reads: text or caption."""
        return (self.text if self.text is not None else self.caption) or ""

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(button["text"] for row in self.keyboard for button in row)

    def content(self) -> tuple[object, ...]:
        """What "is not modified" compares."""
        files = tuple(file.unique_id for file in self.photo) + (
            (self.document.unique_id,) if self.document else ()
        )
        return (self.text, self.caption, repr(self.entities), files, repr(self.keyboard), self.spoiler)


@dataclass(slots=True, eq=False)
class Callback:
    """A press and what the person saw of its answer."""

    id: str
    person: Person
    message: Message
    at: float
    answered_at: float | None = None
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True, eq=False)
class InlineQuery:
    id: str
    person: Person
    text: str
    results: list[dict[str, Any]] | None = None
    options: dict[str, Any] = field(default_factory=dict)


class World:
    """The state. `touch` after each change wakes whoever waits in `changed`."""

    def __init__(self, username: str) -> None:
        self.me = {
            "id": 4242,
            "is_bot": True,
            "first_name": "Pentimento",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "supports_guest_queries": True,
        }
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.callbacks: dict[str, Callback] = {}
        self.inline: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.actions: list[tuple[int, int | None, str]] = []
        self.drafts: list[tuple[int, int, str]] = []
        self._serial = itertools.count(1)
        self._message_ids: dict[int, Iterator[int]] = {}
        self._changed = asyncio.Event()

    def serial(self) -> int:
        return next(self._serial)

    def touch(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed(self, timeout_s: float) -> None:
        """Raises TimeoutError where nothing changed."""
        await asyncio.wait_for(self._changed.wait(), timeout_s)

    def chat(self, chat_id: str | int) -> Chat:
        """The chat by its id; refuses an unknown one."""
        try:
            return self.chats[int(chat_id)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None

    def new_message(self, chat: Chat, sender: Person | None, **fields: Any) -> Message:
        """A message as it appears in its chat; ids count per chat."""
        ids = self._message_ids.setdefault(chat.id, itertools.count(101))
        message = Message(id=next(ids), chat=chat, sender=sender, date=int(time.time()), **fields)
        chat.messages[message.id] = message
        self.record(message)
        return message

    def record(self, message: Message) -> None:
        """Keep how the message looks now."""
        photo = message.photo[-1].unique_id if message.photo else None
        message.history.append(
            Version(asyncio.get_running_loop().time(), message.shown, photo, message.buttons)
        )
        self.touch()

    def add_file(self, body: bytes, name: str, mime: str) -> StoredFile:
        serial = self.serial()
        file = StoredFile(f"BQAC{serial}", f"U{serial}", name, mime, body)
        self.files[file.id] = file
        return file

    def add_photo(self, body: bytes) -> tuple[StoredFile, ...]:
        """The sizes of a photo, smallest first; refuses what Telegram takes for no photo."""
        if len(body) > PHOTO_BYTES_MAX:
            raise bad_request(
                f"file of size {len(body)} bytes is too big for a photo; "
                f"the maximum size is {PHOTO_BYTES_MAX} bytes"
            )
        try:
            with Image.open(io.BytesIO(body)) as picture:
                width, height = picture.size
        except Exception:
            raise bad_request("IMAGE_PROCESS_FAILED") from None
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        serial = self.serial()
        return tuple(self._photo_size(body, serial, width, height, n) for n in _sides(width, height))

    def _photo_size(self, body: bytes, serial: int, width: int, height: int, side: int) -> StoredFile:
        scale = min(1.0, side / max(width, height))
        file = StoredFile(
            f"AgAC{serial}s{side}", f"P{serial}s{side}", f"file_{serial}_{side}.jpg", "image/jpeg",
            body, max(1, round(width * scale)), max(1, round(height * scale)), shrink_to=side,
        )  # fmt: skip
        self.files[file.id] = file
        return file

    def photo_sizes(self, file_id: str) -> tuple[StoredFile, ...]:
        """All sizes of the photo that ``file_id`` names one of."""
        stem = file_id.split("s")[0]
        return tuple(file for name, file in self.files.items() if name.split("s")[0] == stem)


def _sides(width: int, height: int) -> list[int]:
    longest = max(width, height)
    fitting = [side for side in PHOTO_SIDES if side < longest]
    larger = [side for side in PHOTO_SIDES if side >= longest][:1]
    return (fitting + larger) or [PHOTO_SIDES[-1]]

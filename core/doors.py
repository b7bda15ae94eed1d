"""The ways in: what adapters and pages may ask of the core, and what they are handed."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.administration.act import Act, Caller, Order
from core.conversation import Attachment, Incoming, PersonId, Press, ThreadKey
from core.jobs import JobId
from core.messages import Line
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message of a thread as it stands now, for a window that opens again (a page reload).

    ``line`` is None for a person's own message.
    """

    message: str
    person: str
    text: str = ""
    line: Line | None = None
    pictures: Sequence[Picture] = ()
    reply_to: str | None = None
    at_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be set for a thread: ``chosen`` and ``offered`` by setting, "" is the usual.

    Only what the chosen model can is offered. ``credits``: what a request costs so.
    """

    chosen: Mapping[str, str]
    offered: Mapping[str, Sequence[str]]
    credits: int


Kept = Callable[[], None]


class Door(Protocol):
    """The way in: what an adapter may ask of the core. Answers come through the `Messenger`."""

    async def receive(self, incoming: Incoming, *, kept: Kept | None = None) -> None:
        """A message came. Repeats of the same event do nothing.

        ``kept`` is called when it is stored: from then on no crash loses it.
        """
        ...

    async def press(self, press: Press) -> None:
        """A button was pressed; authorised here, not by whoever drew the button."""
        ...

    async def allowed(self, press: Press) -> bool:
        """Whether a press on a picture's button would be let through: what is asked before it (a form,
        "for good?") is asked of those only who may. `press` authorises again."""
        ...

    async def upload(
        self, person: PersonId, thread: ThreadKey, body: AsyncIterator[bytes], *,
        sensitive: bool = False, shows: str = "",
    ) -> Attachment:  # fmt: skip
        """Store a person's picture, metadata stripped; raises `PictureRejected`, and `Refusal` where
        they have sent enough for now (sent_hour, sent_day).

        ``sensitive``: it was hidden where it was shown, and so is what is made from it. ``shows``: in
        words, where that is known.
        """
        ...

    async def prompts(self, thread: ThreadKey, message: str, person: PersonId) -> Sequence[str]:
        """What the pictures in one of our messages show, each in words, "" where it is not this person's
        own; () where it has none."""
        ...

    async def language(self, person: PersonId, locale: str) -> str:
        """What a person is spoken to in, whose platform says ``locale``: what they chose comes first."""
        ...

    async def there(self, job: str) -> bool:
        """Whether a job has pictures that were not deleted."""
        ...

    async def first_in(self, server: str) -> JobId | None:
        """The first job of a server or group that ended in a picture."""
        ...

    async def shown(self, thread: ThreadKey, *, limit: int = 50) -> Sequence[Shown]:
        """The newest messages of a thread, oldest first."""
        ...

    async def choices(self, thread: ThreadKey) -> Choices:
        """What holds in a thread, and what else could."""
        ...

    async def choose(self, thread: ThreadKey, name: str, value: str) -> Choices:
        """Set one of the choices, "" for the usual; raises `Refusal` for what is not offered."""
        ...

    async def edited(self, incoming: Incoming, *, fresh: bool = False) -> None:
        """A person changed a message: a waiting job is made anew for free, a finished one offers to, and
        what was no request before is taken as one.

        ``fresh``: it was sent so lately that it counts as new where the bot never saw it before.
        """
        ...

    def listens(self, *places: str) -> bool | None:
        """Whether every message there may be for the bot, as operators and managers decided; None
        where nobody did. ``places``: the thread first, then its channel, then the server.
        """
        ...

    def blocked(self, *places: str) -> bool:
        """Whether the bot must be silent there; ``places`` in no order."""
        ...

    def may(self, caller: Caller, act: Act) -> bool:
        """Whether somebody may do that to the bot there; for showing commands only."""
        ...

    async def administer(self, caller: Caller, order: Order) -> Line:
        """Run the bot from a chat; every act is authorised here, and written down with its reason.

        Answers what is said to the caller alone. Raises `Refusal` (not_operator, not_manager …).
        """
        ...

    async def message_deleted(self, thread: ThreadKey, message: str) -> None:
        """A message is gone, the person's or ours: what has not begun is cancelled and given back."""
        ...

    async def destination_dead(self, thread: ThreadKey) -> None:
        """Nothing can be written there (blocked, kicked): jobs that have not begun are cancelled."""
        ...

    async def thread_moved(self, old: ThreadKey, new: ThreadKey) -> None:
        """A place has another id now (a Telegram group became a supergroup)."""
        ...

    async def original(self, person: PersonId, picture: PictureId) -> Picture:
        """A picture that this person may see; raises `Refusal` (not_found)."""
        ...

    async def idle(self) -> None:
        """Returns when no job is queued or running and every final is delivered."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A picture that a mask is painted on, by whom, and in which language they read."""

    person: PersonId
    size: Size
    media_type: MediaType
    blob: BlobKey
    locale: str


class Masks(Protocol):
    """The page where a mask is painted; ``token`` is the permission, and is used once."""

    async def opened(self, token: str) -> Canvas:
        """What to paint on; raises `LinkRefused`."""
        ...

    async def finished(self, token: str, body: bytes, words: str) -> None:
        """Take a mask in; with ``words`` it is a request, without it waits for them in the chat.

        Raises `LinkRefused`; `PictureRejected` for what is no PNG; `Refusal` (mask_size, mask_empty).
        """
        ...

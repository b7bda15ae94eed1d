"""The sockets of the core: what it needs from outside, as protocols. `bot/wiring` plugs them in."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.conversation import (
    Attachment,
    Context,
    Incoming,
    Intent,
    Moderation,
    Press,
    Refinement,
    Slots,
    Understanding,
)
from core.jobs import Job, JobId, Stage, StatusMessage
from core.pictures import BlobKey, Operation, PaintEvent, PaintRequest, Picture, StoredBlob


class Clock(Protocol):
    """Time is a port, so that tests do not sleep."""

    def now_ms(self) -> int: ...
    async def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderProfile:
    """Facts about a provider. Ask "can it?" of the profile, never "is it?" of the name.

    ``resumable``: a stored reference can be followed again after a restart, so nothing is sent twice.
    """

    name: str
    operations: frozenset[Operation]
    resumable: bool
    previews: bool = False
    cancellable: bool = False
    free: bool = False


class Provider(Protocol):
    """A painter. Every method raises `core.errors.ProviderError` and nothing else of the network."""

    @property
    def profile(self) -> ProviderProfile: ...

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        """Begin the work; answer the provider's reference, or None where it has none.

        ``key`` is ours (``<job>:<attempt>:<index>``), for providers that take a client-chosen id.
        A provider with one blocking call answers None here and does the call in `follow`.
        """
        ...

    def follow(self, request: PaintRequest, *, key: str, ref: str | None) -> AsyncIterator[PaintEvent]:
        """Progress and previews, and last one `Painted`; a failure raises."""
        ...

    async def cancel(self, ref: str) -> None:
        """Stop the work where the provider can; no error where it cannot."""
        ...

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        """After an unknown outcome: the reference of the work if the provider has it, else None."""
        ...


class Storage(Protocol):
    """Where the bytes of pictures live, under keys made from their content."""

    async def put(self, body: AsyncIterator[bytes]) -> StoredBlob:
        """Stream in, check and measure; raises `PictureRejected` and leaves nothing behind then."""
        ...

    async def read(self, key: BlobKey) -> bytes: ...
    def stream(self, key: BlobKey) -> AsyncIterator[bytes]: ...
    async def delete(self, key: BlobKey) -> None: ...
    async def path(self, key: BlobKey) -> Path | None:
        """The file on this machine, or None where the storage is elsewhere."""
        ...


class Understander(Protocol):
    """Decides what a message wants. Plain and quick: it runs before the first answer."""

    def understand(self, text: str, context: Context) -> Understanding: ...


class Refiner(Protocol):
    """Turns a message in its conversation into a prompt that stands alone."""

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement: ...


class Moderator(Protocol):
    """Says whether a text may be painted."""

    async def moderate(self, text: str, *, has_attachment: bool) -> Moderation: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: ``code`` is the payload of `core.buttons`, ``label`` names its phrase."""

    code: str
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a status message shows: facts only; the adapter chooses the words in ``locale``.

    ``kind``: progress, done, failed, cancelled, refused, ask, answer. ``code`` names the phrase,
    ``facts`` fill it. ``pictures`` are set when the line becomes the picture, ``preview`` while it
    is being painted. ``revision`` grows with each state, so that an older line never wins.
    """

    kind: str
    code: str
    percent: int | None = None
    stage: Stage | None = None
    job: JobId | None = None
    subject: str = ""
    facts: dict[str, int | str] = field(default_factory=dict)
    buttons: Sequence[Button] = ()
    pictures: Sequence[Picture] = ()
    preview: bytes | None = field(default=None, repr=False)
    #: The exact final shape, for a placeholder that does not jump.
    width: int | None = None
    height: int | None = None
    final: bool = False
    locale: str = ""


class Messenger(Protocol):
    """The outbound side of a platform. One message per request: posted once, edited ever after."""

    @property
    def platform(self) -> str: ...

    async def post(self, status: StatusMessage, line: Line) -> str:
        """Send the status message; answer the platform's id of it."""
        ...

    async def edit(self, status: StatusMessage, line: Line) -> None:
        """Show the newest line; edits may be coalesced, newest wins, never after a final."""
        ...

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        """Turn the message into its final; returns only when the platform has confirmed.

        Repeating it is harmless. Answers the id of the message that carries it (a new one where
        the old is gone).
        """
        ...

    async def answer(self, thread: str, person: str, line: Line, *, reply_to: str = "") -> None:
        """A free, private where possible, answer that belongs to no job."""
        ...


class JobWatcher(Protocol):
    """Told in-process when a job row changed, so that nobody waits for the next poll."""

    def woken(self, job: Job) -> None: ...


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


class Door(Protocol):
    """The way in: what an adapter may ask of the core. Answers come through the `Messenger`."""

    async def receive(self, incoming: Incoming) -> None:
        """A message came. Repeats of the same event do nothing."""
        ...

    async def press(self, press: Press) -> None:
        """A button was pressed; authorised here, not by whoever drew the button."""
        ...

    async def upload(self, person: str, thread: str, body: AsyncIterator[bytes]) -> Attachment:
        """Store a person's picture, metadata stripped; raises `PictureRejected`."""
        ...

    async def shown(self, thread: str, *, limit: int = 50) -> Sequence[Shown]:
        """The newest messages of a thread, oldest first."""
        ...

    async def idle(self) -> None:
        """Returns when no job of this process is queued or running."""
        ...


class Links(Protocol):
    """Time-limited links to stored pictures."""

    def sign(self, key: BlobKey) -> str:
        """A token for the URL; valid 3600 s unless configured otherwise."""
        ...

    def check(self, token: str) -> BlobKey:
        """The key; raises `LinkRefused` for a tampered or expired token."""
        ...

"""The sockets of the core: what it needs from outside, as protocols. `bot/wiring` plugs them in."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.administration import Act, Caller, Order
from core.conversation import (
    Attachment,
    Context,
    Incoming,
    Intent,
    Moderation,
    PersonId,
    Press,
    Refinement,
    Slots,
    ThreadKey,
    Understanding,
)
from core.jobs import JobId, Stage, StatusMessage
from core.pictures import (
    BlobKey,
    MediaType,
    Operation,
    PaintEvent,
    PaintRequest,
    Picture,
    PictureId,
    Size,
    StoredBlob,
)


class Clock(Protocol):
    """Time is a port, so that tests do not sleep."""

    def now_ms(self) -> int: ...
    async def sleep(self, seconds: float) -> None: ...


#: A reference that begins so names work at another painter than the one that was asked.
BEGUN_ELSEWHERE = "fallback|"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderProfile:
    """Facts about a provider. Ask "can it?" of the profile, never "is it?" of the name.

    ``resumable``: a stored reference can be followed again after a restart, so nothing is sent twice.
    ``client_ids``: it knows the work under our own key, so that `reconcile` tells for certain whether
    a call arrived. ``calls_back``: its webhooks tell us of work whose create was never answered.
    """

    name: str
    operations: frozenset[Operation]
    resumable: bool
    client_ids: bool = False
    calls_back: bool = False
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

    async def read(self, key: BlobKey) -> bytes:
        """Raises `FileNotFoundError` where there is none, `OSError` where it cannot be had."""
        ...

    async def length(self, key: BlobKey) -> int:
        """In bytes; raises as `read` does."""
        ...

    def stream(self, key: BlobKey, *, start: int = 0, stop: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from ``start`` up to ``stop``, piece by piece; raises as `read` does."""
        ...

    async def delete(self, key: BlobKey) -> None: ...
    async def path(self, key: BlobKey) -> Path | None:
        """The file on this machine, or None where the storage is elsewhere."""
        ...

    async def link(self, key: BlobKey) -> str | None:
        """The storage's own address of a picture, good for 3600 s; None where it has none."""
        ...


class Understander(Protocol):
    """Decides what a message wants. Plain and quick: it runs before the first answer."""

    def understand(self, text: str, context: Context) -> Understanding: ...

    def slots(self, text: str, intent: Intent, context: Context) -> Slots:
        """What a message says of size, style and the like, where a command said what it wants."""
        ...


class SecondOpinion(Protocol):
    """Looks again at what the offline gate decided; asked only after it, and only where configured."""

    async def reconsider(self, text: str, context: Context, meant: Understanding) -> Understanding:
        """The decision that holds; never raises, and answers ``meant`` where it has nothing to say."""
        ...


class Refiner(Protocol):
    """Turns a message in its conversation into a prompt that stands alone."""

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement: ...


class Finisher(Protocol):
    """The last words to a painter: style guidance, quality words; not part of a picture's own prompt."""

    def added(
        self, prompt: str, *, model: str, style: str | None, length_max: int
    ) -> tuple[str, ...]: ...


class Moderator(Protocol):
    """Says whether a text may be painted; ``trusted``: the person's tier, where a service is down."""

    async def moderate(
        self, text: str, *, has_attachment: bool, trusted: bool = False
    ) -> Moderation: ...


class PictureModerator(Protocol):
    """Says whether a finished picture may be shown."""

    async def moderate_picture(
        self, media_type: MediaType, body: bytes, *, trusted: bool = False
    ) -> Moderation: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """``code`` is the payload of `core.buttons`; ``verb`` names the phrase, ``arg`` fills it."""

    code: str
    verb: str
    arg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is handed to a person, and is no picture."""

    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a status message shows: facts only; the adapter chooses the words in ``locale``.

    ``kind``: progress, done, failed, cancelled, refused, ask, answer. ``code`` names the phrase,
    ``facts`` fill it. ``pictures`` are set when the line becomes the picture, ``preview`` while it
    is being painted; ``preview_of``: which of a batch's pictures it shows, counted from 0.
    """

    kind: str
    code: str
    percent: int | None = None
    stage: Stage | None = None
    job: JobId | None = None
    subject: str = ""
    facts: dict[str, int | str] = field(default_factory=dict)
    #: Entries of a list (a history, the windows of a quota), each worded by ``row-<code>``.
    rows: Sequence[dict[str, int | str]] = ()
    buttons: Sequence[Button] = ()
    pictures: Sequence[Picture] = ()
    preview: bytes | None = field(default=None, repr=False)
    preview_of: int = 0
    document: Document | None = None
    #: The exact final shape, for a placeholder that does not jump.
    width: int | None = None
    height: int | None = None
    final: bool = False
    #: For the person alone, where the platform can (balance, settings, refusals of a press).
    private: bool = False
    locale: str = ""


class Messenger(Protocol):
    """The outbound side of a platform. One message per request: posted once, edited ever after.

    Every method but `edit` raises `core.errors.DeliveryError` and nothing else of the network.
    """

    @property
    def platform(self) -> str: ...

    @property
    def document_bytes_max(self) -> int:
        """Bytes of a file that it can hand to a person alone; 0 where it hands over none."""
        ...

    async def post(self, status: StatusMessage, line: Line) -> str:
        """Send the status message; answer the platform's id of it."""
        ...

    def edit(self, status: StatusMessage, line: Line) -> None:
        """Show the newest line when the budget of the place allows; newest wins, never after a final.

        Returns at once. A message that turns out to be gone is told to `Door.message_deleted`.
        """
        ...

    async def deliver(self, status: StatusMessage, line: Line) -> str:
        """Turn the message into its final; returns only when the platform has confirmed.

        Repeating it is harmless. Where ``status.message`` is None it is sent as a new message.
        Answers the id of the message that carries it.
        """
        ...

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> str | None:  # fmt: skip
        """A free answer that belongs to no job; private where the platform can and ``line.private``.

        Answers the message's id where the core is to keep it and show it again (`Door.shown`), None
        where the platform does so itself.
        """
        ...


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


class Door(Protocol):
    """The way in: what an adapter may ask of the core. Answers come through the `Messenger`."""

    async def receive(self, incoming: Incoming) -> None:
        """A message came. Repeats of the same event do nothing."""
        ...

    async def press(self, press: Press) -> None:
        """A button was pressed; authorised here, not by whoever drew the button."""
        ...

    async def upload(
        self, person: PersonId, thread: ThreadKey, body: AsyncIterator[bytes], *,
        sensitive: bool = False,
    ) -> Attachment:  # fmt: skip
        """Store a person's picture, metadata stripped; raises `PictureRejected`.

        ``sensitive``: it was hidden where it was shown, and so is what is made from it.
        """
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

    async def edited(self, incoming: Incoming) -> None:
        """A person changed a message: a waiting job is made anew for free, a finished one offers to."""
        ...

    def listens(self, *places: str) -> bool | None:
        """Whether every message there may be for the bot, as operators and managers decided; None
        where nobody did. ``places``: the thread first, then its channel, then the server.
        """
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
    """A picture that a mask is painted on; ``locale``: the language of its page."""

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


class Links(Protocol):
    """Time-limited links to stored pictures."""

    def sign(self, key: BlobKey) -> str:
        """A token for the URL; valid 3600 s unless configured otherwise."""
        ...

    def check(self, token: str) -> BlobKey:
        """The key; raises `LinkRefused` for a tampered or expired token."""
        ...


class Inbox(Protocol):
    """Events of a platform, stored before they are confirmed to it; each is handled once.

    ``source`` names the queue (``telegram:<bot>``, ``webhook:replicate``), ``event`` its id there.
    """

    async def store(self, source: str, event: str, payload: str) -> bool:
        """Keep an event; False where it was there before."""
        ...

    async def pending(self, source: str) -> Sequence[tuple[str, str]]:
        """Event and payload of all that is not done, in the order of arrival."""
        ...

    async def done(self, source: str, *events: str) -> None:
        """They are handled, and are not pending again; several in one step."""
        ...

    async def last(self, source: str) -> str | None:
        """The newest event's id, done or not."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A provider's webhook as it came; header names in lower case. Its URL had ``key`` and ``mark``."""

    key: str
    mark: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a proven webhook says: its own id, to know a repeat, and the provider's reference."""

    event: str
    ref: str


class Webhook(Protocol):
    """Reads the webhooks of one provider."""

    async def read(self, call: Call) -> Told:
        """Raises `WebhookRefused` for a forgery, `ProviderError` where the proof cannot be had now."""
        ...


class Leases(Protocol):
    """Who of several processes may do what only one may (one poller per Telegram bot)."""

    async def take(self, name: str, owner: str, *, seconds: float) -> bool:
        """Take or renew; False while somebody else holds it."""
        ...

    async def drop(self, name: str, owner: str) -> None: ...


class Signals(Protocol):
    """Hints between the processes on one store. A lost one costs a poll, never a job.

    Topics: ``job`` (something is queued), ``final`` (something is to be delivered), ``cancel`` (the
    id of a running job), ``progress`` (where a job is, for whoever edits its message).
    """

    def tell(self, topic: str, payload: str = "") -> None:
        """Say it to every process, this one included; returns at once."""
        ...

    def hear(self, topic: str, told: Callable[[str], None]) -> None:
        """Call ``told`` with each payload from now on, on the event loop."""
        ...

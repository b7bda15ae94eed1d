"""The sockets of the core: what it needs from outside, as protocols. `bot/wiring` plugs them in."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.conversation import Context, Intent, Moderation, Refinement, Slots, Understanding
from core.pictures import BlobKey, MediaType, Operation, PaintEvent, PaintRequest, StoredBlob


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

    def pointed_at(self, text: str, context: Context) -> str | None:
        """The picture (``<id>``, or ``<id>#<n>`` of a batch) that a message points at and asks nothing
        more of: it is there, and nothing is to be painted."""
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

"""What the bot says, as adapters are handed it, and the port of who brings it to a chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from core.conversation import PersonId, ThreadKey
from core.jobs import JobId, Stage, StatusMessage
from core.pictures import Picture


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
    ) -> str | tuple[str, ...] | None:  # fmt: skip
        """A free answer that belongs to no job; private where the platform can and ``line.private``.

        Answers the message's id where the core is to keep it and show it again (`Door.shown`). Where the
        platform does so itself: the ids of the messages in that thread which show the line's pictures,
        one each, so that a reply to one is about it; none of them, or None, where there are none.
        """
        ...

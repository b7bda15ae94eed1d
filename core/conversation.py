"""What people say and what the bot understood: the words of a conversation, on any platform."""

import json
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, NewType

from core.pictures import BlobKey, PaintParams, PictureId, RefinedPrompt
from core.plain import blank, fields_of, storable, to_json

#: ``<platform>:<person>``, as the platform names the person.
PersonId = NewType("PersonId", str)
#: ``<platform>:<place>``: a channel, a thread, a chat with its topic.
ThreadKey = NewType("ThreadKey", str)
SessionId = NewType("SessionId", str)
#: ``<platform>:<message>``: recognises a repeated delivery of the same event.
EventId = NewType("EventId", str)


def platform_of(name: str) -> str:
    """The platform in a person's, a place's or an event's name."""
    return name.partition(":")[0]


class Role(StrEnum):
    USER = "user"
    ASSISTANT = "assistant"


class Intent(StrEnum):
    """What a message wants (the data's README says exactly when which)."""

    GENERATE = "GENERATE"
    VISUALIZE = "VISUALIZE"
    EDIT = "EDIT"
    VARIATION = "VARIATION"
    UPSCALE = "UPSCALE"
    SETTING = "SETTING"
    STATUS = "STATUS"
    CANCEL = "CANCEL"
    BALANCE = "BALANCE"
    HELP = "HELP"
    CHAT = "CHAT"


#: The intents that end in a picture, and so cost credits.
PAID = frozenset({Intent.GENERATE, Intent.VISUALIZE, Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})
#: What starts from a picture.
CHANGING = frozenset({Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})


class Outcome(StrEnum):
    """What the bot does about a message."""

    ACT = "act"
    ASK = "ask"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of either side; ``user`` is its author (the assistant's turns: whom it answered)."""

    role: Role
    text: str
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPicture:
    """A picture that the conversation can mean, as the rules see it.

    ``id`` is what a target names; a member of a batch is ``<id>#<n>`` with n from 1.
    ``turn`` is the index of the turn at which it appeared. ``negative``: what it must not show.
    ``parent``: the picture that it was made from.
    """

    id: str
    prompt: str
    owner: str
    params: PaintParams = PaintParams()
    n_images: int = 1
    turn: int = 0
    negative: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadJob:
    """A job that the conversation can mean; ``state`` is queued, running or failed.

    ``prompt``: what was asked for, in its author's words, so that "cancel the tram" finds it.
    """

    id: str
    state: str
    owner: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All that understanding may look at besides the text: the state of the thread.

    Oldest first throughout. ``author`` is the person who writes. ``attachments`` are the ids of
    the pictures on this message; ``reply_to`` the picture it replies to.
    """

    author: str = "me"
    direct: bool = True
    addressed: bool = True
    attachments: tuple[str, ...] = ()
    reply_to: str | None = None
    turns: tuple[Turn, ...] = ()
    pictures: tuple[ThreadPicture, ...] = ()
    jobs: tuple[ThreadJob, ...] = ()
    #: The thread's stored defaults (model, ratio, style …).
    settings: PaintParams = PaintParams()
    #: What no picture of the thread shall show, as the thread's settings say.
    negative: tuple[str, ...] = ()
    #: True where the bot's last turn asked what to draw.
    asked: bool = False
    #: True where the author wants no refinement.
    as_typed: bool = False
    #: In company, the author's own picture of the last minutes where others' came after it.
    own: str | None = None
    #: The author's job that is on its way and was asked for after the newest picture came.
    coming: str | None = None
    #: The author's newest request whose picture is still to come, a change that waits included, and the
    #: request, anybody's, that the message replies to and that has no picture yet; both by status.
    awaits: str | None = None
    below: str | None = None
    #: How many changes of the author wait here for their pictures.
    waiting: int = 0

    @property
    def newest(self) -> ThreadPicture:
        """What "it" is where nothing says which: the newest picture, in company the author's own.

        Raises `IndexError` where there is none.
        """
        own = next((picture for picture in self.pictures if picture.id == self.own), None)
        return own or self.pictures[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What the message itself says, and nothing else."""

    target: str | None = None
    aspect_ratio: str | None = None
    resolution: str | None = None
    count: int | None = None
    seed: int | None = None
    factor: int | None = None
    model: str | None = None
    style: str | None = None
    negative: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    scope: str | None = None
    job: str | None = None

    def kept(self) -> "Slots":
        """Without the characters that no store takes."""
        texts = {name: text for name, text in fields_of(self).items() if isinstance(text, str)}
        odd: dict[str, Any] = {
            name: kept for name, text in texts.items() if (kept := storable(text)) != text
        }
        return replace(self, **odd) if odd else self

    def completed(self, other: "Slots") -> "Slots":
        """These, and where they say nothing the ``other``'s."""
        silent = [one.name for one in fields(self) if getattr(self, one.name) in (None, ())]
        return replace(self, **{name: getattr(other, name) for name in silent})


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """One component decides, once: the intent, its slots, and whether to act, ask or leave alone."""

    intent: Intent
    slots: Slots = Slots()
    outcome: Outcome
    confidence: float


class TakenKind(StrEnum):
    """What refinement may take from the conversation besides the message itself."""

    STYLE = "style"
    SUBJECT = "subject"
    PICTURE = "picture"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One thing that a refinement took from the conversation, for `/why` and the style chip."""

    kind: TakenKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """What a message means in its conversation, ready for a painter.

    ``prompt`` stands alone; ``instruction`` is for painters that edit ("replace the ferns with
    cacti, keep everything else"). ``keep`` and ``change`` are the parts of an edit in words.
    ``taken``: what came from the conversation and not from the message. ``cost_micros``: what a
    language model charged for it, in millionths of a US dollar.
    """

    prompt: RefinedPrompt
    instruction: str = ""
    negative: str = ""
    target: str | None = None
    params: PaintParams = PaintParams()
    keep: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    trimmed: bool = False
    taken: tuple[Taken, ...] = ()
    cost_micros: int = 0


class Verdict(StrEnum):
    """What moderation says of a text."""

    ALLOW = "allow"
    REVIEW = "review"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """``rule`` and ``category`` are for the log and the reviewer; people are not told them."""

    verdict: Verdict
    category: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture that came with a message, already stored and stripped of its metadata."""

    blob: BlobKey
    picture: PictureId


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message of a person, as every adapter hands it in.

    ``message``: the platform's id of this message. ``reply_to_message``: of the one it replies to, and
    ``reply_to_place`` which of its pictures is meant, from 1.
    ``mask``: an uploaded picture whose white (or transparent) parts say where to repaint.
    ``quote``: the words of the replied-to message that the person marked, or all where somebody else
    wrote it; they count as the last thing said. ``locale``: BCP 47, "" where unknown; ``place_locale``:
    of the place, for people of whom nothing is known. ``command``: the name of a command (``imagine``,
    ``balance``), "" for plain talk;
    ``text`` is then what followed it and ``options`` what was chosen beside it. ``route``: facts the
    adapter needs to answer (an interaction's token and when it expires); stored with the status
    message and handed back, never looked into by the core. ``visible_at_once``: the status message
    goes out after one commit, before anything is read (Discord's three seconds). ``outright``: it may,
    as a wish that was said as one, to the bot alone; a hurried repeat of it needs none.
    ``server``: the server or group that the thread is in (``discord:server:<id>``, ``telegram:<chat>``),
    ``channel`` the channel below which a thread hangs, ``roles`` the author's there
    (``discord:role:<id>``); ``manager``: the platform says, now, that they may manage that server.
    ``shared``: all of that server may read there. ``sensitive``: it starts from something hidden, or
    is said where age is asked for: what comes of it is hidden wherever else it is shown.
    ``answered_always``: the platform wants every message there to be answered, talk too.
    ``picked``: what ``text`` stands for where it was picked from a menu (``style felt``): the core reads
    the text, people read the pick in their own language (`PHOTO`: a photo of theirs, without a word).
    ``tapped``: a command comes from a menu by one touch, or from plain words; what cannot be taken back
    is asked about. ``said``: what was said, where ``text`` is a wish with those words worked into it.
    """

    event: EventId
    thread: ThreadKey
    person: PersonId
    text: str
    message: str = ""
    name: str = ""
    attachments: tuple[Attachment, ...] = field(default=())
    mask: PictureId | None = None
    reply_to_message: str | None = None
    reply_to_place: int = 1
    quote: str = ""
    command: str = ""
    options: Slots = Slots()
    addressed: bool = True
    direct: bool = True
    locale: str = ""
    place_locale: str = ""
    route: dict[str, str] = field(default_factory=dict)
    visible_at_once: bool = False
    outright: bool = False
    server: str = ""
    channel: str = ""
    roles: tuple[str, ...] = ()
    manager: bool = False
    shared: bool = False
    sensitive: bool = False
    answered_always: bool = False
    tapped: bool = False
    picked: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        _keep_storable(self, "text", "quote", "name", "picked", "said")
        object.__setattr__(self, "options", self.options.kept())

    @property
    def scope(self) -> str:
        """Who sees what is painted there: the whole server, where it may, else those in the thread."""
        return self.server if self.server and self.shared else self.thread

    def to_json(self) -> str:
        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> "Incoming":
        fields = json.loads(text)
        fields["attachments"] = tuple(Attachment(**item) for item in fields["attachments"])
        fields["roles"] = tuple(fields.get("roles", ()))
        options = fields["options"]
        for name in ("negative", "clear"):
            options[name] = tuple(options[name])
        fields["options"] = Slots(**options)
        return cls(**fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button was pressed; ``code`` is its untrusted payload.

    ``text``: words that came with it (a modal's field). ``moderator``: the platform says that this
    person may delete other people's messages here. ``sensitive``: as of `Incoming`.
    ``told_in_place``: the end of what was deleted is shown in the message that was pressed, too.
    ``alone``: that message is shown to this person and nobody else.
    """

    event: EventId
    thread: ThreadKey
    person: PersonId
    code: str
    message: str = ""
    text: str = ""
    name: str = ""
    moderator: bool = False
    attachments: tuple[Attachment, ...] = field(default=())
    locale: str = ""
    route: dict[str, str] = field(default_factory=dict)
    sensitive: bool = False
    told_in_place: bool = False
    alone: bool = False

    def __post_init__(self) -> None:
        _keep_storable(self, "text", "name")


def _keep_storable(said: object, *fields: str) -> None:
    """One such character would keep a message from being stored, however often it came again; where
    nothing of a text is seen, nothing was said."""
    for name in fields:
        text = getattr(said, name)
        if (kept := "" if blank(text) else storable(text)) != text:
            object.__setattr__(said, name, kept)

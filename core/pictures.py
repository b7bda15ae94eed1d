"""Pictures, what may be asked of a painter, and what it answers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

PictureId = NewType("PictureId", str)
BlobKey = NewType("BlobKey", str)
#: What a person typed. It cannot reach a provider: painters take `RefinedPrompt` only.
UserPrompt = NewType("UserPrompt", str)
#: A prompt that stands alone, made by refinement from the words and the conversation.
RefinedPrompt = NewType("RefinedPrompt", str)


class Operation(StrEnum):
    """What a painter is asked to do."""

    GENERATE = "generate"
    EDIT = "edit"
    VARY = "vary"
    UPSCALE = "upscale"
    FILL = "fill"
    OUTPAINT = "outpaint"


class MediaType(StrEnum):
    """The picture formats that we store."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"

    @property
    def suffix(self) -> str:
        return {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintParams:
    """The parameters of a request, as a person or a setting chose them; ``None`` means "the default"."""

    aspect_ratio: str | None = None
    resolution: str | None = None
    count: int = 1
    seed: int | None = None
    model: str | None = None
    style: str | None = None
    factor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePicture:
    """A picture that a request starts from; ``body`` is the whole file."""

    media_type: MediaType
    size: Size
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintRequest:
    """All that a painter needs for one picture.

    ``mask``: an 8-bit grey PNG of the first source's size, 255 = repaint (canonical polarity).
    ``seed`` is always set by the caller, so that a retry paints the same picture.
    ``index`` is the place of this picture in its batch, from 0.
    ``margins``: pixels that OUTPAINT adds at the left, top, right and bottom of the first source.
    """

    operation: Operation
    prompt: RefinedPrompt
    instruction: str
    negative: str
    model: str
    size: Size
    seed: int
    index: int = 0
    style: str | None = None
    resolution: str | None = None
    factor: int = 2
    sources: tuple[SourcePicture, ...] = ()
    mask: bytes | None = field(default=None, repr=False)
    margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    #: A hashed id of the person, for providers that want one (OpenAI: ``safety_identifier``).
    end_user: str = ""
    #: Whose place it was asked in, "" in private: that server's own key is used where it has one.
    server: str = ""
    #: What the place lets through, 0 strictest to 6, for painters that can be told; None is their own.
    tolerance: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The painter moved on: ``fraction`` of its own work, 0 to 1, or ``None`` where it cannot tell."""

    fraction: float | None
    thinking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An unfinished picture to show meanwhile; a whole small file."""

    media_type: MediaType
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A preview and which of a batch's pictures, counted from 0, it is of."""

    index: int
    body: bytes = field(repr=False)


@dataclass(slots=True, kw_only=True)
class Painted:
    """The finished picture: a stream of its bytes, to be read once, and its real cost.

    Many providers state the cost behind the picture, so ``cost_micros`` and ``revised_prompt``
    are true only when the body was read. The body raises `ProviderError` where it breaks off or
    turns out to be no picture.
    """

    body: AsyncIterator[bytes] = field(repr=False)
    cost_micros: int = 0
    revised_prompt: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The work has a reference only now: it was begun, elsewhere perhaps, while it was followed."""

    ref: str


PaintEvent = Progress | Preview | Painted | Begun


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """What storage measured while a file went in: never trusted from outside.

    ``flat``: all pixels are one colour; ``black``: that one, as safety checkers leave a picture.
    """

    key: BlobKey
    media_type: MediaType
    size: Size
    bytes: int
    flat: bool = False
    black: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stored picture with its passport; ``parent`` is the picture it was made from."""

    id: PictureId
    blob: BlobKey
    media_type: MediaType
    size: Size
    bytes: int
    owner: str
    session: str
    job: str | None
    index: int
    parent: PictureId | None
    prompt: str
    created_ms: int
    #: Who really painted it; "" of a person's own.
    model: str = ""

"""What is held until an operator has looked at it."""

from dataclasses import dataclass
from enum import StrEnum

from core.conversation import PersonId
from core.pictures import BlobKey


class ReviewState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    DENIED = "denied"


class ReviewKind(StrEnum):
    REQUEST = "request"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """``words``: what was asked, as moderation read it. ``blob``: the held picture, "" for a request."""

    id: str
    kind: ReviewKind
    person: PersonId
    name: str
    thread: str
    category: str
    rule: str
    words: str
    job: str
    blob: BlobKey
    state: ReviewState
    at_ms: int

"""What one clause of an edit asks for."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a clause of an edit asks for."""

    KEEP = "keep"
    NOTHING = "nothing"
    REMOVE = "remove"
    REPLACE = "replace"
    PLACE = "place"
    GIVE = "give"
    ADD = "add"
    MAKE = "make"
    WHOLE = "whole"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One clause of an edit: ``thing`` is what the picture has, ``new`` what it shall have.

    ``old``: what it shall no longer be or be like, said beside ``new``: "blue, not red".
    """

    kind: Kind
    thing: str = ""
    new: str = ""
    words: str = ""
    old: str = ""

"""The payload of a button, `p1:<verb>:<subject>[:arg]`, at most 64 bytes of ASCII: one codec for all.

Everything in a payload is untrusted: it is authorised again when it is pressed.
"""

from dataclasses import dataclass
from enum import StrEnum

from core.errors import Refusal, RefusalCode
from core.plain import storable

BYTES_MAX = 64
VERSION = "p1"
#: End the argument of a button that waits for the end of a cooldown, and of one that was offered below a
#: message that one person alone is shown.
READY, READY_ALONE = "w", "h"


class Verb(StrEnum):
    """What a button does."""

    VARY = "vary"
    EDIT = "edit"
    UPSCALE = "upscale"
    INPAINT = "inpaint"
    RETRY = "retry"
    REDO = "redo"
    BEST = "best"
    ORIGINAL = "original"
    ALBUM = "album"
    INFO = "info"
    DELETE = "delete"
    SHARE = "share"
    PRIVACY = "privacy"
    FORGET = "forget"
    ERASE = "erase"
    CANCEL = "cancel"
    YES = "yes"
    NO = "no"
    USE = "use"
    NEW = "new"
    START_WHEN_READY = "start_when_ready"
    NOTIFY = "notify"
    MUTE = "mute"
    DROP_STYLE = "drop_style"
    SHOW = "show"
    PAGE = "page"
    SET = "set"
    SPEAK = "speak"
    REFINE = "refine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """``subject`` is the id of a job, of a status for the questions (yes, no), of a picture (show), of a
    session (forget);
    "-" where the verb needs none. ``arg``: the place in a batch (from 1), a page, a setting, a
    language, on or off, a copy or an end of what is kept (export, delete)."""

    verb: Verb
    subject: str
    arg: str = ""


def encode(code: Code) -> str:
    """The payload; raises ValueError where it would not fit."""
    parts = [VERSION, code.verb.value, code.subject] + ([code.arg] if code.arg else [])
    text = ":".join(parts)
    if len(text.encode()) > BYTES_MAX or not text.isascii():
        raise ValueError(f"a button's payload is at most {BYTES_MAX} bytes of ASCII: {text!r}")
    return text


def decode(text: str) -> Code:
    """The code; raises `Refusal` (old_button, unknown_button) for anything we did not make."""
    parts = text[: BYTES_MAX * 4].split(":")
    if parts[0] != VERSION and parts[0].startswith("p") and parts[0][1:].isdigit():
        raise Refusal(RefusalCode.OLD_BUTTON)
    known = len(parts) in (3, 4) and parts[1] in set(Verb) and storable(text) == text
    if parts[0] != VERSION or not known:
        raise Refusal(RefusalCode.UNKNOWN_BUTTON)
    return Code(verb=Verb(parts[1]), subject=parts[2], arg=parts[3] if len(parts) == 4 else "")

"""The commands that a person may type: shortcuts, never a must. One table for every platform."""

from enum import StrEnum

from core.conversation import Incoming, Intent
from core.inbound.sayings import Saying, number_in, says
from core.inbound.tongues import tongue_of


class Command(StrEnum):
    """What stands behind the slash. Aliases are in `ALIASES`."""

    IMAGINE = "imagine"
    EDIT = "edit"
    VARY = "vary"
    UPSCALE = "upscale"
    DESCRIBE = "describe"
    START = "start"
    HELP = "help"
    BALANCE = "balance"
    CANCEL = "cancel"
    JOB = "job"
    HISTORY = "history"
    SHOW = "show"
    MODEL = "model"
    SETTINGS = "settings"
    LANGUAGE = "language"
    LINK = "link"
    UNLINK = "unlink"
    REFINE = "refine"
    STYLE = "style"
    SESSION = "session"
    FORGET = "forget"
    UNDO = "undo"
    DELETE = "delete"
    WHY = "why"
    PRIVACY = "privacy"
    ADMIN = "admin"
    GRANT = "grant"


ALIASES = {
    "generate": Command.IMAGINE,
    "draw": Command.IMAGINE,
    "quota": Command.BALANCE,
    "status": Command.JOB,
    "gallery": Command.HISTORY,
    "models": Command.MODEL,
    "styles": Command.STYLE,
    "lang": Command.LANGUAGE,
}

_NAMES = {**{command.value: command for command in Command}, **ALIASES}

#: The commands that end in a picture, and what they want.
PAID_COMMANDS = {
    Command.IMAGINE: Intent.GENERATE,
    Command.EDIT: Intent.EDIT,
    Command.VARY: Intent.VARIATION,
    Command.UPSCALE: Intent.UPSCALE,
}

#: What plain words say as well; `STOP` only where nobody else can be meant.
SAID = {
    Saying.UNDO: Command.UNDO,
    Saying.HISTORY: Command.HISTORY,
    Saying.DELETE: Command.DELETE,
    Saying.FORGET_ME: Command.PRIVACY,
    Saying.FORGET: Command.FORGET,
    Saying.SHOW: Command.SHOW,
    Saying.SETTINGS: Command.SETTINGS,
    Saying.DESCRIBE: Command.DESCRIBE,
}


def command_of(incoming: Incoming) -> tuple[Command | None, str]:
    """The command and what followed it; `/imagine@bot a fox` is the same as `/imagine a fox`.

    None for plain talk, and for a command that we do not have.
    """
    if incoming.command:
        return _named(incoming.command), incoming.text
    text, said = incoming.text.strip(), says(incoming.text)
    if incoming.direct or incoming.addressed:
        if said in SAID:
            return SAID[said], _rest(said, text)
        if said is Saying.STOP:
            return Command.CANCEL, ""
        if (tongue := tongue_of(text)) is not None:
            return Command.LANGUAGE, tongue
    if not text.startswith("/"):
        return None, incoming.text
    word, _, rest = text[1:].partition(" ")
    return _named(word.split("@", 1)[0]), rest.strip()


def in_words(incoming: Incoming) -> bool:
    """Whether a command was said in plain words and not typed as one."""
    return not incoming.command and not incoming.text.lstrip().startswith("/")


def _rest(said: Saying, text: str) -> str:
    match said:
        case Saying.FORGET_ME:
            return "delete"
        case Saying.SHOW:
            return number_in(text)
        case _:
            return ""


def talk_of(text: str) -> str:
    """What a stored message says in its conversation: nothing, where it was a free command."""
    if not text.startswith("/"):
        return text
    word, _, rest = text[1:].partition(" ")
    return rest.strip() if _named(word.split("@", 1)[0]) in PAID_COMMANDS else ""


def _named(word: str) -> Command | None:
    return _NAMES.get(word.lower())

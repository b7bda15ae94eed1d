"""The commands that a person may type: shortcuts, never a must. One table for every platform."""

from enum import StrEnum

from core.conversation import Incoming, Intent


class Command(StrEnum):
    """What stands behind the slash. Aliases are in `ALIASES`."""

    IMAGINE = "imagine"
    EDIT = "edit"
    VARY = "vary"
    UPSCALE = "upscale"
    DESCRIBE = "describe"
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
    WHY = "why"
    PRIVACY = "privacy"
    ADMIN = "admin"
    GRANT = "grant"


ALIASES = {
    "generate": Command.IMAGINE,
    "draw": Command.IMAGINE,
    "start": Command.HELP,
    "quota": Command.BALANCE,
    "status": Command.JOB,
    "gallery": Command.HISTORY,
    "models": Command.MODEL,
    "styles": Command.STYLE,
    "lang": Command.LANGUAGE,
}

#: The commands that end in a picture, and what they want.
PAID_COMMANDS = {
    Command.IMAGINE: Intent.GENERATE,
    Command.EDIT: Intent.EDIT,
    Command.VARY: Intent.VARIATION,
    Command.UPSCALE: Intent.UPSCALE,
}

#: Single words that answer the bot's own question, in the languages of the product.
YES = frozenset({
    "yes", "y", "yep", "yeah", "sure", "ok", "okay", "please", "ja", "jo", "si", "sí", "sim", "oui",
    "sì", "да", "так", "tak", "はい", "うん", "是", "好", "好的", "네", "예", "응", "نعم", "हाँ", "हां",
    "evet", "ya", "vâng", "có", "👍", "✅",
})  # fmt: skip
NO = frozenset({
    "no", "n", "nope", "nah", "nein", "nee", "não", "non", "нет", "ні", "nie", "いいえ", "不", "不要",
    "아니", "아니요", "لا", "नहीं", "hayır", "tidak", "không", "👎", "❌",
})  # fmt: skip


#: Said in a direct chat they are always answered, also where nothing is on its way.
STOP = frozenset({
    "cancel", "cancel that", "cancel it", "stop", "stop it", "abort", "abbrechen", "stopp", "cancelar",
    "cancela", "annuler", "annule", "annulla", "отмена", "стоп", "取消", "キャンセル", "취소",
})  # fmt: skip
UNDO = frozenset({"undo", "undo that", "undo it", "go back", "rückgängig", "deshacer", "annuler"})


def command_of(incoming: Incoming) -> tuple[Command | None, str]:
    """The command and what followed it; `/imagine@bot a fox` is the same as `/imagine a fox`.

    None for plain talk, and for a command that we do not have.
    """
    if incoming.command:
        return _named(incoming.command), incoming.text
    text = incoming.text.strip()
    if text.rstrip("!.").lower() in UNDO and (incoming.direct or incoming.addressed):
        return Command.UNDO, ""
    if text.rstrip("!.").lower() in STOP and incoming.direct:
        return Command.CANCEL, ""
    if not text.startswith("/"):
        return None, incoming.text
    word, _, rest = text[1:].partition(" ")
    return _named(word.split("@", 1)[0]), rest.strip()


def talk_of(text: str) -> str:
    """What a stored message says in its conversation: nothing, where it was a free command."""
    if not text.startswith("/"):
        return text
    word, _, rest = text[1:].partition(" ")
    return rest.strip() if _named(word.split("@", 1)[0]) in PAID_COMMANDS else ""


def _named(word: str) -> Command | None:
    name = word.lower()
    if name in ALIASES:
        return ALIASES[name]
    return Command(name) if name in set(Command) else None

"""What only the thread before a message tells: a yes to what the bot offered, one of two jobs that is let
go, a thing of the picture that another shall take the place of."""

import re
from dataclasses import replace
from functools import cache

from core.conversation import Context, Intent, Outcome, Role
from core.language.deeds import done
from core.language.normalise import Message, fold
from core.language.rules import MAYBE, SURE, kitchen
from core.language.thresholds import Decision
from core.language.tongues import words

#: What the model may have taken such messages for.
SWAPPED = frozenset({Intent.CHAT, Intent.EDIT, Intent.GENERATE})
AGREED = frozenset({Intent.CHAT, Intent.GENERATE, Intent.VISUALIZE})
MARKS = " .,!?…。！？:;)("
#: Shorter words are articles; a name must be of so many letters to be found with an ending as well.
NAME_MIN, STEM_MIN = 3, 4
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: So long an ending may differ: "becaknya" is "becak" with an article.
ENDING_MAX = 3


def answered(message: Message, context: Context, decided: Decision) -> Decision:
    """``decided``, or what the thread makes of the message."""
    if message.quoted or message.code or message.person:
        return decided
    if decided.intent in SWAPPED and _named("swapped", message, context):
        return Decision(intent=Intent.EDIT, outcome=Outcome.ACT, confidence=SURE)
    if not (context.addressed or context.direct):
        return _overheard(message, context, decided)
    if _let_go(message, context):
        return Decision(intent=Intent.CANCEL, outcome=Outcome.ACT, confidence=SURE)
    if decided.intent in SWAPPED and _named("altered", message, context):
        return Decision(intent=Intent.EDIT, outcome=Outcome.ACT, confidence=SURE)
    changed = any(_named(kind, message, context) for kind in ("worn", "corrected"))
    if decided.outcome is not Outcome.ACT and (changed or _done(message, context)):
        return Decision(intent=Intent.EDIT, outcome=Outcome.ACT, confidence=SURE)
    if decided.intent in AGREED and _agreed(message, context):
        return Decision(intent=Intent.VISUALIZE, outcome=Outcome.ACT, confidence=SURE)
    if decided.intent is Intent.CHAT and _described(message, context):
        return replace(decided, intent=Intent.GENERATE, outcome=Outcome.ASK, confidence=MAYBE)
    return decided


def _overheard(message: Message, context: Context, decided: Decision) -> Decision:
    """ "Add more chilli", among people: an order to the cook, unless a picture shows chilli."""
    here = context.reply_to or context.attachments
    swaps = _said("swapped").fullmatch(message.plain.strip(MARKS)) is not None
    if here or not (swaps or decided.intent in (Intent.EDIT, Intent.VARIATION)):
        return decided
    said = kitchen(message.plain)
    if said and not any(said & kitchen(fold(picture.prompt)) for picture in context.pictures):
        return Decision(intent=Intent.CHAT, outcome=Outcome.LEAVE, confidence=1 - decided.confidence)
    return decided


def _agreed(message: Message, context: Context) -> bool:
    """A yes, where the last that was said is the bot's own offer to draw something."""
    return _offered(context) and _said("agreed").fullmatch(message.plain.strip(MARKS)) is not None


def _offered(context: Context) -> bool:
    last = context.turns[-1] if context.turns else None
    if last is None or last.role is not Role.ASSISTANT or not last.text.rstrip().endswith(("?", "？")):
        return False
    return _said("offered").search(fold(last.text)) is not None


def _described(message: Message, context: Context) -> bool:
    """Things to be seen, named to the bot that asked what to draw."""
    plain = message.plain
    return context.asked and bool(_said("listed").search(plain)) and not _said("personal").search(plain)


def _let_go(message: Message, context: Context) -> bool:
    """One of several jobs of which another is kept: "drop the hut, keep the castle"."""
    found = _said("let_go").fullmatch(message.plain.strip(MARKS))
    active = [fold(job.prompt) for job in context.jobs if job.state in ("queued", "running")]
    if found is None or len(active) < 2:
        return False
    return any(_shows(prompt, _group(found)) for prompt in active)


def _named(kind: str, message: Message, context: Context) -> bool:
    """Something that a picture of the thread shows is to become something else, or to wear something."""
    found = _said(kind).fullmatch(message.plain.strip(MARKS))
    if found is None:
        return False
    return any(_shows(fold(picture.prompt), _group(found)) for picture in context.pictures)


def _done(message: Message, context: Context) -> bool:
    """ "Mend the hat", where a picture shows one."""
    deed = done(message.raw)
    if deed is None or not deed.thing:
        return False
    thing = fold(deed.thing).split()[-1]
    return any(_shows(fold(picture.prompt), thing) for picture in context.pictures)


def _group(found: re.Match[str]) -> str:
    return next(said for said in found.groups() if said)


def _shows(prompt: str, name: str) -> bool:
    """Whether what is named stands in a prompt, by its last word or, with an ending, by its stem."""
    if UNSPACED.search(name):
        return name in prompt
    shown = re.findall(r"[^\W_]+", prompt)
    return any(_same(word, seen) for word in name.split() for seen in shown)


def _same(word: str, seen: str) -> bool:
    short, long = sorted((word, seen), key=len)
    if len(short) < STEM_MIN:
        return word == seen and len(word) >= NAME_MIN
    return long.startswith(short) and len(long) - len(short) <= ENDING_MAX


@cache
def _said(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{said})" for said in words("answering")[kind].values()))

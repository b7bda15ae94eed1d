"""Wishes that are not said as orders: "what would that look like in autumn?", "pity one can't see the sea".

The learnt model hears the question or the sigh in them as readily as the wish. Both are talk where
nobody speaks to the bot, so that these rules are asked of what was said to it alone.
"""

import re
from functools import cache
from itertools import chain

from core.conversation import Intent
from core.language.lexicon import concepts_of
from core.language.normalise import Message, read
from core.language.state import State
from core.language.tongues import words

#: Whoever hints is brief; more words are a story.
WORDS_MAX = 14
#: What can be seen in a picture …
SEEN = frozenset({"scene", "part", "colour", "alter", "style", "image"})
#: … and what a sigh among people is about. Words of one language are others in the next, so that they are weighed.
LIVED = frozenset({"time", "food", "money", "errand", "words", "talk"})
#: "What would a contract look like": no picture of one is wanted.
PAPERS = frozenset({"time", "money", "words", "errand"})
SAID_AFTER = re.compile(r",? (?:though|tho|then|lol|please|pls)$", re.I)
MARKS = " .,!?…。！？:;)("


def warm() -> None:
    """Make the patterns before the first message, not during it."""
    for kind in words("hints"):
        _patterns(kind)


def imagined(message: Message, state: State) -> Intent | None:
    """The intent of a wish to see how something would look, or None where none is said.

    With a change it is one of the picture that is there; without, what was talked about is to be seen.
    """
    found = _matched("imagined", message)
    if found is None:
        return None
    groups = found.groupdict()
    if groups.get("what"):
        return None if _concepts(message) & PAPERS else Intent.GENERATE
    if state.pictured and groups.get("rest"):
        return Intent.EDIT
    return Intent.VISUALIZE if state.discussed and not state.here else None


def is_shown(message: Message) -> bool:
    """Whether such a wish asks to be shown it: then it is an order."""
    found = _matched("imagined", message)
    return found is not None and bool(found.groupdict().get("show"))


def change_within(text: str) -> str:
    """The change that a wish to see it names, as it was typed: "with two foxes"; "" where none is named."""
    message = read(text)
    found = _matched("imagined", message)
    rest = found.groupdict().get("rest") if found is not None else None
    typed = text.split()
    if found is None or not rest or message.raw.split() != typed:
        return ""
    before = len(message.plain[: message.plain.index(found.group()) + found.start("rest")].split())
    return SAID_AFTER.sub("", " ".join(typed[before : before + len(rest.split())]).strip(MARKS))


def hinted(message: Message, state: State) -> bool:
    """Whether a message regrets, hopes for or misses something that pictures have, beside a picture."""
    if not state.pictured or len(message.words) > WORDS_MAX or message.person or message.quoted:
        return False
    if _matched("too", message):
        return True
    lacks = any(said.match(message.plain) for said in _patterns("lacking"))
    return (lacks or sighs(message)) and _visible(message)


def sighs(message: Message) -> bool:
    """Whether a message begins as a regret or a hope does, of whatever."""
    return any(said.match(message.plain) for said in _patterns("hinted"))


def _visible(message: Message) -> bool:
    said = [set(chain.from_iterable(concepts_of(word))) for word in message.words]
    seen = sum(bool(word & SEEN) for word in said)
    lived = sum(bool(word & LIVED) and not word & SEEN for word in said)
    if seen:
        return seen >= lived
    shown = any(said.search(message.plain) for said in _patterns("visible"))
    return lived <= shown and (shown or any("degree" in word for word in said))


def _concepts(message: Message) -> set[str]:
    return set(chain.from_iterable(found for word in message.words for found in concepts_of(word)))


def _matched(kind: str, message: Message) -> re.Match[str] | None:
    plain = message.plain.strip(MARKS)
    return next((found for said in _patterns(kind) if (found := said.fullmatch(plain))), None)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(said) for said in words("hints")[kind].values())

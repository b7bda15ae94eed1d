"""Plain orders to draw something that is named: "draw me a hen" needs no learning to be understood.

The learnt model weighs the subject as much as the verb, so that a rare subject could outweigh the
plainest order.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.conversation import Outcome
from core.language.normalise import Message, fold
from core.language.state import State

#: So many words of what is to be drawn are looked at for what is no picture.
WORDS_WEIGHED = 3
MARKS = " .!?…。！？"
#: With a picture about, these lead to a place in it: "draw a hat on the bear".
PLACED = re.compile(
    r"\b(?:on|onto|in|into|around|above|below|behind|over|under|beside|between|near|to|at|next to|for)"
    r" (?:it|him|her|them|his|their|its|this|that|the|each|both|my)\b"
)

#: "A picture of a bridge" is a bridge; "paint a picture" alone is said of words as well.
PICTURED = re.compile(
    r"^(?:picture|image|drawing|painting|sketch|illustration|photo|pic) of (?:an? |the |some |my |our )?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """One verb group of a language: its pattern, and what it is said of without a picture being meant.

    ``figures``: what it is said of is a figure of speech then.
    """

    pattern: re.Pattern[str]
    outcome: Outcome
    words: frozenset[str]
    first: frozenset[str]
    parts: re.Pattern[str] | None
    figures: bool


@cache
def orders() -> tuple[Orders, ...]:
    text = files("core.language").joinpath("orders.toml").read_text(encoding="utf-8")
    found = []
    for table in tomllib.loads(text).values():
        never = frozenset(fold(word) for word in table.get("not", ()))
        first = frozenset(fold(word) for word in table.get("not_first", ()))
        parts = "|".join(table.get("not_within", ()))
        written = never | {fold(word) for word in table.get("not_any", ())}
        for key, outcome, words in (("picture", Outcome.ACT, never), ("any", Outcome.ASK, written)):
            found += [
                Orders(
                    pattern=re.compile(pattern), outcome=outcome, words=words, first=first,
                    parts=re.compile(parts) if parts else None, figures=table.get("figures", True),
                )
                for pattern in table.get(key, ())
            ]  # fmt: skip
    return tuple(found)


def ordered(message: Message, state: State) -> Outcome | None:
    """What a plain order deserves where it is meant for the bot; None for anything else."""
    if state.here or message.quoted or message.code or message.person:
        return None
    plain = message.plain.rstrip(MARKS)
    for order in orders():
        found = order.pattern.fullmatch(plain)
        if found is not None and _drawable(found["what"], order, state):
            return order.outcome
    return None


def figurative(message: Message) -> bool:
    """Whether the verb is said of what is no picture: "draw a line under it"."""
    plain = message.plain.rstrip(MARKS)
    found = ((order, order.pattern.fullmatch(plain)) for order in orders() if order.figures)
    return any(
        match is not None and not _drawable(match["what"], order, State()) for order, match in found
    )


def _drawable(what: str, order: Orders, state: State) -> bool:
    what = PICTURED.sub("", what)
    said = re.findall(r"[^\W_]+", what)[:WORDS_WEIGHED]
    if (
        not said
        or said[0] in order.first
        or order.words.intersection(said)
        or (order.parts is not None and order.parts.search(what))
    ):
        return False
    return not (state.pictured and PLACED.search(what))

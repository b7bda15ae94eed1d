"""Slips of the finger in the verb that a change begins with: "chnage the sky", "mkae it darker", "ad a hat".

English alone, as half of what is typed here is. The rules read verbs by the letter; a thing that is
misspelt is described as it was typed.
"""

import re
from collections.abc import Iterator
from functools import cache

from core.language.signs import Signed, listed
from core.language.tongues import tongue_of

VERBS = ("make", "change", "remove", "replace", "delete", "erase", "turn", "swap", "draw", "paint")
#: So long a verb has no other words for neighbours but these and its own forms.
LONG = 6
OTHERS = frozenset({"charge", "chance", "changed", "changes", "removed", "remover", "removes", "removal",
                    "replaced", "replaces", "deleted", "deletes", "relate", "replay"})  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Short ones by hand: most of their neighbours are words.
BY_HAND = {"mak": "make", "maake": "make", "mkake": "make", "addd": "add", "chage": "change"}
#: What stands before the verb, the verb, and what must follow where "ad" is one.
BEGINNING = re.compile(
    r"(?P<before>\s*(?:(?:please|pls|ok|okay|now|and|then|just|hey|can you|could you|would you)[, ]+)*)"
    r"(?P<verb>[a-z]{2,9})(?P<rest> .*)",
    re.I | re.S,
)
ADDED = re.compile(r" (?:an?|some|the|more|another|two|three|four|him|her|it|them|my) \w", re.I)


#: Spellings of phones and slips of the finger that are no words of their own.
SPELT = {
    "shouldnt": "shouldn't", "couldnt": "couldn't", "wouldnt": "wouldn't", "doesnt": "doesn't", "didnt": "didn't",
    "dont": "don't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "hasnt": "hasn't", "cant": "can't",
    "shes": "she's", "hes": "he's", "theyre": "they're", "thats": "that's", "whats": "what's", "theres": "there's",
    "wld": "would", "cld": "could", "shld": "should", "cna": "can", "hte": "the", "actualy": "actually",
    "gotta": "got to", "gonna": "going to", "wanna": "want to", "bg": "background", "backround": "background",
    "backgroud": "background", "yelow": "yellow", "yello": "yellow", "yellw": "yellow", "purpel": "purple",
    "purpl": "purple", "pruple": "purple", "oragne": "orange", "ornage": "orange", "grenn": "green", "balck": "black",
    "blak": "black", "wihte": "white", "whtie": "white", "nite": "night", "tonite": "tonight",
}  # fmt: skip
SPELT_WORDS = Signed(
    re.compile(rf"(?<![\w@#'’\"“])(?:{'|'.join(SPELT)})(?![\w'’\"”])", re.I), listed(" ".join(SPELT))
)


def without_slips(text: str) -> str:
    """The same words as they are spelt, where nothing else can be meant; what stands in quotes is left."""
    if '"' not in text and "“" not in text and tongue_of(text) == "en":
        text = SPELT_WORDS.sub(_spelt, text)
    found = BEGINNING.match(text)
    if found is None:
        return text
    verb = found["verb"].lower()
    meant = "add" if verb == "ad" and ADDED.match(found["rest"]) else _slips().get(verb)
    return f"{found['before']}{meant}{found['rest']}" if meant else text


def _spelt(found: re.Match[str]) -> str:
    """As it is spelt, with a capital where it had one."""
    word = SPELT[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word


@cache
def _slips() -> dict[str, str]:
    made = {slip: verb for verb in VERBS for slip in _of(verb)}
    for known in (*VERBS, *OTHERS):
        made.pop(known, None)
    return made | BY_HAND


def _of(verb: str) -> Iterator[str]:
    """Two letters in the wrong order; of a long verb also one left out, one twice, or a wrong one."""
    for at in range(len(verb) - 1):
        yield verb[:at] + verb[at + 1] + verb[at] + verb[at + 2 :]
    if len(verb) < LONG:
        return
    for at, letter in enumerate(verb):
        yield verb[:at] + verb[at + 1 :]
        yield verb[:at] + letter + verb[at:]
        yield from (verb[:at] + other + verb[at + 1 :] for other in LETTERS)

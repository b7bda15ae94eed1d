"""Orders that name a deed, as what is seen once it is done: "mend the sails", "let a dragon curl around the trunk".

A prompt says what a picture shows; an order in it would be painted as nothing, or as words.
"""

import re
from dataclasses import dataclass
from functools import cache

from core.language.tongues import words
from core.language.verbs import ing
from core.language.wording import bare, leads, low

THING = r"(?:it|them|him|her|this|that|everything)(?: .+)?|(?:all |both |each |every |half |one |some |two |three |most )?(?:of )?(?:the|his|her|its|their|my|those|these) .+|(?:both|every|each) .+"
#: How far a deed goes says little: "thin the fog a little".
DEGREES = re.compile(
    r"\s+(?:(?:just |only )?(?:a (?:little|bit|tad|touch|lot)(?: more)?|slightly|somewhat|more|much more|gently|further|even more|quite a bit|properly|completely|entirely))$",
    re.I,
)
SOME_OF = re.compile(r"(?:half|one|some|two|three|most) of ", re.I)
WHO = (
    r"(?:an?|the|his|her|its|their|my|our|one|two|three|four|five|some|several|both|all|every|each) .+?"
)
MODAL = r"(?:should|could|must|might|can|may|shall|would|needs? to|has to|have to|ought to|is to|are to|is supposed to|are supposed to|is meant to|are meant to)"
LET = r"(?:let|have|make|get|see)"
#: What follows a thing whose name has such a verb in it: "make the paint brush bigger".
NO_DEED = re.compile(
    r"\b(?:more|less|much|a bit|a little) \w+$|\b\w+er$|\b(?:red|green|blue|yellow|orange|purple|violet|pink|black|white|gr[ea]y|brown|gold|golden|silver|big|small|tiny|huge|long|short)$",
    re.I,
)
#: Deeds that are nothing without where to.
WHITHER = frozenset({"moved", "shifted", "pushed", "pulled", "turned", "aimed", "pointed", "tilted"})
PRONOUN = re.compile(r"(?:he|she|it|they|him|her|them|everyone|everybody)", re.I)


@dataclass(frozen=True, slots=True)
class Deed:
    """``thing`` gets a ``look``; without a thing ``look`` is a description that stands for itself."""

    thing: str
    look: str


def done(clause: str) -> Deed | None:
    """How the thing looks to which a clause has something done; None where it orders nothing of the kind."""
    plain = clause.strip(" .!?")
    found = _orders().fullmatch(plain)
    if found is None:
        return None
    look, thing = _looks()[found["verb"].casefold()], DEGREES.sub("", found["thing"])
    tokens = thing.split()
    behind = next((at for at in range(1, len(tokens)) if _leads_on(tokens, at)), len(tokens))
    named, tail = " ".join(tokens[:behind]), " ".join(tokens[behind:])
    if tail in ("up", "out") and look not in WHITHER:
        tail = ""
    if look in WHITHER and not tail:
        return None
    if not tail and not SOME_OF.match(named):
        return Deed(named, look)
    if named.casefold() == "everything":
        return Deed("", f"everything {tail} {look}")
    if re.fullmatch("it|them|him|her|this|that", named, re.I):
        return Deed("", f"{look} {tail}")
    return Deed("", f"{named if SOME_OF.match(named) else bare(named)} {look} {tail}".strip())


def _leads_on(tokens: list[str], at: int) -> bool:
    """Whether what is done to the thing goes on here: "… toward blue", "… halfway"."""
    word = low(tokens[at])
    if word == "of":
        return False
    return leads(word) or word in (
        "toward",
        "towards",
        "halfway",
        "sideways",
        "upwards",
        "downwards",
        "away",
        "left",
        "right",
        "up",
        "down",
        "back",
        "forward",
        "forwards",
        "closer",
        "further",
    )


def doing(clause: str) -> str:
    """What somebody is seen doing who is told to: "the fox should juggle"; "" where nobody is."""
    plain = clause.strip(" .!?")
    for pattern in _told():
        found = pattern.fullmatch(plain)
        if found is not None and NO_DEED.search(found["rest"]) is None:
            spoken = "" if PRONOUN.fullmatch(found["who"]) else f"{found['who']} "
            manner = f"{found['how']} " if found["how"] else ""
            return f"{spoken}{manner}{ing(found['verb'])}{found['rest']}"
    return ""


@cache
def _looks() -> dict[str, str]:
    looks: dict[str, str] = words("deeds")["done"]
    return looks


@cache
def _orders() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, _looks()), key=len, reverse=True))
    return re.compile(rf"(?:just |please |slightly |gently )*(?P<verb>{verbs}) (?P<thing>{THING})", re.I)


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(words("deeds")["doing"]["verbs"].split())
    does = rf"(?:(?:also|all|just|now) )*(?:(?P<how>happily|sadly|slowly|quietly|proudly|gently|calmly|angrily) )?(?P<verb>{verbs})(?P<rest>(?: .+)?)"
    return (
        re.compile(rf"{LET} (?P<who>{WHO}|{PRONOUN.pattern}) {does}", re.I),
        re.compile(rf"(?P<who>{WHO}|{PRONOUN.pattern}) {MODAL}(?: be)? {does}", re.I),
    )

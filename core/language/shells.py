"""What people say around a change, in any language: fillers, praise and blame, "it should be …".

None of it shows anything. A clause that no rule of `core.language.edits` reads is described by what
is left without it.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from core.language.signs import Signed, signs_in
from core.language.tongues import UNSPACED, tongue_of, words

KEPT_MAX = 1_000
#: What praise may begin with.
INTERJECTED = re.compile(
    r"^(?:(?:ой|ах|ох|ура|ну|oj|ach|och|uy|ay|aduh|wah|eyvah|わあ|うわ|哇|hi+|hey+|yo+|hello+|omg|wow+|lol|ugh+|oh+|ah+|aw+|haha+|ok+|okay|k|well|btw|hm+|yay)[,!. ]+)+(?=\w)",
    re.I,
)
#: Short for with, without.
SHORT = (
    (re.compile(r"(?<!\w)w/o(?!\w)", re.I), "without"),
    (re.compile(r"(?<!\w)w/ ?(?=\w)", re.I), "with "),
)
#: A word of its own in other languages: "kot w butach".
SHORT_ENGLISH = ((re.compile(r"(?<=[a-z] )w (?=[a-z])"), "with "),)
BLANKS, BEFORE_COMMA = re.compile(r"[ \t]{2,}"), re.compile(r"\s+,")
EDGE = " ,;.!?…-–—:、。，！？؟।"
#: So many shells may stand around one another: "could it maybe be like two foxes".
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Shells:
    """The compiled lists of one language."""

    filler: Signed
    aside: re.Pattern[str]
    shell: re.Pattern[str]
    tail: re.Pattern[str]
    too: re.Pattern[str]
    less: str
    disliked: re.Pattern[str]


@lru_cache(KEPT_MAX)
def without_fillers(text: str, tongue: str = "") -> str:
    """The text without um, lol and the like, wherever they stand."""
    tongue = tongue or tongue_of(text)
    for short, said in (*SHORT, *SHORT_ENGLISH) if tongue == "en" else SHORT:
        text = short.sub(said, text)
    plain = shells(tongue).filler.sub(_comma_kept, text)
    return BLANKS.sub(" ", BEFORE_COMMA.sub(",", plain) if "," in plain else plain).strip(" ,") or text


def _comma_kept(match: re.Match[str]) -> str:
    """ "Cute omg, could you" are two clauses still."""
    before = match.string[: match.start()].rstrip()
    return ", " if match.group(0).endswith(",") and before and before[-1].isalnum() else " "


@lru_cache(KEPT_MAX)
def is_aside(clause: str, tongue: str = "") -> bool:
    """True for a clause of praise, blame or reasons, which shows nothing; ``tongue``: that of the message."""
    plain = INTERJECTED.sub("", clause.replace("'", "’").strip(EDGE))
    tongues = dict.fromkeys((tongue or "en", tongue_of(plain), "en"))
    return bool(plain) and any(shells(tongue).aside.fullmatch(plain) for tongue in tongues)


@lru_cache(KEPT_MAX)
def unshelled(clause: str, tongue: str) -> str:
    """What is left of a clause without what it says to whom it speaks; "" where nothing is."""
    plain = clause.strip(EDGE)
    lists = shells(tongue)
    for _ in range(DEPTH):
        shorter = lists.tail.sub("", lists.shell.sub("", plain, count=1).strip(EDGE), count=1)
        shorter = shorter.strip(EDGE)
        if shorter == plain:
            break
        plain = shorter
    return plain


def blamed(clause: str, tongue: str) -> tuple[str, str, str] | None:
    """Of "the hill is too steep": the thing, what it is too much, and what it shall be; None for anything else."""
    plain = clause.strip(EDGE)
    for code in dict.fromkeys((tongue, "en")):
        found = shells(code).too.fullmatch(plain)
        if found is not None:
            groups = found.groupdict()
            how = groups.get("how") or groups.get("how2") or ""
            return (
                groups.get("who") or "",
                how,
                words("wording")["too"].get(how.casefold(), f"{shells(code).less} {how}"),
            )
    return None


def disliked(clause: str, tongue: str) -> str:
    """What "i hate the pink" shall no longer be there; "" for anything else."""
    plain = clause.strip(EDGE)
    for code in dict.fromkeys((tongue, "en")):
        if found := shells(code).disliked.fullmatch(plain):
            return found["what"]
    return ""


@cache
def shells(tongue: str) -> Shells:
    lists = words("shells").get(tongue) or words("shells")["en"]
    spaced = tongue not in UNSPACED
    left, right = (r"(?<![\w’'-])", r"(?![\w’'])") if spaced else ("", "")
    behind = r"(?<=\s)" if spaced and tongue != "ko" else ""
    return Shells(
        filler=Signed(
            re.compile(
                rf"{left}(?:{'|'.join(lists['filler'])}){right},?" if lists["filler"] else r"(?!)", re.I
            ),
            signs_in(lists["filler"]) if spaced else None,
        ),
        aside=re.compile("|".join(lists["aside"]), re.I),
        shell=re.compile(rf"^(?:{'|'.join(lists['shell'])}){right if spaced else ''}", re.I),
        tail=re.compile(rf"{behind}(?:{'|'.join(lists['tail'])})$", re.I),
        too=re.compile(lists.get("too", r"(?!)"), re.I),
        less=lists.get("less", "less"),
        disliked=re.compile(lists.get("disliked", r"(?!)"), re.I),
    )

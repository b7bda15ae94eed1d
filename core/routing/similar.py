"""Which requests would give the very same picture, or one so alike that it is worth an offer."""

import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from core.pictures import Operation
from core.request import JobRequest

#: What is new by its nature (a variation) or by its source alone (an enlargement) is never offered.
OFFERED = frozenset({Operation.GENERATE, Operation.EDIT, Operation.FILL, Operation.OUTPAINT})
BITS = 63
#: Bits in which the SimHashes of like prompts may differ: a sieve, wide on purpose; `alike` decides.
BITS_APART_MAX = 14
#: From so many words on one of them may be missing or another.
LONG_WORDS = 10
LONG_SHARED = 0.9
PAIRS_SHARED = 0.5
LONG_PAIRS_SHARED = 0.75
#: A wish is asked for twice, to look for one like it and to be found: kept for so many texts.
KEPT_MAX = 1_000

#: A byte's bits, side by side as 16-bit numbers: summed so they are counted, three times as quick.
_LANES = tuple(sum(1 << bit * 16 for bit in range(8) if byte >> bit & 1) for byte in range(256))
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」|(?<!\w)'[^']+'(?!\w)")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LISTS = tomllib.loads(resources.files("core.routing").joinpath("similar.toml").read_text("utf-8"))
_PLAIN = frozenset(word for language in _LISTS.values() for word in language["plain"])
_TELLING = frozenset(word for language in _LISTS.values() for word in language["telling"])


def exact_key(request: JobRequest) -> str:
    """The same for requests that differ in nothing a painter sees; "" where no seed was asked for.

    Without a seed of their own people want a new picture, however alike the words are.
    """
    if not request.seeded:
        return ""
    seen = [
        *_frame(request), _plain(request.prompt), _plain(request.instruction) if request.sources else "",
        request.seed, request.keep, request.change,
    ]  # fmt: skip
    return _digest(seen)


def frame_of(request: JobRequest) -> str:
    """All that decides a picture besides the words and the seed; "" where nothing like it is offered."""
    return _digest(_frame(request)) if request.operation in OFFERED else ""


def said(request: JobRequest) -> str:
    """The words that decide: of an edit its instruction, else the prompt."""
    return request.instruction if request.sources else request.prompt


@lru_cache(KEPT_MAX)
def likeness(text: str) -> int:
    """A SimHash: few bits differ between texts of nearly the same words, in whatever order."""
    words = _words(text)
    ones = [0] * 8
    for word in words:
        letters = word.encode(errors="surrogatepass")
        for place, byte in enumerate(hashlib.blake2b(letters, digest_size=8).digest()):
            ones[place] += _LANES[byte]
    return sum(
        1 << bit for bit in range(BITS) if 2 * (ones[bit // 8] >> bit % 8 * 16 & 0xFFFF) > len(words)
    )


def traces(request: JobRequest) -> dict[str, str | int]:
    """What is kept of a request to find it again by: parameters of the queries that write a job."""
    frame = frame_of(request)
    return {
        "alike": exact_key(request),
        "frame": frame,
        "likeness": likeness(said(request)) if frame else 0,
        "saved": request.saved_each * request.count,
    }


def sieved(mine: int, others: Sequence[tuple[str, int]]) -> list[str]:
    """The names of what may be like it, the nearest first."""
    apart = [((mine ^ other).bit_count(), place, name) for place, (name, other) in enumerate(others)]
    return [name for bits, _, name in sorted(apart) if bits <= BITS_APART_MAX]


def alike(one: str, other: str) -> bool:
    """Whether two texts ask for the same picture: the same words, nearly in the same order.

    Strict on purpose: a picture that is not what was asked for is a worse answer than a new one.
    """
    if _quoted(one) != _quoted(other):
        return False
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return False
    apart = _apart(mine, theirs)
    if not apart:
        return len(mine) < 2 or _shared(_pairs(mine), _pairs(theirs)) >= PAIRS_SHARED
    if min(len(mine), len(theirs)) < LONG_WORDS or any(_telling(word) for word in apart):
        return False
    words = _shared(Counter(mine), Counter(theirs))
    return words >= LONG_SHARED and _shared(_pairs(mine), _pairs(theirs)) >= LONG_PAIRS_SHARED


def _frame(request: JobRequest) -> list[object]:
    """A place that decided what is let through shares no picture with one that decided otherwise."""
    decided = [] if request.tolerance is None else [f"tolerance {request.tolerance}"]
    return [
        request.operation.value, _plain(request.negative), request.model, request.width, request.height,
        request.count, request.style, request.aspect_ratio, request.resolution, request.factor,
        request.sources, request.mask, request.margins, request.added, *decided,
    ]  # fmt: skip


def _digest(seen: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:32]


def _plain(text: str) -> str:
    """Case, blanks and a last full stop make no other picture; words inside quotes keep their case."""
    folded = text if '"' in text else text.casefold()
    return " ".join(folded.split()).rstrip(". ")


def _words(text: str) -> list[str]:
    """The words that decide a picture, in the singular; of unspaced scripts the letters in pairs."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = []
    for word in _WORD.findall(folded):
        if _UNSPACED.search(word):
            found += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        elif word not in _PLAIN:
            found.append(_singular(word))
    return found


def _singular(word: str) -> str:
    ends = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if ends else word


def _quoted(text: str) -> list[str]:
    """Words that are to be read in the picture."""
    return sorted(_QUOTED.findall(text))


def _telling(word: str) -> bool:
    return word in _TELLING or any(letter.isdigit() for letter in word)


def _apart(mine: Sequence[str], theirs: Sequence[str]) -> set[str]:
    one, other = Counter(mine), Counter(theirs)
    return set(one - other) | set(other - one)


def _pairs(words: Sequence[str]) -> Counter[str]:
    return Counter(f"{first} {second}" for first, second in pairwise(words))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Of all that either has, the part that both have."""
    return (one & other).total() / ((one | other).total() or 1)

"""Finding a thing in a prompt, in whatever number, case or script; the closed classes of words."""

import re
from dataclasses import dataclass
from functools import cache

from core.language.alike import CYRILLIC, HANGUL, fold, same_polish_word, same_turkish_word, same_word
from core.language.bilingual import names_in
from core.language.tongues import tongue_of, words

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
TOKEN = re.compile(r"(?:[^\W_]|[\u0900-\u0963])+(?:[-'’.][^\W_]+)*|[\ue000-\ue0ff]|[&]")
#: Endings that Chinese adds to a bare noun, which the same noun lacks beside a place word.
CJK_ENDINGS = "子儿头们"
#: Of a longer name the rest is not looked for.
NAME_WORDS_MAX = 12
#: Languages that write compounds as one word.
COMPOUNDING = frozenset({"de", "nl", "en"})
CYRILLIC_ENDING = re.compile(
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ей|ого|его|ому|ему|ых|их|ыми|ими|ою|ею|а|я|е|є|у|ю|і|ій|ої|ого|ому)$"
)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word classes (``wording.toml``), folded for comparison."""

    article: frozenset[str]
    breaks: frozenset[str]
    joint: frozenset[str]
    doing: frozenset[str]
    place: frozenset[str]
    worn: frozenset[str]
    noun_ing: frozenset[str]
    loose: frozenset[str]
    empty: frozenset[str]


@cache
def small() -> Words:
    lists = {
        name: frozenset(word.casefold() for word in found)
        for name, found in words("wording")["small"].items()
    }
    names = ("article", "break", "joint", "doing", "place", "worn", "noun_ing", "loose", "empty")
    return Words(*(lists[name] for name in names))


def leads(word: str) -> bool:
    """True for a word that leads into a phrase of its own: a preposition, a participle, "juggling"."""
    if word in small().breaks or word in small().doing:
        return True
    return len(word) > 5 and word.endswith("ing") and word.isascii() and word not in small().noun_ing


def acts(tokens: list[re.Match[str]], place: int) -> bool:
    """True for the participle of "holding a shield"; the one of "a sleeping dog" is an adjective."""
    word = low(tokens[place].group(0))
    if word in small().breaks or not leads(word):
        return False
    return not (place and low(tokens[place - 1].group(0)) in small().article)


def low(text: str) -> str:
    """Small words keep their accents: "à" leads a phrase in French, "a" an English one."""
    return text.casefold().strip(",.;:")


def bare(thing: str) -> str:
    """A thing without its articles and possessives: "the old desk" is "old desk"."""
    found = thing.strip(" ,.;:!?")
    found = re.sub(r"^(?:l|d|un|dell|nell|sull|all|qu)['’]", "", found, flags=re.I)
    parts = found.split()
    while len(parts) > 1 and (
        low(parts[0]) in small().article or re.fullmatch(r"of|de|del|von", parts[0], re.I)
    ):
        parts = parts[1:]
    return " ".join(parts)


#: Things with two everyday names.
SYNONYMS = (
    ("bike", "bicycle"), ("motorbike", "motorcycle"), ("car", "automobile"), ("plane", "airplane", "aeroplane"),
    ("couch", "sofa"), ("tv", "television"), ("phone", "telephone"), ("bunny", "rabbit"), ("kitty", "kitten"),
    ("puppy", "pup"), ("doggo", "dog"), ("kid", "child"), ("lorry", "truck"), ("cab", "taxi"), ("shades", "sunglasses"),
    ("specs", "glasses", "spectacles"), ("jumper", "sweater", "pullover"), ("trainers", "sneakers"), ("rug", "carpet"),
    ("mum", "mom", "mother"), ("dad", "father"), ("grandma", "granny", "grandmother"), ("grandpa", "grandad", "grandfather"),
    ("sea", "ocean"), ("pic", "picture"), ("fridge", "refrigerator"), ("brolly", "umbrella"), ("trousers", "pants"),
    ("curtain", "drape"), ("tap", "faucet"), ("pram", "stroller"), ("bin", "trash can"), ("sweets", "candy"),
)  # fmt: skip


def find(prompt: str, thing: str) -> Span | None:
    """Where a prompt names a thing, in whatever number, case or language; the whole name before its head."""
    name = bare(thing)
    if not name:
        return None
    found = _find(prompt, name)
    if found is None and (kin := synonym(name)):
        found = next((other for one in kin if (other := _find(prompt, one)) is not None), None)
    if found is None:
        others = (_find(prompt, other) for other in names_in(tongue_of(prompt), name))
        found = next((other for other in others if other is not None), None)
    return found


def synonym(name: str) -> tuple[str, ...]:
    """What else an English thing is called: the bike of a bicycle."""
    head = name.casefold().split()[-1]
    groups = (group for group in SYNONYMS if head in group or head.removesuffix("s") in group)
    return tuple(one for group in groups for one in group if one not in (head, head.removesuffix("s")))


def _find(prompt: str, name: str) -> Span | None:
    if UNSPACED.search(name):
        return _find_unspaced(prompt, name)
    tongue = tongue_of(prompt)
    same = {"tr": same_turkish_word, "pl": same_polish_word}.get(tongue, same_word)
    wanted = [match.group(0) for match in TOKEN.finditer(name)][:NAME_WORDS_MAX]
    tokens = list(TOKEN.finditer(prompt))
    for shorter in _shorter(wanted):
        for place in range(len(tokens) - len(shorter) + 1):
            window = tokens[place : place + len(shorter)]
            if all(same(token.group(0), word) for token, word in zip(window, shorter, strict=True)):
                return Span(window[0].start(), window[-1].end())
    return _compound(tokens, wanted, 6 if tongue == "en" else 4) if tongue in COMPOUNDING else None


def _compound(tokens: list[re.Match[str]], wanted: list[str], length_min: int) -> Span | None:
    """The coat of a Regenmantel, the gulls of seagulls: compounds in one word have their head last."""
    head = fold(wanted[-1]) if wanted else ""
    length_min -= head.endswith("s")
    ends = (token for token in tokens if len(head) >= length_min and fold(token.group(0)).endswith(head))
    return next((Span(token.start(), token.end()) for token in ends), None)


def noun_phrase(prompt: str, found: Span) -> Span:
    """The found words with the adjectives and the article before them."""
    start = found.start
    if HANGUL.search(prompt[found.start : found.end]):
        return found
    before = list(TOKEN.finditer(prompt[: found.start]))
    for place in range(len(before) - 1, -1, -1):
        token = before[place]
        between = prompt[token.end() : start]
        word = low(token.group(0))
        if between.strip() or word in small().breaks or acts(before, place):
            break
        start = token.start()
        if word in small().article and word not in ("l", "d"):
            break
    return Span(start, found.end)


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a closed class: time, season, weather, colour."""
    return frozenset(words("wording")["class"][name]["words"])


def named_in(text: str, listed: frozenset[str]) -> list[str]:
    """Which words of a class a text has, longest first."""
    return sorted(named(text, listed), key=len, reverse=True)


def _find_unspaced(prompt: str, name: str) -> Span | None:
    forms = [
        name,
        re.sub(r"^(?:那|这|那个|这个|その|この|一)?[个只张条顶件座棵朵把辆些匹头]", "", name),
        name.rstrip(CJK_ENDINGS),
    ]
    if "的" in name:
        forms.append(name.rsplit("的", 1)[1])
    if "の" in name:
        forms.append(name.rsplit("の", 1)[1])
    for form in forms:
        if form and (place := prompt.find(form)) >= 0:
            end = place + len(form)
            if form != name and prompt[end : end + 1] in CJK_ENDINGS and prompt[end : end + 1]:
                end += 1
            return Span(place, end)
    return None


def named(text: str, listed: frozenset[str]) -> list[str]:
    found = {
        _by_form(listed)[match.group(0).casefold()]
        for match in _any_of(listed).finditer(text)
        if match.group(0).casefold() in _by_form(listed)
    }
    found |= (
        {word for word in _inflected(listed) if exact(text, word) is not None}
        if CYRILLIC.search(text)
        else set()
    )
    return [word for word in found if not any(word != other and word in other for other in found)]


@cache
def _any_of(listed: frozenset[str]) -> re.Pattern[str]:
    """Longest first, as in `core.language.styles`: the borders are asked for once for all words."""
    forms = sorted(listed, key=len, reverse=True)
    free = [re.escape(w) for w in forms if UNSPACED.search(w) or HANGUL.search(w)]
    spaced = [re.escape(w) for w in forms if not (UNSPACED.search(w) or HANGUL.search(w))]
    bordered = [rf"(?<![\w-])(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return re.compile("|".join([*free, *bordered]) or r"(?!)", re.I)


@cache
def _by_form(listed: frozenset[str]) -> dict[str, str]:
    return {word.casefold(): word for word in listed}


@cache
def _inflected(listed: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in listed if CYRILLIC.search(word))


def exact(text: str, word: str) -> Span | None:
    if UNSPACED.search(word) or HANGUL.search(word):
        place = text.find(word)
        return Span(place, place + len(word)) if place >= 0 else None
    if form := inflected(text, word):
        place = text.find(form)
        return Span(place, place + len(form))
    ending = r"\w{0,2}" if len(word) > 3 and CYRILLIC.search(word) else ""
    stem = word[:-1] if ending else word
    match = re.search(rf"(?<![\w-]){re.escape(stem)}{ending}(?![\w])", text, re.I)
    return Span(match.start(), match.end()) if match else None


def inflected(text: str, word: str) -> str:
    """The form in which a text has a Cyrillic adjective; "" where it has none, or the word is no adjective."""
    stem = CYRILLIC_ENDING.sub("", word)
    if stem == word or len(stem) < 3 or not CYRILLIC.search(word):
        return ""
    match = re.search(
        rf"(?<![\w-]){re.escape(stem)}{CYRILLIC_ENDING.pattern.removesuffix('$')}(?!\w)", text, re.I
    )
    return match.group(0) if match else ""


def _shorter(wanted: list[str]) -> list[list[str]]:
    """The whole name, then its last words, then its first: heads come last in English, first in Spanish."""
    tails = [wanted[start:] for start in range(len(wanted))]
    heads = [wanted[:end] for end in range(len(wanted) - 1, 0, -1)]
    no_colour = [word for word in wanted if word.casefold() not in word_class("colour")]
    extra = [no_colour] if no_colour and len(no_colour) < len(wanted) else []
    return [
        part
        for part in [*tails, *extra, *heads]
        if not all(low(word) in small().breaks | small().article for word in part)
    ]

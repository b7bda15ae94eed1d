"""The numbers that a message gives: how many pictures, which seed, how much larger."""

import re
from functools import cache
from itertools import zip_longest

from core.conversation import Intent
from core.language.signs import UNBORDERED, Signed, listed
from core.language.vocabulary import UNSPACED, tables, word_signs, words_pattern

COUNT_MAX = 20
COUNTABLE = frozenset({Intent.GENERATE, Intent.VARIATION, Intent.VISUALIZE, Intent.SETTING})
#: "do" is two where other Hindi words stand beside it, else a verb.
HINDI = re.compile(r"\b(?:chahiye|banao|bana|banado|banaiye|dijiye|karo|kar|aur|dikhao|hai|ke|ki|ka)\b")
#: A setting of so few words that names a number, and no seed, means the number of pictures.
WORDS_BRIEF = 7
#: Numbers of one language that are common words of another: "do another", "bon".
HOMONYMS = frozenset({"do", "hai", "ba", "bon", "sau", "nam", "sei", "bes", "dong", "couple"})
DIGIT = re.compile(r"\d")
FLAG_COUNT = re.compile(
    r"--(?:n|count|num)[ =](\d{1,2})\b|(?:^|[\s,(])(?:x\s?([2-9])|([2-9])\s?x)(?=$|[\s,.!)])"
)
BY_FACTOR = re.compile(r"\bby (?:a factor of )?([2-8])\b")
#: A number behind one of these is a name ("more like nr 4") or counts something else ("with three masts").
NAMING = "with mit con com avec number nr nr. no. nummer numero номер option picture bild image version diffusion sd flux"
#: "Just one of them", "nur zwei Bilder": fewer than were wished for, said by itself.
ONLY = "just only nur bloss solo seulement juste somente apenas только лишь"
ONE = "one una uno un une eine eines eins ein uma um одну один одно одна"
FACTOR = re.compile(r"(?<![\w.:])(?:([2-9]|1[06])\s?[x×](?![\w])|[x×]\s?([2-9]|1[06])(?![\w:]))")


def count_of(text: str, intent: Intent) -> int | None:
    """How many pictures; "three kittens" is one picture. ``text`` is folded."""
    if intent is Intent.EDIT:
        fewer = _fewer().search(text)
        return _number(fewer.group("n") or fewer.group("unspaced")) if fewer else None
    if intent not in COUNTABLE:
        return None
    for pattern in _counts(intent):
        if match := pattern.search(text):
            if match.group("n") == "do" and not HINDI.search(text):
                continue
            count = _number(match.group("n"))
            return count if 1 < count <= COUNT_MAX else None
    if not text.isascii() and re.search(tables()["counted"]["dual"], text):
        return 2
    brief = intent is Intent.SETTING and len(text.split()) <= WORDS_BRIEF and seed_of(text) is None
    if (intent is Intent.VARIATION or brief) and (match := _bare_count().search(text)):
        return _number(match.group("n"))
    flag = FLAG_COUNT.search(text) if DIGIT.search(text) else None
    return int(next(group for group in flag.groups() if group)) if flag else None


def seed_of(text: str) -> int | None:
    match = _seed().search(text) if DIGIT.search(text) else None
    return int(next(group for group in match.groups() if group)) if match else None


def factor_of(text: str) -> int | None:
    """ "2x", "x4", "twice as large", "4 times"."""
    if match := FACTOR.search(text):
        return int(match.group(1) or match.group(2))
    table = tables()["factor"]
    if match := re.search(table["times"], text):
        return int(match.group(1) or match.group(2))
    if match := BY_FACTOR.search(text):
        return int(match.group(1))
    if match := re.search(r"\b(triple|quadruple)", text):
        return 3 if match.group(1) == "triple" else 4
    for value, words in tables()["numbers"].items():
        if re.search(rf"\b(?:factor of|by) (?:{'|'.join(words.split())})\b", text):
            return int(value)
        if re.search(
            rf"(?<!\w)(?:{'|'.join(words.split())})\s?(?:times|veces|vezes|fois|mal|volte|раза?|倍|배|kali|kat)\b",
            text,
        ):
            return int(value)
    return 2 if re.search(table["words"], text) else None


@cache
def _counts(intent: Intent) -> tuple[Signed, ...]:
    table = tables()["counted"]
    numbers = [word for words in tables()["numbers"].values() for word in words.split()]
    spaced = "|".join(word for word in numbers if not UNSPACED.search(word))
    unspaced = "|".join(word for word in numbers if UNSPACED.search(word))
    between = words_pattern(table["between"].split())
    noun = words_pattern(table["words"].split())
    things = word_signs(table["words"].split())
    signs = [things, {UNBORDERED}, listed("them these those it"), listed("of")]
    #: "two cat logos": one word of any kind may stand between a number and the thing made.
    patterns = [
        rf"(?<![\w:.,/#-])(?P<n>\d{{1,2}}|{spaced})\s(?:of )?(?:{between}\s){{0,2}}(?:[^\W\d_]+\s)??{noun}",
        rf"(?P<n>\d{{1,2}}|{unspaced})\s?{table['unspaced']}",
        r"(?P<n>\d{1,2}|two|three|four)(?: of (?:them|these|those|it))\b",
        rf"^\W*(?:(?:please|can you|could you) )*(?:give|make|draw|show|do|get|send)(?: me| us)? (?P<n>\d{{1,2}}|{spaced}) of (?:an?|my)\b",
    ]
    if intent in (Intent.VARIATION, Intent.SETTING):
        patterns.append(
            rf"^\W*(?:please |give me |do |make |show me )?(?P<n>[2-9]|{spaced})(?: please| pls)?\W*$"
        )
    if intent is Intent.SETTING:
        patterns.append(
            rf"\b(?:count|number|batch(?: size)?|anzahl|cantidad|quantidade|nombre)\b\D{{0,16}}?(?P<n>\d{{1,2}}|{spaced})\b"
        )
        patterns.append(
            rf"(?<![\w:.,/-])(?P<n>[2-9]|{spaced}) (?:at a time|each(?: time)?|per (?:request|prompt|go)|every time|by default|at once)\b"
        )
    return tuple(Signed(re.compile(pattern), told) for pattern, told in zip_longest(patterns, signs))


@cache
def _fewer() -> re.Pattern[str]:
    """Of what was wished for so many are enough. "With just one tree on it" counts something else."""
    numbers = [word for words in tables()["numbers"].values() for word in words.split()]
    spaced = "|".join([word for word in numbers if not UNSPACED.search(word)] + ONE.split())
    noun = words_pattern(tables()["counted"]["words"].split())
    of = "of (?:them|these|those)|davon|von ihnen|de (?:ellas|ellos|las|elas|eles|celles|ceux)|из них"
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(ONLY.split())}) (?P<n>[1-4]|{spaced})(?: (?:{of}|{noun}))?"
        r"(?=,|;|[.!?]|$| please| bitte| por favor| s'il)"
        r"|(?P<unspaced>[1-4一二三四两])(?:枚だけ|[张張]就)"
    )


@cache
def _bare_count() -> re.Pattern[str]:
    """ "Give us another three": of a picture that is there, a number counts pictures."""
    numbers = [word for words in tables()["numbers"].values() for word in words.split()]
    spaced = "|".join(word for word in numbers if not UNSPACED.search(word) and word not in HOMONYMS)
    before = "".join(rf"(?<!{re.escape(word)} )" for word in NAMING.split())
    return re.compile(rf"(?<![\w:.,/#-]){before}(?P<n>[2-4]|{spaced})(?![\w:/-]| ?(?:x|k|px)\b)")


@cache
def _seed() -> re.Pattern[str]:
    word = tables()["seed"]["words"]
    return re.compile(
        rf"{word}(?:\W{{0,3}}(?:to|at|is|as|number|value|no|nr|auf|a|en|em|na|на|su|numero|num|number)\b)*\W{{0,3}}(\d{{1,10}})|(\d{{1,10}})\s(?:as (?:the |my )?)?{word}"
    )


def _number(said: str) -> int:
    if said.isdecimal():
        return int(said)
    if said == "一" or said in ONE.split():
        return 1
    return next(int(value) for value, words in tables()["numbers"].items() if said in words.split())

"""One of several ideas that were offered: "show me cover number two"."""

import re
from collections.abc import Sequence

from core.conversation import Context, Role, Turn
from core.language.describing import content, overlap
from core.language.retelling import painted
from core.language.scrubbing import public_sentences
from core.language.spoken import tidy

LIST_ITEM = re.compile(
    r"(?:^|(?<=[\s.;:,(]))(?P<n>[1-9]|[a-e]|[A-E])[.):]\s+(?P<item>.+?)(?=(?:\s+(?:[2-9]|[b-e]|[B-E])[.):]\s)|\n|$)",
    re.S,
)
WORDED = re.compile(
    r"(?:^|[.;:\n]\s*)(?P<n>first|second|third|fourth|fifth|one|two|three|four|option (?:one|two|three|four|[a-e1-5])|(?:erstens|zweitens|drittens)|primero|segundo|tercero)\s*[:,–—-]\s*(?P<item>.+?)(?=(?:[.;\n]\s*(?:first|second|third|fourth|fifth|option|one|two|three|four|zweitens|drittens|segundo|tercero)\b)|$)",
    re.I | re.S,
)
#: "The last one in the list".
LISTED = re.compile(
    r"\s+(?:in|on|of|from) (?:the|your|that|this) (?:list|ideas|options|suggestions)\b", re.I
)
#: "The third one": not number one.
ORDINAL_ONE = re.compile(r"\b(first|second|third|fourth|1st|2nd|3rd|4th|last|this|that) ones?\b", re.I)
CHOICES = (
    (1, re.compile(r"\b(?:first|number one|one|1st|erste\w*|primer[oa]?|premi[eè]re?|prim[oa]|перв\w+|перш\w+|pierwsz\w+|birinci|pertama)\b|\b(?:número|numero|nummer|numéro|номер|nomor) (?:uno|una|un|eins|um|один)\b|(?<!\w)#?1(?!\w)|\b(?:option|idea|version|letter|choice|variant|concept|logo|design|cover|sketch|draft|number) a\b|^\W*a\W*$|第一|一番|첫", re.I)),
    (2, re.compile(r"\b(?:second|number two|two|2nd|zweite\w*|segund[oa]|deuxième|втор\w+|друг\w+|drug\w+|ikinci|kedua)\b|\b(?:número|numero|nummer|numéro|номер|nomor) (?:dos|deux|zwei|due|dois|duas|два|две|iki|dua)\b|(?<!\w)#?2(?!\w)|\b(?:option|idea|version|letter|choice|variant|concept|logo|design|cover|sketch|draft|number) b\b|^\W*b\W*$|(?-i:\bB\b)|第二|二番|두 ?번째", re.I)),
    (3, re.compile(r"\b(?:third|number three|three|3rd|dritte\w*|tercer[oa]?|troisième|terz[oa]|терц\w+|трет\w+|trzeci\w*|üçüncü|ketiga)\b|\b(?:número|numero|nummer|numéro|номер|nomor) (?:tres|trois|drei|tre|três|три|üç|tiga)\b|(?<!\w)#?3(?!\w)|\b(?:option|idea|version|letter|choice|variant|concept|logo|design|cover|sketch|draft|number) c\b|^\W*c\W*$|(?-i:\bC\b)|第三|三番|세 ?번째", re.I)),
    (4, re.compile(r"\b(?:fourth|number four|four|4th|vierte\w*|cuart[oa]|quatrième|quart[oa]|четв\w+|czwart\w+|dördüncü|keempat)\b|\b(?:número|numero|nummer|numéro|номер|nomor) (?:cuatro|quatre|vier|quattro|quatro|четыре|dört|empat)\b|(?<!\w)#?4(?!\w)|\b(?:option|idea|version|letter|choice|variant|concept|logo|design|cover|sketch|draft|number) d\b|^\W*d\W*$|(?-i:\bD\b)|第四|四番|네 ?번째", re.I)),
)  # fmt: skip
LAST_CHOICE = re.compile(
    r"\b(?:last|final)\b(?! (?:night|week|month|year|summer|winter|time)\b)|\b(?:letzte\w*|últim[oa]|dernière?|ultim[oa]|последн\w+|остан\w+|ostatni\w*)\b|最后|最後|마지막",
    re.I,
)
#: "… would fit", "how about …".
FITS = re.compile(
    r",?\s+(?:would|could|might|may|can)(?: (?:also|both|be|do|make))* (?:fit|work|suit|nice|good|great|fun|lovely|well|too|fitting|cute|funny|nicely|perfect)\b.*$",
    re.I,
)
LED = re.compile(
    r"^(?:(?:sure|well|ok(?:ay)?|yes|hm+|how about|what about|maybe|perhaps|either|you (?:could|can|might) (?:have|try|use|do|go with|show)|(?:we|i) (?:could|can|might) (?:have|try|use|do|show|draw|make)|it (?:could|might) be|i(?:['’]d| would)? (?:suggest|propose|recommend|think of)|think of)[,:]?\s+)+",
    re.I,
)
#: "Or a fox of maps, even better."
OR = re.compile(
    r"(?:or|oder|ou|o|of|или|або|albo|veya|atau)[,:]? (?:maybe |perhaps |rather |even |how about |what about )*(?P<idea>.+?)(?:,? (?:(?:maybe |perhaps |or )?(?:even |much |that['’]s )*(?:better|nicer|funnier)|instead|rather))?[.!?…]*",
    re.I | re.S,
)


def chosen_option(request: str, context: Context) -> str:
    """ "Cover number two" of a list that was offered last; "" where none was."""
    request = ORDINAL_ONE.sub(r"\1", LISTED.sub("", request))
    for place in range(len(context.turns) - 1, -1, -1):
        said = context.turns[place]
        items = _items(said.text) or _alternatives(context.turns[: place + 1])
        if not items and said.role is Role.ASSISTANT and (named := _named(request, _either(said.text))):
            return painted(named)
        if len(items) < 2:
            continue
        if LAST_CHOICE.search(request):
            return painted(items[-1])
        if named := _named(request, items):
            return painted(named)
        for place, pattern in CHOICES:
            if place <= len(items) and pattern.search(request):
                return painted(items[place - 1])
        return ""
    return ""


def _named(request: str, items: list[str]) -> str:
    """The one item that has a word of the request: "the heron one, please"."""
    wanted = content(request)
    named = [item for item in items if overlap(wanted, item)]
    return named[0] if len(named) == 1 else ""


def _either(text: str) -> list[str]:
    """The ideas of one sentence: "a squirrel with an acorn safe would fit, or a beaver counting coins"."""
    for sentence in public_sentences(text):
        parts = re.split(
            r",?\s+(?:or|oder|ou|o|или|або)\s+(?:maybe |perhaps |even |also )*|,\s+(?=(?:an?|the|some|two|three)\b)",
            sentence,
            flags=re.I,
        )
        ideas = [tidy(FITS.sub("", LED.sub("", part))) for part in parts]
        if len([idea for idea in ideas if idea]) > 1:
            return [idea for idea in ideas if idea]
    return []


def _alternatives(turns: Sequence[Turn]) -> list[str]:
    """Two ideas of one person of which the second begins with "or": "… Or a fox of maps, even better"."""
    last = OR.fullmatch(turns[-1].text.strip())
    if last is None:
        return []
    before = [turn for turn in turns[:-1] if turn.role is turns[-1].role and turn.user == turns[-1].user]
    return [before[-1].text, last["idea"]] if before else []


def _items(text: str) -> list[str]:
    public = (
        " ".join(public_sentences(text))
        if "\n" not in text
        else "\n".join(" ".join(public_sentences(line)) for line in text.split("\n"))
    )
    for pattern in (LIST_ITEM, WORDED):
        found = [match["item"].strip(" ;,.") for match in pattern.finditer(public)]
        if len(found) >= 2:
            return found
    bullets = [line.strip(" -*•\t") for line in text.split("\n") if re.match(r"\s*[-*•]\s", line)]
    return [" ".join(public_sentences(line)) for line in bullets] if len(bullets) >= 2 else []

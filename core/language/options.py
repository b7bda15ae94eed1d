"""One of several ideas that were offered: "show me cover number two"."""

import re

from core.conversation import Context
from core.language.retelling import painted
from core.language.scrubbing import public_sentences

LIST_ITEM = re.compile(
    r"(?:^|(?<=[\s.;:,(]))(?P<n>[1-9]|[a-e]|[A-E])[.):]\s+(?P<item>.+?)(?=(?:\s+(?:[2-9]|[b-e]|[B-E])[.):]\s)|\n|$)",
    re.S,
)
WORDED = re.compile(
    r"(?:^|[.;:\n]\s*)(?P<n>first|second|third|fourth|fifth|one|two|three|four|option (?:one|two|three|four|[a-e1-5])|(?:erstens|zweitens|drittens)|primero|segundo|tercero)\s*[:,–—-]\s*(?P<item>.+?)(?=(?:[.;\n]\s*(?:first|second|third|fourth|fifth|option|one|two|three|four|zweitens|drittens|segundo|tercero)\b)|$)",
    re.I | re.S,
)
#: "The third one": not number one.
ORDINAL_ONE = re.compile(r"\b(first|second|third|fourth|1st|2nd|3rd|4th|last|this|that) ones?\b", re.I)
CHOICES = (
    (1, re.compile(r"\b(?:first|number one|one|1st|erste\w*|primer[oa]?|premi[eè]re?|prim[oa]|перв\w+|перш\w+|pierwsz\w+|birinci|pertama)\b|(?<!\w)#?(?:1|a)(?!\w)|第一|一番|첫", re.I)),
    (2, re.compile(r"\b(?:second|number two|two|2nd|zweite\w*|segund[oa]|deuxième|втор\w+|друг\w+|drug\w+|ikinci|kedua)\b|(?<!\w)#?(?:2|b)(?!\w)|第二|二番|두 ?번째", re.I)),
    (3, re.compile(r"\b(?:third|number three|three|3rd|dritte\w*|tercer[oa]?|troisième|terz[oa]|терц\w+|трет\w+|trzeci\w*|üçüncü|ketiga)\b|(?<!\w)#?(?:3|c)(?!\w)|第三|三番|세 ?번째", re.I)),
    (4, re.compile(r"\b(?:fourth|number four|four|4th|vierte\w*|cuart[oa]|quatrième|quart[oa]|четв\w+|czwart\w+|dördüncü|keempat)\b|(?<!\w)#?(?:4|d)(?!\w)|第四|四番|네 ?번째", re.I)),
)  # fmt: skip
LAST_CHOICE = re.compile(
    r"\b(?:last|final) (?:one|option|idea|cover|concept|version|design|suggestion)?|\b(?:letzte\w*|últim[oa]|dernière?|ultim[oa]|последн\w+|остан\w+|ostatni\w*)\b|最后|最後|마지막",
    re.I,
)


def chosen_option(request: str, context: Context) -> str:
    """ "Cover number two" of a list that was offered last; "" where none was."""
    request = ORDINAL_ONE.sub(r"\1", request)
    for turn in reversed(context.turns):
        items = _items(turn.text)
        if len(items) < 2:
            continue
        if LAST_CHOICE.search(request):
            return painted(items[-1])
        for place, pattern in CHOICES:
            if place <= len(items) and pattern.search(request):
                return painted(items[place - 1])
        return ""
    return ""


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

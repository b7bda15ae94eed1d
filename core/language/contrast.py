"""What shall no longer be so, said beside what shall: "blue, not red", "soll rot sein, nicht gelb"."""

import re
from functools import cache

from core.language.tongues import tongue_of, words

#: A mark of Unicode's private area stands for each while the rest is read; no quotation's stand-in is one.
FIRST, MOST = 0xE200, 32
MARK = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST - 1)}]")
#: After "not" these are no thing that was there: "not sure", "no quiero".
NO_THING = (
    r"(?!(?:too|so|sure|that|just|only|really|quite|very|bad|necessarily|much|yet|working|happy|want|wanting|be|have|the other|mehr|so|zu|ganz|sicher|"
    r"quiero|quieras|pongas|cambies|toques|hay|me|te|se|le|lo|es|está|más|quero|mude|mexa|é|tem|está|voglio|cambiare|toccare|mi|è|c|"
    r"de|du|trop|très|mal|encore|хочу|надо|нужно|меняй|трогай|так|очень|хочу|треба|змінюй|чіпай|chcę|zmieniaj|ruszaj|tak|bardzo|zo|meer|te|heel|goed)\b)"
)
THING = r"(?:(?:on|at|in|under|with|by|inside|auf|im|en|sur|dans|sul|nel|no|na|op|in) (?=\w+ ))?(?:(?:in|as|the|an?|any|der|die|das|den|ein\w*|el|la|un|una|le|les|une|il|lo|o|um|uma|de|het|een|de color) )?[\w’-]+(?: [\w’-]+){0,1}?"
END = (
    r"(?=\s*(?:$|[,.;!?])|\s+(?:sein|werden|zijn|worden|please|bitte|por favor|instead|anymore)\b"
    r"|\s+(?:and|but|und|y|et|e|и|en|i|a)\s+\w)"
)
JOINT = r"(?:(?:and|but|y|e|et|und|aber|и|а|i|a|en|maar|dan|tapi|pero|mais|ma|mas|но|але|ale)\s+)?"


def set_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a mark for each "not red", and what they say, in order."""
    found: list[str] = []

    def marked(match: re.Match[str]) -> str:
        if len(found) == MOST:
            return match.group(0)
        found.append(match.group(0))
        return chr(FIRST + len(found) - 1)

    return pattern(tongue_of(text)).sub(marked, MARK.sub("", text)), tuple(found)


def restored(text: str, found: tuple[str, ...]) -> str:
    return MARK.sub(lambda match: _said(match.group(0), found), text)


def old_of(text: str, found: tuple[str, ...]) -> str:
    """The thing or look that the first mark of a text says shall go; "" without one."""
    match = MARK.search(text)
    if match is None:
        return ""
    said = _said(match.group(0), found)
    tongue_words = "|".join(
        word for listed in words("shells").values() for word in listed["not"].split("|") if word
    )
    old = re.sub(rf"^[\s,;]*{JOINT}(?:{tongue_words})\s+", "", said, flags=re.I)
    old = re.sub(r"\s+(?:değil|नहीं)$", "", old, flags=re.I)
    return re.sub(r"^(?:in|on|at|under|with|by|inside|as|de color) ", "", old.strip(" ,;"), flags=re.I)


def _said(mark: str, found: tuple[str, ...]) -> str:
    place = ord(mark) - FIRST
    return found[place] if place < len(found) else ""


@cache
def pattern(tongue: str) -> re.Pattern[str]:
    """What says in a language that something shall no longer be so."""
    lists = words("shells").get(tongue) or words("shells")["en"]
    before = "|".join(dict.fromkeys(word for word in (lists["not"], "not") if word))
    spoken = rf"(?<=\w)[,;]?\s+{JOINT}(?:{before})\s+{NO_THING}{THING}{END}"
    if behind := lists.get("not_after"):
        spoken += rf"|(?<=\w)[,;]\s+\w+\s+(?:{behind})(?=\s*(?:$|[,.;!?]))"
    return re.compile(spoken, re.I)

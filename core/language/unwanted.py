"""What a wish rules out goes from its description: "no people", "i don't want any cars in it", "leave out the egg"."""

import re
from functools import cache

from core.language.alike import fold
from core.language.lasting import never_items
from core.language.quotes import restored, shielded
from core.language.signs import Signed, listed
from core.language.spoken import tidy
from core.language.tongues import UNSPACED, tongue_of, words

INSTEAD = Signed(re.compile(
    r",?\s*(?:but\s+)?\b(?:instead of|rather than|not in|no longer|unlike|en vez de|en lugar de|au lieu d[e'’]|à la place d[eu]|statt|anstatt|invece d[ielao]+|em vez d[eoa]|вместо|замість|zamiast|in plaats van|bukannya|thay vì)\s+[^,.;:!?]+?(?=[,.;:!?]|$|\s+and (?:the|an?|his|her|their|its|two|three|some|everyone|everybody)\b)",
    re.I,
), listed(
    "instead rather not longer unlike vez lugar lieu place statt anstatt invece вместо замість zamiast plaats bukannya thay"
))  # fmt: skip
WITHOUT = Signed(re.compile(
    r",?\s*(?:\b(?:and|but|with|please|only|just|y|et|und|en|только|тільки|tylko|maar)\s+)*\b(?:without(?: any)?|with no|no|sans|sin|ohne|keine?n?|senza|sem|без|bez|tanpa|zonder|không có)\s+(?P<items>(?:any )?[^,.;:!?\"]+?(?: (?:on the (?:ground|floor|walls?|roof|horizon|table)|in the (?:background|foreground|sky|distance|back|corner|middle)))?)(?=$|[,.;:!?]|\s(?:in the|on the|at|under|next to|behind|in front|standing|sitting)\b)",
    re.I,
), listed("without no sans sin ohne kein keine keinn keinen senza sem без bez tanpa zonder không"))  # fmt: skip
#: "No rio" is "in the river" in Portuguese.
WITHOUT_NO = Signed(re.compile(WITHOUT.pattern.pattern.replace("|no|", "|"), re.I), WITHOUT.signs)
NOT_THINGS = re.compile(
    r"^(?:one|body|longer|matter|doubt|end|way|time|problem|idea|fewer|less|more|limit|bounds|rules|thanks)\b",
    re.I,
)
TAIL = re.compile(
    r"\s+(?:in (?:it|there|the (?:picture|image|scene|photo|shot)|this one)|please|pls|thanks|at all|anywhere|whatsoever|ok|okay|en (?:ella|la imagen|la foto)|por favor|dans l[’']image|s[’']il te plaît|bitte|nell[’']immagine|na imagem|на картинке|пожалуйста)+$",
    re.I,
)
STARTS = "and|but|y|pero|e|mas|ma|et|mais|und|aber|en|maar|и|но|а|і|але|i|ale|dan|tapi|và|nhưng"
LOOSE_END = re.compile(rf"(?:[\s,]+(?:{STARTS}|with|only))+$")


def without_unwanted(described: str) -> tuple[str, list[str]]:
    """The wish without what it rules out, and the things ruled out; a wish of nothing else stays as it is."""
    unwanted: list[str] = []
    shield, quotations = shielded(described)
    plain = INSTEAD.sub("", shield)

    def taken_out(match: re.Match[str]) -> str:
        items = match["items"] or match.groupdict().get("behind") or ""
        alone = len(plain) - len(match.group(0)) < 4 or (
            not match.start() and match.re in (WITHOUT.pattern, WITHOUT_NO.pattern)
        )
        if NOT_THINGS.match(items) or alone:
            return match.group(0)
        unwanted.extend(never_items(TAIL.sub("", items)))
        return ""

    tongue = tongue_of(described)
    for pattern in (ruled_out(tongue), WITHOUT_NO if tongue == "pt" else WITHOUT):
        plain = pattern.sub(taken_out, plain)
    cleaned = LOOSE_END.sub("", tidy(plain))
    said = [restored(item, quotations) for item in dict.fromkeys(unwanted)]
    return restored(cleaned, quotations) or described, said


def joined(*lists: list[str] | tuple[str, ...]) -> list[str]:
    """Every thing once: of "people" and "any people" the shorter, and it in its own spelling."""
    kept: list[str] = []
    for item in (one for given in lists for one in given):
        said = fold(item)
        if any(re.search(rf"(?<!\w){re.escape(fold(known))}(?!\w)", said) for known in kept):
            continue
        kept.append(item)
    return kept


@cache
def ruled_out(tongue: str) -> re.Pattern[str]:
    """A clause that rules something out, up to the next mark."""
    lists = words("shells").get(tongue) or words("shells")["en"]
    tongues = dict.fromkeys((tongue, "en")) if tongue not in UNSPACED else (tongue,)
    before = "|".join(never for code in tongues if (never := words("shells")[code].get("never")))
    before = before.replace("’", "['’]")
    after = lists.get("never_after", "")
    marks = r",.;:!?，。、；！？؛،।\""
    start = rf"(?:^|[{marks}]\s*|\s+(?=(?:{STARTS})\s))(?:(?:{STARTS})\s+)*"
    end = rf"(?=\s*(?:$|[{marks}]))"
    said = []
    if before:
        optional = after if tongue in ("de", "nl") else ""
        said.append(rf"(?:{before})(?P<items>[^{marks}]+?){optional}{end}")
    if after and tongue not in ("de", "nl"):
        said += [] if before else [r"(?P<items>(?!))"]
        said.append(rf"(?P<behind>[^{marks}\s][^{marks}]{{0,40}}?){after}{end}")
    return re.compile(start + "(?:" + "|".join(said) + ")" if said else r"(?!)", re.I)

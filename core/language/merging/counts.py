"""How many there are of something that the prompt has already: "two foxes" for "a fox"."""

import re

from core.language.merging.draft import appended
from core.language.tongues import words
from core.language.wording import TOKEN, UNSPACED, bare, exact, find, leads, low, noun_phrase, small

NUMBERS = "|".join(sorted(map(re.escape, words("wording")["number"]["words"]), key=len, reverse=True))
COUNTED = re.compile(
    r"^(?:(?:just|only|exactly|have|of|nur|solo|sólo|só|apenas|seulement|juste|soltanto|alleen|tylko|только|лише|sadece|hanya|chỉ) )*(?P<number>{})\s+(?P<noun>.+)$".format(
        NUMBERS + r"|\d{1,3}"
    ),
    re.I,
)
#: What counts one, beside the articles.
ONE = re.compile(
    r"(?:jeden|jedna|jedno|один|одна|одно|одне|één|bir|um|uma|uno|un|una|une|ein|eine[nrms]?|satu|seekor|sebuah|seorang)",
    re.I,
)
#: "Sept lampions en tout".
IN_ALL = re.compile(
    r",?\s+(?:in total|in all|altogether|all together|total|en tout|au total|insgesamt|en total|in totale|in tutto|no total|ao todo|łącznie|w sumie|razem|всего|в сумме|усього|всього|toplamda?|in totaal|totaal|semuanya|total(?:nya)?)$",
    re.I,
)
#: What only one can be.
ALONE = re.compile(r"\b(?:lone|lonely|single|solitary|only|sole)\b\s*", re.I)
#: Whose number is more than an s.
UNPLAIN = re.compile(
    r"(?:ss|ves|xes|ches|shes|ies|ses|zes|x|ch|sh|[^aeiou]y|f|fe|man|men|mouse|mice|goose|geese|foot|feet|tooth|teeth|child|children|sheep|fish|deer)$",
    re.I,
)
COUNT_NAMES = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
#: "One tier fewer", "two more lanterns", "twice as many lamps", "half the chairs".
SHIFTED = re.compile(
    r"(?:(?P<by>an?|one|two|three|four|five|\d{1,2}) (?:(?P<before>more|fewer|less|extra|additional) )?(?P<noun>[a-z][a-z’'-]+)(?: (?P<behind>more|fewer|less|extra))?"
    r"|(?P<times>twice|double|half) (?:as many|the(?: number of)?|the amount of) (?P<many>[a-z][a-z’'-]+))",
    re.I,
)
DIGITS = "[一二两兩三四五六七八九十\\d]{1,2}"
MEASURES = "(?:[只隻個个条匹头頭朵棵张張座艘辆輛枚本人羽名位盏把顆颗]|つ|ひき|わ)"
COUNTED_UNSPACED = re.compile(
    rf"(?:是|要|画|有)?(?:(?P<number>{DIGITS}){MEASURES}(?:的|の)?(?P<noun>[^\s，、,。]{{1,6}})"
    rf"|(?P<noun_first>[^\s，、,。はがを]{{1,6}})(?:が|を|は)?(?P<number_last>{DIGITS}){MEASURES})(?:に|で|だよ|です)?"
)


def recounted(prompt: str, new: str) -> str | None:
    """ "two foxes" for "a fox": the number of something that the prompt has already."""
    if UNSPACED.search(prompt) and UNSPACED.search(new):
        return _recounted_unspaced(prompt, new)
    new = IN_ALL.sub("", new)
    if shifted := _shifted(prompt, new):
        return shifted
    match = COUNTED.match(new)
    if match is None or len(match["noun"].split()) > 3:
        return None
    noun = re.sub(r"^of (?:them|these|those|it)$", "", match["noun"])
    if not noun:
        return _first_counted(prompt, match["number"])
    named: list[str] = []
    for word in noun.split():
        if leads(low(word)):
            break
        named.append(word)
    if named and (joined := _hyphened(prompt, match["number"], named[-1])):
        return joined
    found = find(prompt, named[-1]) if named else None
    if found is None:
        return None
    doing = noun[len(" ".join(named)) :].strip() if noun.startswith(" ".join(named)) else ""
    noun = noun.removesuffix(doing).strip() if doing else noun
    old = noun_phrase(prompt, found)
    adjectives = bare(prompt[old.start : found.start].strip())
    adjectives = re.sub(rf"^(?:{NUMBERS}|\d+)\b\s*", "", adjectives)
    if low(adjectives) in small().article or ONE.fullmatch(adjectives):
        adjectives = ""
    if low(match["number"]) not in ("one", "1"):
        adjectives = ALONE.sub("", adjectives)
    counted = " ".join(part for part in (match["number"], adjectives, noun) if part)
    return appended(prompt[: old.start] + counted + prompt[found.end :], doing)


def _shifted(prompt: str, new: str) -> str | None:
    """ "One tier fewer" where the prompt has three tiers; None where it counts none or says no difference."""
    said = SHIFTED.fullmatch(new)
    if said is None or not (said["times"] or said["before"] or said["behind"]):
        return None
    found = find(prompt, said["noun"] or said["many"])
    if found is None:
        return None
    old = noun_phrase(prompt, found)
    there = re.match(rf"(?P<number>{NUMBERS}|\d{{1,3}}|an?)\b", prompt[old.start :], re.I)
    number = _number(there["number"]) if there else None
    if there is None and said["times"]:
        few = "few" if said["times"].casefold() == "half" else "many"
        return f"{prompt[: old.start]}{few} {prompt[old.start :]}"
    if there is None or number is None:
        return None
    shown = _named(_after(number, said))
    if shown is None:
        return None
    rest = ALONE.sub("", prompt[old.start + there.end() :].lstrip())
    if UNPLAIN.search(prompt[found.start : found.end]):
        return None
    noun = prompt[found.start : found.end]
    return f"{prompt[: old.start]}{shown} {_in_number(rest, noun, shown)}"


def _after(number: int, said: re.Match[str]) -> int:
    if said["times"]:
        return number // 2 if said["times"].casefold() == "half" else 2 * number
    by = _number(said["by"]) or 1
    fewer = (said["before"] or said["behind"]).casefold() in ("fewer", "less")
    return number - by if fewer else number + by


def _number(word: str) -> int | None:
    plain = word.casefold()
    if plain in ("a", "an"):
        return 1
    if plain.isdecimal():
        return int(plain)
    return COUNT_NAMES.index(plain) if plain in COUNT_NAMES else None


def _named(number: int) -> str | None:
    """Its name; None where nothing would be left, or no name is known."""
    if number < 1:
        return None
    return COUNT_NAMES[number] if number < len(COUNT_NAMES) else str(number)


def _in_number(rest: str, noun: str, shown: str) -> str:
    """The noun as "one" or "two" want it, where that is a plain s."""
    one, many = noun.endswith("s"), shown != "one"
    if one == many or UNPLAIN.search(noun):
        return rest
    plain = f"{noun}s" if many else noun[:-1]
    return rest.replace(noun, plain, 1)


def _hyphened(prompt: str, number: str, noun: str) -> str:
    """ "Three tiers" where the prompt has a two-tier cake; "" where it has none."""
    stem = re.escape(re.sub(r"s$", "", noun))
    there = re.search(rf"\b(?:{NUMBERS}|\d+)-{stem}(?:s|ed)?\b", prompt, re.I)
    if there is None:
        return ""
    rest = there.group(0).split("-", 1)[1]
    return f"{prompt[: there.start()]}{number.lower()}-{rest}{prompt[there.end() :]}"


def recounted_old(prompt: str, old: str, new: str) -> str | None:
    """ "One kid, not three" where the prompt has three children; None where no numbers are meant."""
    if COUNTED.match(f"{old} things") is None or (counted := COUNTED.match(new)) is None:
        return None
    if known := recounted(prompt, new):
        return known
    found = exact(prompt, bare(old).split()[0])
    if found is None:
        return None
    end = found.end
    for token in TOKEN.finditer(prompt, found.end):
        does = re.match(r"ing (?:an?|the|their|his|her|some) ", prompt[token.end() - 3 :])
        if does or leads(low(token.group(0))) or prompt[end : token.start()].strip():
            break
        end = token.end()
    return f"{prompt[: found.start]}{counted['number']} {counted['noun']}{prompt[end:]}"


def _recounted_unspaced(prompt: str, new: str) -> str | None:
    """ "三只鸭子" where the prompt has "两只鸭子"; in Japanese the number may stand behind, too."""
    said = COUNTED_UNSPACED.fullmatch(new)
    if said is None:
        return None
    noun = said["noun"] or said["noun_first"]
    there = re.search(rf"(?P<number>{DIGITS}){MEASURES}的?の?{re.escape(noun)}", prompt)
    number = said["number"] or said["number_last"]
    if there is not None:
        return prompt[: there.start()] + prompt[there.start() :].replace(there["number"], number, 1)
    behind = re.search(rf"{re.escape(noun)}(?:が|を|は)?(?P<number>{DIGITS})(?={MEASURES})", prompt)
    if behind is not None:
        return prompt[: behind.start("number")] + number + prompt[behind.end("number") :]
    return None


def _first_counted(prompt: str, number: str) -> str:
    first = re.match(r"(?:an?|one|the)\s+(\S+)", prompt, re.I)
    return (
        re.sub(r"^(?:an?|one|the)\s+", f"{number} ", prompt, count=1, flags=re.I)
        if first
        else appended(prompt, number)
    )

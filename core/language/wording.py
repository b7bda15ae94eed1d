"""Finding a thing in a prompt and taking it out, replacing it or naming its colour, phrase by phrase."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from core.language.tongues import tongue_of, words

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[\ue000-\ue0ff]|[&]")
#: Endings that Chinese adds to a bare noun, which the same noun lacks beside a place word.
CJK_ENDINGS = "子儿头们"
#: Words that cannot end a phrase; "seen from above" can end in its preposition.
LOOSE_ENDS = frozenset(
    [
        "of",
        "with",
        "without",
        "by",
        "in",
        "on",
        "at",
        "for",
        "to",
        "from",
        "as",
        "while",
        "where",
        "who",
        "that",
        "which",
        "into",
        "onto",
        "the",
        "a",
        "an",
        "de",
        "con",
        "en",
        "avec",
        "dans",
        "sur",
        "mit",
        "im",
        "auf",
        "von",
        "di",
        "nel",
        "su",
        "em",
        "com",
        "no",
        "na",
        "в",
        "на",
        "с",
        "под",
        "w",
        "na",
        "z",
        "di",
        "dengan",
        "và",
        "với",
        "và",
        "trên",
        "trong",
    ]
)
#: Languages whose phrases have their small words behind the thing: only the thing itself goes.
BEHIND = frozenset({"tr", "hi", "ko", "vi", "ar", "id"})
#: Case endings of languages written in plain Latin letters (Turkish, Indonesian, Polish).
CASES = frozenset(
    [
        "u",
        "i",
        "a",
        "e",
        "yu",
        "yi",
        "ya",
        "ye",
        "da",
        "de",
        "ta",
        "te",
        "dan",
        "den",
        "nin",
        "un",
        "in",
        "la",
        "le",
        "nya",
        "y",
        "ow",
        "em",
        "om",
        "ie",
        "owi",
    ]
)
#: Korean adnominal verbs and places that hang on the noun before them.
HUNG = re.compile(
    r"\s*(?:쓴|입은|든|있는|앉은|앉아 있는|서 있는|놓인|탄|신은|맨|두른|들고|쓰고|입고|끼고|낀|위에|안에|옆에|앞에|뒤에|위의|안의|옆의|앞의|뒤의|속의|속에)(?=\s|$)"
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


@cache
def small() -> Words:
    lists = {
        name: frozenset(word.casefold() for word in found)
        for name, found in words("wording")["small"].items()
    }
    names = ("article", "break", "joint", "doing", "place", "worn", "noun_ing")
    return Words(*(lists[name] for name in names))


def leads(word: str) -> bool:
    """True for a word that leads into a phrase of its own: a preposition, a participle, "juggling"."""
    if word in small().breaks or word in small().doing:
        return True
    return len(word) > 5 and word.endswith("ing") and word.isascii() and word not in small().noun_ing


def low(text: str) -> str:
    """Small words keep their accents: "à" leads a phrase in French, "a" an English one."""
    return text.casefold().strip(",.;:")


def fold(text: str) -> str:
    """Case and accents do not tell words apart when a thing is looked for."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in plain if not 0x300 <= ord(letter) <= 0x36F)
    )


def same_word(left: str, right: str) -> bool:
    """The same word in another number or case: lamp and lamps, стол and столе."""
    a, b = sorted((fold(left), fold(right)), key=len)
    if a == b:
        return True
    if len(a) < 3 or HANGUL.match(a):
        return bool(HANGUL.match(a)) and b.startswith(a) and len(b) - len(a) <= 2
    if b in (a + "s", a + "es", a[:-1] + "ies", a[:-1] + "ves", a[:-2] + "ves", a + "n", a + "en"):
        return True
    if a.isascii() and b.isascii():
        return (
            _singular(a) == _singular(b)
            or (b.startswith(a) and b[len(a) :] in CASES)
            or (
                len(a) >= 5
                and b.startswith(a[:-1])
                and b[len(a) - 1 :] in ("ies", "i", "ae", "as", "os", "e")
            )
        )
    if CYRILLIC.search(a) and len(_cyrillic_stem(a)) > 2 and _cyrillic_stem(a) == _cyrillic_stem(b):
        return True
    shared = _shared(a, b)
    tail = len(b) - shared
    return shared >= max(3, len(a) - 2) and tail <= 3 and (len(a) > 3 or tail <= 2)


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


def find(prompt: str, thing: str) -> Span | None:
    """Where a prompt names a thing, in whatever number or case; the whole name before its head."""
    name = bare(thing)
    if not name:
        return None
    if UNSPACED.search(name):
        return _find_unspaced(prompt, name)
    wanted = [match.group(0) for match in TOKEN.finditer(name)]
    tokens = list(TOKEN.finditer(prompt))
    for shorter in _shorter(wanted):
        for place in range(len(tokens) - len(shorter) + 1):
            window = tokens[place : place + len(shorter)]
            if all(same_word(token.group(0), word) for token, word in zip(window, shorter, strict=True)):
                return Span(window[0].start(), window[-1].end())
    return None


def noun_phrase(prompt: str, found: Span) -> Span:
    """The found words with the adjectives and the article before them."""
    start = found.start
    if HANGUL.search(prompt[found.start : found.end]):
        return found
    for token in reversed(list(TOKEN.finditer(prompt[: found.start]))):
        between = prompt[token.end() : start]
        word = low(token.group(0))
        if between.strip() or leads(word):
            break
        start = token.start()
        if word in small().article and word not in ("l", "d"):
            break
    return Span(start, found.end)


def removed(prompt: str, thing: str) -> str | None:
    """The prompt without the thing and the phrase that is about it; None where it is not named."""
    changed = prompt
    for _ in range(4):
        found = find(changed, thing)
        if found is None:
            break
        shorter = (
            _without_unspaced(changed, found)
            if UNSPACED.search(changed[found.start : found.end])
            else _without(changed, found)
        )
        if not shorter.strip(" ,.;"):
            return changed if changed != prompt else None
        changed = shorter
    return changed if changed != prompt else None


def replaced(prompt: str, thing: str, new: str) -> str | None:
    """The prompt with another thing in the place of this one; None where it is not named."""
    found = find(prompt, thing)
    if found is None:
        return None
    if UNSPACED.search(prompt[found.start : found.end]):
        return prompt[: found.start] + new + prompt[found.end :]
    old = noun_phrase(prompt, found)
    fitted = fitted_article(prompt[old.start : old.end], new)
    before = prompt[: old.start].split()
    if before and fitted.split()[:1] and low(before[-1]) == low(fitted.split()[0]):
        fitted = fitted.split(" ", 1)[-1]
    changed = prompt[: old.start] + fitted + prompt[old.end :]
    for _ in range(3):
        again = find(changed, thing) if not find(new, thing) else None
        if again is None:
            break
        changed = changed[: again.start] + bare(new) + changed[again.end :]
    return changed


def fitted_article(old: str, new: str) -> str:
    """ "a chair" for "the old table" among English words; elsewhere the new words as they were said."""
    first_old, first_new = old.split()[:1], new.split()[:1]
    if (
        not first_old
        or not first_new
        or low(first_new[0]) in small().article | {"two", "three", "four", "more"}
    ):
        return re.sub(r"^the ", "a " if first_old and low(first_old[0]) in ("a", "an") else "the ", new)
    if low(first_old[0]) not in ("a", "an") or re.search(
        r"(?:s|i|water|snow|grass|sand|fire|ice)$", new
    ):
        return new
    return f"{'an' if re.match('[aeiou]', new, re.I) else 'a'} {new}"


def without_class(prompt: str, listed: frozenset[str]) -> str:
    """The prompt without any phrase that is just a word of the class: ", at noon", "in heavy snow"."""
    changed = prompt
    for word in sorted(_named(prompt, listed), key=len, reverse=True):
        found = _exact(changed, word)
        while found is not None:
            shorter = (
                _without(changed, found) if _secondary(changed, found) else _word_out(changed, found)
            )
            if not shorter.strip(" ,.") or shorter == changed:
                break
            changed = shorter
            found = _exact(changed, word)
    return tidied(changed)


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a closed class: time, season, weather, colour."""
    return frozenset(words("wording")["class"][name]["words"])


def named_in(text: str, listed: frozenset[str]) -> list[str]:
    """Which words of a class a text has, longest first."""
    return sorted(_named(text, listed), key=len, reverse=True)


def tidied(prompt: str) -> str:
    """What is left after a phrase went: no doubled marks, no loose conjunction or preposition at an end."""
    plain = re.sub(r"\s+", " ", prompt)
    plain = re.sub(r"\s+([,.;:!?，。、；])", r"\1", plain)
    plain = re.sub(r"([,;，、])(?:\s*[,;，、])+", r"\1", plain)
    plain = re.sub(r"([,;，、])\s*([.。])", r"\2", plain)
    plain = (
        re.sub(r"[とや和与及]$", "", plain.strip(" ,;，、"))
        if UNSPACED.search(plain)
        else plain.strip(" ,;")
    )
    while True:
        shorter = _loose(plain)
        if shorter == plain:
            return plain
        plain = shorter


def _loose(plain: str) -> str:
    parts = plain.split(" ")
    if len(parts) > 1 and low(parts[0].strip(",")) in small().joint | {"with", "of"}:
        return " ".join(parts[1:]).strip(" ,")
    if len(parts) > 1 and low(parts[-1].strip(",")) in LOOSE_ENDS | small().joint:
        return " ".join(parts[:-1]).strip(" ,")
    return re.sub(
        r"\b(and|und|y|et) (?=(?:and|und|y|et|in|on|with)\b)|(?<=,) (?:and|und|y|et) (?=,)", "", plain
    )


def _without(prompt: str, found: Span) -> str:
    """Take the phrase of a thing out: its preposition, its participle, and what hangs on it."""
    if HANGUL.search(prompt[found.start : found.end]):
        return _without_korean(prompt, found)
    start, end = _clause(prompt, found)
    clause = prompt[start:end]
    inside = Span(found.start - start, found.end - start)
    left, lead, doing = _leftwards(clause, inside)
    right = _rightwards(clause, inside.end)
    if lead is None and inside.start and tongue_of(prompt) in BEHIND:
        after = re.sub(
            r"^\s*(?:लेकर|पहने|के साथ|वाला|वाली|लिए हुए|olan|ile|tutan)(?=\s|$|,)", "", clause[inside.end :]
        )
        return tidied(
            f"{prompt[:start]}{clause[: inside.start].rstrip()} {after.lstrip()}{prompt[end:]}"
        )
    if lead is None:
        rest = _headless(clause[right:])
        before = prompt[:start]
        return tidied(
            f"{before}{rest}{prompt[end:]}" if rest else f"{before.rstrip(' ,;')}{prompt[end:]}"
        )
    after = clause[right:]
    following = re.match(r"\s*([^\W_]+)\s", after)
    if low(lead) not in small().joint and following and low(following.group(1)) in small().joint:
        kept_lead = clause[(doing if doing is not None else left) : _lead_end(clause, left)]
        head = clause[: doing if doing is not None else left]
        return tidied(f"{prompt[:start]}{head}{kept_lead} {after[following.end() :]}{prompt[end:]}")
    head = clause[: doing if doing is not None else left]
    return tidied(f"{prompt[:start]}{head.rstrip()} {after.lstrip()}{prompt[end:]}")


def _without_korean(prompt: str, found: Span) -> str:
    """The noun with its particle, its adjectives before and the verb that hangs on it behind."""
    before = re.sub(r"(?:\S+(?:간|란|은|는|한|운|색|얀|만)\s+){0,2}$", "", prompt[: found.start])
    end = found.end
    while hung := HUNG.match(prompt, end):
        end = hung.end()
    return tidied(f"{before}{prompt[end:].lstrip()}")


def _leftwards(clause: str, inside: Span) -> tuple[int, str | None, int | None]:
    """Where the phrase begins: (its preposition's place, the preposition, the participle's place)."""
    before = list(TOKEN.finditer(clause[: inside.start]))
    for place in range(len(before) - 1, -1, -1):
        word = fold(before[place].group(0))
        if word not in small().breaks:
            continue
        first = place
        while first and low(before[first - 1].group(0)) in small().breaks - small().joint:
            first -= 1
        doing = None
        back = first
        while back and low(before[back - 1].group(0)) in small().doing:
            back -= 1
            doing = before[back].start()
        return before[first].start(), before[place].group(0), doing
    for place in range(len(before) - 1, -1, -1):
        if leads(low(before[place].group(0))):
            return before[place].start(), before[place].group(0), before[place].start()
    return 0, None, None


def _lead_end(clause: str, left: int) -> int:
    match = TOKEN.search(clause, left)
    return match.end() if match else left


def _rightwards(clause: str, end: int) -> int:
    """A thing takes its own "of fruit", and the rest of a compound, along."""
    for token in TOKEN.finditer(clause, end):
        word = low(token.group(0))
        if word in ("of", "de", "von", "di"):
            continue
        if leads(word):
            previous = clause[end : token.start()].split()
            if previous and low(previous[-1]) in ("of",):
                continue
            return token.start()
    return len(clause)


def _headless(rest: str) -> str:
    """What a clause says when its first thing is gone: "and a hare in snow" is "a hare in snow"."""
    plain = rest.strip()
    parts = plain.split()
    while parts and low(parts[0]) in small().joint | small().doing | small().breaks:
        parts = parts[1:]
    return " ".join(parts)


def _clause(prompt: str, found: Span) -> tuple[int, int]:
    """The part between commas or full stops in which the found words stand."""
    start = max(prompt.rfind(mark, 0, found.start) for mark in (",", ";", ". ", "，", "。", "、"))
    ends = [
        place
        for mark in (",", ";", ". ", "，", "。", "、")
        if (place := prompt.find(mark, found.end)) >= 0
    ]
    begin = start + 1 if start >= 0 else 0
    return begin + (len(prompt[begin:]) - len(prompt[begin:].lstrip())), min(ends, default=len(prompt))


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


def _without_unspaced(prompt: str, found: Span) -> str:
    """Chinese and Japanese: the thing goes with its measure, its place word and what it hung on."""
    if re.search(r"[\u3040-\u30ff]", prompt):
        return _without_japanese(prompt, found)
    left = re.search(
        r"(?:[，、,]?\s*(?:旁边有|上面有|里面有|周围有|还有|放|站|坐|躺|挂|摆|停|趴|睡|立)?(?:在|有|和|与|及|、|戴着|穿着|拿着|带着|抱着|围着|打着|撑着)?)?"
        r"(?:一|两|三|几|许多|很多)?(?:[个只张条顶件座棵朵把辆些盏艘匹位名束])?(?:[\u3400-\u9fff]{1,2}色?的)?$",
        prompt[: found.start],
    )
    right = re.match(r"(?:上|里|中|下|旁|旁边|前面|后面|边|内)?(?:的(?![图画]))?", prompt[found.end :])
    start = left.start() if left else found.start
    end = found.end + (right.end() if right else 0)
    return tidied(prompt[:start] + prompt[end:])


def _without_japanese(prompt: str, found: Span) -> str:
    right = re.match(
        r"の?(?:上|中|下|横|隣|前|そば|後ろ)?(?:を(?:かぶった|被った|着た|持った|つけた|付けた|咥えた|かけた|履いた|巻いた|さした|差した|した)|が(?:ある|いる|あり|見える|立つ)|"
        r"に(?:座った|座る|座っている|いる|ある|乗った|乗っている|立つ|立っている|置かれた|浮かぶ)|で(?:遊ぶ|眠る|寝ている)|のある|のいる|[とやでにをがの、])?",
        prompt[found.end :],
    )
    before = (
        re.sub(r"(?:[一-龯ぁ-ん]{1,4}[いなの])?$", "", prompt[: found.start])
        if re.search(r"[いな]$", prompt[: found.start])
        else prompt[: found.start]
    )
    return tidied(before + prompt[found.end + (right.end() if right else 0) :])


def _secondary(prompt: str, found: Span) -> bool:
    """True where the words stand in a phrase of their own, not as the head of the first clause."""
    start, end = _clause(prompt, found)
    clause = prompt[start:end]
    inside = Span(found.start - start, found.end - start)
    _, lead, _ = _leftwards(clause, inside)
    following = TOKEN.match(clause[inside.end :].lstrip())
    modifies = following is not None and low(following.group(0)) not in small().breaks | {"light", "sky"}
    if modifies:
        return False
    return lead is not None or start > 0


def _word_out(prompt: str, found: Span) -> str:
    """Only the word: "a snowy street" is "a street"."""
    after = prompt[found.end :]
    if not re.match(r"\s+[^\W_]", after) or low(after.split()[0]) in small().breaks:
        return prompt
    changed = prompt[: found.start] + after.lstrip()
    return re.sub(r"\b(a|an) (?=([^\W_]))", _article_again, changed, flags=re.I)


def _article_again(match: re.Match[str]) -> str:
    return "an " if match.group(2).lower() in "aeiou" else "a "


def _named(text: str, listed: frozenset[str]) -> list[str]:
    found = {
        _by_form(listed)[match.group(0).casefold()]
        for match in _any_of(listed).finditer(text)
        if match.group(0).casefold() in _by_form(listed)
    }
    found |= (
        {word for word in _inflected(listed) if _exact(text, word) is not None}
        if CYRILLIC.search(text)
        else set()
    )
    return [word for word in found if not any(word != other and word in other for other in found)]


@cache
def _any_of(listed: frozenset[str]) -> re.Pattern[str]:
    forms = sorted(listed, key=len, reverse=True)
    return re.compile(
        "|".join(
            re.escape(w)
            if UNSPACED.search(w) or HANGUL.search(w)
            else rf"(?<![\w-]){re.escape(w)}(?!\w)"
            for w in forms
        )
        or r"(?!)",
        re.I,
    )


@cache
def _by_form(listed: frozenset[str]) -> dict[str, str]:
    return {word.casefold(): word for word in listed}


@cache
def _inflected(listed: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in listed if CYRILLIC.search(word))


def _exact(text: str, word: str) -> Span | None:
    if UNSPACED.search(word) or HANGUL.search(word):
        place = text.find(word)
        return Span(place, place + len(word)) if place >= 0 else None
    ending = r"\w{0,2}" if len(word) > 3 and CYRILLIC.search(word) else ""
    stem = word[:-1] if ending else word
    match = re.search(rf"(?<![\w-]){re.escape(stem)}{ending}(?![\w])", text, re.I)
    return Span(match.start(), match.end()) if match else None


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


def _singular(word: str) -> str:
    for ending, instead in (
        ("ies", "y"),
        ("ves", "f"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("oes", "o"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return {
        "mice": "mouse",
        "men": "man",
        "women": "woman",
        "people": "person",
        "children": "child",
        "geese": "goose",
        "feet": "foot",
        "cacti": "cactus",
        "teeth": "tooth",
    }.get(word, word)


def _cyrillic_stem(word: str) -> str:
    """Without the fleeting vowel and the ending: стілець and стільці, замок and замка."""
    bare_word = re.sub(r"(?:ец|ек|ок)$", lambda match: match.group(0)[-1], word.replace("ь", ""))
    return bare_word.rstrip("аеиіоуыэюяйї")


def _shared(a: str, b: str) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count

"""Taking a thing out of a prompt or putting another in its place, phrase by phrase."""

import re

from core.language.alike import HANGUL, fold, same_word
from core.language.bilingual import names_thing
from core.language.cutting_unspaced import without_korean, without_unspaced
from core.language.loose_ends import tidied
from core.language.tongues import tongue_of, words
from core.language.wording import (
    TOKEN,
    UNSPACED,
    Span,
    acts,
    bare,
    exact,
    find,
    leads,
    low,
    named,
    noun_phrase,
    small,
    word_class,
)

#: Languages whose phrases have their small words behind the thing: only the thing itself goes.
BEHIND = frozenset({"tr", "hi", "ko", "vi", "ar", "id"})
#: Prepositions with an article in them.
CONTRACTED = frozenset(
    [
        "numa",
        "num",
        "nel",
        "nella",
        "sul",
        "sulla",
        "del",
        "della",
        "dal",
        "dalla",
        "du",
        "au",
        "al",
        "na",
        "no",
        "da",
        "do",
    ]
)
#: What makes an adjective of a noun, behind all but its last letter: foggy, rainy, wooden, iced.
ADJECTIVE = re.compile(r"\w?(?:[a-z]?y|en|ed|ing)")
#: Languages that say a colour behind its thing, and those that say any adjective there.
COLOUR_LAST = frozenset({"es", "pt", "fr", "it"})
ADJECTIVE_LAST = frozenset({"ar", "id", "vi", "hi"})
#: Times that no preposition leads, or that have it in them: they go alone.
ADVERBIAL = re.compile(
    r"(?:en|in|am|w|o|в|у|à|a|de|di|na|op|bij) .+|all’.+|опівдні|опівночі|вдень|вночі|вранці|увечері|днём|днем|ночью|утром|вечером|abends|nachts|morgens|mittags|tagsüber|nocą|wieczorem|latem|zimą|jesienią|wiosną|летом|зимой|осенью|весной|влітку|взимку|восени|навесні|overdag|gündüz|öğleyin|öğlen|akşamüstü|kışın|outdoors",
    re.I,
)
#: Turkish "with a …".
HAVING = re.compile(r"[^\W_]{2}l[iıuü]$", re.I)


def removed(prompt: str, thing: str) -> str | None:
    """The prompt without the thing and the phrase that is about it; None where it is not named."""
    changed = prompt
    for _ in range(4):
        found = find(changed, thing)
        if found is None:
            break
        if UNSPACED.search(changed[found.start : found.end]):
            shorter = without_unspaced(changed, found)
        elif modifies(changed, found, thing):
            shorter = _word_out(changed, found)
        else:
            shorter = _without(changed, found)
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
    tongue = tongue_of(prompt)
    old = _own_words(prompt, found) if tongue in ADJECTIVE_LAST else noun_phrase(prompt, found)
    fitted = fitted_article(prompt[old.start : old.end], new)
    before = prompt[: old.start].split()
    contracted = before and low(before[-1]) in CONTRACTED and low(fitted.split()[0]) in small().article
    if before and fitted.split()[:1] and (contracted or low(before[-1]) == low(fitted.split()[0])):
        fitted = fitted.split(" ", 1)[-1]
    rest = prompt[old.end :]
    if tongue in COLOUR_LAST | ADJECTIVE_LAST:
        rest = _without_colour(rest)
    following = TOKEN.match(rest.lstrip())
    if following and fitted and same_word(following.group(0), fitted.split()[-1]):
        rest = rest.lstrip()[following.end() :]  # "velvet sofa" for the leather of a leather sofa
    changed = prompt[: old.start] + fitted + rest
    # Named in its own words it is looked for in these: what looks like its name elsewhere is something else.
    seek = exact if exact(prompt, bare(thing)) is not None else find
    for _ in range(3):
        again = seek(changed, bare(thing)) if not find(new, thing) else None
        if again is None:
            break
        changed = changed[: again.start] + bare(new) + changed[again.end :]
    return changed


def _own_words(prompt: str, found: Span) -> Span:
    """The thing with what counts it: these languages have no article before a noun, and verbs may stand there."""
    before = list(TOKEN.finditer(prompt[: found.start]))
    counted = before and low(before[-1].group(0)) in small().article
    close = counted and not prompt[before[-1].end() : found.start].strip()
    return Span(before[-1].start() if close else found.start, found.end)


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
    for word in sorted(named(prompt, listed), key=len, reverse=True):
        if ADVERBIAL.fullmatch(word):
            changed = re.sub(rf"(?<=\w)\s+{re.escape(word)}(?=\s*(?:,|$))", "", changed, flags=re.I)
        found = exact(changed, word)
        while found is not None:
            shorter = (
                _without(changed, found) if _secondary(changed, found) else _word_out(changed, found)
            )
            if not shorter.strip(" ,.") or shorter == changed:
                break
            changed = shorter
            found = exact(changed, word)
    return tidied(changed)


def _without(prompt: str, found: Span) -> str:
    """Take the phrase of a thing out: its preposition, its participle, and what hangs on it."""
    if HANGUL.search(prompt[found.start : found.end]):
        return without_korean(prompt, found)
    start, end = _clause(prompt, found)
    clause = prompt[start:end]
    inside = Span(found.start - start, found.end - start)
    if tongue_of(prompt) == "tr" and HAVING.search(clause[: inside.end]):
        # "yeşil şemsiyeli bir kız": what is worn or held stands before its bearer, as an adjective.
        return tidied(f"{prompt[:start]}{_headless(clause[inside.end :])}{prompt[end:]}")
    left, lead, doing = _leftwards(clause, inside)
    right = _rightwards(clause, inside.end)
    if lead is None and inside.start and tongue_of(prompt) in BEHIND:
        after = re.sub(
            r"^\s*(?:लेकर|पहने हुए|पहने|के साथ|वाला|वाली|लिए हुए|लिए|में|पर|olan|ile|tutan|(?:dur|otur|yat|yürü|koş|uyu|bekle|oyna|uç|yüz)\w*[ae]n)(?=\s|$|,)",
            "",
            clause[inside.end :],
        )
        if tongue_of(prompt) == "hi":
            inside = Span(_coloured_start(clause, inside.start), inside.end)
        if tongue_of(prompt) == "ar":
            after = _without_colour(after)
        return tidied(
            f"{prompt[:start]}{clause[: inside.start].rstrip()} {after.lstrip()}{prompt[end:]}"
        )
    if lead is None:
        rest = _headless(clause[right:])
        if start and rest != clause[right:].strip() and not _joins(clause[right:]):
            rest = ""  # "rain on the window": without rain nothing is on it
        before = prompt[:start]
        return tidied(
            f"{before}{rest}{prompt[end:]}" if rest else f"{before.rstrip(' ,;')}{prompt[end:]}"
        )
    after = clause[right:]
    if low(lead) in small().joint and start:
        after = _without_own_doing(after)
    following = re.match(r"\s*([^\W_]+)\s", after)
    if low(lead) not in small().joint and following and low(following.group(1)) in small().joint:
        kept_lead = clause[(doing if doing is not None else left) : _lead_end(clause, left)]
        head = clause[: doing if doing is not None else left]
        return tidied(f"{prompt[:start]}{head}{kept_lead} {after[following.end() :]}{prompt[end:]}")
    head = clause[: doing if doing is not None else left]
    return tidied(f"{prompt[:start]}{head.rstrip()} {after.lstrip()}{prompt[end:]}")


def _coloured_start(clause: str, start: int) -> int:
    """Hindi says the colour of a thing before it."""
    before = list(TOKEN.finditer(clause[:start]))
    if before and low(before[-1].group(0)) in word_class("colour") | {"रंगीन"}:
        return before[-1].start()
    return start


def _without_colour(after: str) -> str:
    """What stands behind a thing, without the colour that it has."""
    following = TOKEN.match(after.lstrip())
    if following and low(following.group(0)) in word_class("colour"):
        return after.lstrip()[following.end() :]
    return after


def _joins(after: str) -> bool:
    first = TOKEN.search(after)
    return first is not None and low(first.group(0)) in small().joint | {"with"}


def _without_own_doing(after: str) -> str:
    """What the last of several does goes with it: "a juggler and a busker playing the accordion"."""
    first = TOKEN.match(after.lstrip())
    does = first and leads(low(first.group(0))) and low(first.group(0)) not in small().breaks
    return "" if does else after


def _leftwards(clause: str, inside: Span) -> tuple[int, str | None, int | None]:
    """Where the phrase begins: (its preposition's place, the preposition, the participle's place)."""
    before = list(TOKEN.finditer(clause[: inside.start]))
    for place in range(len(before) - 1, -1, -1):
        word = fold(before[place].group(0))
        if acts(before, place):
            return before[place].start(), before[place].group(0), before[place].start()
        german = word == "an" and tongue_of(clause) == "de"
        if (
            not german
            and word not in small().breaks
            and low(before[place].group(0)) not in small().breaks
        ):
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
        if word in ("of", "de", "von") or (word == "di" and tongue_of(clause) != "id"):
            continue
        if leads(word) or (word == "an" and tongue_of(clause) == "de"):
            previous = clause[end : token.start()].split()
            if previous and low(previous[-1]) in ("of",):
                continue
            return token.start()
    return len(clause)


def _headless(rest: str) -> str:
    """What a clause says when its first thing is gone: "and a hare in snow" is "a hare in snow"."""
    plain = rest.strip()
    parts = plain.split()
    while parts and (low(parts[0]) in small().joint or leads(low(parts[0]))):
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


def modifies(prompt: str, found: Span, thing: str) -> bool:
    """True for the snow of a snowy forest and the taco of a taco truck: what they tell about stays."""
    following = TOKEN.match(prompt, found.end + 1) if prompt[found.end : found.end + 1] == " " else None
    if following is None or tongue_of(prompt) != "en":
        return False
    after = low(following.group(0))
    if leads(after) or after in small().article:
        return False
    said, name = fold(prompt[found.start : found.end]), fold(bare(thing).split()[-1])
    derived = said != name and ADJECTIVE.fullmatch(said.removeprefix(name[:-1]))
    return bool(derived) or _heads(after)


def _heads(word: str) -> bool:
    """True for a noun that takes others before it: the truck of a taco truck."""
    return names_thing(word) or word.removesuffix("s") in words("wording")["heads"]["words"]


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

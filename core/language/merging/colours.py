"""A thing gets another colour; the colours that it had go."""

import re
from functools import cache

from core.language.alike import CYRILLIC, HANGUL
from core.language.cutting import modifies
from core.language.merging.draft import Draft, appended
from core.language.tongues import tongue_of, words
from core.language.wording import (
    CYRILLIC_ENDING,
    UNSPACED,
    bare,
    find,
    inflected,
    low,
    named_in,
    noun_phrase,
    word_class,
)

#: How Korean says what something shall become.
KOREAN = {
    "하얗게": "하얀", "빨갛게": "빨간", "파랗게": "파란", "노랗게": "노란", "까맣게": "까만", "검게": "검은", "푸르게": "푸른",
}  # fmt: skip
#: Of a colour, but none on their own.
SHADES = re.compile(
    r"(?:mint|sky|forest|royal|baby|hot|pastel|dusty|blood|ruby|midnight|neon|cherry|lemon|sage|burnt|soft|warm|cool|electric|metallic|matte|striped|spotted|checked|chequered|checkered|polka|dotted|and|[\s-])+",
    re.I,
)
#: Endings of "синий" as those of "зелёный".
HARD = {
    "ем": "ом", "ей": "ой", "ий": "ый", "им": "ым", "яя": "ая", "ее": "ое", "ие": "ые", "юю": "ую",
    "его": "ого", "ему": "ому", "их": "ых", "ими": "ыми",
}  # fmt: skip


def recolour(draft: Draft, thing: str, colour: str) -> None:
    """The thing gets its one new colour; the colours it had go."""
    colour = KOREAN.get(colour.strip(), colour)
    tint = re.sub(
        r"^(?:to |in |all |completely |into |de color |color |warna |màu |en |in |w |bright-)",
        "",
        colour,
        flags=re.I,
    )
    name = bare(
        re.sub(
            r"(?:的颜色|の色|का रंग|’s colou?r)$|^(?:the )?(?:colou?r of (?:the )?|color de (?:la |el |los |las )?|couleur d\w* (?:la |l’)?|farbe (?:der|des|vom) |warna )",
            "",
            thing,
            flags=re.I,
        )
    )
    if UNSPACED.search(name):
        name = _colourless(name)
    name = " ".join(w for w in name.split() if low(w) not in word_class("colour")) or name
    found = find(draft.prompt, name)
    if found is None or modifies(draft.prompt, found, name):
        draft.prompt = appended(draft.prompt, _tinted(name, tint, draft.prompt))
        return
    if (
        tongue_of(draft.prompt) == "tr"
        and (led := _turkish_lead(draft.prompt[: found.start])) is not None
    ):
        noun = draft.prompt[found.start : found.end]
        draft.prompt = f"{led}{tint} bir {noun}{draft.prompt[found.end :]}"
        return
    if UNSPACED.search(name) or HANGUL.search(name):
        before = _colourless_end(draft.prompt[: found.start])
        space = " " if HANGUL.search(name) else ""
        noun = draft.prompt[found.start : found.end]
        tinted = f"{tint}{space}{noun}" if space else _tinted(noun, tint, draft.prompt)
        draft.prompt = before + tinted + draft.prompt[found.end :]
        return
    old = noun_phrase(draft.prompt, found)
    phrase = draft.prompt[old.start : old.end]
    tint = _agreeing(phrase, tint)
    for word in named_in(phrase, word_class("colour")):
        phrase = re.sub(
            rf"(?<!\w)(?:(?:dark|light|bright|pale|deep) )?{re.escape(word)}(?:的|の|い)?(?:[- ](?:and|und|y|et)[- ]\w+)?(?!\w)\s*"
            if not UNSPACED.search(word)
            else re.escape(word) + "(?:色)?(?:的|の)?",
            "",
            phrase,
            flags=re.I,
        )
        if CYRILLIC.search(word) and (form := inflected(phrase, word)):
            phrase = phrase.replace(form, "").replace("  ", " ")
    after = draft.prompt[old.end :]
    after = _without_colour_behind(after)
    noun = draft.prompt[found.start : found.end]
    at = phrase.rfind(noun)
    head = phrase[: at if at >= 0 else len(phrase)]
    draft.prompt = draft.prompt[: old.start] + _articled(head, _tinted(noun, tint, draft.prompt)) + after


def _agreeing(phrase: str, tint: str) -> str:
    """A Cyrillic colour in the form that the old one has: "в синем платье" becomes "в зелёном платье"."""
    stem = CYRILLIC_ENDING.sub("", tint)
    if stem == tint or not CYRILLIC.search(tint):
        return tint
    for word in named_in(phrase, word_class("colour")):
        form = inflected(phrase, word)
        ending = CYRILLIC_ENDING.search(form or "")
        if ending:
            said = ending.group(0)
            return stem + (said if stem.endswith(("син", "Син")) else HARD.get(said, said))
    return tint


def _colourless(name: str) -> str:
    """ "红色的船" is a 船."""
    plain = re.sub(rf"(?:{_colour_words()})(?:色)?(?:的|の|い)?", "", name)
    return plain or name


def _turkish_lead(before: str) -> str | None:
    """What stands before "kırmızı bir araba": the colour is said before the article."""
    led = re.search(r"(?:(?P<colour>[^\W\d_]+) )?bir $", before)
    if led is None:
        return None
    coloured = (led["colour"] or "").casefold() in word_class("colour")
    return before[
        : led.start() if coloured else led.start() + len(led["colour"] or "") + bool(led["colour"])
    ]


def _colourless_end(before: str) -> str:
    """What stands before a noun, without the colour right before it."""
    return re.sub(
        rf"(?:{_colour_words()}|(?<![\u3400-\u9fff]苍)[红蓝绿黄黑白紫粉橙金灰棕赤青緑黒])(?:色)?(?:的|の|い)?\s*$",
        "",
        before,
    )


def _colour_words() -> str:
    asian = [word for word in word_class("colour") if UNSPACED.search(word) or HANGUL.search(word)]
    return "|".join(sorted(asian, key=len, reverse=True))


def _without_colour_behind(after: str) -> str:
    """Romance languages put the colour behind: "una mesa roja"."""
    match = re.match(r"\s+([^\W_]+)", after)
    if match and match.group(1).casefold() in word_class("colour"):
        return after[match.end() :]
    return after


def _articled(head: str, phrase: str) -> str:
    plain = head.strip()
    beside = plain.split()
    if len(beside) > 1 and beside[-1].lower() in words("wording")["beside"]["words"]:
        tint, _, noun = phrase.rpartition(" ")
        return f"{_articled(' '.join(beside[:-1]), tint)} {beside[-1]} {noun}"  # "a green party hat"
    if re.fullmatch(r"an?", plain, re.I):
        return f"{'an' if re.match('[aeiou]', phrase, re.I) else 'a'} {phrase}"
    return f"{head.rstrip()} {phrase}".strip() if not UNSPACED.search(phrase) else head + phrase


def _tinted(noun: str, tint: str, prompt: str) -> str:
    """A thing with its colour, by the prompt's language; an English colour stands before it anywhere."""
    tongue = tongue_of(f"{noun} {tint}")
    if tongue == "en" and not named_in(tint, english_colours()):
        tongue = tongue_of(f"{prompt} {noun} {tint}")
    if tongue in ("de", "nl"):
        return f"{noun} in {tint.capitalize() if tongue == 'de' else tint}"
    if tint in ("赤", "青", "黒", "白") and tongue_of(prompt) == "ja":
        return f"{tint}い{noun}"
    if UNSPACED.search(tint):
        return f"{tint.removesuffix('的').removesuffix('く').removesuffix('に')}{'の' if re.search('[ぁ-んァ-ン]', noun + tint + prompt) else '的'}{noun}"
    if tongue in ("es", "fr", "it", "pt", "id", "vi", "ar"):
        return f"{noun} {tint}"
    return f"{tint} {noun}"


@cache
def english_colours() -> frozenset[str]:
    listed = words("wording")["class"]["colour"]["words"]
    return frozenset(listed[: listed.index("rojo")])


@cache
def _cyrillic_stems() -> frozenset[str]:
    return frozenset(
        CYRILLIC_ENDING.sub("", word.casefold())
        for word in word_class("colour")
        if CYRILLIC.search(word)
    )


def is_colour(text: str) -> bool:
    plain = re.sub(
        r"^(?:a |an |to |in |all |into |bright |dark |light |pale |deep |de color |color |warna |màu |en |completely |mostly )+",
        "",
        text.strip(),
        flags=re.I,
    )
    plain = KOREAN.get(plain, plain)
    plain = re.sub(r"(?:的|く|に|の|色で?|으로|로| colou?red| colou?r)$", "", plain)
    listed = word_class("colour")
    every = [
        part
        for part in re.split(r"[\s-]+(?:and|und|y|et|e|и|та|i|ve|dan|và)[\s-]+|[\s-]", plain)
        if part
    ]
    return (
        bool(every)
        and len(every) <= 4
        and not SHADES.fullmatch(plain)
        and all(
            part.casefold() in listed
            or part.lower() in listed
            or (CYRILLIC.search(part) and CYRILLIC_ENDING.sub("", part.casefold()) in _cyrillic_stems())
            or part.casefold() + "い" in listed
            or f"{part}色" in listed
            or re.fullmatch(
                r"dark|light|bright|pale|deep|mint|sky|forest|royal|baby|hot|pastel|dusty|blood|ruby|midnight|neon|cherry|lemon|sage|burnt|soft|warm|cool|electric|metallic|matte|striped|spotted|checked|chequered|checkered|polka|dotted|oscur[oa]|clar[oa]|foncée?|claire?|scur[oa]|chiar[oa]|escur[oa]|botella|marin[oa]|celeste|menta|oliva|eléctric[oa]|fosforescente|pastel|bouteille|marine|menthe|olive|canard|pâle|bottiglia|militare|garrafa|marinho|musgo|ish",
                part,
                re.I,
            )
            for part in every
        )
    )

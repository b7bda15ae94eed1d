"""Things are taken away, replaced, added, or given to somebody."""

import re

from core.language.alike import fold
from core.language.change import Change
from core.language.cutting import removed, replaced, without_class
from core.language.edits import BACKGROUND
from core.language.merging.colours import is_colour, recolour
from core.language.merging.counts import NUMBERS, recounted, recounted_old
from core.language.merging.draft import (
    MORE,
    PLACE_TAIL,
    PRONOUN,
    Draft,
    appended,
    having,
    is_head,
    listed,
    names_picture,
)
from core.language.merging.places import background
from core.language.merging.whole import (
    class_of,
    class_words,
    set_class,
    styled,
    whole,
)
from core.language.quotes import QUOTED
from core.language.styles import StyleLibrary, presets
from core.language.tongues import tongue_of, words
from core.language.wording import bare, exact, find, leads, low, named_in, noun_phrase, word_class

LAST_ADDED = re.compile(
    r"what (?:you|we|i) (?:just |last )?(?:added|put in|drew|included)|(?:the |your )?last (?:thing|addition|bit|part)",
    re.I,
)
FROM_PICTURE = re.compile(
    r"\s+(?:(?:from|in|out of|off|of) (?:the|this|my|that) (?:image|picture|photo|scene|shot|pic|drawing|painting|composition)|from (?:it|there)|in (?:it|there)|(?:from|in) the (?:back|fore)ground|completely|entirely|again|please|altogether|after all|any ?more|either|for now|now)+$",
    re.I,
)


#: "No shield, two swords".
WISHED = re.compile(rf"(?:an?|some|more|{NUMBERS}|\d+) (?:\w+ )*\w+", re.I)
#: "Put him in a forest" instead of the cliff.
PUT_SOMEWHERE = re.compile(
    r"^(?:(?:him|her|it|them|me|us) )?(?:in|on|at|inside|into|onto) (?=an? |the |\w)", re.I
)
#: "Reading, not knitting".
DOING = re.compile(r"\w{2,}ing\b", re.I)
WRITTEN = re.compile(
    r"(?:the |all |any |that |this )*(?:texts?|words?|letters|lettering|writing|captions?|inscription|title|slogan)(?: on .+)?",
    re.I,
)
LETTERING = re.compile(
    rf",?\s*(?:with|and|that|which|has|the|a|text|words?|caption|title|slogan|inscription|reads?|reading|says?|saying|written|\s)*\s*(?:{QUOTED.pattern})(?: (?:on|written on) (?:it|them))?",
    re.I,
)
#: "Sunglasses on me": whom the picture shows, wears them.
ON_SOMEBODY = re.compile(r"\s+(?:on|onto) (?:me|him|her|us|them)$", re.I)
#: "Some snow on the roof", of a cabin whose roof nobody has spoken of.
PUT_ON = re.compile(
    r"\b(?P<where>on top of|on|onto|over|in|into|inside|under|behind|next to|beside|around) (?:the|his|her|its|their|my) ",
    re.I,
)
CONTAINED = re.compile(
    r"\ban? (?:[\w-]+ )?(?:bowl|plate|cup|mug|glass|bottle|basket|jar|bunch|pile|stack|box|bag|pot|pan|tray|bucket|barrel|crate|bouquet) of ",
    re.I,
)
#: "Change the place to a garden."
SURROUNDINGS = re.compile(r"(?:the |its )?(?:place|venue|surroundings)", re.I)
#: Things that colours are named after: "swap the geraniums for lavender".
GROWN = re.compile(
    r"lavender|violets?|roses?|lilacs?|oranges?|peach(?:es)?|cherr(?:y|ies)|olives?|mint|plums?|limes?|lemons?|salmon|coral|chocolate|coffee|cream",
    re.I,
)
SWAPPED = re.compile(r"(?:swap|replace|exchange|switch|trade|substitute)\b", re.I)
COLOURED_ONE = re.compile(r"(?:the |his |her |its )?(?P<colour>[\w-]+) ones?", re.I)
TINTED = re.compile(r"(?:an? |some )?(?P<colour>[\w-]+) (?P<noun>\w+)", re.I)
#: "Everyone but the clown": what is named is all that stays.
ALL_BUT = re.compile(
    r"(?:every(?:one|body|thing)|all(?: of them| the \w+)?)(?: else)? (?:except|but|apart from|other than)(?: for)? (?P<kept>.+)",
    re.I,
)
JOINED = re.compile(
    r"(?P<one>[^,]+?) and (?P<other>[^,]+?)(?P<rest>(?:,| (?:in|on|at|by|under|near|beside|inside|around) ).*)?$",
    re.I,
)
#: One of several, told apart by its place: what the prompt says of all of them stays.
ONE_OF_THEM = re.compile(r"\b(?:on|to|at) the (?:far )?(?:left|right|back|front|end)$", re.I)
SEVERAL = re.compile(r"\b(?:two|three|four|five|six|several|many|some|both|[2-9]) (?:[\w-]+ )?$", re.I)


def remove(draft: Draft, said_thing: str) -> None:
    if spared := ALL_BUT.fullmatch(said_thing):
        _keep_only(draft, spared["kept"])
        return
    if (
        WRITTEN.fullmatch(said_thing)
        and (shorter := LETTERING.sub("", draft.prompt, count=1)) != draft.prompt
    ):
        draft.prompt = shorter
        draft.gone.append(bare(said_thing))
        return
    for said in listed(FROM_PICTURE.sub("", said_thing)):
        thing = FROM_PICTURE.sub("", said)
        if PRONOUN.fullmatch(thing):
            continue
        if LAST_ADDED.fullmatch(thing) and "," in draft.prompt:
            draft.prompt = draft.prompt[: draft.prompt.rindex(",")]
            continue
        wished = thing != said_thing and (
            WISHED.match(thing)
            or (re.search(rf", {re.escape(thing)}$", said_thing) and len(thing.split()) > 1)
        )
        if wished and find(draft.prompt, thing) is None:
            draft.prompt = appended(draft.prompt, thing)
            continue
        if _one_of_several(draft.prompt, thing):
            continue
        if DOING.fullmatch(thing) and leads(low(thing)) and (found := exact(draft.prompt, thing)):
            draft.prompt = f"{draft.prompt[: found.start].rstrip()}{draft.prompt[found.end :]}"
            draft.gone.append(thing)
            continue
        if re.fullmatch(words("wording")["people"]["said"], bare(thing), re.I):
            people_gone(draft)
        less = removed(draft.prompt, thing) or _kinds_gone(draft.prompt, thing)
        if less is None:
            less = _deed_gone(draft.prompt, thing)
        if less is None:
            less = _look_gone(draft.prompt, thing)
        draft.prompt = less if less is not None else _weather_gone(draft.prompt, thing)
        draft.gone.append(bare(thing))


def _look_gone(prompt: str, thing: str) -> str | None:
    """The beard of a bearded man, the tiles of a tiled roof; None where the prompt has no such word."""
    stem = re.sub(r"(?<=[a-z]{2})e?s$", "", bare(thing).casefold())
    if not re.fullmatch(r"[a-z]{3,}", stem):
        return None
    look = rf"\b{stem}(?:{stem[-1]})?(?:e?d|y|en)\b(?:\s+|(?=,|$))"
    found = re.search(look, prompt, re.I)
    if found is None:
        return None
    rest = prompt[: found.start()] + prompt[found.end() :]
    return re.sub(
        r"\b(an?) (?=([a-z]))", lambda one: "an " if one[2] in "aeiou" else "a ", rest, flags=re.I
    )


def _deed_gone(prompt: str, thing: str) -> str | None:
    """The smoke that comes of "smoking"; None where the prompt has no such word."""
    stem = re.fullmatch(
        r"(smok|steam|drizzl|sparkl|glitter|bubbl|splash|drip)ing", bare(thing).casefold()
    )
    found = re.search(rf"\b{stem[1]}(?:e|es|s)?\b", prompt, re.I) if stem else None
    return removed(prompt, found.group()) if found else None


def _keep_only(draft: Draft, kept: str) -> None:
    """Of two things joined by "and" the one that is spared; what else is there nobody can know."""
    joined = JOINED.fullmatch(draft.prompt)
    found = find(draft.prompt, kept)
    if joined is None and found is not None:
        phrase = noun_phrase(draft.prompt, found)
        styles = [part for part in draft.prompt.split(",")[1:] if styled(part, presets())]
        draft.prompt = ",".join([draft.prompt[phrase.start : phrase.end], *styles])
        return
    if joined is None or find(draft.prompt, kept) is None:
        return
    stays = joined["one"] if find(joined["one"], kept) else joined["other"]
    draft.prompt = stays + (joined["rest"] or "")


def _one_of_several(prompt: str, thing: str) -> bool:
    if not ONE_OF_THEM.search(thing):
        return False
    found = find(prompt, ONE_OF_THEM.sub("", thing))
    return found is not None and SEVERAL.search(prompt[: found.start]) is not None


def people_gone(draft: Draft) -> None:
    """Whoever is named goes, unless the picture is of them."""
    said = fold(draft.prompt)
    for name in words("wording")["people"]["names"]:
        found = find(draft.prompt, name) if name in said else None
        if found is not None and not is_head(draft.prompt, found.start):
            draft.prompt = removed(draft.prompt, name) or draft.prompt


def _kinds_gone(prompt: str, thing: str) -> str | None:
    """Birds go as seagulls, flowers as roses; None where none of the kind is named."""
    name = fold(bare(thing)).split()[-1].removesuffix("s") if bare(thing) else ""
    kinds = [kind for kind in words("wording")["kinds"].get(name, ()) if kind in fold(prompt)]
    shorter = prompt
    for kind in kinds:
        shorter = removed(shorter, kind) or shorter
    return shorter if shorter != prompt else None


def _weather_gone(prompt: str, thing: str) -> str:
    """Snow also goes as "snowy" and "snowing"."""
    stem = fold(bare(thing))[:4]
    kin = frozenset(
        word for word in word_class("weather") | word_class("colour") if fold(word).startswith(stem)
    )
    return without_class(prompt, kin) if len(stem) >= 3 else prompt


def exchange(draft: Draft, change: Change) -> None:
    thing, new = change.thing, PLACE_TAIL.sub("", change.new)
    if _same_in_another_colour(draft, thing, new):
        return
    if PRONOUN.fullmatch(thing) or names_picture(thing):
        whole(draft, new, presets())
        return
    if BACKGROUND.fullmatch(thing) or SURROUNDINGS.fullmatch(thing):
        background(draft, new)
        return
    if DOING.fullmatch(thing) and DOING.match(new) and (found := exact(draft.prompt, thing)):
        draft.prompt = draft.prompt[: found.start] + new + draft.prompt[found.end :]
        draft.gone.append(thing)
        return
    if is_colour(new) and is_colour(thing):
        draft.prompt = re.sub(rf"\b{re.escape(bare(thing))}\b", bare(new), draft.prompt, flags=re.I)
        return
    if is_colour(new) and not (GROWN.fullmatch(bare(new)) and SWAPPED.match(change.words)):
        recolour(draft, thing, new)
        return
    if counted := recounted_old(draft.prompt, thing, new):
        draft.prompt = counted
        return
    draft.prompt = _uncontained(draft.prompt, thing, new)
    new = _elsewhere(draft.prompt, thing, new)
    kin = class_of(bare(thing))
    if find(draft.prompt, thing):
        new = PUT_SOMEWHERE.sub("", new)
    changed = replaced(draft.prompt, thing, new)
    if changed is None and kin and (word := class_words(new)):
        changed = set_class(draft.prompt, new, word)
    if changed is None and kin:
        changed = appended(without_class(draft.prompt, kin), new)
    if changed is None and re.fullmatch(
        r"(?:the )?(?:colou?rs?|style|time(?: of day)?|season|weather|mood|light(?:ing)?)", thing, re.I
    ):
        whole(draft, new, presets())
        return
    if changed is None:
        changed = appended(_look_gone(draft.prompt, thing) or draft.prompt, new)
    draft.prompt = changed
    draft.gone.append(re.sub(r" ones?$", "", bare(thing)))


def _elsewhere(prompt: str, thing: str, new: str) -> str:
    """Of "the cat on the floor instead of the lap" the floor, where the prompt has the cat on a lap."""
    put = re.match(
        r"(?P<what>.+?) (?P<where>in|on|at|under|behind|beside|over|near) (?P<new>.+)", new, re.I
    )
    found = find(prompt, thing) if put else None
    if put is None or found is None or find(prompt[: found.start], put["what"]) is None:
        return new
    same = re.search(
        rf"\b{put['where']}\s+(?:(?:the|an?|his|her|its|their) )?$", prompt[: found.start], re.I
    )
    return put["new"] if same else new


def _uncontained(prompt: str, thing: str, new: str) -> str:
    """The bowl of a bowl of soup goes with the soup where "a plate of ravioli" or "a sandwich" comes."""
    if (
        re.match(r"an? ", new, re.I) is None
        or len(re.findall(rf"\b{re.escape(bare(thing))}\b", prompt, re.I)) > 1
    ):
        return prompt
    held = re.search(rf"{CONTAINED.pattern}(?=(?:[\w-]+ )?{re.escape(bare(thing))}\b)", prompt, re.I)
    return prompt[: held.start()] + prompt[held.end() :] if held else prompt


def _same_in_another_colour(draft: Draft, thing: str, new: str) -> bool:
    """ "A pink cape" instead of "the red one"."""
    old, tinted = COLOURED_ONE.fullmatch(thing), TINTED.fullmatch(new)
    if old is None or tinted is None or not is_colour(old["colour"]) or not is_colour(tinted["colour"]):
        return False
    recolour(draft, tinted["noun"], tinted["colour"])
    return True


def give(draft: Draft, change: Change) -> None:
    thing, new = change.thing, PLACE_TAIL.sub("", change.new)
    if not new:
        thing, new = _thing_and_gift(draft.prompt, thing)
    if lacks := re.match(r"(?:no|without)(?: any)? ", new, re.I):
        remove(draft, new[lacks.end() :])
        return
    on = PUT_ON.search(change.words) if thing and find(draft.prompt, thing) is None else None
    if on and not PRONOUN.fullmatch(thing) and not names_picture(thing):
        draft.prompt = appended(draft.prompt, f"{new} {on['where']} {thing}")
        return
    if word := class_words(new):
        draft.prompt = set_class(draft.prompt, new, word)
        return
    if MORE.match(new) or not thing or PRONOUN.fullmatch(thing) or names_picture(thing):
        draft.prompt = appended(draft.prompt, having(new, draft.prompt))
        return
    found = find(draft.prompt, thing)
    who = bare(thing) if found is None or not is_head(draft.prompt, found.start) else ""
    draft.prompt = appended(draft.prompt, f"{who} {having(new, draft.prompt)}".strip())


def _thing_and_gift(prompt: str, said: str) -> tuple[str, str]:
    """ "the fox a red hat", "the dog sunglasses": who gets it, and what."""
    parted = re.match(
        r"(?P<thing>.+?)\s+(?P<new>(?:an?|some|two|three|four|more|its own|un|una)\s.+)$", said
    )
    if parted:
        return parted["thing"], parted["new"]
    tokens = said.split()
    for end in range(len(tokens) - 1, 0, -1):
        if find(prompt, tokens[end - 1]):
            return " ".join(tokens[:end]), " ".join(tokens[end:])
    return (" ".join(tokens[:2]), " ".join(tokens[2:])) if len(tokens) > 2 else ("", said)


def add(draft: Draft, said_new: str, library: StyleLibrary) -> None:
    new = PLACE_TAIL.sub("", said_new)
    if not new or PRONOUN.fullmatch(new):
        return
    if worn := ON_SOMEBODY.search(new):
        draft.prompt = appended(draft.prompt, having(new[: worn.start()], draft.prompt))
        return
    if class_words(new) and len(new.split()) <= 3:
        whole(draft, new, library)
        return
    if styled(new, library) and len(new.split()) <= 3:
        whole(draft, new, library)
        return
    known = re.match(r"(?:the|el|la|los|las|le|les|der|die|das|den|il|lo|gli|de|het)\s+", new, re.I)
    turkish = tongue_of(draft.prompt) == "tr" and len(new.split()) == 2
    if (
        (known or turkish)
        and named_in(new.split()[-1], word_class("colour"))
        and find(draft.prompt, new)
    ):
        recolour(draft, " ".join(new.split()[:-1]), new.split()[-1])
        return
    counted = recounted(draft.prompt, new) if not MORE.match(new) else None
    draft.prompt = counted or appended(draft.prompt, re.sub(r"^(?:的|了|个|一下)", "", new))

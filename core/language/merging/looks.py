"""A thing changes its size, age, stuff or state: "make the lamps bigger"."""

import re
from dataclasses import replace

from core.language.apart import looks
from core.language.change import Change, Kind
from core.language.edits import BACKGROUND
from core.language.merging.colours import is_colour, recolour
from core.language.merging.counts import NUMBERS
from core.language.merging.draft import DEGREE, PLACE_TAIL, PRONOUN, Draft, appended, names_picture
from core.language.merging.places import background, place
from core.language.merging.things import exchange
from core.language.merging.whole import opposites, whole, without_opposites
from core.language.styles import StyleLibrary
from core.language.tongues import tongue_of
from core.language.wording import bare, find, low, named_in, noun_phrase, small, word_class

QUANTITY = re.compile(
    r"(?:both|all|everyone|everybody|everything|some|each|most|one|nobody)(?: of them)?", re.I
)
#: "The frame of the mirror" is the frame.
PART_OF = re.compile(
    r"(?:the |his |her |its )?(?P<part>[a-z]+) of (?:the|his|her|its|their) [a-z]+(?: [a-z]+)?", re.I
)
MADE_OF = re.compile(r"made (?:out )?(?:of|from) ", re.I)


def make(draft: Draft, change: Change, library: StyleLibrary) -> None:
    thing, new = PLACE_TAIL.sub("", change.thing), change.new
    if not new and re.match(r"her \w+$", thing, re.I) and find(draft.prompt, thing[4:]) is None:
        thing, new = "her", thing[4:]
    if (part := PART_OF.fullmatch(thing)) and find(draft.prompt, part["part"]):
        thing = f"the {part['part']}"
    if not new:
        thing, new = _noun_and_look(draft.prompt, thing)
    if (patterned := re.match(r"(?P<colour>[\w ]+?) with (?P<rest>.+)", new)) and is_colour(
        patterned["colour"]
    ):
        recolour(draft, thing, patterned["colour"])
        draft.prompt = appended(draft.prompt, f"{bare(thing)} with {patterned['rest']}")
        return
    new = PLACE_TAIL.sub("", new)
    if (unpatterned := re.fullmatch(r"(?:plain|solid) (?P<colour>.+)", new, re.I)) and is_colour(
        unpatterned["colour"]
    ):
        _look(draft, thing, "plain")
        new = unpatterned["colour"]
    if PRONOUN.fullmatch(thing) or not thing or names_picture(thing):
        whole(draft, new or thing, library)
    elif BACKGROUND.fullmatch(thing):
        background(draft, new)
    elif MADE_OF.match(new):
        _made_of(draft, thing, new)
    elif re.match(
        r"(?:in|on|at|inside|under|by|near|beside|behind|next to)\s", new, re.I
    ) and not is_colour(new):
        place(draft, Change(kind=Kind.PLACE, thing=thing, new=new))
    elif not new:
        draft.prompt = appended(draft.prompt, thing)
    elif not is_colour(new) and (several := _several_looks(new)):
        for look in several:
            make(draft, Change(kind=Kind.MAKE, thing=thing, new=look), library)
    elif is_colour(new):
        recolour(draft, thing, new)
    elif re.match(r"an?\s+(?!bit\b|little\b|lot\b)", new, re.I) and find(draft.prompt, thing):
        exchange(draft, Change(kind=Kind.REPLACE, thing=thing, new=new))
    elif re.match(r"an?\s+(?!bit\b|little\b|lot\b)", new, re.I) and tongue_of(thing) == "en":
        draft.prompt = appended(draft.prompt, f"{new} as the {bare(thing)}")
    else:
        _look(draft, thing, new)


def _made_of(draft: Draft, thing: str, new: str) -> None:
    """Another stuff: the wood of a wooden ship goes."""
    found = find(draft.prompt, bare(thing))
    if found:
        phrase = noun_phrase(draft.prompt, found)
        inner = without_opposites(draft.prompt[phrase.start : phrase.end], "wooden")
        draft.prompt = f"{draft.prompt[: phrase.start]}{inner} {new}{draft.prompt[phrase.end :]}"
        return
    draft.prompt = appended(draft.prompt, f"{bare(thing)} {new}")


def _noun_and_look(prompt: str, said: str) -> tuple[str, str]:
    """ "the street lamps dark blue": the longest beginning that the prompt names, and the rest."""
    tokens = said.split()
    for mark in ("look like ", "look ", "into ", "out of ", "be ", "to be "):
        if f" {mark}" in f" {said}":
            thing, _, new = f" {said}".partition(f" {mark}")
            return thing.strip(), (f"like {new}" if mark == "look like " else new)
    for end in range(len(tokens) - 1, 0, -1):
        if find(prompt, tokens[end - 1]) and low(tokens[end - 1]) not in small().article:
            return " ".join(tokens[:end]), " ".join(tokens[end:])
    for at in range(1, len(tokens)):
        if re.fullmatch(r"more|less|a|much|slightly|very|bit|in|like|as", tokens[at], re.I) and at > 1:
            return " ".join(tokens[:at]), " ".join(tokens[at:])
    if len(tokens) >= 3 and named_in(said, word_class("colour")):
        for at, token in enumerate(tokens):
            if token.casefold() in word_class("colour") and at > 1:
                return " ".join(
                    tokens[: at - (low(tokens[at - 1]) in ("dark", "light", "bright", "pale", "deep"))]
                ), " ".join(
                    tokens[at - (low(tokens[at - 1]) in ("dark", "light", "bright", "pale", "deep")) :]
                )
    return (" ".join(tokens[:-1]), tokens[-1]) if len(tokens) > 2 else (said, "")


def exchanged(draft: Draft, change: Change) -> Change:
    """The look that a thing shall no longer have is taken from it; what is left to do."""
    thing, new = change.thing, change.new
    if not new:
        thing, new = _noun_and_look(draft.prompt, thing)
    found = find(draft.prompt, bare(thing))
    if found is None or not new:
        return replace(change, thing=thing, new=new)
    if is_colour(new):
        _without_old_look(draft, bare(thing), bare(change.old))
        return replace(change, thing=thing, new=new)
    old = noun_phrase(draft.prompt, found)
    phrase = draft.prompt[old.start : old.end]
    spoken = bare(change.old)
    shown = find(phrase, spoken)
    behind = find(draft.prompt[old.end :].split(",")[0], spoken) if shown is None else None
    if behind is not None:
        start, end = old.end + behind.start, old.end + behind.end
        stuff = re.sub(r"^(?:en|in|aus|de|di|van|of|из) ", "", new, flags=re.I)
        draft.prompt = draft.prompt[:start] + bare(stuff) + draft.prompt[end:]
        draft.gone.append(spoken)
        draft.change.append(change.words)
        return replace(change, kind=Kind.NOTHING, words="")
    if shown is None or shown.end == len(phrase):
        draft.gone.append(spoken)
        return replace(change, thing=thing, new=new)
    head, tail = phrase[: shown.start], phrase[shown.end :]
    look = re.sub(r"^(?:an?|made of|of) ", "", new, flags=re.I)
    draft.prompt = draft.prompt[: old.start] + _articled(head, look) + tail + draft.prompt[old.end :]
    draft.gone.append(spoken)
    draft.change.append(change.words)
    return replace(change, kind=Kind.NOTHING, words="")


def _without_old_look(draft: Draft, thing: str, old: str) -> None:
    """The lead of a lead bob that is to be brass."""
    found = find(draft.prompt, thing)
    if found is None or is_colour(old):
        return
    phrase = noun_phrase(draft.prompt, found)
    inner = draft.prompt[phrase.start : phrase.end]
    less = re.sub(rf"\b{re.escape(old)}\s+(?=\w)", "", inner, count=1, flags=re.I)
    if less != inner:
        draft.prompt = draft.prompt[: phrase.start] + less + draft.prompt[phrase.end :]
        draft.gone.append(old)


def _awake(after: str, new: str) -> str:
    """ "A dragon asleep on a pile" sleeps no more where it is to be awake."""
    state = re.match(r"\s+([a-z]+)(?![\w-])", after)
    if state and any(said.fullmatch(state[1]) and said.search(new) for said in opposites()):
        return after[state.end() :]
    return after


def _articled(head: str, look: str) -> str:
    """The article before it as the first letter wants it."""
    wanted = "an" if re.match("[aeiou]", look, re.I) else "a"
    return re.sub(r"\ban?\s+$", f"{wanted} ", head, flags=re.I) + look


def _look(draft: Draft, thing: str, new: str) -> None:
    """A thing changes its size, age, stuff or state."""
    name = bare(thing)
    prompt = draft.prompt
    if tongue_of(prompt) == "ja" and (stem := re.fullmatch(r"(?P<stem>.+)く", new)):
        known = find(prompt, name)
        look = f"{stem['stem']}い"
        draft.prompt = (
            f"{prompt[: known.start]}{look}{prompt[known.start :]}"
            if known
            else appended(prompt, f"{look}{name}")
        )
        return
    if found := find(prompt, name):
        phrase = noun_phrase(prompt, found)
        inner = without_opposites(prompt[phrase.start : phrase.end], new.replace("-and-", " "))
        prompt = prompt[: phrase.start] + inner + _awake(prompt[phrase.end :], new)
    found = find(prompt, name)
    plain = DEGREE.sub("", new)
    one_word = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*|(?:more|less) [^\W\d_]+", plain)
    if one_word and tongue_of(f"{prompt} {name} {plain}") == "en":
        if found is None:
            look = plain.replace("-and-", " and ")
            everybody = QUANTITY.fullmatch(name)
            draft.prompt = appended(prompt, f"{name.lower()} {look}" if everybody else f"{look} {name}")
            return
        old = noun_phrase(prompt, found)
        draft.prompt = (
            prompt[: old.start] + looking(prompt[old.start : old.end], plain) + prompt[old.end :]
        )
        return
    draft.prompt = appended(prompt, f"{name} {new}")


def _several_looks(new: str) -> list[str]:
    """ "Black and rusty": a colour and a look; [] where one is said."""
    parts = re.split(r",\s*(?:and )?|\s+and\s+", new)
    plain = [part for part in parts if re.fullmatch(r"[a-z]+(?:-[a-z]+)?", part)]
    known = [part for part in plain if is_colour(part) or part in looks() or part.endswith(("y", "ed"))]
    if any(re.match(r"no(?:body|thing| one|-one)\b", part, re.I) for part in parts):
        return []
    if len(parts) < 2 or len(plain) < len(parts) or not known:
        return []
    colours = [part for part in parts if is_colour(part)]
    others = [part for part in parts if not is_colour(part)]
    return [*colours, *(["-and-".join(others)] if others else [])]


def looking(phrase: str, look: str) -> str:
    """A noun phrase with one look more, right after its article or number: "a less fat orange cat"."""
    led = re.match(rf"(?:an?|the|some|{NUMBERS}|\d+)\s+", phrase, re.I)
    lead = led.group(0) if led else ""
    return f"{_articled(lead, look.replace('-and-', ' and '))} {phrase[len(lead) :]}"

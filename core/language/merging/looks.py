"""A thing changes its size, age, stuff or state: "make the lamps bigger"."""

import re
from dataclasses import replace

from core.language.edits import Change, Kind
from core.language.merging.colours import is_colour, recolour
from core.language.merging.draft import DEGREE, PLACE_TAIL, PRONOUN, Draft, appended, names_picture
from core.language.merging.places import BACKGROUND, background, place
from core.language.merging.things import exchange
from core.language.merging.whole import opposites, whole
from core.language.styles import StyleLibrary
from core.language.tongues import tongue_of, words
from core.language.wording import bare, find, low, named_in, noun_phrase, small, word_class

NUMBERS = "|".join(map(re.escape, words("wording")["number"]["words"]))

POSITIVE = re.compile(r"(?:er|est)$")
DOUBLE = re.compile(r"(\w)\1er$")


def make(draft: Draft, change: Change, library: StyleLibrary) -> None:
    thing, new = change.thing, change.new
    if not new:
        thing, new = _noun_and_look(draft.prompt, thing)
    new = PLACE_TAIL.sub("", new)
    if PRONOUN.fullmatch(thing) or not thing or names_picture(thing):
        whole(draft, new or thing, library)
    elif BACKGROUND.fullmatch(thing):
        background(draft, new)
    elif re.match(
        r"(?:in|on|at|inside|under|by|near|beside|behind|next to)\s", new, re.I
    ) and not is_colour(new):
        place(draft, Change(kind=Kind.PLACE, thing=thing, new=new))
    elif not new:
        draft.prompt = appended(draft.prompt, thing)
    elif is_colour(new):
        recolour(draft, thing, new)
    elif re.match(r"an?\s+(?!bit\b|little\b|lot\b)", new, re.I) and find(draft.prompt, thing):
        exchange(draft, Change(kind=Kind.REPLACE, thing=thing, new=new))
    else:
        _look(draft, thing, new)


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
    if found is None or not new or is_colour(new):
        return replace(change, thing=thing, new=new)
    old = noun_phrase(draft.prompt, found)
    phrase = draft.prompt[old.start : old.end]
    spoken = bare(change.old)
    shown = find(phrase, spoken)
    if shown is None or shown.end == len(phrase):
        draft.gone.append(spoken)
        return replace(change, thing=thing, new=new)
    head, tail = phrase[: shown.start], phrase[shown.end :]
    look = re.sub(r"^(?:an?|made of|of) ", "", new, flags=re.I)
    draft.prompt = draft.prompt[: old.start] + _articled(head, look) + tail + draft.prompt[old.end :]
    draft.gone.append(spoken)
    draft.change.append(change.words)
    return replace(change, kind=Kind.NOTHING, words="")


def _articled(head: str, look: str) -> str:
    """The article before it as the first letter wants it."""
    wanted = "an" if re.match("[aeiou]", look, re.I) else "a"
    return re.sub(r"\ban?\s+$", f"{wanted} ", head, flags=re.I) + look


def _look(draft: Draft, thing: str, new: str) -> None:
    """A thing changes its size, age, stuff or state."""
    name = bare(thing)
    prompt = draft.prompt
    if found := find(prompt, name):
        phrase = noun_phrase(prompt, found)
        inner = _without_opposites(prompt[phrase.start : phrase.end], new)
        prompt = prompt[: phrase.start] + inner + prompt[phrase.end :]
    found = find(prompt, name)
    plain = DEGREE.sub("", new)
    one_word = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?|(?:more|less) [^\W\d_]+", plain)
    if one_word and tongue_of(f"{name} {plain}") == "en":
        if found is None:
            draft.prompt = appended(prompt, f"{plain} {name}")
            return
        old = noun_phrase(prompt, found)
        draft.prompt = (
            prompt[: old.start] + looking(prompt[old.start : old.end], plain) + prompt[old.end :]
        )
        return
    draft.prompt = appended(prompt, f"{name} {new}")


def looking(phrase: str, look: str) -> str:
    """A noun phrase with one look more, right after its article or number: "a less fat orange cat"."""
    led = re.match(rf"(?:an?|the|some|{NUMBERS}|\d+)\s+", phrase, re.I)
    lead = led.group(0) if led else ""
    return f"{_articled(lead, look)} {phrase[len(lead) :]}"


def _without_opposites(phrase: str, new: str) -> str:
    for said in opposites():
        if said.search(_positive(new)):
            phrase = re.sub(rf"{said.pattern} (?=\w)", "", phrase, flags=re.I)
    return phrase


def _positive(look: str) -> str:
    """ "Steeper" and "bigger" exclude what "steep" and "big" do."""
    return " ".join(
        dict.fromkeys(
            form
            for word in look.split()
            for form in (
                word,
                POSITIVE.sub("", word),
                POSITIVE.sub("e", word),
                DOUBLE.sub(r"\1", word),
                word.removesuffix("ier") + "y",
            )
        )
    )

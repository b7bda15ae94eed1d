"""Another subject, or another object of what it does, in the place of the one that the picture has."""

import re

from core.language.merging.counts import NUMBERS
from core.language.tongues import words
from core.language.wording import TOKEN, find, leads, low, noun_phrase, small


def head(prompt: str) -> str:
    """What a prompt begins with: "an old woman" of one that knits."""
    first = next(
        (
            token
            for token in TOKEN.finditer(prompt)
            if leads(low(token.group(0))) or token.group(0).endswith("ing")
        ),
        None,
    )
    return prompt[: first.start() if first else len(prompt)].split(",")[0].strip()


def done_to_another(prompt: str, new: str) -> str:
    """ "Playing dominoes" where they play cards; "" where nobody does so to anything yet."""
    doing = re.match(
        r"(?P<deed>[a-z]{2,}ing) (?!(?:in|on|at|with|to|up|down|by|under|over|and)\b)", new, re.I
    )
    said = doing and re.search(
        rf"\b{doing['deed']} (?P<what>(?:(?:an?|the|his|her|their|some|two|three) )?[a-z]+(?: [a-z]+)?)(?=$|,| (?:in|on|at|with|by|under|over|beside|near|and|while|for|from|behind)\b)",
        prompt,
        re.I,
    )
    return f"{prompt[: said.start()]}{new}{prompt[said.end() :]}" if said else ""


def of_its_kind(prompt: str, new: str) -> str:
    """ "Make it a pine tree" where one of the same kind, an oak, is all of that kind that the prompt has."""
    named = re.fullmatch(r"(an?) ([a-z]+)(?: ([a-z]+))?", new, re.I)
    if named is None:
        return ""
    said = [word.casefold() for word in named.groups()[1:] if word]
    for kind, members in words("wording")["kinds"].items():
        if kind == "animal" or not (set(said) & {kind, *members}):
            continue
        there = [name for name in (kind, *members) if name not in said and find(prompt, name)]
        if len(there) == 1 and (found := find(prompt, there[0])):
            old = noun_phrase(prompt, found)
            return f"{prompt[: old.start]}{new}{prompt[found.end :]}"
    return ""


def as_many(new: str, head: str) -> str:
    """ "Women" for "two old men" are two; one of whom nothing is said gets an article."""
    if low(new.split()[0]) in small().article or re.match(rf"(?:{NUMBERS}|\d+) ", new, re.I):
        return new
    counted = re.match(rf"(?:{NUMBERS}|\d+|several|some|many)\b", head, re.I)
    if counted and low(counted[0]) not in small().article | {"one"}:
        return f"{counted[0]} {new}"
    if re.search(r"(?:men|women|people|children|[^s]s)$", new, re.I):
        return new
    return f"{'an' if new[0] in 'aeiou' else 'a'} {new}"


def person(text: str) -> bool:
    return bool(text) and low(text.split()[-1]) in words("wording")["people"]["names"]


def subject_swapped(prompt: str, new: str) -> str:
    """ "Make it a wolf" puts a wolf where the first thing of the prompt was."""
    tokens = list(re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*|,", prompt))
    for token in tokens[1:]:
        if token.group(0) == "," or leads(low(token.group(0))):
            return f"{new} {prompt[token.start() :]}".replace(" ,", ",")
    return new if prompt else f", {new}"

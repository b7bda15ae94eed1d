"""The next picture of a series: "now the same for the bedroom", "page 4: she finds the key".

It takes over from the picture before it what the words leave out.
"""

import re

from core.language.bilingual import places_of
from core.language.labels import NUMBERED
from core.language.merging.places import scenes

SAME_FOR = re.compile(
    r"(?:(?:and|now|then|ok|okay|next|und|jetzt|nun|y|ahora|et|maintenant|e|ora|agora|en|nu|i|teraz|а|теперь|и|тепер)[, ]+)*(?:do |make |draw |mach |haz |fais |fai |faz |maak |zrób |сделай )?"
    r"(?:(?:the |exactly the |that )?same(?: thing| one| style)?(?: again)? (?:for|with)|(?:das ?(?:gleiche|selbe)|dasselbe) (?:für|mit)|lo mismo (?:para|con)|(?:la même chose|pareil) (?:pour|avec)|lo stesso (?:per|con)|o mesmo (?:para|com|pra)|hetzelfde (?:voor|met)|to samo (?:dla|z)|то же самое (?:для|с)|те саме (?:для|з))"
    r" (?:(?:the|my|our|an?|der|die|das|den|dem|eine?n?|el|la|los|las|una?|le|les|une|l[’']|il|lo|o|os|as|uma?|de|het|een) )?(?P<what>[^,.;!?]{2,60})",
    re.I,
)
WHO = re.compile(r"(?P<who>she|he|it|they) (?=[a-z]+s?\b)", re.I)
#: What somebody does ends who they are: "Pip, a mouse in a green coat, crossing a brook".
DOING = re.compile(r",? (?:who |that |which )?\w{3,}ing\b")
CHARACTER_MIN, CHARACTER_MAX = 2, 14


def continued(asked: str, described: str, before: str) -> str:
    """What the next picture shows; ``described`` where it leans on nothing.

    ``asked``: the message. ``before``: the prompt of the newest picture, "" without one.
    """
    if not before:
        return described
    if same := SAME_FOR.fullmatch(asked.strip(" .!?")):
        return _same_for(same["what"], before)
    if NUMBERED.match(asked) and (who := WHO.match(described)):
        character = _character(before)
        return f"{character}, {described[who.end() :]}" if character else described
    return described


def _same_for(what: str, before: str) -> str:
    """The thing in the place of the old one where both are scenes, else with all that was said behind."""
    first, mark, rest = before.partition(",")
    there = places_of(first, scenes())
    if there and places_of(what.split()[-1], scenes()):
        return f"{first.replace(there[-1], what)}{mark}{rest}"
    return f"{what}{mark}{rest}"


def _character(before: str) -> str:
    """Who is in the picture, without what they do there."""
    doing = DOING.search(before)
    who = before[: doing.start()] if doing else before.split(",")[0]
    return who if CHARACTER_MIN <= len(who.split()) <= CHARACTER_MAX else ""

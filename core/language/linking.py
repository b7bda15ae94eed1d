"""Clauses of an edit that need the one before: "no tomatoes, use eggs instead", "it's too gloomy, make it cheerful"."""

import re
from dataclasses import replace

from core.language.change import Change, Kind
from core.language.spoken import tidy

#: "The tomatoes are too red. Green ones."
ONES = re.compile(r"(?:some |make them |with |use |just )*(?P<look>[\w-]+(?: [\w-]+)?) ones?", re.I)
IT = re.compile(r"it|them|that|those|him|her|нього|неї|них|цього|него|неё|этого", re.I)
#: "Give him a parrot. On the left shoulder.": where it is, said after it.
WHERE_IT_IS = re.compile(
    r"(?:on|in|at|to|under|over|above|behind|beside|between|around|next to|near) (?:the|his|her|its|their) ",
    re.I,
)


INSTEAD = re.compile(
    r"\binstead\b|\bin (?:its|his|her|their) place\b|\bstattdessen\b|\ben su lugar\b|\bà la place\b|\binvece\b|\bem vez disso\b|\bвместо (?:этого|них|него|неё)\b|\bзамість (?:нього|неї|них|цього)\b",
    re.I,
)


def linked(found: list[Change]) -> list[Change]:
    """The clauses of one message with what each takes from the one before."""
    return _linked(_blame_taken_up(found))


def _blame_taken_up(found: list[Change]) -> list[Change]:
    """ "It's too gloomy, make it cheerful": where the wish follows the blame, only what it blames is gone."""
    kept: list[Change] = []
    for place, change in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if (
            after
            and _blames(change)
            and after.kind in (Kind.WHOLE, Kind.MAKE, Kind.OTHER)
            and not after.old
        ):
            if change.thing and INSTEAD.search(after.words):
                # "The vase is far too modern. An amphora in its place."
                new = tidy(INSTEAD.sub("", after.new))
                found[place + 1] = replace(after, kind=Kind.REPLACE, thing=change.thing, new=new)
                continue
            ones = ONES.fullmatch(after.new)
            if ones and change.thing:
                found[place + 1] = replace(
                    after, kind=Kind.MAKE, thing=change.thing, new=ones["look"], old=change.old
                )
                continue
            about = change.thing if change.kind is Kind.MAKE and after.kind is Kind.WHOLE else ""
            found[place + 1] = (
                replace(after, kind=Kind.MAKE, thing=about, old=change.old)
                if about
                else replace(after, old=change.old)
            )
            continue
        kept.append(change)
    return kept


def _blames(change: Change) -> bool:
    dislikes = change.kind is Kind.REMOVE and change.old == change.thing
    return bool(change.old) and (
        dislikes or (change.kind is Kind.MAKE and change.words.endswith(change.old))
    )


def _linked(found: list[Change]) -> list[Change]:
    """Clauses that need the one before: "no tomatoes, use eggs instead"; "except the geese, delete them"."""
    linked: list[Change] = []
    for change in found:
        before = linked[-1] if linked else None
        if (
            before
            and before.kind is Kind.REMOVE
            and change.kind in (Kind.ADD, Kind.WHOLE, Kind.OTHER)
            and INSTEAD.search(change.words)
        ):
            linked[-1] = Change(
                kind=Kind.REPLACE,
                thing=before.thing,
                new=tidy(INSTEAD.sub("", change.new)),
                words=f"{before.words}, {change.words}",
            )
            continue
        if (
            before
            and before.kind is Kind.REMOVE
            and change.kind is Kind.REPLACE
            and IT.fullmatch(change.thing)
        ):
            linked[-1] = replace(change, thing=before.thing, words=f"{before.words}, {change.words}")
            continue
        if (
            before
            and before.kind in (Kind.ADD, Kind.GIVE)
            and change.kind is Kind.PLACE
            and not change.thing
            and WHERE_IT_IS.match(change.words)
        ):
            where = _low_first(change.words)
            linked[-1] = replace(before, new=f"{before.new} {where}", words=f"{before.words} {where}")
            continue
        if (
            before
            and change.kind is Kind.REMOVE
            and re.fullmatch(r"it|them|that|those|these|him|her", change.thing, re.I)
        ):
            spoken = re.search(
                r"\b(?:the|that|those|these) ([\w -]+)$", before.thing or before.words, re.I
            )
            change = replace(change, thing=spoken.group(1) if spoken else change.thing)
        linked.append(change)
    return linked


def _low_first(text: str) -> str:
    return text[:1].lower() + text[1:]

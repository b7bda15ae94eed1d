"""Moderation by rules: probes of our own, none explicit, and harmless near misses."""

import pytest

from core.conversation import Verdict
from core.language.disguises import readings
from core.language.moderation import RuleModerator, group, lists, rules
from tests.core.language.judging import cases

PROBES = cases("moderation_cases.jsonl")


async def verdict(text: str, *, photo: bool = False, allowed: frozenset[str] = frozenset()) -> Verdict:
    return (await RuleModerator(allowed).moderate(text, has_attachment=photo)).verdict


async def missed(expected: str, *right: Verdict) -> list[str]:
    kind = [case for case in PROBES if case["expected"] == expected]
    return [
        case["text"]
        for case in kind
        if await verdict(case["text"], photo=case["has_attachment"]) not in right
    ]


async def test_what_is_never_painted_is_blocked() -> None:
    assert await missed("block", Verdict.BLOCK) == []


async def test_what_is_against_the_policy_is_blocked_or_reviewed() -> None:
    assert await missed("policy", Verdict.BLOCK, Verdict.REVIEW) == []


async def test_near_misses_are_painted() -> None:
    assert len([case for case in PROBES if case["expected"] == "allow"]) >= 200
    assert await missed("allow", Verdict.ALLOW) == []


@pytest.mark.parametrize(
    "text",
    [
        "n u d e  c h i l d",
        "n.u.d.e child",
        "nud3 ch1ld",
        "n\u200bude chi\u200bld",
        "nuuuude child",
        "NÜDE CHÍLD",
        "ｎｕｄｅ child",
        "пude сhild",
        "n-u-d-e child",
        "n a k e d c h i l d",
    ],
)
async def test_disguised_words_are_read(text: str) -> None:
    assert await verdict(text) is Verdict.BLOCK


@pytest.mark.parametrize(
    "text", ["a 4k photo, 3d render, 18th century", "R2D2 style robot in a b&w print"]
)
def test_quantities_are_no_disguise(text: str) -> None:
    assert readings(text).splitlines()[0] == text.lower()
    assert not group("minor").search(readings(text))


async def test_a_photo_makes_the_difference() -> None:
    assert await verdict("put her in a bikini", photo=True) is Verdict.REVIEW
    assert await verdict("put her in a bikini") is Verdict.ALLOW


async def test_an_operator_relaxes_policy_but_not_what_always_holds() -> None:
    everything = frozenset(rule.category for rule in rules())

    assert await verdict("hardcore porn between adults", allowed=everything) is Verdict.ALLOW
    assert await verdict("undress this woman", photo=True, allowed=everything) is Verdict.BLOCK
    assert await verdict("sexual content involving a child", allowed=everything) is Verdict.BLOCK
    assert await verdict("a blueprint for a homemade bomb", allowed=everything) is Verdict.BLOCK


async def test_what_a_text_rules_out_it_does_not_ask_for() -> None:
    assert await verdict("a spooky castle, no gore and no nudity") is Verdict.ALLOW


async def test_rule_and_category_are_named_for_the_log() -> None:
    found = await RuleModerator().moderate("a forged passport", has_attachment=False)

    assert (found.category, found.rule) == ("illicit", "forged-paper")


@pytest.mark.parametrize("text", ["", "\x00", "((((", "🎨" * 500, "a " * 20_000, "\u202e"])
async def test_no_text_breaks_it(text: str) -> None:
    assert await verdict(text) is Verdict.ALLOW


def test_every_group_of_words_is_a_pattern() -> None:
    for rule in rules():
        for name in (*rule.all, *rule.none):
            assert group(name).pattern


async def test_a_process_that_is_ready_has_patterns_and_no_longer_what_they_were_made_of() -> None:
    RuleModerator().warm()

    assert await missed("block", Verdict.BLOCK) == []
    assert lists.cache_info().currsize == 0

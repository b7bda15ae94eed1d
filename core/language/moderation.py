"""Whether a text may be painted: combinations of words over every reading of it, in many languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.conversation import Moderation, Verdict
from core.language.disguises import readings
from core.language.signs import UNBORDERED, listed, signs_in, signs_of
from core.language.tongues import read_words

#: More than this is not read; intake refuses longer messages before.
CHARS_MAX = 8_000
KEPT_MAX = 1_000
#: In these lists words have no borders that a pattern could name.
BORDERLESS = frozenset({"cjk", "hi", "ar", "any"})
#: "No nudity", "without blood": what a text rules out it does not ask for.
RULED_OUT = re.compile(
    r"\b(?:no|not|non|never|without(?: any)?|free of|zero|avoid(?:ing)?|nothing|isn.t|aren.t|sin|sans|ohne|keine?|senza|sem|без|bez|tanpa|khong co)[ -]+(?:\w+[ -]){0,1}?"
    r"(?:nud\w+|naked\w*|sexual\w*|sexy|sex|gore|gory|blood\w*|violen\w+|corpses?|explicit\w*|porn\w*|erotic\w*|suggestive|weapons?|nazi\w*|hate|lingerie|cleavage|desnud\w+|sangre|violencia|sang|nacktheit|gewalt|blut|sangue|violenza|nudez|крови|насилия|обнаж\w+|krwi|przemocy|darah|kekerasan)"
    r"(?:\s*(?:or|nor|,? and no|, no|o|ni|oder|ou|или)\s+\w+){0,3}"
    r"|(?:没有|無|无)(?:血腥|裸露|暴力)|(?:裸|暴力|流血)(?:なし|は禁止)"
)
#: How that begins; besides, "isn't" with any apostrophe.
RULING_OUT = listed(
    "no not non never without free zero avoid avoiding nothing aren* sin sans ohne kein keine senza sem без bez tanpa khong"
)
#: Groups that many texts have words of, or of which another group of the same rule tells more.
COMMON = frozenset({
    "document", "figure", "group", "instruct", "minor", "misdeed", "person", "photoof", "victim",
})  # fmt: skip
ALWAYS = frozenset({"sexual_minors", "real_person_intimate"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A combination: each group of ``all`` is there, none of ``none``; ``photo``: only with one attached."""

    id: str
    category: str
    verdict: Verdict
    all: tuple[str, ...]
    none: tuple[str, ...]
    photo: bool


class RuleModerator:
    """Implements `core.ports.Moderator`, offline.

    ``allowed``: categories that the operator relaxes. Rules that block hold whatever it says; only
    those that send to review are relaxed.
    """

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self._allowed = allowed - ALWAYS
        #: A wish is read as typed, as refined and as an instruction: mostly the same words.
        self._found = lru_cache(KEPT_MAX)(self._look)

    def warm(self) -> None:
        """Read every list of words at the start, not while the first person waits."""
        idioms()
        for rule in rules():
            for name in (*rule.all, *rule.none):
                group(name)
        heard()
        # Nobody looks into the lists again once the patterns stand: 0.7 MiB.
        lists.cache_clear()

    async def moderate(self, text: str, *, has_attachment: bool, trusted: bool = False) -> Moderation:
        found = self._found(text, has_attachment)
        if found is None:
            return Moderation(verdict=Verdict.ALLOW)
        return Moderation(verdict=found.verdict, category=found.category, rule=found.id)

    def found(self, text: str, *, has_attachment: bool) -> Rule | None:
        """The first rule that fits: those that block come first."""
        return self._found(text, has_attachment)

    def _look(self, text: str, has_attachment: bool) -> Rule | None:
        read = readings(text[:CHARS_MAX])
        held = [rule for rule in _possible(read) if self._holds(rule, has_attachment)]
        if not held:
            return None
        read = RULED_OUT.sub(" ", idioms().sub(" ", read))
        known: dict[str, bool] = {}

        def said(name: str) -> bool:
            """Several rules ask for the same words."""
            if name not in known:
                known[name] = group(name).search(read) is not None
            return known[name]

        for rule in held:
            if all(map(said, rule.all)) and not any(map(said, rule.none)):
                return rule
        return None

    def _holds(self, rule: Rule, has_attachment: bool) -> bool:
        if rule.photo and not has_attachment:
            return False
        return rule.verdict is not Verdict.REVIEW or rule.category not in self._allowed


@cache
def lists() -> dict[str, Any]:
    """What ``moderation.toml`` says."""
    return read_words("moderation")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of ``moderation.toml``, blocking ones first."""
    found = [_rule(facts) for facts in lists()["rules"]]
    return tuple(sorted(found, key=lambda rule: rule.verdict is not Verdict.BLOCK))


@cache
def idioms() -> re.Pattern[str]:
    """Harmless expressions whose words alone would look otherwise."""
    return re.compile(rf"\b(?:{'|'.join(lists()['idioms'])})\b")


@cache
def group(name: str) -> re.Pattern[str]:
    """One named group of words in all its languages."""
    said: dict[str, list[str]] = lists()["words"][name]
    bordered = _bordered(name)
    free = [part for code, parts in said.items() if code in BORDERLESS for part in parts]
    alternatives = [rf"(?<!\w)(?:{'|'.join(bordered)})(?!\w)"] if bordered else []
    return re.compile("|".join([*alternatives, *free]))


def _bordered(name: str) -> list[str]:
    said: dict[str, list[str]] = lists()["words"][name]
    return [part for code, parts in said.items() if code not in BORDERLESS for part in parts]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text must have for a rule to fit: words of its telling groups.

    ``groups``: those that a sign speaks for. ``rules``: each rule with the telling ones of its groups.
    """

    groups: dict[str, tuple[str, ...]]
    rules: tuple[tuple[Rule, frozenset[str]], ...]

    def possible(self, signs: frozenset[str]) -> list[Rule]:
        found = {name for sign in self.groups.keys() & signs for name in self.groups[sign]}
        return [rule for rule, telling in self.rules if telling <= found]


@cache
def heard() -> Heard:
    groups: dict[str, tuple[str, ...]] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    telling: set[str] = set()
    for name in {name: None for rule in rules() for name in rule.all if name not in COMMON}:
        signs = signs_in(_bordered(name))
        telling |= {name} if signs is not None else set()
        for sign in signs or ():
            names = (*groups.get(sign, ()), name)
            groups[sign] = shared.setdefault(names, names)
    return Heard(
        groups=groups, rules=tuple((rule, frozenset(telling.intersection(rule.all))) for rule in rules())
    )


def _possible(read: str) -> Iterable[Rule]:
    """The rules that may fit: of most texts none. The others are asked in earnest."""
    signs = signs_of(read)
    # What is ruled out may end within a word, and the rest of that begins otherwise.
    if UNBORDERED in signs or not signs.isdisjoint(RULING_OUT) or "isn" in read:
        return rules()
    return heard().possible(signs)


def _rule(facts: dict[str, Any]) -> Rule:
    named: list[str] = facts["all"]
    return Rule(
        id=facts["id"],
        category=facts["category"],
        verdict=Verdict(facts["verdict"]),
        all=tuple(name for name in named if not name.startswith("~")),
        none=tuple(name[1:] for name in named if name.startswith("~")),
        photo=bool(facts.get("photo")),
    )

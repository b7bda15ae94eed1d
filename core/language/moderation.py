"""Whether a text may be painted: combinations of words over every reading of it, in many languages."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.conversation import Moderation, Verdict
from core.language.disguises import readings
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
        read = RULED_OUT.sub(" ", idioms().sub(" ", readings(text[:CHARS_MAX])))
        known: dict[str, bool] = {}

        def said(name: str) -> bool:
            """Several rules ask for the same words."""
            if name not in known:
                known[name] = group(name).search(read) is not None
            return known[name]

        for rule in rules():
            if rule.photo and not has_attachment:
                continue
            if rule.verdict is Verdict.REVIEW and rule.category in self._allowed:
                continue
            if all(map(said, rule.all)) and not any(map(said, rule.none)):
                return rule
        return None


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
    bordered = [part for code, parts in said.items() if code not in BORDERLESS for part in parts]
    free = [part for code, parts in said.items() if code in BORDERLESS for part in parts]
    alternatives = [rf"(?<!\w)(?:{'|'.join(bordered)})(?!\w)"] if bordered else []
    return re.compile("|".join([*alternatives, *free]))


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

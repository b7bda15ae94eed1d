"""Whether a text may be painted: combinations of words over normalised text, a first rule set."""

import re
import unicodedata

from core.conversation import Moderation, Verdict

LEET = str.maketrans("013457$@", "oieastsa")
MINOR = r"\b(?:child|children|kid|kids|minor|minors|underage|teen|schoolgirl|schoolboy|toddler|niñ[oa]s?|enfants?|mineure?s?|kind(?:er)?|menor(?:es)?|bambin[oaie]|ребенок|дети)\b"
SEXUAL = r"\b(?:sexual\w*|sexy|nude|naked|porn\w*|erotic\w*|explicit|topless|lingerie|sexuel\w*|desnud[oa]s?|nackt\w*|nud[oa]s?|nue?s?|голы\w*)\b"
UNDRESS = r"\b(?:undress|remove (?:her|his|their|the) clothes|strip (?:her|him|them)|without (?:her |his |their )?clothes|nudify|take off (?:her|his|their))\b"
RULES = (
    ("sexual_minors", Verdict.BLOCK, (MINOR, SEXUAL)),
    ("undressing", Verdict.BLOCK, (UNDRESS,)),
    ("sexual", Verdict.BLOCK, (r"\b(?:porn\w*|hardcore sex|explicit sex\w*|sexual act)\b",)),
    ("hate", Verdict.BLOCK, (r"\b(?:swastika|nazi propaganda|kkk)\b",)),
    ("illicit", Verdict.REVIEW, (r"\b(?:how to|instructions|step by step)\b", r"\b(?:bomb|explosives?|meth)\b")),
    ("forgery", Verdict.REVIEW, (r"\b(?:fake|forged?|counterfeit)\b", r"\b(?:passport|id card|banknotes?|driving licen[cs]e|diploma)\b")),
    ("self_harm", Verdict.REVIEW, (r"\b(?:suicide|self[- ]harm|cutting (?:myself|herself|himself))\b",)),
    ("gore", Verdict.REVIEW, (r"\b(?:gore|dismember\w*|beheading|beheaded)\b",)),
)  # fmt: skip


class RuleModerator:
    """Implements `core.ports.Moderator`; ``allowed``: policy categories that the operator relaxes."""

    ALWAYS = frozenset({"sexual_minors", "undressing"})

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self._allowed = allowed - self.ALWAYS

    async def moderate(self, text: str, *, has_attachment: bool) -> Moderation:
        plain = normalised(text)
        for category, verdict, patterns in RULES:
            if category not in self._allowed and all(re.search(p, plain) for p in patterns):
                return Moderation(verdict=verdict, category=category, rule=category)
        if has_attachment and re.search(SEXUAL, plain):
            return Moderation(verdict=Verdict.BLOCK, category="undressing", rule="photo+sexual")
        return Moderation(verdict=Verdict.ALLOW)


def normalised(text: str) -> str:
    """NFKC, no zero-width characters, leetspeak undone, spaced letters joined, lower case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    plain = re.sub(r"(?<=[a-z])[0-9$@](?=[a-z])", lambda m: m.group(0).translate(LEET), plain)
    return re.sub(r"\b(?:\w[ ._-]){3,}\w\b", lambda m: re.sub(r"[ ._-]", "", m.group(0)), plain)

"""Words in quotes that shall stand in the picture take the place of the old ones."""

import re

from core.language.edits import speaks_of_text
from core.language.merging.draft import appended
from core.language.quotes import QUOTED


class TextEdit:
    """Words in quotes that shall stand in the picture: they take the place of the old ones."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._quoted = [match.group(0) for match in QUOTED.finditer(said)]
        outside = QUOTED.sub(" ", said)
        self._plain = outside
        speaks = speaks_of_text(outside)
        swaps = len(self._quoted) == 2 and re.search(
            r"replace|change|swap|instead|not|cambia|ersetz|замени|换|変え|바꿔|→|->", outside, re.I
        )
        bare_quote = len(self._quoted) == 1 and len(outside.split()) <= 6
        self.applies = bool(self._quoted) and bool(speaks or swaps or bare_quote)

    def into(self, before: str) -> str:
        new = self._new()
        old = [match.group(0) for match in QUOTED.finditer(before)]
        if not old:
            plain = self._unquoted(before)
            return plain or appended(before, self._clause(new))
        target = self._old(old, new)
        return before.replace(target, target[0] + new[1:-1] + target[-1], 1)

    def _unquoted(self, before: str) -> str:
        """The old words may stand in the prompt without quotation marks."""
        if len(self._quoted) < 2:
            return ""
        gone = next((quote for quote in self._quoted if quote != self._new()), "")
        return (
            re.sub(re.escape(gone[1:-1]), lambda _: self._new(), before, count=1, flags=re.I)
            if gone[1:-1].casefold() in before.casefold()
            else ""
        )

    def _new(self) -> str:
        if len(self._quoted) == 1:
            return self._quoted[0]
        first_gone = re.search(
            r"(?:instead of|rather than|not|anstatt|statt|en vez de|au lieu de|вместо|замість)\W*$",
            self._said[: self._said.rfind(self._quoted[-1])],
            re.I,
        )
        return self._quoted[0] if first_gone else self._quoted[-1]

    def _old(self, old: list[str], new: str) -> str:
        said = {quote[1:-1].casefold() for quote in self._quoted if quote != new}
        named = next((quote for quote in old if quote[1:-1].casefold() in said), None)
        if named or len(old) == 1:
            return named or old[0]
        from difflib import SequenceMatcher  # the few edits of one among several words in quotes need it

        return max(old, key=lambda quote: SequenceMatcher(None, quote, new).ratio())

    def _clause(self, new: str) -> str:
        thing = re.search(
            r"\b(sign|banner|title|label|caption|headline|plate|poster|shirt|t-shirt|hat|cup|mug|door|wall|cover|flag|board|logo|cake|ship|boat)\b",
            self._plain,
            re.I,
        )
        return (
            f"{thing.group(1).lower()} reading {new}"
            if thing and thing.group(1).lower() not in ("title", "caption", "headline")
            else f"with the text {new}"
        )

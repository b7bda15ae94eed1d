"""The model that a person named, as the catalogue calls it: "nano banana pro" is no "nano banana"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from core.conversation import Context, Intent, Outcome, Slots, Understanding
from core.language.wishes import BY
from core.ports import Understander
from core.providers.catalogue import Model, plain

#: "FLUX.1 Kontext pro on Replicate" has five.
WORDS_MAX = 5
#: So many letters of a word tell that no name starts with it.
STARTS = 2
_WORD = re.compile(r"[\w.:/-]*\w")


class ExactModels:
    """Implements `core.ports.Understander`: says more exactly which model was named, no more.

    Understanding knows families by heart; the catalogue, to which operators add, knows every name.
    """

    def __init__(self, inner: Understander, models: Iterable[Model]) -> None:
        self._inner = inner
        self._names = {
            plain(name)
            for model in models
            for name in (model.id, model.name, model.wire, *model.aliases)
        } - {""}
        #: With what a name may start: few words of a text do.
        self._starts = {name[:letters] for name in self._names for letters in range(STARTS + 1)}

    def understand(self, text: str, context: Context) -> Understanding:
        meant = self._inner.understand(text, context)
        if meant.outcome is Outcome.LEAVE:
            return meant  # most of what a group says, and nobody asks what it would be drawn with
        return replace(meant, slots=self._exact(text, meant.slots))

    def slots(self, text: str, intent: Intent, context: Context) -> Slots:
        return self._exact(text, self._inner.slots(text, intent, context))

    def pointed_at(self, text: str, context: Context) -> str | None:
        return self._inner.pointed_at(text, context)

    def _exact(self, text: str, slots: Slots) -> Slots:
        named = self._named(text, surely=slots.model is not None)
        return slots if named is None else replace(slots, model=named)

    def _named(self, text: str, *, surely: bool) -> str | None:
        """The longest name in the text; one that is not known to be meant so stands behind a "with"."""
        words = list(_WORD.finditer(text))
        plainly = _plainly(text, words)
        best = ""
        for at in range(len(words)):
            if plainly[2 * at][:STARTS] not in self._starts:
                continue
            for length in range(min(WORDS_MAX, len(words) - at), 0, -1):
                if "".join(plainly[2 * at : 2 * (at + length) - 1]) not in self._names:
                    continue
                start, said = words[at].start(), text[words[at].start() : words[at + length - 1].end()]
                if not _is_name(said, length):
                    continue
                if surely or BY.search(text[:start].casefold()):
                    best = max(best, said, key=len)
                break
        return best or None


def _plainly(text: str, words: Sequence[re.Match[str]]) -> list[str]:
    """Each word, and what stands between it and the next, as they count in a name."""
    found: list[str] = []
    for word, following in pairwise(words):
        found += plain(word.group()), plain(text[word.end() : following.start()])
    return found + [plain(word.group()) for word in words[-1:]]


def _is_name(said: str, words: int) -> bool:
    """ "ultra" and "depth" are words like any other; "flux-dev" and "nano banana" are not."""
    return words > 1 or any(char.isdigit() or char in "-./" for char in said)

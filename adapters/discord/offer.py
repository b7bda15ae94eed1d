"""What there is to choose from while a command is typed, or in a form: models, styles, shapes."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from adapters.phrases.phrases import Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen: the cards of the models, the names of the styles. ``knows_size``: whether a
    word stands for a shape or a resolution ("wide"). ``called``: how else people call a style."""

    models: Callable[[], Sequence[dict[str, int | str]]]
    styles: Sequence[str]
    knows_size: Callable[[str], bool]
    called: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def named(self, phrases: Phrases, locale: str) -> list[tuple[str, str]]:
        """Every style: what people call it, and the name that it has here."""
        return [(phrases.style(name, locale), name) for name in self.styles]

    def styles_like(self, phrases: Phrases, typed: str, locale: str) -> list[tuple[str, str]]:
        """The styles whose name, or another word for them in any language, goes with what was typed."""
        wanted, found = _bare(typed), list[tuple[int, str, str]]()
        for shown, name in self.named(phrases, locale):
            words = [name, *self.called.get(name, ())]
            like = next((word for word in words if _bare(word).startswith(wanted)), "")
            if wanted in _bare(shown):
                found.append((0 if _bare(shown).startswith(wanted) else 2, shown, name))
            elif like or wanted in _bare(name):
                found.append((1 if like else 2, f"{like or name} · {shown}", name))
        # What begins so was meant rather than what only has it in it.
        return [(shown, name) for _, shown, name in sorted(found, key=lambda one: one[0])]

    def style_of(self, phrases: Phrases, typed: str | None, locale: str) -> str | None:
        """The name of the style that was typed in whole; other words for a style as they are."""
        if not typed:
            return typed
        wanted = _bare(typed)
        for shown, name in self.named(phrases, locale):
            if wanted in {_bare(word) for word in (shown, name, *self.called.get(name, ()))}:
                return name
        return typed

    def cards(self, phrases: Phrases, locale: str) -> list[tuple[str, str]]:
        """What a person weighs (name, seconds, credits), and the model's id."""
        return [
            (phrases.phrase("discord-model-choice", locale, **card), str(card["id"]))
            for card in self.models()
        ]


#: Of the styles in some languages: at each letter that is typed all of them are compared.
_WORDS = 2048


@lru_cache(_WORDS)
def _bare(text: str) -> str:
    """For comparing: without case and accents, which few people type while they look for something."""
    apart = unicodedata.normalize("NFD", text.strip().casefold().replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

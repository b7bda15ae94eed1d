"""The last touch before a painter: style guidance, quality words, the length.

A picture's own prompt stays as people know it; what is added here is for one model and is not carried on.
"""

from dataclasses import dataclass, field

from core.language.styles import StyleLibrary, presets
from core.language.trimming import trimmed
from core.pictures import RefinedPrompt

#: A prompt with fewer characters than this gets quality words.
SHORT_CHARS = 50
QUALITY = "high quality, detailed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """``added``: the words that finishing added, in order, for Info and `/why`."""

    prompt: RefinedPrompt
    added: tuple[str, ...] = ()
    trimmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finishing:
    """``quality``: "" switches the quality words off; ``plain_models`` get their words as they are."""

    quality: str = QUALITY
    short_chars: int = SHORT_CHARS
    plain_models: frozenset[str] = frozenset()
    guidance: bool = True
    library: StyleLibrary = field(default_factory=presets)

    def finished(
        self, prompt: str, *, model: str, style: str | None = None, length_max: int
    ) -> Finished:
        """The prompt cut to the limit, with as many of the added words as fit."""
        added = (
            []
            if model in self.plain_models
            else [*self._quality(prompt), *self._guidance(prompt, style)]
        )
        base = trimmed(prompt, length_max)
        whole, kept = base, list[str]()
        for part in added:
            if len(whole) + len(part) + 2 <= length_max:
                whole = f"{whole}, {part}"
                kept.append(part)
        return Finished(prompt=RefinedPrompt(whole), added=tuple(kept), trimmed=base != prompt)

    def added(self, prompt: str, *, model: str, style: str | None, length_max: int) -> tuple[str, ...]:
        """Implements `core.ports.Finisher`."""
        return self.finished(prompt, model=model, style=style, length_max=length_max).added

    def _quality(self, prompt: str) -> list[str]:
        return [self.quality] if self.quality and len(prompt) < self.short_chars else []

    def _guidance(self, prompt: str, style: str | None) -> list[str]:
        if not self.guidance:
            return []
        named = [found for _, found in self.library.mentions(prompt)]
        chosen = named[-1] if named else self.library.named(style) if style else None
        return [part for part in chosen.guidance if part not in prompt] if chosen else []

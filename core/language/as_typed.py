"""For people who want no refinement: what they typed is what the painter is told."""

from dataclasses import replace

from core.conversation import Context, Intent, Refinement, Slots
from core.language.refinement import OfflineRefiner
from core.language.trimming import trimmed
from core.pictures import RefinedPrompt


class AsTyped:
    """Implements `core.ports.Refiner`. The conversation adds nothing but what was set for it by hand.

    A change still needs to know which picture it is of and what that shows, and "show me what that
    would look like" has no words of its own: those are found as ever.
    """

    def __init__(self, offline: OfflineRefiner) -> None:
        self._offline = offline

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement:
        made = await self._offline.refine(text, intent, slots, context, length_max=length_max)
        words = text.strip()
        if intent is Intent.EDIT:
            return replace(made, instruction=words, keep=(), change=())
        if intent is not Intent.GENERATE or not words:
            return made
        short = trimmed(words, length_max)
        return replace(
            made,
            prompt=RefinedPrompt(short),
            negative=", ".join(dict.fromkeys((*slots.negative, *context.negative))),
            params=replace(made.params, style=slots.style or context.settings.style),
            trimmed=short != words,
            taken=(),
        )

"""The model beside the rules: it decides after the offline gate, and what it says is clamped."""

from dataclasses import replace

from core.conversation import PAID, Context, Intent, Outcome, Refinement, Slots, Understanding
from core.language.llm.answers import Answer
from core.language.llm.thinking import Thinking
from core.language.scrubbing import ORDER
from core.language.trimming import trimmed
from core.pictures import RefinedPrompt
from core.ports import Refiner

#: Below this chance of a request the model is not asked, unless the bot is addressed.
ASK_FROM = 0.1
#: An unaddressed message that the offline gate is this sure about never becomes a paid request.
NEVER_BELOW = 0.05
#: The model has to be this sure to overrule the rules.
SURE = 0.8
NEEDS_TARGET = frozenset({Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})


class ModelUnderstander:
    """Implements `core.ports.SecondOpinion`."""

    def __init__(self, thinking: Thinking) -> None:
        self._thinking = thinking

    async def reconsider(self, text: str, context: Context, meant: Understanding) -> Understanding:
        """The model's decision within what the offline gate allows; else the offline one, unchanged."""
        if not worth_asking(context, meant) or ORDER.search(text):
            return meant
        answer = await self._thinking.answer(text, context)
        return meant if answer is None else decided(answer, context, meant)


class ModelRefiner:
    """Implements `core.ports.Refiner`: the model's prompt where it is sound, the rules' otherwise."""

    def __init__(self, thinking: Thinking, offline: Refiner) -> None:
        self._thinking = thinking
        self._offline = offline

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement:
        made = await self._offline.refine(text, intent, slots, context, length_max=length_max)
        if intent in (Intent.VARIATION, Intent.UPSCALE) or ORDER.search(text):
            return made
        answer = await self._thinking.answer(text, context)
        made = replace(made, cost_micros=self._thinking.bill(text, context))
        return made if answer is None else refined(answer, intent, made, length_max=length_max)


def chance_of_request(meant: Understanding) -> float:
    """How likely the offline gate holds it that the message wants something of the bot."""
    return 1.0 - meant.confidence if meant.intent is Intent.CHAT else meant.confidence


def worth_asking(context: Context, meant: Understanding) -> bool:
    """Ordinary chat costs nothing: the model is asked where the bot is meant or a request is likely."""
    return context.addressed or context.direct or chance_of_request(meant) > ASK_FROM


def decided(answer: Answer, context: Context, meant: Understanding) -> Understanding:
    """The model's intent, clamped: it may quieten the rules, and turn chat into a request only mildly."""
    if answer.intent is meant.intent:
        return replace(meant, slots=_slots(answer, meant))
    if answer.confidence < SURE or (answer.intent in NEEDS_TARGET and answer.target is None):
        return meant
    if answer.intent is Intent.CHAT:
        return replace(meant, outcome=_quieter(meant.outcome))
    if answer.intent not in PAID:
        free = meant.intent is not Intent.CHAT or context.addressed or context.direct
        return _taken(answer, meant, Outcome.ACT) if free else meant
    chance = chance_of_request(meant)
    addressed = context.addressed or context.direct
    if not addressed and chance < NEVER_BELOW:
        return meant
    if chance >= ASK_FROM and meant.outcome is not Outcome.LEAVE:
        return _taken(answer, meant, meant.outcome)
    return _taken(answer, meant, Outcome.ASK) if addressed else meant


def refined(answer: Answer, intent: Intent, made: Refinement, *, length_max: int) -> Refinement:
    """The offline refinement with the model's words; parameters and target stay the offline ones."""
    if answer.intent is not intent or not answer.prompt or answer.target not in (None, made.target):
        return made
    prompt = trimmed(answer.prompt, length_max)
    negative = ", ".join(dict.fromkeys([*filter(None, made.negative.split(", ")), *answer.negative]))
    edit = intent is Intent.EDIT
    return replace(
        made,
        prompt=RefinedPrompt(prompt),
        instruction=trimmed(answer.instruction, length_max) or made.instruction if edit else "",
        negative=negative,
        trimmed=prompt != answer.prompt,
    )


def _quieter(outcome: Outcome) -> Outcome:
    """Act becomes ask, ask becomes leave: the model alone silences nobody who was clear."""
    return Outcome.ASK if outcome is Outcome.ACT else Outcome.LEAVE


def _taken(answer: Answer, meant: Understanding, outcome: Outcome) -> Understanding:
    slots = _slots(answer, replace(meant, slots=replace(meant.slots, target=None)))
    return Understanding(
        intent=answer.intent, slots=slots, outcome=outcome, confidence=answer.confidence
    )


def _slots(answer: Answer, meant: Understanding) -> Slots:
    slots = meant.slots
    return replace(
        slots,
        target=slots.target or (answer.target if answer.intent in NEEDS_TARGET else None),
        style=slots.style or answer.style,
        negative=slots.negative or answer.negative,
    )

"""What a message wants, offline: gates, closed rules, the learnt model; chat when in doubt."""

from collections.abc import Callable
from dataclasses import replace

from core.conversation import PAID, Context, Intent, Outcome, Slots, ThreadPicture, Understanding
from core.language import hints, model, pointing
from core.language.answering import answered
from core.language.hints import hinted, imagined, is_shown, sighs
from core.language.lexicon import concepts_of
from core.language.normalise import CJK_RUN, Message, read
from core.language.orders import figurative, ordered
from core.language.orders import orders as every_order
from core.language.rules import (
    MAYBE,
    SURE,
    anew,
    calls,
    certain,
    clauses_before,
    cooks,
    described,
    inquires,
    keeps,
    reacts,
    repeats,
    restyles,
    shapes,
    shown,
    told,
)
from core.language.slips import without_slips
from core.language.slots import slots_of
from core.language.spoken import wish_of
from core.language.state import State, state_of
from core.language.styles import presets
from core.language.thresholds import DEFAULT, Decision, Thresholds, decide
from core.plain import storable

__all__ = ["OfflineUnderstander", "slots_of"]

#: One message of each kind that loads a table of its own.
WARMING = (
    "draw two pictures, square, with gemini, no text",
    "make it darker",
    "upscale it 2x",
    "reset my style from now on",
)
#: A picture that is meant by what it shows, and two to choose from.
NAMING = "in the dragon one make the books older"
NAMED = tuple(
    ThreadPicture(id=prompt, prompt=prompt, owner="me")
    for prompt in ("a dragon reading books", "a fox in the snow")
)
#: Whoever points at what was said ("draw that") is brief; a longer message brings its own subject.
POINTING_CHARS_MAX = 500
#: With fewer words than this there is no room for a subject.
SUBJECT_WORDS = 4
DRAWN = frozenset({Intent.GENERATE, Intent.VISUALIZE})
#: Words that order other things as readily: "create a spreadsheet", "imagine a world".
MAKING = (
    "gen",
    "ger",
    "crea",
    "cre",
    "cri",
    "erst",
    "erz",
    "entw",
    "gest",
    "imag",
    "desi",
    "dise",
    "rend",
    "visu",
)
#: Of 20,500 labelled messages that nobody addressed to the bot, none that was this likely to be chat was
#: anything else for who looked at it without the talk before it.
SURELY_CHAT = 0.98
#: The chances of each intent for a message in a state.
Judge = Callable[[Message, State], dict[Intent, float]]
SILENT = Decision(intent=Intent.CHAT, outcome=Outcome.LEAVE, confidence=1.0)


class OfflineUnderstander:
    """Implements `core.ports.Understander`; never raises, whatever the text.

    ``addressed_only``: what was not said to the bot is left alone, however plain a request it is.
    """

    def __init__(self, *, addressed_only: bool = False, thresholds: Thresholds = DEFAULT) -> None:
        self._addressed_only = addressed_only
        self._thresholds = thresholds

    def warm(self) -> None:
        """Read the weights and word lists before the first message, not during it."""
        for text in WARMING:
            self.understand(text, Context(attachments=("warm",)))
        self.understand(NAMING, Context(pictures=NAMED))
        for prepare in (pointing.warm, hints.warm, every_order, presets().warm):
            prepare()

    def understand(self, text: str, context: Context) -> Understanding:
        text = without_slips(storable(text))
        decided = self._decided(text, context)
        left = decided.outcome is Outcome.LEAVE
        return Understanding(
            intent=decided.intent,
            slots=Slots() if left else slots_of(text, decided.intent, context),
            outcome=decided.outcome,
            confidence=decided.confidence,
        )

    def slots(self, text: str, intent: Intent, context: Context) -> Slots:
        return slots_of(text, intent, context)

    def pointed_at(self, text: str, context: Context) -> str | None:
        return pointing.pointed_at(text, context)

    def _decided(self, text: str, context: Context) -> Decision:
        addressed = context.addressed or context.direct
        if not text.strip() or (self._addressed_only and not addressed):
            return SILENT
        message, state = read(text), state_of(context)
        judge = model.shipped().probabilities
        decided = settled(message, state, judge, addressed=addressed, thresholds=self._thresholds)
        decided = answered(message, context, decided)
        if addressed and _unheard(decided):
            decided = self._after_story(text, state, decided)
        if decided.intent is Intent.VISUALIZE and len(text) > POINTING_CHARS_MAX:
            return replace(decided, intent=Intent.GENERATE)
        return decided

    def _after_story(self, text: str, state: State, decided: Decision) -> Decision:
        """What is told before a wish speaks of other things: then the wish alone is listened to."""
        wish = wish_of(text)
        if wish == text:
            return decided
        judge = model.shipped().probabilities
        alone = settled(read(wish), state, judge, addressed=True, thresholds=self._thresholds)
        return alone if alone.intent in DRAWN else decided


def _unheard(decided: Decision) -> bool:
    """Whether a wish may still stand behind what was understood so."""
    asked = decided.intent in DRAWN and decided.outcome is Outcome.ASK
    return asked or decided.intent is Intent.CHAT


def settled(
    message: Message, state: State, judge: Judge, *, addressed: bool, thresholds: Thresholds = DEFAULT
) -> Decision:
    """What is done about a message, by closed rules where they hold and ``judge`` where not."""
    if addressed and state.discussed and not state.here and shown(message):
        return Decision(intent=Intent.VISUALIZE, outcome=Outcome.ACT, confidence=SURE)
    decided = _judged(message, state, judge, addressed=addressed, thresholds=thresholds)
    if decided.intent is Intent.EDIT and not state.here and (anew(message) or described(message)):
        decided = replace(decided, intent=Intent.GENERATE)
    if addressed and not state.here and decided.intent is Intent.CHAT and described(message):
        return Decision(intent=Intent.GENERATE, outcome=Outcome.ASK, confidence=decided.confidence)
    if reacts(message) or keeps(message) or (told(message) and not state.here):
        return _left(decided) if decided.intent in PAID else decided
    wished = _wished(message, state, decided, addressed)
    if wished is not None:
        return wished
    unsure = decided.outcome is Outcome.ASK and decided.intent is Intent.GENERATE
    plain = ordered(message, state) if unsure or decided.intent not in PAID else None
    if plain is not None and (addressed or plain is Outcome.ACT):
        outcome = Outcome.ACT if orders(message) else plain
        return Decision(intent=Intent.GENERATE, outcome=outcome, confidence=SURE)
    plainly = decided.outcome is Outcome.ASK and decided.intent in DRAWN and orders(message)
    if plainly and not figurative(message):
        return replace(decided, outcome=Outcome.ACT)
    if decided.outcome is Outcome.ACT and decided.intent in PAID and _doubtful(message, decided.intent):
        return _hushed(decided, addressed)
    return decided


def _judged(
    message: Message, state: State, judge: Judge, *, addressed: bool, thresholds: Thresholds
) -> Decision:
    """With the talk before it or without, whichever makes more of it.

    What was said before matters to whoever points at it; others may bring their own subject, and what
    changes a picture either way is no less an order for the talk before it.
    """

    def by(chances: dict[Intent, float]) -> Decision:
        return decide(chances, addressed=addressed, pictured=state.pictured, thresholds=thresholds)

    chances = _chances(message, state, judge)
    decided = by(chances)
    surely_chat = not addressed and chances.get(Intent.CHAT, 0.0) >= SURELY_CHAT
    if not state.discussed or decided.outcome is Outcome.ACT or surely_chat:
        return decided
    before = replace(state, discussed=False)
    alone = by(_chances(message, before, judge))
    own = alone.intent is Intent.GENERATE and not points(message)
    return alone if own or alone.intent is decided.intent is Intent.EDIT else decided


def _chances(message: Message, state: State, judge: Judge) -> dict[Intent, float]:
    """By a closed rule; of a balance the model may be surer, since nobody is asked for that in company."""
    told = certain(message, state)
    if told is None:
        return judge(message, state)
    if Intent.BALANCE not in told:
        return told
    heard = judge(message, state)
    return heard if heard.get(Intent.BALANCE, 0.0) > told[Intent.BALANCE] else told


def _wished(message: Message, state: State, decided: Decision, addressed: bool) -> Decision | None:
    """What a wish deserves that is no order: it is acted on where it asks to be shown something or the
    model hears a request too, else asked about. None for anything else."""
    if not addressed:
        if decided.outcome is Outcome.LEAVE:
            return None
        if decided.intent is Intent.EDIT and not state.here and sighs(message):
            return _left(decided)
    if state.pictured and repeats(message) and addressed:
        sure = decided.outcome is not Outcome.LEAVE or not clauses_before(message)
        outcome = Outcome.ACT if sure else Outcome.ASK
        return Decision(intent=Intent.VARIATION, outcome=outcome, confidence=SURE)
    if state.pictured and restyles(message) and addressed:
        return Decision(intent=Intent.EDIT, outcome=Outcome.ACT, confidence=SURE)
    if decided.intent is Intent.CHAT and addressed and shapes(message):
        return Decision(intent=Intent.SETTING, outcome=Outcome.ACT, confidence=SURE)
    meant = imagined(message, state)
    if meant is not None:
        if state.discussed and decided.intent in (Intent.EDIT, Intent.VISUALIZE):
            meant = decided.intent  # talk about the picture, or a thing that was only talked about
        heard = decided.outcome if meant is Intent.GENERATE else Outcome.ACT
        sure = decided.outcome is not Outcome.LEAVE and heard is Outcome.ACT
        outcome = Outcome.ACT if sure or is_shown(message) else Outcome.ASK
        return Decision(intent=meant, outcome=outcome, confidence=max(decided.confidence, MAYBE))
    if decided.intent is Intent.CHAT and hinted(message, state):
        return Decision(intent=Intent.EDIT, outcome=Outcome.ASK, confidence=MAYBE)
    return None


def _doubtful(message: Message, intent: Intent) -> bool:
    cooked = intent not in DRAWN and cooks(message)
    return cooked or inquires(message) or calls(message) or (intent in DRAWN and figurative(message))


def _hushed(decided: Decision, addressed: bool) -> Decision:
    """Asked about where the bot is meant, else left alone."""
    if addressed:
        return replace(decided, outcome=Outcome.ASK)
    return _left(decided)


def _left(decided: Decision) -> Decision:
    return Decision(intent=Intent.CHAT, outcome=Outcome.LEAVE, confidence=1.0 - decided.confidence)


def points(message: Message) -> bool:
    """Whether a message leans on what was said before: "draw that", or next to no words at all."""
    if len(message.words) < SUBJECT_WORDS:
        return True
    return any("it" in found for word in message.words for found in concepts_of(word))


def orders(message: Message) -> bool:
    """Whether a message begins with the order itself, "draw a fox", "give me a picture of a fox": then
    nobody wants to be asked.

    Only what the model took for a likely request comes here, so that "draw a line under it" does not.
    """
    if len(message.words) < 2 or message.words[0].startswith(MAKING) or CJK_RUN.search(message.plain):
        return False  # where words are not spaced apart, a "not" may stand inside the first
    first = {concept for found in concepts_of(message.words[0]) for concept in found}
    if first & {"make", "show"}:
        return any("image" in found for word in message.words[1:5] for found in concepts_of(word))
    return "draw" in first

"""Leave-one-voice-out: how well messages of people are understood that training has not met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.conversation import PAID, Intent, Outcome
from core.language.model import Model
from core.language.normalise import read
from core.language.rules import certain
from core.language.state import State
from core.language.thresholds import Decision, decide
from core.language.training.dataset import Row
from core.language.training.fitting import train

Predictions = list[tuple[Row, dict[Intent, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares as in the scorer: ``paid`` and ``asked`` of chat, ``missed`` of requests."""

    messages: int
    accuracy: float
    macro_f1: float
    paid: float
    asked: float
    missed: float


def predicted(rows: Sequence[Row], *, groups: int | None = None) -> Iterator[Predictions]:
    """For each voice (or each of ``groups`` of voices): its rows, judged by a model without it."""
    voices = sorted({row.voice for row in rows})
    for number in range(groups or len(voices)):
        out = set(voices[number :: groups or len(voices)])
        model = train([row for row in rows if row.voice not in out]).quantised()
        yield [(row, _judged(row, model)) for row in rows if row.voice in out]


def figures(predictions: Predictions, *, temperature: float = 1.0) -> Figures:
    judged = [
        (row, decide(_softened(chances, temperature), addressed=not row.unaddressed))
        for row, chances in predictions
    ]
    chat = [decision for row, decision in judged if row.intent is Intent.CHAT]
    requests = [decision for row, decision in judged if row.intent is not Intent.CHAT]
    return Figures(
        messages=len(judged),
        accuracy=_share(meant(decision) is row.intent for row, decision in judged),
        macro_f1=_macro_f1([(row.intent, meant(decision)) for row, decision in judged]),
        paid=_share(d.outcome is Outcome.ACT and d.intent in PAID for d in chat),
        asked=_share(d.outcome is Outcome.ASK for d in chat),
        missed=_share(meant(d) is Intent.CHAT for d in requests),
    )


def meant(decision: Decision) -> Intent:
    return Intent.CHAT if decision.outcome is Outcome.LEAVE else decision.intent


def _judged(row: Row, model: Model) -> dict[Intent, float]:
    """As at run time: a rule where one is certain, else the model."""
    message, state = read(row.text), State.parse(row.state)
    return certain(message, state) or model.probabilities(message, state)


def _softened(chances: dict[Intent, float], temperature: float) -> dict[Intent, float]:
    raised = {intent: chance ** (1 / temperature) for intent, chance in chances.items()}
    whole = sum(raised.values())
    return {intent: value / whole for intent, value in raised.items()}


def _macro_f1(pairs: list[tuple[Intent, Intent]]) -> float:
    scores = []
    for intent in {want for want, _ in pairs}:
        hit = sum(want is got is intent for want, got in pairs)
        named = sum((want is intent) + (got is intent) for want, got in pairs)
        scores.append(2 * hit / named)
    return sum(scores) / len(scores) if scores else 0.0


def _share(truths: Iterator[bool]) -> float:
    found = list(truths)
    return sum(found) / len(found) if found else 0.0

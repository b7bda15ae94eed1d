"""From probabilities to act, ask or leave alone, by what each mistake costs."""

from dataclasses import dataclass

from core.conversation import PAID, Intent, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Probabilities that a message is a request at all, from which on the bot acts or asks.

    An unaddressed message of a group is never asked about: a question nobody wanted disturbs more
    people than a request said again. Beside a picture, talk sounds like an order more often
    ("another beer", "a bit shorter"), so that more has to speak for one there. Chosen by voices left out.
    """

    act: float = 0.8
    act_pictured: float = 0.92
    ask: float = 0.4
    act_unaddressed: float = 0.82
    act_free: float = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """``intent`` is the likeliest request even where it is left alone."""

    intent: Intent
    outcome: Outcome
    confidence: float


DEFAULT = Thresholds()


def decide(
    chances: dict[Intent, float],
    *,
    addressed: bool,
    pictured: bool = False,
    thresholds: Thresholds = DEFAULT,
) -> Decision:
    """The likeliest request, and what to do about it. Chat costs nothing, so doubt means chat."""
    request = 1.0 - chances.get(Intent.CHAT, 0.0)
    others = {intent: chance for intent, chance in chances.items() if intent is not Intent.CHAT}
    best = max(others, key=others.__getitem__)
    outcome = _outcome(best, request, addressed, pictured, thresholds)
    if outcome is Outcome.LEAVE:
        return Decision(intent=Intent.CHAT, outcome=outcome, confidence=1.0 - request)
    return Decision(intent=best, outcome=outcome, confidence=request)


def _outcome(
    best: Intent, request: float, addressed: bool, pictured: bool, thresholds: Thresholds
) -> Outcome:
    if not addressed:
        return Outcome.ACT if request >= thresholds.act_unaddressed else Outcome.LEAVE
    if best not in PAID:
        return Outcome.ACT if request >= thresholds.act_free else Outcome.LEAVE
    if request >= (thresholds.act_pictured if pictured else thresholds.act):
        return Outcome.ACT
    return Outcome.ASK if request >= thresholds.ask else Outcome.LEAVE

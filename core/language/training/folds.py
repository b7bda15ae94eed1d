"""Leave-one-voice-out: how well messages of people are understood that training has not met."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.conversation import PAID, Intent, Outcome
from core.language.model import INTENTS, Probabilities
from core.language.normalise import Message, read
from core.language.state import State
from core.language.thresholds import DEFAULT, Decision, Thresholds
from core.language.training.dataset import DATA, Row
from core.language.training.fitting import train
from core.language.understanding import Judge, settled

#: Where `make weights` keeps what the models without a voice said of its messages.
FILE = DATA / "left_out.predictions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row and its chances by a model that has not met its voice, softened by no temperature.

    ``alone``: as if nothing had been discussed before; the same where nothing was.
    """

    row: Row
    chances: Probabilities
    alone: Probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares as in the scorer: ``paid`` and ``asked`` of chat, ``missed`` of requests."""

    messages: int
    accuracy: float
    macro_f1: float
    paid: float
    asked: float
    missed: float


def predicted(rows: Sequence[Row], *, groups: int | None = None) -> Iterator[list[Judged]]:
    """For each voice (or each of ``groups`` of voices): its rows, judged by a model without it."""
    voices = sorted({row.voice for row in rows})
    for number in range(groups or len(voices)):
        out = set(voices[number :: groups or len(voices)])
        judge = train([row for row in rows if row.voice not in out]).quantised().probabilities
        yield [_judged(row, judge) for row in rows if row.voice in out]


def figures(
    predictions: Sequence[Judged], *, temperature: float = 1.0, thresholds: Thresholds = DEFAULT
) -> Figures:
    """By the very decision of run time: closed rules, thresholds and all."""
    judged = [(one.row, decision_of(one, temperature, thresholds)) for one in predictions]
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


def decision_of(one: Judged, temperature: float, thresholds: Thresholds = DEFAULT) -> Decision:
    state = State.parse(one.row.state)

    def judge(_: Message, seen: State) -> Probabilities:
        return _softened(one.chances if seen == state else one.alone, temperature)

    return settled(
        read(one.row.text), state, judge, addressed=not one.row.unaddressed, thresholds=thresholds
    )


def meant(decision: Decision) -> Intent:
    return Intent.CHAT if decision.outcome is Outcome.LEAVE else decision.intent


def packed(predictions: Sequence[Judged], rows: Sequence[Row], *, fingerprint: str) -> bytes:
    """Chances to a 255th, a byte for each intent, in the order of the rows."""
    by_row = {id(one.row): one for one in predictions}
    body = bytearray()
    for row in rows:
        one = by_row[id(row)]
        for chances in (one.chances, one.alone):
            body += bytes(round(255 * chances.get(intent, 0.0)) for intent in INTENTS)
    header = json.dumps({"fingerprint": fingerprint, "messages": len(rows)})
    return header.encode() + b"\n" + zlib.compress(bytes(body), 9)


def stored(rows: Sequence[Row], *, fingerprint: str, file: Path = FILE) -> list[Judged]:
    """What `packed` wrote; raises ValueError where data or code have changed since."""
    head, _, body = file.read_bytes().partition(b"\n")
    if json.loads(head) != {"fingerprint": fingerprint, "messages": len(rows)}:
        raise ValueError(f"{file.name} is older than the data or the code: run `make weights`")
    flat, width = zlib.decompress(body), len(INTENTS)
    vectors = [_chances(flat[at : at + width]) for at in range(0, len(flat), width)]
    pairs = zip(rows, vectors[::2], vectors[1::2], strict=True)
    return [Judged(row=row, chances=chances, alone=alone) for row, chances, alone in pairs]


def _chances(levels: bytes) -> Probabilities:
    whole = sum(levels) or 1
    return {intent: level / whole for intent, level in zip(INTENTS, levels, strict=True)}


def _judged(row: Row, judge: Judge) -> Judged:
    message, state = read(row.text), State.parse(row.state)
    chances = judge(message, state)
    alone = judge(message, replace(state, discussed=False)) if state.discussed else chances
    return Judged(row=row, chances=chances, alone=alone)


def _softened(chances: Probabilities, temperature: float) -> Probabilities:
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

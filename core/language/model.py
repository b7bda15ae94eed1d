"""The learnt model: int8 weights over hashed features, read with the standard library alone."""

import json
import math
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from core.conversation import Intent
from core.language.features import GROUP_WEIGHTS, ROWS, Groups, features_of
from core.language.normalise import Message
from core.language.state import State, possible

FILE = "intent.weights"
INTENTS = tuple(Intent)
CLASSES = len(INTENTS)
#: How a row's number is kept.
NUMBER: Final = "I"
NUMBER_BYTES = 4

Probabilities = dict[Intent, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """``places``: for each feature its row in ``weights``, 0 where it has none; a row is a signed byte for
    each intent, the first row belongs to no feature. ``scales``: a step, by group of features.

    ``temperature`` softens the logits so that a probability is a frequency (fitted on held-out voices).
    """

    places: memoryview
    weights: memoryview
    bias: Sequence[float]
    scales: Sequence[float]
    temperature: float

    def probabilities(self, message: Message, state: State) -> Probabilities:
        """Over the intents that the state allows; they sum to 1."""
        logits = self.logits(features_of(message, state))
        allowed = [
            (intent, logit / self.temperature)
            for intent, logit in zip(INTENTS, logits, strict=True)
            if possible(intent, state)
        ]
        top = max(logit for _, logit in allowed)
        raised = {intent: math.exp(logit - top) for intent, logit in allowed}
        whole = sum(raised.values())
        return {intent: value / whole for intent, value in raised.items()}

    def logits(self, groups: Groups) -> list[float]:
        totals, row_of, weights = list(self.bias), self.places.__getitem__, self.weights
        for group, weight, scale in zip(groups, GROUP_WEIGHTS, self.scales, strict=True):
            known = filter(None, map(row_of, group))
            rows = b"".join([weights[row * CLASSES : row * CLASSES + CLASSES] for row in known])
            share = weight * scale / math.sqrt(len(group) or 1)
            columns = memoryview(rows).cast("b")
            for place in range(CLASSES):
                totals[place] += share * sum(columns[place::CLASSES])
        return totals


def load(packed: bytes) -> tuple[Model, dict[str, Any]]:
    """A model and its header from the bytes of a weights file: one line of JSON, then zlib of the rows'
    numbers (four bytes each, lowest first) and of the rows."""
    head, _, body = packed.partition(b"\n")
    header = json.loads(head)
    unpacked = memoryview(zlib.decompress(body))
    places = unpacked[: ROWS * NUMBER_BYTES].cast(NUMBER)
    if sys.byteorder == "big":
        turned = array(NUMBER, places)
        turned.byteswap()
        places = memoryview(turned)
    model = Model(
        places=places,
        weights=unpacked[ROWS * NUMBER_BYTES :].cast("b"),
        bias=tuple(header["bias"]),
        scales=tuple(header["scales"]),
        temperature=header["temperature"],
    )
    return model, header


@cache
def shipped() -> Model:
    """The model of this release; read once in a process."""
    return load(files("core.language").joinpath(FILE).read_bytes())[0]

"""The learnt model: int8 weights over hashed features, read with the standard library alone."""

import json
import math
import sys
import zlib
from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Final

from core.conversation import Intent
from core.language.features import GROUP_WEIGHTS, ROWS, Groups, features_of
from core.language.normalise import Message
from core.language.state import State, possible

FILE = "intent.weights"
INTENTS = tuple(Intent)
CLASSES = len(INTENTS)
#: Features are numbered in blocks: a feature's place among the known ones of its block fits into a byte,
#: and only a block's start needs a whole number. A number for each feature would be four times as much.
BLOCK_BITS = 7
BLOCK = 1 << BLOCK_BITS
BLOCKS = ROWS // BLOCK
START: Final = "I"
START_BYTES = 4
#: A process that serves has a bit for each feature instead, in words of 64, and counts places as it is
#: asked: 0.9 MiB less, for 0.04 ms a message.
WORD: Final = "Q"
WORD_BITS = 6
IN_WORD = (1 << WORD_BITS) - 1
#: A weight of nought: bytes without a sign are read faster.
NOUGHT = 128

Probabilities = dict[Intent, float]


class Linear(ABC):
    """A row of weights for each known feature: a byte for each intent, `NOUGHT` more than the weight;
    the first row belongs to no feature. ``scales``: a step, by group of features.

    ``temperature`` softens the logits so that a probability is a frequency (fitted on held-out voices).
    """

    __slots__ = ()

    weights: bytes
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
        totals, weights = list(self.bias), self.weights
        for group, weight, scale in zip(groups, GROUP_WEIGHTS, self.scales, strict=True):
            found = self.rows_of(group)
            rows = b"".join([weights[row * CLASSES : row * CLASSES + CLASSES] for row in found])
            share, nought = weight * scale / math.sqrt(len(group) or 1), NOUGHT * len(found)
            for place in range(CLASSES):
                totals[place] += share * (sum(rows[place::CLASSES]) - nought)
        return totals

    @abstractmethod
    def rows_of(self, features: Iterable[int]) -> list[int]:
        """The rows of those that have weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Linear):
    """As in a weights file. ``places``: for each feature which it is of those of its block that have
    weights, 0 where it has none. ``starts``: for each block the row in ``weights`` before its first.
    """

    places: bytes
    starts: memoryview
    weights: bytes
    bias: Sequence[float]
    scales: Sequence[float]
    temperature: float

    def rows_of(self, features: Iterable[int]) -> list[int]:
        places, starts = self.places, self.starts
        return [starts[one >> BLOCK_BITS] + place for one in features if (place := places[one])]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanModel(Linear):
    """The same in less memory. ``known``: a bit for each feature, lowest first, whether it has weights.
    ``starts``: for each word of those the row in ``weights`` before its first.
    """

    known: Sequence[int]
    starts: Sequence[int]
    weights: bytes
    bias: Sequence[float]
    scales: Sequence[float]
    temperature: float

    @classmethod
    def of(cls, model: Model) -> "LeanModel":
        flags = model.places.translate(bytes([0, *[1] * 255]))
        eighths = (int.from_bytes(flags[bit::8], "little") << bit for bit in range(8))
        known = array(WORD, sum(eighths).to_bytes(len(flags) // 8, sys.byteorder))
        if sys.byteorder == "big":
            known.reverse()
        return cls(
            known=known,
            starts=array(START, accumulate((word.bit_count() for word in known), initial=0)),
            weights=model.weights, bias=model.bias, scales=model.scales, temperature=model.temperature,
        )  # fmt: skip

    def rows_of(self, features: Iterable[int]) -> list[int]:
        known, starts = self.known, self.starts
        return [
            starts[at] + (word & (2 << (one & IN_WORD)) - 1).bit_count()
            for one in features
            if (word := known[at := one >> WORD_BITS]) >> (one & IN_WORD) & 1
        ]


def load(packed: bytes) -> tuple[Model, dict[str, Any]]:
    """A model and its header from the bytes of a weights file: one line of JSON, then zlib of the places,
    of the blocks' starts (four bytes each, lowest first) and of the rows."""
    head, _, body = packed.partition(b"\n")
    header = json.loads(head)
    unpacked, rows_at = zlib.decompress(body), ROWS + BLOCKS * START_BYTES
    starts = memoryview(unpacked[ROWS:rows_at]).cast(START)
    if sys.byteorder == "big":
        turned = array(START, starts)
        turned.byteswap()
        starts = memoryview(turned)
    model = Model(
        places=unpacked[:ROWS],
        starts=starts,
        weights=unpacked[rows_at:],
        bias=tuple(header["bias"]),
        scales=tuple(header["scales"]),
        temperature=header["temperature"],
    )
    return model, header


@cache
def shipped() -> LeanModel:
    """The model of this release; read once in a process."""
    return LeanModel.of(load(files("core.language").joinpath(FILE).read_bytes())[0])

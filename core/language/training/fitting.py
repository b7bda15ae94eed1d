"""From labelled rows to weights: multinomial logistic regression over the hashed features."""

import json
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, diags
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from core.conversation import Intent
from core.language.features import GROUP_WEIGHTS, MEANINGS, ROWS, features_of
from core.language.model import BLOCK, BLOCKS, INTENTS, NOUGHT, START, Model
from core.language.normalise import read
from core.language.state import State
from core.language.training.dataset import Row

INVERSE_PENALTY = 40.0
ITERATIONS_MAX = 80
#: A message means the same beside a picture as without one where its own words say so; such copies
#: teach the model not to take the mere presence of a picture for a request.
COPY_WEIGHT = 0.5
#: A feature of one message alone says nothing about the next.
SAMPLES_MIN = 3
#: A rare feature may weigh more than a common one: by this power of how rare it is, as voices left out
#: like it best. It is multiplied into the weights, so that nothing of it is left at run time.
RARITY = 0.5
#: A feature of so many messages is neither rare nor common.
USUAL = 100
CHAT_PLACES = ("", "p", "r", "d")
#: Voices that want nothing of a picture, whatever stands beside their words: copied into every place.
ANYWHERE = frozenset({"assistant_household", "assistant_queries", "assistant_world"})

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    text: str
    place: str
    intent: Intent
    weight: float = 1.0


def samples_of(rows: Sequence[Row]) -> list[Sample]:
    """The rows, with lighter copies in other states where they mean the same."""
    made = []
    for number, row in enumerate(rows):
        made.append(Sample(text=row.text, place=row.place, intent=row.intent))
        places = _other_places(row)
        if places and row.voice not in ANYWHERE:
            places = [places[number % len(places)]]
        for place in places:
            made.append(Sample(text=row.text, place=place, intent=row.intent, weight=COPY_WEIGHT))
    return made


def train(rows: Sequence[Row]) -> "Trained":
    """Deterministic for the same rows in the same order."""
    samples = samples_of(rows)
    matrix = to_matrix([_features(s.text, s.place) for s in samples])
    seen = np.bincount(matrix.indices, minlength=ROWS).astype(np.int32)
    columns = np.flatnonzero(seen >= SAMPLES_MIN)
    rarity = rarity_of(seen[columns], len(samples))
    fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=ITERATIONS_MAX, tol=1e-4)
    with warnings.catch_warnings():
        # Stopping before convergence is meant: voices left out like it as well as a harder penalty.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted.fit(
            matrix[:, columns] @ diags(rarity),
            [INTENTS.index(s.intent) for s in samples],
            sample_weight=[s.weight for s in samples],
        )
    weights = np.zeros((len(columns), len(INTENTS)))
    bias = np.full(len(INTENTS), -20.0)
    weights[:, fitted.classes_] = fitted.coef_.T * rarity[:, None]
    bias[fitted.classes_] = fitted.intercept_
    return Trained(features=columns.astype(np.int32), weights=weights, bias=bias)


def rarity_of(seen: Ints, samples: int) -> Floats:
    """How much each feature counts, from the number of samples that have it; 1 for a `USUAL` one."""
    usual = max(1.0, np.log(samples / USUAL))
    return np.asarray((np.log(samples / seen).clip(0.1) / usual) ** RARITY)


@cache
def _features(text: str, place: str) -> tuple[Ints, ...]:
    """Kept, since the models of a leave-one-out share most of their messages."""
    groups = features_of(read(text), State.parse(place))
    return tuple(np.array(sorted(group), dtype=np.int32) for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """``weights``: a row for each of the ``features``, which ascend."""

    features: Ints
    weights: Floats
    bias: Floats

    def quantised(self, *, temperature: float = 1.0) -> Model:
        """Meanings are few and weigh much, so they have steps of their own."""
        meanings = int(np.searchsorted(self.features, MEANINGS))
        parts = (self.weights[:meanings], self.weights[meanings:])
        meaning, other = (round(float(np.abs(part).max()) / 127, 8) or 1.0 for part in parts)
        whole = np.concatenate([np.rint(parts[0] / meaning), np.rint(parts[1] / other)])
        rows = whole.clip(-127, 127).astype(np.int16)
        weighty = np.flatnonzero(rows.any(axis=1))
        places, starts = _placed(self.features[weighty])
        kept = np.concatenate([np.zeros((1, len(INTENTS)), dtype=np.int16), rows[weighty]]) + NOUGHT
        return Model(
            places=places,
            starts=memoryview(starts).cast(START),
            weights=kept.astype(np.uint8).tobytes(),
            bias=tuple(round(float(value), 6) for value in self.bias),
            scales=(other, other, meaning),
            temperature=temperature,
        )


def _placed(known: Ints) -> tuple[bytes, bytes]:
    """Each feature's place in its block, and each block's start, as `Model` has them."""
    found = np.zeros(ROWS, dtype=np.uint8)
    found[known] = 1
    blocks = found.reshape(BLOCKS, BLOCK)
    places = blocks.cumsum(axis=1, dtype=np.uint8) * blocks
    ends = blocks.sum(axis=1, dtype=np.uint32).cumsum(dtype=np.uint32)
    starts = np.concatenate([np.zeros(1, dtype=np.uint32), ends[:-1]])
    return places.tobytes(), starts.tobytes()


def packed(model: Model, *, fingerprint: str, held_out: dict[str, float] | None = None) -> bytes:
    """The bytes of a weights file, as `core.language.model.load` reads them."""
    header = {
        "bias": list(model.bias),
        "fingerprint": fingerprint,
        "held_out": held_out or {},
        "scales": list(model.scales),
        "temperature": model.temperature,
    }
    starts = np.asarray(model.starts).astype("<u4").tobytes()
    body = zlib.compress(model.places + starts + model.weights, 9)
    return json.dumps(header, sort_keys=True).encode() + b"\n" + body


def temperature_of(probabilities: Sequence[dict[Intent, float]], wanted: Sequence[Intent]) -> float:
    """What softens overconfident probabilities of unseen voices into frequencies."""
    logs = np.log(np.array([[p.get(intent, 0.0) for intent in INTENTS] for p in probabilities]) + 1e-12)
    places = np.array([INTENTS.index(intent) for intent in wanted])

    def loss(temperature: float) -> float:
        scaled = logs / temperature
        scaled -= np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        return -float(scaled[np.arange(len(places)), places].clip(-12).mean())

    return round(float(minimize_scalar(loss, bounds=(0.5, 4.0), method="bounded").x), 3)


def to_matrix(messages: Sequence[tuple[Ints, ...]]) -> csr_matrix:
    starts, places, values = [0], [], []
    for groups in messages:
        for group, weight in zip(groups, GROUP_WEIGHTS, strict=True):
            places.append(group)
            values.append(np.full(len(group), weight / np.sqrt(max(1, len(group)))))
        starts.append(starts[-1] + sum(map(len, groups)))
    matrix = csr_matrix(
        (np.concatenate(values), np.concatenate(places), starts), shape=(len(messages), ROWS)
    )
    matrix.sum_duplicates()
    return matrix


def _other_places(row: Row) -> list[str]:
    place = row.place
    match row.intent:
        case Intent.CHAT if place in ("p", "r", "d") or row.voice in ANYWHERE:
            return [other for other in CHAT_PLACES if other != place]
        case Intent.GENERATE if place in ("", "p"):
            return ["" if place else "p"]
        case Intent.EDIT | Intent.UPSCALE:
            return ["r" if place == "p" else "p"]
        case _:
            return []

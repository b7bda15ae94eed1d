"""Which requests would give the very same picture, so that it need not be painted and paid for again."""

import hashlib
import json

from core.request import JobRequest


def exact_key(request: JobRequest) -> str:
    """The same for requests that differ in nothing a painter sees; "" where no seed was asked for.

    Without a seed of their own people want a new picture, however alike the words are.
    """
    if not request.seeded:
        return ""
    seen = [
        request.operation.value, _plain(request.prompt), _plain(request.negative),
        _plain(request.instruction) if request.sources else "", request.model, request.width,
        request.height, request.seed, request.count, request.style, request.aspect_ratio,
        request.resolution, request.factor, request.sources, request.keep, request.change,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:32]


def _plain(text: str) -> str:
    """Case, blanks and a last full stop make no other picture; words inside quotes keep their case."""
    folded = text if '"' in text else text.casefold()
    return " ".join(folded.split()).rstrip(". ")

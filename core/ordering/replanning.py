"""An earlier request planned anew: once more, in the best quality, or from one of its pictures."""

import random
from dataclasses import replace

from core.db.database import Row
from core.errors import Refusal, RefusalCode
from core.ordering.planning import Planned
from core.pictures import Operation, PaintParams, PictureId, Size
from core.request import JobRequest
from core.routing.router import Choice, Router, preferred


class Replanner:
    """Priced and routed as of now: the model that painted it may be gone. Raises `Refusal`."""

    def __init__(self, router: Router) -> None:
        self._router = router

    def again(self, request: JobRequest) -> Planned:
        """The same request with a new seed."""
        return self._once_more(request, request.model, request.resolution, random.randrange(2**31))

    def best(self, request: JobRequest, picture: PictureId) -> Planned:
        """A draft in the best quality: the same prompt, seed and references; it knows the draft."""
        if not request.best_model:
            raise Refusal(RefusalCode.UNSUPPORTED)
        planned = self._once_more(request, request.best_model, None, request.seed)
        return replace(
            planned, request=replace(planned.request, parent=picture, best_model="", seeded=False)
        )

    def _once_more(self, request: JobRequest, model: str, resolution: str | None, seed: int) -> Planned:
        params = PaintParams(
            aspect_ratio=request.aspect_ratio or f"{request.width}:{request.height}",
            resolution=resolution,
            model=model,
            style=request.style,
        )
        source = Size(width=request.width, height=request.height) if request.sources else None
        choice = preferred(
            self._router, request.operation, params, source, pictures=len(request.sources)
        )
        changed = replace(_routed(request, choice), seed=seed)
        return Planned(choice=choice, request=changed)

    def from_picture(self, request: JobRequest, picture: Row, operation: Operation) -> Planned:
        """A variation or an enlargement of one finished picture."""
        size = Size(width=picture["width"], height=picture["height"])
        known = request.model if operation is Operation.VARY else None
        choice = preferred(self._router, operation, PaintParams(factor=2, model=known), size)
        changed = replace(
            _routed(request, choice),
            operation=operation,
            sources=(picture["id"],),
            parent=picture["id"],
            instruction="",
            keep=(),
            change=(),
            count=1,
            seed=random.randrange(2**31),
        )
        return Planned(choice=choice, request=changed)


def _routed(request: JobRequest, choice: Choice) -> JobRequest:
    """An earlier request as it is painted now: who, how large, at what price."""
    return replace(
        request,
        model=choice.model,
        width=choice.size.width,
        height=choice.size.height,
        resolution=choice.resolution,
        price_each=choice.price_each,
        cost_each_micros=choice.cost_micros,
        reason=choice.reason,
        saved_each=choice.saved_each,
        notice=choice.notice,
        facts=dict(choice.facts),
        seeded=False,
    )

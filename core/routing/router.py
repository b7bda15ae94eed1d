"""Who paints a request, how large and at what price: a rule over the catalogue.

An explicit choice always wins. What a model lacks is mapped with a notice where something near will
do, and refused before any charge where not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from core.errors import Refusal, RefusalCode
from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import Catalogue, Model, Trait
from core.routing.naming import Heard, Name, heard, names_of
from core.routing.picking import Pick, Picker, price_of
from core.routing.shaping import shaped
from core.routing.sizes import ratio_name

#: What is offered of a model that paints any shape.
USUAL_RATIOS = ("1:1", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16")
#: Why a model that nobody asked for may be left for another.
REPLACEABLE = frozenset({RefusalCode.UNKNOWN_MODEL, RefusalCode.MODEL_NOT_HERE, RefusalCode.UNSUPPORTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``notice`` names a phrase for something that was mapped on the way, ``facts`` fill it.

    ``cost_micros`` is what one picture will cost the operator; ``reason`` names a phrase of `/why`.
    ``prompt_max``: characters that the model takes. ``saved_each``: credits a picture less than the
    usual model's, where a cheaper one is enough.
    """

    provider: str
    model: str
    size: Size
    price_each: int
    notice: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    resolution: str | None = None
    seconds: float = 20.0
    prompt_max: int = 4000
    cost_micros: int = 0
    reason: str = ""
    saved_each: int = 0


class Router(Protocol):
    def choose(
        self,
        operation: Operation,
        params: PaintParams,
        source: Size | None,
        *,
        prompt: str = "",
        pictures: int = 0,
        only: frozenset[str] = frozenset(),
    ) -> Choice:
        """Raises `Refusal` (unknown_model, unsupported, model_not_here) before anything is charged.

        ``pictures``: how many the request starts from; ``prompt`` weighs how much of a model it needs.
        ``only``: the models that the person may have there; empty for all.
        """
        ...

    def better(self, model: str, operation: Operation) -> str:
        """The model that paints this in the best quality there is; "" where that is this one."""
        ...

    def shapes(self, model: str | None) -> Mapping[str, Sequence[str]]:
        """The ``aspect_ratio`` and ``resolution`` that who paints for this model has; None: the usual.

        Raises `Refusal` (unknown_model).
        """
        ...

    def heard(self, text: str) -> Heard | None:
        """The model whose full name a text says, and the text without it."""
        ...

    def models(self) -> Sequence[dict[str, int | str]]:
        """What can be asked for: ``model``, ``credits``, ``seconds``, ``resolution``, ``best``."""
        ...


class CatalogueRouter:
    """Implements `Router`. ``offered`` are the records whose painters are here, ``known`` all there are.

    ``default`` is the operator's model for requests that name none; ``by_complexity`` lets simple
    requests go to cheaper models where no default is set.
    """

    def __init__(
        self,
        offered: Catalogue,
        known: Catalogue,
        *,
        today: Callable[[], date] = date.today,
        default: str = "",
        by_complexity: bool = True,
    ) -> None:
        self.offered = offered
        self._today = today
        self._picker = Picker(
            offered, known, today=today, default=default, by_complexity=by_complexity, restricted=False
        )
        self._names_on: date | None = None
        self._names: Mapping[Name, str] = {}

    def choose(
        self,
        operation: Operation,
        params: PaintParams,
        source: Size | None,
        *,
        prompt: str = "",
        pictures: int = 0,
        only: frozenset[str] = frozenset(),
    ) -> Choice:
        pictures = max(pictures, 1 if source and operation is not Operation.GENERATE else 0)
        picker = self._picker.within(only) if only else self._picker
        pick = picker.pick(operation, params.model, prompt, pictures)
        model = pick.model
        size, resolution, mapped = shaped(model, operation, params, source)
        notice, facts = (pick.notice, pick.facts) if pick.notice else mapped
        price = model.price(resolution)
        return Choice(
            provider=model.provider,
            model=model.id,
            size=size,
            price_each=price.credits,
            notice=notice,
            facts=facts,
            resolution=resolution,
            seconds=model.seconds,
            prompt_max=model.prompt_max,
            cost_micros=model.cost_micros(resolution),
            reason=pick.reason,
            saved_each=_saved(pick, price.credits, operation, params, source),
        )

    def live(self) -> Sequence[Model]:
        """The models that can be asked for today, in the catalogue's order."""
        return self._picker.live()

    def better(self, model: str, operation: Operation) -> str:
        able = [found for found in self.live() if operation in found.operations]
        if any(found.id == model and Trait.QUALITY in found.traits for found in able):
            return ""
        best = [found for found in able if Trait.QUALITY in found.traits]
        return min(best, key=price_of).id if best else ""

    def shapes(self, model: str | None) -> Mapping[str, Sequence[str]]:
        painter = self._picker.pick(Operation.GENERATE, model, "", 0).model
        named = painter.ratios or tuple(ratio for size in painter.sizes if (ratio := ratio_name(size)))
        return {"aspect_ratio": named or USUAL_RATIOS, "resolution": painter.resolutions}

    def heard(self, text: str) -> Heard | None:
        today = self._today()
        if self._names_on != today:
            self._names_on, self._names = today, names_of(self.live())
        return heard(text, self._names)

    def models(self) -> Sequence[dict[str, int | str]]:
        """The cards of `/models`, in the catalogue's order."""
        return [_card(model) for model in self.live()]


def preferred(
    router: Router,
    operation: Operation,
    params: PaintParams,
    source: Size | None,
    *,
    prompt: str = "",
    pictures: int = 0,
    only: frozenset[str] = frozenset(),
) -> Choice:
    """As `Router.choose` where nobody asked for ``params.model``: it painted what this goes on from.

    Who is not here any more, or cannot, is replaced by the usual one instead of refused.
    """

    def choose(params: PaintParams) -> Choice:
        return router.choose(operation, params, source, prompt=prompt, pictures=pictures, only=only)

    try:
        choice = choose(params)
    except Refusal as refusal:
        if params.model is None or refusal.reason not in REPLACEABLE:
            raise
        return choose(replace(params, model=None))
    return replace(choice, reason="kept") if choice.reason == "asked" else choice


def _saved(
    pick: Pick, credits: int, operation: Operation, params: PaintParams, source: Size | None
) -> int:
    """What the usual model would have cost more, at the size that it would have painted."""
    if pick.usual is None:
        return 0
    _, resolution, _ = shaped(pick.usual, operation, params, source)
    return max(0, pick.usual.price(resolution).credits - credits)


def _card(model: Model) -> dict[str, int | str]:
    credits = [price.credits for price in model.prices.values()]
    return {
        "model": model.name,
        "id": model.id,
        "credits": _span(min(credits), max(credits)),
        "seconds": _span(round(model.seconds), round(model.seconds_max)),
        "resolution": model.resolutions[-1] if model.resolutions else f"{model.edge_max}px",
        "best": model.best_for,
    }


def _span(least: int, most: int) -> int | str:
    """A number alone stays one, so that a phrase can say it in the singular."""
    return least if least == most else f"{least}–{most}"

"""Which model paints a request, how large and at what price: a rule over the catalogue.

An explicit choice always wins. What a model lacks is mapped with a notice where something near will
do, and refused before any charge where not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol

from core.complexity import Complexity, complexity_of, control_of
from core.errors import Refusal, RefusalCode
from core.naming import Heard, Name, heard, names_of
from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import Catalogue, Model, Trait
from core.shaping import shaped
from core.sizes import ratio_name

#: A model that ends within so many days is an operator's warning.
RETIRING_DAYS = 30
#: The trait of models that are asked for by what a prompt wants kept, never by default.
CONTROLS = frozenset({Trait.CANNY, Trait.DEPTH})
#: What is offered of a model that paints any shape.
USUAL_RATIOS = ("1:1", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16")
#: Why a model that nobody asked for may be left for another.
REPLACEABLE = frozenset({RefusalCode.UNKNOWN_MODEL, RefusalCode.MODEL_NOT_HERE, RefusalCode.UNSUPPORTED})
_SUITED = {
    Operation.GENERATE: ("balanced",),
    Operation.VARY: ("balanced",),
    Operation.EDIT: ("edit", "balanced"),
    Operation.FILL: ("fill", "balanced"),
    Operation.OUTPAINT: ("outpaint", "balanced"),
    Operation.UPSCALE: ("upscale", "balanced"),
}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pick:
    model: Model
    reason: str
    #: Who would have painted it, were it less simple.
    usual: Model | None = None
    notice: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


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
        restricted: bool = False,
    ) -> None:
        self.offered = offered
        self._restricted = restricted
        self._names_on: date | None = None
        self._names: Mapping[Name, str] = {}
        self._known = known
        self._today = today
        self._default = default
        self._by_complexity = by_complexity

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
        if only:
            within = self._within(only)
            return within.choose(operation, params, source, prompt=prompt, pictures=pictures)
        pictures = max(pictures, 1 if source and operation is not Operation.GENERATE else 0)
        pick = self._pick(operation, params.model, prompt, pictures)
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

    def _within(self, only: frozenset[str]) -> "CatalogueRouter":
        """The same rules over fewer models."""
        return CatalogueRouter(
            Catalogue([model for model in self.offered if model.id in only]), self._known,
            today=self._today, default=self._default if self._default in only else "",
            by_complexity=self._by_complexity, restricted=True,
        )  # fmt: skip

    def better(self, model: str, operation: Operation) -> str:
        able = [found for found in self.live() if operation in found.operations]
        if any(found.id == model and Trait.QUALITY in found.traits for found in able):
            return ""
        best = [found for found in able if Trait.QUALITY in found.traits]
        return min(best, key=_price).id if best else ""

    def shapes(self, model: str | None) -> Mapping[str, Sequence[str]]:
        painter = self._pick(Operation.GENERATE, model, "", 0).model
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

    def live(self) -> list[Model]:
        """The models that can be asked for today, in the catalogue's order."""
        today = self._today()
        return [model for model in self.offered if not model.retired(today)]

    def _pick(self, operation: Operation, asked: str | None, prompt: str, pictures: int) -> _Pick:
        named = asked or self._default
        if named:
            pick = self._named(named, operation, explicit=bool(asked))
            if _can(pick.model, operation, pictures):
                return pick
            return self._instead(pick, operation, pictures, prompt, explicit=bool(asked))
        return self._best(operation, prompt, pictures)

    def _named(self, asked: str, operation: Operation, *, explicit: bool) -> _Pick:
        """The model that goes by this name, or its successor where it has ended."""
        live = {model.id: model for model in self.live()}
        known = [*self.offered.named(asked), *self._known.named(asked)]
        here = [live[model.id] for model in known if model.id in live]
        if here:
            able = [model for model in here if operation in model.operations]
            return _Pick(model=(able or here)[0], reason="asked" if explicit else "default")
        for model in known:
            heir = self._heir(model, live)
            if heir is not None:
                facts = {"asked_model": model.name, "painted_model": heir.name}
                return _Pick(model=heir, reason="successor", notice="retired", facts=facts)
        names = ", ".join(model.name for model in live.values())
        reason = RefusalCode.UNKNOWN_MODEL
        if self._restricted and known:
            reason = RefusalCode.MODEL_NOT_HERE
        raise Refusal(reason, asked=asked, known=names)

    def _heir(self, model: Model, live: Mapping[str, Model]) -> Model | None:
        """Along the successors of what has ended; a model that merely is not offered has none."""
        seen: set[str] = set()
        found: Model | None = model
        while found is not None and found.id not in live and found.id not in seen:
            seen.add(found.id)
            found = self._known.get(found.successor or "")
        return found if found is not None and found.id in live else None

    def _instead(
        self, pick: _Pick, operation: Operation, pictures: int, prompt: str, *, explicit: bool
    ) -> _Pick:
        """A model of the same house that can: "flux pro" edits with FLUX Kontext, fills with Fill."""
        siblings = [
            model
            for model in self._suited(operation, pictures, prompt)
            if model.provider == pick.model.provider
        ]
        if not siblings and explicit:
            raise Refusal(RefusalCode.UNSUPPORTED, model=pick.model.name, operation=operation.value)
        if not siblings:
            return self._best(operation, prompt, pictures)
        facts = {"asked_model": pick.model.name, "painted_model": siblings[0].name}
        return _Pick(model=siblings[0], reason="instead", notice="lacks", facts=facts)

    def _best(self, operation: Operation, prompt: str, pictures: int) -> _Pick:
        suited = self._suited(operation, pictures, prompt)
        if not suited:
            raise Refusal(RefusalCode.UNSUPPORTED, model="none", operation=operation.value)
        usual = suited[0]
        if not self._by_complexity or not prompt:
            return _Pick(model=usual, reason="usual")
        return self._sufficient(suited, usual, complexity_of(prompt, operation, pictures))

    def _sufficient(self, suited: list[Model], usual: Model, needed: Complexity) -> _Pick:
        """The cheapest model that is enough; never a demonstration where a real painter is."""
        paid = [model for model in suited if model.best_for != "demo"] or suited
        match needed:
            case Complexity.SIMPLE:
                cheapest = min(paid, key=_price)
                if _price(cheapest) < _price(usual):
                    return _Pick(model=cheapest, reason="simple", usual=usual)
            case Complexity.TEXT:
                writers = [model for model in paid if Trait.TEXT in model.traits]
                if writers and Trait.TEXT not in usual.traits:
                    return _Pick(model=min(writers, key=_price), reason="text")
            case Complexity.HARD:
                best = [model for model in paid if Trait.QUALITY in model.traits]
                if best and Trait.QUALITY not in usual.traits:
                    return _Pick(model=min(best, key=_price), reason="hard")
        return _Pick(model=usual, reason="usual")

    def _suited(self, operation: Operation, pictures: int, prompt: str) -> list[Model]:
        """All that can do it, the most suited first, demonstrations last."""
        able = [model for model in self.live() if _can(model, operation, pictures)]
        control = control_of(prompt) if pictures else None
        kept = [model for model in able if control in model.traits]
        if control is None or not kept:
            kept = [model for model in able if not CONTROLS & model.traits]
        wanted = _SUITED[operation]
        return sorted(kept, key=lambda model: _rank(model, wanted))


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


def retiring(catalogue: Catalogue, today: date) -> list[Model]:
    """Records that end within `RETIRING_DAYS`, to warn the operator of."""
    return [
        model
        for model in catalogue
        if model.retires_on and today < model.retires_on <= today + timedelta(days=RETIRING_DAYS)
    ]


def _can(model: Model, operation: Operation, pictures: int) -> bool:
    needed = pictures if operation in (Operation.GENERATE, Operation.EDIT) else min(pictures, 1)
    optional = operation is Operation.VARY and Operation.GENERATE in model.operations
    return operation in model.operations and (optional or needed <= model.references_max)


def _rank(model: Model, wanted: tuple[str, ...]) -> tuple[bool, int]:
    place = wanted.index(model.best_for) if model.best_for in wanted else len(wanted)
    return model.best_for == "demo", place


def _saved(
    pick: _Pick, credits: int, operation: Operation, params: PaintParams, source: Size | None
) -> int:
    """What the usual model would have cost more, at the size that it would have painted."""
    if pick.usual is None:
        return 0
    _, resolution, _ = shaped(pick.usual, operation, params, source)
    return max(0, pick.usual.price(resolution).credits - credits)


def _price(model: Model) -> int:
    return model.price(model.resolution_default).credits


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

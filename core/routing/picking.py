"""Which model paints a request: the one asked for, its heir, or the most suited that is enough."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.errors import Refusal, RefusalCode
from core.pictures import Operation
from core.providers.catalogue import Catalogue, Model, Trait
from core.routing.complexity import Complexity, complexity_of, control_of

#: The trait of models that are asked for by what a prompt wants kept, never by default.
CONTROLS = frozenset({Trait.CANNY, Trait.DEPTH})
_SUITED = {
    Operation.GENERATE: ("balanced",),
    Operation.VARY: ("balanced",),
    Operation.EDIT: ("edit", "balanced"),
    Operation.FILL: ("fill", "balanced"),
    Operation.OUTPAINT: ("outpaint", "balanced"),
    Operation.UPSCALE: ("upscale", "balanced"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """``notice`` names a phrase for a model that is not the one asked for, ``reason`` one of `/why`."""

    model: Model
    reason: str
    #: Who would have painted it, were it less simple.
    usual: Model | None = None
    notice: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Picker:
    """``offered``: models whose painters are here; ``known``: all there are, the ended ones too.

    ``default``: the operator's model for requests that name none. ``by_complexity``: simple requests
    go to cheaper models. ``restricted``: ``offered`` is only what the person may have.
    """

    def __init__(
        self, offered: Catalogue, known: Catalogue, *, today: Callable[[], date], default: str,
        by_complexity: bool, restricted: bool,
    ) -> None:  # fmt: skip
        self._offered = offered
        self._known = known
        self._today = today
        self._default = default
        self._by_complexity = by_complexity
        self._restricted = restricted
        self._live_on: date | None = None
        self._live: Sequence[Model] = ()

    def live(self) -> Sequence[Model]:
        """The models that can be asked for today, in the catalogue's order."""
        today = self._today()
        if self._live_on != today:
            self._live_on = today
            self._live = tuple(model for model in self._offered if not model.retired(today))
        return self._live

    def within(self, only: frozenset[str]) -> "Picker":
        """The same rules over fewer models."""
        return Picker(
            Catalogue([model for model in self._offered if model.id in only]), self._known,
            today=self._today, default=self._default if self._default in only else "",
            by_complexity=self._by_complexity, restricted=True,
        )  # fmt: skip

    def pick(self, operation: Operation, asked: str | None, prompt: str, pictures: int) -> Pick:
        """Raises `Refusal` (unknown_model, unsupported, model_not_here)."""
        named = asked or self._default
        if named:
            pick = self._named(named, operation, explicit=bool(asked))
            if _can(pick.model, operation, pictures):
                return pick
            return self._instead(pick, operation, pictures, prompt, explicit=bool(asked))
        return self._best(operation, prompt, pictures)

    def _named(self, asked: str, operation: Operation, *, explicit: bool) -> Pick:
        """The model that goes by this name, or its successor where it has ended."""
        live = {model.id: model for model in self.live()}
        known = [*self._offered.named(asked), *self._known.named(asked)]
        here = [live[model.id] for model in known if model.id in live]
        if here:
            able = [model for model in here if operation in model.operations]
            return Pick(model=(able or here)[0], reason="asked" if explicit else "default")
        for model in known:
            heir = self._heir(model, live)
            if heir is not None:
                facts = {"asked_model": model.name, "painted_model": heir.name}
                return Pick(model=heir, reason="successor", notice="retired", facts=facts)
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
        self, pick: Pick, operation: Operation, pictures: int, prompt: str, *, explicit: bool
    ) -> Pick:
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
        return Pick(model=siblings[0], reason="instead", notice="lacks", facts=facts)

    def _best(self, operation: Operation, prompt: str, pictures: int) -> Pick:
        suited = self._suited(operation, pictures, prompt)
        if not suited:
            raise Refusal(RefusalCode.UNSUPPORTED, model="none", operation=operation.value)
        usual = suited[0]
        if not self._by_complexity or not prompt:
            return Pick(model=usual, reason="usual")
        return self._sufficient(suited, usual, complexity_of(prompt, operation, pictures))

    def _sufficient(self, suited: list[Model], usual: Model, needed: Complexity) -> Pick:
        """The cheapest model that is enough; never a demonstration where a real painter is."""
        paid = [model for model in suited if model.best_for != "demo"] or suited
        match needed:
            case Complexity.SIMPLE:
                cheapest = min(paid, key=price_of)
                if price_of(cheapest) < price_of(usual):
                    return Pick(model=cheapest, reason="simple", usual=usual)
            case Complexity.TEXT:
                writers = [model for model in paid if Trait.TEXT in model.traits]
                if writers and Trait.TEXT not in usual.traits:
                    return Pick(model=min(writers, key=price_of), reason="text")
            case Complexity.HARD:
                best = [model for model in paid if Trait.QUALITY in model.traits]
                if best and Trait.QUALITY not in usual.traits:
                    return Pick(model=min(best, key=price_of), reason="hard")
        return Pick(model=usual, reason="usual")

    def _suited(self, operation: Operation, pictures: int, prompt: str) -> list[Model]:
        """All that can do it, the most suited first, demonstrations last."""
        able = [model for model in self.live() if _can(model, operation, pictures)]
        control = control_of(prompt) if pictures else None
        kept = [model for model in able if control in model.traits]
        if control is None or not kept:
            kept = [model for model in able if not CONTROLS & model.traits]
        wanted = _SUITED[operation]
        return sorted(kept, key=lambda model: _rank(model, wanted))


def price_of(model: Model) -> int:
    """Credits at the resolution that nobody has to ask for."""
    return model.price(model.resolution_default).credits


def _can(model: Model, operation: Operation, pictures: int) -> bool:
    needed = pictures if operation in (Operation.GENERATE, Operation.EDIT) else min(pictures, 1)
    optional = operation is Operation.VARY and Operation.GENERATE in model.operations
    return operation in model.operations and (optional or needed <= model.references_max)


def _rank(model: Model, wanted: tuple[str, ...]) -> tuple[bool, int]:
    place = wanted.index(model.best_for) if model.best_for in wanted else len(wanted)
    return model.best_for == "demo", place

"""Opens what refines and moderates: offline rules, and whoever is configured beside them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from msgspec.structs import asdict

from bot.config import Config
from core.language.as_typed import AsTyped
from core.language.finishing import Finishing
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.language.styles import StyleLibrary, presets
from core.language.understanding import OfflineUnderstander
from core.ports import Clock, Finisher, Moderator, PictureModerator, Refiner, SecondOpinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Everything about words that the configuration chooses. ``second`` is None without a model.

    ``looks`` sees finished pictures; None where no service does. ``warm`` reads weights and word lists,
    for 0.3 s; what is asked before that reads its own.
    """

    understander: OfflineUnderstander
    refiner: Refiner
    as_typed: Refiner
    moderator: Moderator
    looks: PictureModerator | None
    finisher: Finisher
    second: SecondOpinion | None
    styles: StyleLibrary
    warm: Callable[[], None]


@asynccontextmanager
async def open_wording(config: Config, clock: Clock) -> AsyncIterator[Wording]:
    """Offline, unless the section ``[language]`` names a model or a service."""
    language = config.language
    library = presets().merged({name: asdict(style) for name, style in language.own_styles.items()})
    refiner, rules = OfflineRefiner(library), RuleModerator(frozenset(language.moderation.allowed))
    understander = OfflineUnderstander(addressed_only=language.addressed_only)
    offline = Wording(
        understander=understander,
        refiner=refiner,
        as_typed=AsTyped(refiner),
        moderator=rules,
        looks=None,
        finisher=Finishing(
            quality=language.quality,
            short_chars=language.quality_below,
            plain_models=frozenset(language.plain_models),
            guidance=language.guidance,
            library=library,
        ),
        second=None,
        styles=library,
        warm=lambda: _warm(understander, refiner, rules),
    )
    if not (language.model.dialect or language.moderation.service):
        yield offline
        return
    from bot.advisers import advised

    async with advised(offline, language, clock) as wording:
        yield wording


def _warm(understander: OfflineUnderstander, refiner: OfflineRefiner, moderator: RuleModerator) -> None:
    understander.warm()
    refiner.warm()
    moderator.warm()

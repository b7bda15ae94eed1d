"""Opens what refines and moderates, and the language model where one is configured."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from bot.config import Config
from bot.outbound import Outgoing
from bot.sections.language import ModelSettings, ModerationSettings
from core.errors import ConfigError
from core.language.as_typed import AsTyped
from core.language.finishing import Finishing
from core.language.llm import (
    ChatCompletions,
    Dialect,
    Gemini,
    Limits,
    ModelRefiner,
    ModelUnderstander,
    Prices,
    Thinking,
)
from core.language.moderation import RuleModerator
from core.language.moderation_services import HttpClassifier, LayeredModerator, OpenAIModeration
from core.language.refinement import OfflineRefiner
from core.language.styles import StyleLibrary, presets
from core.language.understanding import OfflineUnderstander
from core.ports import Clock, Finisher, Moderator, PictureModerator, Refiner, SecondOpinion

OPENAI = "https://api.openai.com/v1"
GEMINI = "https://generativelanguage.googleapis.com/v1beta"


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
    """One HTTP client for the services of the section ``[language]``; none is asked by default."""
    language = config.language
    library = presets().merged({name: style.model_dump() for name, style in language.own_styles.items()})
    offline = OfflineRefiner(library)
    async with Outgoing() as client:
        dialect = dialect_of(language.model, client)
        service = service_of(language.moderation, client)
        rules = RuleModerator(frozenset(language.moderation.allowed))
        understander = OfflineUnderstander(addressed_only=language.addressed_only)
        thinking = None if dialect is None else Thinking(dialect, clock, limits_of(language.model))
        try:
            yield Wording(
                understander=understander,
                refiner=offline if thinking is None else ModelRefiner(thinking, offline),
                as_typed=AsTyped(offline),
                moderator=rules if service is None else LayeredModerator(rules, service),
                looks=service if language.moderation.looks else None,
                finisher=Finishing(
                    quality=language.quality,
                    short_chars=language.quality_below,
                    plain_models=frozenset(language.plain_models),
                    guidance=language.guidance,
                    library=library,
                ),
                second=None if thinking is None else ModelUnderstander(thinking),
                styles=library,
                warm=lambda: _warm(understander, offline, rules),
            )
        finally:
            if thinking is not None:
                await thinking.aclose()


def _warm(understander: OfflineUnderstander, refiner: OfflineRefiner, moderator: RuleModerator) -> None:
    understander.warm()
    refiner.warm()
    moderator.warm()


def dialect_of(settings: ModelSettings, client: httpx.AsyncClient) -> Dialect | None:
    """How the configured model is spoken to; None where there is none."""
    prices = Prices(input_usd=settings.input_usd, output_usd=settings.output_usd)
    if not settings.dialect:
        return None
    if not settings.name:
        raise ConfigError("language.model.name", "the model's name is missing")
    key = settings.secret_key()
    if settings.dialect == "gemini":
        base = settings.base_url or GEMINI
        return Gemini(client, base_url=base, model=settings.name, key=key, prices=prices)
    base = settings.base_url or OPENAI
    return ChatCompletions(client, base_url=base, model=settings.name, key=key, prices=prices)


def limits_of(settings: ModelSettings) -> Limits:
    return Limits(
        soft_s=settings.soft_s, hard_s=settings.hard_s, day_micros=int(settings.day_usd * 1_000_000)
    )


def service_of(
    settings: ModerationSettings, client: httpx.AsyncClient
) -> OpenAIModeration | HttpClassifier | None:
    """The service behind the rules; None where there is none."""
    if settings.service == "openai":
        return OpenAIModeration(
            client,
            base_url=settings.base_url or OPENAI,
            key=settings.secret_key(),
            allowed=frozenset(settings.service_allowed),
        )
    if settings.service == "http":
        if not settings.base_url:
            raise ConfigError("language.moderation.base_url", "the classifier's address is missing")
        return HttpClassifier(client, url=settings.base_url, key=settings.secret_key())
    return None

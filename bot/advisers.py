"""Who is asked about words beside the offline rules: a language model, a moderation service.

Read in where the configuration names one of them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx

from bot.outbound import Outgoing
from bot.sections.language import LanguageSettings, ModelSettings, ModerationSettings
from bot.wording import Wording
from core.errors import ConfigError
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
from core.language.moderation_services import HttpClassifier, LayeredModerator, OpenAIModeration
from core.ports import Clock

OPENAI = "https://api.openai.com/v1"
GEMINI = "https://generativelanguage.googleapis.com/v1beta"


@asynccontextmanager
async def advised(offline: Wording, language: LanguageSettings, clock: Clock) -> AsyncIterator[Wording]:
    """``offline`` with those whom ``language`` names beside its rules; one HTTP client for them."""
    async with Outgoing() as client:
        wording = _moderated(offline, language.moderation, client)
        dialect = _dialect(language.model, client)
        if dialect is None:
            yield wording
            return
        thinking = Thinking(dialect, clock, _limits(language.model))
        try:
            yield replace(
                wording,
                refiner=ModelRefiner(thinking, offline.refiner),
                second=ModelUnderstander(thinking),
            )
        finally:
            await thinking.aclose()


def _moderated(offline: Wording, settings: ModerationSettings, client: httpx.AsyncClient) -> Wording:
    service = _service(settings, client)
    if service is None:
        return offline
    return replace(
        offline,
        moderator=LayeredModerator(offline.moderator, service),
        looks=service if settings.looks else None,
    )


def _dialect(settings: ModelSettings, client: httpx.AsyncClient) -> Dialect | None:
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


def _limits(settings: ModelSettings) -> Limits:
    return Limits(
        soft_s=settings.soft_s, hard_s=settings.hard_s, day_micros=int(settings.day_usd * 1_000_000)
    )


def _service(
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

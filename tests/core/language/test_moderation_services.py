"""Services behind the moderation rules: they may add to what is blocked, and never fail open."""

import io
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from PIL import Image

from core.conversation import Verdict
from core.language import moderation_services
from core.language.moderation import RuleModerator
from core.language.moderation_services import (
    PICTURE_BYTES_MAX,
    HttpClassifier,
    LayeredModerator,
    OpenAIModeration,
)
from core.pictures import MediaType
from core.ports import Moderator
from tests.contracts.painters import http_client
from tests.fakes.llm import FakeModels
from tests.fakes.loopback import KEY
from tests.fakes.pictures import picture


@pytest.fixture
async def models() -> AsyncIterator[FakeModels]:
    async with FakeModels() as server:
        yield server


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with http_client() as client:
        yield client


@pytest.fixture(params=["omni-moderation", "classifier"])
def service(
    request: pytest.FixtureRequest, models: FakeModels, client: httpx.AsyncClient
) -> OpenAIModeration | HttpClassifier:
    if request.param == "classifier":
        return HttpClassifier(client, url=f"{models.url}/classify")
    return OpenAIModeration(client, base_url=models.base_url, key=KEY)


async def test_a_harmless_text_is_let_through(service: Moderator) -> None:
    assert (await service.moderate("a fox", has_attachment=False)).verdict is Verdict.ALLOW


@pytest.mark.parametrize(
    "fault", [{"status": 500}, {"drop": True}, {"body": b"<html>"}, {"body": b"[]"}]
)
@pytest.mark.parametrize(("trusted", "verdict"), [(False, Verdict.BLOCK), (True, Verdict.REVIEW)])
async def test_a_service_that_fails_never_fails_open(
    models: FakeModels, service: Moderator, fault: dict[str, Any], trusted: bool, verdict: Verdict
) -> None:
    models.fault(times=3, **fault)

    found = await service.moderate("a fox", has_attachment=False, trusted=trusted)

    assert (found.verdict, found.category) == (verdict, "unavailable")


@pytest.mark.parametrize(
    ("flagged", "verdict"),
    [("violence", Verdict.REVIEW), ("sexual/minors", Verdict.BLOCK), ("illicit/violent", Verdict.BLOCK)],
)
async def test_flagged_categories_are_reviewed_and_the_worst_blocked(
    models: FakeModels, client: httpx.AsyncClient, flagged: str, verdict: Verdict
) -> None:
    models.flagged = {flagged}

    found = await OpenAIModeration(client, base_url=models.base_url, key=KEY).moderate(
        "x", has_attachment=False
    )

    assert (found.verdict, found.category) == (verdict, flagged)


async def test_an_operator_relaxes_what_may_be_relaxed(
    models: FakeModels, client: httpx.AsyncClient
) -> None:
    relaxed = OpenAIModeration(
        client, base_url=models.base_url, key=KEY, allowed=frozenset({"violence", "sexual/minors"})
    )

    models.flagged = {"violence"}
    violence = await relaxed.moderate("x", has_attachment=False)
    models.flagged = {"sexual/minors"}
    minors = await relaxed.moderate("x", has_attachment=False)

    assert (violence.verdict, minors.verdict) == (Verdict.ALLOW, Verdict.BLOCK)


async def test_a_finished_picture_is_sent_as_a_picture(
    models: FakeModels, client: httpx.AsyncClient
) -> None:
    models.flagged = {"violence/graphic"}
    service = OpenAIModeration(client, base_url=models.base_url, key=KEY)

    found = await service.moderate_picture(MediaType.PNG, picture())

    assert found.verdict is Verdict.REVIEW
    assert models.seen[-1].json["input"][0]["image_url"]["url"].startswith("data:image/png;base64,")


async def test_what_the_rules_block_is_not_sent_anywhere(models: FakeModels, service: Moderator) -> None:
    layered = LayeredModerator(RuleModerator(), service)

    found = await layered.moderate("a forged passport", has_attachment=False)

    assert (found.verdict, models.seen) == (Verdict.REVIEW, [])


async def test_what_the_rules_allow_the_service_may_block(
    models: FakeModels, client: httpx.AsyncClient
) -> None:
    models.classified = {"decision": "block", "category": "house rules"}
    layered = LayeredModerator(
        RuleModerator(), HttpClassifier(client, url=f"{models.url}/classify", key=KEY)
    )

    found = await layered.moderate("a fox", has_attachment=True)

    assert (found.verdict, found.category) == (Verdict.BLOCK, "house rules")
    assert models.seen[-1].json == {"text": "a fox", "has_attachment": True}


async def test_both_services_look_at_finished_pictures(
    models: FakeModels, service: OpenAIModeration | HttpClassifier
) -> None:
    models.flagged, models.classified = {"sexual/minors"}, {"decision": "block", "category": "house"}

    found = await service.moderate_picture(MediaType.PNG, picture())

    assert found.verdict is Verdict.BLOCK


async def test_a_picture_too_large_for_the_service_is_sent_smaller(
    models: FakeModels, service: OpenAIModeration | HttpClassifier
) -> None:
    packed = io.BytesIO()
    Image.effect_noise((1600, 1200), 120).convert("RGB").save(packed, "PNG")

    found = await service.moderate_picture(MediaType.PNG, packed.getvalue())

    assert found.verdict is Verdict.ALLOW
    assert len(packed.getvalue()) > PICTURE_BYTES_MAX
    assert len(str(models.seen[-1].json)) < 1_000_000


@pytest.mark.parametrize(("trusted", "verdict"), [(False, Verdict.BLOCK), (True, Verdict.REVIEW)])
async def test_a_picture_that_a_silent_service_has_not_seen_is_not_let_through(
    models: FakeModels,
    service: OpenAIModeration | HttpClassifier,
    monkeypatch: pytest.MonkeyPatch,
    trusted: bool,
    verdict: Verdict,
) -> None:
    monkeypatch.setattr(moderation_services, "PICTURE_TIMEOUT_S", 0.05)
    models.hang_s = 1.0

    found = await service.moderate_picture(MediaType.PNG, picture(), trusted=trusted)

    assert (found.verdict, found.category) == (verdict, "unavailable")


async def test_a_server_without_a_key_is_asked_without_one(
    models: FakeModels, client: httpx.AsyncClient
) -> None:
    keyless = OpenAIModeration(client, base_url=models.base_url, key="")

    found = await keyless.moderate("a fox", has_attachment=False)

    assert found.category == "unavailable"
    assert "authorization" not in {name.lower() for name in models.seen[-1].headers}

"""The signed webhook: credits once for each charge; forged, old and meaningless calls change nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from standardwebhooks import Webhook

from bot.config import Config, configured
from bot.serving import application_of
from bot.wiring import App, build
from core.conversation import PersonId
from core.credits import Bucket
from core.errors import ConfigError

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ANN = PersonId("telegram:42")


def settings(tmp_path: Path, url: str, secret: str = SECRET) -> Config:
    return configured({
        "store": {"data": tmp_path, "url": url},
        "payments": {"webhook_secret": secret, "offers": {"small": {"credits": 100}}},
    })  # fmt: skip


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[App]:
    async with build(settings(tmp_path, database_url), roles=frozenset()) as app:
        yield app


@pytest.fixture
async def client(house: App) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(application_of(house))) as opened:
        yield opened


def signed(
    body: bytes, *, secret: str = SECRET, at: datetime | None = None, identity: str = "msg_1"
) -> dict[str, str]:
    moment = at or datetime.now(UTC)
    return {
        "webhook-id": identity,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign(identity, moment, body.decode()),
    }


def told(**fields: object) -> bytes:
    return json.dumps({"charge": "ch_1", "person": ANN, "offer": "small", **fields}).encode()


async def bought(house: App) -> int:
    purse = await house.admin.wallet(ANN)
    return sum(int(one.free) for one in purse.holdings if one.bucket is Bucket.PURCHASED)


async def test_a_charge_that_comes_three_times_gives_its_credits_once(
    house: App, client: TestClient[Any, Any]
) -> None:
    body = told()
    answers = [
        await client.post("/payments", data=body, headers=signed(body, identity=identity))
        for identity in ("msg_1", "msg_1", "msg_2")
    ]

    assert [answer.status for answer in answers] == [200] * 3
    assert [await answer.json() for answer in answers] == [{"given": 100}, {"given": 0}, {"given": 0}]
    assert await bought(house) == 100
    (entry,) = await house.database.all("audit_last", limit=9)
    assert (entry["act"], entry["subject"]) == ("purchase", ANN)
    assert await house.ledger.verify() == []


async def test_what_is_forged_altered_or_old_is_refused_and_changes_nothing(
    house: App, client: TestClient[Any, Any]
) -> None:
    body = told()
    old = datetime.now(UTC) - timedelta(minutes=6)
    calls = [
        (body, {}),
        (body, signed(body, secret="whsec_" + "A" * 32)),
        (told(credits=9999), signed(body)),
        (body, signed(body, at=old)),
        (body, signed(body, at=datetime.now(UTC) + timedelta(minutes=6))),
        (body, {**signed(body), "webhook-id": "msg_9"}),
        (body, {**signed(body), "webhook-timestamp": "now"}),
        (b"\xff\xfe", signed(body)),
    ]

    answers = [await client.post("/payments", data=data, headers=given) for data, given in calls]

    assert [answer.status for answer in answers] == [401] * len(calls)
    assert await bought(house) == 0
    assert await house.database.all("audit_last", limit=9) == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"person": "somebody"}, 422), ({"person": "telegram:42/../x"}, 422), ({"offer": "huge"}, 422),
        ({"offer": "", "credits": 0}, 422), ({"offer": "", "credits": -5}, 400),
        ({"offer": "", "credits": "5"}, 400), ({"charge": ""}, 400),
        ({"offer": "", "credits": 10**7}, 400),
    ],
)  # fmt: skip
async def test_what_means_nothing_is_refused_though_it_is_signed(
    house: App, client: TestClient[Any, Any], fields: dict[str, object], status: int
) -> None:
    body = told(**fields)

    answer = await client.post("/payments", data=body, headers=signed(body))

    assert answer.status == status
    assert await bought(house) == 0


async def test_without_a_secret_there_is_no_such_address(tmp_path: Path) -> None:
    async with (
        build(settings(tmp_path, "", ""), roles=frozenset()) as house,
        TestClient(TestServer(application_of(house))) as client,
    ):
        assert (await client.post("/payments", data=told(), headers=signed(told()))).status == 404


def test_a_secret_that_cannot_be_one_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        settings(tmp_path, "", "whsec_§").payments.secret()

    assert refused.value.key == "payments.webhook_secret"


async def test_a_call_that_arrives_in_pieces_is_read_to_its_end(
    house: App, client: TestClient[Any, Any]
) -> None:
    body = told()

    async def pieces() -> AsyncIterator[bytes]:
        yield body[:20]
        await asyncio.sleep(0.05)
        yield body[20:]

    answer = await client.post("/payments", data=pieces(), headers=signed(body))

    assert answer.status == 200
    assert await bought(house) == 100


async def test_a_call_without_an_end_is_refused_at_the_limit(client: TestClient[Any, Any]) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield bytes(1024)

    answer = await client.post("/payments", data=endless())

    assert answer.status == 413

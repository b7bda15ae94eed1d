"""Webhooks over real HTTP: proven by each provider's own scheme, kept once, and only ever a wake."""

import asyncio
import base64
import hashlib
import hmac
import io
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from standardwebhooks import Webhook as StandardWebhook

from adapters.web.webhooks import BODY_MAX, webhook_routes
from bot.clock import SystemClock
from bot.outbound import Outgoing
from core.db.database import Database
from core.inbound.inbox import StoredInbox
from core.providers.dialect import Tools, mark_of
from core.providers.polling import Wakes
from core.providers.registry import parse_settings
from core.providers.webhooks import readers_of
from core.signals import LocalSignals
from tests.adapters.conftest import Opened, Reply
from tests.fakes.loopback import KEY, FakeServer

SECRET = "ours-alone"
WHSEC = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQh"
WORK = "job1:1:0"


class KeyServer(FakeServer):
    """Where Replicate's secret and fal's public keys are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.signing = Ed25519PrivateKey.generate()
        self.secret = WHSEC

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/webhooks/default/secret", self._secret), web.get("/jwks", self._jwks)]

    async def _secret(self, request: web.Request) -> web.Response:
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return web.json_response({}, status=401)
        return web.json_response({"key": self.secret})

    async def _jwks(self, request: web.Request) -> web.Response:
        assert "authorization" not in request.headers
        raw = self.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        x = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        return web.json_response({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": x}]})


@dataclass
class House:
    site: Opened
    keys: KeyServer
    wakes: Wakes
    inbox: StoredInbox
    woken: list[str] = field(default_factory=list)

    async def post(
        self, name: str, body: bytes | io.BytesIO, headers: dict[str, str], *, mark: str | None = None
    ) -> Reply:
        mark = mark_of(SECRET, name, WORK) if mark is None else mark
        path = f"/webhooks/{name}?key={WORK}&mark={mark}"
        return await self.site.ask(path, "POST", data=body, headers=headers)


@pytest.fixture
async def house(serve: Callable, database: Database) -> AsyncIterator[House]:
    async with KeyServer() as keys, Outgoing() as client:
        sections = {
            "replicate": parse_settings("replicate", {"key": KEY, "base_url": keys.url}),
            "bfl": parse_settings("bfl", {"key": KEY}),
            "fal": parse_settings(
                "fal", {"key": KEY, "base_url": keys.url, "jwks_url": f"{keys.url}/jwks"}
            ),
            "horde": parse_settings("horde", {"prompts_go_to_volunteers": True}),
            "openai": parse_settings("openai", {"key": KEY}),
        }
        clock = SystemClock()
        readers = readers_of(sections, Tools(client=client, clock=clock, webhook_secret=SECRET))
        assert set(readers) == {"replicate", "bfl", "fal", "horde"}
        signals, inbox, wakes = LocalSignals(), StoredInbox(database, clock), Wakes()
        site = await serve(webhook_routes(readers, inbox, signals))
        opened = House(site=site, keys=keys, wakes=wakes, inbox=inbox)
        signals.hear("webhook", wakes.told)
        signals.hear("webhook", opened.woken.append)
        yield opened


Signed = tuple[bytes, dict[str, str]]


def replicate(keys: KeyServer, *, event: str = "msg1", late_s: int = 0, secret: str = WHSEC) -> Signed:
    body = json.dumps({"id": "pred1", "status": "succeeded", "input": {"prompt": "a red fox"}}).encode()
    at = int(time.time()) - late_s
    signature = StandardWebhook(secret).sign(event, datetime.fromtimestamp(at, UTC), body.decode())
    return body, {
        "webhook-id": event, "webhook-timestamp": str(at), "webhook-signature": f"v1,AAAA {signature}",
    }  # fmt: skip


def bfl(keys: KeyServer, *, event: str = "Ready", secret: str = "") -> Signed:
    body = json.dumps({"id": "pred1", "status": event, "result": {"sample": "https://x/y"}}).encode()
    digest = hmac.new((secret or mark_of(SECRET, "bfl", "")).encode(), body, hashlib.sha256)
    return body, {"x-bfl-signature": f"sha256={digest.hexdigest()}"}


def fal(
    keys: KeyServer, *, event: str = "pred1", late_s: int = 0, key: Ed25519PrivateKey | None = None
) -> Signed:
    body = json.dumps({"request_id": "pred1", "status": "OK", "payload": {}}).encode()
    at = str(int(time.time()) - late_s)
    message = "\n".join([event, "user", at, hashlib.sha256(body).hexdigest()]).encode()
    return body, {
        "x-fal-webhook-request-id": event, "x-fal-webhook-user-id": "user",
        "x-fal-webhook-timestamp": at,
        "x-fal-webhook-signature": (key or keys.signing).sign(message).hex(),
    }  # fmt: skip


def horde(keys: KeyServer, *, event: str = "gen1") -> Signed:
    return json.dumps({"request": "pred1", "id": event, "kudos": 3, "img": "https://x"}).encode(), {}


SCHEMES: dict[str, Callable[..., Signed]] = {
    "replicate": replicate, "bfl": bfl, "fal": fal, "horde": horde,
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMES)
async def test_a_proven_webhook_is_kept_answered_and_wakes_the_poll(house: House, name: str) -> None:
    reply = await house.post(name, *SCHEMES[name](house.keys))

    assert (reply.status, reply.body) == (200, b"OK")
    assert house.wakes.heard(WORK) == "pred1"
    stored = await house.inbox.pending(f"webhook:{name}")
    assert [json.loads(payload) for _, payload in stored] == [{"key": WORK, "ref": "pred1"}]


@pytest.mark.parametrize("name", SCHEMES)
async def test_a_hundred_copies_at_once_wake_once(house: House, name: str) -> None:
    body, headers = SCHEMES[name](house.keys)

    replies = await asyncio.gather(*(house.post(name, body, headers) for _ in range(100)))

    assert {reply.status for reply in replies} == {200}
    assert sorted(reply.body for reply in replies)[:99] == [b"Already processed"] * 99
    assert len(house.woken) == 1


@pytest.mark.parametrize("name", SCHEMES)
async def test_a_webhook_to_an_address_that_we_did_not_give_is_refused(house: House, name: str) -> None:
    body, headers = SCHEMES[name](house.keys)

    for mark in ("", "0" * 40, mark_of(SECRET, "other", WORK), mark_of("guessed", name, WORK)):
        assert (await house.post(name, body, headers, mark=mark)).status == 403

    assert house.woken == []


@pytest.mark.parametrize("name", ["replicate", "bfl", "fal"])
async def test_a_changed_body_or_a_missing_signature_is_refused(house: House, name: str) -> None:
    body, headers = SCHEMES[name](house.keys)

    assert (await house.post(name, body.replace(b"pred1", b"pred2"), headers)).status == 403
    assert (await house.post(name, body, {})).status == 403
    assert house.woken == []


@pytest.mark.parametrize(
    ("name", "forgery"),
    [
        ("replicate", {"secret": "whsec_" + "b3RoZXItb3RoZXItb3RoZXIhISEh"}),
        ("replicate", {"late_s": 400}),
        ("replicate", {"late_s": -400}),
        ("bfl", {"secret": "guessed"}),
        ("fal", {"late_s": 400}),
        ("fal", {"late_s": -400}),
        ("fal", {"key": Ed25519PrivateKey.generate()}),
    ],
)
async def test_forged_and_replayed_ones_are_refused(
    house: House, name: str, forgery: dict[str, Any]
) -> None:
    reply = await house.post(name, *SCHEMES[name](house.keys, **forgery))

    assert (reply.status, house.woken) == (403, [])


async def test_a_flood_of_forgeries_asks_for_the_keys_once(house: House) -> None:
    for n in range(10):
        await house.post("fal", *fal(house.keys, event=f"e{n}", key=Ed25519PrivateKey.generate()))

    assert len(house.keys.paths("GET")) == 1


async def test_without_the_keys_the_provider_is_asked_to_call_again(house: House) -> None:
    house.keys.fault(path="secret", status=401)

    body, headers = replicate(house.keys)

    assert (await house.post("replicate", body, headers)).status == 503
    assert (await house.post("replicate", body, headers)).status == 200


async def test_events_out_of_order_are_each_a_wake_and_no_more(house: House) -> None:
    for event in ("completed", "start", "logs"):
        assert (await house.post("replicate", *replicate(house.keys, event=event))).status == 200

    assert [json.loads(told)["ref"] for told in house.woken] == ["pred1"] * 3


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"request": 5}', b"[" * 100_000])
async def test_rubbish_is_refused(house: House, body: bytes) -> None:
    assert (await house.post("horde", body, {})).status == 403


async def test_unknown_sections_and_endless_bodies_are_turned_away(house: House) -> None:
    assert (await house.post("openai", b"{}", {})).status == 404
    assert (await house.post("horde", io.BytesIO(b"x" * (BODY_MAX + 1)), {})).status == 413


def test_each_dialect_gives_an_address_that_its_reader_knows() -> None:
    tools = Tools(client=None, clock=SystemClock(), webhook_url="https://b/webhooks", webhook_secret="s")  # type: ignore[arg-type]

    address = urlsplit(tools.webhook("fal", WORK))

    assert address.path == "/webhooks/fal"
    assert address.query == f"key={WORK}&mark={mark_of('s', 'fal', WORK)}"
    assert "webhook_secret" not in repr(tools)

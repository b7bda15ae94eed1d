"""Who really calls: each provider's own proof, over the mark that our address carries.

A webhook wakes a poll and does nothing else, so that a forged, late or repeated one costs a look.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, TypeVar

from standardwebhooks import Webhook as StandardWebhook
from standardwebhooks import WebhookVerificationError

from core.errors import ProviderError, WebhookRefused
from core.ports import Call, Clock, Told, Webhook
from core.providers import fal, replicate
from core.providers.dialect import Settings, Tools, mark_of
from core.providers.http import Api, Reply, Tolerant
from core.providers.statuses import kind_of_status

JWKS_URL = "https://rest.fal.ai/.well-known/jwks.json"
#: Keys are asked for anew after a day, or after a minute where a signature does not fit them.
KEYS_MS, FRESH_MS = 24 * 3600 * 1000, 60_000
#: How far a signed time may be off, in seconds.
TOLERANCE_S = 300
#: Of an id or a reference that a body claims; what is longer is none of theirs.
CHARS_MAX = 200

Key = TypeVar("Key")


def readers_of(sections: Mapping[str, Settings], tools: Tools) -> dict[str, Webhook]:
    """A reader for each section whose vendor calls back, behind the mark of its addresses."""
    return {
        name: Marked(name, tools.webhook_secret, READERS[settings.vendor or name](name, settings, tools))
        for name, settings in sections.items()
        if (settings.vendor or name) in READERS
    }


class Marked:
    """Only addresses that we gave away are answered; the vendor's own proof comes on top."""

    def __init__(self, name: str, secret: str, inner: Webhook) -> None:
        self._name = name
        self._secret = secret
        self._inner = inner

    async def read(self, call: Call) -> Told:
        wanted = mark_of(self._secret, self._name, call.key)
        if not hmac.compare_digest(wanted.encode(), call.mark.encode()):
            raise WebhookRefused("mark")
        return await self._inner.read(call)


class ReplicateWebhook:
    """Standard webhooks; the secret belongs to the account and is asked for with its key."""

    def __init__(self, name: str, settings: Settings, tools: Tools) -> None:
        headers = {"authorization": f"Bearer {settings.secret()}"}
        self._api = _api(name, settings.base_url or replicate.BASE_URL, tools, headers)
        self._keys = _Keys(tools.clock, self._secret)

    async def read(self, call: Call) -> Told:
        await self._keys.fitting(lambda secret: _standard(secret, call))
        document = _document(call.body)
        return Told(event=_text(call.headers.get("webhook-id")), ref=_text(document.get("id")))

    async def _secret(self) -> str:
        reply = await self._api.call("GET", "webhooks/default/secret", repeats=2)
        return self._api.parse(_Secret, reply.json()).key


class BflWebhook:
    """HMAC over the body with a secret of the section; without a time, so the mark guards replays."""

    def __init__(self, name: str, _: Settings, tools: Tools) -> None:
        self._secret = mark_of(tools.webhook_secret, name, "")

    async def read(self, call: Call) -> Told:
        digest = hmac.new(self._secret.encode(), call.body, hashlib.sha256).hexdigest()
        given = call.headers.get("x-bfl-signature", "")
        if not hmac.compare_digest(f"sha256={digest}".encode(), given.encode()):
            raise WebhookRefused("signature")
        document = _document(call.body)
        ref = _text(document.get("id"))
        return Told(event=_text(f"{ref}:{document.get('status')}"[:CHARS_MAX]), ref=ref)


class FalWebhook:
    """Ed25519 against their published keys, over the body's hash and a time."""

    def __init__(self, name: str, settings: fal.FalSettings, tools: Tools) -> None:
        self._url = settings.jwks_url or JWKS_URL
        self._api = _api(name, settings.base_url or fal.BASE_URL, tools, {}, hosts=fal.HOSTS)
        self._clock = tools.clock
        self._keys = _Keys(tools.clock, self._published)

    async def read(self, call: Call) -> Told:
        names = ("request-id", "user-id", "timestamp", "signature")
        given = [call.headers.get(f"x-fal-webhook-{name}", "") for name in names]
        request, _, timestamp, signature = given
        if not re.fullmatch("[0-9]{1,12}", timestamp):
            raise WebhookRefused("timestamp")
        if abs(self._clock.now_ms() / 1000 - int(timestamp)) > TOLERANCE_S:
            raise WebhookRefused("timestamp")
        message = "\n".join([*given[:3], hashlib.sha256(call.body).hexdigest()]).encode()
        await self._keys.fitting(lambda keys: _signed(keys, signature, message))
        ref = _text(_document(call.body).get("request_id"))
        return Told(event=_text(request), ref=ref)

    async def _published(self) -> tuple[bytes, ...]:
        reply = await self._api.call("GET", self._url, repeats=2)
        keys = self._api.parse(_Jwks, reply.json()).keys
        return tuple(base64.urlsafe_b64decode(key.x + "=" * (-len(key.x) % 4)) for key in keys)


class HordeWebhook:
    """Unsigned: the mark of our address is all the proof there is."""

    def __init__(self, name: str, _: Settings, tools: Tools) -> None:
        pass

    async def read(self, call: Call) -> Told:
        document = _document(call.body)
        ref = _text(document.get("request"))
        return Told(event=f"{ref}:{_text(document.get('id'))}"[:CHARS_MAX], ref=ref)


#: By vendor.
READERS: dict[str, Callable[[str, Any, Tools], Webhook]] = {
    "bfl": BflWebhook,
    "fal": FalWebhook,
    "horde": HordeWebhook,
    "replicate": ReplicateWebhook,
}


class _Secret(Tolerant, frozen=True):
    key: str


class _Jwk(Tolerant, frozen=True):
    x: str


class _Jwks(Tolerant, frozen=True):
    keys: tuple[_Jwk, ...]


class _Keys(Generic[Key]):
    """Keys that are asked for seldom, and once more where a signature does not fit: they may be new."""

    def __init__(self, clock: Clock, ask: Callable[[], Awaitable[Key]]) -> None:
        self._clock = clock
        self._ask = ask
        self._known: Key | None = None
        self._asked_ms = 0

    async def fitting(self, fits: Callable[[Key], bool]) -> None:
        """Returns where the keys fit; raises `WebhookRefused`."""
        if fits(await self._within(KEYS_MS)) or fits(await self._within(FRESH_MS)):
            return
        raise WebhookRefused("signature")

    async def _within(self, age_ms: int) -> Key:
        now = self._clock.now_ms()
        if self._known is None or now - self._asked_ms >= age_ms:
            self._known, self._asked_ms = await self._ask(), now
        return self._known


def _standard(secret: str, call: Call) -> bool:
    try:
        StandardWebhook(secret).verify(call.body, dict(call.headers))
    except (WebhookVerificationError, ValueError):
        return False
    return True


def _signed(keys: tuple[bytes, ...], signature: str, message: bytes) -> bool:
    # Imported where somebody signs so: it weighs 6 MiB.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(signature), message)
        except (InvalidSignature, ValueError, binascii.Error):
            continue
        return True
    return False


def _document(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise WebhookRefused("body") from None
    if not isinstance(found, dict):
        raise WebhookRefused("body")
    return found


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= CHARS_MAX or not value.isprintable():
        raise WebhookRefused("id")
    return value


def _api(
    name: str, base_url: str, tools: Tools, headers: Mapping[str, str], *, hosts: tuple[str, ...] = ()
) -> Api:
    def read_error(reply: Reply) -> ProviderError:
        return ProviderError(name, kind_of_status(reply.status), f"webhook keys: {reply.status}")

    return Api(
        name, tools.client, base_url=base_url, headers=headers, hosts=hosts, read_error=read_error
    )

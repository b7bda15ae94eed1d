"""Moderation by a service, behind the rules: OpenAI's endpoint, or any HTTP classifier.

A service may only add to what the rules block. Where it fails, untrusted people are refused and
trusted ones go to review: it never fails open. Both also look at finished pictures.
"""

import asyncio
import io
from collections.abc import Mapping
from typing import Any

import httpx
import pybase64
import structlog
from PIL import Image

from core.conversation import Moderation, Verdict
from core.decoding import apart, pixels_of
from core.pictures import MediaType
from core.ports import Moderator

log = structlog.get_logger()

#: Categories of omni-moderation that are never painted, whatever the operator relaxes.
HARD = frozenset({"sexual/minors", "self-harm/instructions", "illicit/violent", "hate/threatening"})
BODY_BYTES_MAX = 64 * 1024
#: Seconds for a text, and for a picture, which takes longer to send and to look at.
TIMEOUT_S, PICTURE_TIMEOUT_S = 4.0, 15.0
#: Larger files are made smaller first: a look needs no more, and a body of a megabyte holds up the loop.
PICTURE_BYTES_MAX, PICTURE_SIDE_MAX = 700_000, 1024


class ServiceFailed(Exception):
    """No usable answer came: broken connection, error status, or a body that is not what was promised."""


class LayeredModerator:
    """Implements `core.ports.Moderator`: the rules first, then the service for what they let through."""

    def __init__(self, rules: Moderator, service: Moderator) -> None:
        self._rules = rules
        self._service = service

    async def moderate(self, text: str, *, has_attachment: bool, trusted: bool = False) -> Moderation:
        found = await self._rules.moderate(text, has_attachment=has_attachment, trusted=trusted)
        if found.verdict is not Verdict.ALLOW:
            return found
        return await self._service.moderate(text, has_attachment=has_attachment, trusted=trusted)


class OpenAIModeration:
    """``POST {base}/moderations`` (omni-moderation), for texts and for finished pictures.

    OpenAI's own is free of charge; ``base_url`` may be any server of the same form, ``key`` "" where it
    wants none. ``allowed``: categories of theirs that the operator relaxes.
    """

    def __init__(
        self, client: httpx.AsyncClient, *, base_url: str, key: str, model: str = "omni-moderation-latest",
        allowed: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._client = client
        self._url = f"{base_url.rstrip('/')}/moderations"
        self._headers = bearer(key)
        self._model = model
        self._allowed = allowed - HARD

    async def moderate(self, text: str, *, has_attachment: bool, trusted: bool = False) -> Moderation:
        return await self._judged([{"type": "text", "text": text}], trusted=trusted)

    async def moderate_picture(
        self, media_type: MediaType, body: bytes, *, trusted: bool = False
    ) -> Moderation:
        parts = [{"type": "image_url", "image_url": {"url": await data_url(media_type, body)}}]
        return await self._judged(parts, trusted=trusted, timeout_s=PICTURE_TIMEOUT_S)

    async def _judged(
        self, parts: list[dict[str, Any]], *, trusted: bool, timeout_s: float = TIMEOUT_S
    ) -> Moderation:
        payload = {"model": self._model, "input": parts}
        try:
            body = await posted(self._client, self._url, self._headers, payload, timeout_s=timeout_s)
            return self._verdict(body["results"][0]["categories"])
        except (ServiceFailed, KeyError, IndexError, TypeError, AttributeError) as error:
            return failed(error, trusted=trusted)

    def _verdict(self, categories: Mapping[str, bool]) -> Moderation:
        flagged = [name for name, hit in categories.items() if hit is True and name not in self._allowed]
        if not flagged:
            return Moderation(verdict=Verdict.ALLOW)
        hard = next((name for name in flagged if name in HARD), None)
        verdict = Verdict.BLOCK if hard else Verdict.REVIEW
        return Moderation(verdict=verdict, category=hard or flagged[0], rule="omni-moderation")


class HttpClassifier:
    """``POST {url}`` with ``{"text", "has_attachment"}``, or ``{"image"}`` (a data URL) of a finished picture.

    Answers ``{"decision": "allow" | "review" | "block", "category"?}``.
    """

    def __init__(self, client: httpx.AsyncClient, *, url: str, key: str = "") -> None:
        self._client = client
        self._url = url
        self._headers = bearer(key)

    async def moderate(self, text: str, *, has_attachment: bool, trusted: bool = False) -> Moderation:
        payload = {"text": text, "has_attachment": has_attachment}
        return await self._judged(payload, trusted=trusted, timeout_s=TIMEOUT_S)

    async def moderate_picture(
        self, media_type: MediaType, body: bytes, *, trusted: bool = False
    ) -> Moderation:
        payload = {"image": await data_url(media_type, body)}
        return await self._judged(payload, trusted=trusted, timeout_s=PICTURE_TIMEOUT_S)

    async def _judged(
        self, payload: Mapping[str, Any], *, trusted: bool, timeout_s: float
    ) -> Moderation:
        try:
            body = await posted(self._client, self._url, self._headers, payload, timeout_s=timeout_s)
            category = str(body.get("category") or "")[:60]
            return Moderation(verdict=Verdict(body["decision"]), category=category, rule="classifier")
        except (ServiceFailed, KeyError, ValueError, TypeError, AttributeError) as error:
            return failed(error, trusted=trusted)


def failed(error: Exception, *, trusted: bool) -> Moderation:
    """What a silent service means: closed for people that are not trusted, review for the others."""
    log.warning("moderation_service_failed", reason=type(error).__name__)
    verdict = Verdict.REVIEW if trusted else Verdict.BLOCK
    return Moderation(verdict=verdict, category="unavailable", rule="service-failed")


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


async def data_url(media_type: MediaType, body: bytes) -> str:
    """A picture within a JSON text; a large file becomes a smaller JPEG, in a thread."""
    if len(body) > PICTURE_BYTES_MAX:
        media_type, body = MediaType.JPEG, await apart(pixels_of(body), _reduced, body)
    return f"data:{media_type.value};base64,{pybase64.b64encode_as_string(body)}"


def _reduced(body: bytes) -> bytes:
    with Image.open(io.BytesIO(body)) as opened:
        opened.draft("RGB", (PICTURE_SIDE_MAX, PICTURE_SIDE_MAX))
        small = opened.convert("RGB")
        small.thumbnail((PICTURE_SIDE_MAX, PICTURE_SIDE_MAX))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return out.getvalue()


async def posted(
    client: httpx.AsyncClient,
    url: str,
    headers: Mapping[str, str],
    payload: Mapping[str, Any],
    *,
    timeout_s: float,
) -> Any:
    """The JSON of a 200 answer; raises `ServiceFailed` for everything else."""
    try:
        async with asyncio.timeout(timeout_s):  # the client's own limit begins anew with every byte
            answer = await client.post(url, json=payload, headers=headers, timeout=timeout_s)
    except (httpx.HTTPError, TimeoutError) as error:
        raise ServiceFailed(type(error).__name__) from error
    if answer.status_code != 200 or len(answer.content) > BODY_BYTES_MAX:
        raise ServiceFailed(f"http {answer.status_code}")
    try:
        return answer.json()
    except ValueError as error:
        raise ServiceFailed("not JSON") from error

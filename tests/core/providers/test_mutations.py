"""Answers mutated at any place: a picture, or a typed failure, and never anything else."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import httpx
import pytest
import stamina
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import ProviderError
from core.providers.dialect import Painter, Tools
from core.providers.registry import create, models_for, parse_settings
from tests.contracts.painters import CATALOGUE, SUBJECTS, Subject, request, studio, work
from tests.fakes.clock import FakeClock
from tests.fakes.loopback import KEY

#: A mutation may make a dialect wait for ever; then the fake service says that all is gone.
CALLS_MAX = 40
JUNK: list[Any] = [
    None, True, -1, 0, 2**70, 1e308, "", "Ready", "x" * 50, [], {}, [None], {"a": 1}, "\x000", [["a"]],
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    method: str
    path: str
    status: int
    headers: dict[str, str]
    body: bytes


class Replay(httpx.AsyncBaseTransport):
    """Answers by method and path, in the order of the recording; the last answer repeats."""

    def __init__(self, answers: list[Answered]) -> None:
        self._answers = answers
        self._used: set[int] = set()
        self._calls = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self._calls += 1
        fits = [
            n for n, answer in enumerate(self._answers)
            if (answer.method, answer.path) == (request.method, request.url.path)
        ]  # fmt: skip
        if not fits or self._calls > CALLS_MAX:
            return httpx.Response(404, json={})
        fresh = [n for n in fits if n not in self._used]
        chosen = fresh[0] if fresh else fits[-1]
        self._used.add(chosen)
        answer = self._answers[chosen]
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer.body))


class _Stream(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for at in range(0, len(self._body), 997):
            yield self._body[at : at + 997]


class Recording(httpx.AsyncBaseTransport):
    """The real wire, with every answer kept."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.answers: list[Answered] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        body = await response.aread()
        headers = {"content-type": response.headers.get("content-type", "")}
        self.answers.append(
            Answered(method=request.method, path=request.url.path, status=response.status_code,
                     headers=headers, body=body)
        )  # fmt: skip
        return httpx.Response(response.status_code, headers=headers, content=body)

    async def aclose(self) -> None:
        await self._inner.aclose()


_RECORDED: dict[str, tuple[str, list[Answered]]] = {}


def recorded(subject: Subject) -> tuple[str, list[Answered]]:
    """Address and answers of one good day, asked of the fake once."""
    if subject.name not in _RECORDED:
        _RECORDED[subject.name] = asyncio.run(_record(subject))
    return _RECORDED[subject.name]


async def _record(subject: Subject) -> tuple[str, list[Answered]]:
    from bot.outbound import Outbound

    async with studio(subject) as made:
        recording = Recording(Outbound())
        async with httpx.AsyncClient(transport=recording) as client:
            base_url = getattr(made.fake, "base_url", made.fake.url)
            await work(painter(subject, client, base_url), request(subject.model))
    return base_url, recording.answers


def painter(subject: Subject, client: httpx.AsyncClient, base_url: str) -> Painter:
    raw: dict[str, Any] = {"base_url": base_url, **subject.settings}
    if not subject.keyless:
        raw["key"] = KEY
    parsed = parse_settings(subject.name, raw)
    tools = Tools(client=client, clock=FakeClock())
    return create(subject.name, parsed, tools, models_for(subject.name, parsed, CATALOGUE))


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_mutated_answer_is_a_picture_or_a_typed_failure(subject: Subject, data: st.DataObject) -> None:
    base_url, answers = recorded(subject)
    place = data.draw(st.integers(0, len(answers) - 1))
    changed = list(answers)
    changed[place] = _mutated(answers[place], data)

    with _no_waiting():
        asyncio.run(_played(subject, base_url, changed))


async def _played(subject: Subject, base_url: str, answers: list[Answered]) -> None:
    async with httpx.AsyncClient(transport=Replay(answers)) as client:
        made = painter(subject, client, base_url)
        try:
            await work(made, request(subject.model))
        except ProviderError as error:
            assert error.provider in (subject.name, "")
            assert KEY not in str(error)


def _mutated(answer: Answered, data: st.DataObject) -> Answered:
    how = data.draw(st.sampled_from(["json", "json", "json", "cut", "bytes", "status", "type"]))
    body, status, headers = answer.body, answer.status, answer.headers
    if how == "json":
        body = _json_mutated(body, data)
    elif how == "cut":
        body = body[: data.draw(st.integers(0, len(body)))]
    elif how == "bytes":
        at = data.draw(st.integers(0, len(body)))
        body = body[:at] + data.draw(st.binary(min_size=1, max_size=8)) + body[at:]
    elif how == "status":
        status = data.draw(st.sampled_from([200, 202, 204, 302, 400, 401, 402, 404, 422, 429, 500, 503]))
    else:
        headers = {"content-type": data.draw(st.sampled_from(["", "text/html", "application/json"]))}
    return Answered(method=answer.method, path=answer.path, status=status, headers=headers, body=body)


def _json_mutated(body: bytes, data: st.DataObject) -> bytes:
    """One node of the document (or of one event of a stream) becomes something else, or is gone."""
    lines = body.split(b"\n")
    spots = [n for n, line in enumerate(lines) if _document(line) is not None]
    if not spots:
        return data.draw(st.binary(max_size=40))
    spot = data.draw(st.sampled_from(spots))
    head, document = _document(lines[spot]) or (b"", None)
    nodes = list(_nodes(document))
    if not nodes:
        return json.dumps(data.draw(st.sampled_from(JUNK))).encode()
    holder, key = nodes[data.draw(st.integers(0, len(nodes) - 1))]
    if data.draw(st.booleans()):
        holder[key] = data.draw(st.sampled_from(JUNK))
    elif isinstance(holder, dict):
        del holder[key]
    else:
        holder.append(holder[key])
    lines[spot] = head + json.dumps(document).encode()
    return b"\n".join(lines)


def _document(line: bytes) -> tuple[bytes, Any] | None:
    head = b"data: " if line.startswith(b"data: ") else b""
    try:
        return head, json.loads(line[len(head) :])
    except ValueError:
        return None


def _nodes(document: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(document, dict):
        items: list[tuple[Any, Any]] = list(document.items())
    elif isinstance(document, list):
        items = list(enumerate(document))
    else:
        return
    for key, value in items:
        yield document, key
        yield from _nodes(value)


@contextmanager
def _no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=2, cap=True)
    try:
        with patch("core.providers.http.DOWNLOAD_PAUSE_S", 0.0):
            yield
    finally:
        stamina.set_testing(False)

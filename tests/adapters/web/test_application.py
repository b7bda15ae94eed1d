"""Every answer is guarded, no exception's text gets out, and health says which part is unwell."""

import asyncio
import json
from collections.abc import Callable

import pytest
from aiohttp import web

from adapters.web import health
from adapters.web.health import health_routes
from bot.serving import serving
from core.errors import ConfigError


async def well() -> None:
    return


async def broken() -> None:
    raise RuntimeError("postgres://user:secret@host")


async def test_a_failing_handler_tells_nothing(serve: Callable) -> None:
    async def fail(_: web.Request) -> web.Response:
        raise RuntimeError("postgres://user:secret@host")

    site = await serve([web.get("/fail", fail)])

    reply = await site.ask("/fail")

    assert reply.status == 500
    assert b"secret" not in reply.body


async def test_every_answer_carries_the_security_headers(serve: Callable) -> None:
    site = await serve(health_routes({}))

    for path in ("/health", "/nowhere"):
        reply = await site.ask(path)
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert reply.headers["Referrer-Policy"] == "no-referrer"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


async def test_health_is_ok_while_every_part_answers(serve: Callable) -> None:
    site = await serve(health_routes({"database": well}))

    reply = await site.ask("/health")

    assert reply.status == 200
    assert json.loads(reply.body) == {"status": "ok", "parts": {"database": "ok"}}


async def test_health_names_the_part_that_fails_or_hangs_and_not_why(
    serve: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PROBE_S", 0.05)
    site = await serve(
        health_routes({"well": well, "broken": broken, "hung": asyncio.Event().wait})  # type: ignore[dict-item]
    )

    reply = await site.ask("/health")

    assert reply.status == 503
    parts = json.loads(reply.body)["parts"]
    assert parts == {"well": "ok", "broken": "failing", "hung": "failing"}
    assert b"secret" not in reply.body


async def test_a_taken_port_is_named_by_its_setting() -> None:
    async with serving(web.Application(), host="127.0.0.1", port=0) as address:
        port = int(address.rpartition(":")[2])

        with pytest.raises(ConfigError) as refused:
            async with serving(web.Application(), host="127.0.0.1", port=port):
                pass

        async with serving(web.Application(), host="127.0.0.1", port=port, or_any=True) as other:
            assert other != address
    assert refused.value.key == "web.port"

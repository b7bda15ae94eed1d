"""Forms arrive as they were filled in, whatever their parts are called and however large they are."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from adapters.whole import CHUNK_BYTES, SMALL_BYTES, Multipart, Part

Seen = list[tuple[str, str, str, bytes]]


@asynccontextmanager
async def reader() -> AsyncIterator[tuple[str, list[Seen]]]:
    """A server that reads forms with the library's own reader."""
    forms: list[Seen] = []

    async def take(request: web.Request) -> web.Response:
        seen: Seen = []
        async for part in await request.multipart():
            assert isinstance(part, aiohttp.BodyPartReader)
            kind = part.headers.get("Content-Type", "")
            seen.append((part.name or "", part.filename or "", kind, bytes(await part.read())))
        forms.append(seen)
        return web.Response()

    app = web.Application(client_max_size=2**30)
    app.router.add_post("/", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/", forms
    finally:
        await runner.cleanup()


def file(body: bytes, name: str = "picture.png") -> Part:
    return Part(name="files[0]", body=body, filename=name, media_type="image/png")


@pytest.mark.parametrize("size", [0, 1, SMALL_BYTES, SMALL_BYTES + 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 7])
async def test_fields_and_files_arrive_byte_for_byte_as_often_as_they_are_sent(size: int) -> None:
    words, body = 'Füchse\r\n--und "Hüte" 🦊'.encode(), bytes(range(256)) * (size // 256 + 1)
    form = Multipart([
        Part(name="payload_json", body=words), file(body[:size]), Part(name="after", body=b""),
        file(body[:size], "again.png"),
    ])  # fmt: skip

    async with reader() as (url, forms), aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.post(url, data=form) as answer:
                assert answer.status == 200

    expected = [
        ("payload_json", "", "", words), ("files[0]", "picture.png", "image/png", body[:size]),
        ("after", "", "", b""), ("files[0]", "again.png", "image/png", body[:size]),
    ]  # fmt: skip
    assert forms == [expected, expected]


async def test_a_name_cannot_end_the_line_or_the_quotes_it_stands_in() -> None:
    form = Multipart([file(b"x", 'a"; name="b\r\nContent-Type: text/html\r\n\r\n')])

    async with reader() as (url, forms), aiohttp.ClientSession() as session:
        await session.post(url, data=form)

    ((name, filename, kind, body),) = forms[0]
    assert (name, kind, body) == ("files[0]", "image/png", b"x")
    assert filename.startswith("a") and "\r" not in filename and '"' not in filename


async def test_small_parts_go_out_in_one_call_with_the_head() -> None:
    calls: list[int] = []

    class Writer(aiohttp.abc.AbstractStreamWriter):
        async def write(self, chunk: object) -> None:
            calls.append(len(memoryview(chunk)))  # type: ignore[arg-type]

        async def write_eof(self, chunk: bytes = b"") -> None: ...

        async def drain(self) -> None: ...

        def enable_compression(self, encoding: str = "deflate", strategy: int = 0) -> None: ...

        def enable_chunking(self) -> None: ...

        async def write_headers(self, status_line: str, headers: object) -> None: ...

    fields = [Part(name=f"field{number}", body=b"words") for number in range(5)]
    small, large = Multipart([*fields, file(b"x" * 900)]), Multipart([*fields, file(bytes(2**21))])

    await small.write(Writer())
    assert calls == [small.size]
    calls.clear()
    await asyncio.wait_for(large.write(Writer()), 5)
    assert len(calls) == 2 + 2**21 // CHUNK_BYTES and sum(calls) == large.size

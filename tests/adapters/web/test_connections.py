"""So many connections and no more, so much patience and no more; whoever is open is never harmed."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiohttp import web

from adapters.requests import whole_body
from adapters.web import connections
from adapters.web.connections import SUPERVISED_MAX, Limits
from bot.config import configured
from bot.serving import limits_of

HERE = [ipaddress.ip_network("127.0.0.1/32")]
ASKED = b"GET /well HTTP/1.1\r\nHost: x\r\n\r\n"
POSTED = b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
SHORT = Limits(request_s=0.2)


class Line:
    """One connection, and what is heard on it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def ask(self, raw: bytes = ASKED) -> int:
        """The status of the answer, whose body is read; 0 where there is none."""
        self.writer.write(raw)
        return await self.answer()

    async def answer(self) -> int:
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return 0
        lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length: ")]
        await self.reader.readexactly(int(lengths[0].split()[1]))
        return int(head.split()[1])

    async def trickle(self) -> int:
        """A byte now and then, until the other side has enough; its status."""
        answer = asyncio.create_task(self.answer())
        while not answer.done():
            self.writer.write(b"a")
            await asyncio.wait([answer], timeout=0.02)
        return answer.result()


class Caller:
    def __init__(self, address: str, stack: AsyncExitStack) -> None:
        self._port = int(address.rpartition(":")[2])
        self._stack = stack

    async def line(self, local: str = "127.0.0.1") -> Line:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port, local_addr=(local, 0))
        self._stack.callback(writer.close)
        return Line(reader, writer)


@asynccontextmanager
async def calling(serve: Callable, limits: Limits, *more: web.RouteDef) -> AsyncIterator[Caller]:
    async def well(_: web.Request) -> web.Response:
        return web.Response(text="well")

    async def body(request: web.Request) -> web.Response:
        return web.Response(text=str(len(await whole_body(request, 8 * 2**20))))

    routes = [web.get("/well", well), web.post("/body", body), *more]
    async with asyncio.timeout(30), AsyncExitStack() as stack:
        yield Caller((await serve(routes, limits=limits)).address, stack)


async def test_who_finds_no_place_is_told_at_once_and_the_others_go_on(serve: Callable) -> None:
    async with calling(serve, Limits(open_max=3)) as caller:
        lines = [await caller.line() for _ in range(3)]
        assert [await line.ask() for line in lines] == [200] * 3

        assert [await (await caller.line()).ask() for _ in range(5)] == [503] * 5
        assert await (await caller.line()).answer() == 503, "without a word, too, in the end"
        assert [await line.ask() for line in lines] == [200] * 3

        lines[0].writer.close()
        await lines[0].writer.wait_closed()
        while await (await caller.line()).ask() != 200:
            pass  # until the server has heard of it


async def test_hundreds_who_find_no_place_do_not_keep_anybody_from_theirs(serve: Callable) -> None:
    async with calling(serve, Limits(open_max=2)) as caller:
        line = await caller.line()
        assert await line.ask() == 200
        await caller.line()

        refused = [await caller.line() for _ in range(200)]
        answers = await asyncio.gather(*(one.answer() for one in refused))

        assert set(answers) <= {503, 0} and 503 in answers
        assert await line.ask() == 200


async def test_one_address_takes_no_more_than_its_share(serve: Callable) -> None:
    async with calling(serve, Limits(address_max=2, proxies=())) as caller:
        lines = [await caller.line() for _ in range(2)]
        assert [await line.ask() for line in lines] == [200] * 2

        assert await (await caller.line()).ask() == 429
        assert await (await caller.line("127.0.0.2")).ask() == 200
        assert [await line.ask() for line in lines] == [200] * 2


async def test_behind_a_proxy_that_is_named_many_share_one_address(serve: Callable) -> None:
    async with calling(serve, Limits(address_max=2, proxies=HERE)) as caller:
        lines = [await caller.line() for _ in range(5)]

        assert [await line.ask() for line in lines] == [200] * 5


@pytest.mark.parametrize("begun", [b"GET /we", ASKED[:-2] + b"X-Long: "])
async def test_a_request_that_never_says_all_of_itself_is_ended(serve: Callable, begun: bytes) -> None:
    async with calling(serve, SHORT) as caller:
        line = await caller.line()
        line.writer.write(begun)

        assert await line.trickle() == 408
        assert await line.answer() == 0, "ended, or reset where a last byte crossed the end"


async def test_who_says_nothing_is_hung_up_on_without_a_word(serve: Callable) -> None:
    async with calling(serve, SHORT) as caller:
        assert await (await caller.line()).answer() == 0


async def test_a_second_request_that_trickles_is_ended_without_what_would_pass_for_an_answer(
    serve: Callable,
) -> None:
    async with calling(serve, SHORT) as caller:
        line = await caller.line()
        assert await line.ask() == 200
        line.writer.write(b"GET /we")

        assert await line.trickle() == 0


async def test_a_body_that_trickles_is_ended_and_is_no_fault_of_ours(
    serve: Callable, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async with calling(serve, SHORT) as caller:
        line = await caller.line()
        line.writer.write(POSTED)

        assert await line.trickle() == 408

    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert "request_failed" not in capsys.readouterr().out


async def test_a_body_that_comes_slowly_and_steadily_is_read_to_its_end(serve: Callable) -> None:
    async with calling(serve, Limits(request_s=0.5)) as caller:
        line = await caller.line()
        line.writer.write(POSTED)

        for _ in range(50):
            line.writer.write(bytes(2000))
            await asyncio.sleep(0.02)

        assert await line.answer() == 200


async def test_a_body_waits_for_a_handler_that_is_busy(serve: Callable) -> None:
    async def busy(request: web.Request) -> web.Response:
        await asyncio.sleep(4 * SHORT.request_s)
        return web.Response(text=str(len(await whole_body(request, 8 * 2**20))))

    async with calling(serve, SHORT, web.post("/busy", busy)) as caller:
        line = await caller.line()
        line.writer.write(b"POST /busy HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n")
        line.writer.write(bytes(4_000_000))

        assert await line.answer() == 200


async def test_an_answer_takes_as_long_as_it_takes_and_an_idle_connection_stays(serve: Callable) -> None:
    async def slow(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = 5
        await response.prepare(request)
        for _ in range(5):
            await response.write(b"a")
            await asyncio.sleep(SHORT.request_s / 2)
        return response

    async with calling(serve, SHORT, web.get("/slow", slow)) as caller:
        line = await caller.line()

        assert await line.ask(ASKED.replace(b"/well", b"/slow")) == 200
        await asyncio.sleep(2 * SHORT.request_s)
        assert await line.ask() == 200


@pytest.mark.parametrize("path", [b"/health", b"/ready"])
async def test_whoever_supervises_the_process_needs_no_place(serve: Callable, path: bytes) -> None:
    async def fine(_: web.Request) -> web.Response:
        return web.Response(text="fine")

    routes = [web.get("/health", fine), web.get("/ready", fine)]
    async with calling(serve, Limits(open_max=1), *routes) as caller:
        line = await caller.line()
        assert await line.ask() == 200
        asked = ASKED.replace(b"/well", path)

        for _ in range(9):
            checks = await caller.line()
            assert await checks.ask(asked) == 200
            assert await checks.ask(asked) == 0, "once: the next has to come anew"
        assert await (await caller.line()).ask(asked.replace(path, path + b"y")) == 503
        assert await (await caller.line()).ask(asked.replace(b"GET", b"POST")) == 503
        assert await line.ask() == 200


async def test_so_many_who_call_themselves_supervisors_are_answered_and_no_more(serve: Callable) -> None:
    held = asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await held.wait()
        return web.Response(text="fine")

    async with calling(serve, Limits(open_max=1), web.get("/health", slow)) as caller:
        line = await caller.line()
        assert await line.ask() == 200
        asked = ASKED.replace(b"/well", b"/health")
        waiting = [await caller.line() for _ in range(SUPERVISED_MAX)]
        answers = [asyncio.create_task(one.ask(asked)) for one in waiting]
        await asyncio.sleep(0.05)

        assert await (await caller.line()).ask(asked) == 503
        held.set()
        assert [await answer for answer in answers] == [200] * SUPERVISED_MAX
        assert await (await caller.line()).ask(asked) == 200


async def unread(caller: Caller) -> Line:
    """Has asked for something large, and reads none of it."""
    line = await caller.line()
    line.writer.transport.pause_reading()  # type: ignore[attr-defined]
    line.writer.write(ASKED.replace(b"/well", b"/large"))
    return line


class Large:
    """A handler of an answer in pieces; ``ended`` once it was given to the end or broken off."""

    def __init__(self, size: int = 64 * 2**20, piece: int = 2**18) -> None:
        self.size, self.piece = size, piece
        self.ended = asyncio.Event()

    async def give(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = self.size
        try:
            await response.prepare(request)
            for _ in range(self.size // self.piece):
                await response.write(bytes(self.piece))
            await response.write_eof()
        finally:
            self.ended.set()
        return response


async def test_an_answer_of_which_nothing_is_taken_is_ended(serve: Callable) -> None:
    large = Large()
    async with calling(serve, SHORT, web.get("/large", large.give)) as caller:
        await unread(caller)

        async with asyncio.timeout(10):
            await large.ended.wait()


async def test_an_answer_that_is_taken_too_slowly_for_its_size_is_ended(
    serve: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often a little of it is taken."""
    monkeypatch.setattr(connections, "ANSWER_RATE", 32 * 2**20)
    monkeypatch.setattr(connections, "_take_or_lose", lambda transport, seconds: None)
    large = Large()
    async with calling(serve, SHORT, web.get("/large", large.give)) as caller:
        await unread(caller)

        async with asyncio.timeout(20):
            await large.ended.wait()


async def test_an_answer_that_is_taken_slowly_and_steadily_arrives(serve: Callable) -> None:
    large = Large(size=16 * 2**20)
    async with calling(serve, Limits(request_s=0.5), web.get("/large", large.give)) as caller:
        line = await caller.line()
        line.writer.write(ASKED.replace(b"/well", b"/large"))
        await line.reader.readuntil(b"\r\n\r\n")

        for _ in range(64):
            assert len(await line.reader.readexactly(2**18)) == 2**18
            await asyncio.sleep(0.03)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02<script>x7()</script>\r\n\r\n", b"<script>x7()</script> / HTTP/1.1\r\n\r\n",
        ASKED[:-2] + b"<script>x7()</script>\x00\r\n\r\n",
        ASKED[:-2] + b"a: " + b"b" * 9000 + b"\r\n\r\n",
        b"GET /" + b"<script>x7()</script>" * 900 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n", ASKED[:-2] + b"a: b\r\n" * 500 + b"\r\n",
        ASKED[:-2] + b"Content-Length: <script>x7()</script>\r\n\r\n",
    ],
    ids=["tls", "a method", "a nought", "a long header", "a long path", "a version", "headers",
         "a length"],
)  # fmt: skip
async def test_what_is_no_request_is_refused_guarded_and_not_quoted(
    serve: Callable, caplog: pytest.LogCaptureFixture, raw: bytes
) -> None:
    async with calling(serve, Limits()) as caller:
        line = await caller.line()
        line.writer.write(raw)
        answer = await line.reader.read()

    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.0 400")), answer
    assert b"\r\n\r\nThis is not a request that can be read." in answer
    assert b"X-Content-Type-Options: nosniff" in answer and b"Python" not in answer
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_the_sign_in_proxies_are_proxies_too_and_loopback_is_one_as_it_comes() -> None:
    limits = limits_of(configured({"office": {"proxies": ["10.0.0.0/8"]}}))

    assert [str(network) for network in limits.proxies] == ["127.0.0.0/8", "::1/128", "10.0.0.0/8"]
    assert (limits.open_max, limits.address_max, limits.request_s) == (512, 64, 30.0)

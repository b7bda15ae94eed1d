"""What every route keeps to: guarded answers, nothing echoed, and patience while the store is away."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.errors import StoreLost
from tests.bot.port import PASSWORD, Answer, Port, port_of, say
from tests.fakes.telegram import FakeTelegram

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "de-AT,de;q=0.9"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
#: In everything that a request says; none of it may come back as markup.
MARKUP = "\"'><script>x7()</script>"
QUOTED = "%22%27%3E%3Cscript%3Ex7()%3C%2Fscript%3E"


class Store:
    """Loses every statement while it is ``away``."""

    def __init__(self) -> None:
        self.away = False
        self.missed = asyncio.Queue[str]()

    def __call__(self, when: str, query: str) -> None:
        if self.away:
            self.missed.put_nowait(query)
            raise StoreLost("as planned")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Port]:
    async with FakeTelegram() as fake, port_of(fake, tmp_path_factory.mktemp("port")) as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="module")
async def test_every_answer_of_every_route_is_guarded(port: Port) -> None:
    everything = [
        *port.routes(),
        ("GET", "/nowhere"),
        ("DELETE", "/health"),
        ("GET", "/office/sign-in?next=x"),
    ]

    for method, path in everything:
        for headers in ({}, {"Authorization": "-", "X-Forwarded-User": "?", "Host": "elsewhere"}):
            answer = await port.ask(method, path, headers=headers)

            assert answer.headers["x-content-type-options"] == "nosniff", (method, path)
            assert answer.headers["referrer-policy"] in ("no-referrer", "same-origin"), (method, path)
            assert "default-src 'none'" in answer.headers["content-security-policy"], (method, path)
            assert _may_be_framed(path) or answer.headers["x-frame-options"] == "DENY", (method, path)
            assert "server" not in answer.headers


def _may_be_framed(path: str) -> bool:
    """Masks by Telegram's web client; a picture is one wherever it is shown."""
    return path.startswith(("/mask/", "/p/"))


@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_that_a_request_says_comes_back_as_markup(port: Port) -> None:
    token = (await port.form_token()).decode()
    fields = ("reason", "q", "act", "job", "amount", "next", "person", "thread")
    said = "&".join([f"token={token}", *(f"{name}={QUOTED}" for name in fields)])
    spoken = {**BROWSER, "Accept-Language": MARKUP, "User-Agent": MARKUP, "X-Forwarded-For": MARKUP}

    for method, path in port.routes():
        whole = f"{path}{'&' if '?' in path else '?'}{said}"
        deep = f"{path.partition('?')[0].rpartition('/')[0]}/{QUOTED}?{said}"
        for asked in (whole, deep):
            answer = await port.ask(method, asked, said.encode(), spoken | FORM)

            assert b"<script>x7" not in answer.body, (method, asked)
            assert "<script>x7" not in "".join(answer.headers.values())


@pytest.mark.parametrize("public_url", ["https://bot.example", "http://127.0.0.1:1"])
async def test_every_cookie_is_for_no_script_and_no_other_site_and_travels_as_people_come(
    telegram: FakeTelegram, tmp_path: Path, public_url: str
) -> None:
    async with port_of(telegram, tmp_path, public_url=public_url) as port:
        answers = await _signed_in_and_out(port)

    cookies = [text for answer in answers for text in answer.headers.getall("Set-Cookie", [])]
    named = {text.partition("=")[0] for text in cookies}
    assert named == {"pentimento_visit", "pentimento_office", "pentimento_note"} and len(cookies) == 6
    for text in cookies:
        assert "HttpOnly" in text and "SameSite=Strict" in text and "Path=/office" in text, text
        assert ("Secure" in text) is public_url.startswith("https:"), text


async def _signed_in_and_out(port: Port) -> list[Answer]:
    """By the password, with something done in between; a browser that keeps what it is given."""
    kept: dict[str, str] = {}
    answers = list[Answer]()

    async def go(method: str, path: str, form: str = "") -> bytes:
        given = "; ".join(f"{name}={value}" for name, value in kept.items())
        headers = {"Cookie": given, "X-Forwarded-User": "?", **FORM}
        answers.append(await port.ask(method, path, form.encode(), headers))
        for text in answers[-1].headers.getall("Set-Cookie", []):
            name, _, value = text.partition(";")[0].partition("=")
            kept[name] = value
        found = re.search(rb'name="token" value="([^"]+)"', answers[-1].body)
        return b"token=" + found[1] if found else b""

    token = (await go("GET", "/office/sign-in")).decode()
    await go("POST", "/office/sign-in", f"{token}&password={PASSWORD.replace(' ', '+')}")
    token = (await go("GET", "/office/keys")).decode()
    await go("POST", "/office/keys", f"{token}&act=drop&server=discord:1&provider=bfl")
    await go("GET", "/office/keys")
    await go("POST", "/office/sign-out", token)
    return answers


@pytest.mark.asyncio(loop_scope="module")
async def test_a_head_is_answered_without_a_body_and_events_have_none(port: Port) -> None:
    for method, path in port.routes():
        if method == "HEAD":
            assert (await port.ask(method, path)).body == b"", path

    assert (await port.ask("HEAD", "/chat/events?person=ann")).status == 405
    assert (await port.ask("HEAD", "/office/events")).status == 405


@pytest.mark.parametrize("headers", [{}, BROWSER], ids=["a script", "a browser"])
async def test_while_the_store_is_away_every_route_asks_to_come_again(
    telegram: FakeTelegram, tmp_path: Path, headers: dict[str, str]
) -> None:
    store = Store()
    async with port_of(telegram, tmp_path, probe=store) as port:
        well = {route: (await port.ask(*route)).status for route in port.routes()}
        store.away = True
        answers = {route: await port.ask(*route, headers=headers) for route in port.routes()}
        store.away = False

        assert {a.status for a in answers.values()} <= {*well.values(), 503}
        away = {route: a for route, a in answers.items() if a.status == 503}
        for route, answer in away.items():
            if route[1] != "/health":
                assert int(answer.headers["retry-after"]) > 0, route
            assert answer.headers["cache-control"] == "no-store", route
        assert _needing(port) <= set(away)
        for route in {
            ("GET", "/office"),
            ("GET", "/office/money"),
            ("GET", port.paths["/mask/{token}"]),
        }:
            _says_so(away[route], page=bool(headers))


def _needing(port: Port) -> set[tuple[str, str]]:
    """Some that cannot do without it."""
    return {
        ("GET", "/office"), ("GET", "/office/jobs"), ("GET", "/office/people"), ("GET", "/office/audit"),
        ("GET", "/jobs/j1"), ("GET", "/metrics"), ("GET", port.paths["/p/{token}"]),
        ("GET", port.paths["/mask/{token}"]), ("GET", port.paths["/mask/{token}/picture"]),
        ("POST", port.paths["/mask/{token}"]), ("GET", port.paths["/chat/threads/{thread}"]),
    }  # fmt: skip


def _says_so(answer: Answer, *, page: bool) -> None:
    if page:
        assert answer.headers["content-type"].startswith("text/html")
        assert "<h1>Einen Augenblick</h1>" in answer.body.decode()
    else:
        told = json.loads(answer.body)
        assert told["error"] == "store_away" and "Nothing is lost" in told["said"] == told["text"]


async def test_a_webhook_that_the_store_could_not_keep_is_asked_for_again(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    store = Store()
    update = (
        b'{"update_id": 9, "message": {"message_id": 1, "date": 1, "text": "/start",'
        b' "chat": {"id": 5, "type": "private"}}}'
    )
    async with port_of(telegram, tmp_path, probe=store) as port:
        calls = [("/telegram/webhook", update), (port.webhook("horde"), b'{"request": "r", "id": "i"}')]
        store.away = True
        lost = [await port.ask("POST", path, body) for path, body in calls]
        store.away = False
        kept = [await port.ask("POST", path, body) for path, body in calls]

    assert [answer.status for answer in lost] == [503, 503]
    assert all("retry-after" in answer.headers for answer in lost)
    assert [answer.status for answer in kept] == [200, 200]


async def test_who_watches_this_moment_goes_on_watching_when_the_store_is_back(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    store = Store()
    async with port_of(telegram, tmp_path, probe=store) as port, asyncio.timeout(20):
        async with port.events("/office/events") as events:
            first = await events.readuntil(b"\n\n")
            store.away = True
            while await store.missed.get() != "report_open_counts":
                pass
            store.away = False
            await say(port.app, "draw a castle", "e2")
            later = await events.readuntil(b"\n\n")

    assert first.startswith(b"event: now") and later.startswith(b"event: now")

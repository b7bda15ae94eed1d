"""The whole house is called by its painters: proven or forged, once or a hundred times, one outcome."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.sections.painting import CatalogueSettings
from bot.sections.platforms import WebSettings
from bot.serving import application_of, serving
from core.providers.registry import parse_settings
from tests.fakes.loopback import KEY, Callback, FakeServer
from tests.stories.local_house import House, local_house
from tests.stories.test_painters import OPEN, _hold, _let_go, named

PUBLIC = "https://bot.example"
CALLING = ["bfl", "fal", "horde", "replicate"]


class Called(House):
    """A house that is reached under its public address; ``address`` is where it really listens."""

    address: str = ""

    async def call(self, made: Callback, **changes: Any) -> tuple[int, str]:
        parts = urlsplit(made.url)
        assert f"{parts.scheme}://{parts.netloc}" == PUBLIC
        url = f"{self.address}{parts.path}?{changes.get('query', parts.query)}"
        body, headers = changes.get("body", made.body), changes.get("headers", made.headers)
        async with aiohttp.ClientSession() as session:
            async with session.post(url, data=body, headers=headers) as answer:
                return answer.status, await answer.text()


@asynccontextmanager
async def service(name: str) -> AsyncIterator[Any]:
    """The fake with its work held back: only a look after `_let_go` finds it done."""
    async with named(name)[0].fake() as fake:
        _hold(fake)
        yield fake


@asynccontextmanager
async def house(
    data: Path, name: str, fake: FakeServer, *, poll_s: float = 600.0
) -> AsyncIterator[Called]:
    """By default it looks once in ten minutes: whatever comes sooner, a webhook brought."""
    subject = named(name)[0]
    raw = {"base_url": getattr(fake, "base_url", fake.url), "poll_s": poll_s, "key": KEY}
    raw |= {"jwks_url": f"{fake.url}/.well-known/jwks.json"} if name == "fal" else {}
    sections = {name: parse_settings(name, raw | subject.settings)}
    async with AsyncExitStack() as stack:
        lived = await stack.enter_async_context(
            local_house(
                data, providers=sections, access=OPEN, web=WebSettings(public_url=PUBLIC),
                catalogue=CatalogueSettings(model=subject.model),
            )
        )  # fmt: skip
        called = Called(app=lived.app, painter=lived.painter, acts=lived.acts)
        called.address = await stack.enter_async_context(
            serving(application_of(lived.app), host="127.0.0.1", port=0)
        )
        yield called


async def looked(fake: FakeServer) -> None:
    """Until the first look at the work that is under way."""
    await until(lambda: fake.made == 1 and len(fake.paths("GET")) >= 1)


async def until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not seen():  # noqa: ASYNC110  # what is waited for happens in a fake, which tells nobody
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", CALLING)
async def test_a_hundred_copies_at_once_bring_one_picture_and_one_charge(
    tmp_path: Path, name: str
) -> None:
    async with service(name) as fake, house(tmp_path, name, fake) as lived:
        await lived.say("draw a fox in the snow")
        await looked(fake)
        _let_go(fake)

        answers = await asyncio.gather(*(lived.call(fake.callback()) for _ in range(100)))
        await lived.idle()

        assert {status for status, _ in answers} == {200}
        assert sorted(text for _, text in answers) == ["Already processed"] * 99 + ["OK"]
        assert [len(final.pictures) for final in lived.finals()] == [1]
        assert (fake.made, await lived.balanced()) == (1, True)
        paid = await lived.free()
        assert await lived.call(fake.callback()) == (200, "Already processed")
        await lived.idle()
        assert (len(lived.finals()), await lived.free()) == (1, paid)


@pytest.mark.parametrize("name", CALLING)
async def test_a_forged_call_is_refused_and_nobody_looks(tmp_path: Path, name: str) -> None:
    async with service(name) as fake, house(tmp_path, name, fake) as lived:
        await lived.say("draw a fox in the snow")
        await looked(fake)
        true, looks = fake.callback(), len(fake.paths("GET"))
        query = urlsplit(true.url).query

        answers = [await lived.call(true, query=query[:-4] + "0000")]
        answers += [await lived.call(true, query="")]
        answers += [await lived.call(true, body=b"[]")]
        if name != "horde":
            answers += [
                await lived.call(true, headers={}),
                await lived.call(true, body=true.body + b" "),
            ]

        assert {status for status, _ in answers} == {403}
        assert [
            path for path in fake.paths("GET")[looks:] if "secret" not in path and "jwks" not in path
        ] == []
        assert lived.finals() == []
        _let_go(fake)
        assert await lived.call(true) == (200, "OK")
        await lived.idle()
        assert [len(final.pictures) for final in lived.finals()] == [1]


@pytest.mark.parametrize("name", CALLING)
async def test_work_whose_create_was_never_answered_is_found_by_its_webhook(
    tmp_path: Path, name: str
) -> None:
    """The connection broke after the work had begun: nothing is sent again, nothing is lost."""
    async with service(name) as fake, house(tmp_path, name, fake, poll_s=1.0) as lived:
        fake.fault(method="POST", drop=True)
        _let_go(fake)
        await lived.say("draw a fox in the snow")
        await until(lambda: fake.made == 1)

        assert await lived.call(fake.callback()) == (200, "OK")
        await lived.idle()

        assert [len(final.pictures) for final in lived.finals()] == [1]
        assert (fake.made, await lived.balanced()) == (1, True)
        attempts = await lived.app.database.all("attempts_of", job=(await lived.app.admin.jobs())[0].id)
        assert [row["outcome"] for row in attempts] == ["succeeded"]
        assert attempts[0]["ref"]


@pytest.mark.parametrize("name", CALLING)
async def test_a_webhook_that_comes_after_the_failure_brings_the_picture_free(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.work.calls.HEARD_LOOKS", 1)
    async with service(name) as fake, house(tmp_path, name, fake, poll_s=1.0) as lived:
        fake.fault(method="POST", drop=True)
        _let_go(fake)
        await lived.say("draw a fox in the snow")
        await lived.idle()
        assert "othing was charged" in lived.finals()[0].text
        assert await lived.app.sweep.late() == 0

        await lived.call(fake.callback())
        came = [await lived.app.sweep.late() for _ in range(2)]
        await lived.idle()

        assert came == [1, 0]
        assert "free" in lived.finals()[-1].text and len(lived.finals()[-1].pictures) == 1
        assert len({act.message for act in lived.acts}) == 1
        assert (fake.made, await lived.free(), await lived.balanced()) == (1, 200, True)


@pytest.mark.parametrize("name", CALLING)
async def test_after_a_restart_before_the_reference_was_known_the_webhook_tells_it(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lifecycle.DRAIN_S", 0.1)
    async with service(name) as fake:
        _let_go(fake)
        fake.fault(method="POST", late_s=30.0)
        async with house(tmp_path, name, fake, poll_s=1.0) as first:
            await first.say("draw a fox in the snow")
            await until(lambda: fake.made == 1)

        async with house(tmp_path, name, fake, poll_s=1.0) as second:
            assert await second.call(fake.callback()) == (200, "OK")
            await second.idle()

            assert [len(final.pictures) for final in second.finals()] == [1]
            assert (fake.made, await second.balanced()) == (1, True)


async def test_events_out_of_order_and_late_ones_change_nothing(tmp_path: Path) -> None:
    """Replicate tells of a start after the end, and of the end once more a while later."""
    async with service("replicate") as fake, house(tmp_path, "replicate", fake) as lived:
        await lived.say("draw a fox in the snow")
        await looked(fake)
        _let_go(fake)

        for event in ("completed", "start", "logs"):
            assert await lived.call(fake.callback(event)) == (200, "OK")
        await lived.idle()
        paid = await lived.free()
        assert await lived.call(fake.callback("completed again")) == (200, "OK")
        await lived.idle()

        assert [len(final.pictures) for final in lived.finals()] == [1]
        assert (fake.made, await lived.free(), await lived.balanced()) == (1, paid, True)


async def test_without_any_webhook_the_poll_finds_it(tmp_path: Path) -> None:
    subject = named("replicate")[0]
    async with subject.fake() as fake:
        raw = {"base_url": getattr(fake, "base_url", fake.url), "poll_s": 1.0, "key": KEY}
        async with local_house(
            tmp_path, providers={"replicate": parse_settings("replicate", raw)}, access=OPEN,
            web=WebSettings(public_url=PUBLIC), catalogue=CatalogueSettings(model=subject.model),
        ) as lived:  # fmt: skip
            await lived.say("draw a fox in the snow")
            await lived.idle()

            assert len(lived.finals()[0].pictures) == 1
            assert fake.made == 1

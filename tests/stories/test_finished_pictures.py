"""Where a service looks at finished pictures, nobody sees one that it flags, and nobody pays for it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sections.language import LanguageSettings, ModerationSettings
from bot.sections.limits import AdminSettings
from core.pictures import MediaType, Preview
from tests.fakes.pictures import picture
from tests.stories.local_house import House, local_house


@dataclass
class Censor:
    """A classifier: texts pass; pictures are judged by what is queued, and pass when nothing is."""

    verdicts: list[Any] = field(default_factory=list)
    looked: int = 0

    async def classify(self, request: web.Request) -> web.Response:
        if "image" not in await request.json():
            return web.json_response({"decision": "allow"})
        self.looked += 1
        verdict = self.verdicts.pop(0) if self.verdicts else "allow"
        if verdict == "silent":
            return web.Response(status=503)
        return web.json_response({"decision": verdict, "category": "gore"})


@dataclass
class Watched:
    house: House
    censor: Censor
    data: Path

    def files(self) -> list[Path]:
        return [file for file in (self.data / "pictures").rglob("*") if file.is_file()]

    async def emptied(self) -> list[Path]:
        """What is still there when nothing should be, after a moment for whoever is at it."""
        for _ in range(300):
            if not self.files():
                break
            await asyncio.sleep(0.01)
        return self.files()


async def watched(
    data: Path, url: str, *script: str, pictures: str = "on", **house_of: Any
) -> AsyncIterator[Watched]:
    censor = Censor()
    application = web.Application()
    application.router.add_post("/classify", censor.classify)
    async with TestServer(application) as server:
        moderation = ModerationSettings(
            service="http", base_url=str(server.make_url("/classify")), pictures=pictures
        )
        async with local_house(
            data, *script, url=url, **house_of, admin=AdminSettings(people=["local:boss"]),
            language=LanguageSettings(moderation=moderation),
        ) as house:  # fmt: skip
            yield Watched(house=house, censor=censor, data=data)


@pytest.fixture
async def place(tmp_path: Path, database_url: str) -> AsyncIterator[Watched]:
    async for opened in watched(tmp_path, database_url):
        yield opened


async def test_a_picture_that_passes_is_shown_and_paid_for(place: Watched) -> None:
    await place.house.say("draw a fox")
    await place.house.idle()

    assert [len(act.pictures) for act in place.house.finals()] == [1]
    assert (place.censor.looked, await place.house.free()) == (1, 199)


async def test_nobody_sees_a_flagged_picture_and_nobody_pays(place: Watched) -> None:
    place.censor.verdicts = ["block"]

    await place.house.say("draw a fox")
    await place.house.idle()

    assert not any(act.pictures for act in place.house.acts)
    assert "would not show what came out" in place.house.finals()[-1].text
    assert (await place.house.free(), await place.house.balanced()) == (200, True)
    assert place.files() == []


async def test_a_doubtful_picture_waits_unpaid_and_comes_free_once_it_is_let_through(
    place: Watched,
) -> None:
    place.censor.verdicts = ["review"]
    await place.house.say("draw a fox")
    await place.house.idle()
    waiting = (await place.house.app.reviews.waiting())[0]
    told, free = place.house.finals()[-1].text, await place.house.free()

    await place.house.say(f"/admin approve {waiting.id} harmless", person="boss")
    shown = await place.house.until(lambda act: act.act == "deliver" and act.pictures)
    await place.house.idle()

    assert "A person looks at this picture" in told and free == 200
    assert (waiting.kind, waiting.category, waiting.person) == ("picture", "gore", "local:ann")
    assert "free" in shown.text and await place.house.free() == 200
    assert len([act for act in place.house.acts if act.pictures]) == 1
    assert await place.house.balanced()


async def test_a_picture_that_is_denied_is_gone_and_its_owner_told(place: Watched) -> None:
    place.censor.verdicts = ["review"]
    await place.house.say("draw a fox")
    await place.house.idle()
    ref = (await place.house.app.reviews.waiting())[0].id
    kept = len(place.files())

    await place.house.say(f"/admin deny {ref} no", person="boss")
    last = await place.house.until(lambda act: "is not shown" in act.text)

    await place.house.app.door.resuming.act()
    assert (kept, last.pictures, await place.emptied()) == (1, (), [])
    assert await place.house.free() == 200


async def test_of_a_batch_only_what_passes_is_charged(place: Watched) -> None:
    place.censor.verdicts = ["allow", "review", "allow"]

    await place.house.say("draw three pictures of a fox")
    await place.house.idle()
    ref = (await place.house.app.reviews.waiting())[0].id
    first = place.house.finals()[-1]
    await place.house.say(f"/admin approve {ref} harmless", person="boss")
    await place.house.until(lambda act: act.act == "deliver" and len(act.pictures) == 3)

    assert len(first.pictures) == 2
    assert await place.house.free() == 198 and await place.house.balanced()


@pytest.mark.parametrize("answers", [["silent", "allow"], ["silent", "silent"]])
async def test_a_silent_service_is_asked_twice_and_is_no_permission(
    place: Watched, answers: list[str]
) -> None:
    place.censor.verdicts = list(answers)

    await place.house.say("draw a fox")
    await place.house.idle()

    last = place.house.finals()[-1]
    assert place.censor.looked == 2
    assert bool(last.pictures) is ("allow" in answers)
    assert ("cannot check pictures" in last.text) is ("allow" not in answers)
    assert await place.house.free() == (199 if "allow" in answers else 200)


async def test_no_preview_is_shown_that_nobody_could_look_at(
    place: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = place.house.painter
    follow = painter.follow

    async def with_preview(*given: Any, **named: Any) -> AsyncIterator[Any]:
        yield Preview(media_type=MediaType.PNG, body=picture())
        async for event in follow(*given, **named):
            yield event

    monkeypatch.setattr(painter, "follow", with_preview)
    place.censor.verdicts = ["block"]
    await place.house.say("draw a fox")
    await place.house.idle()

    assert not any(act.pictures for act in place.house.acts)


@pytest.mark.parametrize("verdict", ["allow", "block", "review"])
async def test_a_picture_that_comes_late_is_looked_at_too(
    tmp_path: Path, database_url: str, verdict: str
) -> None:
    async for place in watched(tmp_path, database_url, "slow", deadline_s=0.3, slow_s=0.6):
        place.censor.verdicts = [verdict]
        await place.house.say("draw a fox")
        await place.house.idle()

        came = [await place.house.app.sweep.late() for _ in range(2)]
        await place.house.idle()

        shown = [act for act in place.house.finals() if act.pictures]
        assert (came, len(shown)) == (([1, 0], 1) if verdict == "allow" else ([0, 0], 0))
        assert len(await place.house.app.reviews.waiting()) == (verdict == "review")
        assert place.censor.looked == 1 and await place.house.free() == 200


async def test_pictures_are_not_looked_at_unless_it_is_set(tmp_path: Path, database_url: str) -> None:
    async for place in watched(tmp_path, database_url, pictures="auto"):
        await place.house.say("draw a fox")
        await place.house.idle()

        assert place.house.finals()[-1].pictures and place.censor.looked == 0

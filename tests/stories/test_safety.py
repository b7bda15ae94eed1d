"""Moderation's three outcomes as people and operators live them: passed, looked at first, refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sections.language import LanguageSettings, ModerationSettings
from bot.sections.limits import AdminSettings
from tests.stories.local_house import House, local_house

#: So different that none is taken for the one before.
THINGS = ("fox", "castle by the sea", "red bicycle", "clock tower", "wooden boat", "sunflower")


async def classify(request: web.Request) -> web.Response:
    """A classifier that goes by single words, so that a story says what it is about."""
    text = (await request.json())["text"]
    if "silent" in text:
        return web.Response(status=500)
    found = {"forbidden": ("block", "violence"), "doubtful": ("review", "gore")}
    decision, category = next((found[word] for word in found if word in text), ("allow", ""))
    return web.json_response({"decision": decision, "category": category})


@pytest.fixture
async def classifier() -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/classify", classify)
    async with TestServer(application) as server:
        yield str(server.make_url("/classify"))


@pytest.fixture
async def house(tmp_path: Path, database_url: str, classifier: str) -> AsyncIterator[House]:
    moderation = ModerationSettings(service="http", base_url=classifier)
    async with local_house(
        tmp_path, url=database_url, admin=AdminSettings(people=["local:boss"]),
        language=LanguageSettings(moderation=moderation),
    ) as opened:  # fmt: skip
        yield opened


async def refuse(house: House, times: int, *, done: int = 0, person: str = "ann") -> None:
    """``done``: so many were asked for before."""
    for what in THINGS[done : done + times]:
        await house.say(f"draw a forbidden {what}", person=person)
        await house.idle()


async def audit(house: House) -> list[tuple[str, str, str]]:
    rows = await house.app.database.all("audit_last", limit=50)
    return [(row["who"], row["act"], row["subject"]) for row in rows][::-1]


async def test_three_refusals_slow_a_person_down_and_five_suspend_them(house: House) -> None:
    await refuse(house, 2)
    plain = house.answers()[-1]
    await refuse(house, 1, done=2)
    slowed = house.answers()[-1]
    await refuse(house, 2, done=3)
    suspended = house.answers()[-1]
    await house.say("draw a harmless hare")
    await house.idle()

    assert "I cannot draw that" in plain and "five pictures an hour" not in plain
    assert "five pictures an hour" in slowed
    assert "suspended" in suspended and "suspended" in house.answers()[-1]
    assert house.finals() == []
    assert await audit(house) == [
        ("house", "slowed", "local:ann"), ("house", "slowed", "local:ann"),
        ("house", "suspended", "local:ann"),
    ]  # fmt: skip
    assert await house.balanced() and await house.app.ledger.journal("local:ann") == []


async def test_whoever_is_slowed_draws_five_in_an_hour_and_no_more(house: House) -> None:
    await refuse(house, 3)

    for what in THINGS:
        await house.say(f"draw a {what}")
        await house.idle()

    assert len([act for act in house.finals() if act.pictures]) == 5
    assert await house.free() == 195


async def test_others_are_not_touched_by_somebodys_strikes(house: House) -> None:
    await refuse(house, 5)

    await house.say("draw a harmless hare", person="ben", thread="bens")
    await house.idle()

    assert len(house.finals()) == 1


async def test_an_operator_lifts_it_and_the_count_begins_anew(house: House) -> None:
    await refuse(house, 5)

    await house.say("/admin lift ann we talked", person="boss")
    await house.say("draw a harmless hare")
    await house.idle()
    await refuse(house, 1, done=5)

    assert len(house.finals()) == 1
    assert ("local:boss", "lift", "local:ann") in await audit(house)
    assert "suspended" not in house.answers()[-1]


async def test_a_message_that_comes_twice_is_one_strike(house: House) -> None:
    for _ in range(6):
        await house.say("draw a forbidden fox", event="local:same")
    row = await house.app.database.one("strikes_since", person="local:ann", since=0)

    assert row is not None and int(row["n"]) == 1


async def test_a_service_that_is_silent_is_nobodys_strike(house: House) -> None:
    await house.say("draw a silent fox")

    assert "cannot check" in house.answers()[-1]
    assert await house.app.strikes.of("local:ann") == []


async def test_a_doubtful_request_waits_unpaid_and_goes_on_when_approved(house: House) -> None:
    await house.say("draw a doubtful fox")
    await house.idle()
    waiting = await house.app.reviews.waiting()
    before = (waiting[0].person, await house.app.database.all("jobs_open"))

    await house.app.reviews.approve("local:boss", waiting[0].id, "fine")
    final = await house.until(lambda act: act.act == "deliver" and act.pictures)
    await house.idle()

    assert "A person looks at this" in house.answers()[0]
    assert [one.words for one in waiting] == ["draw a doubtful fox"]
    assert before == ("local:ann", [])
    assert final.pictures and await house.free() == 199
    assert await house.app.reviews.waiting() == []
    assert await house.balanced()


async def test_a_denied_request_is_refused_and_costs_nothing(house: House) -> None:
    await house.say("draw a doubtful fox")
    ref = (await house.app.reviews.waiting())[0].id

    await house.say(f"/admin deny {ref} not here", person="boss")
    final = await house.until(lambda act: act.act == "deliver")

    assert "I cannot draw that" in final.text and not final.pictures
    assert await house.app.database.all("jobs_open") == []
    assert ("local:boss", "deny", "local:ann") in await audit(house)


async def test_a_decision_is_made_once(house: House) -> None:
    await house.say("draw a doubtful fox")
    ref = (await house.app.reviews.waiting())[0].id

    await house.say(f"/admin approve {ref} fine", person="boss")
    await house.say(f"/admin deny {ref} or not", person="boss")
    await house.until(lambda act: act.act == "deliver" and act.pictures)
    await house.idle()

    assert [act for _, act, _ in await audit(house)] == ["approve"]
    assert len(house.finals()) == 1


async def test_what_is_approved_may_still_be_blocked(house: House) -> None:
    """An approval answers one doubt; what is never painted stays so."""
    await house.say("draw a doubtful fox, forbidden")

    assert "I cannot draw that" in house.answers()[-1]
    assert await house.app.reviews.waiting() == []

"""One person on two platforms: both sides mean it, one wallet follows, and parting gives back."""

import asyncio
from dataclasses import replace

import pytest

from core.administration.house_rules import HouseRules
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.credits import AccountId, Bucket, Credits
from core.db import wallet as books
from core.db.database import Database
from core.db.ledger import Ledger
from core.errors import Refusal, RefusalCode
from core.messages import Line
from core.money.limits import Limits
from core.ordering.submit import Submit, Terms
from core.people.joining import CODE_MS, TRIES_MAX, Joining
from core.people.standing import Rule, of_person
from core.signals import LocalSignals
from tests.contracts.test_queue import FREE, REQUEST, status_row
from tests.fakes.clock import FakeClock

ANN, ANNA, EVE, LOCAL = "discord:1", "telegram:2", "telegram:666", "local:ann"
PEOPLE = (ANN, ANNA, EVE, LOCAL)


@pytest.fixture
async def joining(database: Database, clock: FakeClock) -> Joining:
    for person in PEOPLE:
        await database.run("person_seen", id=person, name=person.split(":")[1], locale="", now=1)
    return Joining(database, clock, HouseRules(database, clock, LocalSignals()))


async def say(joining: Joining, person: str, code: str = "") -> Line:
    platform = person.split(":", maxsplit=1)[0]
    return await joining.link(
        Incoming(
            event=EventId("e"), thread=ThreadKey(f"{platform}:t"), person=PersonId(person), text=code
        )
    )


async def part(joining: Joining, person: str) -> str:
    incoming = Incoming(
        event=EventId("e"), thread=ThreadKey("local:t"), person=PersonId(person), text=""
    )
    return (await joining.unlink(incoming)).code


async def join(joining: Joining, main: str = ANN, other: str = ANNA) -> str:
    first = await say(joining, main)
    second = await say(joining, other, str(first.facts["typed"]))
    if second.code != "link_second":
        return second.code
    return (await say(joining, main, str(second.facts["typed"]))).code


async def draw(
    database: Database, clock: FakeClock, event: str, person: str, limits: Limits = FREE
) -> str:
    """ "" where the job was taken, else why it was not."""
    status = await status_row(database, event, person)
    desk = Submit(database, clock, Terms(limits=limits, allowance=12))
    try:
        await desk.submit(status, "s1", "embedded", replace(REQUEST, prompt=event))
    except Refusal as refusal:
        return refusal.code
    return ""


async def free(database: Database, clock: FakeClock, person: str) -> int:
    return int((await Submit(database, clock, Terms(allowance=12)).wallet(person)).free)


async def buy(database: Database, clock: FakeClock, person: str, credits: int) -> None:
    async with database.tx() as tx:
        await books.give(
            tx, person, Bucket.PURCHASED, Credits(credits), ref=f"paid:{person}", reason="",
            now_ms=clock.now_ms(),
        )  # fmt: skip


async def test_each_side_is_shown_the_other_before_they_are_one(joining: Joining) -> None:
    first = await say(joining, ANN)
    second = await say(joining, ANNA, str(first.facts["typed"]).lower().replace("-", " "))
    third = await say(joining, ANN, str(second.facts["typed"]))

    assert [line.code for line in (first, second, third)] == ["link_code", "link_second", "linked"]
    assert (second.facts["id"], third.facts["id"]) == (ANN, ANNA)
    assert first.private and second.private


async def test_the_two_have_one_wallet_and_one_allowance(
    joining: Joining, database: Database, clock: FakeClock
) -> None:
    await buy(database, clock, ANNA, 8)
    assert (
        await free(database, clock, ANNA) == 12 + 8
    )  # her own allowance, that pays no more from now on
    assert await join(joining) == "linked"

    taken = [await draw(database, clock, f"e{n}", (ANN, ANNA)[n % 2]) for n in range(6)]

    assert taken == ["", "", "", "", "", "no_credits"]  # 12 of one allowance, 8 that were bought
    assert await free(database, clock, ANN) == await free(database, clock, ANNA) == 0
    assert await Ledger(database, clock).verify() == []


async def test_both_identities_race_for_the_last_credits_and_one_gets_them(
    joining: Joining, database: Database, clock: FakeClock
) -> None:
    await join(joining)
    for n in range(2):
        await draw(database, clock, f"before{n}", ANN)

    outcomes = await asyncio.gather(
        *(draw(database, clock, f"e{n}", (ANN, ANNA)[n % 2]) for n in range(20))
    )

    assert sorted(outcomes) == ["", *["no_credits"] * 19]
    assert await Ledger(database, clock).verify() == []


async def test_limits_are_those_of_the_person_and_not_of_each_account(
    joining: Joining, database: Database, clock: FakeClock
) -> None:
    await join(joining)
    limits = replace(FREE, per_hour=2)

    taken = [await draw(database, clock, f"e{n}", (ANNA, ANN)[n % 2], limits) for n in range(3)]

    assert taken == ["", "", "per_hour"]


async def test_parting_gives_each_their_own_again(
    joining: Joining, database: Database, clock: FakeClock
) -> None:
    await buy(database, clock, ANNA, 8)
    await join(joining)
    await draw(database, clock, "e1", ANNA)

    assert await part(joining, ANNA) == "unlinked"

    assert await free(database, clock, ANN) == 8  # her allowance paid for the picture
    assert await free(database, clock, ANNA) == 12 + 8
    assert await part(joining, ANNA) == "link_none"
    assert await Ledger(database, clock).verify() == []


@pytest.mark.parametrize("banned", [ANN, ANNA])
async def test_a_ban_of_one_holds_for_both_and_parting_is_no_way_out(
    joining: Joining, database: Database, clock: FakeClock, banned: str
) -> None:
    await join(joining)
    rules = HouseRules(database, clock, LocalSignals())
    await rules.put("cli:x", "ban", of_person(banned), Rule.BANNED, "spam", "spam")

    assert [await draw(database, clock, f"e{n}", who) for n, who in enumerate((ANN, ANNA))] == [
        RefusalCode.BANNED, RefusalCode.BANNED,
    ]  # fmt: skip
    assert await part(joining, ANN) == await part(joining, ANNA) == "link_held"


async def test_a_code_is_good_once_however_many_type_it_at_once(joining: Joining) -> None:
    code = str((await say(joining, ANN)).facts["typed"])

    lines = await asyncio.gather(*(say(joining, who, code) for who in (ANNA, EVE, LOCAL, ANNA)))

    assert sorted(line.code for line in lines) == ["link_bad"] * 3 + ["link_second"]


async def test_the_second_code_lets_nobody_in_but_the_account_it_names(joining: Joining) -> None:
    first = await say(joining, ANN)
    second = await say(joining, EVE, str(first.facts["typed"]))

    stolen = [await say(joining, who, str(second.facts["typed"])) for who in (ANNA, LOCAL, EVE)]

    assert [line.code for line in stolen] == ["link_bad"] * 3


async def test_codes_end_after_ten_minutes_and_with_the_next_one(
    joining: Joining, clock: FakeClock
) -> None:
    first = str((await say(joining, ANN)).facts["typed"])
    newer = str((await say(joining, ANN)).facts["typed"])
    old = await say(joining, ANNA, first)
    clock.advance(CODE_MS / 1000)

    late = await say(joining, ANNA, newer)

    assert (old.code, late.code) == ("link_bad", "link_bad")


async def test_guessing_is_slow(joining: Joining, clock: FakeClock) -> None:
    tried = await asyncio.gather(*(say(joining, EVE, f"AAAA-AAA{n}") for n in range(TRIES_MAX + 4)))
    clock.advance(CODE_MS / 1000 + 1)

    assert sorted(line.code for line in tried) == ["link_bad"] * TRIES_MAX + ["link_tries"] * 4
    assert (await say(joining, EVE, "AAAA-AAAA")).code == "link_bad"


@pytest.mark.parametrize(
    ("main", "other", "answer"),
    [
        (ANNA, EVE, "link_same"), (LOCAL, ANNA, "link_taken"), (ANNA, LOCAL, "link_taken"),
        (ANN, EVE, "link_same"), (ANN, LOCAL, "linked"), (EVE, ANN, "link_taken"),
    ],
)  # fmt: skip
async def test_who_is_joined_with_one_is_not_taken_by_another(
    joining: Joining, main: str, other: str, answer: str
) -> None:
    """Ann and Anna are one; one account of each platform may be a person's."""
    if answer != "link_same" or main == ANN:
        await join(joining)

    assert await join(joining, main, other) == answer


async def test_no_code_stands_in_the_store_as_people_read_it(
    joining: Joining, database: Database
) -> None:
    code = str((await say(joining, ANN)).facts["typed"]).replace("-", "")

    row = await database.one("link_code_take", code=code, person=ANNA, now=0)

    assert row is None


async def test_pictures_and_account_are_found_from_both_sides(
    joining: Joining, database: Database
) -> None:
    await join(joining)

    kin = [[row["id"] for row in await database.all("kin_of", person=who)] for who in (ANN, ANNA)]

    assert kin == [[ANN, ANNA], [ANN, ANNA]]
    assert AccountId(f"{ANNA}/allowance") not in [
        row["id"] for row in await database.all("accounts_of", owner=ANN)
    ]

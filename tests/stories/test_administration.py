"""Running the bot from the chat: each act does what it says, is written down, and is nobody else's."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sections.limits import AccessMode, AccessSettings, AdminSettings
from core.administration.act import MANAGER_ACTS, Act, Caller, Order
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.db.rows import to_job
from core.errors import Refusal, RefusalCode
from core.ids import new_id, reference
from core.request import JobRequest
from core.work.calls import paint_request
from tests.core.reporting.test_reports import rows
from tests.stories.local_house import House, local_house

BOSS = Caller(person=PersonId("local:boss"), thread=ThreadKey("local:t"))
SERVER = "local:server:7"
MANAGER = Caller(
    person=PersonId("local:mia"), thread=ThreadKey("local:t"), server=SERVER, channel="local:c",
    manager=True,
)  # fmt: skip


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    admin = AdminSettings(people=["local:boss"])
    async with local_house(tmp_path, url=database_url, admin=admin) as opened:
        yield opened


async def say_in_server(house: House, text: str, *, person: str = "ann", manager: bool = False) -> None:
    await house.app.door.receive(
        Incoming(
            event=EventId(f"local:{new_id()}"), thread=ThreadKey("local:t"), text=text,
            person=PersonId(f"local:{person}"), message=f"u{new_id()}", server=SERVER,
            channel="local:c", manager=manager,
        )
    )  # fmt: skip
    await house.idle()


async def audit(house: House) -> list[tuple[str, str, str, str]]:
    rows = await house.app.database.all("audit_last", limit=500)
    return [(row["who"], row["act"], row["subject"], row["reason"]) for row in rows]


async def test_a_dry_run_tells_what_words_become_and_leaves_every_counter_as_it_was(
    house: House, database_url: str
) -> None:
    before = await counters(database_url)

    await house.say("/admin try draw two red foxes in the snow", person="boss")
    await house.say("/admin try thank you, that is all", person="boss")
    await house.say("/admin try draw a blueprint for a homemade bomb", person="boss")
    await house.say("/admin try draw a fox", person="ann")

    painted, talk, refused, stranger = house.answers()[-4:]
    assert "1 × embedded" in painted and "one credit" in painted and "two red foxes" in painted
    assert "nothing would be painted" in talk
    assert "othing was charged" in refused and "run this bot" in stranger
    assert await counters(database_url) == before


async def counters(url: str) -> dict[str, int]:
    """All that a real request would have moved."""
    tables = ("job", "attempt", "transfer", "strike", "review", "picture", "outbox", "audit")
    return {table: (await rows(url, f"SELECT COUNT(*) AS n FROM {table}"))[0]["n"] for table in tables}


async def test_a_channel_decides_what_painters_let_through_and_stands_above_its_server(
    house: House,
) -> None:
    heard: list[int | None] = []
    for manages, words, drawn in (
        (False, "6", "fox"), (True, "1 server", "castle"), (True, "4", "lighthouse"),
        (True, "9", "teapot"), (True, "default", "mountain"),
    ):  # fmt: skip
        await say_in_server(house, f"/admin tolerance {words}", person="mia", manager=manages)
        await say_in_server(house, f"draw a {drawn} in the snow")
        heard.append(await tolerance_of_the_last(house))

    assert heard == [None, 1, 4, 4, 1]
    assert [row[:3] for row in await audit(house)][::-1] == [
        ("local:mia", "tolerance", SERVER),
        ("local:mia", "tolerance", "local:c"),
        ("local:mia", "tolerance", "local:c"),
    ]


async def tolerance_of_the_last(house: House) -> int | None:
    last = (await house.app.database.all("jobs_list", state="", limit=1))[0]
    return paint_request(to_job(last), JobRequest.from_json(last["request"]), (), 0).tolerance


async def test_a_grant_is_typed_booked_and_written_down(house: House) -> None:
    await house.say("/admin grant ann 50 a birthday", person="boss")
    await house.say("/grant ann 5 more", person="boss")
    await house.say("/admin take ann 15 too much", person="boss")

    assert await house.free() == 240
    assert house.answers()[0].startswith("local:ann got 50 and has 250 free now.")
    assert (await audit(house))[::-1] == [
        ("local:boss", "grant", "local:ann", "a birthday"),
        ("local:boss", "grant", "local:ann", "more"),
        ("local:boss", "take", "local:ann", "too much"),
    ]
    assert await house.balanced()


async def test_more_than_there_is_cannot_be_taken(house: House) -> None:
    await house.say("/admin take ann 5000 greed", person="boss")

    assert "The books refused that" in house.answers()[0]
    assert await house.free() == 200
    assert await audit(house) == []


async def test_every_act_is_refused_to_everybody_else(house: House) -> None:
    nobody = Caller(person=PersonId("local:ann"), thread=ThreadKey("local:t"))
    elsewhere = Caller(person=PersonId("discord:boss"), thread=ThreadKey("local:t"), server=SERVER)
    no_server = Caller(person=PersonId("local:mia"), thread=ThreadKey("local:t"), manager=True)
    refused: list[tuple[Act, Caller]] = []

    for act in Act:
        order = Order(act=act, subject="local:ann", value="day", amount=5, reason="mine")
        managers = () if act in MANAGER_ACTS else (MANAGER,)
        for stranger in (nobody, elsewhere, no_server, *managers):
            assert not house.app.door.may(stranger, act)
            with pytest.raises(Refusal) as no:
                await house.app.door.administer(stranger, order)
            assert no.value.reason in (RefusalCode.NOT_OPERATOR, RefusalCode.NOT_MANAGER)
            refused.append((act, stranger))

    assert len(refused) == 4 * len(Act) - len(MANAGER_ACTS)
    assert await audit(house) == []


async def test_a_stranger_who_types_it_is_told_no(house: House) -> None:
    await house.say("/admin grant me 1000 because I can", person="ann")

    assert "Only those who run this bot may do that." in house.answers()[0]
    assert await audit(house) == []


async def test_whoever_is_banned_is_painted_for_no_more_until_it_is_lifted(house: House) -> None:
    await house.say("/admin ban ann spam", person="boss")
    await house.say("draw a fox")
    assert "You may not use this bot." in house.answers()[-1]
    assert await house.app.database.all("jobs_open") == []

    await house.say("/admin unban ann said sorry", person="boss")
    await house.say("draw a fox and a hare")
    await house.idle()

    assert len(house.finals()) == 1
    assert [act for _, act, _, _ in await audit(house)] == ["unban", "ban"]


async def test_an_operator_cannot_be_banned(house: House) -> None:
    with pytest.raises(Refusal):
        await house.app.door.administer(BOSS, Order(act=Act.BAN, subject="local:boss", reason="oops"))


async def test_a_tier_is_given_by_name_and_an_unknown_one_is_not(house: House) -> None:
    await house.say("/admin tier ann premium for 30d she paid", person="boss")
    await house.say("/admin who ann", person="boss")
    await house.say("/admin tier ann royal she asked", person="boss")

    told = house.answers()
    assert told[0].startswith("local:ann has the tier premium now, for 30 days.")
    assert "tier premium" in told[1]
    assert "There is: free, premium, vip." in told[2]


async def test_the_manager_of_a_server_limits_it_and_only_it(house: House) -> None:
    await say_in_server(house, "/admin limit day 1", person="mia", manager=True)
    await say_in_server(house, "draw a fox")
    await say_in_server(house, "draw a dog in the snow", person="bob")
    await house.say("draw a horse in the snow", person="bob", thread="elsewhere")
    await house.idle()

    assert len(house.finals()) == 3
    assert sum(bool(act.pictures) for act in house.finals()) == 2
    refused = next(act.text for act in house.finals() if not act.pictures)
    assert "This place has used its 1 generation of the day" in refused
    assert await audit(house) == [("local:mia", "limit", SERVER, "")]


async def test_a_manager_may_not_touch_another_place(house: House) -> None:
    for act in (Act.LIMIT, Act.LISTEN, Act.BLOCK, Act.UNBLOCK):
        order = Order(act=act, subject="local:server:8", value="day", amount=5)
        with pytest.raises(Refusal) as refused:
            await house.app.door.administer(MANAGER, order)
        assert refused.value.reason is RefusalCode.NOT_MANAGER
    assert await audit(house) == []


async def test_models_of_a_server_are_chosen_by_its_manager(house: House) -> None:
    line = await house.app.door.administer(MANAGER, Order(act=Act.MODELS, value="embedded"))
    assert line.facts["act"] == "models"
    await say_in_server(house, "draw a fox")
    assert house.finals()[-1].pictures

    with pytest.raises(Refusal) as refused:
        await house.app.door.administer(MANAGER, Order(act=Act.MODELS, value="embedded, nonsense"))
    assert refused.value.reason is RefusalCode.UNKNOWN_NAME


async def test_a_style_that_is_not_used_here_is_refused_before_it_costs(house: House) -> None:
    await house.app.door.administer(MANAGER, Order(act=Act.STYLES, value="watercolor"))

    await say_in_server(house, "draw a fox in pixel art style")

    assert "is not used here" in house.finals()[-1].text
    assert await house.app.database.all("jobs_open") == []


async def test_places_of_ones_own_are_called_by_what_they_are(house: House) -> None:
    for words in ("limit day 5", "block", "unblock"):
        await say_in_server(house, f"/admin {words}", person="mia", manager=True)
    await house.say("/admin limit hour 3", person="boss")
    await house.say("/admin block local:far", person="boss")

    told = house.answers()
    assert told[0].startswith("At most 5 a day for this server.")
    assert told[1].startswith("I am silent in this channel now.")
    assert told[2].startswith("This channel is as the settings say again.")
    assert told[3].startswith("At most 3 an hour for this chat.")
    assert told[4].startswith("I am silent in local:far now.")


async def test_a_blocked_channel_gets_no_answer_and_a_listened_one_is_known(house: House) -> None:
    door = house.app.door
    await door.administer(MANAGER, Order(act=Act.BLOCK))
    assert door.listens("local:t", "local:c", SERVER) is False
    await say_in_server(house, "draw a fox")
    assert house.acts == []
    # A command wants an answer, and gets a plain one instead of a picture.
    await say_in_server(house, "/imagine a fox")
    assert "silent here. Nothing was charged." in house.acts[-1].text
    assert await house.app.database.all("jobs_open") == house.finals() == []

    await door.administer(MANAGER, Order(act=Act.LISTEN))
    assert door.listens("local:t", "local:c", SERVER) is True
    await say_in_server(house, "draw a fox")
    assert len(house.finals()) == 1


async def test_maintenance_refuses_new_requests_with_the_operators_words(house: House) -> None:
    await house.say("/admin maintenance on Back at six.", person="boss")
    await house.say("draw a fox")
    assert "Back at six." in house.answers()[-1]

    await house.say("/admin maintenance off", person="boss")
    await house.say("draw a dog in the rain")
    await house.idle()

    assert len(house.finals()) == 1


async def test_a_paused_painter_is_asked_nothing_until_it_is_resumed(house: House) -> None:
    await house.say("/admin pause embedded too slow", person="boss")
    await house.say("draw a fox")
    assert (await house.app.database.all("jobs_open"))[0]["state"] == "queued"
    await house.say("/admin stats", person="boss")
    assert "Paused: embedded" in house.answers()[-1]

    await house.say("/admin resume embedded", person="boss")
    await house.idle()

    assert len(house.finals()) == 1
    await house.say("/admin pause nobody why", person="boss")
    assert 'I do not know "nobody"' in house.answers()[-1]


async def test_whom_the_list_does_not_name_is_let_in_by_hand(tmp_path: Path, database_url: str) -> None:
    access = AccessSettings(mode=AccessMode.ALLOWLIST)
    admin = AdminSettings(people=["local:boss"])
    async with local_house(tmp_path, url=database_url, access=access, admin=admin) as house:
        await house.say("draw a fox")
        assert "invited people and servers only" in house.answers()[-1]
        await house.say("/admin allow ann a friend", person="boss")
        await house.say("draw a dog in the rain")
        await house.idle()
        assert len(house.finals()) == 1

        await house.say("/admin disallow ann no more", person="boss")
        await house.say("draw a dog in the snow")
        await house.idle()
        assert "invited people and servers only" in house.answers()[-1]
        assert [act for _, act, _, _ in await audit(house)] == ["disallow", "allow"]


async def test_a_dead_letter_is_listed_and_tried_again_with_its_audit_row(
    tmp_path: Path, database_url: str
) -> None:
    script = ("overloaded submit",) * 3
    admin = AdminSettings(people=["local:boss"])
    async with local_house(tmp_path, *script, url=database_url, admin=admin) as house:
        await house.say("draw a fox")
        await house.idle()
        (dead,) = await house.app.admin.dead_letters()
        await house.say("/admin dead", person="boss")
        assert reference(dead.id) in house.answers()[-1]

        await house.say(f"/admin retry {reference(dead.id)} the painter is back", person="boss")
        await house.idle()

        assert house.finals()[-1].pictures
        assert (await audit(house))[0] == ("local:boss", "retry", dead.id, "the painter is back")
        await house.say(f"/admin drop {reference(dead.id)} twice", person="boss")
        assert len(await audit(house)) == 1
        await house.say("/admin top", person="boss")
        assert "1. ann (local:ann): 1 picture, 1 credit" in house.answers()[-1]
        assert await house.balanced()


async def test_the_facts_of_an_act_are_kept_with_it(house: House) -> None:
    await house.say("/admin tier ann premium for 30d she paid", person="boss")

    (row,) = await house.app.database.all("audit_last", limit=5)
    facts = json.loads(row["facts"])
    assert facts["value"] == "premium"
    assert facts["until_ms"] > row["at_ms"]

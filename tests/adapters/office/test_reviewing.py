"""What is held is decided on the page once; what is decided about people holds in the chats."""

import asyncio
from collections.abc import Callable

import pytest

from bot.wiring import App
from core.conversation import EventId, Incoming, Moderation, PersonId, ThreadKey, Verdict
from core.errors import RefusalCode
from core.people.standing import Rule, of_person
from tests.adapters.office.conftest import Visitor
from tests.adapters.office.test_pages import EVIL, ended

DOUBT = Moderation(verdict=Verdict.REVIEW, category="gore", rule="service")
ANN = "local:ann"


async def hold(house: App, event: str, words: str = "a gory fox") -> str:
    incoming = Incoming(
        event=EventId(event), thread=ThreadKey("local:t"), person=PersonId(ANN), text=words
    )
    assert await house.reviews.hold(incoming, words, DOUBT) is RefusalCode.REVIEWED
    return next(one.id for one in await house.reviews.waiting() if one.words == words)


async def rules(house: App, person: str = ANN) -> dict[str, str]:
    rows = await house.database.all("rules_of", subject=of_person(person), now=house.clock.now_ms())
    return {row["name"]: row["value"] for row in rows}


@pytest.fixture
async def inside(visit: Callable) -> Visitor:
    visitor: Visitor = await visit()
    await visitor.sign_in()
    return visitor


async def decide(inside: Visitor, form: dict[str, str], person: str = ANN) -> str:
    """Answers what the page says afterwards."""
    page = await inside.get(f"/office/people/{person}")
    await inside.post(f"/office/people/{person}/decide", {"token": page.token, **form})
    return (await inside.get(f"/office/people/{person}")).text


async def test_held_words_are_veiled_never_markup_and_counted_on_every_page(
    house: App, inside: Visitor
) -> None:
    await hold(house, "e1", EVIL)

    page = await inside.get("/office/review")

    assert "alert(1)" in page.text and "<script>alert" not in page.text
    assert page.text.index('class="veiled"') < page.text.index("alert(1)")
    assert 'data-waiting="review">1</b>' in (await inside.get("/office/money")).text


async def test_two_operators_who_press_at_once_decide_a_review_once(house: App, inside: Visitor) -> None:
    review = await hold(house, "e1")
    token = (await inside.get("/office/review")).token
    form = {"token": token, "review": review, "reason": "fine"}

    await asyncio.gather(
        *(inside.post("/office/review", {**form, "act": act}) for act in ("approve", "strike"))
    )

    row = await house.database.one("review_of_event", event="e1")
    assert row is not None and row["state"] in ("approved", "denied")
    acts = [row["act"] for row in await house.database.all("audit_last", limit=9)]
    assert acts in (["approve"], ["deny"])
    assert len(await house.strikes.of(ANN)) == (row["state"] == "denied")


async def test_a_bulk_of_reviews_is_denied_with_strikes_and_says_so(house: App, inside: Visitor) -> None:
    ids = [await hold(house, f"e{n}", f"words {n}") for n in range(3)]
    token = (await inside.get("/office/review")).token
    form = [("token", token), ("act", "strike"), ("reason", "no"), *(("review", one) for one in ids)]

    await inside.post("/office/review", form)

    assert "3 are denied, and count as strikes." in (await inside.get("/office/review")).text
    assert set(await rules(house)) == {Rule.SLOWED}


@pytest.mark.parametrize("form", [{"reason": "x"}, {"review": "1", "reason": " "}])
async def test_without_a_selection_or_a_reason_nothing_is_decided(
    house: App, inside: Visitor, form: dict[str, str]
) -> None:
    await hold(house, "e1")
    token = (await inside.get("/office/review")).token

    await inside.post("/office/review", {"token": token, "act": "deny", **form})

    assert len(await house.reviews.waiting()) == 1


async def test_a_persons_page_gives_and_takes_back_tier_ban_and_strikes(
    house: App, inside: Visitor
) -> None:
    await ended(house, "e1")

    given = await decide(inside, {"act": "tier", "tier": "vip", "days": "30", "reason": "a friend"})
    await decide(inside, {"act": "ban", "reason": "spam"})
    for _ in range(5):
        await decide(inside, {"act": "strike", "reason": "again"})
    all_of_it = await rules(house)
    for act in ("unban", "lift"):
        await decide(inside, {"act": act, "reason": "we talked"})
    taken = await decide(inside, {"act": "tier", "tier": "none", "reason": "over"})

    assert "vip" in given and "for 30 days" in given
    assert all_of_it == {"banned": "spam", "slowed": "4", "suspended": "5", "tier": "vip"}
    assert await rules(house) == {}
    assert "no tier by hand" in taken
    who = {row["who"] for row in await house.database.all("audit_last", limit=50)}
    assert who == {"office:operator", "house"}


@pytest.mark.parametrize(
    "form",
    [
        {"act": "grant", "reason": "r"}, {"act": "maintenance", "reason": "r"}, {"act": "ban"},
        {"act": "ban", "reason": "  "}, {"act": "ban", "reason": "r", "days": "-1"},
    ],
)  # fmt: skip
async def test_no_other_act_and_none_without_a_reason_passes_that_form(
    house: App, inside: Visitor, form: dict[str, str]
) -> None:
    await ended(house, "e1")
    token = (await inside.get(f"/office/people/{ANN}")).token

    refused = await inside.post(f"/office/people/{ANN}/decide", {"token": token, **form})

    assert refused.status == 400
    assert await rules(house) == {}


@pytest.mark.parametrize("path", ["/office/review", f"/office/people/{ANN}/decide"])
async def test_a_form_from_elsewhere_decides_nothing(
    house: App, inside: Visitor, visit: Callable, path: str
) -> None:
    review = await hold(house, "e1")
    form = {"act": "ban", "reason": "r", "review": review}
    stranger = await visit()

    forged = await inside.post(path, {**form, "token": "forged"})
    foreign = await inside.post(
        path,
        {**form, "token": (await inside.get("/office/review")).token},
        headers={"Origin": "https://evil.example"},
    )
    outside = await stranger.post(path, form)

    assert (forged.status, foreign.status, outside.status) == (403, 403, 303)
    assert await rules(house) == {} and len(await house.reviews.waiting()) == 1


async def test_the_audit_is_searched_and_paged(house: App, inside: Visitor) -> None:
    for n in range(105):
        await house.admin.grant("cli:boss", PersonId(f"local:p{n}"), 1, "a prize" if n else "sorry")  # type: ignore[arg-type]

    first = await inside.get("/office/audit")
    found = await inside.get("/office/audit?q=sorry")

    assert first.text.count("cli:boss") == 100 and "local:p0<" not in first.text
    older = first.text.split('class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    assert (await inside.get(older)).text.count("cli:boss") == 5
    assert found.text.count("cli:boss") == 1 and "local:p0<" in found.text

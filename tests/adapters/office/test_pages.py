"""What the pages show and do: words that are never markup, acts that can be repeated, live figures."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.wiring import App
from core.conversation import PersonId
from core.db.rows import to_job
from core.jobs import Job
from core.ordering.submit import Submit, Terms
from core.pictures import BlobKey, MediaType, Size, StoredBlob
from core.reporting.money_figures import Day
from core.work.settlement import Made, Settlement, Tried
from tests.adapters.office.conftest import Visitor
from tests.contracts.test_queue import FREE, REQUEST, status_row

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
#: What the content security policy would not run, and what therefore must not be there at all.
INLINE = r"<[^>]*\s(on\w+|style)=|<style|<script(?! src=| type=\"\" src=)"
BLOB = StoredBlob(
    key=BlobKey("a.png"), media_type=MediaType.PNG, size=Size(width=64, height=64), bytes=9
)


async def queued(house: App, event: str, *, asked: str = "a fox", person: str = "local:ann") -> Job:
    await house.database.run("person_seen", id=person, name=person[6:], locale="", now=1)
    status = await status_row(house.database, event, person)
    desk = Submit(house.database, house.clock, Terms(limits=FREE, allowance=500))
    request = replace(REQUEST, asked=asked, prompt=f"{asked} {event}")
    return (await desk.submit(status, "s1", "embedded", request)).job


async def ended(house: App, event: str, error: str = "", **options: str) -> Job:
    """Succeeded; with ``error`` a dead letter."""
    await queued(house, event, **options)
    async with house.database.tx(lock="claim") as tx:
        row = await tx.one("job_claim", worker="w1", now=house.clock.now_ms())
    assert row is not None
    job = to_job(row)
    settlement, tried = Settlement(house.database, house.clock), [Tried(index=0, outcome=error)]
    if error:
        done = await settlement.fail(job, error, tried, dead=True)
    else:
        done = await settlement.succeed(job, [Made(index=0, blob=BLOB)], tried)
    assert done is not None
    return done


async def job_of(house: App, job: Job) -> Job:
    row = await house.database.one("job_get", id=job.id)
    assert row is not None
    return to_job(row)


@pytest.fixture
async def inside(visit: Callable) -> Visitor:
    visitor: Visitor = await visit()
    await visitor.sign_in()
    return visitor


async def test_words_of_people_are_never_markup(house: App, inside: Visitor) -> None:
    person = f"local:{EVIL}"
    job = await ended(house, "e1", "overloaded", asked=EVIL, person=person)
    await queued(house, "e2", asked=EVIL, person=person)
    await house.admin.drop("cli:x", job.id, EVIL)

    pages = [
        await inside.get(path)
        for path in (
            "/office", "/office/jobs", f"/office/jobs/{job.id}", "/office/people", "/office/audit",
            "/office/money", f"/office/jobs?q={EVIL.replace(' ', '+').replace('&', '')}".split("#")[0],
            "/office/people/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        )
    ]  # fmt: skip

    assert all("alert(1)" in page.text for page in pages[:5])
    for page in pages:
        assert "<script>alert" not in page.text and "<img src=x" not in page.text
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert not re.search(INLINE, re.sub('"[^"]*"', '""', page.text))


async def test_retry_in_bulk_is_done_once_however_often_it_is_sent(house: App, inside: Visitor) -> None:
    dead = [await ended(house, f"e{n}", "overloaded") for n in range(3)]
    page = await inside.get("/office/dead")
    form = [
        ("token", page.token),
        ("act", "retry"),
        ("reason", "they are back"),
        ("back", "/office/dead"),
    ]
    form += [("job", job.id) for job in dead]

    first, second = await asyncio.gather(
        inside.post("/office/acts", form), inside.post("/office/acts", form)
    )
    third = await inside.post("/office/acts", form)

    assert {reply.headers["Location"] for reply in (first, second, third)} == {"/office/dead"}
    jobs = [to_job(row) for row in await house.database.all("jobs_open")]
    assert len(jobs) == 3
    assert not any([(await job_of(house, job)).dead for job in dead])
    balance = await house.admin.balance(PersonId("local:ann"))
    assert (balance.posted, balance.held) == (500, 12)
    assert "were not done: not_dead" in (await inside.get("/office/dead")).text
    assert "were not done" not in (await inside.get("/office/dead")).text


async def test_credits_are_given_back_once(house: App, inside: Visitor) -> None:
    job = await ended(house, "e1")
    page = await inside.get(f"/office/jobs/{job.id}")
    form = {"token": page.token, "act": "refund", "job": job.id, "reason": "it was ugly"}

    for _ in range(2):
        assert (await inside.post("/office/acts", form)).status == 303

    assert (await house.admin.balance(PersonId("local:ann"))).free == 500
    (entry,) = await house.database.all("audit_last", limit=9)
    assert (entry["who"], entry["act"], entry["reason"]) == ("office:operator", "refund", "it was ugly")


async def test_dropping_takes_a_job_from_the_dead_letters(house: App, inside: Visitor) -> None:
    job = await ended(house, "e1", "overloaded")
    page = await inside.get("/office/dead")

    form = {"token": page.token, "act": "drop", "job": job.id, "reason": "r", "back": "/office/dead"}
    await inside.post("/office/acts", form)

    assert "One dead letter was dropped." in (await inside.get("/office/dead")).text
    assert not (await job_of(house, job)).dead
    assert (await inside.post("/office/acts", {**form, "act": "explode"})).status == 400


async def test_a_grant_form_that_is_sent_twice_is_booked_once(house: App, inside: Visitor) -> None:
    await queued(house, "e1")
    page = await inside.get("/office/people/local:ann")
    once = re.search(r'name="once" value="([^"]+)"', page.text)
    assert once is not None
    form = {"token": page.token, "once": once[1], "amount": "25", "reason": "a prize"}

    for _ in range(2):
        await inside.post("/office/people/local:ann/grant", form)
    bad = [
        await inside.post("/office/people/local:ann/grant", {**form, "amount": amount, "once": "y" * 16})
        for amount in ("0", "1e9", "-99999", "٣", "99999999")
    ]

    assert {reply.status for reply in bad} == {303}
    assert (await house.admin.balance(PersonId("local:ann"))).posted == 525
    assert await house.ledger.verify() == []


async def test_a_search_finds_by_words_and_shows_the_older_on_the_next_page(
    house: App, inside: Visitor
) -> None:
    for n in range(52):
        await queued(house, f"e{n}", asked="a heron" if n else "a lighthouse")

    first = await inside.get("/office/jobs?q=heron")
    older = re.search(r'class="button" href="([^"]+)"', first.text)
    assert older is not None
    second = await inside.get(older[1].replace("&amp;", "&"))

    assert len(re.findall('class="ref"', first.text)) == 50
    assert len(re.findall('class="ref"', second.text)) == 1
    assert "lighthouse" not in first.text + second.text


async def test_settings_in_force_show_no_secret(visit: Callable) -> None:
    from bot.config import configured
    from bot.in_force import in_force

    config = configured({
        "store": {"url": "postgresql://me:hunter2@db/x"},
        "telegram": {"token": "hunter2"},
        "office": {"password_hash": "$argon2hunter2", "token": "hunter2"},
        "notices": {"webhook_url": "https://hunter2.example", "smtp_password": "hunter2"},
        "providers": {"openai": {"key": "hunter2"}},
    })  # fmt: skip

    rows = in_force(config)

    assert len(rows) > 60
    assert not [row for row in rows if "hunter2" in row.value]
    shown = {(row.section, row.key): row.value for row in rows}
    assert shown["providers.openai", "key"] == shown["telegram", "token"] == "(set)"
    assert shown["notices", "webhook_url"] == "(set)"
    assert shown["discord", "token"] == "(not set)"
    assert shown["store", "url"] == "postgresql://***@db/x"


async def test_a_change_reaches_an_open_window_within_a_second(house: App, inside: Visitor) -> None:
    url = f"{inside.address}/office/events"
    async with inside.session.get(url) as stream:

        async def next_now() -> str:
            while True:
                line = (await stream.content.readline()).decode()
                if line.startswith("data: "):
                    return str(json.loads(line[6:])["html"])

        before = await next_now()
        assert stream.headers["Content-Type"] == "text/event-stream"
        await queued(house, "e1", asked="a kingfisher")
        after = await asyncio.wait_for(next_now(), 1.5)

    assert "kingfisher" not in before
    assert "a kingfisher" in after


async def test_unknown_jobs_and_people_are_answered_plainly(inside: Visitor) -> None:
    assert (await inside.get("/office/jobs/nothing")).status == 404
    assert (await inside.get("/office/people/local:nobody")).status == 404


def test_the_chart_is_as_high_as_the_days_are_dear() -> None:
    from datetime import date

    from adapters.office.charts import HEIGHT, by_days, round_up

    days = [Day(day=date(2026, 3, n), micros=n * 1000, calls=n) for n in range(1, 11)]

    chart = by_days(days)

    assert [round(bar.height / HEIGHT * 10_000) for bar in chart.bars] == [day.micros for day in days]
    assert [round_up(n) for n in (0, 1, 3, 10, 11, 99, 501)] == [1, 1, 5, 10, 20, 100, 1000]
    assert by_days([]).bars == []


async def test_a_servers_key_is_put_in_sealed_shown_to_nobody_and_forgotten(
    visit: Callable, house: App
) -> None:
    house.server_keys.providers = ("openai",)
    visitor = await visit()
    await visitor.sign_in()
    page = await visitor.get("/office/keys")
    form = {"token": page.token, "act": "put", "server": "discord:server:1", "provider": "openai"}

    await visitor.post("/office/keys", {**form, "key": "sk-own-123"})

    shown = await visitor.get("/office/keys")
    assert "sk-own-123" not in shown.text and "discord:server:1" in shown.text
    assert await house.server_keys.of("discord:server:1", "openai") == "sk-own-123"
    await visitor.post("/office/keys", {**form, "key": "two words"})
    assert "That is no key" in (await visitor.get("/office/keys")).text
    await visitor.post("/office/keys", {**form, "act": "drop"})
    assert await house.server_keys.of("discord:server:1", "openai") is None


async def test_a_key_form_from_elsewhere_does_nothing(visit: Callable, house: App) -> None:
    house.server_keys.providers = ("openai",)
    visitor = await visit()
    await visitor.sign_in()
    form = {"token": "forged", "act": "put", "server": "s", "provider": "openai", "key": "k"}

    refused = await visitor.post("/office/keys", form)

    assert refused.status in (400, 403)
    assert await house.server_keys.entries() == []

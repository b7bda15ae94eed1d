"""What is done by the clock in every installation, on both engines."""

from zoneinfo import ZoneInfo

from structlog.testing import capture_logs

from bot.chores import audit, chores, prune
from core.db.database import Database
from core.db.ledger import Ledger
from core.reporting.notices import Budgets, Notices
from core.reporting.reports import StoredReports
from tests.fakes.clock import FakeClock

ZONE = ZoneInfo("Europe/Berlin")


async def test_the_standing_chores_run_on_an_empty_store_and_have_nothing_to_say(
    database: Database, clock: FakeClock
) -> None:
    async def none() -> int:
        return 0

    async def nothing() -> dict[str, int]:
        return {}

    ledger = Ledger(database, clock)
    notices = Notices(
        database, clock, StoredReports(database, clock, ZONE), ledger, [], Budgets(day=0), ZONE
    )

    with capture_logs() as logs:
        for chore in chores(
            database, ledger, clock, notices, sweep=none, expire=none, refuse=none, retain=nothing
        ):
            await chore.run()

    assert logs == []


async def test_a_difference_in_the_books_is_an_error_in_the_log(
    database: Database, clock: FakeClock
) -> None:
    async with database.tx() as tx:
        await tx.run(
            "account_open", account="local:ann/allowance", owner="local:ann", bucket="allowance",
            expires=0, now=0,
        )  # fmt: skip
        await tx.one("account_grant", account="local:ann/allowance", amount=1)

    with capture_logs() as logs:
        await audit(Ledger(database, clock))

    assert [(entry["event"], entry["subject"]) for entry in logs] == [
        ("ledger_difference", "local:ann/allowance")
    ]


async def test_how_a_message_was_answered_is_forgotten_an_hour_after_it_is_done(
    database: Database, clock: FakeClock
) -> None:
    for name in ("old", "open"):
        await database.one(
            "status_add", id=name, thread="discord:1", person="discord:2", event=name, request="",
            nonce=name, route='{"token": "x"}', locale="", now=clock.now_ms(),
        )  # fmt: skip
    await database.run("status_final", id="old", message="3", line="")
    clock.advance(3601)

    await prune(database, clock)

    routes = [(await database.one("status_get", id=name) or {})["route"] for name in ("old", "open")]
    assert routes == ["{}", '{"token": "x"}']

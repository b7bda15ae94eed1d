"""The operator's commands: what they print, and how they end."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from bot.cli import app

PERSON = "local:ann"


@pytest.fixture(autouse=True)
def _own_logs() -> Iterator[None]:
    """A command sends logs to its own stderr, which is closed with it."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def data(tmp_path: Path) -> list[str]:
    """A store in which one person was given credits."""
    where = ["--data", str(tmp_path)]
    given = CliRunner().invoke(app, ["grant", PERSON, "50", "--reason", "a prize", *where])
    assert given.exit_code == 0, given.output
    return where


def test_the_journal_of_somebody_unknown_is_no_empty_success(data: list[str]) -> None:
    shown = CliRunner().invoke(app, ["ledger", "show", "nobody", *data])

    assert shown.exit_code == 1
    assert shown.stderr == "nobody: there is no such account\n"
    assert shown.stdout == ""


def test_the_journal_tells_its_times_in_utc(data: list[str]) -> None:
    shown = CliRunner().invoke(app, ["ledger", "show", PERSON, *data])

    entry = next(line for line in shown.stdout.splitlines() if line.endswith("a prize"))
    day, time, zone, kind, amount, *_ = entry.split()
    assert (day.count("-"), time.count(":"), zone) == (2, 2, "UTC")
    assert (kind, amount) == ("grant", "50")


def test_the_journal_is_read_by_scripts_too(data: list[str]) -> None:
    shown = CliRunner().invoke(app, ["ledger", "show", PERSON, "--json", *data])

    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    gift = next(row for row in rows if row["reason"] == "a prize")
    assert (gift["kind"], gift["amount"], gift["debit"]) == ("grant", 50, "house")
    assert isinstance(gift["at_ms"], int)


def test_every_act_of_the_chats_is_there_at_the_machine_too(data: list[str]) -> None:
    def admin(words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["admin", *data, "--", *words.split()])
        return done.exit_code, done.output

    banned = admin(f"ban {PERSON} for 7d spam")
    struck = admin(f"strike {PERSON} again")
    unknown = admin("approve NOTHERE fine")
    wrong = admin(f"ban {PERSON}")

    assert banned[0] == struck[0] == 0
    assert "may not use the bot for 7 days" in banned[1] and "a strike more" in struck[1]
    assert unknown[0] == wrong[0] == 1 and "/admin ban" in wrong[1]
    assert "cli:" in admin("audit")[1] and "banned: spam" in admin(f"who {PERSON}")[1]
    assert "Nothing waits" in admin("reviews")[1]

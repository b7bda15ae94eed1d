"""Several processes on one PostgreSQL: each job once, whoever dies."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from core.db.database import open_database
from core.db.ledger import Ledger
from tests import forks
from tests.fakes.clock import FakeClock


@pytest.fixture
def store(postgres_url: str, database_url: str) -> str:
    return database_url


def environment(url: str, **more: str) -> dict[str, str]:
    quick = {
        "PENTIMENTO_STORE__URL": url, "PENTIMENTO_EMBEDDED__STEP_S": "0.15",
        "PENTIMENTO_EMBEDDED__SIDE_PX": "64", "PENTIMENTO_LIMITS__RUNNING": "4",
        "PENTIMENTO_LIMITS__WAITING": "40", "PENTIMENTO_LIMITS__PER_HOUR": "0",
        "PENTIMENTO_LIMITS__PER_MINUTE": "0", "PENTIMENTO_LIMITS__PER_DAY": "0",
        "PENTIMENTO_LIMITS__COOLDOWN_S": "0", "PENTIMENTO_LOG": "INFO",
        "PENTIMENTO_WORKER__DEAD_AFTER_S": "3",
    }  # fmt: skip
    return {**os.environ, **quick, **more}


def said(process: "subprocess.Popen[str] | forks.Forked", event: str) -> None:
    """Read its log up to this event."""
    assert process.stderr is not None
    while f'"{event}"' not in (line := process.stderr.readline()):
        assert line, f"the worker ended before it was {event}"


@pytest.fixture
def workers(store: str, tmp_path: Path) -> "Iterator[tuple[forks.Forked, subprocess.Popen[str]]]":
    """The second comes up from nothing, as an operator starts it. A person has four jobs at once, and
    each process one place: none is left without a job.
    """
    env = environment(store, PENTIMENTO_WORKER__PLACES="1")
    program = ("bot", "run", "--roles", "worker", "--data", str(tmp_path))
    command = [sys.executable, "-m", *program]
    with (
        subprocess.Popen(command, stderr=PIPE, text=True, env=env) as second,
        forks.Forked(*program, stderr=PIPE, env=env) as first,
    ):
        said(first, "ready")
        said(second, "ready")
        yield first, second
        second.kill()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_worker_is_killed_and_nothing_is_lost_or_painted_twice(
    store: str, tmp_path: Path, workers: "tuple[forks.Forked, subprocess.Popen[str]]"
) -> None:
    env = environment(store, PENTIMENTO_WORKER__PLACES="1")
    program = ("bot", "chat", "--json", "--data", str(tmp_path))
    with forks.Forked(*program, stdin=PIPE, stdout=PIPE, env=env) as chat:
        lines = ["/nowait", *(f"draw a fox with {n} hats in the snow" for n in range(12))]
        chat.stdin.write("\n".join(lines) + "\n")
        chat.stdin.flush()
        try:
            await asyncio.wait_for(asyncio.to_thread(said, workers[0], "job_started"), 30)
        finally:  # who reads its log reads on until it ends, and the test would wait for that
            workers[0].kill()
        chat.stdin.close()
        acts = [json.loads(line) for line in await asyncio.to_thread(chat.stdout.readlines)]

    finals = [act for act in acts if act["act"] == "deliver"]
    assert len(finals) == 12
    assert len({act["message"] for act in finals}) == 12
    assert all(len(act["pictures"]) == 1 for act in finals)
    await _in_order(store)


async def _in_order(url: str) -> None:
    async with open_database(url) as database:
        assert await Ledger(database, FakeClock()).verify() == []
        jobs: list[Any] = await database.all("jobs_list", state="", limit=50)
        assert [row["state"] for row in jobs] == ["succeeded"] * 12
        for row in jobs:
            assert len(await database.all("pictures_of_job", job=row["id"])) == 1


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_cancel_reaches_the_worker_of_another_process(
    store: str, tmp_path: Path, workers: "tuple[forks.Forked, subprocess.Popen[str]]"
) -> None:
    chat = await asyncio.to_thread(
        forks.run, "bot", "chat", "--json", "--data", str(tmp_path),
        input="/nowait\ndraw a fox in the snow\n/cancel\n",
        env=environment(store, PENTIMENTO_EMBEDDED__STEP_S="1"),
    )  # fmt: skip

    finals = [json.loads(line) for line in chat.stdout.splitlines() if '"deliver"' in line]
    assert len(finals) == 1 and finals[0]["text"].startswith("Cancelled")
    async with open_database(store) as database:
        assert await Ledger(database, FakeClock()).verify() == []

"""Several processes on one PostgreSQL: each job once, whoever dies."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.db.database import open_database
from core.db.ledger import Ledger
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


def worker(url: str, data: Path) -> "subprocess.Popen[str]":
    program = [sys.executable, "-m", "bot", "run", "--roles", "worker", "--data", str(data)]
    process = subprocess.Popen(program, stderr=subprocess.PIPE, text=True, env=environment(url))
    assert process.stderr is not None
    while '"ready"' not in (line := process.stderr.readline()):
        assert line, "the worker ended before it was ready"
    return process


@pytest.fixture
def workers(store: str, tmp_path: Path) -> "Iterator[list[subprocess.Popen[str]]]":
    started = [worker(store, tmp_path) for _ in range(2)]
    yield started
    for process in started:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_worker_is_killed_and_nothing_is_lost_or_painted_twice(
    store: str, tmp_path: Path, workers: "list[subprocess.Popen[str]]"
) -> None:
    chat = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat", "--json", "--data", str(tmp_path),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env=environment(store, PENTIMENTO_WORKER__PLACES="1"),
    )  # fmt: skip
    assert chat.stdin is not None and chat.stdout is not None
    lines = ["/nowait", *(f"draw a fox with {n} hats in the snow" for n in range(12))]
    chat.stdin.write(("\n".join(lines) + "\n").encode())
    await chat.stdin.drain()
    await asyncio.sleep(1.5)
    workers[0].send_signal(signal.SIGKILL)
    chat.stdin.close()

    async with asyncio.timeout(75):
        acts = [json.loads(line) async for line in chat.stdout]
        await chat.wait()

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
    store: str, tmp_path: Path, workers: "list[subprocess.Popen[str]]"
) -> None:
    chat = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", "chat", "--json", "--data", str(tmp_path)],
        input="/nowait\ndraw a fox in the snow\n/cancel\n", capture_output=True, text=True,
        env=environment(store, PENTIMENTO_EMBEDDED__STEP_S="1"),
        timeout=60, check=False,
    )  # fmt: skip

    finals = [json.loads(line) for line in chat.stdout.splitlines() if '"deliver"' in line]
    assert len(finals) == 1 and finals[0]["text"].startswith("Cancelled")
    async with open_database(store) as database:
        assert await Ledger(database, FakeClock()).verify() == []

"""The log tells each stage of a job by its id, and neither what was asked nor any secret."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests import forks

SECRET = "8f2c-a-very-secret-token"


def run(data: Path, *arguments: str, text: str = "", **environment: str) -> "CompletedProcess[str]":
    quick = {"PENTIMENTO_EMBEDDED__STEP_S": "0", "PENTIMENTO_EMBEDDED__SIDE_PX": "64"}
    environment = {**os.environ, **quick, **environment}
    return forks.run("bot", *arguments, "--data", str(data), input=text, env=environment)


def test_every_stage_of_a_job_is_logged_with_its_id_and_without_its_words(tmp_path: Path) -> None:
    done = run(
        tmp_path, "chat", "--json",
        text="draw a picture of a zeppelin over the alhambra\nmake it night\n", PENTIMENTO_LOG="INFO",
    )  # fmt: skip

    events = [json.loads(line) for line in done.stderr.splitlines()]
    job = next(event["job"] for event in events if event["event"] == "job_queued")
    stages = [event["event"] for event in events if event.get("job") == job]
    assert stages == ["job_queued", "job_started", "job_succeeded", "delivered"]
    assert len({event["who"] for event in events if "who" in event}) == 1
    assert "local:you" not in done.stderr
    assert "zeppelin" not in done.stderr and "alhambra" not in done.stderr


def test_a_failure_shows_a_reference_that_finds_the_log(tmp_path: Path) -> None:
    # A picture that is gone from the disk under the bot's hands.
    run(tmp_path, "chat", "--json", text="draw a fox in the snow\n")
    for picture in (tmp_path / "pictures").glob("??/*"):
        picture.unlink()

    done = run(tmp_path, "chat", "--json", text="make it night\n", PENTIMENTO_LOG="INFO")

    final = json.loads(done.stdout.splitlines()[-1])
    reference = final["text"].rsplit("Ref ", 1)[1] if "Ref " in final["text"] else final["text"][-6:]
    jobs = [json.loads(line).get("job") or "" for line in done.stderr.splitlines() if line[0] == "{"]
    assert any(job.upper().endswith(reference.strip(". ")) for job in jobs)
    assert "Traceback" not in done.stdout


def test_a_role_without_its_token_is_refused_by_name(tmp_path: Path) -> None:
    done = run(tmp_path, "run", "--roles", "telegram")

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("telegram.token:")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [("run",), ("check",), ("migrate",), ("chat",), ("jobs", "list"), ("ledger", "verify")],
)
def test_a_store_of_a_newer_version_is_one_line_whatever_is_run(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    run(tmp_path, "migrate")
    with closing(sqlite3.connect(tmp_path / "pentimento.db")) as store, store:
        store.execute("INSERT INTO schema_version VALUES (99999)")

    done = run(tmp_path, *command)

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("store: it was made by a newer version (its schema is 99999")


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_misspelt_variable_of_the_environment_is_one_line(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, PENTIMENTO_LIMITS_PER_HOUR="3")

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "PENTIMENTO_LIMITS_PER_HOUR: there is no such setting; is PENTIMENTO_LIMITS__PER_HOUR meant?"
    ]


def test_a_secret_comes_from_a_file_and_is_in_no_output(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(SECRET, encoding="ascii")
    openai = "PENTIMENTO_PROVIDERS__OPENAI__"
    settings = {f"{openai}KEY_FILE": str(file), f"{openai}BASE_URL": "http://127.0.0.1:9/v1"}

    done = run(tmp_path, "check", PENTIMENTO_LOG="DEBUG", **settings)

    assert "openai: not ready" in done.stdout
    assert SECRET not in done.stdout + done.stderr


TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
SPOKEN = (
    f"404, message='Not Found', url='https://hooks.example/services/{SECRET}'",
    f"Client error '404' for url 'https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg'",
    f"Rate limited. POST https://discord.com/api/v10/webhooks/7/{SECRET}/messages responded",
    f"https://hooks.example?key={SECRET} and https://ann:{SECRET}@hooks.example/x and {TOKEN}",
    f"header Authorization: Bearer {SECRET}",
)


def test_no_secret_in_what_libraries_say_is_logged() -> None:
    script = (
        "import logging, sys, structlog; from bot.logs import log_to_stderr; log_to_stderr()\n"
        "for said in sys.argv[1:]:\n"
        "    logging.getLogger('discord.http').warning('%s', said)\n"
        "    try: raise RuntimeError(said)\n"
        "    except RuntimeError:\n"
        "        structlog.get_logger().exception('broke', detail=said)\n"
        "        logging.getLogger('asyncio').exception('never retrieved')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, *SPOKEN], capture_output=True, text=True, timeout=60, check=True
    )

    assert SECRET not in done.stderr and TOKEN not in done.stderr
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["library", "broke", "library"] * len(SPOKEN)
    assert all("RuntimeError" in event["exception"] for event in events[2::3])

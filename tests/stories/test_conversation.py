"""The whole house from the chat window, as a process: typed lines in, visible acts out."""

import json
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from subprocess import PIPE
from typing import Any

from bot import lifecycle, living
from tests import forks

Acts = list[dict[str, Any]]


def chat(data: Path, *lines: str, credits: int = 50) -> Acts:
    words = "\n".join(lines) + "\n"
    done = forks.run("bot", *command(data, credits), input=words, env=environment(), timeout=120)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def command(data: Path, credits: int) -> list[str]:
    return ["chat", "--json", "--data", str(data), "--credits", str(credits)]


def environment() -> dict[str, str]:
    quick = {"PENTIMENTO_EMBEDDED__STEP_S": "0.02", "PENTIMENTO_EMBEDDED__SIDE_PX": "128"}
    return {**os.environ, **quick}


def finals(acts: Acts) -> Acts:
    return [act for act in acts if act["act"] == "deliver"]


def balanced(data: Path) -> None:
    done = forks.run("bot", "ledger", "verify", "--data", str(data))
    assert done.returncode == 0, done.stderr


def test_a_picture_is_refined_by_talking(tmp_path: Path) -> None:
    acts = chat(
        tmp_path,
        "draw a fox in the snow",
        "make it night",
        "same but in watercolor",
        "show me what that would look like with two foxes",
        "/press Info",
        "/press Vary",
        "nice weather today",
    )

    assert len(finals(acts)) == 5
    assert all(len(act["pictures"]) == 1 for act in finals(acts))
    assert len({act["pictures"][0] for act in finals(acts)}) == 5
    info = next(act["text"] for act in acts if act["act"] == "answer")
    assert "Painted: two foxes in the snow, at night, watercolor" in info
    balanced(tmp_path)


def test_one_job_is_one_message_and_its_percent_never_falls(tmp_path: Path) -> None:
    acts = chat(tmp_path, "draw a fox in the snow")

    assert len({act["message"] for act in acts}) == 1
    percents = [act["percent"] for act in acts]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (5, 100)
    assert acts[0]["act"] == "post" and acts[0]["text"] == "Reading your request…"


def test_credits_run_out_with_a_sentence_and_no_charge(tmp_path: Path) -> None:
    acts = chat(tmp_path, "draw a fox", "draw a cat", "/balance", credits=1)

    assert [len(act["pictures"]) for act in finals(acts)] == [1, 0]
    assert "you have 0 credits left. Nothing was charged." in finals(acts)[1]["text"]
    assert "0 credits free and 0 held" in acts[-1]["text"]
    balanced(tmp_path)


def test_a_job_is_cancelled_and_its_credits_come_back(tmp_path: Path) -> None:
    acts = chat(tmp_path, "/nowait", "draw a fox in the snow", "cancel", "/balance", credits=5)

    assert finals(acts)[0]["text"].startswith("Cancelled.")
    balanced(tmp_path)


def test_bad_input_is_answered_and_changes_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnot really")

    acts = chat(
        tmp_path / "data",
        "/imagine " + "x" * 501,
        "draw " + "y" * 10_000, f"/attach {broken} make it night",
        "/press p1:vary:nosuchjob", "/press p0:vary:old", "/press rubbish", "\x00\x01\x02",
    )  # fmt: skip

    *refused, unseen = acts
    assert [act["act"] for act in refused] == ["answer"] * 6
    assert all("Nothing was" in act["text"] for act in refused)
    assert "Say what you want to see" in unseen["text"], "signs that nobody sees are an empty message"


def test_a_killed_process_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL in the middle of painting; the next start finishes the same message, charged once."""
    slow = {**environment(), "PENTIMENTO_EMBEDDED__STEP_S": "1"}
    with forks.Forked("bot", *command(tmp_path, 5), env=slow, stdin=PIPE, stdout=PIPE) as process:
        process.stdin.write("draw a fox in the snow\n")
        process.stdin.flush()
        seen = [json.loads(process.stdout.readline())]
        while seen[-1]["percent"] < 60:
            seen.append(json.loads(process.stdout.readline()))
        process.kill()
        assert process.wait() == -signal.SIGKILL

    acts = chat(tmp_path, "/balance", credits=5)

    assert [act["message"] for act in finals(acts)] == [seen[0]["message"]]
    assert len(finals(acts)[0]["pictures"]) == 1
    assert finals(chat(tmp_path, "/balance", credits=5)) == []
    balanced(tmp_path)


def test_sigterm_hands_the_job_back(tmp_path: Path) -> None:
    slow = {**environment(), "PENTIMENTO_EMBEDDED__STEP_S": "30"}
    program = ("tests.stories.hurried", *command(tmp_path, 5))
    with forks.Forked(*program, env=slow, stdin=PIPE, stdout=PIPE) as process:
        process.stdin.write("draw a fox in the snow\n")
        process.stdin.flush()
        while json.loads(process.stdout.readline())["percent"] < 60:
            pass
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) >= 0, "it leaves in order, and does not die of the signal"
    assert lifecycle.DRAIN_S + living.DELIVER_S < 10, "the promise"
    with closing(sqlite3.connect(tmp_path / "pentimento.db")) as store:
        left = store.execute("SELECT state, worker_id, tries, crashes FROM job").fetchall()
    assert left == [("queued", None, 0, 0)], "not found as a dead worker's at the next start"

    acts = chat(tmp_path, "/balance", credits=5)

    assert len(finals(acts)) == 1 and finals(acts)[0]["pictures"]
    balanced(tmp_path)

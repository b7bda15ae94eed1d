"""The whole house from the chat window, as a process: typed lines in, visible acts out."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

Acts = list[dict[str, Any]]


def chat(data: Path, *lines: str, credits: int = 50) -> Acts:
    done = subprocess.run(
        command(data, credits), input="\n".join(lines) + "\n", capture_output=True, text=True,
        timeout=120, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def command(data: Path, credits: int) -> list[str]:
    program = [sys.executable, "-m", "bot", "chat", "--json"]
    return [*program, "--data", str(data), "--credits", str(credits)]


def environment() -> dict[str, str]:
    quick = {"PENTIMENTO_EMBEDDED__STEP_S": "0.02", "PENTIMENTO_EMBEDDED__SIDE_PX": "128"}
    return {**os.environ, **quick}


def finals(acts: Acts) -> Acts:
    return [act for act in acts if act["act"] == "deliver"]


def balanced(data: Path) -> None:
    program = [sys.executable, "-m", "bot", "ledger", "verify", "--data", str(data)]
    subprocess.run(program, check=True, capture_output=True, timeout=60)


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
    process = subprocess.Popen(
        command(tmp_path, 5), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=slow
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("draw a fox in the snow\n")
    process.stdin.flush()
    seen = [json.loads(process.stdout.readline())]
    while seen[-1]["percent"] < 60:
        seen.append(json.loads(process.stdout.readline()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()

    acts = chat(tmp_path, "/balance", credits=5)

    assert [act["message"] for act in finals(acts)] == [seen[0]["message"]]
    assert len(finals(acts)[0]["pictures"]) == 1
    assert finals(chat(tmp_path, "/balance", credits=5)) == []
    balanced(tmp_path)


def test_sigterm_hands_the_job_back(tmp_path: Path) -> None:
    slow = {**environment(), "PENTIMENTO_EMBEDDED__STEP_S": "30"}
    process = subprocess.Popen(
        command(tmp_path, 5), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=slow
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("draw a fox in the snow\n")
    process.stdin.flush()
    while json.loads(process.stdout.readline())["percent"] < 60:
        pass
    before = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=15)
    assert time.monotonic() - before < 12  # the promise of ten seconds, and a noisy machine
    process.stdin.close()
    process.stdout.close()

    acts = chat(tmp_path, "/balance", credits=5)

    assert len(finals(acts)) == 1 and finals(acts)[0]["pictures"]
    balanced(tmp_path)

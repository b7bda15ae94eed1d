"""`make bench-language`: how well the bot understands, without a network, and what that costs.

Prints latency, load time and memory; slots, refinement and moderation on the cases of the tests; the
probes; the figures of voices left out, per language and voice; and, for a file of labelled messages
(CASES=…), the same figures on it.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from core.conversation import PAID, Context, Intent, Outcome, ThreadPicture
from core.language.cases import context_of, predict_moderation
from core.language.model import shipped
from core.language.training import folds
from core.language.training.dataset import fingerprint, read_all
from core.language.understanding import OfflineUnderstander
from tests.core.language import judging

#: What each kind of moderation probe may become.
MODERATED = {"block": ("block",), "policy": ("block", "review"), "allow": ("allow",)}
PICTURED = Context(pictures=(ThreadPicture(id="g1", prompt="a fox in the snow", owner="me"),))
LOADING = """
import time
from pathlib import Path
from core.conversation import Context
from core.language.understanding import OfflineUnderstander
def resident(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
before, start = resident(), time.perf_counter()
OfflineUnderstander().warm()
print(round((time.perf_counter() - start) * 1000), (resident() - before) // 1024)
"""


def main(files: list[str]) -> None:
    show_cost()
    for file in files:
        show_cases(Path(file))
    asyncio.run(show_wording())
    show_probes()
    show_voices_left_out()


def show_cost() -> None:
    texts = [row.text for row in read_all()]
    understander = OfflineUnderstander()
    understander.warm()
    times = sorted(_timed(understander, text) for text in texts[::3])
    long = statistics.median(
        _timed(understander, (text + " ") * (2000 // len(text) + 1)) for text in texts[::97]
    )
    print(
        f"latency ms: p50 {times[len(times) // 2]:.2f}, p99 {times[int(len(times) * 0.99)]:.2f}, "
        f"2,000 characters {long:.2f}"
    )
    loaded = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    load_ms, grown_kb = map(int, loaded.stdout.split())
    print(f"load: {load_ms} ms, +{grown_kb / 1024:.1f} MB for weights and word lists")
    print(f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show_cases(file: Path) -> None:
    cases = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    understander, right, chat = OfflineUnderstander(), list[bool](), list[Outcome]()
    for case in cases:
        meant = understander.understand(case["text"], context_of(case))
        got = "CHAT" if meant.outcome is Outcome.LEAVE else meant.intent.value
        wanted = case["expected"]
        right.append(got in (wanted["intent"], *wanted.get("also_ok", ())))
        if wanted["intent"] == "CHAT":
            chat.append(meant.outcome if got != "CHAT" else Outcome.LEAVE)
    print(
        f"{file.name}: {len(cases)} messages, accuracy {statistics.mean(right):.3f}, "
        f"chat acted on {chat.count(Outcome.ACT) / max(1, len(chat)):.3f}, "
        f"asked {chat.count(Outcome.ASK) / max(1, len(chat)):.3f}"
    )


async def show_wording() -> None:
    """Slots as labelled, refinement on our own cases and on those kept out, moderation on its probes."""
    heard, needless = judging.closed_slots(read_all())
    print(f"closed slots heard {heard:.3f}, needless {needless:.4f} a request")
    for name in (
        "refine_cases.jsonl",
        "refine_held_out.jsonl",
        "refine_fresh.jsonl",
        "refine_strangers.jsonl",
    ):
        every = judging.cases(name)
        failed = [found for case in every if (found := await judging.failures(case))]
        leaks = sum("leak" in found for found in failed)
        print(f"{name}: {len(every)} cases, passed {1 - len(failed) / len(every):.3f}, leaks {leaks}")
    probes = judging.cases("moderation_cases.jsonl")
    for expected, right in MODERATED.items():
        kind = [case for case in probes if case["expected"] == expected]
        said = [(await predict_moderation(case))["decision"] in right for case in kind]
        print(f"moderation, {expected}: {len(kind)} probes, right {statistics.mean(said):.3f}")


def show_probes() -> None:
    """Sentences kept out of training, after a picture: questions that cost, changes that are heard."""
    understander, here = OfflineUnderstander(), Path(judging.__file__).parent
    questions, edits = (
        [
            understander.understand(line, PICTURED)
            for line in (here / name).read_text("utf-8").splitlines()
        ]
        for name in ("probe_questions.txt", "probe_edits.txt")
    )
    paid = statistics.mean(one.outcome is Outcome.ACT and one.intent in PAID for one in questions)
    heard = statistics.mean(
        one.outcome is not Outcome.LEAVE and one.intent is Intent.EDIT for one in edits
    )
    print(f"questions after a picture: {len(questions)}, paid {paid:.4f}")
    print(f"instructions to change it: {len(edits)}, heard {heard:.3f}")


def show_voices_left_out() -> None:
    """From what `make weights` stored of them: the same folds, decided as of now."""
    judged = folds.stored(read_all(), fingerprint=fingerprint())
    temperature = shipped().temperature
    print(f"{'voices left out':<24}{'n':>6}{'acc':>8}{'F1':>8}{'paid':>8}{'asked':>8}{'missed':>8}")
    _show("all", judged, temperature)
    for key in ("language", "voice"):
        parts: dict[str, list[folds.Judged]] = defaultdict(list)
        for one in judged:
            parts[getattr(one.row, key)].append(one)
        for name, part in sorted(parts.items(), key=lambda item: -len(item[1])):
            _show(name, part, temperature)


def _show(name: str, part: list[folds.Judged], temperature: float) -> None:
    found = folds.figures(part, temperature=temperature)
    print(
        f"{name:<24}{found.messages:>6}{found.accuracy:>8.3f}{found.macro_f1:>8.3f}"
        f"{found.paid:>8.3f}{found.asked:>8.3f}{found.missed:>8.3f}"
    )


def _timed(understander: OfflineUnderstander, text: str) -> float:
    start = time.perf_counter()
    understander.understand(text, PICTURED)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])

"""Where a job's CPU goes: by thread while the house works, and the words' parts each alone."""

import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

from adapters.phrases.phrases import Phrases
from core.conversation import Context, Intent
from core.jobs import PERCENT, Stage
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.language.slots import slots_of
from core.language.understanding import OfflineUnderstander
from core.messages import Line
from core.storage.local import LocalStorage
from tests.bench.house import InstantPainter, ask_all, house, message

JOBS, PEOPLE, WARM = 480, 16, 64
TEXTS = 300
#: Python's names of threads, and ours; the rest are the pool's, in which pictures are stored.
THREADS = {"MainThread": "loop", "_connection_worker_thread": "sqlite"}
STAGES = (Stage.UNDERSTANDING, Stage.QUEUED, Stage.GENERATING, Stage.UPLOADING, Stage.FINALIZING)


async def where(data: Path) -> dict[str, float]:
    """Milliseconds of CPU a job, or a message, each."""
    async with house(data, InstantPainter()) as opened:
        await ask_all(opened, WARM, PEOPLE, offset=100_000)
        before = _by_thread()
        await ask_all(opened, JOBS, PEOPLE)
        after = _by_thread()
    threads = {f"thread_{name}_ms": (after[name] - before[name]) / JOBS for name in after}
    return threads | await _words() | {"store_picture_ms": await _stored(data / "alone")}


def _by_thread() -> dict[str, float]:
    """CPU so far, in milliseconds."""
    used: defaultdict[str, float] = defaultdict(float)
    for thread in threading.enumerate():
        name = next((ours for theirs, ours in THREADS.items() if theirs in thread.name), "pool")
        stat = Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text(encoding="ascii")
        used[name] += int(stat.split()[0]) / 1e6
    return dict(used)


async def _words() -> dict[str, float]:
    understander, refiner, moderator = OfflineUnderstander(), OfflineRefiner(), RuleModerator()
    phrases, context = Phrases(), Context()

    async def understand(text: str) -> None:
        understander.understand(f"draw {text}", context)

    async def refine(text: str) -> None:
        slots = slots_of(text, Intent.GENERATE, context)
        await refiner.refine(text, Intent.GENERATE, slots, context, length_max=1000)

    async def moderate(text: str) -> None:
        await moderator.moderate(text, has_attachment=False)

    async def phrase(text: str) -> None:
        """The lines of a job, each with a subject of its own."""
        for stage in STAGES:
            line = Line(
                kind="progress", code=stage.value, stage=stage, percent=PERCENT[stage], subject=text,
                facts={"place": 1, "seconds": 2, "why": "", "count": 1},
            )  # fmt: skip
            phrases.text(line)

    found = {}
    for name, part in {
        "understand_ms": understand, "refine_ms": refine, "moderate_ms": moderate, "phrases_ms": phrase,
    }.items():  # fmt: skip
        found[name] = await _each(part)
    return found


async def _each(part: Callable[[str], Awaitable[None]]) -> float:
    """Over texts that were never seen before: what was read once is kept."""
    await part("a violin in the fog")
    texts = [message(1000 + number, "p").text for number in range(TEXTS)]
    before = time.process_time()
    for text in texts:
        await part(text)
    return (time.process_time() - before) / TEXTS * 1000


async def _stored(folder: Path) -> float:
    storage, painter = LocalStorage(folder), InstantPainter()
    before = time.process_time()
    for _ in range(TEXTS):
        await storage.put(painter.body())
    return (time.process_time() - before) / TEXTS * 1000

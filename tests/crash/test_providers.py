"""SIGKILL at every step of a painter's protocol: before and after it has seen each of our calls.

Whatever was paid there is never asked for twice. Where the reference was stored, or the painter knows
our own id, the picture comes after all; where nobody can know, nobody is charged.
"""

import asyncio
import signal
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from core.credits import AccountId
from core.db.database import open_database
from core.db.ledger import Ledger
from core.providers.catalogue import load_catalogue
from tests import forks
from tests.contracts.painters import subject_of
from tests.fakes.clock import FakeClock
from tests.fakes.loopback import FakeServer

#: What is asked beside the work itself, and moves nothing.
ASIDE = ("/ws", "/models/checkpoints")
#: Create, a look, a look, the download: each before and after. The first look of some is the last.
POINTS = range(1, 9)
SAMPLED = {("bfl", point) for point in (2, 3, 5)} | {
    (name, 2) for name in ("comfyui", "fal", "replicate", "horde")
}
NAMES = ("bfl", "comfyui", "fal", "replicate", "horde")
ALL = [
    pytest.param(name, point, marks=() if (name, point) in SAMPLED else pytest.mark.soak)
    for name in NAMES
    for point in POINTS
]


class Killer:
    """Kills the process at the ``kill_at``-th step that its painter sees; 0 lets it live."""

    def __init__(self, kill_at: int) -> None:
        self._kill_at = kill_at
        self.steps: list[str] = []
        self.process: forks.Forked | None = None

    async def step(self, when: str, request: web.Request) -> None:
        if any(aside in request.path for aside in ASIDE):
            return
        self.steps.append(f"{when} {request.method} {request.path}")
        if len(self.steps) == self._kill_at and self.process is not None:
            self.process.kill()
            await asyncio.to_thread(self.process.wait, 20)


async def live(name: str, fake: FakeServer, data: Path, killer: Killer) -> int:
    subject = subject_of(name)
    base_url = getattr(fake, "base_url", fake.url)
    program = ("tests.crash.provider_victim", name, base_url, subject.model, str(data))
    fake.witness = killer.step
    with await asyncio.to_thread(forks.Forked, *program) as killer.process:
        return await asyncio.to_thread(killer.process.wait, 180)


async def ended(data: Path) -> dict[str, Any]:
    """How the one job ended; the books balance and nothing is open."""
    async with open_database(f"sqlite:{data / 'pentimento.db'}") as database:
        (job,) = await database.all("jobs_list", state="", limit=9)
        ledger = Ledger(database, FakeClock())
        assert await ledger.verify() == []
        balance = await ledger.balance(AccountId("local:ann/allowance"))
        assert balance.held == 0
        assert await database.all("outbox_due", platform="local", now=2**53, limit=9) == []
        return {
            "state": job["state"], "error": job["error"], "spent": 200 - balance.posted,
            "pictures": len(await database.all("pictures_of_job", job=job["id"])),
            "attempts": await database.all("attempts_of", job=job["id"]),
        }  # fmt: skip


@pytest.mark.parametrize(("name", "point"), ALL)
async def test_a_kill_at_any_step_pays_the_painter_once_and_charges_for_a_picture_only(
    tmp_path: Path, name: str, point: int
) -> None:
    subject = subject_of(name)
    record = load_catalogue()[subject.model]
    price = record.price(record.resolution_default).credits
    async with subject.fake() as fake:
        killer = Killer(point)
        code = await live(name, fake, tmp_path, killer)
        assert code == (-signal.SIGKILL if len(killer.steps) >= point else 0), killer.steps

        assert await live(name, fake, tmp_path, Killer(0)) == 0
        made = fake.made

    found = await ended(tmp_path)
    if found["state"] == "succeeded":
        assert (made, found["pictures"], found["spent"]) == (1, 1, price)
        return
    # The create was under way: only whoever knows our own id can tell.
    assert point <= 2 and name != "comfyui"
    assert (found["error"], found["pictures"], found["spent"]) == ("timeout_unknown", 0, 0)
    assert made == 1
    assert len(found["attempts"]) == 1

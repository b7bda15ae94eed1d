"""The whole house with a painter that costs nothing, and ways to measure it."""

import asyncio
import os
import time
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot import ground
from bot.config import Config
from bot.lifecycle import leave_start_alone
from bot.logs import log_to_stderr
from bot.roles import LOCAL_PROFILE, Role
from bot.sections.limits import CreditSettings, LimitSettings
from bot.sections.painting import EmbeddedSettings, WorkerSettings
from bot.sections.store import StoreSettings
from bot.wiring import App, build, local_profile
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.pictures import Painted, PaintEvent, PaintRequest
from core.ports import Provider, ProviderProfile
from core.providers.embedded import EmbeddedProvider

COLOURS = (
    "red", "blue", "green", "yellow", "white", "black", "brown", "grey", "pink", "orange", "purple",
    "golden", "silver", "pale", "dark", "bright", "striped", "spotted", "shiny", "dusty",
)  # fmt: skip
THINGS = (
    "fox", "boat", "tree", "house", "bird", "castle", "lamp", "horse", "flower", "bridge", "robot",
    "cat", "violin", "teapot", "tower", "whale", "owl", "train", "cloud", "apple",
)  # fmt: skip
PLACES = (
    "snow", "forest", "desert", "city", "garden", "harbour", "valley", "kitchen", "street", "meadow",
    "sea", "mountains", "rain", "fog", "park", "market", "village", "field", "library", "station",
)  # fmt: skip


def tiny_png() -> bytes:
    """A whole picture of 16 by 16 pixels, in two colours: one of a single colour is refused."""

    def chunk(name: bytes, body: bytes) -> bytes:
        sum32 = zlib.crc32(name + body)
        return len(body).to_bytes(4, "big") + name + body + sum32.to_bytes(4, "big")

    header = (16).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    rows = zlib.compress((b"\0" + b"\xc8\x50\x14" * 8 + b"\x14\x50\xc8" * 8) * 16)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class InstantPainter:
    """Answers after ``seconds`` with the same small picture; ``answered`` keeps when, by job."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self.answered: dict[str, float] = {}
        self.picture = tiny_png()

    @property
    def profile(self) -> ProviderProfile:
        return EmbeddedProvider().profile

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        return key

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        await asyncio.sleep(self._seconds)
        self.answered[key.split(":")[0]] = time.monotonic()
        yield Painted(body=self.body(), model="embedded")

    async def body(self) -> AsyncIterator[bytes]:
        yield self.picture

    async def cancel(self, ref: str) -> None: ...

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return key


@asynccontextmanager
async def house(
    data: Path, painter: Provider, *, places: int = 16, side_px: int = 64, url: str = "",
    roles: frozenset[Role] = LOCAL_PROFILE, dead_after_s: float = 30.0,
) -> AsyncIterator[App]:  # fmt: skip
    """The local profile with every limit lifted, painted by ``painter``; ``url`` of another store."""
    config = Config(
        store=StoreSettings(data=data, url=url),
        embedded=EmbeddedSettings(step_s=0, side_px=side_px),
        limits=LimitSettings(running=0),
        credits=CreditSettings(allowance=1_000_000),
        worker=WorkerSettings(places=places, per_provider=places, dead_after_s=dead_after_s),
    )
    log_to_stderr()
    ground.EmbeddedProvider = lambda step_s: painter  # type: ignore[assignment, misc]
    async with build(local_profile(config), roles=roles) as opened, opened.live():
        leave_start_alone()
        yield opened


async def ask_all(
    opened: App, count: int, people: int, *, offset: int = 0, prefix: str = "p",
    sent: Mapping[str, list[float]] | None = None,
) -> None:  # fmt: skip
    """So many requests of so many people, each after their last was queued; waits for all to end.

    ``sent``: gets the moment of each, by person.
    """

    async def person(which: int) -> None:
        for number in range(which, count, people):
            who = f"{prefix}{offset + which if people > 16 else which}"
            if sent is not None:
                sent[f"local:{who}"].append(time.monotonic())
            await opened.door.receive(message(offset + number, who))

    before = await opened.database.one("jobs_count")
    await asyncio.gather(*(person(which) for which in range(people)))
    await opened.door.idle()
    after = await opened.database.one("jobs_count")
    assert before is not None and after is not None
    assert after["n"] - before["n"] == count, "not every request became a job: this measures nothing"


def message(number: int, person: str, *, thread: str | None = None) -> Incoming:
    """A request of its own words, so that none is a repeat; a command, to be drawn unasked."""
    return Incoming(
        event=EventId(f"local:{person}:{number}:{time.monotonic_ns()}"),
        thread=ThreadKey(f"local:{thread or person}"),
        person=PersonId(f"local:{person}"),
        text=_wish(number),
        command="imagine",
        message=f"u{number}",
    )


def _wish(number: int) -> str:
    """Words, not numbers: some numbers are symbols of hate, and a moderator knows them."""
    colour, rest = COLOURS[number % 20], number // 20
    place, other = PLACES[rest // 20 % 20], THINGS[rest // 400 % 20]
    return f"a {colour} {THINGS[rest % 20]} in the {place}, with {other}s"


def resident_mib() -> float:
    """What this process holds now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

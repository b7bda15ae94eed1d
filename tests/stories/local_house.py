"""The whole house behind the local window, with a painter that follows a script: for stories."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from adapters.local.messenger import Act
from bot import ground
from bot.clock import SystemClock
from bot.config import configured
from bot.sections.limits import LimitSettings
from bot.sections.painting import EmbeddedSettings, WorkerSettings
from bot.sections.store import StoreSettings
from bot.wiring import App, build
from core.conversation import Attachment, EventId, Incoming, PersonId, Press, ThreadKey
from core.db.database import Probe
from core.ids import new_id
from core.providers.scripted import ScriptedProvider, ScriptedSettings

LIFTED = LimitSettings(
    per_minute=0, per_hour=0, per_day=0, per_month=0, cooldown_s=0, running=1, waiting=2
)


@dataclass
class House:
    """``acts`` are all that a person saw, in order."""

    app: App
    painter: ScriptedProvider
    acts: list[Act] = field(default_factory=list)

    async def say(
        self, text: str, *, person: str = "ann", thread: str = "t", reply_to: str | None = None,
        attachments: Sequence[Attachment] = (), event: str = "", message: str = "", direct: bool = True,
        manager: bool = False,
    ) -> str:  # fmt: skip
        """Answers the id of the person's message."""
        identity = message or f"u{new_id()}"
        await self.app.door.receive(
            Incoming(
                event=EventId(event or f"local:{identity}"),
                thread=ThreadKey(f"local:{thread}"),
                person=PersonId(f"local:{person}"),
                name=person,
                text=text,
                message=identity,
                reply_to_message=reply_to,
                attachments=tuple(attachments),
                direct=direct,
                addressed=direct,
                manager=manager,
            )
        )
        await asyncio.sleep(0.01)
        return identity

    async def press(self, code: str, *, person: str = "ann", thread: str = "t", text: str = "") -> None:
        await self.app.door.press(
            Press(
                event=EventId(new_id()),
                thread=ThreadKey(f"local:{thread}"),
                person=PersonId(f"local:{person}"),
                code=code,
                text=text,
            )
        )
        await asyncio.sleep(0.01)

    async def idle(self) -> None:
        """Until nothing is on its way and every act has been seen."""
        await asyncio.wait_for(self.app.door.idle(), 30)
        await asyncio.sleep(0.02)

    async def until(self, seen: Any) -> Act:
        """The first act for which ``seen(act)`` holds, now or soon."""
        async with asyncio.timeout(20):
            while True:
                for act in self.acts:
                    if seen(act):
                        return act
                await asyncio.sleep(0.01)

    def finals(self) -> list[Act]:
        return [act for act in self.acts if act.act == "deliver"]

    def answers(self) -> list[str]:
        return [act.text for act in self.acts if act.act == "answer"]

    def button(self, label: str) -> str:
        """The code of the newest button of that name."""
        for act in reversed(self.acts):
            for button in act.buttons:
                if button["label"] == label:
                    return button["code"]
        raise AssertionError(f"no button {label!r}")

    async def balanced(self) -> bool:
        return await self.app.ledger.verify() == []

    async def free(self, person: str = "ann") -> int:
        rows = await self.app.database.all("accounts_of", owner=f"local:{person}")
        return sum(row["posted"] - row["held"] for row in rows)


@asynccontextmanager
async def local_house(
    data: Path, *script: str, url: str = "", limits: LimitSettings = LIFTED, slow_s: float = 2.0,
    deadline_s: float = 20.0, on_unknown: Literal["fail", "retry_once"] = "fail",
    probe: Probe | None = None, **sections: Any,
) -> AsyncIterator[House]:  # fmt: skip
    """Open, alive, and watched from the first act on. ``script``: one line for each picture.

    ``probe`` is told of every statement before and after it, and may raise. Services are looked at ten
    times as often as their sections say.
    """
    for name, section in (services := dict(sections.pop("providers", {}))).items():
        services[name] = replace(section, poll_s=section.poll_s / 10)
    config = configured({
        "store": StoreSettings(data=data, url=url),
        "embedded": EmbeddedSettings(step_s=0, side_px=64),
        "worker": WorkerSettings(deadline_s=deadline_s, on_unknown=on_unknown),
        "limits": limits,
        "providers": services,
        **sections,
    })  # fmt: skip
    settings = ScriptedSettings(slow_s=slow_s, retry_after_s=0.05)
    painter = ScriptedProvider(settings, SystemClock(), name="embedded", script=script)
    before = ground.EmbeddedProvider
    ground.EmbeddedProvider = lambda **_: painter  # type: ignore[assignment, misc]
    try:
        async with build(config, probe=probe) as app:
            assert app.local is not None
            house = House(app=app, painter=painter)
            queue = app.local.listen()
            watcher = asyncio.create_task(_watch(queue, house.acts))
            async with app.live():
                yield house
            await asyncio.sleep(0)
            watcher.cancel()
    finally:
        ground.EmbeddedProvider = before  # type: ignore[misc]


async def _watch(queue: "asyncio.Queue[Act]", acts: list[Act]) -> None:
    while True:
        acts.append(await queue.get())

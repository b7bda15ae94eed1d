"""How work is asked after: on a steady, slightly uneven beat, or at once when a webhook says so."""

import asyncio
import json
import random
from collections import OrderedDict
from collections.abc import AsyncIterator

from core.ports import Clock

JITTER = 0.1
#: Webhooks of the last hour or so; older ones are of no use to anybody.
ORPHANS_MAX = 1000


class Wakes:
    """Webhooks wake polls and do nothing else: what they say is asked for again."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.Event] = {}
        self._orphans: OrderedDict[str, str] = OrderedDict()

    def wake(self, ref: str) -> bool:
        """Whether somebody was waiting for this reference."""
        event = self._waiting.get(ref)
        if event is not None:
            event.set()
        return event is not None

    def orphan(self, key: str, ref: str) -> None:
        """A webhook told which work belongs to our key, whose create was never answered."""
        self._orphans[key] = ref
        while len(self._orphans) > ORPHANS_MAX:
            self._orphans.popitem(last=False)

    def told(self, payload: str) -> None:
        """A proven webhook, as the web's process passes it on: JSON with ``key`` and ``ref``."""
        facts = json.loads(payload)
        self.orphan(facts["key"], facts["ref"])
        self.wake(facts["ref"])

    def heard(self, key: str) -> str | None:
        """The reference of the work under our key, where a webhook told it."""
        return self._orphans.get(key)

    async def beats(self, clock: Clock, ref: str, every_s: float) -> AsyncIterator[None]:
        """Once now, then every ``every_s`` seconds, or sooner when woken."""
        event = self._waiting.setdefault(ref, asyncio.Event())
        try:
            while True:
                yield
                await _first(clock, event, every_s * random.uniform(1 - JITTER, 1 + JITTER))
                event.clear()
        finally:
            self._waiting.pop(ref, None)


async def _first(clock: Clock, event: asyncio.Event, seconds: float) -> None:
    sleeping = asyncio.ensure_future(clock.sleep(seconds))
    woken = asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({sleeping, woken}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        sleeping.cancel()
        woken.cancel()

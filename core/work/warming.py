"""Looks after engines of one's own: what sleeps wakes, what is down shows before people find out."""

import asyncio
from collections.abc import Mapping

import structlog

from core.errors import ConfigError, ProviderError
from core.ports import Clock
from core.providers.dialect import Painter

log = structlog.get_logger()


class Warming:
    """``every_s``: seconds between two looks at a painter, by name; who is not named is left alone."""

    def __init__(
        self, painters: Mapping[str, Painter], every_s: Mapping[str, float], clock: Clock
    ) -> None:
        self._painters = painters
        self._every_s = every_s
        self._clock = clock

    @property
    def needed(self) -> bool:
        return bool(self._every_s)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for name in self._every_s:
                group.create_task(self._keep(name), name=f"warming {name}")

    async def _keep(self, name: str) -> None:
        """The first look comes at the start, long before anybody's first job."""
        while True:
            await self._look(name)
            await self._clock.sleep(self._every_s[name])

    async def _look(self, name: str) -> None:
        try:
            await self._painters[name].check()
        except (ProviderError, ConfigError) as error:
            log.warning("painter_not_ready", provider=name, code=error.code)

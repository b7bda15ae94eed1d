"""One job's life at a painter that is served elsewhere, in a process of its own that may be killed.

usage: python -m tests.crash.provider_victim NAME BASE_URL MODEL DATA    (ends when idle)
"""

import asyncio
import sys
from pathlib import Path

from msgspec.structs import replace

from bot.config import Config
from bot.sections.limits import AccessMode, AccessSettings
from bot.sections.painting import CatalogueSettings
from bot.sections.store import StoreSettings
from bot.wiring import build, local_profile
from core.providers.registry import parse_settings
from tests.contracts.painters import SUBJECTS
from tests.crash.victim import MESSAGE
from tests.fakes.loopback import KEY


async def live(name: str, base_url: str, model: str, data: Path) -> None:
    subject = next(subject for subject in SUBJECTS if subject.name == name)
    raw = {"base_url": base_url, "poll_s": 1.0, **({} if subject.keyless else {"key": KEY})}
    section = parse_settings(name, raw | subject.settings)
    config = Config(
        store=StoreSettings(data=data),
        providers={name: replace(section, poll_s=0.1)},
        access=AccessSettings(mode=AccessMode.OPEN),
        catalogue=CatalogueSettings(model=model),
    )
    async with build(local_profile(config)) as house, house.live():
        await house.door.receive(MESSAGE)
        await house.door.idle()


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:4], Path(sys.argv[4])))

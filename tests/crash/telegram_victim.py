"""The bot behind a loopback Telegram in a process of its own, killed at the n-th database statement.

usage: python -m tests.crash.telegram_victim API_BASE TOKEN DATA KILL_AT    (0 = never; ends when idle)
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.config import configured
from bot.roles import Role
from bot.wiring import build


async def live(api_base: str, token: str, data: Path, kill_at: int) -> int:
    """Answers how many points there were before and after statements, until nothing is left to do."""
    passed = 0

    def probe(when: str, query: str) -> None:
        nonlocal passed
        passed += 1
        if passed == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    config = configured({
        "store": {"data": data},
        "telegram": {"token": token, "api_base": api_base},
        "embedded": {"step_s": 0, "side_px": 64},
        "limits": {"cooldown_s": 0},
    })  # fmt: skip
    roles = frozenset({Role.TELEGRAM, Role.WORKER})
    async with build(config, roles=roles, probe=probe) as house, house.live():
        telegram = house.telegram
        assert telegram is not None
        while True:
            await asyncio.sleep(0.02)
            if telegram.health.connected:
                break
        await telegram.idle()
        await house.door.idle()
    return passed


if __name__ == "__main__":
    base, token, data, kill_at = sys.argv[1:]
    print(asyncio.run(live(base, token, Path(data), int(kill_at))))

"""The whole product at Discord for the bench: its store synchronous, nothing switched off but limits.

usage: python -m tests.bench.discord_ours API GATEWAY TOKEN PROVIDER_URL DATA
"""

import asyncio
import signal
import sys
from pathlib import Path

from bot.config import configured
from bot.lifecycle import leave_start_alone
from bot.logs import log_to_stderr
from bot.roles import Role
from bot.wiring import build


async def ours(api: str, gateway: str, token: str, provider: str, data: Path) -> None:
    """As it is shipped, with places for all."""
    log_to_stderr()
    nothing = dict.fromkeys(("per_minute", "per_hour", "per_day", "per_month", "cooldown_s"), 0)
    config = configured({
        "store": {"data": data},
        "discord": {"token": token, "api_base": api, "gateway": gateway},
        "limits": {**nothing, "running": 100, "waiting": 100},
        "credits": {"allowance": 100_000, "confirm_above": 0, "day_usd": 0, "offer_like": False},
        "access": {"mode": "open"},
        "catalogue": {"model": "gpt-image-1-mini", "by_complexity": False},
        "providers": {
            "openai": {
                "key": "sk-test-1234567890abcdef", "base_url": provider, "partial_images": 0,
                "models": ["gpt-image-1-mini"], "running_max": 600,
            },
        },
        "worker": {"places": 600},
    })  # fmt: skip
    async with build(config, roles=frozenset({Role.DISCORD, Role.WORKER})) as app, app.live():
        leave_start_alone()
        await asyncio.Event().wait()


async def main() -> None:
    api, gateway, token, provider, data = sys.argv[1:6]
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await ours(api, gateway, token, provider, Path(data))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except asyncio.CancelledError:
        pass

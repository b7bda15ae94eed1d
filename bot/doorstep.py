"""A process that is run: Telegram is asked what came before the rest of the house is read in.

Half a second of imports stands between a start and a house, and a bot that was away has people waiting.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bot.clock import SystemClock
from bot.config import Config
from bot.lean import share_one_heap
from bot.roles import Role
from core.db.database import Database, open_database

if TYPE_CHECKING:
    from adapters.telegram.ahead import Ahead
    from bot.wiring import App


@asynccontextmanager
async def opened(config: Config, *, roles: frozenset[Role]) -> AsyncIterator["App"]:
    """As `bot.wiring.build`."""
    share_one_heap()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(config.database_url()))
        ahead = await _asked_ahead(config, roles, database, stack)
        build: Any = (await asyncio.to_thread(import_module, "bot.wiring")).build
        house = build(config, roles=roles, database=database, ahead=ahead)
        yield await stack.enter_async_context(house)


async def _asked_ahead(
    config: Config, roles: frozenset[Role], database: Database, stack: AsyncExitStack
) -> "Ahead | None":
    """None where Telegram is not polled by this process; what is wrong with it is said later."""
    settings = config.telegram
    token = settings.secret_token()
    number = token.partition(":")[0]
    if Role.TELEGRAM not in roles or not number.isdigit() or settings.webhook:
        return None
    from adapters.telegram.ahead import LEASE_S, ask_ahead, lease_of
    from core.ids import new_id
    from core.inbound.inbox import StoredLeases

    owner, lease = new_id(), lease_of(token)
    leases = StoredLeases(database, SystemClock())
    if not await leases.take(lease, owner, seconds=LEASE_S):
        return None
    # A house that does not come to stand must not keep others from polling.
    stack.push_async_callback(leases.drop, lease, owner)
    ahead = ask_ahead(owner, f"{settings.api_base.rstrip('/')}/bot{token}")
    stack.callback(ahead.answer.cancel)
    return ahead

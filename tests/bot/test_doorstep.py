"""A process asks Telegram what came before its house stands, and loses nothing of it."""

import asyncio
import subprocess
import sys
from pathlib import Path

from adapters.telegram.ahead import lease_of
from bot.clock import SystemClock
from bot.doorstep import opened
from core.db.database import open_database
from core.inbound.inbox import StoredLeases
from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import ROLES, drawn, private, settings

#: A house is long to read in; what Telegram answers meanwhile has come by then.
FIRST_ASKED = """
import asyncio, sys
from pathlib import Path
from bot.config import configured
from bot.doorstep import opened
from bot.roles import Role
import adapters.telegram.ahead as ahead

asked, ask = [], ahead.ask_ahead
def asking(owner, base):
    asked.append("bot.wiring" in sys.modules or "telegram" in sys.modules)
    return ask(owner, base)
ahead.ask_ahead = asking

async def start():
    token, root, data = sys.argv[1:]
    config = configured({"store": {"data": data}, "telegram": {"token": token, "api_base": root}})
    async with opened(config, roles=frozenset({Role.TELEGRAM})) as house:
        print(asked, "telegram" in sys.modules, house.telegram is not None)
asyncio.run(start())
"""


async def test_what_came_meanwhile_is_answered_once(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.say(ann, "draw a fox in the snow")

    async with opened(settings(telegram, tmp_path), roles=ROLES) as app:
        async with app.live():
            await drawn(telegram, private(telegram, ann))
            await app.door.idle()

    assert not telegram.updates.pending
    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_what_a_house_was_given_that_never_came_to_stand_comes_again(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.say(ann, "draw a fox in the snow")
    async with opened(settings(telegram, tmp_path), roles=ROLES):
        await asyncio.sleep(0.1)

    assert telegram.updates.first_poll is not None
    assert telegram.updates.pending, "nothing was confirmed"
    async with opened(settings(telegram, tmp_path), roles=ROLES) as app, app.live():
        [picture] = await drawn(telegram, private(telegram, ann))

    assert picture.photo and len(telegram.messages(private(telegram, ann))) == 1


async def test_only_who_has_the_lease_asks(telegram: FakeTelegram, tmp_path: Path) -> None:
    config = settings(telegram, tmp_path)
    async with open_database(config.database_url()) as database:
        leases = StoredLeases(database, SystemClock())
        await leases.take(lease_of(telegram.token), "another", seconds=25)
        async with opened(config, roles=ROLES):
            await asyncio.sleep(0.1)

    assert telegram.updates.first_poll is None


async def test_what_fails_ahead_is_asked_again_by_the_poller(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("getUpdates", status=502)
    telegram.people.say(ann, "draw a fox in the snow")

    async with opened(settings(telegram, tmp_path), roles=ROLES) as app, app.live():
        await drawn(telegram, private(telegram, ann))

    assert len(telegram.messages(private(telegram, ann))) == 1


async def test_telegram_is_asked_before_its_library_and_the_house_are_read_in(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    program = [sys.executable, "-c", FIRST_ASKED, telegram.token, telegram.root, str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*program, stdout=subprocess.PIPE)
    said, _ = await process.communicate()

    assert said.decode().split("\n")[-2] == "[False] True True"

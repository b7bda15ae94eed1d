"""Whenever the process is killed, a Telegram request ends as one picture and one charge."""

import asyncio
import re
import signal
from pathlib import Path

import pytest

from bot.config import configured
from bot.wiring import build
from tests import forks
from tests.fakes.telegram import FakeTelegram, Message, Person

#: Points before and after the statements of one request, from the first store to the last commit;
#: a sample of them, as each costs two processes.
POINTS = range(3, 135, 20)


def program(telegram: FakeTelegram, data: Path, kill_at: int = 0) -> tuple[str, ...]:
    return ("tests.crash.telegram_victim", telegram.root, telegram.token, str(data), str(kill_at))


async def live(telegram: FakeTelegram, data: Path, kill_at: int = 0) -> tuple[int, str]:
    """The code that it ends with, and what it has printed."""
    done = await asyncio.to_thread(forks.run, *program(telegram, data, kill_at))
    return done.returncode, done.stdout + done.stderr


async def one_charge(data: Path, person: Person) -> None:
    """One credit of the allowance is gone, nothing is held, and the books balance."""
    async with build(configured({"store": {"data": data}}), roles=frozenset()) as house:
        assert await house.ledger.verify() == []
        row = await house.database.one("account_get", account=f"telegram:{person.id}/allowance")
    assert row is not None
    assert (row["posted"], row["held"]) == (199, 0)


def messages(telegram: FakeTelegram, person: Person) -> list[Message]:
    return telegram.messages(telegram.people.private(person))


@pytest.mark.parametrize("point", POINTS)
async def test_a_process_killed_at_any_statement_is_made_good_by_the_next(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, point: int
) -> None:
    telegram.people.say(ann, "draw a fox in the snow")

    code, output = await live(telegram, tmp_path, point)
    assert code in (0, -signal.SIGKILL), output
    code, output = await live(telegram, tmp_path)

    assert code == 0, output
    shown = messages(telegram, ann)
    assert [bool(message.photo) for message in shown if message.photo] == [True]
    # A line whose id was not stored in time may stand there dead, never more than one.
    assert len(shown) <= 2
    await one_charge(tmp_path, ann)


async def test_a_request_passes_more_points_than_are_tried(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.say(ann, "draw a fox in the snow")

    code, output = await live(telegram, tmp_path)

    assert code == 0, output
    passed = re.findall(r"^(\d+)$", output, re.MULTILINE)
    assert int(passed[-1]) >= max(POINTS)


async def test_killed_between_the_send_and_its_stored_id(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("sendMessage", late_s=30)
    telegram.people.say(ann, "draw a fox in the snow")
    with await asyncio.to_thread(forks.Forked, *program(telegram, tmp_path)):
        await telegram.until(lambda: messages(telegram, ann), timeout_s=20)

    code, output = await live(telegram, tmp_path)

    assert code == 0, output
    dead, picture = messages(telegram, ann)
    assert (bool(dead.photo), bool(picture.photo)) == (False, True)
    await one_charge(tmp_path, ann)


async def test_killed_between_the_picture_and_its_confirmation(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.fault("editMessageMedia", late_s=30)
    telegram.people.say(ann, "draw a fox in the snow")
    with await asyncio.to_thread(forks.Forked, *program(telegram, tmp_path)):
        await telegram.until(lambda: [m for m in messages(telegram, ann) if m.photo], timeout_s=20)

    code, output = await live(telegram, tmp_path)

    assert code == 0, output
    (message,) = messages(telegram, ann)
    assert message.photo
    await one_charge(tmp_path, ann)

"""Whoever has just asked is answered first; nothing waits long for that."""

import asyncio

import pytest

from core.outbound import first_signs
from core.outbound.first_signs import FirstSigns


async def test_work_waits_until_the_last_who_asked_has_seen_a_sign() -> None:
    signs, seen = FirstSigns(), []

    async def work() -> None:
        await signs.first()
        seen.append("work")

    with signs.expected("a"), signs.expected("b"):
        working = asyncio.create_task(work())
        await asyncio.sleep(0)
        signs.given("a")
        await asyncio.sleep(0.01)
        seen.append("b")
        signs.given("b")
        await working

    assert seen == ["b", "work"]


async def test_a_message_that_needs_no_answer_is_waited_for_no_longer() -> None:
    signs = FirstSigns()

    with pytest.raises(ZeroDivisionError), signs.expected("a"):
        raise ZeroDivisionError

    async with asyncio.timeout(0.05):
        await signs.first()


async def test_a_crowd_without_end_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_signs, "OTHERS_FIRST_S", 0.01)
    signs = FirstSigns()

    with signs.expected("a"):
        async with asyncio.timeout(1):
            await signs.first()

"""Many edits at one time: the pictures that they start from fit the memory of a small machine."""

import asyncio
import gc
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.pictures import SourcePicture
from core.work import painting
from tests.stories.local_house import LIFTED, House, local_house

ROOMY = replace(LIFTED, running=4, waiting=9)


async def drawn(house: House, *people: str) -> None:
    """Each has a picture in a thread of their own."""
    for person in people:
        await house.say("draw a fox in the snow", person=person, thread=person)
    await house.idle()


async def edited(house: House, *people: str) -> None:
    for person in people:
        await house.say("make it night", person=person, thread=person)


async def half_done(house: House) -> None:
    """One of the edits is, so that all that may be painted beside it have begun."""
    drawn = {act.message for act in house.finals()}
    await house.until(lambda act: act.percent == 60 and act.message not in drawn)


@pytest.mark.parametrize(("room", "at_once"), [(1, 1), (2**26, 3)], ids=["large", "small"])
async def test_what_large_pictures_become_is_painted_a_few_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, at_once: int
) -> None:
    monkeypatch.setattr(painting, "SOURCES_BYTES_MAX", room)
    script = ("paint", "paint", "paint", "slow", "slow", "slow")
    async with local_house(tmp_path, *script, slow_s=0.4, limits=ROOMY) as house:
        await drawn(house, "ann", "bob", "cas")
        await edited(house, "ann", "bob", "cas")
        await half_done(house)
        begun = len(house.painter.submitted) - 3
        await house.idle()

        assert begun == at_once
        assert len(house.finals()) == 6 and all(act.pictures for act in house.finals())
        assert await house.balanced()


async def test_who_gives_up_a_large_edit_that_waits_lets_the_next_one_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "SOURCES_BYTES_MAX", 1)
    script = ("paint", "paint", "paint", "slow")
    async with local_house(tmp_path, *script, slow_s=0.4, limits=ROOMY) as house:
        await drawn(house, "ann", "bob", "cas")
        await edited(house, "ann", "bob", "cas")
        await half_done(house)
        await house.say("/cancel", person="bob", thread="bob")
        await house.idle()

        assert len(house.painter.submitted) == 5, "bob's was never sent"
        assert [await house.free(person) for person in ("ann", "bob", "cas")] == [198, 199, 198]


async def test_an_edit_that_failed_keeps_no_picture_in_memory(tmp_path: Path) -> None:
    async with local_house(tmp_path, "paint", "provider_bug") as house:
        await drawn(house, "ann")
        gc.collect()
        gc.disable()
        # What other tests of this process have left in memory says nothing of this one.
        before = _in_memory()
        try:
            await edited(house, "ann")
            await house.idle()
            await asyncio.sleep(0)
            kept = [one for one in _in_memory() if not any(one is other for other in before)]
        finally:
            gc.enable()

        assert not house.finals()[-1].pictures
        assert kept == []


def _in_memory() -> list[SourcePicture]:
    return [one for one in gc.get_objects() if isinstance(one, SourcePicture)]

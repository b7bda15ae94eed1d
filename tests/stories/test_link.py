"""`/link` as a person says it, over two conversations of the local chat that stand for two platforms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.local_house import House, local_house


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with local_house(tmp_path, url=database_url) as opened:
        yield opened


async def test_a_code_is_said_with_what_to_do_and_a_wrong_one_is_no_use(house: House) -> None:
    await house.say("/link")
    given = house.answers()[-1]
    code = given.split("/link ")[1].split(" ")[0]
    await house.say(f"/link {code}", person="ben", thread="bens")
    same = house.answers()[-1]
    await house.say("/link WRONGONE")
    wrong = house.answers()[-1]
    await house.say("/unlink")

    assert "ten minutes and once" in given and len(code) == 9
    assert "of the same" in same
    assert "not good here" in wrong
    assert "not linked with another account" in house.answers()[-1]

"""The settings of a conversation as choices: what is offered, what holds, and what it costs."""

from pathlib import Path

import pytest

from core.conversation import ThreadKey
from core.errors import Refusal
from tests.stories.local_house import local_house

HERE = ThreadKey("local:t")


async def test_a_choice_holds_for_what_is_drawn_next_and_is_priced_at_once(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        before = await house.app.door.choices(HERE)
        await house.app.door.choose(HERE, "aspect_ratio", "16:9")
        after = await house.app.door.choose(HERE, "count", "2")
        await house.say("draw a fox in the snow")
        await house.idle()

        assert (before.credits, after.credits) == (1, 2)
        assert after.chosen["aspect_ratio"] == "16:9" and after.chosen["count"] == "2"
        sizes = [picture.size for picture in house.finals()[-1].line.pictures]
        assert len(sizes) == 2 and all(size.width > size.height for size in sizes)


async def test_the_usual_again_and_what_is_not_offered_changes_nothing(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.app.door.choose(HERE, "style", "watercolor")
        for name, value in (("style", "no such style"), ("count", "99"), ("nonsense", "x")):
            with pytest.raises(Refusal):
                await house.app.door.choose(HERE, name, value)
        assert (await house.app.door.choices(HERE)).chosen["style"] == "watercolor"

        assert (await house.app.door.choose(HERE, "style", "")).chosen["style"] == ""

"""A direct link to a picture in plain words stands for the picture, or is refused in one sentence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.storage.fetch import LinkFetcher
from tests.fakes.pictures import picture
from tests.stories.local_house import local_house

LINK = "https://pictures.example/fox.png"


async def test_a_linked_picture_is_changed_like_an_attached_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetched(self: LinkFetcher, link: str) -> AsyncIterator[bytes]:
        assert link == LINK
        yield picture()

    monkeypatch.setattr(LinkFetcher, "fetch", fetched)
    async with local_house(tmp_path) as house:
        await house.say(f"make it night {LINK}")
        await house.idle()

        assert len(house.finals()) == 1 and len(house.finals()[0].pictures) == 1
        assert await house.balanced()


async def test_a_link_into_this_network_is_refused_and_nothing_is_charged(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("make it night http://169.254.169.254/latest/meta-data/a.png")
        await house.idle()

        assert "could not get a picture from that link" in house.answers()[0]
        assert house.finals() == []

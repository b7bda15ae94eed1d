"""Edits that are about where: inside a mask, and beyond the picture's edge."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from core.conversation import Attachment, EventId, Incoming, PersonId, ThreadKey
from core.pictures import Size
from core.routing.canvas import margins_of
from tests.stories.local_house import House, local_house


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


async def _body(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def uploaded(house: House, image: Image.Image) -> Attachment:
    return await house.app.door.upload(PersonId("local:ann"), ThreadKey("local:t"), _body(png(image)))


def opened(house: House) -> list[Image.Image]:
    """The pictures as they were delivered, in order."""
    bodies = [Path(act.pictures[0]).read_bytes() for act in house.finals()]
    return [Image.open(io.BytesIO(body)).convert("RGB") for body in bodies]


async def edit_with_mask(house: House, text: str, mask: Attachment) -> None:
    await house.app.door.receive(
        Incoming(
            event=EventId(f"local:{text}"), thread=ThreadKey("local:t"), person=PersonId("local:ann"),
            text=text, command="edit", mask=mask.picture, message="u9",
        )
    )  # fmt: skip
    await house.idle()


async def test_only_the_masked_half_is_repainted(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        half = Image.new("L", (64, 64), 0)
        half.paste(255, (32, 0, 64, 64))

        await edit_with_mask(house, "a red boat on the sea", await uploaded(house, half))

        before, after = opened(house)
        kept = ImageChops.difference(before, after).crop((0, 0, 32, 64)).getbbox()
        changed = ImageChops.difference(before, after).crop((32, 0, 64, 64)).getbbox()
        assert kept is None
        assert changed is not None


async def test_holes_of_a_transparent_mask_mean_the_same(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        holes = Image.new("RGBA", (64, 64), (0, 0, 0, 255))
        holes.paste((0, 0, 0, 0), (32, 0, 64, 64))

        await edit_with_mask(house, "a red boat on the sea", await uploaded(house, holes))

        before, after = opened(house)
        assert ImageChops.difference(before, after).crop((0, 0, 32, 64)).getbbox() is None


async def test_a_mask_of_another_size_is_refused_with_both_sizes(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await edit_with_mask(house, "a red boat", await uploaded(house, Image.new("L", (32, 32), 255)))

        assert "64x64" in house.finals()[-1].text and "32x32" in house.finals()[-1].text
        assert await house.free() == 199


@pytest.mark.parametrize("text", ["make it 16:9", "extend it to the left"])
async def test_another_shape_is_more_picture_and_not_another_one(tmp_path: Path, text: str) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.say(text)
        await house.idle()

        first, wider = (image.size for image in opened(house))
        assert wider[0] > first[0] and wider[1] == pytest.approx(first[1], abs=16)
        row = (await house.app.admin.jobs())[0]
        assert '"operation": "outpaint"' in row.request


def test_margins_are_half_of_the_edge_on_the_side_that_was_named() -> None:
    size = Size(width=100, height=60)

    assert margins_of("left", size) == (50, 0, 0, 0)
    assert margins_of("bottom", size) == (0, 0, 0, 30)
    assert margins_of("", size) == (0, 0, 0, 0)


async def test_a_picture_without_words_is_kept_until_it_is_said_what_should_change(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        photo = await uploaded(house, Image.new("RGB", (64, 64), "red"))

        await house.say("", attachments=[photo])
        await house.say("make it night")
        await house.idle()

        assert [act.line.code for act in house.acts if act.act == "answer"] == ["picture_kept"]
        assert house.finals()[-1].line.facts["asked"] == "make it night"

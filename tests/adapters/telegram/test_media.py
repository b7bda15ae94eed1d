"""Telegram's rules for photos are met, and what fits is not touched."""

import io
import os

import pytest
from PIL import Image

from adapters.telegram.media import (
    PHOTO_BYTES_MAX,
    PHOTO_RATIO_MAX,
    PHOTO_SIDES_MAX,
    as_photo,
    card,
    fits,
    sheet,
)
from core.pictures import Size


def picture(width: int, height: int, *, noisy: bool = False) -> bytes:
    out = io.BytesIO()
    made = (
        Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
        if noisy
        else Image.new("RGB", (width, height), "teal")
    )
    made.save(out, "PNG", compress_level=1)
    return out.getvalue()


def size_of(body: bytes) -> tuple[str | None, int, int]:
    with Image.open(io.BytesIO(body)) as opened:
        return opened.format, opened.width, opened.height


async def test_a_fitting_picture_goes_as_it_is() -> None:
    body = picture(640, 480)

    assert await as_photo(body, Size(width=640, height=480)) is body


@pytest.mark.parametrize(("width", "height"), [(9000, 1500), (200, 6000), (30, 2000), (3000, 40)])
async def test_sides_and_ratio_are_brought_within_the_rules(width: int, height: int) -> None:
    photo = await as_photo(picture(width, height), Size(width=width, height=height))

    kind, new_width, new_height = size_of(photo)
    assert kind == "JPEG"
    assert new_width + new_height <= PHOTO_SIDES_MAX
    assert max(new_width, new_height) <= PHOTO_RATIO_MAX * min(new_width, new_height)


async def test_more_than_ten_megabytes_are_encoded_as_well_as_fits() -> None:
    body = picture(2200, 2000, noisy=True)
    assert len(body) > PHOTO_BYTES_MAX

    photo = await as_photo(body, Size(width=2200, height=2000))

    assert fits(Size(width=2200, height=2000), len(photo))
    assert size_of(photo) == ("JPEG", 2200, 2000)
    assert len(photo) > PHOTO_BYTES_MAX // 4


@pytest.mark.parametrize("count", [2, 3, 4])
async def test_a_sheet_holds_all_pictures_and_fits(count: int) -> None:
    whole = await sheet([picture(300, 200) for _ in range(count)])

    _, width, height = size_of(whole)
    assert width >= 600 and height >= (200 if count == 2 else 400)
    assert fits(Size(width=width, height=height), len(whole))


async def test_a_card_has_the_shape_of_the_picture_that_did_not_come() -> None:
    _, width, height = size_of(await card(Size(width=1600, height=900)))

    assert (width, height) == (640, 360)

"""Masks: every polarity means the same half, and what is kept is kept to the pixel."""

import io

import pytest
from PIL import Image

from core.pictures import Size
from core.providers import masks
from tests.fakes.pictures import as_file, half_mask, opened, picture

SIZE = Size(width=64, height=64)


def test_transparent_is_zero_where_it_is_repainted() -> None:
    alpha = opened(masks.transparent(half_mask(), SIZE)).getchannel("A")

    assert (alpha.getpixel((0, 0)), alpha.getpixel((63, 63))) == (0, 255)
    assert alpha.getextrema() == (0, 255)


def test_white_is_white_where_it_is_repainted() -> None:
    grey = opened(masks.white(half_mask(), SIZE))

    assert (grey.mode, grey.getpixel((0, 0)), grey.getpixel((63, 63))) == ("L", 255, 0)


@pytest.mark.parametrize("convert", [masks.transparent, masks.white])
def test_a_mask_of_another_size_is_fitted_without_new_greys(convert: object) -> None:
    assert callable(convert)

    fitted = opened(convert(half_mask(32, 32), SIZE))

    assert fitted.size == (64, 64)
    values = fitted.getchannel(fitted.getbands()[-1]).histogram()
    assert [value for value, count in enumerate(values) if count] == [0, 255]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_laying_over_changes_only_the_masked_half(kind: str) -> None:
    original, painted = picture(64, 64, seed=1, kind=kind), picture(128, 128, seed=2)

    laid = opened(masks.composite(original, painted, half_mask())).convert("RGB")

    kept = opened(original).convert("RGB")
    assert laid.size == (64, 64)
    assert laid.crop((32, 0, 64, 64)).tobytes() == kept.crop((32, 0, 64, 64)).tobytes()
    assert laid.crop((0, 0, 24, 64)).tobytes() != kept.crop((0, 0, 24, 64)).tobytes()


def test_an_empty_mask_changes_nothing() -> None:
    original = picture(64, 64, seed=1)
    empty = as_file(Image.new("L", (64, 64), 0))

    laid = opened(masks.composite(original, picture(seed=2), empty))

    assert laid.tobytes() == opened(original).tobytes()


def test_transparency_of_the_original_survives() -> None:
    clear = as_file(Image.new("RGBA", (64, 64), (255, 0, 0, 40)))

    laid = opened(masks.composite(clear, picture(seed=2), half_mask()))

    assert laid.getpixel((60, 10)) == (255, 0, 0, 40)


def test_a_canvas_keeps_the_picture_in_its_middle_and_masks_the_border() -> None:
    original = picture(40, 40, seed=3)

    canvas, mask = masks.outpaint_canvas(original, Size(width=80, height=40))

    inner = opened(canvas).crop((20, 0, 60, 40))
    assert inner.tobytes() == opened(original).convert("RGB").tobytes()
    border = opened(mask)
    assert (border.getpixel((5, 5)), border.getpixel((40, 20)), border.getpixel((75, 5))) == (
        255,
        0,
        255,
    )


def test_a_picture_that_does_not_fit_its_canvas_is_made_smaller() -> None:
    canvas, _ = masks.outpaint_canvas(picture(400, 400), Size(width=160, height=80))

    assert opened(canvas).size == (160, 80)


def test_png_stays_untouched_and_other_formats_become_one() -> None:
    png, jpeg = picture(), picture(kind="JPEG")

    assert masks.as_png(png) is png
    assert Image.open(io.BytesIO(masks.as_png(jpeg))).format == "PNG"

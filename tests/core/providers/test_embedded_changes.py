"""Changes by the embedded painter: each takes hold, and no other."""

import pytest
from PIL import Image, ImageChops

from core.pictures import Operation
from core.providers.embedded.styles import TREATMENTS
from tests.core.providers.painting import (
    SIDE,
    brightness,
    mean_colour,
    painted,
    photograph,
    picture,
    request,
)

SKY = (0, 0, SIDE, SIDE // 3)


async def test_night_darkens_and_keeps_the_composition() -> None:
    day = await painted(request("a fox in the snow"))

    night = await painted(
        request(
            "a fox in the snow, at night",
            operation=Operation.EDIT,
            instruction="make it night",
            source=day,
            seed=999,
        )
    )

    drawn = await painted(request("a fox in the snow, at night"))
    assert brightness(picture(night)) < brightness(picture(day)) * 0.6
    assert ImageChops.difference(picture(night), picture(drawn)).getbbox() is None


async def test_an_added_hat_changes_only_where_it_is() -> None:
    before = await painted(request("a fox in the snow"))

    after = await painted(
        request(
            "a fox in the snow, with a red hat",
            operation=Operation.EDIT,
            instruction="add a red hat",
            source=before,
        )
    )

    box = ImageChops.difference(picture(before), picture(after)).getbbox()
    assert box is not None
    assert (box[2] - box[0]) * (box[3] - box[1]) < SIDE * SIDE * 0.06
    red, green, _ = mean_colour(picture(after), (box[0] + 4, box[1] + 4, box[2] - 4, box[3] - 4))
    assert red > green * 1.3


async def test_a_change_the_prompt_does_not_tell_is_taken_from_the_instruction_and_kept() -> None:
    before = await painted(request("a fox in the snow"))
    edit = {"operation": Operation.EDIT, "instruction": "make it darker, keep everything else"}

    once = await painted(request("a fox in the snow", source=before, **edit))  # type: ignore[arg-type]
    twice = await painted(request("a fox in the snow", source=once, **edit))  # type: ignore[arg-type]

    levels = [brightness(picture(body)) for body in (before, once, twice)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] - levels[2] > 20


@pytest.mark.parametrize("origin", ["ours", "foreign"])
@pytest.mark.parametrize(
    ("words", "brighter", "redder"),
    [
        ("make it darker", -1, 0),
        ("make it lighter", 1, 0),
        ("make it warmer", 0, 1),
        ("make it colder", 0, -1),
    ],
)
async def test_levels_move_the_pixels_of_any_picture(
    origin: str, words: str, brighter: int, redder: int
) -> None:
    prompt = "a fox in a meadow"
    before = photograph() if origin == "foreign" else await painted(request(prompt, size=(SIDE, 144)))

    after = await painted(
        request(
            f"{prompt}, {words.split()[-1]}",
            operation=Operation.EDIT,
            instruction=words,
            source=before,
            size=(SIDE, 144),
        )
    )

    old, new = mean_colour(picture(before)), mean_colour(picture(after))
    if brighter:
        assert (sum(new) - sum(old)) * brighter > 10
    if redder:
        assert ((new[0] - new[2]) - (old[0] - old[2])) * redder > 8


async def test_vivid_raises_the_saturation() -> None:
    before = photograph()

    after = await painted(
        request(
            "more vivid",
            operation=Operation.EDIT,
            instruction="make it more vivid",
            source=before,
            size=(SIDE, 144),
        )
    )

    saturation = [brightness(picture(body).convert("HSV").getchannel("S")) for body in (before, after)]
    assert saturation[1] > saturation[0] * 1.15


async def test_a_named_sky_takes_the_colour() -> None:
    before = await painted(request("a fox in the snow"))

    after = await painted(
        request(
            "a fox in the snow, purple sky",
            operation=Operation.EDIT,
            instruction="change the sky to purple",
            source=before,
        )
    )

    red, green, blue = mean_colour(picture(after), SKY)
    assert green < red < blue


@pytest.mark.parametrize("style", sorted(TREATMENTS))
async def test_every_style_changes_drawings_and_photographs(style: str) -> None:
    drawing, photo = await painted(request("a fox in the snow")), photograph()

    drawn = await painted(
        request(f"a fox in the snow, {style}", operation=Operation.EDIT, source=drawing)
    )
    shot = await painted(
        request(f"in {style}", operation=Operation.EDIT, source=photo, size=(SIDE, 144))
    )

    for before, after in ((drawing, drawn), (photo, shot)):
        assert picture(after).size == picture(before).size
        assert ImageChops.difference(picture(before), picture(after)).getbbox() is not None


async def test_a_style_given_apart_from_the_words_is_honoured() -> None:
    apart = await painted(request("a fox in the snow", style="Pixel Art"))

    assert (
        picture(apart).tobytes()
        == picture(await painted(request("a fox in the snow, pixel art"))).tobytes()
    )


async def test_a_variation_is_the_same_subject_composed_anew() -> None:
    before = await painted(request("a fox in the snow"))

    varied = await painted(request("a fox in the snow", operation=Operation.VARY, source=before, seed=8))

    assert (
        picture(varied).tobytes()
        == picture(await painted(request("a fox in the snow", seed=8))).tobytes()
    )


@pytest.mark.parametrize("factor", [2, 4])
async def test_upscaling_draws_our_own_picture_again_in_finer_detail(factor: int) -> None:
    before = await painted(request("a fox in the snow"))

    larger = picture(
        await painted(
            request(
                "a fox in the snow",
                operation=Operation.UPSCALE,
                source=before,
                size=(SIDE * factor, SIDE * factor),
            )
        )
    )

    smaller = larger.resize((SIDE, SIDE), Image.Resampling.BOX)
    difference = ImageChops.difference(smaller, picture(before)).convert("L")
    assert larger.size == (SIDE * factor, SIDE * factor)
    assert brightness(difference) < 3


async def test_upscaling_a_photograph_keeps_what_it_shows() -> None:
    before = photograph()

    larger = picture(
        await painted(request("", operation=Operation.UPSCALE, source=before, size=(SIDE * 2, 288)))
    )

    difference = ImageChops.difference(larger.resize((SIDE, 144), Image.Resampling.BOX), picture(before))
    assert brightness(difference.convert("L")) < 4

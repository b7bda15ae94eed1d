"""The embedded painter from outside: same request, same bytes; each change takes hold and no other."""

import io
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Painted, Preview, Progress
from core.providers.embedded import EmbeddedProvider, raster
from core.providers.embedded.styles import TREATMENTS
from tests.core.providers.painting import (
    SIDE,
    brightness,
    events_of,
    mean_colour,
    painted,
    photograph,
    picture,
    png,
    request,
)

SKY = (0, 0, SIDE, SIDE // 3)


async def test_the_same_request_paints_the_same_bytes() -> None:
    first, second = (
        await painted(request("a fox in the snow")),
        await painted(request("a fox in the snow")),
    )

    assert first == second


async def test_another_seed_paints_another_picture() -> None:
    assert await painted(request("a fox", seed=1)) != await painted(request("a fox", seed=2))


@pytest.mark.parametrize("size", [(64, 64), (320, 180), (144, 256), (2048, 256)])
async def test_any_size_and_ratio_is_painted_exactly(size: tuple[int, int]) -> None:
    assert picture(await painted(request("a fox in the snow", size=size))).size == size


async def test_the_picture_carries_prompt_seed_and_software() -> None:
    with Image.open(io.BytesIO(await painted(request("ein Fuchs, 雪", seed=42)))) as image:
        facts = image.info

    assert (facts["Prompt"], facts["Seed"]) == ("ein Fuchs, 雪", "42")
    assert "not a model" in facts["Software"] and "CC BY 4.0" in facts["Copyright"]


async def test_progress_rises_and_previews_are_small_pictures() -> None:
    events = await events_of(request("a fox in the snow", size=(512, 512)))

    fractions = [event.fraction or 0 for event in events if isinstance(event, Progress)]
    previews = [event for event in events if isinstance(event, Preview)]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert isinstance(events[-1], Painted)
    assert len(previews) >= 2
    for preview in previews:
        with Image.open(io.BytesIO(preview.body)) as image:
            assert (image.format, preview.media_type, image.size) == ("JPEG", MediaType.JPEG, (320, 320))


async def test_a_cancelled_picture_stops_midway() -> None:
    painter, asked = EmbeddedProvider(step_s=0), request("a fox")
    ref = await painter.submit(asked, key="job:1:0")
    assert ref is not None
    seen = []

    with pytest.raises(ProviderError) as stopped:
        async for event in painter.follow(asked, key="job:1:0", ref=ref):
            seen.append(event)
            await painter.cancel(ref)

    assert stopped.value.kind is ProviderErrorKind.CANCELED
    assert len(seen) == 1


async def test_cancelling_what_is_not_there_does_nothing_to_what_comes() -> None:
    painter = EmbeddedProvider(step_s=0)

    await painter.cancel("job:1:0")

    assert isinstance((await events_of(request("a fox"), painter))[-1], Painted)


async def test_a_reference_can_be_followed_again_by_another_process() -> None:
    asked = request("a fox")
    ref = await EmbeddedProvider(step_s=0).submit(asked, key="job:1:0")

    events = [event async for event in EmbeddedProvider(step_s=0).follow(asked, key="job:1:0", ref=ref)]

    assert isinstance(events[-1], Painted)


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


def masked(size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    return png(mask)


@pytest.mark.parametrize(
    "words", ["a penguin", "remove this", "a lake", "make it darker", "in watercolor", "xyzzy"]
)
@pytest.mark.parametrize("origin", ["ours", "foreign"])
async def test_a_fill_changes_the_masked_region_and_nothing_else(words: str, origin: str) -> None:
    before = (
        photograph(SIDE, SIDE) if origin == "foreign" else await painted(request("a fox in the snow"))
    )
    mask = masked((SIDE, SIDE), (60, 70, 150, 170))

    after = await painted(
        request(f"a fox, {words}", operation=Operation.FILL, instruction=words, source=before, mask=mask)
    )

    changed = (
        ImageChops.difference(picture(before), picture(after))
        .convert("L")
        .point(lambda value: 255 if value else 0)
    )
    outside = ImageChops.multiply(changed, ImageChops.invert(picture(mask).convert("L")))
    assert changed.getbbox() is not None
    assert outside.getbbox() is None


@pytest.mark.parametrize(
    "mask",
    [
        None,
        b"not a picture",
        masked((SIDE + 1, SIDE), (1, 1, 9, 9)),
        png(Image.new("L", (SIDE, SIDE), 0)),
    ],
)
async def test_a_fill_without_a_usable_mask_is_refused(mask: bytes | None) -> None:
    before = await painted(request("a fox"))

    with pytest.raises(ProviderError) as refused:
        await painted(request("a cat", operation=Operation.FILL, source=before, mask=mask))

    assert refused.value.kind is ProviderErrorKind.INVALID_REQUEST


@pytest.mark.parametrize("origin", ["ours", "foreign"])
async def test_an_extended_picture_keeps_the_old_one_where_it_was(origin: str) -> None:
    before = (
        photograph(SIDE, SIDE) if origin == "foreign" else await painted(request("a fox in the snow"))
    )

    after = picture(
        await painted(
            request(
                "a fox in the snow",
                operation=Operation.OUTPAINT,
                source=before,
                margins=(40, 10, 60, 20),
            )
        )
    )

    assert after.size == (SIDE + 100, SIDE + 30)
    assert after.crop((40, 10, 40 + SIDE, 10 + SIDE)).tobytes() == picture(before).tobytes()
    assert len(set(after.crop((0, 0, 40, SIDE)).convert("L").tobytes())) > 3


async def test_an_extension_of_our_own_picture_goes_on_without_a_seam() -> None:
    before = await painted(request("a fox in the snow"))

    after = picture(
        await painted(
            request(
                "a fox in the snow", operation=Operation.OUTPAINT, source=before, margins=(0, 0, 60, 0)
            )
        )
    )

    left = after.crop((SIDE - 1, 0, SIDE, SIDE))
    right = after.crop((SIDE, 0, SIDE + 1, SIDE))
    assert brightness(ImageChops.difference(left, right).convert("L")) < 8


async def test_an_extended_picture_can_be_refined_and_stays_extended() -> None:
    before = await painted(request("a fox in the snow"))
    wide = await painted(
        request("a fox in the snow", operation=Operation.OUTPAINT, source=before, margins=(96, 0, 96, 0))
    )

    night = picture(
        await painted(
            request(
                "a fox in the snow, at night",
                operation=Operation.EDIT,
                source=wide,
                size=(SIDE * 2, SIDE),
            )
        )
    )

    centre = night.crop((96, 0, 96 + SIDE, SIDE))
    plain = picture(await painted(request("a fox in the snow, at night")))
    assert brightness(ImageChops.difference(centre, plain).convert("L")) < 2


async def test_removing_from_a_photograph_needs_a_mask_and_says_so() -> None:
    with pytest.raises(ProviderError) as refused:
        await painted(
            request(
                "remove the ball",
                operation=Operation.EDIT,
                instruction="remove the ball",
                source=photograph(),
            )
        )

    assert refused.value.kind is ProviderErrorKind.UNSUPPORTED_OPTION


@pytest.mark.parametrize(
    "operation", [Operation.EDIT, Operation.VARY, Operation.UPSCALE, Operation.FILL]
)
async def test_changing_a_picture_needs_a_picture(operation: Operation) -> None:
    with pytest.raises(ProviderError) as refused:
        await EmbeddedProvider(step_s=0).submit(request("a fox", operation=operation), key="k")

    assert refused.value.kind is ProviderErrorKind.INVALID_REQUEST


async def test_a_forged_record_is_not_trusted() -> None:
    forged = with_chunk(photograph(), "Software", picture_software(await painted(request("a fox"))))
    forged = with_chunk(forged, "Scene", '{"prompt": "a fox", "seed": "x", "view": [1e99, 0, -1, 0]}')

    after = await painted(
        request(
            "darker",
            operation=Operation.EDIT,
            instruction="make it darker",
            source=forged,
            size=(SIDE, 144),
        )
    )

    assert brightness(picture(after)) < brightness(picture(forged))


def picture_software(body: bytes) -> str:
    with Image.open(io.BytesIO(body)) as image:
        return str(image.info["Software"])


def with_chunk(body: bytes, key: str, text: str) -> bytes:
    """The PNG with one more text chunk behind its header."""
    data = b"tEXt" + key.encode() + b"\0" + text.encode()
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return body[:33] + chunk + body[33:]


async def test_a_large_picture_is_rasterised_in_strips_that_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas: list[int] = []
    one_call = raster.Rasterisers.draw

    def measured(self: raster.Rasterisers, document: str, width: int, height: int, mode: str) -> bytes:
        areas.append(width * height)
        return one_call(self, document, width, height, mode)

    monkeypatch.setattr(raster.Rasterisers, "draw", measured)

    await painted(request("a fox in the snow", size=(1024, 1024)))

    assert max(areas) <= raster.STRIP_PIXELS
    assert sum(areas) >= 1024 * 1024


def test_a_rasteriser_that_was_killed_is_replaced() -> None:
    drawing, size = '<rect width="8" height="8" fill="#0f0"/>', (8, 8)
    made = raster.Rasterisers(processes_max=1)
    document = f'{raster.SVG} width="8" height="8">{drawing}</svg>'
    before = made.draw(document, *size, "RGB")
    made.resting[0].kill()
    made.resting[0].wait()

    after = made.draw(document, *size, "RGB")

    made.close()
    assert before == after == bytes((0, 255, 0)) * 64


def test_however_many_rested_until_they_ended_the_next_drawing_is_drawn() -> None:
    made = raster.Rasterisers()
    for _ in range(3):
        ended = subprocess.Popen(["true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ended.wait()
        made.resting.append(ended)

    pixels = made.draw(f'{raster.SVG} width="8" height="8"/>', 8, 8, "RGB")

    made.close()
    assert len(pixels) == 8 * 8 * 3


def test_a_rasteriser_ends_when_its_parent_is_killed() -> None:
    """It sees its pipe closed; nobody has to tell it."""
    parent = (
        "import os, signal\n"
        "from core.providers.embedded import raster\n"
        "made = raster.Rasterisers(1)\n"
        "made.draw(raster.SVG + ' width=\"8\" height=\"8\"/>', 8, 8, 'RGB')\n"
        "print(made.resting[0].pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=False)
    child = Path(f"/proc/{killed.stdout.strip()}/status")

    for _ in range(200):
        if not child.exists() or "State:\tZ" in child.read_text(encoding="ascii"):
            break
        time.sleep(0.02)

    assert not child.exists() or "State:\tZ" in child.read_text(encoding="ascii")

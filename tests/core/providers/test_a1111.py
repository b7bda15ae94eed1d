"""AUTOMATIC1111 and Forge: one picture at a time, a global interrupt that must not hit others."""

import asyncio

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Preview, Progress, Size
from core.providers.base64_stream import decode, encode
from tests.contracts.painters import PROMPT, Studio, filling, source, subject_of, work
from tests.fakes.a1111 import FakeA1111
from tests.fakes.pictures import opened, picture

Kind = ProviderErrorKind
SUBJECT = subject_of("a1111")


async def test_the_request_for_a_picture_is_this(made: Studio) -> None:
    await work(made.painter, made.request(negative="text", size=Size(width=768, height=512)))

    sent = next(seen for seen in made.fake.seen if seen.path.endswith("txt2img"))
    assert sent.headers["authorization"].startswith("Basic ")
    assert sent.json == {
        "prompt": PROMPT,
        "negative_prompt": "text",
        "seed": 42,
        "steps": 25,
        "cfg_scale": 7.0,
        "width": 768,
        "height": 512,
        "sampler_name": "Euler a",
        "batch_size": 1,
        "n_iter": 1,
        "send_images": True,
        "save_images": False,
        "force_task_id": "task(pentimento-job1:0)",
    }


async def test_a_fill_keeps_the_original_as_its_ground(made: Studio) -> None:
    asked = filling("a1111")

    await work(made.painter, asked)

    sent = next(seen.json for seen in made.fake.seen if seen.path.endswith("img2img"))
    assert sent["init_images"] == [encode(asked.sources[0].body)]
    assert (sent["inpainting_fill"], sent["inpainting_mask_invert"]) == (1, 0)
    assert opened(decode(sent["mask"])).getpixel((5, 5)) == 255


async def test_outpainting_paints_the_new_border(made: Studio) -> None:
    asked = made.request(
        operation=Operation.OUTPAINT, sources=(source(512, 512),), size=Size(width=768, height=512)
    )

    await work(made.painter, asked)

    sent = next(seen.json for seen in made.fake.seen if seen.path.endswith("img2img"))
    mask = opened(decode(sent["mask"]))
    assert mask.size == (768, 512)
    assert (mask.getpixel((0, 0)), mask.getpixel((384, 256))) == (255, 0)


async def test_enlarging_is_another_call(made: Studio) -> None:
    done = await work(
        made.painter,
        made.request(operation=Operation.UPSCALE, sources=(source(),), size=Size(width=128, height=128)),
    )

    assert made.fake.paths("POST")[0].endswith("extra-single-image")
    assert opened(done.body).size == (128, 128)


async def test_progress_and_previews_are_those_of_our_own_task(made: Studio) -> None:
    made.fake_as(FakeA1111).step_s = 0.03

    done = await work(made.painter, made.request())

    assert any(isinstance(event, Preview) for event in done.events)
    fractions = [e.fraction for e in done.events if isinstance(e, Progress)]
    assert fractions and max(f for f in fractions if f is not None) <= 0.8


@pytest.mark.parametrize("name", ["blind", "echo"])
async def test_older_servers_are_understood(made: Studio, name: str) -> None:
    setattr(made.fake_as(FakeA1111), name, True)
    asked = made.request(operation=Operation.EDIT, sources=(source(),))

    assert (await work(made.painter, asked)).body == picture(seed=42)


async def test_a_cancel_interrupts_our_task_and_throws_away_what_it_brings(made: Studio) -> None:
    made.fake_as(FakeA1111).step_s = 0.05
    asked = made.request()
    ref = await made.painter.submit(asked, key="job1:0") or ""
    painting = asyncio.ensure_future(_all(made, ref))
    await made.fake_as(FakeA1111).begun.wait()

    await made.painter.cancel(ref)

    with pytest.raises(ProviderError) as failure:
        await painting
    assert failure.value.kind is Kind.CANCELED
    assert made.fake_as(FakeA1111).interrupted


async def test_a_cancel_never_interrupts_somebody_elses_picture(made: Studio) -> None:
    made.fake_as(FakeA1111).active = "task(somebody else)"

    await made.painter.cancel("task(pentimento-job1:0)")

    assert not made.fake_as(FakeA1111).interrupted


async def _all(made: Studio, ref: str) -> None:
    async for _ in made.painter.follow(made.request(), key="job1:0", ref=ref):
        pass

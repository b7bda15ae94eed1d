"""Replicate's dialect: a mapping to each model's inputs, progress from logs, files of one hour."""

from typing import Any

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import MediaType, Operation, Progress, Size, SourcePicture
from tests.contracts.painters import PROMPT, Studio, filling, request, source, subject_of, work
from tests.fakes.loopback import Mood
from tests.fakes.pictures import noise
from tests.fakes.replicate import FakeReplicate

Kind = ProviderErrorKind
SUBJECT = subject_of("replicate")


@pytest.mark.parametrize(
    ("model", "changes", "path", "inputs"),
    [
        ("replicate/nano-banana", {}, "google/nano-banana",
         {"prompt": PROMPT, "aspect_ratio": "1:1", "output_format": "png"}),
        ("replicate/nano-banana-pro", {"resolution": "4K", "size": Size(width=4096, height=2304)},
         "google/nano-banana-pro",
         {"prompt": PROMPT, "aspect_ratio": "16:9", "output_format": "png", "resolution": "4K"}),
        ("replicate/flux-schnell", {}, "black-forest-labs/flux-schnell",
         {"prompt": PROMPT, "aspect_ratio": "1:1", "output_format": "png", "num_outputs": 1,
          "seed": 42}),
    ],
)  # fmt: skip
async def test_each_model_gets_its_own_inputs(
    made: Studio, model: str, changes: dict[str, Any], path: str, inputs: dict[str, Any]
) -> None:
    await work(made.painter, request(model, **changes))

    sent = made.fake.seen[0]
    assert sent.path == f"/v1/models/{path}/predictions"
    assert sent.json == {"input": inputs}


async def test_small_pictures_go_inline_and_large_ones_are_uploaded(made: Studio) -> None:
    large = SourcePicture(
        media_type=MediaType.PNG, size=Size(width=447, height=447), body=noise(600_000)
    )
    asked = made.request(
        operation=Operation.EDIT, instruction="make it night", sources=(source(), large)
    )

    await work(made.painter, asked)

    created = next(seen for seen in made.fake.seen if seen.path.endswith("/predictions"))
    first, second = created.json["input"]["image_input"]
    assert first.startswith("data:image/png;base64,")
    assert made.fake_as(FakeReplicate).bytes_of(second) == large.body


async def test_a_sketch_becomes_the_control_picture(made: Studio) -> None:
    asked = request("replicate/flux-canny-pro", operation=Operation.EDIT, sources=(source(),))

    await work(made.painter, asked)

    assert made.fake.seen[0].json["input"]["control_image"].startswith("data:image/png")


async def test_a_mask_where_the_model_takes_none_is_refused_before_any_call(made: Studio) -> None:
    from dataclasses import replace

    asked = replace(filling("replicate/flux-fill-pro"), model="replicate/flux-schnell")

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, asked)

    assert failure.value.kind is Kind.UNSUPPORTED_OPTION
    assert made.fake.seen == []


async def test_progress_is_the_last_step_in_the_logs(made: Studio) -> None:
    done = await work(made.painter, made.request())

    fractions = [event.fraction for event in done.events if isinstance(event, Progress)]
    assert fractions == [0.25, 0.5, 0.75]


@pytest.mark.parametrize(("name", "value"), [("as_list", True), ("strange", "booting")])
async def test_surprising_shapes_are_understood(made: Studio, name: str, value: Any) -> None:
    setattr(made.fake_as(FakeReplicate), name, value)

    assert (await work(made.painter, made.request())).body


@pytest.mark.parametrize("status", ["canceled", "aborted"])
async def test_work_that_was_stopped_there_is_cancelled_here(made: Studio, status: str) -> None:
    asked = made.request()
    ref = await made.painter.submit(asked, key="job1:0")
    made.fake_as(FakeReplicate).predictions[ref or ""]["status"] = status

    with pytest.raises(ProviderError) as failure:
        async for _ in made.painter.follow(asked, key="job1:0", ref=ref):
            pass

    assert failure.value.kind is Kind.CANCELED


async def test_a_cancel_that_came_too_late_leaves_the_picture(made: Studio) -> None:
    made.fake_as(FakeReplicate).late_cancel = True
    asked = made.request()
    ref = await made.painter.submit(asked, key="job1:0")

    await made.painter.cancel(ref or "")

    from tests.contracts.painters import followed

    assert (await followed(made.painter, asked, ref)).body


async def test_data_that_was_removed_is_expired(made: Studio) -> None:
    made.fake_as(FakeReplicate).removed = True

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.NOT_FOUND_OR_EXPIRED


async def test_a_failure_without_a_mark_is_the_providers(made: Studio) -> None:
    made.fake.moods.append(Mood.FAILED)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.PROVIDER_BUG
    assert failure.value.cost_micros == 39_000

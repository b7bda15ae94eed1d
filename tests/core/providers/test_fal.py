"""fal's dialect: a queue whose "completed" may mean failed, addresses that are used as they came."""

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Progress
from core.providers.base64_stream import data_url
from tests.contracts.painters import PROMPT, Studio, filling, request, source, subject_of, work
from tests.fakes.fal import FakeFal
from tests.fakes.loopback import Mood

Kind = ProviderErrorKind
SUBJECT = subject_of("fal")


async def test_the_request_for_a_picture_is_this(made: Studio) -> None:
    await work(made.painter, made.request())

    sent = made.fake.seen[0]
    assert sent.path == "/fal-ai/flux/dev"
    assert sent.headers["authorization"].startswith("Key ")
    assert "3600" in sent.headers["x-fal-object-lifecycle-preference"]
    assert sent.json == {
        "prompt": PROMPT,
        "image_size": {"width": 1024, "height": 1024},
        "seed": 42,
        "num_images": 1,
        "output_format": "png",
        "enable_safety_checker": True,
    }


async def test_a_fill_sends_picture_and_mask_as_data_urls(made: Studio) -> None:
    asked = filling("fal/flux-pro-fill")

    await work(made.painter, asked)

    sent = made.fake.seen[0].json
    assert sent["image_url"] == data_url("image/png", asked.sources[0].body)
    assert sent["mask_url"].startswith("data:image/png;base64,")


async def test_an_edit_sends_the_instruction(made: Studio) -> None:
    asked = request(
        "fal/flux-kontext-pro",
        operation=Operation.EDIT,
        instruction="make it night",
        sources=(source(),),
    )

    await work(made.painter, asked)

    assert made.fake.seen[0].json["prompt"] == "make it night"


async def test_the_returned_addresses_are_used_and_logs_are_progress(made: Studio) -> None:
    done = await work(made.painter, made.request())

    statuses = [seen.path for seen in made.fake.seen if seen.path.endswith("/status")]
    assert all(path.startswith("/fal-ai/flux/requests/") for path in statuses)
    fractions = [event.fraction for event in done.events if isinstance(event, Progress)]
    assert fractions == [None, 0.5, 0.75]


@pytest.mark.parametrize(("name", "value"), [("inline", True), ("strange", "WARMING_UP")])
async def test_surprising_shapes_are_understood(made: Studio, name: str, value: object) -> None:
    setattr(made.fake_as(FakeFal), name, value)

    assert (await work(made.painter, made.request())).body


async def test_completed_may_mean_failed(made: Studio) -> None:
    made.fake.moods.append(Mood.FAILED)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.INVALID_REQUEST
    assert not failure.value.retryable


async def test_cancelling_what_is_completed_is_no_error(made: Studio) -> None:
    done = await work(made.painter, made.request())

    await made.painter.cancel(done.ref or "")


async def test_a_reference_that_is_none_is_not_found(made: Studio) -> None:
    with pytest.raises(ProviderError) as failure:
        async for _ in made.painter.follow(made.request(), key="k", ref="nonsense"):
            pass

    assert failure.value.kind is Kind.NOT_FOUND_OR_EXPIRED

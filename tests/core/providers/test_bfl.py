"""BFL's dialect: each endpoint's own fields, a polling address elsewhere, pictures that run out."""

from typing import Any

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Progress, Size
from core.providers.base64_stream import decode, encode
from tests.contracts.painters import PROMPT, Studio, filling, request, source, studio, subject_of, work
from tests.fakes.bfl import FakeBfl
from tests.fakes.loopback import Mood
from tests.fakes.pictures import opened

Kind = ProviderErrorKind
SUBJECT = subject_of("bfl")
SOURCE = source(512, 512)
COMMON = {"prompt": PROMPT, "seed": 42, "output_format": "png", "safety_tolerance": 2}


@pytest.mark.parametrize(
    ("model", "changes", "body"),
    [
        ("flux-2-pro", {}, {"width": 1024, "height": 1024}),
        ("flux-2-flex", {}, {"width": 1024, "height": 1024, "prompt_upsampling": False}),
        ("flux-pro-1.1", {}, {"width": 1024, "height": 1024, "prompt_upsampling": False}),
        ("flux-pro-1.1-ultra", {"size": Size(width=3136, height=1344)},
         {"aspect_ratio": "21:9", "prompt_upsampling": False}),
        ("flux-kontext-pro", {"operation": Operation.EDIT, "sources": (SOURCE,)},
         {"aspect_ratio": "1:1", "prompt_upsampling": False, "input_image": encode(SOURCE.body)}),
        ("flux-kontext-max", {"operation": Operation.EDIT, "sources": (SOURCE, SOURCE)},
         {"aspect_ratio": "1:1", "prompt_upsampling": False, "input_image": encode(SOURCE.body),
          "input_image_2": encode(SOURCE.body)}),
        ("flux-pro-1.0-canny", {"operation": Operation.EDIT, "sources": (SOURCE,)},
         {"control_image": encode(SOURCE.body)}),
        ("flux-pro-1.0-depth", {"operation": Operation.EDIT, "sources": (SOURCE,)},
         {"control_image": encode(SOURCE.body)}),
        ("flux-pro-1.0-expand",
         {"operation": Operation.OUTPAINT, "sources": (SOURCE,), "size": Size(width=768, height=513)},
         {"image": encode(SOURCE.body), "left": 128, "right": 128, "top": 0, "bottom": 1,
          "prompt_upsampling": False}),
    ],
)  # fmt: skip
async def test_every_endpoint_gets_its_own_fields(
    made: Studio, model: str, changes: dict[str, Any], body: dict[str, Any]
) -> None:
    await work(made.painter, request(model, **changes))

    sent = made.fake.seen[0]
    wire = {"flux-2-pro": "flux-2-pro"}.get(model, model)
    assert sent.path == f"/v1/{wire}"
    assert sent.json == COMMON | body


async def test_a_fill_sends_the_mask_as_it_is(made: Studio) -> None:
    asked = filling("flux-pro-1.0-fill")

    await work(made.painter, asked)

    mask = opened(decode(made.fake.seen[0].json["mask"]))
    assert (mask.mode, mask.getpixel((5, 5)), mask.getpixel((60, 5))) == ("L", 255, 0)


async def test_the_operators_tolerance_is_bounded_by_the_endpoint() -> None:
    async with studio(SUBJECT, safety_tolerance=6) as made:
        await work(made.painter, request("flux-2-pro"))
        await work(made.painter, request("flux-pro-1.1"))

    posted = [seen.json["safety_tolerance"] for seen in made.fake.seen if seen.method == "POST"]
    assert posted == [5, 6]


@pytest.mark.parametrize(
    ("model", "here", "sent"),
    [("flux-2-pro", 0, 0), ("flux-2-pro", 6, 5), ("flux-pro-1.1", 6, 6), ("flux-pro-1.1", None, 2)],
)
async def test_a_place_decides_what_is_let_through_within_what_the_endpoint_takes(
    made: Studio, model: str, here: int | None, sent: int
) -> None:
    await work(made.painter, request(model, tolerance=here))

    size = {"width": 1024, "height": 1024}
    own = {} if model == "flux-2-pro" else {"prompt_upsampling": False}
    assert made.fake.seen[0].json == COMMON | size | own | {"safety_tolerance": sent}


async def test_no_place_is_looser_than_the_operator_lets_it_be() -> None:
    async with studio(SUBJECT, safety_tolerance_max=3) as made:
        await work(made.painter, request("flux-pro-1.1", tolerance=6))

    assert made.fake.seen[0].json["safety_tolerance"] == 3


async def test_the_address_that_came_back_is_polled_with_the_key_and_the_picture_without(
    made: Studio,
) -> None:
    done = await work(made.painter, made.request())

    polls = [seen for seen in made.fake.seen if seen.path == "/v1/get_result"]
    assert all(seen.headers["host"].startswith("localhost") for seen in polls)
    assert all("x-key" in seen.headers for seen in polls)
    assert done.painted.cost_micros == 30_000
    fractions = [e.fraction for e in done.events if isinstance(e, Progress)]
    assert fractions == [pytest.approx(1 / 3), pytest.approx(2 / 3)]


async def test_polls_come_every_two_seconds_and_stop_at_the_end(made: Studio) -> None:
    before = made.clock.now_ms()

    await work(made.painter, made.request())

    polls = made.fake.paths().count("/v1/get_result")
    assert polls == 4
    assert 1.8 * 3 <= (made.clock.now_ms() - before) / 1000 <= 2.2 * 3


async def test_a_task_that_stays_unknown_is_not_found(made: Studio) -> None:
    made.fake_as(FakeBfl).lag = 1000

    error = await _refused(made)

    assert error.kind is Kind.NOT_FOUND_OR_EXPIRED
    assert not error.retryable


async def test_an_unknown_status_is_waited_through(made: Studio) -> None:
    made.fake_as(FakeBfl).strange = "Dreaming"

    assert (await work(made.painter, made.request())).body


async def test_a_result_that_ran_out_is_expired_and_its_cost_booked(made: Studio) -> None:
    made.fake_as(FakeBfl).gone = True

    error = await _refused(made)

    assert (error.kind, error.cost_micros) == (Kind.NOT_FOUND_OR_EXPIRED, 30_000)
    assert not error.retryable


async def test_a_failed_task_is_not_asked_for_again(made: Studio) -> None:
    made.fake.moods.append(Mood.FAILED)

    error = await _refused(made)

    assert (error.kind, error.retryable) == (Kind.PROVIDER_BUG, False)


async def test_a_poll_that_breaks_is_repeated_and_never_a_second_create(made: Studio) -> None:
    made.fake.fault(path="get_result", drop=True, times=1)
    made.fake.fault(path="delivery", torn_after=50, times=1)

    assert (await work(made.painter, made.request())).body
    assert made.fake.made == 1


async def test_an_overload_before_the_work_began_may_be_sent_again(made: Studio) -> None:
    made.fake.moods.append(Mood.OVERLOADED)

    error = await _refused(made)

    assert (error.kind, error.retry_after_s, error.retryable) == (Kind.OVERLOADED, 3.0, True)


async def _refused(made: Studio) -> ProviderError:
    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())
    return failure.value

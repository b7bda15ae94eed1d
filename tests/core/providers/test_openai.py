"""OpenAI's dialect: what is sent, what comes back in every shape, and what it cost."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, Preview, Size
from tests.contracts.painters import PROMPT, Studio, filling, source, studio, subject_of, work
from tests.fakes.openai import FakeOpenAi
from tests.fakes.pictures import noise, opened, picture

Kind = ProviderErrorKind
SUBJECT = subject_of("openai")
#: 100 text tokens at 5, 200 of pictures at 8 and 1568 painted at 30 dollars a million.
USAGE_MICROS = 100 * 5 + 200 * 8 + 1568 * 30


async def test_the_request_for_a_picture_is_this(made: Studio) -> None:
    await work(made.painter, made.request(size=Size(width=1536, height=1024), negative="text"))

    sent = made.fake.seen[0]
    assert sent.headers["authorization"].startswith("Bearer sk-test")
    assert sent.json == {
        "model": "gpt-image-2.6-sunburst",
        "prompt": f"{PROMPT} Without text.",
        "n": 1,
        "size": "1536x1024",
        "quality": "auto",
        "output_format": "jpeg",
        "output_compression": 95,
        "moderation": "auto",
        "stream": True,
        "partial_images": 1,
        "safety_identifier": "u_6f1c",
    }


async def test_the_plain_request_has_neither_stream_nor_compression() -> None:
    async with studio(SUBJECT, partial_images=0, output_format="png", quality="high") as made:
        done = await work(made.painter, made.request(end_user=""))

    sent = made.fake.seen[0].json
    assert not {"stream", "partial_images", "output_compression", "safety_identifier"} & set(sent)
    assert sent["quality"] == "high"
    assert not any(isinstance(event, Preview) for event in done.events)


async def test_an_edit_sends_the_instruction_and_the_pictures(made: Studio) -> None:
    first, second = source(seed=1, kind="JPEG"), source(seed=2)

    await work(
        made.painter,
        made.request(operation=Operation.EDIT, instruction="make it night", sources=(first, second)),
    )

    sent = made.fake.seen[0]
    assert sent.path == "/v1/images/edits"
    assert sent.form["image[]"] == [first.body, second.body]
    assert sent.form["prompt"] == "make it night"
    assert sent.form["stream"] == "true"
    assert "mask" not in sent.form


async def test_a_mask_is_transparent_where_we_repaint_and_its_picture_a_png(made: Studio) -> None:
    asked = filling("gpt-image-2.6-sunburst")

    await work(made.painter, asked)

    form = made.fake.seen[0].form
    alpha = opened(form["mask"]).getchannel("A")
    assert (alpha.getpixel((5, 5)), alpha.getpixel((60, 5))) == (0, 255)
    assert opened(form["image[]"]).format == "PNG"


async def test_outpainting_sends_a_larger_canvas_whose_new_part_is_the_mask(made: Studio) -> None:
    await work(
        made.painter,
        made.request(
            operation=Operation.OUTPAINT, sources=(source(512, 512),), size=Size(width=1536, height=1024)
        ),
    )

    form = made.fake.seen[0].form
    assert opened(form["image[]"]).size == (1536, 1024)
    alpha = opened(form["mask"]).getchannel("A")
    assert (alpha.getpixel((0, 0)), alpha.getpixel((768, 512))) == (0, 255)


async def test_partial_pictures_are_previews_and_usage_is_the_cost(made: Studio) -> None:
    done = await work(made.painter, made.request())

    assert [type(event) for event in done.events][-2:] == [Preview, Painted]
    assert done.painted.cost_micros == USAGE_MICROS


@pytest.mark.parametrize("change", [{"ignores_stream": True}, {"type_last": True}, {"usage": None}])
async def test_surprising_shapes_are_understood(made: Studio, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(made.fake_as(FakeOpenAi), name, value)

    done = await work(made.painter, made.request())

    assert done.body == picture(seed=len(PROMPT))
    table = 53_000
    assert done.painted.cost_micros == (USAGE_MICROS if made.fake_as(FakeOpenAi).usage else table)


async def test_a_server_that_answers_with_an_address_is_understood(made: Studio) -> None:
    body = b'{"created": 1, "data": [{"url": "%s/v1/files/a.png"}]}' % made.fake.url.encode()
    made.fake.fault(path="generations", body=body)

    assert (await work(made.painter, made.request())).body == picture()


@pytest.mark.parametrize("stream", [0, 2])
async def test_a_picture_that_waits_for_its_place_comes_whole(stream: int) -> None:
    async with studio(SUBJECT, partial_images=stream) as made:
        made.fake_as(FakeOpenAi).body = noise(8_000_000)
        events = made.painter.follow(made.request(), key="job1:0", ref=None)
        painted = [event async for event in _until_painted(events)][-1]
        await asyncio.sleep(0.05)

        assert isinstance(painted, Painted)
        body = b"".join([chunk async for chunk in painted.body])

    assert body == made.fake_as(FakeOpenAi).body


async def test_a_large_picture_comes_in_bounded_pieces(made: Studio) -> None:
    made.fake_as(FakeOpenAi).body = noise(3_000_000)
    events = made.painter.follow(made.request(), key="job1:0", ref=None)
    painted = [event async for event in _until_painted(events)][-1]
    assert isinstance(painted, Painted)

    pieces = [len(chunk) async for chunk in painted.body]

    assert sum(pieces) == len(made.fake_as(FakeOpenAi).body or b"")
    assert max(pieces) < 300_000


async def test_a_stream_that_ends_before_its_last_event_is_unknown(made: Studio) -> None:
    partial = (
        b'event: image_generation.partial_image\ndata: {"type":"image_generation.partial_image"}\n\n'
    )
    made.fake.fault(path="generations", body=partial)

    error = await _refused(made, content_type="text/event-stream")

    assert error.kind is Kind.TIMEOUT_UNKNOWN
    assert error.cost_micros == 53_000


async def test_an_error_inside_the_stream_is_mapped_by_its_code(made: Studio) -> None:
    body = (
        b'event: error\ndata: {"type":"error","error":{"type":"image_generation_user_error",'
        b'"code":"moderation_blocked","moderation_details":{"moderation_stage":"output"}}}\n\n'
    )
    made.fake.fault(path="generations", body=body)

    error = await _refused(made, content_type="text/event-stream")

    assert error.kind is Kind.MODERATED_OUTPUT


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (400, {"code": "image_content_policy_violation"}, Kind.MODERATED_INPUT),
        (
            400,
            {"code": "moderation_blocked", "type": "image_generation_user_error"},
            Kind.MODERATED_INPUT,
        ),
        (400, {"code": "image_too_large", "type": "invalid_request_error"}, Kind.INVALID_REQUEST),
        (400, {"code": "billing_hard_limit_reached"}, Kind.INSUFFICIENT_CREDIT),
        (401, {"code": "invalid_api_key"}, Kind.AUTH),
        (403, {"code": None}, Kind.AUTH),
        (404, {"code": "model_not_found"}, Kind.UNSUPPORTED_OPTION),
        (404, {}, Kind.UNSUPPORTED_OPTION),
        (429, {"code": "rate_limit_exceeded"}, Kind.RATE_LIMITED),
        (429, {"type": "insufficient_quota"}, Kind.INSUFFICIENT_CREDIT),
        (500, {"type": "server_error"}, Kind.OVERLOADED),
        (502, None, Kind.OVERLOADED),
        (400, "a string", Kind.INVALID_REQUEST),
    ],
)
async def test_every_error_has_its_kind(made: Studio, status: int, said: Any, kind: Kind) -> None:
    import json

    made.fake.fault(path="generations", status=status, body=json.dumps({"error": said}).encode())

    assert (await _refused(made)).kind is kind


async def _until_painted(events: AsyncIterator[Any]) -> AsyncIterator[Any]:
    async for event in events:
        yield event
        if isinstance(event, Painted):
            return


async def _refused(made: Studio, *, content_type: str = "") -> ProviderError:
    if content_type:
        made.fake_as(FakeOpenAi).content_type = content_type
    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())
    return failure.value

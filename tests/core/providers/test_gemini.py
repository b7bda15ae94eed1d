"""Gemini's dialect: thoughts are stages and drafts, refusals are successes, usage is the cost."""

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Preview, Progress, Size
from tests.contracts.painters import PROMPT, Studio, request, source, studio, subject_of, work
from tests.fakes.gemini import FakeGemini
from tests.fakes.pictures import opened, picture

Kind = ProviderErrorKind
SUBJECT = subject_of("gemini")


async def test_the_request_for_a_picture_is_this() -> None:
    async with studio(SUBJECT, safety="BLOCK_ONLY_HIGH") as made:
        await work(
            made.painter,
            made.request(size=Size(width=2752, height=1536), resolution="2K", negative="text"),
        )

    sent = made.fake.seen[0]
    assert sent.path == "/v1beta/models/gemini-3-pro-image:streamGenerateContent"
    assert sent.query == {"alt": "sse"}
    assert sent.json["contents"] == [{"role": "user", "parts": [{"text": f"{PROMPT} Without text."}]}]
    assert sent.json["generationConfig"] == {
        "responseModalities": ["TEXT", "IMAGE"],
        "imageConfig": {"aspectRatio": "16:9", "imageSize": "2K"},
        "seed": 42,
        "candidateCount": 1,
        "thinkingConfig": {"includeThoughts": True},
    }
    assert len(sent.json["safetySettings"]) == 4


async def test_an_edit_sends_the_picture_and_follows_its_ratio(made: Studio) -> None:
    await work(
        made.painter,
        made.request(operation=Operation.EDIT, instruction="make it night", sources=(source(),)),
    )

    sent = made.fake.seen[0].json
    parts = sent["contents"][0]["parts"]
    assert parts[0] == {"text": "make it night"}
    assert parts[1]["inlineData"]["mimeType"] == "image/png"
    assert "aspectRatio" not in sent["generationConfig"]["imageConfig"]


async def test_thoughts_are_a_stage_and_their_drafts_previews(made: Studio) -> None:
    done = await work(made.painter, made.request())

    assert any(isinstance(event, Progress) and event.thinking for event in done.events)
    assert [event.body for event in done.events if isinstance(event, Preview)] == [picture(seed=1)]
    assert done.body == picture(seed=42)


async def test_usage_is_the_cost(made: Studio) -> None:
    done = await work(made.painter, made.request())

    assert done.painted.cost_micros == 270 * 2 + 1120 * 120 + 210 * 12


@pytest.mark.parametrize("name", ["snake", "as_json"])
async def test_surprising_shapes_are_understood(made: Studio, name: str) -> None:
    setattr(made.fake_as(FakeGemini), name, True)

    done = await work(made.painter, made.request())

    assert done.body == picture(seed=42)
    assert done.painted.cost_micros == 270 * 2 + 1120 * 120 + 210 * 12


async def test_a_refusal_in_snake_case_is_one(made: Studio) -> None:
    made.fake_as(FakeGemini).snake = True
    made.fake_as(FakeGemini).block = "SAFETY"

    assert (await _refused(made)).kind is Kind.MODERATED_INPUT


async def test_a_model_that_does_not_think_streams_its_picture(made: Studio) -> None:
    done = await work(made.painter, request("nano-banana-2-lite"))

    assert done.body == picture(seed=42)
    assert not any(isinstance(event, Progress) and event.thinking for event in done.events)


@pytest.mark.parametrize(
    ("finish", "kind"),
    [
        ("SAFETY", Kind.MODERATED_OUTPUT), ("IMAGE_RECITATION", Kind.MODERATED_OUTPUT),
        ("NO_IMAGE", Kind.PROVIDER_BUG), ("MAX_TOKENS", Kind.PROVIDER_BUG),
        ("PUP_LIMITED_DISABLED", Kind.AUTH), ("SOMETHING_NEW", Kind.PROVIDER_BUG),
        ("STOP", Kind.PROVIDER_BUG),
    ],
)  # fmt: skip
async def test_every_way_to_finish_without_a_picture_has_its_kind(
    made: Studio, finish: str, kind: Kind
) -> None:
    made.fake_as(FakeGemini).finish = finish

    assert (await _refused(made)).kind is kind


@pytest.mark.parametrize(
    ("block", "kind"), [("SAFETY", Kind.MODERATED_INPUT), ("OTHER", Kind.PROVIDER_BUG)]
)
async def test_a_blocked_prompt_is_the_prompts_matter(made: Studio, block: str, kind: Kind) -> None:
    made.fake_as(FakeGemini).block = block

    assert (await _refused(made)).kind is kind


async def test_outpainting_sends_a_larger_canvas(made: Studio) -> None:
    import base64

    await work(
        made.painter,
        made.request(
            operation=Operation.OUTPAINT, sources=(source(512, 512),), size=Size(width=1024, height=576)
        ),
    )

    sent = made.fake.seen[0].json["contents"][0]["parts"]
    assert opened(base64.b64decode(sent[1]["inlineData"]["data"])).size == (1024, 576)
    assert sent[0]["text"].startswith("Fill the flat grey border")


async def _refused(made: Studio) -> ProviderError:
    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())
    return failure.value

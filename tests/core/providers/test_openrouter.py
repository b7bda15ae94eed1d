"""OpenRouter's dialect: the cost as stated, previews where asked, errors by their metadata."""

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Preview, Size
from core.providers.base64_stream import data_url
from tests.contracts.painters import PROMPT, Studio, request, source, subject_of, work
from tests.fakes.pictures import picture

Kind = ProviderErrorKind
SUBJECT = subject_of("openrouter")


async def test_the_request_for_a_picture_is_this(made: Studio) -> None:
    await work(made.painter, made.request(size=Size(width=2752, height=1536), resolution="2K"))

    assert made.fake.seen[0].json == {
        "model": "google/gemini-3.1-flash-image",
        "prompt": PROMPT,
        "n": 1,
        "resolution": "2K",
        "aspect_ratio": "16:9",
        "output_format": "png",
        "stream": False,
        "provider": {"allow_fallbacks": False},
    }


async def test_a_seed_is_sent_where_the_model_keeps_it_and_pictures_as_references(made: Studio) -> None:
    asked = request(
        "openrouter/flux-2-pro",
        operation=Operation.EDIT,
        instruction="make it night",
        sources=(source(),),
    )

    await work(made.painter, asked)

    sent = made.fake.seen[0].json
    assert (sent["seed"], sent["prompt"]) == (42, "make it night")
    url = data_url("image/png", asked.sources[0].body)
    assert sent["input_references"] == [{"type": "image_url", "image_url": {"url": url}}]


async def test_the_cost_is_what_it_says(made: Studio) -> None:
    assert (await work(made.painter, made.request())).painted.cost_micros == 39_000


async def test_a_stream_brings_previews(made: Studio) -> None:
    done = await work(made.again(stream=True), made.request())

    assert sum(isinstance(event, Preview) for event in done.events) == 2
    assert done.body == picture(seed=len(PROMPT))
    assert done.painted.cost_micros == 39_000


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('{"code": 402}', Kind.INSUFFICIENT_CREDIT),
        ('{"code": 403, "metadata": {"reasons": ["x"]}}', Kind.MODERATED_INPUT),
        ('{"code": 403}', Kind.AUTH),
        ('{"code": 524}', Kind.OVERLOADED),
        ('"words"', Kind.OVERLOADED),
    ],
)
async def test_an_error_inside_a_success_has_its_kind(made: Studio, said: str, kind: Kind) -> None:
    made.fake.fault(path="images", body=f'{{"error": {said}}}'.encode())

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is kind

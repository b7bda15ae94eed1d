"""AI Horde: off until the operator says who sees the prompts; free, slow, and honest about the queue."""

import pytest

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Progress
from core.providers.registry import offered, parse_settings
from tests.contracts.painters import PROMPT, Studio, filling, source, subject_of, work
from tests.fakes.horde import FakeHorde
from tests.fakes.loopback import Mood

Kind = ProviderErrorKind
SUBJECT = subject_of("horde")


def test_it_is_offered_only_where_the_operator_says_so() -> None:
    assert not offered(parse_settings("horde", {"key": "k", "base_url": "http://x"}))
    assert offered(parse_settings("horde", {"prompts_go_to_volunteers": True}))


async def test_the_request_for_a_picture_is_this(made: Studio) -> None:
    await work(made.painter, made.request(negative="text"))

    sent = made.fake.seen[0]
    assert sent.headers["client-agent"].startswith("pentimento:")
    assert sent.json == {
        "prompt": f"{PROMPT} ### text",
        "params": {
            "sampler_name": "k_euler_a", "cfg_scale": 7.0, "steps": 25, "width": 1024, "height": 1024,
            "n": 1, "seed": "42", "karras": True,
        },
        "models": ["stable_diffusion"],
        "nsfw": False,
        "censor_nsfw": True,
        "r2": True,
        "shared": False,
        "replacement_filter": True,
    }  # fmt: skip


async def test_anonymous_asking_works(made: Studio) -> None:
    painter = made.again(key="")

    assert (await work(painter, made.request())).body
    assert made.fake.seen[0].headers["apikey"] == "0000000000"


@pytest.mark.parametrize(
    ("operation", "processing"), [(Operation.EDIT, "img2img"), (Operation.FILL, "inpainting")]
)
async def test_pictures_are_sent_along(made: Studio, operation: Operation, processing: str) -> None:
    fill = filling("horde/stable-diffusion")
    edit = made.request(operation=operation, sources=(source(),))

    await work(made.painter, fill if operation is Operation.FILL else edit)

    sent = made.fake.seen[0].json
    assert sent["source_processing"] == processing
    assert ("source_mask" in sent) is (operation is Operation.FILL)


async def test_the_announced_wait_is_the_progress_and_the_result_is_asked_for_once(made: Studio) -> None:
    done = await work(made.painter, made.request())

    fractions = [event.fraction for event in done.events if isinstance(event, Progress)]
    assert fractions == [0.0, pytest.approx(1 / 3), pytest.approx(2 / 3)]
    assert sum("/status/" in path for path in made.fake.paths()) == 1


async def test_a_picture_inside_the_answer_is_taken(made: Studio) -> None:
    made.fake_as(FakeHorde).inline = True

    assert (await work(made.painter, made.request())).body


async def test_what_no_volunteer_offers_fails_early(made: Studio) -> None:
    made.fake_as(FakeHorde).impossible = True

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.UNSUPPORTED_OPTION


async def test_a_faulty_volunteer_may_be_replaced(made: Studio) -> None:
    made.fake.moods.append(Mood.FAILED)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert (failure.value.kind, failure.value.retryable) == (Kind.OVERLOADED, True)

"""What every painter promises; those of a service against its strict fake, the others as they are."""

import logging
from collections.abc import AsyncIterator

import pytest
import stamina

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Painted, Preview, Progress
from tests.contracts.painters import (
    EVERYBODY,
    PROMPT,
    SUBJECTS,
    Studio,
    Subject,
    filling,
    followed,
    studio,
    work,
)
from tests.fakes.loopback import KEY, Mood, nobody
from tests.fakes.pictures import opened

Kind = ProviderErrorKind


@pytest.fixture(autouse=True)
def no_waiting() -> AsyncIterator[None]:
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)


@pytest.fixture(params=EVERYBODY, ids=lambda subject: subject.name)
async def anyone(request: pytest.FixtureRequest) -> AsyncIterator[Studio]:
    """Whoever implements the port."""
    async with studio(request.param) as opened_studio:
        yield opened_studio


@pytest.fixture(params=SUBJECTS, ids=lambda subject: subject.name)
async def made(request: pytest.FixtureRequest) -> AsyncIterator[Studio]:
    """Whoever asks a service."""
    async with studio(request.param) as opened_studio:
        yield opened_studio


async def refused(made: Studio, *moods: Mood) -> ProviderError:
    made.fake.moods.extend(moods)
    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())
    return failure.value


async def test_a_fox_is_painted(anyone: Studio) -> None:
    done = await work(anyone.painter, anyone.request())

    assert opened(done.body).format in ("PNG", "JPEG", "WEBP")
    assert anyone.fake.made == anyone.paid_calls
    fractions = [e.fraction for e in done.events if isinstance(e, Progress) and e.fraction is not None]
    assert all(0 <= fraction <= 1 for fraction in fractions)
    assert fractions == sorted(fractions)
    assert all(opened(e.body) for e in done.events if isinstance(e, Preview))
    assert [e for e in done.events if isinstance(e, Painted)] == [done.painted]


async def test_what_it_cost_is_known_when_the_picture_was_read(anyone: Studio) -> None:
    done = await work(anyone.painter, anyone.request())

    assert anyone.painter.profile.free or done.painted.cost_micros > 0


async def test_an_unknown_model_is_refused_before_any_call(made: Studio) -> None:
    from dataclasses import replace

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, replace(made.request(), model="no-such-model"))

    assert failure.value.kind is Kind.UNSUPPORTED_OPTION
    assert made.fake.seen == []


@pytest.mark.parametrize(
    ("mood", "kind"),
    [
        (Mood.MODERATED_INPUT, Kind.MODERATED_INPUT),
        (Mood.MODERATED_OUTPUT, Kind.MODERATED_OUTPUT),
        (Mood.EMPTY, Kind.PROVIDER_BUG),
        (Mood.INVALID, Kind.INVALID_REQUEST),
        (Mood.NO_MONEY, Kind.INSUFFICIENT_CREDIT),
    ],
)
async def test_a_refusal_is_final_and_of_its_kind(made: Studio, mood: Mood, kind: Kind) -> None:
    if mood in made.subject.never:
        pytest.skip("this service has no such answer")

    error = await refused(made, mood)

    assert error.kind is made.subject.refusals.get(mood, kind)
    assert not error.retryable
    assert error.provider == made.subject.name


async def test_a_rate_limit_says_how_long_and_may_be_sent_again(made: Studio) -> None:
    if Mood.RATE_LIMITED in made.subject.never:
        pytest.skip("this service has no such answer")

    error = await refused(made, Mood.RATE_LIMITED)

    assert (error.kind, error.retry_after_s, error.retryable) == (Kind.RATE_LIMITED, 7.0, True)
    assert made.fake.made == 0


async def test_a_server_error_on_a_create_is_not_sent_again(made: Studio) -> None:
    """It may come after the work was done and billed."""
    error = await refused(made, Mood.BROKEN)

    assert error.kind is Kind.OVERLOADED
    free = made.painter.profile.free or made.subject.failed_is_free
    assert error.retryable is free


async def test_a_bad_key_is_the_operators_matter(made: Studio) -> None:
    if made.subject.keyless:
        pytest.skip("this service takes no key")
    painter = made.again(key="sk-wrong")

    with pytest.raises(ProviderError) as failure:
        await work(painter, made.request())

    assert failure.value.kind is Kind.AUTH
    assert made.fake.made == 0


async def test_a_create_that_was_sent_and_not_answered_is_unknown_and_sent_once(made: Studio) -> None:
    made.fake.fault(method="POST", drop=True, path=made.subject.create_path)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.TIMEOUT_UNKNOWN
    assert not failure.value.retryable
    assert made.painter.profile.free or failure.value.cost_micros > 0
    assert made.fake.made == 1


async def test_where_nobody_listens_nothing_was_sent_and_it_may_be_tried_again(made: Studio) -> None:
    async with nobody() as url:
        painter = made.again(base_url=url)

        with pytest.raises(ProviderError) as failure:
            await work(painter, made.request())

    assert failure.value.kind is Kind.UNREACHABLE
    assert failure.value.retryable


async def test_a_service_that_was_restarted_between_two_pictures_paints_the_next(made: Studio) -> None:
    await work(made.painter, made.request(), key="job1:0")
    await made.fake.restart()

    done = await work(made.painter, made.request(), key="job2:0")

    assert opened(done.body)
    assert made.fake.made == 2


async def test_an_answer_that_is_no_json_is_a_typed_failure(made: Studio) -> None:
    made.fake.fault(method="POST", path=made.subject.create_path, body=b"<html>hello</html>")

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.PROVIDER_BUG
    assert not failure.value.retryable


async def test_a_torn_answer_is_never_a_picture(made: Studio) -> None:
    made.fake.fault(method="POST", path=made.subject.create_path, torn_after=60)

    with pytest.raises(ProviderError) as failure:
        await work(made.painter, made.request())

    assert failure.value.kind is Kind.TIMEOUT_UNKNOWN


async def test_slow_headers_are_waited_for(made: Studio) -> None:
    made.fake.fault(method="POST", path=made.subject.create_path, delay_s=0.3)

    assert (await work(made.painter, made.request())).body


async def test_stored_work_is_followed_by_another_process(anyone: Studio) -> None:
    if not anyone.painter.profile.resumable:
        assert await anyone.painter.submit(anyone.request(), key="job1:0") is None
        assert await anyone.painter.reconcile(anyone.request(), key="job1:0") is None
        return
    ref = await anyone.painter.submit(anyone.request(), key="job1:0")

    done = await followed(anyone.again(), anyone.request(), ref)

    assert opened(done.body)
    assert anyone.fake.made == anyone.paid_calls


async def test_cancelling_harms_nobody(anyone: Studio) -> None:
    ref = await anyone.painter.submit(anyone.request(), key="job1:0")

    await anyone.painter.cancel(ref or "nothing")

    if ref is not None and anyone.painter.profile.cancellable:
        with pytest.raises(ProviderError) as failure:
            await followed(anyone.painter, anyone.request(), ref)
        assert failure.value.kind is Kind.CANCELED


async def test_what_was_cancelled_can_be_asked_for_again(anyone: Studio) -> None:
    ref = await anyone.painter.submit(anyone.request(), key="job1:0")
    await anyone.painter.cancel(ref or "nothing")

    done = await work(anyone.painter, anyone.request(), key="job1:1")

    assert opened(done.body)


async def test_after_an_unknown_outcome_work_is_found_or_said_not_to_be(anyone: Studio) -> None:
    await anyone.painter.submit(anyone.request(), key="job1:0")

    found = await anyone.again().reconcile(anyone.request(), key="job1:0")

    if found is not None:
        assert opened((await followed(anyone.again(), anyone.request(), found)).body)
    assert anyone.fake.made <= anyone.paid_calls


async def test_the_key_is_checked_without_spending(made: Studio) -> None:
    await made.painter.check()

    assert made.fake.made == 0
    assert made.fake.seen


async def test_a_wrong_key_fails_the_check(made: Studio) -> None:
    if made.subject.keyless:
        pytest.skip("this service takes no key")

    with pytest.raises(ProviderError) as failure:
        await made.again(key="sk-wrong").check()

    assert failure.value.kind is Kind.AUTH


async def test_neither_key_nor_prompt_is_logged_or_kept_in_an_error(
    made: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    error = await refused(made, Mood.INVALID)

    assert KEY not in str(error)
    assert "fox" not in str(error)
    assert KEY not in caplog.text
    assert PROMPT not in caplog.text


@pytest.mark.parametrize("subject", [s for s in EVERYBODY if s.fills], ids=lambda s: s.name)
async def test_a_half_white_mask_changes_only_that_half(subject: Subject) -> None:
    async with studio(subject) as made:
        asked = filling(subject.fills or "")

        done = await work(made.painter, asked)

    before, after = opened(asked.sources[0].body).convert("RGB"), opened(done.body).convert("RGB")
    after = after.resize(before.size)
    left, right = (0, 0, 32, 64), (32, 0, 64, 64)
    assert after.crop(right).tobytes() == before.crop(right).tobytes()
    assert after.crop(left).tobytes() != before.crop(left).tobytes()

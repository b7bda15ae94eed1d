"""Another painter takes over, never a dearer one, and its work is followed there."""

from dataclasses import replace

import pytest

from core.errors import ProviderError
from core.pictures import Begun, Size
from core.providers.catalogue import Trait
from core.providers.wrappers.fallback import Fallback
from tests.contracts.painters import CATALOGUE, followed, request, work
from tests.core.providers.wrappers.puppet import ASKED, Kind, Puppet, failure


def fallback(first: Puppet, *others: Puppet) -> Fallback:
    painters = {puppet.name: puppet for puppet in (first, *others)}
    live = [m for m in CATALOGUE if m.retires_on is None and m.provider in painters]
    return Fallback(first, painters, lambda: live)


@pytest.mark.parametrize("blocking", [True, False])
@pytest.mark.parametrize("kind", [Kind.OVERLOADED, Kind.AUTH, Kind.INSUFFICIENT_CREDIT])
async def test_another_painter_takes_over_and_is_named(blocking: bool, kind: Kind) -> None:
    first, second = Puppet("gemini", failure(kind), blocking=blocking), Puppet("bfl")

    done = await work(fallback(first, second), ASKED)

    assert second.asked
    model = CATALOGUE[done.painted.model or ""]
    assert model.provider == "bfl"
    assert model.price(second.asked[0].resolution).credits <= 10
    assert Trait.CANNY not in model.traits


async def test_it_is_never_dearer_than_what_was_shown() -> None:
    """Every model of both houses costs more than the 2 credits of the asked one."""
    first, second = Puppet("bfl", failure(Kind.OVERLOADED)), Puppet("gemini")
    asked = request("flux-2-klein-4b")

    with pytest.raises(ProviderError):
        await work(fallback(first, second), asked)

    assert second.asked == []


@pytest.mark.parametrize(
    "error",
    [failure(Kind.MODERATED_INPUT), failure(Kind.TIMEOUT_UNKNOWN), failure(Kind.INVALID_REQUEST),
     failure(Kind.OVERLOADED, maybe_done=True)],
    ids=["moderated", "unknown", "invalid", "maybe done"],
)  # fmt: skip
async def test_a_refusal_or_an_unknown_outcome_goes_to_nobody_else(error: ProviderError) -> None:
    first, second = Puppet("gemini", error), Puppet("bfl")

    with pytest.raises(ProviderError) as raised:
        await work(fallback(first, second), ASKED)

    assert raised.value is error
    assert second.asked == []


async def test_work_at_the_other_is_followed_and_cancelled_there_after_a_restart() -> None:
    first, second = Puppet("gemini", failure(Kind.OVERLOADED)), Puppet("bfl")
    ref = await fallback(first, second).submit(ASKED, key="job1:0")
    restarted = fallback(first, second)

    done = await followed(restarted, ASKED, ref)
    await restarted.cancel(ref or "")

    assert CATALOGUE[done.painted.model or ""].provider == "bfl"
    assert second.cancelled == ["bfl-1"]
    assert first.cancelled == []


async def test_a_blocking_call_at_the_other_is_not_made_again_after_a_restart() -> None:
    """It may have been made and paid: nobody knows, and so it is unknown."""
    first, second = Puppet("bfl", failure(Kind.OVERLOADED)), Puppet("gemini", blocking=True)
    asked = request("flux-2-max")
    before = fallback(first, second)
    ref = await before.submit(asked, key="job1:0")

    with pytest.raises(ProviderError) as unknown:
        await followed(fallback(first, second), asked, ref)

    assert unknown.value.kind is Kind.TIMEOUT_UNKNOWN
    assert unknown.value.cost_micros > 0
    assert (await followed(before, asked, ref)).body


async def test_work_that_a_failed_blocking_call_left_to_another_is_followed_after_a_restart() -> None:
    """The first failed while it was followed, so the other's reference is told in between."""
    first, second = Puppet("gemini", failure(Kind.OVERLOADED), blocking=True), Puppet("bfl")
    told = [
        event.ref
        async for event in fallback(first, second).follow(ASKED, key="job1:0", ref=None)
        if isinstance(event, Begun)
    ]

    done = await followed(fallback(first, second), ASKED, told[0])

    assert len(told) == 1
    assert CATALOGUE[done.painted.model or ""].provider == "bfl"
    assert len(second.asked) == 1


async def test_sizes_are_fitted_to_the_other_model() -> None:
    first, second = Puppet("gemini", failure(Kind.OVERLOADED)), Puppet("bfl")
    wide = replace(ASKED, size=Size(width=2752, height=1536), resolution="2K")

    await work(fallback(first, second), wide)

    size = second.asked[0].size
    assert size.width / size.height == pytest.approx(16 / 9, rel=0.05)
    assert size.width * size.height <= 4 * 2**20

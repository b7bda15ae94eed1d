"""What is sent again by itself, and what never is."""

import pytest

from core.errors import ProviderError
from core.providers.wrappers.retrying import Retrying
from tests.contracts.painters import work
from tests.core.providers.wrappers.puppet import ASKED, Kind, Puppet, failure
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("blocking", [True, False])
async def test_what_was_not_begun_is_sent_again(clock: FakeClock, blocking: bool) -> None:
    puppet = Puppet(
        "gemini",
        failure(Kind.OVERLOADED),
        failure(Kind.RATE_LIMITED, retry_after_s=4.0),
        blocking=blocking,
    )
    before = clock.now_ms()

    assert (await work(Retrying(puppet, clock), ASKED)).body

    assert len(puppet.asked) == 3
    assert 4.3 <= (clock.now_ms() - before) / 1000 <= 4.6


@pytest.mark.parametrize(
    "error",
    [
        failure(Kind.TIMEOUT_UNKNOWN), failure(Kind.OVERLOADED, maybe_done=True), failure(Kind.AUTH),
        failure(Kind.MODERATED_INPUT), failure(Kind.RATE_LIMITED, retry_after_s=60.0),
    ],
    ids=["unknown", "maybe done", "auth", "moderated", "long wait"],
)  # fmt: skip
@pytest.mark.parametrize("blocking", [True, False])
async def test_what_may_be_billed_or_is_final_or_long_is_not(
    clock: FakeClock, error: ProviderError, blocking: bool
) -> None:
    puppet = Puppet("gemini", error, blocking=blocking)

    with pytest.raises(ProviderError) as raised:
        await work(Retrying(puppet, clock), ASKED)

    assert raised.value is error
    assert len(puppet.asked) == 1


async def test_the_third_failure_is_the_last(clock: FakeClock) -> None:
    puppet = Puppet("gemini", *(failure(Kind.OVERLOADED) for _ in range(5)))

    with pytest.raises(ProviderError):
        await work(Retrying(puppet, clock), ASKED)

    assert len(puppet.asked) == 3


async def test_nothing_is_begun_again_behind_a_preview(clock: FakeClock) -> None:
    puppet = Puppet("gemini", failure(Kind.OVERLOADED), blocking=True)
    puppet.previews = 1

    with pytest.raises(ProviderError):
        await work(Retrying(puppet, clock), ASKED)

    assert len(puppet.asked) == 1

"""A painter that keeps failing is left alone for a while, by every process."""

import pytest

from core.db.database import Database
from core.errors import ProviderError
from core.providers.wrappers.circuit import FAILURES_MAX, FAILURES_S, OPERATORS_S, Circuit
from core.providers.wrappers.gates import BELIEVED_MS, Closed, Gates, LocalGates, StoredGates
from tests.contracts.painters import followed, work
from tests.core.providers.wrappers.puppet import ASKED, Kind, Puppet, failure
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("kind", [Kind.AUTH, Kind.INSUFFICIENT_CREDIT])
async def test_one_error_that_only_the_operator_can_mend_opens_it(
    clock: FakeClock, gates: Gates, kind: Kind
) -> None:
    puppet = Puppet("gemini", failure(kind))
    circuit, elsewhere = Circuit(puppet, clock, gates), Circuit(puppet, clock, gates)
    with pytest.raises(ProviderError):
        await work(circuit, ASKED)

    with pytest.raises(ProviderError) as second:
        await work(elsewhere, ASKED)

    assert second.value.kind is kind
    assert len(puppet.asked) == 1
    clock.advance(OPERATORS_S + 1)
    assert (await work(circuit, ASKED)).body


@pytest.mark.parametrize("kinds", [[Kind.AUTH], [Kind.PROVIDER_BUG] * FAILURES_MAX])
async def test_what_one_process_learnt_keeps_all_others_from_calling(
    clock: FakeClock, database: Database, kinds: list[Kind]
) -> None:
    """Each has gates of its own; what they have in common is the store."""
    learns, hears = Puppet("gemini", *map(failure, kinds)), Puppet("gemini")
    here, there = (Circuit(puppet, clock, StoredGates(database, clock)) for puppet in (learns, hears))
    for _ in kinds:
        with pytest.raises(ProviderError):
            await work(here, ASKED)

    for circuit in (here, there):
        with pytest.raises(ProviderError):
            await work(circuit, ASKED)

    assert (len(learns.asked), len(hears.asked)) == (len(kinds), 0)


async def test_a_painter_is_not_asked_about_at_every_call_and_the_news_comes_within_a_second(
    clock: FakeClock, database: Database
) -> None:
    here, there = StoredGates(database, clock), StoredGates(database, clock)
    shut = Closed(until_ms=clock.now_ms() + 60_000, kind=Kind.OVERLOADED)
    assert await here.closed("painter") is None

    await there.close("painter", shut)

    assert (await here.closed("painter"), await there.closed("painter")) == (None, shut)
    clock.advance(BELIEVED_MS / 1000)
    assert await here.closed("painter") == shut


async def test_failures_in_a_row_open_it_for_a_while(clock: FakeClock, gates: Gates) -> None:
    puppet = Puppet("gemini", *(failure(Kind.PROVIDER_BUG) for _ in range(FAILURES_MAX)))
    circuit = Circuit(puppet, clock, gates)
    for _ in range(FAILURES_MAX):
        with pytest.raises(ProviderError):
            await work(circuit, ASKED)

    with pytest.raises(ProviderError) as refused:
        await work(circuit, ASKED)

    assert (refused.value.kind, refused.value.retryable) == (Kind.OVERLOADED, True)
    assert refused.value.retry_after_s == pytest.approx(FAILURES_S, abs=1)
    assert len(puppet.asked) == FAILURES_MAX
    clock.advance(FAILURES_S + 1)
    assert (await work(circuit, ASKED)).body


async def test_a_success_between_them_begins_the_count_again(clock: FakeClock) -> None:
    puppet = Puppet("gemini")
    circuit = Circuit(puppet, clock, LocalGates(clock))
    for _ in range(3):
        puppet.failures = [failure(Kind.OVERLOADED) for _ in range(FAILURES_MAX - 1)]
        for _ in range(FAILURES_MAX - 1):
            with pytest.raises(ProviderError):
                await work(circuit, ASKED)

        assert (await work(circuit, ASKED)).body


async def test_refusals_never_open_it(clock: FakeClock) -> None:
    puppet = Puppet("gemini", *(failure(Kind.MODERATED_INPUT) for _ in range(20)))
    circuit = Circuit(puppet, clock, LocalGates(clock))
    for _ in range(20):
        with pytest.raises(ProviderError):
            await work(circuit, ASKED)

    assert (await work(circuit, ASKED)).body


async def test_work_that_exists_is_followed_through_an_open_circuit(clock: FakeClock) -> None:
    puppet = Puppet("gemini")
    circuit = Circuit(puppet, clock, LocalGates(clock))
    ref = await circuit.submit(ASKED, key="job1:0")
    puppet.failures = [failure(Kind.AUTH)]
    with pytest.raises(ProviderError):
        await work(circuit, ASKED)

    assert (await followed(circuit, ASKED, ref)).body

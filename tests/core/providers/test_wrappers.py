"""Retry, circuit, places and pace, fallback: each is a painter around a painter."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from core.db.database import Database
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import (
    Begun,
    MediaType,
    Operation,
    Painted,
    PaintEvent,
    PaintRequest,
    Preview,
    Progress,
    Size,
)
from core.ports import ProviderProfile
from core.providers.catalogue import Trait
from core.providers.wrappers.circuit import FAILURES_MAX, FAILURES_S, OPERATORS_S, Circuit
from core.providers.wrappers.composited import Composited
from core.providers.wrappers.fallback import Fallback
from core.providers.wrappers.gates import Gates, LocalGates, StoredGates
from core.providers.wrappers.limited import Limited
from core.providers.wrappers.retrying import Retrying
from tests.contracts.painters import CATALOGUE, filling, followed, request, work
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import opened, picture

Kind = ProviderErrorKind
ASKED = request("nano-banana-pro", resolution="1K")


class Puppet:
    """A painter that fails as it is told, then paints; ``blocking`` ones have no references."""

    def __init__(self, name: str, *failures: ProviderError, blocking: bool = False) -> None:
        self.name = name
        self.failures = list(failures)
        self.blocking = blocking
        self.asked: list[PaintRequest] = []
        self.cancelled: list[str] = []
        self.running = self.running_max = 0
        self.release = asyncio.Event()
        self.release.set()
        self.previews = 0

    @property
    def profile(self) -> ProviderProfile:
        return ProviderProfile(name=self.name, operations=frozenset(Operation), resumable=True)

    async def check(self) -> Mapping[str, str]:
        return {}

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        if self.blocking:
            return None
        self.asked.append(request)
        self._fail()
        self._began()
        return f"{self.name}-{len(self.asked)}"

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        yield Progress(fraction=None)
        if self.blocking:
            self.asked.append(request)
            for _ in range(self.previews):
                yield Preview(media_type=MediaType.PNG, body=picture())
            self._fail()
            self._began()
        await self.release.wait()
        self.running -= 1
        yield Painted(body=_bytes(picture(seed=3)), model=request.model)

    async def cancel(self, ref: str) -> None:
        self.cancelled.append(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        return None

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)

    def _began(self) -> None:
        self.running += 1
        self.running_max = max(self.running_max, self.running)


def failure(kind: Kind, **facts: float) -> ProviderError:
    return ProviderError("gemini", kind, **facts)  # type: ignore[arg-type]


@pytest.fixture(params=["local", "stored"])
def gates(request: pytest.FixtureRequest, clock: FakeClock, database: Database) -> Gates:
    return LocalGates(clock) if request.param == "local" else StoredGates(database, clock)


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


@pytest.mark.parametrize("blocking", [True, False])
async def test_never_more_than_the_places_are_in_flight(clock: FakeClock, blocking: bool) -> None:
    puppet = Puppet("gemini", blocking=blocking)
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=5)
    tasks = [asyncio.create_task(work(limited, ASKED, key=f"job{n}:0")) for n in range(12)]
    await asyncio.sleep(0.01)
    assert puppet.running == 5

    puppet.release.set()
    await asyncio.gather(*tasks)

    assert (puppet.running_max, len(puppet.asked)) == (5, 12)


async def test_a_failure_gives_its_place_back(clock: FakeClock) -> None:
    puppet = Puppet("gemini", failure(Kind.AUTH), failure(Kind.AUTH))
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    for _ in range(2):
        with pytest.raises(ProviderError):
            await work(limited, ASKED)

    async with asyncio.timeout(1):
        assert (await work(limited, ASKED)).body


async def test_a_cancelled_request_gives_its_place_back(clock: FakeClock) -> None:
    puppet = Puppet("gemini")
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    task = asyncio.create_task(work(limited, ASKED))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    puppet.release.set()

    async with asyncio.timeout(1):
        assert (await work(limited, ASKED, key="job2:0")).body


async def test_work_that_nobody_follows_gives_its_place_back(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.providers.wrappers.limited.UNFOLLOWED_S", 0.02)
    limited = Limited(Puppet("gemini"), clock, LocalGates(clock), running_max=2)
    for lost in ("job1:0", "job2:0"):
        await limited.submit(ASKED, key=lost)

    async with asyncio.timeout(1):
        await limited.submit(ASKED, key="job3:0")
        await limited.submit(ASKED, key="job4:0")


async def test_work_that_is_followed_keeps_its_place(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.providers.wrappers.limited.UNFOLLOWED_S", 0.01)
    puppet = Puppet("gemini")
    puppet.release.clear()
    limited = Limited(puppet, clock, LocalGates(clock), running_max=1)
    first = asyncio.create_task(work(limited, ASKED, key="job1:0"))
    second = asyncio.create_task(work(limited, ASKED, key="job2:0"))

    await asyncio.sleep(0.05)
    running = puppet.running
    puppet.release.set()
    await asyncio.gather(first, second)

    assert (running, puppet.running_max) == (1, 1)


async def test_requests_keep_their_pace_over_all_processes(clock: FakeClock, gates: Gates) -> None:
    puppet = Puppet("gemini")
    processes = [Limited(puppet, clock, gates, running_max=50, per_minute=30) for _ in range(2)]
    before = clock.now_ms()

    for n in range(10):
        await work(processes[n % 2], ASKED, key=f"job{n}:0")

    assert 9 * 2 <= (clock.now_ms() - before) / 1000 <= 9 * 2 + 1


async def test_what_a_mask_keeps_is_kept_to_the_pixel() -> None:
    """The puppet repaints everything, as a model does that takes masks as hints."""
    asked = filling("gpt-image-2.6-sunburst")

    done = await work(Composited(Puppet("openai"), CATALOGUE.of("openai")), asked)

    before, after = opened(asked.sources[0].body).convert("RGB"), opened(done.body).convert("RGB")
    assert after.crop((32, 0, 64, 64)).tobytes() == before.crop((32, 0, 64, 64)).tobytes()
    assert after.crop((0, 0, 28, 64)).tobytes() != before.crop((0, 0, 28, 64)).tobytes()


async def test_a_model_that_keeps_to_its_mask_is_left_alone() -> None:
    asked = filling("flux-pro-1.0-fill")

    done = await work(Composited(Puppet("bfl"), CATALOGUE.of("bfl")), asked)

    assert done.body == picture(seed=3)


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


async def _bytes(body: bytes) -> AsyncIterator[bytes]:
    yield body

"""Engines of one's own are looked after before a person waits for them."""

import asyncio
from collections.abc import Mapping

import pytest

from core.errors import ConfigError, ProviderError, ProviderErrorKind
from core.providers.scripted import ScriptedProvider, ScriptedSettings
from core.providers.wrappers.circuit import FAILURES_MAX, Circuit
from core.providers.wrappers.gates import LocalGates
from core.work.warming import Warming
from tests.core.providers.painting import request
from tests.fakes.clock import FakeClock


class Engine(ScriptedProvider):
    """Keeps when somebody looked; ``down``: nobody answers."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(ScriptedSettings(), clock, name="engine")
        self.clock = clock
        self.looked_ms: list[int] = []
        self.enough = asyncio.Event()
        self.down = False

    async def check(self) -> Mapping[str, str]:
        self.looked_ms.append(self.clock.now_ms())
        if len(self.looked_ms) == FAILURES_MAX:
            self.enough.set()
        if self.down:
            raise ProviderError("engine", ProviderErrorKind.OVERLOADED, "nobody answers")
        return {}


@pytest.fixture
def engine(clock: FakeClock) -> Engine:
    return Engine(clock)


async def kept(warming: Warming, engine: Engine) -> None:
    """Run it until it has looked a few times."""
    task = asyncio.create_task(warming.run())
    await asyncio.wait_for(engine.enough.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_an_engine_is_looked_at_from_the_start_and_then_by_the_clock(
    engine: Engine, clock: FakeClock
) -> None:
    begun = clock.now_ms()

    await kept(Warming({"engine": engine}, {"engine": 300.0}, clock), engine)

    assert engine.looked_ms[:3] == [begun, begun + 300_000, begun + 600_000]


async def test_who_is_not_named_is_left_alone(engine: Engine, clock: FakeClock) -> None:
    warming = Warming({"engine": engine}, {}, clock)

    await warming.run()

    assert not warming.needed and engine.looked_ms == []


async def test_an_engine_that_is_down_is_found_before_a_person_waits_for_it(
    engine: Engine, clock: FakeClock
) -> None:
    engine.down = True
    circuit = Circuit(engine, clock, LocalGates(clock))

    await kept(Warming({"engine": circuit}, {"engine": 1.0}, clock), engine)

    with pytest.raises(ProviderError, match="circuit open"):
        await circuit.submit(request("a fox"), key="j:1:0")


async def test_what_is_wrong_with_one_painter_does_not_end_the_looks_at_another(
    engine: Engine, clock: FakeClock
) -> None:
    class Misconfigured(Engine):
        async def check(self) -> Mapping[str, str]:
            raise ConfigError("workflows", "no such folder")

    painters = {"bad": Misconfigured(clock), "engine": engine}

    await kept(Warming(painters, {"bad": 1.0, "engine": 1.0}, clock), engine)

    assert len(engine.looked_ms) >= FAILURES_MAX

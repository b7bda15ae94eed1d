"""Where wrappers remember: in the process alone, and in the store for all of them."""

import pytest

from core.db.database import Database
from core.providers.wrappers.gates import Gates, LocalGates, StoredGates
from tests.fakes.clock import FakeClock


@pytest.fixture(params=["local", "stored"])
def gates(request: pytest.FixtureRequest, clock: FakeClock, database: Database) -> Gates:
    return LocalGates(clock) if request.param == "local" else StoredGates(database, clock)

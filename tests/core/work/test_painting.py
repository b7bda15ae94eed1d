"""What becomes of jobs whose painter is not there any more."""

from pathlib import Path

import pytest

from core.db.database import Database
from core.errors import ProviderError, ProviderErrorKind
from core.outbound.first_signs import FirstSigns
from core.pictures import Sketch
from core.request import JobRequest
from core.storage.local import LocalStorage
from core.work.painting import Painting, Studio
from tests.contracts.test_queue import claim, submit
from tests.fakes.clock import FakeClock


async def test_a_painter_that_was_taken_out_of_the_configuration_turns_its_jobs_away(
    database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    await submit(database, clock, "e1")
    job = await claim(database, clock)
    assert job is not None
    painting = Painting(job=job, request=JobRequest.from_json(job.request), refs={0: "ref-1"})
    studio = Studio(database, clock, {}, LocalStorage(tmp_path), FirstSigns(), deadline_s=1)

    async def moved(painting: Painting, sketch: Sketch | None) -> None:
        raise AssertionError("nothing is painted")

    with pytest.raises(ProviderError) as refused:
        await studio.paint(painting, moved)

    assert refused.value.kind is ProviderErrorKind.AUTH
    assert await studio.heard_of(job, 0) is None
    await studio.stop(painting)

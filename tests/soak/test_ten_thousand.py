"""Ten thousand jobs in one process: none lost, none twice, the books balance, and memory stays flat."""

import asyncio
from pathlib import Path

import pytest

from tests.bench.house import InstantPainter, house, message, resident_mib

JOBS, PEOPLE, WARM = 10_000, 100, 2_000
#: What a process may grow by over eight thousand jobs: less than four KiB each.
GROWTH_MIB = 30


@pytest.mark.soak
async def test_ten_thousand_jobs_leave_the_process_as_it_was(tmp_path: Path) -> None:
    async with house(tmp_path, InstantPainter()) as opened:
        warm = 0.0
        for start in range(0, JOBS, PEOPLE):
            if start == WARM:
                warm = resident_mib()
            await asyncio.gather(
                *(opened.door.receive(message(start + n, f"p{n}")) for n in range(PEOPLE))
            )
            await opened.door.idle()
        grown = resident_mib() - warm

        rows = await opened.database.all("jobs_list", state="succeeded", limit=JOBS + 1)
        pictures = await opened.database.all("pictures_counted")
        assert len(rows) == JOBS
        assert [row["n"] for row in pictures] == [1]
        assert await opened.ledger.verify() == []
        assert grown < GROWTH_MIB

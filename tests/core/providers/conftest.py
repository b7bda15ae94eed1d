"""The painter that a module of tests is about: its `SUBJECT`, before a strict fake of its service."""

from collections.abc import AsyncIterator

import pytest

from tests.contracts.painters import Studio, studio


@pytest.fixture
async def made(request: pytest.FixtureRequest) -> AsyncIterator[Studio]:
    async with studio(request.module.SUBJECT) as opened_studio:
        yield opened_studio

"""What a command line that ran inside the tests has set is set back."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A command logs to the standard error of its test, which is closed after it."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)

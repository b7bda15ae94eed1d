"""The object stores of the storage contract, each started once and only where a test asks for it."""

from collections.abc import Iterator

import pytest

from tests.fakes import stores


@pytest.fixture(scope="session")
def seaweed_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with stores.seaweed(tmp_path_factory.mktemp("seaweed")) as address:
        yield address


@pytest.fixture(scope="session")
def moto_url() -> Iterator[str]:
    with stores.moto() as address:
        yield address

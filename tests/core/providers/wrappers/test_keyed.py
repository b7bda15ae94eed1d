"""A blocking call on a server's key or the operator's: who takes its turn makes it."""

from dataclasses import replace

import pytest

from core.errors import ProviderError
from core.pictures import Painted, PaintRequest
from core.providers.dialect import Painter
from core.providers.wrappers import keyed
from core.providers.wrappers.keyed import Keyed
from tests.core.providers.wrappers.puppet import ASKED, Kind, Puppet

KEY = "job:0"


class Servers:
    """Who has a key of its own, and how often that was asked."""

    def __init__(self, painter: Painter | None) -> None:
        self.painter = painter
        self.looks = 0

    async def own(self, server: str) -> Painter | None:
        self.looks += 1
        return self.painter if server else None


def asked() -> PaintRequest:
    return replace(ASKED, server="discord:server:1")


async def painted(painter: Painter, ref: str | None = None) -> Painted:
    events = [event async for event in painter.follow(asked(), key=KEY, ref=ref)]
    assert isinstance(events[-1], Painted)
    return events[-1]


async def test_whose_account_pays_is_asked_once_a_picture() -> None:
    operator, servers = Puppet("operator", blocking=True), Servers(None)
    painter = Keyed(operator, servers.own)

    for _ in range(2):
        assert await painter.submit(asked(), key=KEY) is None
        await painted(painter)

    assert (servers.looks, len(operator.asked)) == (2, 2)


async def test_a_key_that_is_dropped_under_way_does_not_make_the_operator_pay() -> None:
    operator, own = Puppet("operator", blocking=True), Puppet("own", blocking=True)
    servers = Servers(own)
    painter = Keyed(operator, servers.own)
    await painter.submit(asked(), key=KEY)

    servers.painter = None
    found = await painted(painter)

    assert [chunk async for chunk in found.body] and found.cost_micros == 0
    assert (len(own.asked), operator.asked) == (1, [])


async def test_work_that_is_followed_later_is_asked_about_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyed, "FOLLOWED_MS", 0)
    operator, own = Puppet("operator", blocking=True), Puppet("own", blocking=True)
    servers = Servers(own)
    painter = Keyed(operator, servers.own)
    await painter.submit(asked(), key=KEY)

    servers.painter = None
    await painted(painter)

    assert (len(operator.asked), own.asked) == (1, [])


async def test_what_fails_on_the_operators_account_is_the_operators() -> None:
    failure = ProviderError("operator", Kind.AUTH)
    painter = Keyed(Puppet("operator", failure), Servers(None).own)

    with pytest.raises(ProviderError) as failed:
        await painter.submit(asked(), key=KEY)

    assert failed.value is failure

"""What a person sends is counted in the store: no second process and no restart gives more."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.conversation import Attachment, PersonId, ThreadKey
from core.db.database import Database
from core.errors import PictureRejected, Refusal, RefusalCode
from core.inbound.sent_pictures import SentPictures
from core.money.sending import MB, Sending, SendingTerms
from core.storage.local import LocalStorage
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import claiming, picture

ANN, BEN, OPERATOR = PersonId("telegram:ann"), PersonId("telegram:ben"), PersonId("telegram:boss")
#: Seven in the evening in Berlin.
EVENING = 1_790_010_000_000
MINUTE_S, HOUR_S = 60, 3600

#: A process on the store: ``terms`` as its configuration says.
Open = Callable[..., SentPictures]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(EVENING)


@pytest.fixture
def opened(database: Database, clock: FakeClock, tmp_path: Path) -> Open:
    async def as_it_is(body: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        async for chunk in body:
            yield chunk

    def made(**terms: object) -> SentPictures:
        sending = Sending(clock, SendingTerms(exempt=frozenset({OPERATOR}), **terms))  # type: ignore[arg-type]
        storage = LocalStorage(tmp_path / "pictures")
        return SentPictures(database, clock, storage, sending, clean=as_it_is)

    return made


async def sent(
    pictures: SentPictures, person: PersonId = ANN, *, read: list[int] | None = None
) -> Attachment:
    async def body() -> AsyncIterator[bytes]:
        if read is not None:
            read.append(1)
        yield picture()

    return await pictures.upload(person, ThreadKey("telegram:1"), body())


async def refused(pictures: SentPictures, person: PersonId = ANN) -> Refusal:
    read: list[int] = []
    with pytest.raises(Refusal) as told:
        await sent(pictures, person, read=read)
    assert read == [], "nothing is downloaded in vain"
    return told.value


async def test_after_so_many_an_hour_it_is_said_when_the_next_may_come(
    opened: Open, clock: FakeClock
) -> None:
    pictures = opened(per_hour=3)
    for _ in range(3):
        await sent(pictures)
        clock.advance(10 * MINUTE_S)

    refusal = await refused(opened(per_hour=3))
    await sent(pictures, BEN)

    assert (refusal.reason, refusal.facts) == (RefusalCode.SENT_HOUR, {"limit": 3, "minutes": 30})
    clock.advance(30 * MINUTE_S)
    await sent(pictures)
    assert (await refused(pictures)).facts["minutes"] == 10


async def test_after_so_many_bytes_a_day_it_goes_on_at_midnight(
    opened: Open, clock: FakeClock, database: Database
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    pictures = opened(per_hour=0, bytes_per_day=2 * len(picture()), zone=berlin)
    for _ in range(2):
        await sent(pictures)

    refusal = await refused(pictures)

    assert (refusal.reason, refusal.facts) == (RefusalCode.SENT_DAY, {"limit": 1, "zone": str(berlin)})
    clock.advance(6 * HOUR_S)
    await sent(pictures)


async def test_what_does_not_fit_into_the_day_any_more_leaves_room_for_what_does(
    opened: Open, database: Database
) -> None:
    roomy, size = opened(), len(picture())
    await sent(roomy)
    narrow = opened(bytes_per_day=2 * size - 1)

    with pytest.raises(Refusal) as told:
        await sent(narrow)
    await sent(opened(bytes_per_day=2 * size))

    assert told.value.reason is RefusalCode.SENT_DAY
    found = await database.all("own_pictures", person=ANN)
    assert sorted(row["deleted_ms"] is None for row in found) == [False, True, True], (
        "its file is removed"
    )


async def bomb(pictures: SentPictures, body: bytes) -> None:
    async def coming() -> AsyncIterator[bytes]:
        yield body

    with pytest.raises(PictureRejected):
        await pictures.upload(ANN, ThreadKey("telegram:1"), coming())


@pytest.mark.parametrize(
    "body",
    [claiming(20_000, 20_000), b"no picture at all", picture()[:90]],
    ids=["bomb", "none", "torn"],
)
async def test_what_was_fetched_and_refused_counts_as_sent(
    opened: Open, database: Database, body: bytes
) -> None:
    hourly, daily = opened(per_hour=2), opened(bytes_per_day=2 * len(body))
    for _ in range(2):
        await bomb(hourly, body)

    assert (await refused(hourly)).reason is RefusalCode.SENT_HOUR
    assert (await refused(daily)).reason is RefusalCode.SENT_DAY
    await sent(hourly, BEN)
    rows = await database.all("own_pictures", person=ANN)
    assert [bool(row["deleted_ms"]) for row in rows] == [True, True], "there is nothing of it to be had"
    assert await database.all("blobs_forgotten", before=2**53, limit=9) == []


async def test_what_was_refused_before_it_was_fetched_counts_for_nothing(opened: Open) -> None:
    """A platform says how large a file is: what is too large is never asked for."""
    pictures = opened(per_hour=1)

    async def too_large() -> AsyncIterator[bytes]:
        raise PictureRejected(PictureRejected.TOO_LARGE)
        yield b""

    with pytest.raises(PictureRejected):
        await pictures.upload(ANN, ThreadKey("telegram:1"), too_large())
    await sent(pictures)


async def test_who_sends_all_at_once_through_two_processes_gets_no_more(opened: Open) -> None:
    processes = [opened(per_hour=5), opened(per_hour=5)]

    outcomes = await asyncio.gather(*(sent(processes[n % 2]) for n in range(20)), return_exceptions=True)

    assert sum(isinstance(outcome, Attachment) for outcome in outcomes) == 5
    assert all(isinstance(outcome, Attachment | Refusal) for outcome in outcomes)


async def test_what_was_deleted_counts_and_a_linked_account_is_the_same_person(
    opened: Open, database: Database, clock: FakeClock
) -> None:
    pictures, elsewhere = opened(per_hour=2), PersonId("discord:ann")
    await database.one("link_add", person=elsewhere, main=ANN, now=clock.now_ms())
    first = await sent(pictures)
    await database.run("picture_delete", id=first.picture, now=clock.now_ms())
    await sent(pictures, elsewhere)

    assert (await refused(pictures)).reason is RefusalCode.SENT_HOUR
    assert (await refused(pictures, elsewhere)).reason is RefusalCode.SENT_HOUR


async def test_nought_lifts_a_limit_and_who_runs_the_bot_has_none(opened: Open) -> None:
    for _ in range(4):
        await sent(opened(per_hour=0, bytes_per_day=0))
        await sent(opened(per_hour=1, bytes_per_day=1), OPERATOR)

    assert (await refused(opened(per_hour=4))).reason is RefusalCode.SENT_HOUR
    assert SendingTerms() == SendingTerms(per_hour=100, bytes_per_day=1024 * MB)


async def test_a_clock_that_goes_back_makes_nobody_wait_longer(opened: Open, clock: FakeClock) -> None:
    pictures = opened(per_hour=1)
    await sent(pictures)
    clock.advance(-4 * MINUTE_S)

    assert (await refused(pictures)).facts["minutes"] == 60
    clock.advance(-24 * HOUR_S)
    await sent(pictures)

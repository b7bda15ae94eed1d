"""The scripted painter does what its script says, so that tests of others can believe it."""

import asyncio

import pytest
from PIL import UnidentifiedImageError

from core.checked import checked
from core.errors import ConfigError, ProviderError, ProviderErrorKind
from core.pictures import Painted, PaintEvent, PaintRequest, Progress
from core.providers.registry import offered, parse_settings
from core.providers.scripted import Moment, ScriptedProvider, ScriptedSettings
from tests.core.providers.painting import picture, request, whole
from tests.fakes.clock import FakeClock

KEY = "job:1:0"
FOX = request("a fox", size=(64, 64))


def scripted(*lines: str, **settings: float) -> ScriptedProvider:
    return ScriptedProvider(checked(ScriptedSettings, {"script": lines, **settings}), FakeClock())


async def run(painter: ScriptedProvider, asked: PaintRequest = FOX, key: str = KEY) -> list[PaintEvent]:
    ref = await painter.submit(asked, key=key)
    return [event async for event in painter.follow(asked, key=key, ref=ref)]


async def body_of(events: list[PaintEvent]) -> bytes:
    last = events[-1]
    assert isinstance(last, Painted)
    return await whole(last.body)


async def test_it_paints_line_by_line_and_then_simply_paints() -> None:
    painter = scripted("overloaded submit", "paint")

    with pytest.raises(ProviderError):
        await run(painter)
    pictures = [await body_of(await run(painter)) for _ in range(2)]

    assert [picture(body).size for body in pictures] == [(64, 64), (64, 64)]
    assert painter.submitted == [KEY, KEY, KEY]


@pytest.mark.parametrize("moment", list(Moment))
@pytest.mark.parametrize("kind", list(ProviderErrorKind))
async def test_it_fails_with_every_kind_at_every_moment(kind: ProviderErrorKind, moment: Moment) -> None:
    painter = scripted(f"{kind.value} {moment.value}")

    with pytest.raises(ProviderError) as failure:
        await body_of(await run(painter))

    assert failure.value.kind is kind
    assert failure.value.maybe_done == (moment not in (Moment.SUBMIT, Moment.START))
    assert (failure.value.retry_after_s is not None) == (kind is ProviderErrorKind.RATE_LIMITED)


async def test_slow_moves_step_by_step() -> None:
    events = await run(scripted("slow", slow_s=0))

    fractions = [event.fraction or 0 for event in events if isinstance(event, Progress)]
    assert len(fractions) > 19


async def test_silence_lasts_until_it_is_cancelled() -> None:
    painter = scripted("silent")
    ref = await painter.submit(FOX, key=KEY)
    assert ref is not None
    following = asyncio.ensure_future(anext(aiter(painter.follow(FOX, key=KEY, ref=ref))))
    await asyncio.sleep(0)
    assert not following.done()

    await painter.cancel(ref)

    with pytest.raises(ProviderError) as ended:
        await following
    assert ended.value.kind is ProviderErrorKind.CANCELED


async def test_what_was_late_is_there_when_it_is_followed_again() -> None:
    painter = scripted("late")
    ref = await painter.submit(FOX, key=KEY)
    with pytest.raises(ProviderError) as late:
        [event async for event in painter.follow(FOX, key=KEY, ref=ref)]

    again = [event async for event in painter.follow(FOX, key=KEY, ref=ref)]

    assert late.value.kind is ProviderErrorKind.TIMEOUT_UNKNOWN
    assert picture(await body_of(again)).size == (64, 64)


async def test_a_partial_batch_loses_every_second_picture() -> None:
    painter = scripted("partial", "partial")
    second = PaintRequest(
        **{name: getattr(FOX, name) for name in FOX.__slots__ if name != "index"}, index=1
    )

    first = await body_of(await run(painter))
    with pytest.raises(ProviderError) as refused:
        await run(painter, second, "job:1:1")

    assert picture(first).size == (64, 64)
    assert refused.value.kind is ProviderErrorKind.MODERATED_OUTPUT


async def test_broken_bytes_are_no_picture() -> None:
    with pytest.raises(UnidentifiedImageError):
        picture(await body_of(await run(scripted("broken"))))


async def test_a_torn_picture_breaks_off() -> None:
    events = await run(scripted("torn"))

    with pytest.raises(ProviderError):
        await body_of(events)


async def test_the_registry_knows_it_as_vendor_test_and_refuses_a_wrong_line() -> None:
    settings = parse_settings("test", {"script": ["slow", "moderated_input submit"]})

    assert offered(settings)
    with pytest.raises(ConfigError):
        parse_settings("test", {"script": ["paint beautifully"]})

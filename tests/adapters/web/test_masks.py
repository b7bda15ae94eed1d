"""The page where a mask is painted: a link is one person's, for one picture, used once, for an hour."""

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image, ImageDraw

from bot.config import configured
from bot.roles import LOCAL_PROFILE
from bot.serving import application_of
from bot.wiring import App, build
from core.buttons import Code, Verb, encode
from core.conversation import EventId, Incoming, PersonId, Press, ThreadKey
from core.doors import Shown
from core.errors import LinkRefused
from core.inbound.mask_links import TTL_MS, MaskLinks
from core.pictures import Operation, PictureId
from core.request import JobRequest
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import as_file, claiming, crowded

ANN, BEN, THREAD = PersonId("local:ann"), PersonId("local:ben"), ThreadKey("local:studio")
SIDE = 96


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[App]:
    given = {
        "store": {"data": tmp_path},
        "embedded": {"step_s": 0.0, "side_px": SIDE},
        "limits": {"cooldown_s": 0},
    }
    async with build(configured(given), roles=LOCAL_PROFILE) as app, app.live():
        yield app


@pytest.fixture
async def client(house: App) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(application_of(house))) as opened:
        yield opened


async def said(house: App, words: str, event: str = "e1", message: str = "") -> Shown:
    """Say it, wait for all work, and answer the newest message of the bot."""
    await house.door.receive(
        Incoming(event=EventId(event), thread=THREAD, person=ANN, text=words, message=message)
    )
    await house.door.idle()
    return [one for one in await house.door.shown(THREAD) if one.line is not None][-1]


async def link_for(house: App, shown: Shown, person: PersonId = ANN) -> str:
    """Press Inpaint; the path of the page."""
    assert shown.line is not None and shown.line.job is not None
    code = encode(Code(verb=Verb.INPAINT, subject=shown.line.job))
    await house.door.press(
        Press(event=EventId("p1"), thread=THREAD, person=person, code=code, message=shown.message)
    )
    told = (await house.door.shown(THREAD))[-1].line
    assert told is not None
    return str(told.facts.get("link", told.code))


def drawn(side: int = SIDE, box: tuple[int, int, int, int] | None = (10, 10, 60, 60)) -> bytes:
    mask = Image.new("RGBA", (side, side), "black")
    if box is not None:
        ImageDraw.Draw(mask).rectangle(box, fill="white")
    out = io.BytesIO()
    mask.save(out, "PNG")
    return out.getvalue()


def form(mask: bytes, words: str = "") -> FormData:
    filled = FormData({"words": words})
    filled.add_field("mask", io.BytesIO(mask), filename="mask.png", content_type="image/png")
    return filled


async def newest(house: App) -> JobRequest:
    """What the newest picture of the thread was asked to be."""
    shown = [one for one in await house.door.shown(THREAD) if one.line and one.line.pictures][-1]
    assert shown.line is not None and shown.line.job is not None
    row = await house.database.one("job_get", id=shown.line.job)
    assert row is not None
    return JobRequest.from_json(row["request"])


async def test_the_page_shows_the_picture_and_loads_nothing_from_elsewhere(
    house: App, client: TestClient[Any, Any]
) -> None:
    path = await link_for(house, await said(house, "draw a snowman in a field"))

    page = await client.get(path)
    text = await page.text()
    picture = await client.get(f"{path}/picture")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', text)

    assert page.status == 200 and page.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert f'width="{SIDE}" height="{SIDE}"' in text and "<script>" not in text
    assert all(one.startswith("/mask") or one == "data:," for one in loaded)
    assert Image.open(io.BytesIO(await picture.read())).size == (SIDE, SIDE)
    for asset in ("mask.js", "mask.css"):
        assert (await client.get(f"/mask-assets/{asset}")).status == 200


async def test_a_mask_with_words_repaints_that_part_of_that_picture(
    house: App, client: TestClient[Any, Any]
) -> None:
    snowman = await said(house, "draw a snowman in a field")
    path = await link_for(house, snowman)

    answer = await client.post(path, data=form(drawn(), "a red hat here"))
    await house.door.resuming.paint()  # type: ignore[attr-defined]
    await house.door.idle()

    request = await newest(house)
    assert answer.status == 200
    assert snowman.line is not None
    assert (request.operation, request.asked) == (Operation.FILL, "a red hat here")
    assert request.sources == (snowman.line.pictures[0].id,)
    row = await house.database.one("picture_get", id=request.mask)
    assert row is not None and (row["owner"], row["is_mask"]) == (ANN, 1)
    stored = Image.open(io.BytesIO(await house.storage.read(row["blob"])))
    assert (stored.mode, stored.getpixel((30, 30)), stored.getpixel((80, 80))) == ("L", 255, 0)


async def test_without_words_the_next_ones_in_the_chat_are_about_the_mask_and_only_they(
    house: App, client: TestClient[Any, Any]
) -> None:
    path = await link_for(house, await said(house, "draw a snowman in a field"))
    await client.post(path, data=form(drawn()))
    await house.door.resuming.paint()  # type: ignore[attr-defined]

    await said(house, "thanks", "e2")
    await said(house, "a red hat here", "e3")
    hat = await newest(house)
    await said(house, "make it warmer", "e4")
    warm = await newest(house)

    assert (hat.operation, hat.asked) == (Operation.FILL, "a red hat here")
    assert (warm.operation, warm.mask) == (Operation.EDIT, None)
    assert warm.sources != (hat.mask,)


async def test_a_link_is_used_once(house: App, client: TestClient[Any, Any]) -> None:
    path = await link_for(house, await said(house, "draw a snowman in a field"))

    answers = [await client.post(path, data=form(drawn())) for _ in range(2)]
    page = await client.get(path)

    assert [answer.status for answer in answers] == [200, 403]
    assert page.status == 403 and "used up" in await page.text()


async def test_a_forged_link_and_that_of_somebody_else_show_nothing(
    house: App, client: TestClient[Any, Any]
) -> None:
    snowman = await said(house, "draw a snowman in a field")
    path = await link_for(house, snowman)
    assert snowman.line is not None
    links = MaskLinks(house.secrets["link"], house.clock)
    bens = links.sign(BEN, THREAD, PictureId(snowman.line.pictures[0].id), message="", locale="")

    for wrong in (f"{path}x", f"/mask/{bens}", "/mask/nothing"):
        assert (await client.get(wrong)).status == 403
        assert (await client.get(f"{wrong}/picture")).status == 403
        assert (await client.post(wrong, data=form(drawn(), "a hat"))).status == 403
    assert await link_for(house, snowman, BEN) == "foreign_button"


def test_a_link_ends_after_an_hour() -> None:
    clock = FakeClock()
    links = MaskLinks("secret", clock)
    token = links.sign(ANN, THREAD, PictureId("p1"), message="7", locale="de")

    link = links.check(token)
    clock.advance(TTL_MS / 1000)

    assert (link.person, link.thread, link.picture, link.message) == (ANN, THREAD, "p1", "7")
    with pytest.raises(LinkRefused):
        links.check(token)


async def test_a_mask_that_is_none_is_told_and_the_link_stays_good(
    house: App, client: TestClient[Any, Any]
) -> None:
    path = await link_for(house, await said(house, "draw a snowman in a field"))
    wrong = {
        drawn(SIDE * 2): "as large as the picture (96x96 pixels)",
        drawn(box=None): "Nothing is marked",
        claiming(9_000, 9_000): "as large as the picture (96x96 pixels); it is 9000x9000",
        as_file(Image.new("L", (8_000, 8_000)), "JPEG"): "too many pixels",
        b"no picture at all": "not a picture",
        drawn()[:60]: "not a picture",
        crowded(drawn()): "not a picture",
    }

    answers = {told: await client.post(path, data=form(mask)) for mask, told in wrong.items()}
    plain = await client.post(path, data=b"x")
    large = await client.post(path, data=form(b"x" * (8 * 2**20 + 1)))
    good = await client.get(path)

    for told, answer in answers.items():
        assert answer.status == 422 and told in (await answer.json())["said"]
    assert (plain.status, large.status, good.status) == (400, 413, 200)


async def test_a_mask_stays_with_words_that_wait_for_the_cooldown_and_are_changed_meanwhile(
    tmp_path: Path,
) -> None:
    given = {"store": {"data": tmp_path}, "embedded": {"step_s": 0.0, "side_px": SIDE}}
    async with build(configured(given), roles=LOCAL_PROFILE) as house, house.live():
        path = await link_for(house, await said(house, "draw a snowman in a field"))
        await house.masks.finished(path.removeprefix("/mask/"), drawn(), "")
        refused = await said(house, "a red hat here", "e2", message="m2")
        assert refused.line is not None and refused.line.code == "cooldown"
        code = refused.line.buttons[0].code
        await house.door.press(Press(event=EventId("p2"), thread=THREAD, person=ANN, code=code))
        waiting = await queued(house)
        await house.door.edited(
            Incoming(
                event=EventId("e3"), thread=THREAD, person=ANN, text="a blue hat here", message="m2"
            )
        )
        changed = await queued(house)

    assert (waiting.operation, waiting.asked) == (Operation.FILL, "a red hat here")
    assert (changed.operation, changed.asked) == (Operation.FILL, "a blue hat here")
    assert waiting.mask == changed.mask is not None
    assert waiting.sources == changed.sources


async def queued(house: App) -> JobRequest:
    (row,) = await house.database.all("jobs_waiting_in", thread=THREAD)
    found = await house.database.one("job_get", id=row["id"])
    assert found is not None
    return JobRequest.from_json(found["request"])


@pytest.mark.parametrize("head", [b"no colon", b"\xff\xfe: \xff", b"A: " + b"a" * 100_000])
async def test_a_form_that_is_none_is_a_bad_request_and_no_failure_of_ours(
    house: App, client: TestClient[Any, Any], head: bytes
) -> None:
    token = await link_for(house, await said(house, "draw a fox in the snow"))
    body = b"--x\r\n" + head + b"\r\n\r\nabc\r\n--x--\r\n"

    answer = await client.post(
        token, data=body, headers={"content-type": "multipart/form-data; boundary=x"}
    )

    assert answer.status == 400

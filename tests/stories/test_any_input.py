"""Whatever people send, wherever: one session a place, no mistake of ours, no coin without a picture."""

import asyncio
import random
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.config import Config
from bot.sections.painting import EmbeddedSettings
from bot.sections.store import StoreSettings
from bot.wiring import build
from core.errors import Refusal
from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import load_catalogue
from core.routing.router import CatalogueRouter
from tests.stories.local_house import LIFTED, House, local_house

ROOMY = replace(LIFTED, running=8, waiting=60)
ROUTER = CatalogueRouter(load_catalogue(), load_catalogue())
PIECES = (
    "draw", "a fox", "in the snow", "make it night", "--ar 99:1", "seed -5", "16:9", "x" * 510,
    "\0", "\u202egnp", "@everyone", "{ $ref }", "'; DROP TABLE job;--", "🦊" * 9, "/model", "/style",
    "/show", "/job", "in watercolor", "9999 pictures", "<b>", "\n\n", "%s %d {0}", "p1:vary:none", "",
)  # fmt: skip


async def test_words_of_any_kind_break_nothing_and_cost_nothing_without_a_picture(
    tmp_path: Path,
) -> None:
    chance = random.Random(7)
    async with local_house(tmp_path, limits=ROOMY) as house:
        for turn in range(16):
            said = " ".join(chance.choices(PIECES, k=chance.randint(1, 5)))
            await house.say(said, thread=f"t{turn % 6}")
        await house.idle()

        assert not [act.text for act in house.acts if "tell the operator" in act.text]
        pictures = sum(len(act.pictures) for act in house.finals())
        assert pictures > 1
        assert await house.free() == 200 - pictures
        assert await house.balanced()


@settings(max_examples=40)
@given(
    operation=st.sampled_from(Operation),
    model=st.none() | st.sampled_from([model.id for model in load_catalogue()]) | st.text(max_size=9),
    ratio=st.none() | st.sampled_from(["16:9", "99:1", "0:1", "1:0", ":"]) | st.text(max_size=9),
    resolution=st.none() | st.sampled_from(["1K", "4K", "0K", "-1px"]) | st.text(max_size=9),
    factor=st.none() | st.integers(1, 8),
    side=st.none() | st.integers(1, 8_000),
)
def test_options_of_any_kind_are_a_size_and_a_price_or_a_refusal(
    operation: Operation, model: str | None, ratio: str | None, resolution: str | None,
    factor: int | None, side: int | None,
) -> None:  # fmt: skip
    params = PaintParams(model=model, aspect_ratio=ratio, resolution=resolution, factor=factor)
    source = Size(width=side, height=side) if side else None

    try:
        choice = ROUTER.choose(operation, params, source)
    except Refusal:
        return

    assert choice.size.width > 0 and choice.size.height > 0 and choice.price_each >= 0


async def test_a_place_has_one_session_however_often_it_is_spoken_in(tmp_path: Path) -> None:
    chance = random.Random(3)
    places = [f"t{chat}:{topic}" for chat in range(3) for topic in range(3)]
    async with local_house(tmp_path) as house:
        await asyncio.gather(
            *(house.say("hello", thread=place) for place in chance.choices(places, k=60))
        )
        await house.idle()

        sessions = {
            place: [
                row["id"] for row in await house.app.database.all("session_of", thread=f"local:{place}")
            ]
            for place in places
        }
        assert all(len(found) == 1 for found in sessions.values())
        assert len({found[0] for found in sessions.values()}) == len(places)


async def test_a_picture_and_its_status_have_these_buttons_and_help_fits_a_screen(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("/help")

        waits = next(
            act for act in house.acts if act.percent and 10 <= act.percent < 100 and act.buttons
        )
        assert [button["label"] for button in waits.buttons] == ["Cancel"]
        assert [button["label"] for button in house.finals()[0].buttons] == [
            "Vary", "Edit", "Upscale", "Redo", "Original", "Info", "Delete",
        ]  # fmt: skip
        assert len(house.answers()[-1]) < 600 and house.answers()[-1].count("\n") < 15


async def test_the_embedded_house_needs_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **_: Any) -> None:
        raise AssertionError(f"something was looked for outside: {args}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    config = Config(
        store=StoreSettings(data=tmp_path),
        embedded=EmbeddedSettings(step_s=0, side_px=64),
        limits=LIFTED,
    )
    async with build(config) as app:
        assert app.local is not None
        queue = app.local.listen()
        house = House(app=app, painter=None)  # type: ignore[arg-type]
        async with app.live():
            await house.say("draw a fox in the snow")
            await house.idle()
        while not queue.empty():
            house.acts.append(queue.get_nowait())

    assert [len(act.pictures) for act in house.finals()] == [1]

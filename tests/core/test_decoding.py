"""Twenty photographs at once are decoded one after the other; what is small waits for none of them."""

import asyncio
import io
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from adapters.discord.media import fitted
from core.decoding import LARGE_PIXELS, apart, pixels_of
from core.storage.local import LocalStorage
from core.storage.uploads import stripped
from tests.fakes.pictures import as_file, picture

#: A little larger than what is decoded as it comes.
LARGE = (4200, 4100)


class Watched:
    """How many run at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = self.most = self.ended = 0

    def __enter__(self) -> None:
        with self._lock:
            self._running += 1
            self.most = max(self.most, self._running)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._running -= 1
            self.ended += 1


@pytest.fixture
def decoders(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """All that Pillow decodes from now on."""
    watched, load = Watched(), ImageFile.ImageFile.load

    def watching(self: ImageFile.ImageFile) -> object:
        with watched:
            return load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load", watching)
    return watched


def on_its_side(size: tuple[int, int]) -> bytes:
    told, out = Image.Exif(), io.BytesIO()
    told[0x0112] = 6
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=told)
    return out.getvalue()


async def stream(body: bytes) -> AsyncIterator[bytes]:
    yield body


async def test_large_work_is_done_one_at_a_time_and_small_work_meanwhile() -> None:
    watched, small_was_done = Watched(), threading.Event()

    def large() -> None:
        with watched:
            assert small_was_done.wait(10)

    waiting = [asyncio.create_task(apart(LARGE_PIXELS + 1, large)) for _ in range(20)]
    await asyncio.sleep(0)
    await apart(LARGE_PIXELS, small_was_done.set)
    await asyncio.gather(*waiting)

    assert (watched.most, watched.ended) == (1, 20)


async def test_who_is_cancelled_leaves_the_turn_to_what_still_runs() -> None:
    watched, began, go_on = Watched(), threading.Event(), threading.Event()

    def large() -> None:
        with watched:
            began.set()
            assert go_on.wait(30)

    first = asyncio.create_task(apart(LARGE_PIXELS + 1, large))
    await asyncio.to_thread(began.wait, 30)
    first.cancel()
    second = asyncio.create_task(apart(LARGE_PIXELS + 1, large))
    await asyncio.sleep(0)
    go_on.set()
    await second

    assert (watched.most, watched.ended) == (1, 2)


async def test_large_photographs_are_turned_and_looked_at_one_by_one(
    tmp_path: Path, decoders: Watched
) -> None:
    """On their side they are decoded to be turned, and of one colour to be looked at."""
    storage, body = LocalStorage(tmp_path), on_its_side(LARGE)

    kept = await asyncio.gather(*(storage.put(stripped(stream(body))) for _ in range(5)))

    assert {(blob.size.width, blob.size.height, blob.flat) for blob in kept} == {(4100, 4200, True)}
    assert decoders.most == 1 and decoders.ended > 5


async def test_large_pictures_are_made_smaller_for_a_chat_one_by_one(decoders: Watched) -> None:
    body = as_file(Image.new("RGB", LARGE, "teal"), "PNG")

    made = await asyncio.gather(*(fitted(body, len(body) - 1) for _ in range(3)))

    assert all(0 < len(smaller) < len(body) for smaller in made)
    assert decoders.most == 1 and decoders.ended


def test_how_large_a_picture_is_stands_in_its_header() -> None:
    assert pixels_of(picture(30, 20)[:-20]) == 600
    assert pixels_of(b"no picture") == 0

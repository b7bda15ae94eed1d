"""What was just written need not be read back; what is held of it is bounded."""

from pathlib import Path

import pytest

from core.pictures import BlobKey
from core.storage.fresh import HELD_MAX, ONE_MAX, Fresh
from core.storage.local import CHUNKS_GATHERED, LocalStorage
from tests.core.storage.test_storage import picture, stream
from tests.fakes.pictures import noise


async def test_a_picture_that_was_just_written_is_given_out_without_its_file(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    blob = await storage.put(stream(picture()))
    path = await storage.path(blob.key)
    assert path is not None
    whole = path.read_bytes()

    path.write_bytes(b"")

    assert await storage.read(blob.key) == whole == picture()
    assert await storage.read(blob.key) == b""


async def test_a_deleted_picture_is_gone_at_once(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    blob = await storage.put(stream(picture()))

    await storage.delete(blob.key)

    with pytest.raises(FileNotFoundError):
        await storage.read(blob.key)


def test_the_oldest_go_when_too_much_is_held() -> None:
    fresh = Fresh()

    for number in range(3):
        fresh.keep(BlobKey(str(number)), bytes([number]) * (HELD_MAX // 2))

    assert fresh.take(BlobKey("0")) is None
    assert [fresh.take(BlobKey(name)) is not None for name in "12"] == [True, True]


async def test_a_large_picture_and_one_in_crumbs_are_not_held(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    large, crumbs = noise(ONE_MAX + 2**16), noise(2 * CHUNKS_GATHERED)
    assert len(large) > ONE_MAX and len(crumbs) > CHUNKS_GATHERED

    for body, size in ((large, 2**16), (crumbs, 1)):
        blob = await storage.put(stream(body, size))
        path = await storage.path(blob.key)
        assert path is not None and path.read_bytes() == body
        path.unlink()
        with pytest.raises(FileNotFoundError):
            await storage.read(blob.key)

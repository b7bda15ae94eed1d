"""Large files go past the system's cache, whole, and in the usual way where that cannot be."""

import ctypes
import errno
import fcntl
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from core.storage.direct import BLOCK, LEAST, PIECE, Direct
from core.storage.local import LocalStorage
from tests.core.storage.test_storage import files, stream
from tests.fakes.pictures import noise

Write = Callable[[int, memoryview], int]
usual: Write = os.write
SIZES = [
    0, 1, BLOCK, LEAST - 1, LEAST, LEAST + 1, LEAST + BLOCK - 1, LEAST + BLOCK, 3 * PIECE,
    3 * PIECE + BLOCK + 7,
]  # fmt: skip


def written(path: Path, body: bytes, direct: Direct | None = None) -> bytes:
    with path.open("wb", buffering=0) as file:
        before = fcntl.fcntl(file, fcntl.F_GETFL)
        (direct or Direct()).write(file, body)
        assert fcntl.fcntl(file, fcntl.F_GETFL) == before
    return path.read_bytes()


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """The lengths that went past the cache."""
    lengths: list[int] = []

    def watched(number: int, piece: memoryview) -> int:
        assert fcntl.fcntl(number, fcntl.F_GETFL) & os.O_DIRECT
        place = ctypes.addressof(ctypes.c_char.from_buffer(piece))
        assert (place % BLOCK, len(piece) % BLOCK) == (0, 0)
        lengths.append(usual(number, piece))
        return lengths[-1]

    with (tmp_path / "tried").open("wb", buffering=0) as file:
        Direct().write(file, bytes(LEAST))
        try:
            fcntl.fcntl(file, fcntl.F_SETFL, fcntl.fcntl(file, fcntl.F_GETFL) | os.O_DIRECT)
        except OSError:
            pytest.skip("this file system has no way past the cache")
    monkeypatch.setattr(os, "write", watched)
    return lengths


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_length_is_written_byte_for_byte(tmp_path: Path, size: int) -> None:
    body = random.Random(size).randbytes(size)

    assert written(tmp_path / "file", body) == body


def test_only_whole_blocks_of_large_files_go_past_the_cache(tmp_path: Path, past: list[int]) -> None:
    written(tmp_path / "small", bytes(LEAST - 1))
    assert past == []

    written(tmp_path / "large", bytes(PIECE + 2 * BLOCK + 1))

    assert past == [PIECE, 2 * BLOCK]


def refused(number: int, piece: memoryview) -> int:
    raise OSError(errno.EINVAL, "Invalid argument")


def refused_at_the_second(number: int, piece: memoryview) -> int:
    return refused(number, piece) if os.lseek(number, 0, os.SEEK_CUR) else usual(number, piece)


def one_block_at_a_time(number: int, piece: memoryview) -> int:
    return usual(number, piece[:BLOCK])


def cut_within_a_block(number: int, piece: memoryview) -> int:
    """As a full disk does, where somebody makes room just after."""
    if os.lseek(number, 0, os.SEEK_CUR):
        return refused(number, piece)
    flags = fcntl.fcntl(number, fcntl.F_GETFL)
    fcntl.fcntl(number, fcntl.F_SETFL, flags & ~os.O_DIRECT)
    return usual(number, piece[: BLOCK + 5])


@pytest.mark.parametrize(
    "way", [refused, refused_at_the_second, one_block_at_a_time, cut_within_a_block]
)
def test_what_the_file_system_refuses_is_written_in_the_usual_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Write
) -> None:
    body = random.Random(1).randbytes(2 * PIECE + 100)
    monkeypatch.setattr(os, "write", way)

    assert written(tmp_path / "file", body) == body


def test_a_file_system_without_a_way_past_the_cache_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = random.Random(2).randbytes(PIECE + 100)
    real = fcntl.fcntl

    def without(file: int, command: int, flags: int = 0) -> int:
        if command == fcntl.F_SETFL and flags & os.O_DIRECT:
            raise OSError(errno.EINVAL, "Invalid argument")
        return real(file, command, flags)

    monkeypatch.setattr(fcntl, "fcntl", without)
    assert written(tmp_path / "file", body) == body

    monkeypatch.delattr(os, "O_DIRECT")
    assert written(tmp_path / "other", body) == body


async def test_a_large_picture_for_which_the_disk_has_no_room_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int, piece: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)

    with pytest.raises(OSError, match="No space left"):
        await LocalStorage(tmp_path).put(stream(noise(2 * LEAST), 2**16))

    assert files(tmp_path) == []


async def test_a_large_picture_is_kept_byte_for_byte(tmp_path: Path, past: list[int]) -> None:
    storage, body = LocalStorage(tmp_path / "pictures"), noise(3 * LEAST)

    blob = await storage.put(stream(body, 2**16))

    assert sum(past) == len(body) // BLOCK * BLOCK
    kept = await storage.path(blob.key)
    assert kept is not None and kept.read_bytes() == await storage.read(blob.key) == body


def test_writers_one_after_the_other_share_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = Direct()

    for way in (usual, refused, usual):
        monkeypatch.setattr(os, "write", way)
        written(tmp_path / "file", bytes(LEAST), direct)

    assert len(direct._places) == 1

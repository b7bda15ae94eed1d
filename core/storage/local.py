"""Pictures on the local disk: content-addressed, streamed, checked, atomic.

A file appears under its name whole or not at all: it is written beside, synced and renamed, and its
folder is synced, so that a picture that is paid keeps its name through a power cut.

Its name is BLAKE3 of its bytes: 0.4 ms for a photo of 2 MB, where SHA-256 takes 1.3, and 5 on a machine
without instructions for it. Files of earlier versions keep the names that they have.
"""

import asyncio
import io
import os
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeVar

from blake3 import blake3

from core.decoding import TURN
from core.ids import new_id
from core.pictures import BlobKey, StoredBlob
from core.storage.checks import BYTES_MAX, CHUNK, PIXELS_MAX, Seen, glance, inspect, too_large
from core.storage.direct import Direct
from core.storage.fresh import ONE_MAX, Fresh

#: Bytes that are gathered before a thread writes them: a hop for each small chunk costs more than it.
#: A picture that is kept for its next reader anyway is written in one go.
GATHERED, WRITTEN_AT_ONCE = ONE_MAX, 2**19
#: Chunks that are gathered: each takes memory of its own, however small.
CHUNKS_GATHERED = 1024

Done = TypeVar("Done")


class LocalStorage:
    """Implements `core.ports.Storage` in a folder. Sizes in bytes and pixels."""

    def __init__(self, root: Path, *, bytes_max: int = BYTES_MAX, pixels_max: int = PIXELS_MAX) -> None:
        self._root = root
        self._bytes_max = bytes_max
        self._pixels_max = pixels_max
        self._fresh = Fresh()
        self._direct = Direct()
        root.parent.mkdir(parents=True, exist_ok=True)
        # Private as the links to them are; one that is there already stays as its operator wants it.
        root.mkdir(mode=0o700, exist_ok=True)
        (root / "tmp").mkdir(exist_ok=True)

    def sweep(self) -> None:
        """Remove what a killed process left half written; call it before anybody writes."""
        for leftover in (self._root / "tmp").iterdir():
            leftover.unlink(missing_ok=True)

    async def put(self, body: AsyncIterator[bytes]) -> StoredBlob:
        draft = Draft(self._root / "tmp" / new_id(), self._direct)
        waiting: list[bytes] = []
        held, gathered = 0, GATHERED
        try:
            async for chunk in body:
                length = len(chunk)
                draft.length += length
                if draft.length > self._bytes_max:
                    raise too_large(self._bytes_max)
                waiting.append(chunk)
                held += length
                if held > gathered or len(waiting) > CHUNKS_GATHERED:
                    # The next part comes in while this one is hashed and written.
                    await draft.begin(partial(draft.write, waiting))
                    waiting, held, gathered = [], 0, WRITTEN_AT_ONCE
            blob = await asyncio.shield(await draft.begin(partial(self._finish, draft, waiting)))
            if blob is None:
                late = partial(self._finish_decoded, draft)
                blob = await asyncio.shield(await draft.begin(late, TURN))
        except BaseException:
            await draft.settled()
            await asyncio.to_thread(draft.drop)
            raise
        self._fresh.keep(blob.key, draft.whole)
        return blob

    def _finish(self, draft: "Draft", rest: list[bytes]) -> StoredBlob | None:
        """Checked, written, synced and under its name, in one hop into a thread.

        None: all but the last two, as a large picture is decoded when it is its turn.
        """
        draft.gather(rest)
        seen = glance(draft.source, self._pixels_max)
        # One after the other: the checks take a millisecond, and another thread costs a third of that.
        draft.sync()
        return None if seen is None else self._published(draft, seen)

    def _finish_decoded(self, draft: "Draft") -> StoredBlob:
        return self._published(draft, inspect(draft.source, self._pixels_max))

    def _published(self, draft: "Draft", seen: Seen) -> StoredBlob:
        digest = draft.digest.hexdigest()
        key = BlobKey(f"{digest}{seen.media_type.suffix}")
        _publish(draft.path, self._file(key))
        return StoredBlob(
            key=key,
            media_type=seen.media_type,
            size=seen.size,
            bytes=draft.length,
            flat=seen.flat,
            black=seen.black,
        )

    async def read(self, key: BlobKey) -> bytes:
        fresh = self._fresh.take(key)
        return await asyncio.to_thread(self._file(key).read_bytes) if fresh is None else fresh

    async def length(self, key: BlobKey) -> int:
        return (await asyncio.to_thread(self._file(key).stat)).st_size

    async def stream(
        self, key: BlobKey, *, start: int = 0, stop: int | None = None
    ) -> AsyncIterator[bytes]:
        with await asyncio.to_thread(self._file(key).open, "rb") as file:
            file.seek(start)
            left = None if stop is None else stop - start
            while chunk := await asyncio.to_thread(
                file.read, CHUNK if left is None else min(CHUNK, left)
            ):
                left = None if left is None else left - len(chunk)
                yield chunk

    async def delete(self, key: BlobKey) -> None:
        self._fresh.drop(key)
        await asyncio.to_thread(self._file(key).unlink, missing_ok=True)

    async def path(self, key: BlobKey) -> Path | None:
        return self._file(key)

    async def link(self, key: BlobKey) -> str | None:
        """None: a folder has no address; `/p/<token>` of our own server is the way to it."""
        return None

    def _file(self, key: BlobKey) -> Path:
        name = Path(key).name
        return self._root / name[:2] / name


class Draft:
    """A file on its way: hashed and written in one pass, by one thread at a time. ``length`` is what was
    read; ``whole``: all of it, where it is written in one go, else nothing."""

    def __init__(self, path: Path, direct: Direct) -> None:
        self.path = path
        self._direct = direct
        self.digest = blake3()
        self.length = 0
        self.whole = b""
        self._file: BinaryIO | None = None
        self._under_way: asyncio.Future[Any] | None = None

    async def begin(
        self, work: Callable[[], Done], pool: Executor | None = None
    ) -> "asyncio.Future[Done]":
        """The work in a thread, begun when the work before it is done; raises what that raised."""
        if self._under_way is not None:
            await asyncio.shield(self._under_way)
        begun = asyncio.get_running_loop().run_in_executor(pool, work)
        self._under_way = begun
        return begun

    async def settled(self) -> None:
        """Returns when no thread works on the file, however that ended."""
        if self._under_way is not None:
            await asyncio.wait([self._under_way])

    @property
    def source(self) -> Path | IO[bytes]:
        """Where it is read from: memory, without a call of the system for each of its parts."""
        return self.path if self._file and not self.whole else io.BytesIO(self.whole)

    def gather(self, rest: list[bytes]) -> None:
        """What is all there is becomes one piece, for which its chunks make room; `sync` writes it."""
        if self._file is not None:
            return self.write(rest)
        self.whole = b"".join(rest)
        rest.clear()
        self.digest.update(self.whole)

    def write(self, chunks: Sequence[bytes]) -> None:
        file = self._opened()
        for chunk in chunks:
            self.digest.update(chunk)
            left = memoryview(chunk)
            while left:
                left = left[file.write(left) :]

    def sync(self) -> None:
        with self._opened() as file:
            self._direct.write(file, self.whole)
            os.fsync(file.fileno())

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = self.path.open("wb", buffering=0)
        return self._file

    def drop(self) -> None:
        if self._file is not None:
            self._file.close()
        self.path.unlink(missing_ok=True)


def _publish(temporary: Path, final: Path) -> None:
    try:
        temporary.replace(final)
    except FileNotFoundError:
        final.parent.mkdir(exist_ok=True)
        _sync_folder(final.parent.parent)
        temporary.replace(final)
    _sync_folder(final.parent)


def _sync_folder(folder: Path) -> None:
    """What a file is called stands in its folder, and no sync of the file writes that down."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

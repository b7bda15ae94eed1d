"""Pictures on the local disk: content-addressed, streamed, checked, atomic.

A file appears under its name whole or not at all: it is written beside, synced and renamed.
"""

import asyncio
import hashlib
import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from core.pictures import BlobKey, StoredBlob
from core.storage.checks import BYTES_MAX, CHUNK, PIXELS_MAX, inspect, too_large


class LocalStorage:
    """Implements `core.ports.Storage` in a folder. Sizes in bytes and pixels."""

    def __init__(self, root: Path, *, bytes_max: int = BYTES_MAX, pixels_max: int = PIXELS_MAX) -> None:
        self._root = root
        self._bytes_max = bytes_max
        self._pixels_max = pixels_max
        (root / "tmp").mkdir(parents=True, exist_ok=True)

    def sweep(self) -> None:
        """Remove what a killed process left half written; call it before anybody writes."""
        for leftover in (self._root / "tmp").iterdir():
            leftover.unlink(missing_ok=True)

    async def put(self, body: AsyncIterator[bytes]) -> StoredBlob:
        temporary = self._root / "tmp" / secrets.token_hex(12)
        try:
            with await asyncio.to_thread(temporary.open, "wb") as file:
                digest, length = await self._write(body, file)
                return await asyncio.to_thread(self._finish, file, temporary, digest, length)
        except BaseException:
            await asyncio.to_thread(temporary.unlink, missing_ok=True)
            raise

    def _finish(self, file: BinaryIO, temporary: Path, digest: str, length: int) -> StoredBlob:
        """Synced, checked and under its name, in one hop into a thread."""
        _sync(file)
        media_type, size = inspect(temporary, self._pixels_max)
        key = BlobKey(f"{digest}{media_type.suffix}")
        _publish(temporary, self._file(key))
        return StoredBlob(key=key, media_type=media_type, size=size, bytes=length, sha256=digest)

    async def read(self, key: BlobKey) -> bytes:
        return await asyncio.to_thread(self._file(key).read_bytes)

    async def stream(self, key: BlobKey) -> AsyncIterator[bytes]:
        with await asyncio.to_thread(self._file(key).open, "rb") as file:
            while chunk := await asyncio.to_thread(file.read, CHUNK):
                yield chunk

    async def delete(self, key: BlobKey) -> None:
        await asyncio.to_thread(self._file(key).unlink, missing_ok=True)

    async def path(self, key: BlobKey) -> Path | None:
        return self._file(key)

    async def link(self, key: BlobKey) -> str | None:
        """None: a folder has no address; `/p/<token>` of our own server is the way to it."""
        return None

    async def _write(self, body: AsyncIterator[bytes], file: BinaryIO) -> tuple[str, int]:
        """Hash and write in one pass; stop reading at the limit."""
        digest, length = hashlib.sha256(), 0
        async for chunk in body:
            length += len(chunk)
            if length > self._bytes_max:
                raise too_large(self._bytes_max)
            await asyncio.to_thread(_hash_and_write, digest, file, chunk)
        return digest.hexdigest(), length

    def _file(self, key: BlobKey) -> Path:
        name = Path(key).name
        return self._root / name[:2] / name


def _hash_and_write(digest: "hashlib._Hash", file: BinaryIO, chunk: bytes) -> None:
    digest.update(chunk)
    file.write(chunk)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _publish(temporary: Path, final: Path) -> None:
    final.parent.mkdir(exist_ok=True)
    temporary.replace(final)

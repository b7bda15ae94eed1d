"""A person's pictures, streamed from Discord into our storage with a limit.

Links are signed and expire, so nothing is kept of them but the picture.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence

import aiohttp

from adapters.discord.incoming import Found
from core.conversation import Attachment, PersonId, ThreadKey
from core.doors import Door
from core.errors import PictureRejected

BYTES_MAX = 50 * 1024 * 1024
#: One message's pictures that are looked at.
COUNT_MAX = 10
CHUNK = 256 * 1024
TIMEOUT = aiohttp.ClientTimeout(total=60, sock_connect=10, sock_read=20)


class Downloads:
    """Raises `PictureRejected` for what is no picture or too large, `aiohttp.ClientError` otherwise."""

    def __init__(self, session: aiohttp.ClientSession, door: Door) -> None:
        self._session = session
        self._door = door

    async def fetch(
        self, found: Sequence[Found], person: PersonId, thread: ThreadKey
    ) -> tuple[Attachment, ...]:
        """All of a message's pictures, side by side."""
        taken = [self._one(item, person, thread) for item in found[:COUNT_MAX]]
        return tuple(await asyncio.gather(*taken))

    async def _one(self, found: Found, person: PersonId, thread: ThreadKey) -> Attachment:
        if found.bytes > BYTES_MAX:
            raise PictureRejected(PictureRejected.TOO_LARGE, bytes=found.bytes)
        return await self._door.upload(
            person, thread, self._body(found.url), sensitive=found.spoiler, shows=found.shows
        )

    async def _body(self, url: str) -> AsyncIterator[bytes]:
        async with self._session.get(url, timeout=TIMEOUT, allow_redirects=False) as response:
            response.raise_for_status()
            read = 0
            async for chunk in response.content.iter_chunked(CHUNK):
                read += len(chunk)
                if read > BYTES_MAX:
                    raise PictureRejected(PictureRejected.TOO_LARGE, bytes=read)
                yield chunk

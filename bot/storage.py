"""Opens the storage that the configuration names: a folder, or a bucket of an object store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import asdict

from bot.config import Config
from core.ports import Storage
from core.storage.local import LocalStorage


@asynccontextmanager
async def storage_of(config: Config) -> AsyncIterator[Storage]:
    """aioboto3 is imported only where a bucket is named: it costs memory and a moment at the start."""
    settings = config.storage
    if not settings.bucket:
        yield LocalStorage(
            config.store.data / "pictures",
            bytes_max=settings.bytes_max, pixels_max=settings.pixels_max,
        )  # fmt: skip
        return
    from core.storage.s3 import S3Settings, open_s3

    facts = asdict(settings)
    for ours in ("secret_key_file", "user_links"):
        del facts[ours]
    given = S3Settings(**facts | {"secret_key": settings.secret(), "link_ttl_s": config.web.link_ttl_s})
    async with open_s3(given) as storage:
        yield storage

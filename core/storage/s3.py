"""Pictures in an object store that speaks S3 (AWS, R2, SeaweedFS, MinIO …): streamed, checked, private.

A picture appears under its name whole or not at all. A small one is sent in one call once it was
checked; a large one goes up in parts under a temporary name while it is still coming in, and is
copied to its own name by the store. What a killed process leaves behind lies under the temporary
prefix, or is an unfinished upload; a lifecycle rule of the bucket removes both.
"""

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

import aioboto3
import structlog
from blake3 import blake3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from core.decoding import apart
from core.pictures import BlobKey, MediaType, StoredBlob
from core.storage.checks import BYTES_MAX, CHUNK, PIXELS_MAX, glance, inspect, too_large
from core.storage.parts import Parts, code_of, honest

log = structlog.get_logger()

#: The least that S3 takes as a part, but for the last one.
PART_MIN = 5 * 2**20
RULE = "pentimento-temporary"
#: A picture's name is made from its content, so what lies under it never changes.
CACHE = "private, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Settings:
    """Where and how. Without keys boto's own chain is asked (environment, files, instance role).

    ``addressing``: "path" puts the bucket behind the host, "virtual" in front of it. ``checksums``:
    "when_required" for stores that do not know S3's newer checksums. ``public``: links are plain
    addresses below ``public_base`` ("" = the endpoint), and the bucket's owner lets strangers read.
    ``temporary_days``: after so many days the store removes what was left half done; 0 leaves the
    bucket's lifecycle alone.
    """

    bucket: str
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = ""
    secret_key: str = field(default="", repr=False)
    addressing: Literal["auto", "path", "virtual"] = "auto"
    checksums: Literal["when_supported", "when_required"] = "when_required"
    prefix: str = "pictures/"
    temporary_prefix: str = "tmp/"
    temporary_days: int = 1
    link_ttl_s: int = 3600
    public: bool = False
    public_base: str = ""
    part_bytes: int = 8 * 2**20
    bytes_max: int = BYTES_MAX
    pixels_max: int = PIXELS_MAX


@asynccontextmanager
async def open_s3(settings: S3Settings) -> AsyncIterator["S3Storage"]:
    """The storage with its client and its lifecycle rule; raises `OSError` where nobody answers."""
    session = aioboto3.Session(
        aws_access_key_id=settings.access_key or None,
        aws_secret_access_key=settings.secret_key or None,
        region_name=settings.region,
    )
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": settings.addressing},
        request_checksum_calculation=settings.checksums,
        response_checksum_validation=settings.checksums,
        retries={"max_attempts": 5, "mode": "standard"},
        connect_timeout=5,
        read_timeout=30,
        max_pool_connections=50,
    )
    async with session.client("s3", endpoint_url=settings.endpoint or None, config=config) as client:
        storage = S3Storage(client, settings)
        if settings.temporary_days:
            await storage.expire_temporary(settings.temporary_days)
        yield storage


class S3Storage:
    """Implements `core.ports.Storage`. ``client`` is an open aioboto3 client; it has no types."""

    def __init__(self, client: Any, settings: S3Settings) -> None:
        self._client = client
        self._settings = settings
        self._bucket = settings.bucket
        self._part_bytes = max(PART_MIN, settings.part_bytes)

    async def put(self, body: AsyncIterator[bytes]) -> StoredBlob:
        parts = Parts(self._client, self._bucket, self._temporary())
        spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=self._part_bytes)  # noqa: SIM115  # closed below, in a thread
        try:
            digest, length = await self._take(body, spool, parts)
            pixels_max = self._settings.pixels_max
            seen = await asyncio.to_thread(glance, spool, pixels_max)
            if seen is None:
                seen = await apart(pixels_max, inspect, spool, pixels_max)
            key = BlobKey(f"{digest}{seen.media_type.suffix}")
            with honest(key):
                await self._publish(key, seen.media_type, spool, parts)
            return StoredBlob(
                key=key,
                media_type=seen.media_type,
                size=seen.size,
                bytes=length,
                flat=seen.flat,
                black=seen.black,
            )
        except BaseException:
            await asyncio.shield(parts.abort())
            raise
        finally:
            await asyncio.to_thread(spool.close)

    async def read(self, key: BlobKey) -> bytes:
        return b"".join([chunk async for chunk in self.stream(key)])

    async def length(self, key: BlobKey) -> int:
        with honest(key):
            answer = await self._client.head_object(Bucket=self._bucket, Key=self._name(key))
        return int(answer["ContentLength"])

    async def stream(
        self, key: BlobKey, *, start: int = 0, stop: int | None = None
    ) -> AsyncIterator[bytes]:
        """Only the wanted bytes leave the store."""
        wanted = {"Bucket": self._bucket, "Key": self._name(key)}
        if start or stop is not None:
            wanted["Range"] = f"bytes={start}-{'' if stop is None else stop - 1}"
        with honest(key):
            answer = await self._client.get_object(**wanted)
            body = answer["Body"]
            async with body:
                async for chunk in body.iter_chunks(CHUNK):
                    yield chunk

    async def delete(self, key: BlobKey) -> None:
        with honest(key):
            await self._client.delete_object(Bucket=self._bucket, Key=self._name(key))

    async def path(self, key: BlobKey) -> Path | None:
        """None: the file is on no disk of ours."""
        return None

    async def link(self, key: BlobKey) -> str | None:
        name = self._name(key)
        if self._settings.public:
            base = self._settings.public_base or f"{self._settings.endpoint}/{self._bucket}"
            return f"{base.rstrip('/')}/{name}"
        with honest(key):
            return str(
                await self._client.generate_presigned_url(
                    "get_object",
                    Params={"Bucket": self._bucket, "Key": name},
                    ExpiresIn=self._settings.link_ttl_s,
                )
            )

    async def expire_temporary(self, days: int) -> None:
        """Have the store remove what is left under the temporary prefix; other rules stay as they are.

        A key that may not change the lifecycle is no reason to stand still: it is logged.
        """
        rule = _rule(self._settings.temporary_prefix, days)
        try:
            rules = await self._rules()
            if any(_says(known) == _says(rule) for known in rules):
                return
            others = [known for known in rules if known.get("ID") != RULE]
            await self._client.put_bucket_lifecycle_configuration(
                Bucket=self._bucket, LifecycleConfiguration={"Rules": [*others, rule]}
            )
        except ClientError as error:
            log.warning("lifecycle_not_set", bucket=self._bucket, code=code_of(error))
        except BotoCoreError as error:
            raise OSError(f"the object store does not answer: {type(error).__name__}") from error

    async def _rules(self) -> list[dict[str, Any]]:
        try:
            found = await self._client.get_bucket_lifecycle_configuration(Bucket=self._bucket)
        except ClientError as error:
            if code_of(error) == "NoSuchLifecycleConfiguration":
                return []
            raise
        return list(found.get("Rules", ()))

    async def _take(self, body: AsyncIterator[bytes], spool: IO[bytes], parts: Parts) -> tuple[str, int]:
        """Hash and spool in one pass, and send on what makes a part; stop reading at the limit."""
        digest, length, waiting = blake3(), 0, bytearray()
        async for chunk in body:
            length += len(chunk)
            if length > self._settings.bytes_max:
                raise too_large(self._settings.bytes_max)
            await asyncio.to_thread(_hash_and_write, digest, spool, chunk)
            waiting += chunk
            if len(waiting) > self._part_bytes:
                await parts.send(bytes(waiting))
                waiting.clear()
        if parts.begun and waiting:
            await parts.send(bytes(waiting))
        await asyncio.to_thread(spool.seek, 0)
        return digest.hexdigest(), length

    async def _publish(
        self, key: BlobKey, media_type: MediaType, spool: IO[bytes], parts: Parts
    ) -> None:
        """Under its own name, in one act of the store."""
        facts = {
            "Bucket": self._bucket, "Key": self._name(key), "ContentType": media_type.value,
            "CacheControl": CACHE,
        }  # fmt: skip
        if not parts.begun:
            await asyncio.to_thread(spool.seek, 0)
            await self._client.put_object(**facts, Body=await asyncio.to_thread(spool.read))
            return
        await parts.complete()
        source = {"Bucket": self._bucket, "Key": parts.name}
        await self._client.copy_object(**facts, CopySource=source, MetadataDirective="REPLACE")
        await self._client.delete_object(Bucket=self._bucket, Key=parts.name)

    def _name(self, key: BlobKey) -> str:
        """Whatever a key says, it stays below the prefix."""
        return f"{self._settings.prefix}{Path(key).name}"

    def _temporary(self) -> str:
        return f"{self._settings.temporary_prefix}{secrets.token_hex(12)}"


def _rule(prefix: str, days: int) -> dict[str, Any]:
    return {
        "ID": RULE,
        "Status": "Enabled",
        "Filter": {"Prefix": prefix},
        "Expiration": {"Days": days},
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": days},
    }


def _says(rule: dict[str, Any]) -> tuple[Any, ...]:
    """What counts of a rule; stores add and leave out the rest as they like."""
    prefix = rule.get("Filter", {}).get("Prefix", rule.get("Prefix"))
    return rule.get("ID"), rule.get("Status"), prefix, rule.get("Expiration", {}).get("Days")


def _hash_and_write(digest: blake3, file: IO[bytes], chunk: bytes) -> None:
    digest.update(chunk)
    file.write(chunk)

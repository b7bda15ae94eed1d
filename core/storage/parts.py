"""One upload to an object store in parts, and what such a store says is wrong as errors of a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from botocore.exceptions import BotoCoreError, ClientError

log = structlog.get_logger()

MISSING = frozenset({"NoSuchKey", "404", "NotFound"})


class Parts:
    """One upload in parts under a temporary name; nothing is begun before the first part is full."""

    def __init__(self, client: Any, bucket: str, name: str) -> None:
        self.name = name
        self._client = client
        self._where = {"Bucket": bucket, "Key": name}
        self._upload = ""
        self._sent: list[dict[str, Any]] = []
        self._completed = False

    @property
    def begun(self) -> bool:
        return bool(self._upload)

    async def send(self, body: bytes) -> None:
        with honest(self.name):
            if not self._upload:
                begun = await self._client.create_multipart_upload(**self._where)
                self._upload = begun["UploadId"]
            number = len(self._sent) + 1
            answer = await self._client.upload_part(
                **self._where, UploadId=self._upload, PartNumber=number, Body=body
            )
            self._sent.append({"PartNumber": number, "ETag": answer["ETag"]})

    async def complete(self) -> None:
        await self._client.complete_multipart_upload(
            **self._where, UploadId=self._upload, MultipartUpload={"Parts": self._sent}
        )
        self._completed = True

    async def abort(self) -> None:
        """Leave nothing behind; where even that fails, the lifecycle rule does it."""
        if not self._upload:
            return
        try:
            if self._completed:
                await self._client.delete_object(**self._where)
            else:
                await self._client.abort_multipart_upload(**self._where, UploadId=self._upload)
        except (BotoCoreError, ClientError) as error:
            log.warning("upload_not_aborted", error=type(error).__name__)


@contextmanager
def honest(key: str) -> Iterator[None]:
    """What the store says as the errors of a file: nothing of botocore leaves this room."""
    try:
        yield
    except ClientError as error:
        if code_of(error) in MISSING:
            raise FileNotFoundError(key) from error
        raise OSError(f"the object store refused: {code_of(error)}") from error
    except BotoCoreError as error:
        raise OSError(f"the object store does not answer: {type(error).__name__}") from error


def code_of(error: ClientError) -> str:
    """The store's own word for what is wrong; "" where it said none."""
    return str(error.response.get("Error", {}).get("Code", ""))

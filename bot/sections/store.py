"""The sections `[store]` and `[storage]`: where rows and pictures lie."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from bot.sections.part import Part, secret_of
from core.checked import Natural
from core.secret import Secret


class StoreSettings(Part, frozen=True, kw_only=True):
    """``secret``: what every signature is made from, the same on every machine; "" keeps one's own."""

    url: str = ""
    data: Path = Path("data")
    secret: Secret = Secret()
    secret_file: str = ""

    def root_secret(self) -> str:
        return secret_of(self.secret, self.secret_file, "store.secret_file")


class StorageSettings(Part, frozen=True, kw_only=True):
    """Where pictures lie: a folder below `store.data`, or a bucket as soon as one is named."""

    bucket: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = ""
    secret_key: Secret = Secret()
    secret_key_file: str = ""
    addressing: Literal["auto", "path", "virtual"] = "auto"
    checksums: Literal["when_supported", "when_required"] = "when_required"
    prefix: str = "pictures/"
    temporary_prefix: str = "tmp/"
    temporary_days: Natural = 1
    public: bool = False
    public_base: str = ""
    part_bytes: Annotated[int, Meta(ge=5 * 2**20)] = 8 * 2**20
    user_links: bool = True
    bytes_max: Annotated[int, Meta(ge=2**20)] = 50 * 2**20
    pixels_max: Annotated[int, Meta(ge=1_000_000)] = 50_000_000

    def secret(self) -> str:
        """The secret key, from its file where one is named."""
        return secret_of(self.secret_key, self.secret_key_file, "storage.secret_key_file")

"""The sections `[store]` and `[storage]`: where rows and pictures lie."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.sections.part import Part, secret_of


class StoreSettings(Part):
    """``secret``: what every signature is made from, the same on every machine; "" keeps one's own."""

    url: str = ""
    data: Path = Path("data")
    secret: str = Field(default="", repr=False)
    secret_file: str = ""

    def root_secret(self) -> str:
        return secret_of(self.secret, self.secret_file, "store.secret_file")


class StorageSettings(Part):
    """Where pictures lie: a folder below `store.data`, or a bucket as soon as one is named."""

    bucket: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = ""
    secret_key: str = Field(default="", repr=False)
    secret_key_file: str = ""
    addressing: Literal["auto", "path", "virtual"] = "auto"
    checksums: Literal["when_supported", "when_required"] = "when_required"
    prefix: str = "pictures/"
    temporary_prefix: str = "tmp/"
    temporary_days: int = Field(default=1, ge=0)
    public: bool = False
    public_base: str = ""
    part_bytes: int = Field(default=8 * 2**20, ge=5 * 2**20)
    user_links: bool = True
    bytes_max: int = Field(default=50 * 2**20, ge=2**20)
    pixels_max: int = Field(default=50_000_000, ge=1_000_000)

    def secret(self) -> str:
        """The secret key, from its file where one is named."""
        return secret_of(self.secret_key, self.secret_key_file, "storage.secret_key_file")

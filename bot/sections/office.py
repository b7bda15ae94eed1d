"""The section `[office]`: who may see the operator's pages."""

from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from bot.sections.part import Part, networks, secret_of


class OfficeSettings(Part):
    """The pages are off without a password's hash or a proxy. ``token`` opens `/jobs/<id>`."""

    password_hash: str = Field(default="", repr=False)
    password_hash_file: str = ""
    #: At most as long as the store remembers which sessions were signed out.
    hours: float = Field(default=12.0, gt=0, le=168)
    proxies: Annotated[list[str], AfterValidator(networks)] = []
    proxy_header: str = "X-Forwarded-User"
    operators: list[str] = []
    token: str = Field(default="", repr=False)
    token_file: str = ""

    @field_validator("password_hash")
    @classmethod
    def _is_a_hash(cls, value: str) -> str:
        if value and not value.startswith("$argon2"):
            raise ValueError("not a hash; `pentimento password` makes one")
        return value

    @property
    def open(self) -> bool:
        return bool(self.password_hash or self.password_hash_file or self.proxies)

    def secret_hash(self) -> str:
        return secret_of(self.password_hash, self.password_hash_file, "office.password_hash_file")

    def secret_token(self) -> str:
        return secret_of(self.token, self.token_file, "office.token_file")

"""The section `[office]`: who may see the operator's pages."""

from typing import Annotated

from msgspec import Meta

from bot.sections.part import Part, check_networks, secret_of
from core.checked import Misfit
from core.secret import Secret


class OfficeSettings(Part, frozen=True, kw_only=True):
    """The pages are off without a password's hash or a proxy. ``token`` opens `/jobs/<id>`."""

    password_hash: Secret = Secret()
    password_hash_file: str = ""
    #: At most as long as the store remembers which sessions were signed out.
    hours: Annotated[float, Meta(gt=0, le=168)] = 12.0
    proxies: list[str] = []
    proxy_header: str = "X-Forwarded-User"
    operators: list[str] = []
    token: Secret = Secret()
    token_file: str = ""

    def __post_init__(self) -> None:
        check_networks("proxies", self.proxies)
        if self.password_hash and not self.password_hash.reveal().startswith("$argon2"):
            raise Misfit("password_hash", "not a hash; `pentimento password` makes one")

    @property
    def open(self) -> bool:
        return bool(self.password_hash or self.password_hash_file or self.proxies)

    def secret_hash(self) -> str:
        return secret_of(self.password_hash, self.password_hash_file, "office.password_hash_file")

    def secret_token(self) -> str:
        return secret_of(self.token, self.token_file, "office.token_file")

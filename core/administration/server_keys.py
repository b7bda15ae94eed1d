"""A server's own keys at providers: sealed in the store, before the operator's, shown to nobody."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import structlog

from core.db.database import Database
from core.errors import OwnKeyRefused, ProviderErrorKind, Refusal, RefusalCode
from core.ids import new_id
from core.ports import Clock

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

log = structlog.get_logger()

#: Longer than any provider's key is.
KEY_CHARS_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """That a server has a key at a provider, whose word that was and when; never the key."""

    server: str
    provider: str
    who: str
    at_ms: int


class ServerKeys:
    """``secret`` seals the keys: the store alone opens nothing. ``providers``: who takes one."""

    def __init__(
        self, database: Database, clock: Clock, secret: str, providers: Sequence[str] = ()
    ) -> None:
        self._database = database
        self._clock = clock
        self._secret = secret
        self.providers = tuple(providers)

    @cached_property
    def _box(self) -> "Fernet":
        # Imported with the first key: it weighs 6 MiB.
        from cryptography.fernet import Fernet

        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(self._secret.encode()).digest()))

    async def put(self, server: str, provider: str, key: str, *, who: str) -> None:
        """Take a key, in place of the one before; raises `Refusal` (unsupported) for what is none."""
        key = key.strip()
        usable = key.isascii() and key.isprintable() and 0 < len(key) <= KEY_CHARS_MAX and " " not in key
        if not usable or not server or provider not in self.providers:
            raise Refusal(RefusalCode.UNSUPPORTED)
        sealed = self._box.encrypt(key.encode()).decode()
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            await tx.run(
                "server_key_put", server=server, provider=provider, sealed=sealed, who=who, now=now
            )
            await tx.run(
                "audit_add", id=new_id(), who=who, act="key_put", subject=server, reason=provider,
                facts="{}", now=now,
            )  # fmt: skip

    async def drop(self, server: str, provider: str, *, who: str) -> bool:
        """Forget a key; False where there was none."""
        async with self._database.tx() as tx:
            gone = await tx.one("server_key_drop", server=server, provider=provider)
            if gone is not None:
                await tx.run(
                    "audit_add", id=new_id(), who=who, act="key_drop", subject=server, reason=provider,
                    facts="{}", now=self._clock.now_ms(),
                )  # fmt: skip
        return gone is not None

    async def entries(self) -> list[KeyEntry]:
        return [
            KeyEntry(server=row["server"], provider=row["provider"], who=row["who"], at_ms=row["at_ms"])
            for row in await self._database.all("server_keys")
        ]

    async def of(self, server: str, provider: str) -> str | None:
        """The key itself, for the painter alone; None where the server has none.

        Raises `OwnKeyRefused` for one that was sealed with another secret: the operator's account is
        never used in its place.
        """
        if not server:
            return None
        row = await self._database.one("server_key_get", server=server, provider=provider)
        if row is None:
            return None
        from cryptography.fernet import InvalidToken

        try:
            return self._box.decrypt(row["sealed"].encode()).decode()
        except InvalidToken:
            log.error("server_key_sealed_otherwise", server=server, provider=provider)
            kind = ProviderErrorKind.AUTH
            raise OwnKeyRefused(provider, kind, "sealed with another secret") from None

"""A server's own key from whoever manages it: who may, and that it is written down without the key."""

from collections.abc import Callable, Sequence
from typing import Protocol

from core.administration.act import Act, Caller
from core.errors import Refusal, RefusalCode


class KeyShelf(Protocol):
    """Where keys are kept; nothing is read from it here."""

    @property
    def providers(self) -> Sequence[str]: ...
    async def put(self, server: str, provider: str, key: str, *, who: str) -> None: ...
    async def drop(self, server: str, provider: str, *, who: str) -> bool: ...


class KeyDesk:
    """``may``: whether somebody may do that there (`Door.may`). Keys are servers', never a person's."""

    def __init__(self, shelf: KeyShelf, may: Callable[[Caller, Act], bool]) -> None:
        self._shelf = shelf
        self._may = may

    @property
    def painters(self) -> Sequence[str]:
        """Who takes a key."""
        return self._shelf.providers

    def check(self, caller: Caller, painter: str) -> None:
        """Raises `Refusal` (not_manager, unknown_name) before anything is typed."""
        if not caller.server or not self._may(caller, Act.MODELS):
            raise Refusal(RefusalCode.NOT_MANAGER)
        if painter not in self.painters:
            raise Refusal(RefusalCode.UNKNOWN_NAME, asked=painter, known=", ".join(self.painters))

    async def put(self, caller: Caller, painter: str, key: str) -> bool:
        """Keep it in place of the one before; False for what is no key. Raises as `check`."""
        self.check(caller, painter)
        try:
            await self._shelf.put(caller.server, painter, key, who=caller.person)
        except Refusal:
            return False
        return True

    async def drop(self, caller: Caller, painter: str) -> bool:
        """Forget it; False where there was none. Raises as `check`."""
        self.check(caller, painter)
        return await self._shelf.drop(caller.server, painter, who=caller.person)

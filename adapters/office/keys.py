"""The servers' own keys: put in and dropped; what was typed is shown to nobody again."""

from collections.abc import Sequence
from typing import Protocol

from aiohttp import web

from adapters.office.access import HOME, Session
from adapters.office.acts import Acts, Note
from adapters.office.frame import QUERY_MAX, Frame
from adapters.office.rendering import Rendering
from core.administration.server_keys import KeyEntry
from core.errors import Refusal


class KeyShelf(Protocol):
    """Implemented by `core.administration.server_keys.ServerKeys`; nothing is read out of it here."""

    @property
    def providers(self) -> Sequence[str]: ...
    async def put(self, server: str, provider: str, key: str, *, who: str) -> None: ...
    async def drop(self, server: str, provider: str, *, who: str) -> bool: ...
    async def entries(self) -> Sequence[KeyEntry]: ...


class KeyPages:
    def __init__(self, frame: Frame, acts: Acts, rendering: Rendering, shelf: KeyShelf) -> None:
        self._frame = frame
        self._acts = acts
        self._rendering = rendering
        self._shelf = shelf

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(f"{HOME}/keys", inside(self._keys)),
            web.post(f"{HOME}/keys", inside(self._key)),
        ]

    async def _keys(self, request: web.Request, session: Session) -> web.Response:
        return await self._frame.show(
            request, session, "keys", entries=await self._shelf.entries(),
            providers=self._shelf.providers,
        )  # fmt: skip

    async def _key(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Take or forget a server's own key."""
        form = await self._frame.checked_form(request, session)
        server, provider = str(form.get("server", "")).strip()[:QUERY_MAX], str(form.get("provider", ""))
        if form.get("act") == "drop":
            note = await self._dropped(server, provider, session.who)
        else:
            note = await self._put(server, provider, str(form.get("key", "")), session.who)
        return self._acts.told(f"{HOME}/keys", [note])

    async def _dropped(self, server: str, provider: str, who: str) -> Note:
        if await self._shelf.drop(server, provider, who=who):
            return Note(text=self._rendering.phrase("did-key-drop"))
        return Note(text=self._rendering.phrase("no-such-key"), bad=True)

    async def _put(self, server: str, provider: str, key: str, who: str) -> Note:
        try:
            await self._shelf.put(server, provider, key, who=who)
        except Refusal:
            return Note(text=self._rendering.phrase("bad-key"), bad=True)
        return Note(text=self._rendering.phrase("did-key-put"))

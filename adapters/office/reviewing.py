"""What must be looked at: held words and pictures, veiled until somebody wants to see them."""

from collections.abc import Sequence
from typing import Final, Protocol

from aiohttp import web

from adapters.office.access import HOME, Session
from adapters.office.acts import Acts, Decide, Note
from adapters.office.frame import Frame
from adapters.office.rendering import Rendering
from core.administration.act import REASON_MAX
from core.ports import Links
from core.safety.held import Review

LISTED_MAX: Final = 50


class Queue(Protocol):
    """Implemented by `core.safety.reviews.Reviews`: each is decided once, with its row in the audit."""

    async def waiting(self, *, limit: int = 50) -> Sequence[Review]: ...
    async def approve(self, who: str, review: str, reason: str) -> Review: ...
    async def deny(self, who: str, review: str, reason: str, *, strike: bool = False) -> Review: ...


class ReviewPages:
    def __init__(
        self, frame: Frame, acts: Acts, queue: Queue, rendering: Rendering, links: Links
    ) -> None:
        self._frame = frame
        self._acts = acts
        self._queue = queue
        self._rendering = rendering
        self._links = links

    def routes(self) -> list[web.AbstractRouteDef]:
        inside = self._frame.inside
        return [
            web.get(f"{HOME}/review", inside(self._review)),
            web.post(f"{HOME}/review", inside(self._decide)),
        ]

    async def _review(self, request: web.Request, session: Session) -> web.Response:
        held = [
            (one, f"/p/{self._links.sign(one.blob)}" if one.blob else "")
            for one in await self._queue.waiting(limit=LISTED_MAX)
        ]
        return await self._frame.show(request, session, "review", held=held, listed=LISTED_MAX)

    async def _decide(self, request: web.Request, session: Session) -> web.StreamResponse:
        """Approve or deny what was selected; asked twice, each is decided once and the rest is said."""
        form = await self._frame.checked_form(request, session)
        does = self._known().get(str(form.get("act", "")))
        if does is None:
            raise web.HTTPBadRequest(text="There is no such act.")
        chosen = [str(one) for one in form.getall("review", [])][:LISTED_MAX]
        reason = " ".join(str(form.get("reason", "")).split())[:REASON_MAX]
        if not chosen or not reason:
            name = "nothing-selected" if not chosen else "no-reason"
            notes = [Note(text=self._rendering.phrase(name), bad=True)]
        else:
            notes = await self._acts.each(str(form.get("act")), does, session.who, chosen, reason)
        return self._acts.told(f"{HOME}/review", notes)

    def _known(self) -> dict[str, Decide]:
        return {"approve": self._queue.approve, "deny": self._queue.deny, "strike": self._strike}

    async def _strike(self, who: str, review: str, reason: str) -> Review:
        """Deny it, and count it against whoever asked."""
        return await self._queue.deny(who, review, reason, strike=True)

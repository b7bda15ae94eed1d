"""What an operator does on the pages, in bulk and safe to repeat, and the words about how it went."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final, Protocol

from aiohttp import hdrs, web
from itsdangerous import BadSignature, URLSafeTimedSerializer

from adapters.office.access import HOME
from adapters.office.rendering import Rendering
from core.administration.act import AMOUNT_MAX, REASON_MAX, Caller, Order
from core.conversation import PersonId, ThreadKey
from core.credits import Balance, Credits
from core.errors import LedgerError, Refusal
from core.jobs import Job
from core.messages import Line

#: Carries what was done over the redirect to the page that shows it; signed, so that no link can
#: make the pages say something.
COOKIE: Final = "pentimento_note"
NOTE_S: Final = 60
JOBS_MAX: Final = 500
#: Where an act of the pages comes from: no chat.
PLACE: Final = ThreadKey("office:")

Administer = Callable[[Caller, Order], Awaitable[Line]]
#: Who decides, the id of what they decide about, and why.
Decide = Callable[[str, str, str], Awaitable[object]]


class Operations(Protocol):
    """The core's own acts; each writes the audit and refuses what is not possible (any more)."""

    async def retry(self, who: str, job: str, reason: str) -> Job: ...
    async def refund(self, who: str, job: str, reason: str) -> Credits: ...
    async def drop(self, who: str, job: str, reason: str) -> None: ...
    async def grant(
        self, who: str, person: PersonId, amount: Credits, reason: str, *, ref: str = ""
    ) -> Balance: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """``bad``: something was not done."""

    text: str
    bad: bool = False


class Acts:
    """``administer``: the acts of whoever runs the bot, as in the chats. ``secure``: the note of what
    was done travels over https only."""

    def __init__(
        self, operations: Operations, administer: Administer, rendering: Rendering, secret: str, *,
        secure: bool = False,
    ) -> None:  # fmt: skip
        self._operations = operations
        self._administer = administer
        self._rendering = rendering
        self._secure = secure
        self._signed = URLSafeTimedSerializer(secret, salt="office-note")

    async def on_jobs(self, who: str, act: str, jobs: Sequence[str], reason: str) -> list[Note]:
        """Retry, refund or drop each of these jobs."""
        does = self._known().get(act)
        if does is None:
            raise web.HTTPBadRequest(text="There is no such act.")
        if not jobs:
            return [Note(text=self._rendering.phrase("nothing-selected"), bad=True)]
        return await self.each(act, does, who, jobs[:JOBS_MAX], reason[:REASON_MAX])

    async def each(
        self, act: str, does: Decide, who: str, chosen: Sequence[str], reason: str
    ) -> list[Note]:
        """One act on each id; one that is refused does not keep the others from theirs."""
        done, refused = 0, Counter[str]()
        for one in dict.fromkeys(chosen):
            try:
                await does(who, one, reason)
                done += 1
            except (Refusal, LedgerError) as error:
                refused[error.code] += 1
        notes = [Note(text=self._rendering.phrase(f"did-{act}", done=done))] if done else []
        return notes + [
            Note(text=self._rendering.phrase("not-done", count=count, code=code), bad=True)
            for code, count in refused.items()
        ]

    def _known(self) -> dict[str, Decide]:
        return {
            "retry": self._operations.retry,
            "refund": self._refund,
            "drop": self._operations.drop,
        }

    async def _refund(self, who: str, job: str, reason: str) -> None:
        """Nought given back is a repeat, which is no error and no second refund."""
        await self._operations.refund(who, job, reason)

    async def grant(self, who: str, person: str, amount: str, reason: str, *, once: str) -> list[Note]:
        """Give or take credits. ``once`` is the form's own: sent twice, it is booked once."""
        if not re.fullmatch(r"[+-]?[0-9]{1,7}", amount) or not 0 < abs(int(amount)) <= AMOUNT_MAX:
            return [Note(text=self._rendering.phrase("bad-amount"), bad=True)]
        if not re.fullmatch(r"[\w-]{8,40}", once):
            raise web.HTTPBadRequest(text="This did not come from the operator's pages.")
        try:
            balance = await self._operations.grant(
                who, PersonId(person), Credits(int(amount)), reason[:REASON_MAX],
                ref=f"grant:office:{once}",
            )  # fmt: skip
        except LedgerError:
            return [Note(text=self._rendering.phrase("grant-refused"), bad=True)]
        text = self._rendering.phrase("did-grant", amount=int(amount), free=int(balance.free))
        return [Note(text=text)]

    async def administer(self, who: str, order: Order) -> list[Note]:
        """One of the acts of the chats: what a chat would say of it is said here."""
        caller = Caller(person=PersonId(who), thread=PLACE, house=True)
        try:
            line = await self._administer(caller, replace(order, reason=order.reason[:REASON_MAX]))
        except Refusal as refusal:
            refused = Line(kind="refused", code=refusal.code, facts=dict(refusal.facts))
            return [Note(text=self._rendering.line(refused), bad=True)]
        return [Note(text=self._rendering.line(line))]

    def told(self, path: str, notes: Sequence[Note]) -> web.Response:
        """Back to a page, which says how it went; reloading it does nothing again."""
        response = web.Response(
            status=303, headers={hdrs.LOCATION: path, hdrs.CACHE_CONTROL: "no-store"}
        )
        value = str(self._signed.dumps([asdict(note) for note in notes]))
        response.set_cookie(
            COOKIE, value, max_age=NOTE_S, path=HOME, httponly=True, samesite="Strict",
            secure=self._secure,
        )  # fmt: skip
        return response

    def notes(self, request: web.Request) -> list[Note]:
        try:
            kept = self._signed.loads(request.cookies.get(COOKIE, ""), max_age=NOTE_S)
        except BadSignature:
            return []
        return [Note(**note) for note in kept]

    def forget(self, response: web.Response) -> None:
        response.del_cookie(COOKIE, path=HOME, httponly=True, samesite="Strict", secure=self._secure)

"""Messages that people change after they were sent: what waits gets the new words, the rest is offered.

Platforms tell of other changes as well (a link's preview came): the same words do nothing.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from core.conversation import CHANGING, PAID, Context, EventId, Incoming, Intent, Outcome, Understanding
from core.db.database import Database, Row
from core.db.rows import to_job, to_status
from core.errors import Refusal, RefusalCode
from core.inbound.arrivals import SOURCE
from core.inbound.coming import with_what_comes
from core.inbound.commands import PAID_COMMANDS, Command, command_of
from core.inbound.context import context_of
from core.inbound.desk import Desk
from core.inbound.masking import masked
from core.jobs import Job, JobState, StatusMessage
from core.outbound.kept import load_line
from core.outbound.lines import refusal_line
from core.ports import Clock
from core.request import JobRequest

Meaning = Callable[[Incoming, Context, Command | None], Awaitable[Understanding]]
Receiving = Callable[[Incoming], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """``meant``: what words mean; ``received``: takes a message as one that has just come."""

    database: Database
    clock: Clock
    desk: Desk
    meant: Meaning
    received: Receiving

    async def changed(self, incoming: Incoming, *, fresh: bool) -> None:
        """``fresh``: it was sent so lately that it counts as new where it was never seen before."""
        command, text = command_of(incoming)
        if command is not None and command not in PAID_COMMANDS:
            return
        row = await self.database.one(
            "status_by_request", thread=incoming.thread, request=incoming.message
        )
        if row is None:
            await self._unasked(incoming, command, text, fresh=fresh)
        elif row["person"] == incoming.person:
            incoming = await self._with_its_pictures(incoming, row)
            if row["follows"] is not None:
                if await self._reworded(incoming, command, text, row):
                    return
                row = await self.database.one("status_get", id=row["id"]) or row
            await self._asked(replace(incoming, text=text), command, row)

    async def _reworded(self, incoming: Incoming, command: Command | None, text: str, row: Row) -> bool:
        """Other words for a change that waits for its picture; where they ask for something else, they
        are a message of their own. False where it waits no more."""
        stored = await self.database.one("inbox_get", source=SOURCE, event=row["event"])
        before = Incoming.from_json(stored["payload"]) if stored is not None else incoming
        if stored is None or before.text.strip() == incoming.text.strip():
            return True
        said = replace(incoming, text=text)
        session = await self.desk.session(said)
        context = await context_of(self.database, session, said, now_ms=self.clock.now_ms())
        meant = await self.meant(said, with_what_comes(context), command)
        if meant.intent not in PAID:
            return True
        try:
            await self.desk.submit.admit(said.person, said.thread)
            await self.desk.planner.admit(said, meant.intent)
        except Refusal as refusal:
            await self._goes_on(said, refusal, row["locale"])
            return True
        if meant.intent in CHANGING:
            payload = replace(before, text=incoming.text).to_json()
            return await self.desk.follows.reword(to_status(row), payload)
        if await self.desk.follows.let_go(row["id"]):
            await self.received(replace(incoming, event=_event(incoming)))
            return True
        return False

    async def _with_its_pictures(self, incoming: Incoming, row: Row) -> Incoming:
        """An edit that is no longer meant for the bot comes without them."""
        stored = await self.database.one("inbox_get", source=SOURCE, event=row["event"])
        if stored is None or incoming.attachments:
            return incoming
        return replace(incoming, attachments=Incoming.from_json(stored["payload"]).attachments)

    async def _unasked(
        self, incoming: Incoming, command: Command | None, text: str, *, fresh: bool
    ) -> None:
        """It was left alone, answered, or refused at the door; by now it may be a request."""
        listens = self.desk.rules.listens(incoming.thread, incoming.channel, incoming.server)
        if not (incoming.direct or incoming.addressed) and listens is False:
            return
        stored = await self.database.one("inbox_get", source=SOURCE, event=incoming.event)
        if stored is None:
            if fresh and incoming.addressed:
                await self.received(incoming)
            return
        before = Incoming.from_json(stored["payload"])
        if before.person != incoming.person or before.text.strip() == incoming.text.strip():
            return
        session = await self.desk.session(incoming)
        context = await context_of(self.database, session, incoming, now_ms=self.clock.now_ms())
        meant = await self.meant(replace(incoming, text=text), context, command)
        if meant.intent in PAID and meant.outcome in (Outcome.ACT, Outcome.ASK):
            await self.received(replace(incoming, event=_event(incoming)))

    async def _asked(self, incoming: Incoming, command: Command | None, row: Row) -> None:
        if not row["job_id"]:
            await self._without_job(incoming, command, row)
            return
        found = await self.database.one("job_get", id=row["job_id"])
        assert found is not None
        job = to_job(found)
        request = JobRequest.from_json(job.request)
        if request.asked.strip() == incoming.text.strip():
            return
        if job.state is JobState.QUEUED and not job.attempt:
            await self._change(incoming, job, to_status(row))
        else:
            await self._offer(incoming, command, row, request.parent)

    async def _without_job(self, incoming: Incoming, command: Command | None, row: Row) -> None:
        """A question that waits is about the new words; what was refused or left is offered."""
        stored = await self.database.one("inbox_get", source=SOURCE, event=row["event"])
        if stored is None or not (row["final_done"] or row["line"]):
            return
        before = Incoming.from_json(stored["payload"])
        if (before.said or before.text).strip() == incoming.text.strip():
            return
        if before.said:  # a change of what a question asks about, which may be changed again
            await self.received(replace(incoming, event=_event(incoming)))
        else:
            await self._offer(incoming, command, row, before.options.target)

    async def _offer(
        self, incoming: Incoming, command: Command | None, row: Row, parent: str | None
    ) -> None:
        """``parent``: of a change, the picture that it was to start from."""
        session = await self.desk.session(incoming)
        context = await context_of(self.database, session, incoming, now_ms=self.clock.now_ms())
        again = parent if not (incoming.attachments or incoming.reply_to_message) else None
        meant = await self.meant(incoming, replace(context, reply_to=again or context.reply_to), command)
        if meant.intent is Intent.CHAT:
            meant = replace(meant, intent=Intent.GENERATE)
        if meant.intent not in PAID:
            return
        target = again if meant.intent in CHANGING else None
        changed = replace(incoming, options=replace(incoming.options, target=target))
        asked = load_line(row["line"]) if row["line"] and not row["final_done"] else None
        if asked is None or asked.kind != "ask":
            asked, changed = None, replace(changed, event=_event(incoming))
        else:
            changed = replace(changed, event=EventId(row["event"]))
        await self.desk.offer_edit(changed, meant, asked)

    async def _change(self, incoming: Incoming, job: Job, status: StatusMessage) -> None:
        session = await self.desk.session(incoming)
        context = await context_of(self.database, session, incoming, now_ms=self.clock.now_ms())
        request, command = JobRequest.from_json(job.request), None
        if request.mask is not None and request.parent is not None:
            incoming, command = masked(incoming, request.mask, request.parent), Command.EDIT
        meant = await self.meant(incoming, context, command)
        if meant.intent not in PAID:
            return
        try:
            # Who may not ask anew may not ask so either.
            standing = await self.desk.submit.admit(incoming.person, incoming.thread)
            await self.desk.planner.admit(incoming, meant.intent)
            await self.desk.change(incoming, context, meant, job, status, standing)
        except Refusal as refusal:
            await self._goes_on(incoming, refusal, status.locale)

    async def _goes_on(self, incoming: Incoming, refusal: Refusal, locale: str) -> None:
        """Why the new words are not taken, and that the request goes on with those it had."""
        if refusal.reason is not RefusalCode.OTHER_PRICE:
            refusal.facts["goes_on"] = "yes"
        await self.desk.answer(incoming, refusal_line(refusal, locale=locale))


def _event(incoming: Incoming) -> EventId:
    """One for each wording, so that an edit that is told of twice is one."""
    words = hashlib.blake2s(incoming.text.encode(), digest_size=6).hexdigest()
    return EventId(f"{incoming.event}:edit:{words}")

"""The status messages: one per request, opened once, posted once, edited ever after."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import structlog

from core.conversation import Incoming, PersonId, ThreadKey, platform_of
from core.db.database import Database, Tx
from core.db.rows import to_status
from core.errors import DeliveryError, Refusal, RefusalCode
from core.ids import new_id
from core.jobs import StatusId, StatusMessage
from core.messages import Line, Messenger
from core.outbound.kept import load_line, stored_line
from core.outbound.lines import answer_line
from core.outbound.relay import Relay
from core.patience import patiently
from core.ports import Clock

log = structlog.get_logger()

#: How long ago a question was asked at most whose showing a stop can have cut off, in milliseconds.
CUT_OFF_MS = 600_000
#: What is left of a question whose place another one has taken.
ASKED_ANEW = "asked_anew"


class Statuses:
    """``messengers`` by platform: the first part of a thread's key."""

    def __init__(
        self, database: Database, clock: Clock, messengers: Mapping[str, Messenger], relay: Relay
    ) -> None:
        self._database = database
        self._clock = clock
        self._messengers = messengers
        self._relay = relay

    async def open(self, incoming: Incoming) -> StatusMessage:
        """The one status row of an event, made once."""
        return await self._database.write(lambda tx: self.open_in(tx, incoming))

    async def open_in(self, tx: Tx, incoming: Incoming) -> StatusMessage:
        """As `open`, as a part of a larger transaction."""
        row = await tx.one(
            "status_add",
            id=new_id(),
            thread=incoming.thread,
            person=incoming.person,
            event=incoming.event,
            request=incoming.message,
            nonce=new_id(),
            route=json.dumps(incoming.route),
            locale=incoming.locale,
            now=self._clock.now_ms(),
        ) or await tx.one("status_by_event", event=incoming.event)
        assert row is not None
        return to_status(row)

    async def post(self, status: StatusMessage, line: Line) -> StatusMessage:
        """Send the message once; where it was sent before (a restart, a question), edit it.

        A place that cannot be written to is no failure of the request: the final is delivered as
        the relay does with every message that is not there.
        """
        if status.message is not None:
            self.show(status, line)
            return status
        try:
            message = await self.messenger(status.thread).post(status, line)
        except DeliveryError as error:
            log.warning("post_failed", status=status.id, code=error.code, detail=error.detail)
            return status
        # It stands there already: forgotten, it would be sent a second time.
        sent = partial(self._database.run, "status_sent", id=status.id, message=message)
        await patiently(sent, self._clock, "a message's id")
        return replace(status, message=message)

    async def ask(self, status: StatusMessage, line: Line) -> StatusMessage:
        """Show a question that waits for a button; it is shown again when the window opens anew."""
        status = await self.post(status, line)
        await self._database.run("status_asked", id=status.id, line=stored_line(line))
        return status

    async def ask_anew(
        self, status: StatusMessage, line: Line, *, instead_of: StatusId, payload: str
    ) -> bool:
        """As `ask`, in place of an older question, which ends; its message is kept as ``payload`` for
        whoever says yes: before anybody can. False, and nothing, where the older one has its answer.
        """

        async def work(tx: Tx) -> bool:
            row = await tx.one("status_get", id=instead_of)
            if row is None or row["job_id"] or row["final_done"]:
                return False
            gone = stored_line(answer_line(ASKED_ANEW, locale=row["locale"]))
            await tx.run("status_asked", id=instead_of, line=gone)
            await self._relay.enqueue(tx, f"{instead_of}:anew", to_status(row), line=gone)
            await tx.run("status_asked", id=status.id, line=stored_line(line))
            await tx.run("inbox_changed", source="chat", event=status.event, payload=payload)
            return True

        # In one section with `Submit.submit`: of a yes and a change said at once one comes first.
        if not await self._database.write(work, lock="submit"):
            return False
        await self.post(status, line)
        self._relay.wake()
        return True

    async def ask_again(self) -> None:
        """At the start of the only process on a store: the questions of the last minutes are shown once
        more, as the end of the process before may have cut their showing off."""
        since = self._clock.now_ms() - CUT_OFF_MS
        for row in await self._database.all("questions_since", since=since):
            status, line = to_status(row), load_line(row["line"])
            if line.kind == "ask" and platform_of(status.thread) in self._messengers:
                self.show(status, replace(line, locale=status.locale))

    async def still_asks(self, status: StatusMessage, tx: Tx | None = None) -> None:
        """Raises `Refusal` (old_button) where another question has taken the place of this one."""
        row = await (tx or self._database).one("status_get", id=status.id)
        if row is not None and row["line"] and load_line(row["line"]).code == ASKED_ANEW:
            raise Refusal(RefusalCode.OLD_BUTTON)

    async def ended_anew(self, status: StatusMessage) -> None:
        """Say so once more, where it was shown as being read since."""
        await self.close(status, answer_line(ASKED_ANEW, locale=status.locale))

    def show(self, status: StatusMessage, line: Line) -> None:
        """Edit the message when the place's budget allows; nothing where it was never posted."""
        if status.message is not None:
            self.messenger(status.thread).edit(status, line)

    async def close(self, status: StatusMessage, line: Line) -> None:
        """The last line of a status that has no job: durable and repeatable as any final."""
        await self._relay.close(status, line)

    async def answer(
        self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "",
        route: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Say what belongs to no job; kept where the platform remembers nothing itself."""
        messenger = self.messenger(thread)
        message = await messenger.answer(thread, person, line, reply_to=reply_to, route=route)
        if isinstance(message, str):
            await self._told(thread, person, message, line)
        elif message:
            for shown, picture in zip(message, line.pictures, strict=False):
                await self._told(thread, person, shown, replace(line, pictures=(picture,)))

    async def _told(self, thread: ThreadKey, person: PersonId, message: str, line: Line) -> None:
        identity = new_id()
        await self._database.run(
            "status_told", id=identity, thread=thread, person=person, event=f"told:{identity}",
            message=message, line=stored_line(line), locale=line.locale, now=self._clock.now_ms(),
        )  # fmt: skip

    async def alone(self, thread: ThreadKey) -> bool:
        """Whether one person alone speaks with the bot there."""
        row = await self._database.one("session_of", thread=thread)
        return row is not None and bool(row["own"])

    def messenger(self, thread: ThreadKey) -> Messenger:
        return self._messengers[platform_of(thread)]

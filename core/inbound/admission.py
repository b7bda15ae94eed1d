"""What a paid wish passes before anything is opened for it: is it a hurried repeat, may it be at all."""

from core.conversation import Incoming, Intent
from core.errors import Refusal, RefusalCode
from core.inbound.arrivals import Stored
from core.inbound.desk import Desk
from core.inbound.turnstile import Repeats
from core.jobs import StatusMessage
from core.outbound.kept import load_line
from core.people.standing import Standing
from core.ports import Clock


class Admission:
    def __init__(self, clock: Clock, desk: Desk) -> None:
        self._desk = desk
        self._repeats = Repeats(clock)

    def hurried(self, incoming: Incoming) -> bool:
        """Whether it repeats what was asked a moment ago: it needs no line to be read in."""
        return self._repeats.counted(incoming) > 0

    async def enter(self, incoming: Incoming, intent: Intent, stored: Stored) -> Standing | None:
        """The person's standing; None for a slip that was told of already and needs no second word.

        Where a line is to be seen for the message already, it says so each time. Raises `Refusal`.
        """
        if times := self._repeats.count(incoming):
            if times > 1 and stored.status is None:
                return None
            raise Refusal(RefusalCode.REPEATED)
        try:
            return await self.asks(incoming, intent, stored)
        except Refusal:
            self._repeats.refused(incoming)
            raise

    async def asks(self, incoming: Incoming, intent: Intent, stored: Stored) -> Standing:
        """The cheap refusals alone, for what is only asked about. Raises `Refusal`."""
        submit, planner = self._desk.submit, self._desk.planner
        standing = await submit.admit(incoming.person, incoming.thread, stored.standing)
        await planner.admit(incoming, intent)
        return standing

    async def not_begun(self, incoming: Incoming, status: StatusMessage) -> None:
        """Nothing is painted of it: it may be said again at once, unless a question about it waits."""
        row = await self._desk.database.one("status_get", id=status.id)
        if row is None or not row["line"] or load_line(row["line"]).kind != "ask":
            self._repeats.refused(incoming)

    def forget(self, incoming: Incoming) -> None:
        """It was not done, and is to be tried anew by ourselves."""
        self._repeats.forget(incoming)

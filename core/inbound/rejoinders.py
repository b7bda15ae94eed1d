"""Words to what the bot said or showed: a yes or no to its question, "try again", "the first one"."""

from dataclasses import dataclass

from core.buttons import Verb
from core.conversation import Context, Incoming
from core.db.database import Row
from core.db.rows import to_job, to_status
from core.inbound.desk import Desk
from core.inbound.sayings import Saying, says
from core.jobs import JobState
from core.messages import Line
from core.outbound.kept import load_line


@dataclass(frozen=True, slots=True)
class Rejoinders:
    """Each is True where the words were one, and all that they ask for has been done."""

    desk: Desk

    async def answered(self, incoming: Incoming) -> bool:
        """Plain words that answer the bot's own question ("Shall I draw that?")."""
        said = says(incoming.text)
        if said not in (Saying.YES, Saying.NO):
            return False
        rows = await self.desk.database.all("statuses_last", thread=incoming.thread, limit=3)
        for row in rows:
            asked = row["person"] == incoming.person and not row["job_id"] and not row["final_done"]
            if asked and row["line"] and (line := load_line(row["line"])).kind == "ask":
                await self.desk.answered_in_words(
                    to_status(row), line, yes=said is Saying.YES, intent=_asked_about(line)
                )
                return True
        return False

    async def retried(self, incoming: Incoming, session: Row, context: Context) -> bool:
        """Words that ask for what had failed: "try again", as the failure itself says."""
        if says(incoming.text) is not Saying.RETRY or not (incoming.direct or incoming.addressed):
            return False
        database = self.desk.database
        mine = [job for job in context.jobs if job.owner == incoming.person]
        row = await database.one("job_get", id=mine[-1].id) if mine else None
        if row is None or row["state"] != JobState.FAILED.value:
            return False
        newest = context.pictures[-1].id if context.pictures else ""
        picture = await database.one("picture_get", id=newest) if newest else None
        if picture is not None and picture["at_ms"] > row["created_ms"]:
            return False
        await self.desk.aside(incoming)
        await self.desk.retry(incoming, session, to_job(row))
        return True

    async def pointed(self, incoming: Incoming, session: Row, context: Context) -> bool:
        """Words that only point at a picture that is there: it is shown again, free."""
        if not (incoming.direct or incoming.addressed) or incoming.mask is not None:
            return False
        target = self.desk.understander.pointed_at(incoming.text, context)
        line = await self.desk.gallery.back_to(session, incoming, target) if target else None
        if line is not None:
            await self.desk.answer(incoming, line)
        return line is not None


def _asked_about(line: Line) -> str:
    """The intent that the question's "yes" button stands for: a "yes" in words means the same."""
    return next((button.arg for button in line.buttons if button.verb == Verb.YES.value), "")

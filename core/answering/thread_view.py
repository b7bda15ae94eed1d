"""A thread as it stands: what people said, and each status message as it is now."""

import json
from collections.abc import Sequence
from dataclasses import replace

from core.conversation import PersonId, ThreadKey
from core.db.database import Database, Row
from core.db.rows import to_job, to_picture, to_status
from core.doors import Shown
from core.jobs import JobState
from core.messages import Line
from core.outbound.kept import load_line, pictures_of
from core.outbound.lines import answer_line, final_line, progress_line
from core.pictures import Picture

#: Notes of messages that show the picture of a job that began elsewhere.
SHOWN_AGAIN = frozenset({"again", "shared"})


class ThreadView:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def shown(self, thread: ThreadKey, *, limit: int) -> Sequence[Shown]:
        """The newest ``limit`` messages, oldest first; () where nobody has spoken."""
        session = await self._database.one("session_of", thread=thread)
        if session is None:
            return ()
        turns = await self._database.all("turns_last", session=session["id"], limit=limit)
        messages = [await self._shown_turn(row) for row in turns if row["role"] == "user"]
        for row in await self._database.all("statuses_last", thread=thread, limit=limit):
            if row["at_ms"] < session["created_ms"] or not row["message"]:
                continue
            if (line := await self._line_of(row)) is not None:
                messages.append(
                    Shown(message=row["message"], person=row["person"], line=line, at_ms=row["at_ms"])
                )
        return sorted(messages, key=lambda shown: shown.at_ms)[-limit:]

    async def prompts(self, thread: ThreadKey, message: str, person: PersonId) -> Sequence[str]:
        """What the pictures that a message shows were painted as, in order; "" for each that is not this
        person's own. A copy with another's words would keep them when that one is forgotten.
        """
        row = await self._database.one("status_by_message", thread=thread, message=message)
        if row is None:
            return ()
        if row["job_id"]:
            rows = await self._database.all("pictures_of_job", job=row["job_id"])
            made = [to_picture(found) for found in rows]
        else:
            made = await self._pictures(pictures_of(row["line"]) if row["line"] else ())
        return [picture.prompt if picture.owner == person else "" for picture in made]

    async def _shown_turn(self, row: Row) -> Shown:
        return Shown(
            message=row["message"] or row["id"], person=row["person"], text=row["text"],
            pictures=await self._pictures(json.loads(row["pictures"])), reply_to=row["reply_to"],
            at_ms=row["at_ms"],
        )  # fmt: skip

    async def _pictures(self, names: Sequence[str]) -> list[Picture]:
        """Those of them that are still there."""
        return [
            to_picture(found)
            for name in names
            if (found := await self._database.one("picture_get", id=name)) is not None
        ]

    async def _told(self, row: Row) -> Line | None:
        """What a message says that has no job: an answer, a question, a picture shown again."""
        if not row["line"]:
            return None
        named = pictures_of(row["line"])
        pictures = await self._pictures(named)
        if named and not pictures:
            return answer_line("deleted", locale=row["locale"])
        return replace(load_line(row["line"]), locale=row["locale"], pictures=pictures)

    async def _line_of(self, row: Row) -> Line | None:
        if not row["job_id"]:
            return await self._told(row)
        found = await self._database.one("job_get", id=row["job_id"])
        if found is None:
            return None
        job = to_job(found)
        if not job.state.final:
            return progress_line(job, place=1, locale=row["locale"])
        made = await self._database.all("pictures_of_job", job=job.id)
        if job.state is JobState.SUCCEEDED and not made:
            return answer_line("deleted", locale=row["locale"])
        note = "late" if made and job.state is JobState.FAILED else ""
        if row["line"] and (code := load_line(row["line"]).code) in SHOWN_AGAIN:
            note = code
        shown = [to_picture(item) for item in made]
        return final_line(job, shown, locale=to_status(row).locale, note=note)

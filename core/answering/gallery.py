"""Pictures that are there: the history, one by its id, the original; undone, deleted, swept."""

from dataclasses import replace

from core.buttons import Verb
from core.conversation import Context, Incoming, PersonId
from core.db.database import Database, Row
from core.db.rows import to_job, to_picture
from core.errors import Refusal, RefusalCode
from core.ids import reference
from core.inbound.context import head_of
from core.jobs import Job, JobId
from core.messages import Line
from core.outbound.lines import RESULT_VERBS, answer_line, button, final_line
from core.pictures import BlobKey, Picture, PictureId
from core.ports import Clock, Links, Storage
from core.request import JobRequest

PAGE = 8
#: A forgotten picture keeps its file this long, in case the same one is being stored just now.
FORGOTTEN_MS = 3_600_000
SWEPT_MAX = 1_000
SHOWN_CHARS = 80


class Gallery:
    """``public_url`` is "" where no link can be given."""

    def __init__(
        self, database: Database, clock: Clock, storage: Storage, links: Links, *, public_url: str
    ) -> None:
        self._database = database
        self._clock = clock
        self._storage = storage
        self._links = links
        self._public_url = public_url

    async def history(self, person: str, locale: str, *, before_ms: int = 2**53) -> Line:
        """The person's own pictures, newest first, a page at a time."""
        rows = await self._database.all(
            "pictures_of_person", person=person, before=before_ms, limit=PAGE + 1
        )
        if not rows:
            return answer_line("history_none", locale=locale)
        shown = rows[:PAGE]
        entries: list[dict[str, int | str]] = [
            {"code": "picture", "number": number, "prompt": row["prompt"][:SHOWN_CHARS],
             "ref": reference(row["job_id"]), "model": row["model"]}
            for number, row in enumerate(shown, start=1)
        ]  # fmt: skip
        buttons = [
            button(Verb.SHOW, row["id"], str(number)) for number, row in enumerate(shown, start=1)
        ]
        if len(rows) > PAGE:
            buttons.append(button(Verb.PAGE, "-", str(shown[-1]["at_ms"])))
        return answer_line("history", locale=locale, rows=entries, buttons=buttons)

    async def show(self, person: str, name: str, locale: str, *, session: Row | None = None) -> Line:
        """A picture again, by its id, its job's reference or its number in the history, even where its
        message was deleted.

        ``session``: where it is shown. In a conversation of one's own "it" means this one from then on.
        """
        job = await self._job_of(person, name)
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NOT_FOUND)
        if session is not None and session["own"] and made[0]["session_id"] == session["id"]:
            now = self._clock.now_ms()
            await self._database.run("session_head", id=session["id"], picture=made[0]["id"], now=now)
        line = final_line(job, [to_picture(row) for row in made], locale=locale)
        return replace(line, kind="done", code="shown")

    async def original(self, person: PersonId, picture: PictureId) -> Picture:
        row = await self._database.one("picture_get", id=picture)
        if row is None or row["owner"] not in await self._kin(person):
            raise Refusal(RefusalCode.NOT_FOUND)
        return to_picture(row)

    async def _kin(self, person: str) -> set[str]:
        """Whose pictures a person may ask for: their own, on whichever platform."""
        return {row["id"] for row in await self._database.all("kin_of", person=person)}

    async def original_line(self, job: Job, place: int, locale: str) -> Line:
        """The untouched file: the adapter sends it, or its link where there is a public address."""
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NO_PICTURE)
        row = made[min(place, len(made)) - 1]
        blob = BlobKey(row["blob"])
        token = self._links.sign(blob)
        ours = f"{self._public_url}/p/{token}" if self._public_url else "none"
        line = answer_line(
            "original", locale=locale, size=f"{row['width']}x{row['height']}",
            link=await self._storage.link(blob) or ours, token=token,
            sensitive=int(JobRequest.from_json(job.request).sensitive),
        )  # fmt: skip
        return replace(line, pictures=[to_picture(row)])

    async def album_line(self, job: Job, locale: str) -> Line:
        """All pictures of a batch, each whole."""
        made = await self._database.all("pictures_of_job", job=job.id)
        if not made:
            raise Refusal(RefusalCode.NO_PICTURE)
        request = JobRequest.from_json(job.request)
        line = answer_line("album", locale=locale, asked=request.asked, picked=request.picked)
        return replace(line, pictures=[to_picture(row) for row in made], private=False)

    async def delete(self, job: Job) -> None:
        """Forget a job's pictures; a blob goes when nobody else has it."""
        for row in await self._database.all("pictures_of_job", job=job.id):
            await self._database.run("picture_delete", id=row["id"], now=self._clock.now_ms())
            if await self._database.one("blob_used", blob=row["blob"]) is None:
                await self._storage.delete(BlobKey(row["blob"]))

    async def offer_delete(self, person: PersonId, context: Context, locale: str) -> Line:
        """ "Delete this?" of the picture replied to, else the person's newest here; raises `Refusal`."""
        mine = [picture.id for picture in context.pictures if picture.owner == person]
        wanted = context.reply_to or (mine[-1] if mine else "")
        row = await self._database.one("picture_get", id=wanted) if wanted else None
        if row is None or not row["job_id"]:
            raise Refusal(RefusalCode.NO_PICTURE)
        if row["owner"] not in await self._kin(person):
            raise Refusal(RefusalCode.FOREIGN_BUTTON)
        sure = button(Verb.DELETE, row["job_id"])
        prompt = row["prompt"][:SHOWN_CHARS]
        line = answer_line("delete_sure", locale=locale, prompt=prompt, buttons=[sure])
        return replace(line, private=False)

    async def sweep(self) -> int:
        """Remove the files of pictures that were forgotten a while ago; answers how many."""
        before = self._clock.now_ms() - FORGOTTEN_MS
        rows = await self._database.all("blobs_forgotten", before=before, limit=SWEPT_MAX)
        for row in rows:
            await self._storage.delete(BlobKey(row["blob"]))
            await self._database.run("blob_gone", blob=row["blob"])
        return len(rows)

    async def undo(self, session: Row, incoming: Incoming) -> Line:
        """Back to the picture that the newest one was made from: "it" means that one now."""
        rows = await self._database.all("pictures_last", session=session["id"], limit=12)
        head = head_of(session, rows)
        newest = next((row for row in rows if row["id"] == head), rows[0] if rows else None)
        parent = await self._database.one("picture_get", id=newest["parent_id"]) if newest else None
        if parent is None:
            return answer_line("undo_nothing", locale=incoming.locale)
        return await self._gone_back(session, incoming, parent)

    async def back_to(self, session: Row, incoming: Incoming, target: str) -> Line | None:
        """Back to a picture of the thread that somebody pointed at (``<id>``, or ``<id>#<n>`` for the
        n-th of its batch); None where it is no longer there."""
        name, _, place = target.partition("#")
        row = await self._database.one("picture_get", id=name)
        if row is not None and place:
            made = await self._database.all("pictures_of_job", job=row["job_id"] or "")
            row = made[int(place) - 1] if int(place) <= len(made) else None
        if row is None or row["deleted_ms"] is not None:
            return None
        return await self._gone_back(session, incoming, row)

    async def _gone_back(self, session: Row, incoming: Incoming, picture: Row) -> Line:
        now = self._clock.now_ms()
        await self._database.run("session_head", id=session["id"], picture=picture["id"], now=now)
        line = answer_line("undone", locale=incoming.locale, prompt=picture["prompt"][:SHOWN_CHARS])
        line = replace(line, pictures=[to_picture(picture)], private=False)
        made = await self._database.all("pictures_of_job", job=picture["job_id"] or "")
        if len(made) != 1 or picture["owner"] != incoming.person:
            return line
        job = JobId(picture["job_id"])
        return replace(line, job=job, buttons=[button(verb, job) for verb in RESULT_VERBS])

    async def _job_of(self, person: str, name: str) -> Job:
        wanted = "".join(letter for letter in name.lower() if letter.isalnum())
        picture = await self._numbered(person, wanted) or await self._database.one(
            "picture_get", id=wanted
        )
        if picture is not None and picture["job_id"]:
            row = await self._database.one("job_get", id=picture["job_id"])
            found = [row] if row is not None else []
        else:
            found = await self._database.all("job_by_ref", ref=f"%{wanted}") if len(wanted) >= 6 else []
        kin = {person, *await self._kin(person)}
        mine = [to_job(row) for row in found if row["person"] in kin]
        if len(mine) != 1:
            raise Refusal(RefusalCode.NOT_FOUND)
        return mine[0]

    async def _numbered(self, person: str, name: str) -> Row | None:
        """The picture that stands beside a number on the history's first page."""
        if not (name.isdecimal() and len(name) == 1 and 1 <= int(name) <= PAGE):
            return None
        rows = await self._database.all(
            "pictures_of_person", person=person, before=2**53, limit=int(name)
        )
        return rows[int(name) - 1] if len(rows) == int(name) else None

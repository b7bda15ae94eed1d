"""The one door of the core: every adapter comes in here (`core.doors.Door`)."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from functools import partial

from core.administration.act import Act, Caller, Order
from core.administration.desk import AdminDesk
from core.administration.house_rules import HouseRules
from core.answering.gallery import Gallery
from core.answering.thread_view import ThreadView
from core.conversation import Attachment, Incoming, PersonId, Press, ThreadKey
from core.db.database import Database
from core.doors import Choices, Kept, Masks, Shown
from core.errors import StoreLost
from core.inbound.following import Following
from core.inbound.intake import Intake
from core.inbound.presses import Presses
from core.inbound.resuming import Resuming
from core.inbound.sent_pictures import SentPictures
from core.jobs import JobId, JobState, StatusId
from core.messages import Line
from core.outbound.progress import Progress
from core.patience import patiently
from core.people.languages import Languages
from core.people.settings import Settings
from core.pictures import Picture, PictureId
from core.ports import Clock
from core.work.cancelling import Cancelling

IDLE_POLL_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreDoor:
    """Implements `core.doors.Door` by handing on."""

    database: Database
    clock: Clock
    intake: Intake
    presses: Presses
    gallery: Gallery
    sent_pictures: SentPictures
    view: ThreadView
    settings: Settings
    cancelling: Cancelling
    progress: Progress
    admin: AdminDesk
    rules: HouseRules
    resuming: Resuming
    following: Following
    masks: Masks
    languages: Languages

    async def receive(self, incoming: Incoming, *, kept: Kept | None = None) -> None:
        await self.intake.receive(incoming, kept=kept)

    async def press(self, press: Press) -> None:
        await self.presses.press(press)

    async def allowed(self, press: Press) -> bool:
        return await self.presses.allowed(press)

    async def upload(
        self, person: PersonId, thread: ThreadKey, body: AsyncIterator[bytes], *,
        sensitive: bool = False, shows: str = "",
    ) -> Attachment:  # fmt: skip
        return await self.sent_pictures.upload(person, thread, body, sensitive=sensitive, shows=shows)

    async def prompts(self, thread: ThreadKey, message: str, person: PersonId) -> Sequence[str]:
        return await self.view.prompts(thread, message, person)

    async def language(self, person: PersonId, locale: str) -> str:
        """Labels are no reason to wait for the store."""
        try:
            return await self.languages.of(person, locale)
        except StoreLost:
            return locale

    async def there(self, job: str) -> bool:
        return bool(await self.database.all("pictures_of_job", job=job))

    async def first_in(self, server: str) -> JobId | None:
        row = await self.database.one("job_first_in", server=server)
        return JobId(row["id"]) if row is not None else None

    async def shown(self, thread: ThreadKey, *, limit: int = 50) -> Sequence[Shown]:
        return await self.view.shown(thread, limit=limit)

    async def choices(self, thread: ThreadKey) -> Choices:
        return await self.settings.choices(thread)

    async def choose(self, thread: ThreadKey, name: str, value: str) -> Choices:
        return await self.settings.choose(thread, name, value)

    async def original(self, person: PersonId, picture: PictureId) -> Picture:
        return await self.gallery.original(person, picture)

    def listens(self, *places: str) -> bool | None:
        return self.rules.listens(*places)

    def blocked(self, *places: str) -> bool:
        return self.rules.blocked(*places)

    def may(self, caller: Caller, act: Act) -> bool:
        return self.admin.may(caller, act)

    async def administer(self, caller: Caller, order: Order) -> Line:
        return await self.admin.administer(caller, order)

    async def edited(self, incoming: Incoming, *, fresh: bool = False) -> None:
        """Nothing hands an edit in again, so that it waits for a store that is away."""
        edited = partial(self.intake.edited, incoming, fresh=fresh)
        await patiently(edited, self.clock, "an edited message")

    async def message_deleted(self, thread: ThreadKey, message: str) -> None:
        """Ours or the person's: what has not begun is cancelled; a lost status is not written to."""
        gone = partial(self._message_gone, thread, message)
        await patiently(gone, self.clock, "a deleted message")

    async def _message_gone(self, thread: ThreadKey, message: str) -> None:
        for query in ("status_by_message", "status_by_request"):
            row = await self.database.one(query, thread=thread, **{query.rsplit("_", 1)[1]: message})
            if row is None or row["final_done"] or not (row["job_id"] or row["follows"]):
                continue
            if query == "status_by_message":
                await self.database.run("status_gone", id=row["id"])
                self.progress.forget(StatusId(row["id"]))
            if row["follows"]:
                await self.cancelling.let_go(row["id"])
                continue
            job = await self.database.one("job_get", id=row["job_id"])
            if job is not None and job["state"] == JobState.QUEUED.value:
                await self.cancelling.cancel(JobId(job["id"]))

    async def destination_dead(self, thread: ThreadKey) -> None:
        waiting = partial(self.cancelling.waiting_in, thread)
        await patiently(waiting, self.clock, "a place that is gone")

    async def thread_moved(self, old: ThreadKey, new: ThreadKey) -> None:
        async with self.database.tx() as tx:
            await tx.run("sessions_moved", old=old, new=new)
            await tx.run("statuses_moved", old=old, new=new)
            await tx.run("jobs_moved", old=old, new=new)
            await tx.run("masks_moved", old=old, new=new)
        self.progress.forget()

    async def idle(self) -> None:
        while True:
            row = await self.database.one("under_way")
            if row is not None and not int(row["n"]):
                return
            await self.clock.sleep(IDLE_POLL_S)

"""What an operator does to accounts and jobs; every act is written down with who, what and why."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.conversation import PersonId
from core.credits import AccountId, Balance, Bucket, Credits, Wallet
from core.days import DAY_MS
from core.db import ledger as books
from core.db import wallet
from core.db.database import Database, Row, Tx
from core.db.ledger import Ledger
from core.db.rows import to_job, to_status
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.jobs import Job, JobState
from core.ordering.submit import Submit
from core.outbound.progress import Progress
from core.ports import Clock
from core.request import JobRequest
from core.work.settlement import Settlement
from core.work.worker import Worker

#: Longer than anybody waits, in milliseconds since the epoch.
FOREVER_MS = 2**52


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLife:
    """A job with its provider calls and its rows of the journal."""

    job: Job
    attempts: Sequence[Row]
    transfers: Sequence[Row]


class Admin:
    """``who`` in each call is the operator as the caller knows them (``cli:root``, ``discord:1``)."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ledger: Ledger,
        settlement: Settlement,
        submit: Submit,
        progress: Progress,
        worker: Worker,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ledger = ledger
        self._settlement = settlement
        self._submit = submit
        self._progress = progress
        self._worker = worker

    async def grant(
        self, who: str, person: PersonId, amount: Credits, reason: str, *, ref: str = "", days: int = 0
    ) -> Balance:
        """Give (or, with a negative amount, take) credits; raises `LedgerError` below nought.

        ``ref`` names the cause: asked twice with the same one, it is done once. ``days``: for how long
        they may be spent, 0 for good.
        """
        now, cause = self._clock.now_ms(), ref or f"grant:{new_id()}"
        await self._submit.wallet(person)
        async with self._database.tx() as tx:
            if amount < 0:
                done: object = await wallet.take(
                    tx, person, Credits(-amount), ref=cause, reason=reason, now_ms=now
                )
            else:
                done = await wallet.give(
                    tx, person, Bucket.GRANTED, amount, ref=cause, reason=reason, now_ms=now,
                    expires_ms=now + days * DAY_MS if days else 0,
                )  # fmt: skip
            if done:
                act = "grant" if amount >= 0 else "take"
                await self._note(tx, who, act, person, reason, credits=int(amount), days=days)
        return await self.balance(person)

    async def fill(self, who: str, server: str, amount: Credits, reason: str) -> Balance:
        """Give credits to (or take them from) the pot that the members of a server share."""
        account = wallet.account_of(server, Bucket.POT)
        async with self._database.tx() as tx:
            await books.grant(
                tx, account, amount, ref=f"grant:{new_id()}", reason=reason, now_ms=self._clock.now_ms()
            )
            await self._note(tx, who, "pot", server, reason, credits=int(amount))
        return await self._ledger.balance(account)

    async def wallet(self, person: PersonId) -> Wallet:
        """What a person has, bucket by bucket."""
        return await self._submit.wallet(person)

    async def balance(self, person: PersonId) -> Balance:
        """What a person has in all buckets together."""
        found = await self._submit.wallet(person)
        posted = Credits(found.free + found.held)
        return Balance(account=AccountId(person), posted=posted, held=found.held)

    async def pause(self, who: str, provider: str, reason: str) -> None:
        """Nothing new goes to a painter until `resume`; raises `Refusal` (unknown_name)."""
        await self._set_pause(who, "pause", provider, FOREVER_MS, reason)

    async def resume(self, who: str, provider: str, reason: str) -> None:
        """A painter is asked again, at once, also where its circuit was open."""
        await self._set_pause(who, "resume", provider, 0, reason)
        self._worker.wake()

    async def _set_pause(self, who: str, act: str, provider: str, until: int, reason: str) -> None:
        async with self._database.tx() as tx:
            if await tx.one("provider_get", name=provider) is None:
                known = ", ".join(row["name"] for row in await tx.all("providers_all"))
                raise Refusal(RefusalCode.UNKNOWN_NAME, asked=provider, known=known)
            await tx.run("provider_pause", name=provider, until=until)
            if not until:
                await tx.run("circuits_drop", name=f"circuit:{provider}")
            await self._note(tx, who, act, provider, reason)

    async def jobs(self, *, state: str = "", limit: int = 50) -> Sequence[Job]:
        return [to_job(row) for row in await self._database.all("jobs_list", state=state, limit=limit)]

    async def dead_letters(self, *, limit: int = 50) -> Sequence[Job]:
        return [to_job(row) for row in await self._database.all("jobs_dead", limit=limit)]

    async def show(self, job: str) -> JobLife:
        """Raises `Refusal` (not_found)."""
        found = await self._job(job)
        return JobLife(
            job=found,
            attempts=await self._database.all("attempts_of", job=found.id),
            transfers=await self._database.all("transfers_of_hold", hold=found.hold),
        )

    async def retry(self, who: str, job: str, reason: str) -> Job:
        """A dead letter once more: a new job with a hold of its own on the same message.

        Asked twice it is one job. Raises `Refusal` (not_found, not_dead, no_credits …).
        """
        dead = await self._job(job)
        if not dead.dead:
            raise Refusal(RefusalCode.NOT_DEAD)
        row = await self._database.one("status_get", id=dead.status)
        assert row is not None
        status = replace(to_status(row), event=f"replay:{dead.hold}", final_done=False)

        async def written(tx: Tx) -> None:
            await tx.run("status_reopen", id=status.id)
            await self._undead(tx, who, dead, "retry", reason)

        submitted = await self._submit.submit(
            status, dead.session, dead.provider, JobRequest.from_json(dead.request), when_ready=True,
            also=written,
        )  # fmt: skip
        self._progress.remember(status)
        await self._progress.show(submitted.job)
        self._worker.wake()
        return submitted.job

    async def refund(self, who: str, job: str, reason: str) -> Credits:
        """Give back what a finished job cost, once; answers how much."""
        found = await self._job(job)
        if found.state is not JobState.SUCCEEDED or not found.charged:
            raise Refusal(RefusalCode.NOTHING_PAID)
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            given = await wallet.refund(tx, found.hold, reason, now_ms=now)
            if given:
                await self._note(tx, who, "refund", found.id, reason, credits=int(given))
        return given

    async def drop(self, who: str, job: str, reason: str) -> None:
        """Take a job from the dead letters; its credits were given back when it failed."""
        found = await self._job(job)
        if not found.dead:
            raise Refusal(RefusalCode.NOT_DEAD)
        async with self._database.tx() as tx:
            await self._undead(tx, who, found, "drop", reason)

    async def _undead(self, tx: Tx, who: str, job: Job, act: str, reason: str) -> None:
        """A letter that is dead no more, with its row of the audit."""
        await tx.run("job_undead", id=job.id)
        await self._note(tx, who, act, job.id, reason)

    async def _job(self, job: str) -> Job:
        """By its id, or by the short reference that people read."""
        wanted = job.lower()
        rows = await self._database.all("job_by_ref", ref=f"%{wanted}") if len(wanted) >= 6 else []
        if len(rows) != 1:
            raise Refusal(RefusalCode.NOT_FOUND)
        return to_job(rows[0])

    async def _note(
        self, tx: Tx, who: str, act: str, subject: str, reason: str, **facts: int | str
    ) -> None:
        await tx.run(
            "audit_add",
            id=new_id(),
            who=who,
            act=act,
            subject=subject,
            reason=reason,
            facts=json.dumps(facts),
            now=self._clock.now_ms(),
        )

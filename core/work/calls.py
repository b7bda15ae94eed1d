"""The provider calls of a job: each is written down before it is sent, its reference before all else.

A call that was sent and not answered is unknown, and never sent again.
"""

import structlog

from core.db.database import Database, Row
from core.errors import ProviderError, ProviderErrorKind
from core.ids import pseudonym
from core.jobs import Job
from core.patience import patiently
from core.pictures import Operation, PaintRequest, RefinedPrompt, Size, SourcePicture
from core.ports import BEGUN_ELSEWHERE, Clock, Provider
from core.request import JobRequest

log = structlog.get_logger()

#: How often, and how many seconds apart, it is asked whether a webhook told of an unanswered call.
HEARD_LOOKS, HEARD_LOOK_S = 20, 0.5


class Calls:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def earlier(self, job: Job) -> dict[int, Row]:
        """Provider calls of this job that an earlier worker began and nobody ended."""
        if job.attempt == 1:
            return {}
        return {row["idx"]: row for row in await self._database.all("attempts_open", job=job.id)}

    async def begin(
        self, job: Job, provider: Provider, wanted: PaintRequest, earlier: Row | None
    ) -> str | None:
        """The provider's reference: of work that a dead worker began, or of work begun now."""
        key = key_of(job, wanted.index)
        if earlier is not None:
            return await self._taken_up(provider, wanted, key, earlier["ref"])
        await self._database.run(
            "attempt_add",
            job=job.id,
            n=job.attempt,
            idx=wanted.index,
            provider=job.provider,
            model=job.model,
            ref=key if provider.profile.client_ids else None,
            now=self._clock.now_ms(),
        )
        try:
            ref = await provider.submit(wanted, key=key)
        except ProviderError as error:
            ref = await self._found(provider, wanted, key, error)
        if ref is not None and ref != key:
            await self.remember(job, wanted.index, ref)
        return ref

    async def remember(self, job: Job, index: int, ref: str) -> None:
        """The work is under way and perhaps paid: nothing goes on before its reference is kept."""

        async def keep() -> None:
            await self._database.run("attempt_ref", job=job.id, n=job.attempt, idx=index, ref=ref)

        await patiently(keep, self._clock, "a provider's reference")

    async def _taken_up(
        self, provider: Provider, wanted: PaintRequest, key: str, known: str | None
    ) -> str | None:
        """The reference of work that a dead worker began, perhaps."""
        ours = provider.profile.client_ids and not (known or "").startswith(BEGUN_ELSEWHERE)
        if known is not None and not ours:
            return known
        ref = await provider.reconcile(wanted, key=key)
        if ref is not None:
            return ref
        if not ours:
            unknown = ProviderError(provider.profile.name, ProviderErrorKind.TIMEOUT_UNKNOWN)
            return await self._found(provider, wanted, key, unknown)
        # It would know the work under our id, and does not: it was never sent.
        return await provider.submit(wanted, key=key)

    async def _found(
        self, provider: Provider, wanted: PaintRequest, key: str, error: ProviderError
    ) -> str:
        """The reference of work whose create was not answered; raises ``error`` where there is none."""
        if error.kind is not ProviderErrorKind.TIMEOUT_UNKNOWN or not provider.profile.resumable:
            raise error
        looks = HEARD_LOOKS if provider.profile.calls_back else 1
        for look in range(looks):
            try:
                ref = await provider.reconcile(wanted, key=key)
            except ProviderError:
                raise error from None
            if ref is not None:
                log.info("unanswered_call_found", provider=provider.profile.name)
                return ref
            if look < looks - 1:
                await self._clock.sleep(HEARD_LOOK_S)
        raise error


def key_of(job: Job, index: int) -> str:
    """Our own id of one picture's work, for providers that take one."""
    return f"{job.id}:{index}"


def paint_request(
    job: Job,
    request: JobRequest,
    sources: tuple[SourcePicture, ...],
    index: int,
    mask: bytes | None = None,
) -> PaintRequest:
    return PaintRequest(
        operation=Operation(request.operation),
        prompt=RefinedPrompt(request.painted),
        instruction=request.instruction,
        negative=request.negative,
        model=request.model,
        size=Size(width=request.width, height=request.height),
        seed=request.seed + index,
        index=index,
        style=request.style,
        resolution=request.resolution,
        factor=request.factor,
        sources=sources,
        mask=mask,
        margins=request.margins,
        end_user=pseudonym(job.person),
        server=job.server,
        tolerance=request.tolerance,
    )

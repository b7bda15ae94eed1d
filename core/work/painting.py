"""One claimed job at its provider: from the pictures it starts from to the pictures in storage."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from core.db.database import Database, Row
from core.db.rows import to_picture
from core.decoding import apart
from core.errors import PictureRejected, PictureWithheld, ProviderError, ProviderErrorKind
from core.jobs import Job, Stage
from core.outbound.first_signs import FirstSigns
from core.pictures import (
    Begun,
    Painted,
    PaintRequest,
    Picture,
    Preview,
    Progress,
    Sketch,
    SourcePicture,
    StoredBlob,
)
from core.ports import Clock, Provider, Storage
from core.request import JobRequest
from core.work.calls import Calls, key_of, paint_request
from core.work.flatness import asks_plain
from core.work.looking import Looker
from core.work.masks import canonical_mask
from core.work.room import Room
from core.work.settlement import Held, Made, Tried, held_of

log = structlog.get_logger()

#: How many answers may be on their way from the provider into storage at one time: what bounds memory.
FINISHING_PLACES = 6
#: Bytes of pictures that requests start from, in memory at one time: they are held until the last one
#: that is made of them has come, and four times as large while they are sent. Sixteen of 4 MB wait for
#: nobody.
SOURCES_BYTES_MAX = 64 * 2**20


@dataclass(slots=True)
class Painting:
    """A job under way in this process: what the status line shows and what settlement needs."""

    job: Job
    request: JobRequest
    stage: Stage = Stage.INITIALIZING
    #: Seconds since the epoch at which the provider began.
    began_s: float | None = None
    #: How far each picture of the batch is, where the provider tells.
    fractions: dict[int, float] = field(default_factory=dict)
    refs: dict[int, str] = field(default_factory=dict)
    tried: dict[int, Tried] = field(default_factory=dict)
    #: Finished pictures that an operator looks at before anybody else does.
    held: list[Held] = field(default_factory=list)
    percent: int = 0
    #: The percent that the row knows.
    written: int = 0
    slow: bool = False
    #: Stage, percent and slowness as the clock showed them last.
    ticked: tuple[Stage, int, bool] | None = None
    cancelled: bool = False

    @property
    def tries(self) -> tuple[Tried, ...]:
        """How the provider calls ended; those that were cut short ended with the job."""
        canceled = ProviderErrorKind.CANCELED.value
        return tuple(
            self.tried.get(index, Tried(index=index, outcome=canceled))
            for index in range(self.request.count)
        )


#: Told when a painting moved: its stage, its fractions, or a preview of one of its pictures.
Moved = Callable[[Painting, Sketch | None], Awaitable[None]]


class Studio:
    """Has one job painted.

    ``deadline_s``: seconds until a silent provider is given up; ``deadlines`` holds those of models
    that usually take longer. ``looker`` sees every picture before it is shown; with one there are no
    previews, since nobody could look at those in time.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        providers: Mapping[str, Provider],
        storage: Storage,
        first_signs: FirstSigns,
        *,
        deadline_s: float,
        deadlines: Mapping[str, float] | None = None,
        looker: Looker | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._providers = providers
        self._storage = storage
        self._first_signs = first_signs
        self._deadline_s = deadline_s
        self._deadlines = deadlines or {}
        self._looker = looker
        self._calls = Calls(database, clock)
        self._finishing = asyncio.Semaphore(FINISHING_PLACES)
        self._sources = Room(SOURCES_BYTES_MAX)

    async def paint(self, painting: Painting, moved: Moved) -> list[Made]:
        """The pictures of a batch that came out, at least one; raises what went wrong otherwise."""
        provider = self._painter_of(painting.job)
        stored = [await self._stored(picture) for picture in painting.request.sources]
        async with self._sources.of(sum(picture.bytes for picture in stored)):
            return await self._paint_from(painting, provider, stored, moved)

    async def _paint_from(
        self, painting: Painting, provider: Provider, stored: Sequence[Picture], moved: Moved
    ) -> list[Made]:
        job, request = painting.job, painting.request
        sources = tuple([await self._read(picture) for picture in stored])
        mask = await self._mask(request, sources)
        earlier = await self._calls.earlier(job)
        results = await _ended(
            [
                self._paint_one(
                    painting, provider, paint_request(job, request, sources, index, mask),
                    earlier.get(index), moved,
                )
                for index in range(request.count)
            ]
        )  # fmt: skip
        try:
            return _made_of(results)
        finally:
            # An error knows this frame, and this frame the error: both would keep the pictures for long.
            results.clear()

    def _painter_of(self, job: Job) -> Provider:
        """Raises `ProviderError` (auth) where the operator took the painter away since."""
        found = self._providers.get(job.provider)
        if found is None:
            raise ProviderError(job.provider, ProviderErrorKind.AUTH, "not configured any more")
        return found

    async def follow_late(self, job: Job, index: int, ref: str, *, seconds: float) -> tuple[Made, int]:
        """Look once more at work that was given up: the picture and its cost, or `ProviderError`."""
        request = JobRequest.from_json(job.request)
        wanted = paint_request(job, request, (), index)
        provider = self._painter_of(job)
        async with asyncio.timeout(seconds):
            async for event in provider.follow(wanted, key=key_of(job, index), ref=ref):
                if isinstance(event, Painted):
                    blob = await self._kept(job, event)
                    return Made(index=index, blob=blob, model=event.model or ""), event.cost_micros
        raise ProviderError(job.provider, ProviderErrorKind.PROVIDER_BUG, "no picture came")

    async def look(self, job: Job, made: Made) -> None:
        """Raises `PictureWithheld` where a finished picture must not be shown."""
        if self._looker is not None:
            await self._looker.look(job, made.blob)

    async def heard_of(self, job: Job, index: int) -> str | None:
        """The reference of work whose create was never answered, where its provider knows it by now."""
        provider = self._providers.get(job.provider)
        if provider is None or not provider.profile.resumable:
            return None
        wanted = paint_request(job, JobRequest.from_json(job.request), (), index)
        return await provider.reconcile(wanted, key=key_of(job, index))

    async def stop(self, painting: Painting) -> None:
        """Tell the provider that nobody waits any more; failing to is no failure."""
        for ref in painting.refs.values():
            try:
                provider = self._painter_of(painting.job)
                await provider.cancel(ref)
            except ProviderError as error:
                log.info("cancel_failed", job=painting.job.id, kind=error.kind.value)

    async def _paint_one(
        self,
        painting: Painting,
        provider: Provider,
        wanted: PaintRequest,
        earlier: Row | None,
        moved: Moved,
    ) -> Made:
        index = wanted.index
        try:
            async with asyncio.timeout(self._deadlines.get(wanted.model, self._deadline_s)):
                made, cost = await self._follow(painting, provider, wanted, earlier, moved)
        except TimeoutError:
            # With a reference the painter may still finish: it is looked at again for a while.
            known = index in painting.refs
            kind = ProviderErrorKind.TIMEOUT if known else ProviderErrorKind.TIMEOUT_UNKNOWN
            painting.tried[index] = Tried(index=index, outcome=kind.value)
            raise ProviderError(painting.job.provider, kind) from None
        except ProviderError as error:
            painting.tried[index] = Tried(
                index=index, outcome=error.kind.value, cost_micros=error.cost_micros
            )
            raise
        except (PictureRejected, OSError):
            painting.tried[index] = Tried(index=index, outcome=ProviderErrorKind.PROVIDER_BUG.value)
            raise
        painting.tried[index] = Tried(index=index, outcome="succeeded", cost_micros=cost)
        try:
            await self.look(painting.job, made)
        except PictureWithheld as error:
            if (held := held_of(made, error)) is not None:
                painting.held.append(held)
            raise
        return made

    async def _follow(
        self,
        painting: Painting,
        provider: Provider,
        wanted: PaintRequest,
        earlier: Row | None,
        moved: Moved,
    ) -> tuple[Made, int]:
        job = painting.job
        ref = await self._calls.begin(job, provider, wanted, earlier)
        if ref is not None:
            painting.refs[wanted.index] = ref
        painting.stage = Stage.GENERATING
        painting.began_s = painting.began_s or self._clock.now_ms() / 1000
        await moved(painting, None)
        done: tuple[Made, int] | None = None
        try:
            # To its end: each generator that is left before costs a task that closes it.
            async for event in provider.follow(wanted, key=key_of(job, wanted.index), ref=ref):
                if isinstance(event, Painted):
                    made = await self._store(painting, wanted.index, event, moved)
                    done = made, event.cost_micros
                elif isinstance(event, Begun):
                    painting.refs[wanted.index] = event.ref
                    await self._calls.remember(job, wanted.index, event.ref)
                else:
                    await self._event(painting, wanted.index, event, moved)
        except ProviderError as error:
            if done is None:
                raise
            log.warning("failed_after_picture", job=job.id, kind=error.kind.value)
        if done is None:
            raise ProviderError(job.provider, ProviderErrorKind.PROVIDER_BUG, "no picture came")
        return done

    async def _event(
        self, painting: Painting, index: int, event: Progress | Preview, moved: Moved
    ) -> None:
        if isinstance(event, Preview):
            if self._looker is None:
                await moved(painting, Sketch(index=index, body=event.body))
            return
        if event.fraction is not None:
            painting.fractions[index] = event.fraction
        painting.stage = Stage.THINKING if event.thinking else Stage.GENERATING
        await moved(painting, None)

    async def _store(self, painting: Painting, index: int, painted: Painted, moved: Moved) -> Made:
        """Into storage when one of the finishing places is free: nothing is read before that."""
        async with self._finishing:
            await self._first_signs.first()
            painting.stage = Stage.PROCESSING
            await moved(painting, None)
            blob = await self._kept(painting.job, painted)
            painting.stage = Stage.UPLOADING
            await moved(painting, None)
        return Made(index=index, blob=blob, model=painted.model or "")

    async def _kept(self, job: Job, painted: Painted) -> StoredBlob:
        """One colour all over is no picture, unless it was asked for; black is a safety checker's."""
        blob = await self._storage.put(painted.body)
        if not (blob.flat or blob.black) or _plain_wanted(job, black=blob.black):
            return blob
        kind = ProviderErrorKind.MODERATED_OUTPUT if blob.black else ProviderErrorKind.PROVIDER_BUG
        raise ProviderError(
            job.provider, kind, "one colour", cost_micros=painted.cost_micros, maybe_done=True
        )

    async def _mask(self, request: JobRequest, sources: tuple[SourcePicture, ...]) -> bytes | None:
        """The person's mask in the canonical form, as large as the picture it lies on."""
        if request.mask is None or not sources:
            return None
        stored = await self._read(await self._stored(request.mask))
        size = sources[0].size
        pixels = max(size.width * size.height, stored.size.width * stored.size.height)
        return await apart(pixels, canonical_mask, stored.body, size)

    async def _stored(self, picture: str) -> Picture:
        row = await self._database.one("picture_get", id=picture)
        if row is None:
            raise ProviderError("store", ProviderErrorKind.NOT_FOUND_OR_EXPIRED, picture)
        return to_picture(row)

    async def _read(self, picture: Picture) -> SourcePicture:
        body = await self._storage.read(picture.blob)
        return SourcePicture(media_type=picture.media_type, size=picture.size, body=body)


def _plain_wanted(job: Job, *, black: bool) -> bool:
    """Asked for in words; what is made from a plain picture may well be plain too, but not black."""
    request = JobRequest.from_json(job.request)
    return asks_plain(request.asked, request.prompt) or (bool(request.sources) and not black)


def _made_of(results: Sequence[Made | BaseException]) -> list[Made]:
    """At least one; raises what went wrong otherwise, and what was cut short in any case."""
    if any(isinstance(one, asyncio.CancelledError) for one in results):
        raise next(one for one in results if isinstance(one, asyncio.CancelledError))
    if not any(isinstance(one, Made) for one in results):
        raise _telling([one for one in results if isinstance(one, BaseException)])
    return [one for one in results if isinstance(one, Made)]


async def _ended(pictures: Sequence[Coroutine[Any, Any, Made]]) -> list[Made | BaseException]:
    """How each of a batch ended. One alone needs no task of its own: thousands may be under way."""
    if len(pictures) == 1:
        try:
            return [await pictures[0]]
        except Exception as error:
            return [error]
    ended: list[Made | BaseException] = await asyncio.gather(*pictures, return_exceptions=True)
    return ended


def _telling(errors: Sequence[BaseException]) -> BaseException:
    """The one that decides about the job: with a picture held for review nothing is tried again."""
    return next((error for error in errors if isinstance(error, PictureWithheld)), errors[0])

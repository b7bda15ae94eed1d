"""The look at finished pictures before anybody sees them: shown, held for an operator, or dropped."""

import asyncio

import structlog

from core.conversation import Moderation, Verdict
from core.errors import PictureWithheld
from core.jobs import Job
from core.people.members import Members
from core.pictures import StoredBlob
from core.ports import Clock, PictureModerator, Storage
from core.safety.judging import UNAVAILABLE
from core.safety.reviews import Reviews

log = structlog.get_logger()

#: A service that was silent is asked once more, after so long: the painter has been paid already.
AGAIN_AFTER_S = 1.0
#: How many pictures may be in memory for it at one time.
LOOKING_PLACES = 6


class Looker:
    """One gate for every picture of a painter, on time or late; only where a service is configured."""

    def __init__(
        self, moderator: PictureModerator, storage: Storage, reviews: Reviews, members: Members,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._moderator = moderator
        self._storage = storage
        self._reviews = reviews
        self._members = members
        self._clock = clock
        self._places = asyncio.Semaphore(LOOKING_PLACES)

    async def look(self, job: Job, blob: StoredBlob) -> None:
        """Raises `PictureWithheld` where the picture must not be shown.

        What an operator may let through stays in storage; what nobody may is deleted at once. A
        service that stays silent is no permission: held for people of a higher tier, else deleted.
        """
        found = await self._found(job, blob)
        if found.verdict is Verdict.ALLOW:
            return
        log.warning("picture_withheld", job=job.id, category=found.category, rule=found.rule)
        if found.verdict is Verdict.BLOCK:
            await self._reviews.drop_blob(blob.key)
        raise PictureWithheld(_reason(found), category=found.category, rule=found.rule)

    async def _found(self, job: Job, blob: StoredBlob) -> Moderation:
        standing = await self._members.standing(job.person, job.thread)
        trusted = standing.tier.name != self._members.tiers.lowest.name
        async with self._places:
            body = await self._storage.read(blob.key)
            found = await self._moderator.moderate_picture(blob.media_type, body, trusted=trusted)
            if found.category == UNAVAILABLE:
                await self._clock.sleep(AGAIN_AFTER_S)
                found = await self._moderator.moderate_picture(blob.media_type, body, trusted=trusted)
        return found


def _reason(found: Moderation) -> str:
    if found.verdict is Verdict.REVIEW:
        return PictureWithheld.REVIEWED
    if found.category == UNAVAILABLE:
        return PictureWithheld.UNCHECKED
    return PictureWithheld.MODERATED

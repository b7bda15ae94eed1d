"""What a message may refer to: the last turns, pictures and jobs of its thread, bounded."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import msgspec

from core.conversation import Context, Incoming, Role, ThreadJob, ThreadPicture, Turn
from core.db.database import Database, Row, Tx
from core.inbound.commands import talk_of
from core.outbound.kept import pictures_of
from core.pictures import PaintParams
from core.request import JobRequest

#: Design, section 9: the last 6 turns, replies cut to 250 characters.
TURNS_MAX = 6
REPLY_CHARS_MAX = 250
PICTURES_MAX = 12
#: Parameters of pictures kept as they were read: the newest ones are context of every message.
PARAMS_KEPT = 1_000
#: A job that failed this long ago is no longer what "where is my picture" means.
FAILED_RECENTLY_MS = 600_000
ACTIVE = ("queued", "running")
#: For how long a person's own picture is what they mean, whoever else paints there.
OWN_LATELY_MS = 900_000
#: For how long the next words may be the answer to "What shall I draw?".
ASKED_RECENTLY_MS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the store knows of a thread, newest first; ``replied``: the picture that a reply is to, or
    ``below``, the status of a request that has none yet. ``waiting``: the person's changes that wait.
    """

    turns: Sequence[Row]
    pictures: Sequence[Row]
    jobs: Sequence[Row]
    replied: str | None
    below: str | None = None
    waiting: Sequence[Row] = ()
    as_typed: bool = False


async def past_of(tx: Tx, session: Row, incoming: Incoming, *, now_ms: int) -> Past:
    """Every query is a window by index."""
    own = session["id"]
    person = await tx.one("person_get", id=incoming.person)
    pictures = await tx.all("pictures_last", session=own, limit=PICTURES_MAX)
    replied, below = await _replied(tx, incoming)
    if replied is not None and all(row["id"] != replied for row in pictures):
        # An old one, or one of another place that was shown here: what it shows is known all the same.
        old = await tx.one("picture_get", id=replied)
        pictures = [*pictures, old] if old is not None else pictures
    return Past(
        turns=await tx.all("turns_talked", session=own, limit=TURNS_MAX + 1),
        pictures=pictures,
        jobs=await tx.all("jobs_of_session", session=own, since=now_ms - FAILED_RECENTLY_MS),
        replied=replied,
        below=below,
        waiting=await tx.all("follows_of", thread=incoming.thread, person=incoming.person),
        as_typed=person is not None and bool(person["as_typed"]),
    )


async def context_of(database: Database, session: Row, incoming: Incoming, *, now_ms: int) -> Context:
    """The state of the thread as the rules see it, read now."""
    past = await database.read(lambda tx: past_of(tx, session, incoming, now_ms=now_ms))
    return context_from(past, session, incoming, now_ms=now_ms)


async def context_when_said(
    database: Database, session: Row, incoming: Incoming, *, now_ms: int
) -> Context:
    """As `context_of`, for what had to wait: pictures as they are now, and no word said later."""
    past = await database.read(lambda tx: past_of(tx, session, incoming, now_ms=now_ms))
    own = (n for n, row in enumerate(past.turns) if row["event"] == incoming.event)
    since = past.turns[next(own, len(past.turns)) :]
    return context_from(replace(past, turns=since), session, incoming, now_ms=now_ms)


def context_from(past: Past, session: Row, incoming: Incoming, *, now_ms: int) -> Context:
    """The state of the thread as the rules see it."""
    earlier = [
        row for row in reversed(past.turns)
        if row["event"] != incoming.event and (talk_of(row["text"]) or not row["text"])
    ]  # fmt: skip
    pictures = [row for row in past.pictures if row["id"] != incoming.mask]
    settings: dict[str, Any] = {"count": 1, **json.loads(session["settings"])}
    negative = tuple(settings.pop("negative", ()))
    asked = (
        session["asked"] == incoming.person
        and now_ms - session["asked_ms"] < ASKED_RECENTLY_MS
        and not _answered(past, incoming.person, session["asked_ms"])
    )
    seen = _pictures(pictures, earlier, head_of(session, pictures))
    own = None if incoming.direct else _own(seen, pictures, incoming.person, now_ms)
    coming = _coming(past, incoming.person, own)
    waiting = [row["id"] for row in past.waiting if row["event"] != incoming.event]
    return Context(
        author=incoming.person,
        direct=incoming.direct,
        addressed=incoming.addressed,
        attachments=tuple(attachment.picture for attachment in incoming.attachments),
        reply_to=past.replied,
        turns=(*(_turn(row) for row in earlier), *_pointed_at(incoming)),
        pictures=seen,
        own=own,
        coming=coming["id"] if coming is not None else None,
        awaits=max((*waiting, *((coming["status_id"],) if coming is not None else ())), default=None),
        below=past.below,
        waiting=len(waiting),
        jobs=tuple(
            ThreadJob(
                id=row["id"],
                state=row["state"],
                owner=row["person"],
                prompt=JobRequest.from_json(row["request"]).asked[:REPLY_CHARS_MAX],
            )
            for row in past.jobs
        ),
        settings=PaintParams(**settings),
        negative=negative,
        asked=asked,
        as_typed=past.as_typed,
    )


def _own(seen: Sequence[ThreadPicture], rows: Sequence[Row], person: str, now_ms: int) -> str | None:
    """The person's own newest picture, as long as they may still be at it and it is not the newest."""
    since = now_ms - OWN_LATELY_MS
    lately = {row["job_id"] or row["id"] for row in rows if row["at_ms"] > since}
    jobs = {row["id"]: row["job_id"] or row["id"] for row in rows}
    mine = [one.id for one in seen if one.owner == person and jobs.get(one.id) in lately]
    return mine[-1] if mine and seen[-1].owner != person else None


def _coming(past: Past, person: str, own: str | None) -> Row | None:
    """What is painted for the person, where they asked for it when they had seen the newest picture."""
    seen_ms = [row["at_ms"] for row in past.pictures if own is None or row["id"] == own]
    jobs = [
        row for row in past.jobs
        if row["state"] in ACTIVE and row["person"] == person
        and row["created_ms"] > max(seen_ms, default=0)
    ]  # fmt: skip
    return jobs[-1] if jobs else None


def _answered(past: Past, person: str, asked_ms: int) -> bool:
    """Whether "What shall I draw?" had its answer: what is said after that is no answer to it."""
    own = [row["at_ms"] for row in past.pictures if row["owner"] == person and row["job_id"]]
    own += [row["created_ms"] for row in past.jobs if row["person"] == person]
    return any(at_ms > asked_ms for at_ms in own)


async def _replied(tx: Tx, incoming: Incoming) -> tuple[str | None, str | None]:
    """The picture that a reply is to; or the status of what it is to, as long as that is on its way."""
    if not incoming.reply_to_message:
        return None, None
    status = await tx.one("status_by_message", thread=incoming.thread, message=incoming.reply_to_message)
    if status is None:
        return None, None
    picture = await _shown_in(tx, status, incoming.reply_to_place)
    if picture is not None:
        return picture, None
    job = await tx.one("job_get", id=status["job_id"]) if status["job_id"] else None
    comes = status["follows"] is not None or (job is not None and job["state"] in ACTIVE)
    return None, status["id"] if comes else None


async def _shown_in(tx: Tx, status: Row, place: int) -> str | None:
    """The picture that a message shows, of several the one in that place."""
    if not status["job_id"]:
        shown = pictures_of(status["line"]) if status["line"] else []
        one = shown[min(place, len(shown)) - 1] if shown else ""
        row = await tx.one("picture_get", id=one) if one else None
        return one if row is not None and row["deleted_ms"] is None else None
    made = await tx.all("pictures_of_job", job=status["job_id"])
    return made[min(place, len(made)) - 1]["id"] if made else None


def _pointed_at(incoming: Incoming) -> Sequence[Turn]:
    """The words that a reply is about, as if its author had just said them: "draw this"."""
    if not incoming.quote:
        return ()
    return (Turn(role=Role.USER, text=incoming.quote[:REPLY_CHARS_MAX], user=incoming.person),)


def _turn(row: Row) -> Turn:
    return Turn(role=Role(row["role"]), text=talk_of(row["text"])[:REPLY_CHARS_MAX], user=row["person"])


def head_of(session: Row, pictures: Sequence[Row]) -> str | None:
    """What an undo went back to, until there is a newer picture."""
    newer = any(row["at_ms"] > session["head_ms"] for row in pictures)
    return None if newer else session["head"]


def _pictures(rows: Sequence[Row], turns: Sequence[Row], head: str | None) -> tuple[ThreadPicture, ...]:
    """Oldest first; a batch is one entry; what somebody went back to counts as the newest, and one of a
    batch that was chosen stands for itself."""
    batches: dict[str, list[Row]] = {}
    for row in reversed(rows):
        batches.setdefault(row["job_id"] or row["id"], []).append(row)
    said = [row["at_ms"] for row in turns]
    found = [_picture(batch, said) for batch in batches.values()]
    chosen = [row for row in rows if row["id"] == head and int(row["idx"]) > 0]
    found += [_picture(chosen, said)] if chosen else []
    return tuple(sorted(found, key=lambda picture: picture.id == head))


@lru_cache(PARAMS_KEPT)
def _params(stored: str) -> PaintParams:
    request = msgspec.json.decode(stored)
    return PaintParams(
        aspect_ratio=request.get("aspect_ratio"),
        resolution=request.get("resolution"),
        style=request.get("style"),
        seed=request.get("seed"),
        model=request.get("model"),
    )


def _picture(batch: Sequence[Row], said: Sequence[int]) -> ThreadPicture:
    """``said``: when the turns were, oldest first."""
    first = min(batch, key=lambda row: int(row["idx"]))
    return ThreadPicture(
        id=first["id"],
        prompt=first["prompt"],
        owner=first["owner"],
        params=_params(first["params"]),
        n_images=len(batch),
        turn=bisect_right(said, first["at_ms"]) - 1,
        negative=tuple(part for part in first["negative"].split(", ") if part),
        parent=first["parent_id"],
    )

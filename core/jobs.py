"""A job: one request on its way to one message with one picture (or one batch) and one charge."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from core.conversation import PersonId, SessionId, ThreadKey
from core.credits import AccountId, Credits, HoldId

JobId = NewType("JobId", str)
StatusId = NewType("StatusId", str)


class JobState(StrEnum):
    """Where a job is. A job moves only along `MOVES`."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in FINAL


FINAL = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})

#: All moves, as the statements of `jobs.sql` guard them; "running → queued" is a retry or a hand-back.
MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED, JobState.FAILED}),
    JobState.RUNNING: frozenset(
        {JobState.QUEUED, JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}
    ),
    JobState.SUCCEEDED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELLED: frozenset(),
}


class PublicState(StrEnum):
    """What people see of a job's state."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


def public_state(state: JobState) -> PublicState:
    """Every internal state maps to one of the four that people see."""
    return {
        JobState.QUEUED: PublicState.PENDING,
        JobState.RUNNING: PublicState.PROCESSING,
        JobState.SUCCEEDED: PublicState.COMPLETED,
        JobState.FAILED: PublicState.FAILED,
        JobState.CANCELLED: PublicState.FAILED,
    }[state]


class Stage(StrEnum):
    """A mark on the way, with its percent (design, section 4); a line may skip any but the last."""

    UNDERSTANDING = "understanding"
    REFINING = "refining_prompt"
    TRIMMING = "trimming"
    QUEUED = "queued"
    INITIALIZING = "initializing"
    THINKING = "thinking"
    GENERATING = "generating"
    RETRYING = "retrying"
    PROCESSING = "processing"
    UPLOADING = "uploading"
    FINALIZING = "finalizing"
    COMPLETE = "complete"


PERCENT: dict[Stage, int] = {
    Stage.UNDERSTANDING: 5,
    Stage.REFINING: 8,
    Stage.TRIMMING: 9,
    Stage.QUEUED: 10,
    Stage.INITIALIZING: 30,
    Stage.THINKING: 60,
    Stage.GENERATING: 60,
    Stage.RETRYING: 60,
    Stage.PROCESSING: 80,
    Stage.UPLOADING: 90,
    Stage.FINALIZING: 95,
    Stage.COMPLETE: 100,
}

#: While painting the line moves from 60 towards this, never beyond.
GENERATING_MAX = 79


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The durable row of a job. Times are milliseconds since the epoch.

    ``request`` is the JSON of the `core.request.JobRequest` it was made from. ``attempt`` counts the
    claims and fences a worker that came back from the dead; ``tries`` counts the provider's errors
    and ``crashes`` the workers that died on it, so that one does not use up the other. ``account`` is
    the person's, for their turn in the queue; ``payer`` the server whose pot paid, "" for the person.
    ``thinking_micros``: what a language model charged for its words, in millionths of a dollar.
    """

    id: JobId
    idem: str
    account: AccountId
    person: PersonId
    session: SessionId
    thread: ThreadKey
    status: StatusId
    provider: str
    model: str
    request: str
    hold: HoldId
    price: Credits
    state: JobState
    run_at: int
    attempt: int
    tries: int
    tries_max: int
    crashes: int
    worker: str | None
    cancel_requested: bool
    error: str | None
    charged: Credits
    thinking_micros: int
    dead: bool
    stage: Stage
    percent: int
    created_ms: int
    started_ms: int | None
    finished_ms: int | None
    #: The server (or group) that it was asked in, "" in private.
    server: str = ""
    payer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMessage:
    """The one message of a request, as ids; it survives restarts.

    ``message``: the platform's id of it, None until it is known (or after a person deleted it).
    ``request``: the id of the person's own message, to reply to. ``nonce``: the same for every try
    to send it. ``route``: what the adapter gave with the request.
    """

    id: StatusId
    thread: ThreadKey
    person: PersonId
    event: str
    job: JobId | None
    message: str | None
    request: str
    nonce: str
    route: dict[str, str]
    final_done: bool
    locale: str

"""Rows of the store as the types of the core."""

import json

from core.conversation import PersonId, SessionId, ThreadKey
from core.credits import AccountId, Credits, HoldId, Transfer, TransferKind
from core.db.database import Row
from core.jobs import Job, JobId, JobState, Stage, StatusId, StatusMessage
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size


def to_job(row: Row) -> Job:
    return Job(
        id=JobId(row["id"]),
        idem=row["idem"],
        account=AccountId(row["account_id"]),
        person=PersonId(row["person"]),
        session=SessionId(row["session_id"]),
        thread=ThreadKey(row["thread"]),
        status=StatusId(row["status_id"]),
        provider=row["provider"],
        model=row["model"],
        request=row["request"],
        hold=HoldId(row["hold_id"]),
        price=Credits(row["price"]),
        state=JobState(row["state"]),
        run_at=row["run_at"],
        attempt=row["attempt"],
        tries=row["tries"],
        tries_max=row["attempts_max"],
        crashes=row["crashes"],
        worker=row["worker_id"],
        cancel_requested=bool(row["cancel_requested"]),
        error=row["error"],
        charged=Credits(row["charged"]),
        thinking_micros=row["thinking_micros"],
        dead=bool(row["dead"]),
        stage=Stage(row["stage"]),
        percent=row["percent"],
        created_ms=row["created_ms"],
        started_ms=row["started_ms"],
        finished_ms=row["finished_ms"],
        server=row["server"],
        payer=row["payer"],
    )


def to_status(row: Row) -> StatusMessage:
    return StatusMessage(
        id=StatusId(row["id"]),
        thread=ThreadKey(row["thread"]),
        person=PersonId(row["person"]),
        event=row["event"],
        job=JobId(row["job_id"]) if row["job_id"] else None,
        message=row["message"],
        request=row["request"],
        nonce=row["nonce"],
        route=json.loads(row["route"]),
        final_done=bool(row["final_done"]),
        locale=row["locale"],
    )


def to_picture(row: Row) -> Picture:
    return Picture(
        id=PictureId(row["id"]),
        blob=BlobKey(row["blob"]),
        media_type=MediaType(row["media_type"]),
        size=Size(width=row["width"], height=row["height"]),
        bytes=row["bytes"],
        owner=row["owner"],
        session=row["session_id"],
        job=row["job_id"],
        index=row["idx"],
        parent=PictureId(row["parent_id"]) if row["parent_id"] else None,
        prompt=row["prompt"],
        created_ms=row["at_ms"],
        model=row["model"],
    )


def to_transfer(row: Row) -> Transfer:
    return Transfer(
        id=row["id"],
        debit=AccountId(row["debit"]),
        credit=AccountId(row["credit"]),
        amount=Credits(row["amount"]),
        kind=TransferKind.EXPIRE if row["ref"].startswith("expire:") else TransferKind(row["kind"]),
        hold=HoldId(row["hold_id"]) if row["hold_id"] else None,
        ref=row["ref"],
        reason=row["reason"],
        at_ms=row["at_ms"],
    )

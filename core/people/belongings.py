"""Everything about one person: given to them as a zip, or forgotten, with a receipt.

What is forgotten: the person's row, turns, stored events, prompts, pictures and their files. What
stays, under a name that leads nowhere: amounts of the journal, and when jobs ran and what they cost.
"""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.conversation import PersonId
from core.db.database import Database, Row, Tx
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.outbound.kept import stored_line
from core.outbound.lines import answer_line
from core.pictures import BlobKey, MediaType, Operation
from core.ports import Clock, Storage
from core.request import JobRequest

TABLES = (
    "person", "turns", "statuses", "jobs", "attempts", "pictures", "audit", "accounts", "rules",
    "members", "reminders", "payments", "strikes", "reviews", "links", "masks", "sessions",
)  # fmt: skip
#: A request without a word, for jobs that stay in the statistics.
BLANK = JobRequest(
    operation=Operation.GENERATE, asked="", prompt="", model="", width=1, height=1, seed=0, price_each=0
)  # fmt: skip
#: In place of what was still to be said to them; in the language of each message.
UNSAID = replace(answer_line("deleted"), private=False)
#: Begins the name that what is left of a forgotten person has.
NAMELESS = "forgotten:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was forgotten. ``alias`` is the name that the journal has now; nothing leads back from it."""

    id: str
    alias: str
    at_ms: int
    rows: dict[str, int]
    files: int


class Belongings:
    def __init__(self, database: Database, clock: Clock, storage: Storage) -> None:
        self._database = database
        self._clock = clock
        self._storage = storage

    async def pictures(self, person: PersonId) -> list[Row]:
        """Those that are still there."""
        rows = await self._database.all("own_pictures", person=person)
        return [row for row in rows if row["deleted_ms"] is None]

    async def export(self, person: PersonId, target: Path, *, pictures: bool = True) -> dict[str, int]:
        """Write the zip: `manifest.json`, a JSON file a table, the pictures. Answers rows by table.

        Raises `Refusal` (not_found) where nothing is known of the person.
        """
        found = await self._rows(self._database, person)
        if not any(found.values()):
            raise Refusal(RefusalCode.NOT_FOUND)
        manifest: list[dict[str, object]] = []
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for table, rows in found.items():
                body = json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1)
                manifest.append(_added(archive, f"rows/{table}.json", body.encode(), len(rows)))
            for row in found["pictures"]:
                if pictures and row["deleted_ms"] is None:
                    manifest += await self._add_picture(archive, row)
            about = {"person": person, "made_ms": self._clock.now_ms(), "files": manifest}
            archive.writestr("manifest.json", json.dumps(about, ensure_ascii=False, indent=1))
        return {table: len(rows) for table, rows in found.items()}

    async def _add_picture(self, archive: zipfile.ZipFile, row: Row) -> list[dict[str, object]]:
        try:
            body = await self._storage.read(BlobKey(row["blob"]))
        except FileNotFoundError:
            return []
        name = f"pictures/{row['id']}{MediaType(row['media_type']).suffix}"
        return [_added(archive, name, body, 1)]

    async def forget(self, person: PersonId, *, who: str) -> Receipt:
        """Forget a person for good. Raises `Refusal`: not_found; too_early while a job is open,
        or a change waits for one."""
        alias, now = f"{NAMELESS}{new_id()}", self._clock.now_ms()
        async with self._database.tx(lock="submit") as tx:
            found = await self._rows(tx, person)
            if not any(found.values()):
                raise Refusal(RefusalCode.NOT_FOUND)
            waits = any(row["follows"] for row in found["statuses"])
            if waits or any(row["state"] in ("queued", "running") for row in found["jobs"]):
                raise Refusal(RefusalCode.TOO_EARLY)
            await self._forget(tx, person, alias, found, now)
            rows = {table: len(rows) for table, rows in found.items() if rows}
            await tx.run(
                "audit_add", id=new_id(), who=who, act="forget", subject=alias, reason="",
                facts=json.dumps(rows), now=now,
            )  # fmt: skip
        held = [row for row in found["reviews"] if row["blob"]]
        files = await self._delete([*found["pictures"], *held])
        return Receipt(id=new_id(), alias=alias, at_ms=now, rows=rows, files=files)

    async def _forget(
        self, tx: Tx, person: str, alias: str, found: dict[str, list[Row]], now: int
    ) -> None:
        for row in found["accounts"]:
            account, other = row["id"], alias + row["id"].removeprefix(person)
            await tx.run("forget_account_copy", account=account, alias=other)
            await tx.run("forget_account_jobs", account=account, alias=other)
            await tx.run("forget_transfers", account=account, alias=other)
            await tx.run("forget_account_drop", account=account)
        await tx.run("forget_causes", person=person, alias=alias)
        await tx.run("forget_pictures", person=person, alias=alias, now=now)
        await tx.run("forget_jobs", person=person, alias=alias, request=BLANK.to_json())
        await tx.run("forget_outbox", person=person, line=stored_line(UNSAID))
        await tx.run("forget_statuses", person=person, alias=alias)
        await tx.run("forget_turns", person=person)
        await tx.run("forget_strikes", person=person)
        await tx.run("forget_reviews", person=person)
        await tx.run("forget_inbox", mark=_mark(person))
        await tx.run("forget_audit", person=person, alias=alias)
        await tx.run("forget_audit_acts", person=person, alias=alias)
        await tx.run("forget_decided", person=person, alias=alias)
        await tx.run("forget_given_keys", person=person, alias=alias)
        await tx.run("forget_told", person=person)
        await tx.run("forget_tries", person=person)
        await tx.run("forget_payments", person=person, alias=alias)
        await tx.run("link_codes_drop", person=person)
        for table in ("rules", "members", "reminders", "sessions", "links", "masks"):
            await tx.run(f"forget_{table}", person=person)
        await tx.run("forget_person", person=person)

    async def _delete(self, pictures: Sequence[Row]) -> int:
        """The files that nobody else's picture is (equal pictures share one)."""
        count = 0
        for blob in {row["blob"] for row in pictures}:
            if await self._database.one("blob_used", blob=blob) is None:
                await self._storage.delete(BlobKey(blob))
                count += 1
        return count

    async def _rows(self, tx: Tx, person: str) -> dict[str, list[Row]]:
        found = {table: await tx.all(f"own_{table}", person=person) for table in TABLES}
        found["inbox"] = await tx.all("own_inbox", mark=_mark(person))
        transfers: dict[str, Row] = {}
        for account in found["accounts"]:
            for row in await tx.all("transfers_of", account=account["id"]):
                transfers[row["id"]] = row
        found["transfers"] = list(transfers.values())
        return found


def _added(archive: zipfile.ZipFile, name: str, body: bytes, rows: int) -> dict[str, object]:
    # A picture is packed already; to pack it again would only hold up everybody else.
    packed = zipfile.ZIP_STORED if name.startswith("pictures/") else zipfile.ZIP_DEFLATED
    archive.writestr(name, body, compress_type=packed)
    digest = hashlib.sha256(body).hexdigest()
    return {"name": name, "bytes": len(body), "sha256": digest, "rows": rows}


def _mark(person: str) -> str:
    """A LIKE pattern of how a stored event names its author."""
    named = json.dumps({"person": person}, ensure_ascii=False)[1:-1]
    for special in "!%_":
        named = named.replace(special, f"!{special}")
    return f"%{named}%"

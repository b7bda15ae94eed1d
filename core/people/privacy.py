"""`/privacy`: what is kept of a person, a copy of it, and an end to it, asked about once more."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from core.buttons import Verb
from core.conversation import PersonId
from core.days import DAY_MS
from core.db.database import Database
from core.errors import Refusal, RefusalCode
from core.messages import Document, Line
from core.outbound.lines import answer_line, button
from core.people.belongings import Belongings
from core.people.standing import of_person
from core.ports import Clock

#: Whoever is forgotten comes back with a new allowance: once in this time, in milliseconds.
AGAIN_MS = 30 * 86_400_000
#: Room for the rows beside the pictures, in bytes.
ROWS_BYTES = 512 * 1024
#: Names the rows that say who was forgotten lately, by a hash; each is dropped when its time is over.
FORGOT = "forgot/"
EXPORT, DELETE = "export", "delete"


class Privacy:
    """``forgotten`` are told who was, so that no memory of this process outlives the rows."""

    def __init__(
        self, database: Database, clock: Clock, belongings: Belongings, *,
        forgotten: Sequence[Callable[[PersonId], None]],
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._belongings = belongings
        self._forgotten = forgotten

    async def line(self, person: PersonId, what: str, locale: str, *, bytes_max: int) -> Line:
        """What `/privacy`, `/privacy export` and `/privacy delete` are answered with.

        ``bytes_max``: of a file that the platform can hand over, 0 for none. Raises `Refusal`.
        """
        match what.strip().casefold():
            case word if word == EXPORT and bytes_max:
                return await self._copy(person, locale, bytes_max)
            case word if word == EXPORT:
                return answer_line("export_elsewhere", locale=locale, person=person)
            case word if word == DELETE:
                kept = await self._belongings.pictures(person)
                sure = button(Verb.ERASE, mark_of(person))
                return answer_line("erase_sure", locale=locale, pictures=len(kept), buttons=[sure])
            case _:
                ways = [button(Verb.PRIVACY, "-", way) for way in (EXPORT, DELETE)]
                return answer_line("privacy", locale=locale, buttons=ways)

    async def _copy(self, person: PersonId, locale: str, bytes_max: int) -> Line:
        """All that is kept, as a zip; without the pictures where they are more than a file may be."""
        kept = await self._belongings.pictures(person)
        whole = sum(int(row["bytes"]) for row in kept) + ROWS_BYTES <= bytes_max
        with TemporaryDirectory() as folder:
            target = Path(folder) / "pentimento.zip"
            await self._belongings.export(person, target, pictures=whole)
            body = await asyncio.to_thread(target.read_bytes)
        line = answer_line("export" if whole else "export_rows", locale=locale, pictures=len(kept))
        return replace(line, document=Document(name=target.name, body=body))

    async def erase(self, person: PersonId, mark: str, locale: str) -> Line:
        """Forget a person who has said twice that they want it. Raises `Refusal`.

        Whoever is banned, suspended or was refused lately stays known until that is over.
        """
        if mark != mark_of(person):
            raise Refusal(RefusalCode.UNKNOWN_BUTTON)
        now = self._clock.now_ms()
        held = await self._database.one(
            "person_held", person=person, subject=of_person(person), now=now, since=now - DAY_MS
        )
        if held is not None:
            raise Refusal(RefusalCode.STAYS_KNOWN)
        async with self._database.tx() as tx:
            taken = await tx.one(
                "rate_take", key=f"{FORGOT}{mark}", now=now, next_tat=now + AGAIN_MS,
                interval=AGAIN_MS, burst_until=now,
            )  # fmt: skip
            if taken is None:
                raise Refusal(RefusalCode.STAYS_KNOWN)
        try:
            receipt = await self._belongings.forget(person, who="self")
        except Refusal:
            await self._database.run("rates_forget", prefix=f"{FORGOT}{mark}", before=now + AGAIN_MS)
            raise
        for forget in self._forgotten:
            forget(person)
        return answer_line("erased", locale=locale, files=receipt.files, receipt=receipt.id[-8:])


def mark_of(person: PersonId) -> str:
    """Who a button of `/privacy delete` is about: anybody may press it, for nobody but that person."""
    return hashlib.sha256(person.encode()).hexdigest()[:24]

"""How long what is kept: each kind of data has its time, and goes a little at a time when it is over."""

from dataclasses import dataclass

import structlog

from core.days import DAY_MS
from core.db.database import Database
from core.people.belongings import BLANK
from core.ports import Clock

log = structlog.get_logger()

ROWS_MAX = 500
#: Rounds of one kind in one run: what is more waits for the next.
ROUNDS_MAX = 40
#: Longer than any window in which something is told once.
TOLD_MS = 62 * DAY_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Days; 0 keeps for good. ``words``: of messages, requests and status lines, not of passports."""

    pictures: int = 0
    words: int = 0
    strikes: int = 90
    reviews: int = 90
    audit: int = 0


class Retention:
    """Journal, jobs' costs and accounts have no time: the books are kept."""

    def __init__(self, database: Database, clock: Clock, keeping: Keeping) -> None:
        self._database = database
        self._clock = clock
        self._keeping = keeping

    async def run(self) -> dict[str, int]:
        """Let go of what is over; answers how many rows of each kind, those with none left out."""
        now, keeping = self._clock.now_ms(), self._keeping
        ended = {
            "pictures": await self._each("expire_pictures", keeping.pictures, now=now),
            "turns": await self._each("expire_turns", keeping.words),
            "requests": await self._each("expire_requests", keeping.words, request=BLANK.to_json()),
            "lines": await self._each("expire_lines", keeping.words),
            "strikes": await self._each("expire_strikes", keeping.strikes),
            "reviews": await self._each("expire_reviews", keeping.reviews),
            "audit": await self._each("expire_audit", keeping.audit),
            "told": await self._rounds("expire_told", before=now - TOLD_MS),
            "rates": await self._rounds("expire_rates", before=now - DAY_MS),
            "rules": await self._rounds("expire_rules", now=now),
            "codes": await self._rounds("expire_codes", now=now),
        }
        return {kind: count for kind, count in ended.items() if count}

    async def _each(self, query: str, days: int, **more: object) -> int:
        if not days:
            return 0
        return await self._rounds(query, before=self._clock.now_ms() - days * DAY_MS, **more)

    async def _rounds(self, query: str, **params: object) -> int:
        """A short transaction for each round: a submit between two of them does not wait."""
        count = 0
        for _ in range(ROUNDS_MAX):
            async with self._database.tx() as tx:
                gone = len(await tx.all(query, limit=ROWS_MAX, **params))
            count += gone
            if gone < ROWS_MAX:
                break
        return count

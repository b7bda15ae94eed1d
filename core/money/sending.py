"""How many pictures a person may send, counted in the store: over all processes, and after a restart."""

from dataclasses import dataclass
from datetime import UTC, tzinfo

from core.conversation import PersonId
from core.days import HOUR_MS
from core.db.database import Tx
from core.errors import Refusal, RefusalCode
from core.money.gate import SKEW_MS
from core.money.limits import windows
from core.ports import Clock

#: What people call a megabyte.
MB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingTerms:
    """In any 60 minutes, and since midnight in ``zone``; 0 lifts a limit, and ``exempt`` have none."""

    per_hour: int = 100
    bytes_per_day: int = 2**30
    exempt: frozenset[str] = frozenset()
    zone: tzinfo = UTC


class Sending:
    def __init__(self, clock: Clock, terms: SendingTerms) -> None:
        self._clock = clock
        self._terms = terms

    async def check(self, tx: Tx, person: PersonId, *, coming: int = 0) -> None:
        """Raises `Refusal` (sent_hour, sent_day) where one more, of so many bytes, is too many."""
        terms, now = self._terms, self._clock.now_ms()
        if person in terms.exempt or not (terms.per_hour or terms.bytes_per_day):
            return
        since = windows(now, terms.zone)
        row = await tx.one(
            "sent_usage", person=person, hour=since.hour, day=since.day,
            nth=max(0, terms.per_hour - 1), until=now + SKEW_MS,
        )  # fmt: skip
        assert row is not None
        used, full_ms = int(row["day_bytes"]), int(row["hour_full_ms"])
        if terms.bytes_per_day and used + max(1, coming) > terms.bytes_per_day:
            # What is below a megabyte is no "0 MB".
            limit = max(1, terms.bytes_per_day // MB)
            raise Refusal(RefusalCode.SENT_DAY, limit=limit, zone=str(terms.zone))
        if terms.per_hour and full_ms:
            # A clock that went back does not make it longer.
            left_ms = min(full_ms, now) + HOUR_MS - now
            minutes = max(1, -(-left_ms // 60_000))
            raise Refusal(RefusalCode.SENT_HOUR, limit=terms.per_hour, minutes=minutes)

"""What looks like misuse and no limit stops: an operator is told and decides, nobody is punished."""

from dataclasses import dataclass
from typing import Final

from core.days import HOUR_MS
from core.db.database import Database

DAY_MS: Final = 24 * HOUR_MS
#: Pictures of one person that ended within an hour: six times what the lowest tier may ask for.
BURST = 60
#: Refused requests of one person within a week: below what suspends within a day, again and again.
REFUSED = 6
#: Accounts first seen within a day that asked for the same thing to the letter.
ACCOUNTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """``kind``: burst, refused or accounts; ``person`` is who, or the first of several."""

    kind: str
    person: str
    count: int


async def patterns(database: Database, now_ms: int) -> list[Pattern]:
    """What there is of each kind now."""
    asked = (
        ("burst", "pattern_bursts", now_ms - HOUR_MS, BURST),
        ("refused", "pattern_refused", now_ms - 7 * DAY_MS, REFUSED),
        ("accounts", "pattern_accounts", now_ms - DAY_MS, ACCOUNTS),
    )
    return [
        Pattern(kind=kind, person=row["person"], count=int(row["n"]))
        for kind, query, since, least in asked
        for row in await database.all(query, since=since, least=least)
    ]

"""The words of running the bot from a chat: who asks, and for what."""

from dataclasses import dataclass
from enum import StrEnum

from core.conversation import PersonId, ThreadKey

AMOUNT_MAX = 1_000_000
DAYS_MAX = 3650
REASON_MAX = 200
#: As loose as a painter's own filter can be set; 0 is the strictest.
TOLERANCE_MAX = 6


class Act(StrEnum):
    """What can be asked for. `MANAGER_ACTS` are open to whoever manages the server they are in."""

    HELP = "help"
    STATS = "stats"
    TOP = "top"
    WHO = "who"
    AUDIT = "audit"
    GRANT = "grant"
    TAKE = "take"
    POT = "pot"
    PAYS = "pays"
    PAYBACK = "payback"
    TIER = "tier"
    BAN = "ban"
    UNBAN = "unban"
    ALLOW = "allow"
    DISALLOW = "disallow"
    LIMIT = "limit"
    LISTEN = "listen"
    IGNORE = "ignore"
    BLOCK = "block"
    UNBLOCK = "unblock"
    MODELS = "models"
    STYLES = "styles"
    TOLERANCE = "tolerance"
    DEAD = "dead"
    RETRY = "retry"
    REFUND = "refund"
    DROP = "drop"
    PAUSE = "pause"
    RESUME = "resume"
    MAINTENANCE = "maintenance"
    REVIEWS = "reviews"
    APPROVE = "approve"
    DENY = "deny"
    STRIKE = "strike"
    LIFT = "lift"
    TRY = "try"


MANAGER_ACTS = frozenset({
    Act.HELP, Act.STATS, Act.TOP, Act.LIMIT, Act.LISTEN, Act.IGNORE, Act.BLOCK, Act.UNBLOCK, Act.MODELS,
    Act.STYLES, Act.TOLERANCE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, from where. ``manager``: the platform says, now, that they may manage ``server``.

    ``places``: other channels of which the platform says that they are in that server. ``house``:
    signed in on the operator's pages, or at the machine itself; never said of somebody in a chat.
    """

    person: PersonId
    thread: ThreadKey
    server: str = ""
    channel: str = ""
    manager: bool = False
    places: frozenset[str] = frozenset()
    locale: str = ""
    house: bool = False

    @property
    def here(self) -> str:
        """The server, or the thread where there is none."""
        return self.server or self.thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One act. ``subject``: a person, a place ("" is here), a job's reference, a painter.

    ``value``: a tier, a window (hour, day, month), names separated by commas, words for people.
    ``days``: for how long, 0 for good. ``amount``: credits, or a limit's number.
    """

    act: Act
    subject: str = ""
    value: str = ""
    amount: int = 0
    days: int = 0
    reason: str = ""

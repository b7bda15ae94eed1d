"""Whether Telegram is connected, since when, and what the operator is told where it is not."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

log = structlog.get_logger()


@dataclass(slots=True)
class Health:
    """``since``: seconds since the epoch of the last change; ``problem`` is for the operator."""

    connected: bool = False
    since: float = field(default_factory=time.time)
    problem: str = "not started"
    username: str = ""
    reads_groups: bool = False
    inline: bool = False

    def change(self, *, connected: bool, problem: str = "") -> None:
        if (connected, problem) != (self.connected, self.problem):
            self.connected, self.problem, self.since = connected, problem, time.time()

    def facts(self) -> dict[str, str | bool]:
        """For the health page; no secrets."""
        since = datetime.fromtimestamp(self.since, UTC).isoformat(timespec="seconds")
        return {"connected": self.connected, "since": since, "problem": self.problem}


def problem_of(error: TelegramError) -> str:
    """What the health page says of it; the log has it too."""
    match error:
        case Conflict():
            log.error("telegram_conflict")
            return "another program polls with this token, or a webhook is set"
        case InvalidToken():
            log.error("telegram_token_invalid")
            return "the token is not valid"
        case _:
            log.warning("telegram_unreachable", error=type(error).__name__)
            return f"no connection: {type(error).__name__}"

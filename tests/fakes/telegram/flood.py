"""Flood control: a model of Telegram's unpublished limits, per chat and for the whole bot.

Sends and edits share them (tdlib/td #3034); answers to queries have none. A bot that keeps calling
while it is refused waits longer.
"""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.telegram.refusals import too_many
from tests.fakes.telegram.world import Chat

LIMITED = frozenset(
    {
        "sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup", "editMessageText",
        "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FloodLimits:
    """Calls in a window of seconds. The default: 1/s in a private chat with bursts of 3, 20 a
    minute in a group, 30/s overall. ``stubborn_s`` is added for each call during a refusal.
    """

    private: int = 3
    private_s: float = 3.0
    group: int = 20
    group_s: float = 60.0
    overall: int = 30
    overall_s: float = 1.0
    stubborn_s: float = 1.0


class Flood:
    """``limits`` None lifts everything. ``refused`` counts the 429s."""

    def __init__(self, limits: FloodLimits | None, now: Callable[[], float]) -> None:
        self.limits = limits
        self.refused = 0
        self._now = now
        self._calls: dict[int, deque[float]] = defaultdict(deque)
        self._blocked: dict[int, float] = {}

    def check(self, method: str, chat: Chat) -> None:
        """Counts the call; refuses with the seconds to wait."""
        if self.limits is None or method not in LIMITED:
            return
        limits = self.limits
        size, window_s = (
            (limits.private, limits.private_s) if chat.private else (limits.group, limits.group_s)
        )
        try:
            self._take(chat.id, size, window_s)
            self._take(0, limits.overall, limits.overall_s)
        except Exception:
            self.refused += 1
            raise

    def block(self, chat: Chat, seconds: float) -> None:
        """Refuse everything in this chat for a while."""
        self._blocked[chat.id] = self._now() + seconds

    def _take(self, key: int, size: int, window_s: float) -> None:
        assert self.limits is not None
        now = self._now()
        blocked = self._blocked.get(key, 0.0)
        if blocked > now:
            self._blocked[key] = blocked + self.limits.stubborn_s
            raise too_many(max(1, round(self._blocked[key] - now + 0.49)))
        calls = self._calls[key]
        while calls and calls[0] <= now - window_s:
            calls.popleft()
        if len(calls) >= size:
            wait_s = calls[0] + window_s - now
            self._blocked[key] = now + wait_s
            raise too_many(max(1, round(wait_s + 0.49)))
        calls.append(now)

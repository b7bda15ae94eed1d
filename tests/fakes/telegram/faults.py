"""Scheduled faults: a refusal, a delay, or a connection that drops before or after the work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, kw_only=True)
class Fault:
    """Applies to the next ``times`` calls of ``method`` (``*`` for any), in ``chat`` where given.

    ``status``/``description``/``parameters``: answered instead of doing the work.
    ``delay_s``: waited before the work; ``late_s``: waited after the work, before the answer.
    ``drop``: "before" or "after" the work the connection is closed without an answer.
    """

    method: str = "*"
    times: int = 1
    chat: int | None = None
    status: int | None = None
    description: str = ""
    retry_after: int | None = None
    delay_s: float = 0.0
    late_s: float = 0.0
    drop: str | None = None


class Faults:
    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str, params: Mapping[str, Any]) -> Fault | None:
        for fault in self._planned:
            if fault.method not in ("*", method):
                continue
            if fault.chat is not None and str(params.get("chat_id")) != str(fault.chat):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._planned.remove(fault)
            return fault
        return None

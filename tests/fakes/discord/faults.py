"""Faults on order: a refusal, a delay, a connection that drops before or after the work was done."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Fault:
    """For the next ``times`` requests whose method and path contain what is given.

    ``code``: refused with that code of the API. ``status``: a bare status (503, or 429 without
    ``Via``, as Cloudflare's ban looks; with ``retry_after`` a proper 429 that has it).
    ``delay_s`` before the work, ``late_s`` after it; ``drop``: "before" or "after" the work.
    """

    method: str = ""
    path: str = ""
    times: int = 1
    code: int | None = None
    status: int | None = None
    retry_after: float | None = None
    delay_s: float = 0.0
    late_s: float = 0.0
    drop: str = ""


class Faults:
    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        for fault in self._planned:
            if fault.times > 0 and fault.method in ("", method) and fault.path in path:
                fault.times -= 1
                return fault
        return None

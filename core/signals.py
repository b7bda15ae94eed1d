"""Hints within one process: direct calls. Between processes: `core.db.postgres_signals`."""

from collections import defaultdict
from collections.abc import Callable

Told = Callable[[str], None]


class LocalSignals:
    """Implements `core.ports.Signals` within one process."""

    def __init__(self) -> None:
        self._told: defaultdict[str, list[Told]] = defaultdict(list)

    def tell(self, topic: str, payload: str = "") -> None:
        for told in self._told[topic]:
            told(payload)

    def hear(self, topic: str, told: Told) -> None:
        self._told[topic].append(told)

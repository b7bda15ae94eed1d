"""Which messages this process knows something of: bounded, as it can be found out again."""

REMEMBERED_MAX = 10_000


class Remembered:
    """A set that forgets its oldest."""

    def __init__(self) -> None:
        self._known: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def add(self, key: str) -> None:
        self._known[key] = None
        while len(self._known) > REMEMBERED_MAX:
            self._known.pop(next(iter(self._known)))

    def discard(self, key: str) -> None:
        self._known.pop(key, None)

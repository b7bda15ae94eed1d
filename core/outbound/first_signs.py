"""Whoever has just asked sees a first sign before anything else is worked on."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Seconds that other work waits at most, so that a crowd that never ends cannot hold it up.
OTHERS_FIRST_S = 0.1


class FirstSigns:
    """Of one process. Where many ask at one moment, or while pictures come in, a new message would wait
    until the work on all the others gives the processor up; a picture that took twenty seconds may
    come a tenth later, a message that nothing answers looks lost.
    """

    def __init__(self) -> None:
        self._expected: set[str] = set()
        self._all_given = asyncio.Event()

    @contextmanager
    def expected(self, event: str) -> Iterator[None]:
        """While a message is handled, of which its person has seen no sign."""
        self._expected.add(event)
        self._all_given.clear()
        try:
            yield
        finally:
            self.given(event)

    def given(self, event: str) -> None:
        """This message was answered with a sign."""
        self._expected.discard(event)
        if not self._expected:
            self._all_given.set()

    async def first(self) -> None:
        """Returns when nobody waits for a first sign, or soon enough."""
        if self._expected:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_given.wait(), OTHERS_FIRST_S)

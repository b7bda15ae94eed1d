"""Whoever has just asked sees a first sign before anything else is worked on."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds that other work waits at most, so that a crowd that never ends cannot hold it up.
OTHERS_FIRST_S = 0.1


class FirstSigns:
    """Of one process. Where many ask at one moment, or while pictures come in, a new message would wait
    until the work on all the others gives the processor up; a picture that took twenty seconds may
    come a tenth later, a message that nothing answers looks lost.
    """

    def __init__(self) -> None:
        self._expected: set[str] = set()
        self._others: set[asyncio.Future[None]] = set()

    @contextmanager
    def expected(self, event: str) -> Iterator[None]:
        """While a message is handled, of which its person has seen no sign."""
        self._expected.add(event)
        try:
            yield
        finally:
            self.given(event)

    def given(self, event: str) -> None:
        """This message was answered with a sign."""
        self._expected.discard(event)
        if not self._expected:
            for turn in self._others:
                _begins(turn)

    async def first(self) -> None:
        """Returns when nobody waits for a first sign, or soon enough."""
        if not self._expected:
            return
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        self._others.add(turn)
        # Cheaper than `asyncio.wait_for`, which makes a task of every wait: five a picture.
        soon_enough = loop.call_later(OTHERS_FIRST_S, _begins, turn)
        try:
            await turn
        finally:
            soon_enough.cancel()
            self._others.discard(turn)


def _begins(turn: "asyncio.Future[None]") -> None:
    if not turn.done():
        turn.set_result(None)

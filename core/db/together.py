"""Units of work that wait for the writer at one moment share its next commit.

A commit waits for the disk, far longer than the statements before it take: under load that wait, and
the hop into the thread, are paid once for all who wait. Nobody hears of a success before the commit.
"""

import sqlite3
from collections.abc import Sequence
from typing import Generic, TypeVar

from core.db.database import Probe, Work
from core.db.one_hop import InThread, at_once

T = TypeVar("T")

#: Units of one commit: who waits longest waits for no more than these, and the event loop works for them
#: while those behind are written.
UNITS_MAX = 16


class Unit(Generic[T]):
    """A unit of work on its way, and how it ended. All but `outcome` runs in the connection's thread."""

    def __init__(self, work: Work[T]) -> None:
        self._work = work
        self._results: list[T] = []
        self._error: BaseException | None = None
        self.ended = False

    def run(self, inside: InThread) -> None:
        self._results.append(at_once(self._work(inside)))

    def fail(self, error: BaseException) -> None:
        """What it failed of itself stays; else the commit that it was part of did."""
        self._error = self._error or error

    def outcome(self) -> T:
        """Its result; raises what it raised, or why it was not committed."""
        if self._error is not None:
            raise self._error
        return self._results[0]


def commit_together(
    connection: sqlite3.Connection, inside: InThread, units: Sequence[Unit[T]], probe: Probe | None
) -> None:
    """One transaction; each unit is done whole or not at all, what one raises is undone alone."""
    if not units:
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        for unit in units:
            _done_or_undone(connection, inside, unit)
        _tell(probe, "before")
        connection.execute("COMMIT")
        _tell(probe, "after")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for unit in units:
            unit.fail(error)
    for unit in units:
        unit.ended = True


def _done_or_undone(connection: sqlite3.Connection, inside: InThread, unit: Unit[T]) -> None:
    """Where an error ended the whole transaction no savepoint is left: all have failed."""
    connection.execute("SAVEPOINT unit")
    try:
        unit.run(inside)
    except BaseException as error:
        unit.fail(error)
        connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")


def _tell(probe: Probe | None, when: str) -> None:
    if probe is not None:
        probe(when, "commit")

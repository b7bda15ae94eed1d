"""Fills a store with a long past, to see that history costs nothing.

usage: python -m tests.bench.seed STORE.db [TURNS] [SESSIONS]
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

TURNS, SESSIONS = 1_000_000, 10_000
START_MS = 1_700_000_000_000

Values = tuple[object, ...]


def seed(store: Path, *, turns: int = TURNS, sessions: int = SESSIONS) -> None:
    """People, sessions, turns, jobs and pictures spread evenly; the schema must be there."""
    with sqlite3.connect(store) as database:
        database.execute("PRAGMA synchronous=OFF")
        people = range(sessions)
        database.executemany(
            "INSERT INTO person (id, created_ms) VALUES (?, ?)",
            ((f"local:old{n}", START_MS) for n in people),
        )
        database.executemany(
            "INSERT INTO session (id, thread, created_ms, updated_ms) VALUES (?, ?, ?, ?)",
            ((f"s{n}", f"local:old{n}", START_MS, START_MS) for n in people),
        )
        database.executemany(
            "INSERT INTO turn (id, session_id, role, person, text, event, at_ms)"
            " VALUES (?, ?, 'user', ?, ?, ?, ?)",
            _turns(turns, sessions),
        )
        database.executemany(
            "INSERT INTO picture (id, blob, media_type, width, height, bytes, owner, session_id,"
            " prompt, at_ms) VALUES (?, ?, 'image/png', 64, 64, 9, ?, ?, 'a fox', ?)",
            ((f"p{n}", f"p{n}.png", f"local:old{n % sessions}", f"s{n % sessions}", START_MS + n)
             for n in range(turns // 10)),
        )  # fmt: skip


def _turns(turns: int, sessions: int) -> Iterator[Values]:
    for n in range(turns):
        owner = n % sessions
        text = f"draw a fox number {n} in the snow"
        yield f"t{n}", f"s{owner}", f"local:old{owner}", text, f"e{n}", START_MS + n


if __name__ == "__main__":
    seed(Path(sys.argv[1]), **dict(zip(("turns", "sessions"), map(int, sys.argv[2:]), strict=False)))

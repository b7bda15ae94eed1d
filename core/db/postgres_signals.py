"""Hints between processes: NOTIFY, where PostgreSQL joins several.

PostgreSQL's facts that shape this: a payload is at most 8000 bytes; LISTEN ends without an
exception when the server drops the session, so the connection is watched, pinged and made anew;
NOTIFY takes a lock at commit, so it is used for hints and throttled progress only.
"""

import asyncio
from typing import Any

import asyncpg
import structlog

from core.db.postgres import LOST
from core.signals import LocalSignals

log = structlog.get_logger()

CHANNEL = "pentimento"
PING_S = 30.0
#: The server refuses 8000 bytes and more; a hint is cut, so that it does not end the session.
PAYLOAD_BYTES_MAX = 7900
RETRY_S = 2.0


class PostgresSignals(LocalSignals):
    """Implements `core.ports.Signals` across processes; `run` must be running for others to be heard."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._outgoing: asyncio.Queue[str] = asyncio.Queue()
        self._lost = asyncio.Event()
        self._me = ""

    def tell(self, topic: str, payload: str = "") -> None:
        super().tell(topic, payload)
        self._outgoing.put_nowait(f"{topic} {payload}")

    async def run(self) -> None:
        """Listen and send for ever; a lost connection is made anew, and everybody looks again."""
        while True:
            try:
                await self._connected()
            except (*LOST, asyncpg.PostgresError, TimeoutError):
                log.warning("signals_lost", exc_info=True)
            await asyncio.sleep(RETRY_S)

    async def _connected(self) -> None:
        connection = await asyncpg.connect(self._url)
        try:
            self._lost.clear()
            self._me = str(connection.get_server_pid())
            connection.add_termination_listener(lambda _: self._lost.set())
            await connection.add_listener(CHANNEL, self._heard)
            for topic in ("job", "final"):
                super().tell(topic)
            await self._send(connection)
        finally:
            await connection.close(timeout=2)

    async def _send(self, connection: Any) -> None:
        while not self._lost.is_set():
            try:
                message = await asyncio.wait_for(self._outgoing.get(), PING_S)
                payload = message.encode()[:PAYLOAD_BYTES_MAX].decode(errors="ignore")
                await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, payload)
            except TimeoutError:
                await connection.execute("SELECT 1", timeout=5)

    def _heard(self, _: Any, pid: int, __: str, message: str) -> None:
        if str(pid) != self._me:
            topic, _, payload = message.partition(" ")
            super().tell(topic, payload)

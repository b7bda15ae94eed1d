"""`/grant` and `/admin`: for the user ids that the configuration names, in their private chats.

Checked at every use: that Telegram shows a command to somebody authorises nothing.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from adapters.telegram.addresses import to_person
from core.conversation import Incoming, PersonId
from core.credits import Balance, Credits
from core.errors import LedgerError, Refusal
from core.ids import reference
from core.jobs import Job, JobState
from core.ports import Line

COMMANDS = frozenset({"grant", "admin"})
LISTED_MAX = 10
#: `/grant 42 100 a birthday`; a bare number is a person of Telegram.
GRANT = re.compile(r"(?P<person>\d+|\w+:\d+)\s+(?P<credits>[+-]?\d{1,9})\s+(?P<reason>\S.*)", re.DOTALL)
RETRY = re.compile(r"retry\s+(?P<ref>\w+)\s+(?P<reason>\S.*)", re.DOTALL)


class Operations(Protocol):
    """What an operator may do; ``who`` is written down with every act."""

    async def grant(self, who: str, person: PersonId, amount: Credits, reason: str) -> Balance: ...
    async def dead_letters(self, *, limit: int = 50) -> Sequence[Job]: ...
    async def jobs(self, *, state: str = "", limit: int = 50) -> Sequence[Job]: ...
    async def retry(self, who: str, job: str, reason: str) -> Job: ...


class OperatorCommands:
    def __init__(self, operations: Operations, operators: frozenset[int]) -> None:
        self._operations = operations
        self._people = frozenset(to_person(operator) for operator in operators)

    async def answer(self, incoming: Incoming) -> Line | None:
        """The answer to an operator's command; None where it is none, or not an operator's."""
        if incoming.command not in COMMANDS or not incoming.direct:
            return None
        if incoming.person not in self._people:
            return None
        try:
            if incoming.command == "grant":
                return await self._grant(incoming)
            return await self._admin(incoming)
        except Refusal as refusal:
            return _line(incoming, refusal.code, kind="refused", facts=refusal.facts)
        except LedgerError:
            return _line(incoming, "telegram_books")

    async def _grant(self, incoming: Incoming) -> Line:
        given = GRANT.fullmatch(incoming.text.strip())
        if given is None:
            return _line(incoming, "telegram_grant_how")
        named = given["person"]
        person = PersonId(named) if ":" in named else to_person(int(named))
        amount = Credits(int(given["credits"]))
        balance = await self._operations.grant(incoming.person, person, amount, given["reason"])
        facts: dict[str, int | str] = {
            "person": person, "credits": int(amount), "free": int(balance.free),
        }  # fmt: skip
        return _line(incoming, "telegram_granted", facts=facts)

    async def _admin(self, incoming: Incoming) -> Line:
        asked = RETRY.fullmatch(incoming.text.strip())
        if asked is not None:
            job = await self._operations.retry(incoming.person, asked["ref"], asked["reason"])
            return _line(incoming, "telegram_retried", facts={"ref": reference(job.id)})
        counts: dict[str, int | str] = {
            state.value: len(await self._operations.jobs(state=state.value)) for state in JobState
        }
        dead = await self._operations.dead_letters(limit=LISTED_MAX)
        rows: list[dict[str, int | str]] = [
            {"code": "telegram_dead", "ref": reference(job.id), "provider": job.provider,
             "error": job.error or "-"}
            for job in dead
        ]  # fmt: skip
        return _line(incoming, "telegram_admin", facts={**counts, "dead": len(dead)}, rows=rows)


def _line(
    incoming: Incoming,
    code: str,
    *,
    kind: str = "answer",
    facts: dict[str, int | str] | None = None,
    rows: Sequence[dict[str, int | str]] = (),
) -> Line:
    return Line(
        kind=kind, code=code, facts=facts or {}, rows=rows, final=True, private=True,
        locale=incoming.locale,
    )  # fmt: skip

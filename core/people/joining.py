"""One person on two platforms: `/link` joins wallet, gallery and limits, `/unlink` parts them again.

Two codes, because both sides have to mean it. `/link` on the first platform gives a code; typed on the
second, it names the first account and gives another code, which only that first account can use. So a
guessed or overheard code gives nobody anything, and neither does one that somebody was talked into
typing: it takes the second code as well, which says whom it lets in.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

import structlog

from core.administration.house_rules import HouseRules
from core.conversation import Incoming, platform_of
from core.db.database import Database, Tx
from core.messages import Line
from core.outbound.lines import answer_line
from core.people.standing import Rule, of_person
from core.ports import Clock
from core.safety.guard import Tries

log = structlog.get_logger()

CODE_MS = 600_000
#: Without what is mistaken for something else.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_CHARS = 8
#: Codes given and typed by one person within `CODE_MS`.
TRIES_MAX = 8
#: Who has one of these must not come out of it by parting.
HELD_BY = frozenset({Rule.BANNED.value, Rule.SLOWED.value, Rule.SUSPENDED.value})


class Joining:
    def __init__(self, database: Database, clock: Clock, rules: HouseRules) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._tries = Tries(database, clock, "link", most=TRIES_MAX, window_ms=CODE_MS)

    async def link(self, incoming: Incoming) -> Line:
        """`/link` gives a code, `/link <code>` uses one."""
        wait_s = await self._tries.take(incoming.person)
        if wait_s:
            return answer_line("link_tries", locale=incoming.locale, minutes=-(-wait_s // 60))
        code = "".join(letter for letter in incoming.text.upper() if letter.isalnum())
        if not code:
            async with self._database.tx(lock="submit") as tx:
                given = await self._give(tx, incoming.person)
            return answer_line("link_code", locale=incoming.locale, typed=given)
        async with self._database.tx(lock="submit") as tx:
            return await self._use(tx, incoming, code)

    async def _use(self, tx: Tx, incoming: Incoming, code: str) -> Line:
        """Under the lock of submits: nobody spends while a wallet becomes another's."""
        person, now = incoming.person, self._clock.now_ms()
        row = await tx.one("link_code_take", code=_hashed(code), person=person, now=now)
        if row is None:
            return answer_line("link_bad", locale=incoming.locale)
        other = str(row["told_by"])
        main, joined = (person, other) if row["only_for"] else (other, person)
        if problem := await self._problem(tx, main, joined):
            return answer_line(problem, locale=incoming.locale)
        facts: dict[str, Any] = {"name": await _name(tx, other), "id": other}
        if not row["only_for"]:
            given = await self._give(tx, person, only_for=other)
            return answer_line("link_second", locale=incoming.locale, typed=given, **facts)
        await tx.one("link_add", person=joined, main=main, now=now)
        await tx.run("link_codes_drop", person=main)
        await self._rules.note(tx, main, "link", joined, "")
        log.info("linked", main=main, person=joined)
        return answer_line("linked", locale=incoming.locale, **facts)

    async def _problem(self, tx: Tx, main: str, joined: str) -> str:
        """Why these two cannot be one; "" where they can. One account of each platform at most."""
        if await tx.one("main_of", person=main) is not None:
            return "link_taken"
        if len(await tx.all("kin_of", person=joined)) > 1:
            return "link_taken"
        platforms = {platform_of(row["id"]) for row in await tx.all("kin_of", person=main)}
        return "link_same" if platform_of(joined) in platforms else ""

    async def _give(self, tx: Tx, person: str, *, only_for: str = "") -> str:
        """A new code; those that this person was given before are worth nothing any more."""
        now = self._clock.now_ms()
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_CHARS))
        await tx.run("link_codes_prune", now=now)
        await tx.run("link_codes_drop", person=person)
        await tx.run(
            "link_code_add", code=_hashed(code), told_by=person, only_for=only_for, until=now + CODE_MS
        )
        return f"{code[:4]}-{code[4:]}"

    async def unlink(self, incoming: Incoming) -> Line:
        """Each has their own again: what was bought or given to each is theirs, pictures stay whose
        they were."""
        person, now = incoming.person, self._clock.now_ms()
        async with self._database.tx(lock="submit") as tx:
            kin = [str(row["id"]) for row in await tx.all("kin_of", person=person)]
            if len(kin) == 1:
                return answer_line("link_none", locale=incoming.locale)
            if await self._held(tx, kin, now):
                return answer_line("link_held", locale=incoming.locale)
            for row in await tx.all("link_drop", person=person):
                await self._rules.note(tx, person, "unlink", str(row["person"]), "")
        log.info("unlinked", person=person)
        return answer_line("unlinked", locale=incoming.locale)

    async def _held(self, tx: Tx, kin: Sequence[str], now: int) -> bool:
        """A ban or strikes of one of them hold for all, and parting does not end that."""
        for one in kin:
            rows = await tx.all("rules_of", subject=of_person(one), now=now)
            if HELD_BY & {row["name"] for row in rows}:
                return True
        return False


async def _name(tx: Tx, person: str) -> str:
    row = await tx.one("person_get", id=person)
    return str(row["name"]) if row is not None and row["name"] else person


def _hashed(code: str) -> str:
    """Whoever reads the store reads no code."""
    return hashlib.sha256(f"link/{code}".encode()).hexdigest()

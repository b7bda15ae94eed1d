"""A conversation is forgotten: whole, or, where others talk in it too, what one person said and made."""

from core.buttons import Verb
from core.db.database import Database, Row
from core.messages import Line
from core.outbound.lines import answer_line, button
from core.ports import Clock
from core.work.cancelling import Cancelling


class Forgetting:
    """``manages``: whoever looks after a place may end a conversation for all who are in it."""

    def __init__(self, database: Database, clock: Clock, cancelling: Cancelling) -> None:
        self._database = database
        self._clock = clock
        self._cancelling = cancelling

    async def ask(self, session: Row, person: str, locale: str, *, manages: bool) -> Line:
        """Whether it is meant, and how much would go."""
        whole = manages or not await self._shared(session, person)
        code, sure = "forget_sure" if whole else "forget_sure_yours", button(Verb.FORGET, session["id"])
        return answer_line(code, locale=locale, buttons=[sure])

    async def forget(self, session: Row, person: str, locale: str, *, manages: bool) -> Line:
        """What is forgotten is context, gallery and export no more; changes that wait there are let go.
        Others' pictures stay theirs."""
        whole = manages or not await self._shared(session, person)
        await self._cancelling.let_all_go(session["thread"], "" if whole else person)
        now = self._clock.now_ms()
        async with self._database.tx() as tx:
            if whole:
                await tx.run("session_forget", id=session["id"], now=now)
            else:
                await tx.run("turns_forget", session=session["id"], person=person)
            await tx.run("pictures_forget", session=session["id"], owner=person, now=now)
        return answer_line("forgotten" if whole else "forgotten_yours", locale=locale)

    async def _shared(self, session: Row, person: str) -> bool:
        """Whether somebody else talked in it as well."""
        return (
            await self._database.one("turn_of_others", session=session["id"], person=person) is not None
        )

"""What a person prefers wherever they talk: their words as typed or refined, their usual settings."""

import json
from collections.abc import Mapping

from core.buttons import Verb
from core.conversation import PersonId
from core.db.database import Database, Tx
from core.errors import Refusal, RefusalCode
from core.messages import Line
from core.outbound.lines import answer_line, button
from core.ports import Clock

#: The settings that a person's next conversation begins with. A style, a seed or what must not be
#: shown belong to what is being made in one conversation, and stay there.
KEPT = ("model", "aspect_ratio", "resolution")
ON, OFF = "on", "off"


class Preferences:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def refine(self, person: PersonId, asked: str, locale: str) -> Line:
        """`/refine on`, `/refine off`, or without a word what holds, with a button for the other.

        Raises `Refusal` (unknown_name) for another word.
        """
        word = asked.strip().casefold()
        if word not in ("", ON, OFF):
            raise Refusal(RefusalCode.UNKNOWN_NAME, asked=asked[:32], known=f"{ON}, {OFF}")
        if word:
            now = self._clock.now_ms()
            await self._database.run("person_as_typed", id=person, as_typed=int(word == OFF), now=now)
        else:
            word = await self.refines(person)
        other = ON if word == OFF else OFF
        return answer_line(f"refine_{word}", locale=locale, buttons=(button(Verb.REFINE, "-", other),))

    async def refines(self, person: PersonId) -> str:
        """Whether a person's words are refined: on or off."""
        row = await self._database.one("person_get", id=person)
        return OFF if row is not None and row["as_typed"] else ON

    async def learn(
        self, person: PersonId, before: Mapping[str, object], after: Mapping[str, object]
    ) -> None:
        """A person set or cleared something for a conversation of their own."""
        changed = [name for name in KEPT if before.get(name) != after.get(name)]
        if not changed:
            return

        async def work(tx: Tx) -> None:
            row = await tx.one("person_get", id=person)
            usual = json.loads(row["prefs"]) if row is not None else {}
            usual = {name: value for name, value in usual.items() if name not in changed}
            usual |= {name: after[name] for name in changed if name in after}
            await tx.run("person_prefers", id=person, prefs=json.dumps(usual), now=self._clock.now_ms())

        await self._database.write(work)

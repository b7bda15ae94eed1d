"""The language that a person is spoken to in: the one they chose, else their platform's."""

from collections.abc import Mapping

from core.buttons import Verb
from core.conversation import PersonId
from core.db.database import Database
from core.errors import Refusal, RefusalCode
from core.lately import Lately
from core.messages import Line
from core.outbound.lines import answer_line, button
from core.ports import Clock

#: The word that goes back to the platform's own language.
AUTO = "auto"
#: Another process may have stored another choice: how long one is believed, in milliseconds.
BELIEVED_MS = 60_000


class Languages:
    """``spoken``: the code of every language that there are phrases in, with its own name."""

    def __init__(self, database: Database, clock: Clock, spoken: Mapping[str, str]) -> None:
        self._database = database
        self._clock = clock
        self._spoken = dict(spoken)
        self._chosen: Lately[PersonId, str] = Lately(BELIEVED_MS)

    def remember(self, person: PersonId, chosen: str) -> None:
        """What the store says, as it comes along with something else that was read."""
        self._chosen.put(person, chosen, self._clock.now_ms())

    def remembered(self, person: PersonId) -> str | None:
        """The chosen language, "" for none; None where the store has to be asked."""
        return self._chosen.get(person, self._clock.now_ms())

    def forget(self, person: PersonId) -> None:
        self._chosen.forget(person)

    async def of(self, person: PersonId, locale: str) -> str:
        """The language for a person whose platform says ``locale``."""
        chosen = self.remembered(person)
        if chosen is None:
            row = await self._database.one("person_language", id=person)
            chosen = str(row["language"]) if row else ""
            self.remember(person, chosen)
        return chosen or locale

    async def choose(self, person: PersonId, asked: str, locale: str) -> Line:
        """Keep the language that a word names; without a word, what there is to choose from.

        Raises `Refusal` (unknown_name) for a language without phrases.
        """
        word = asked.strip().casefold()
        if not word:
            choices = [button(Verb.SPEAK, "-", code) for code in (*self._spoken, AUTO)]
            return answer_line("languages", locale=locale, known=self._known(), buttons=choices)
        chosen = "" if word == AUTO else self._code(word)
        if chosen is None:
            raise Refusal(RefusalCode.UNKNOWN_NAME, asked=asked[:32], known=self._known())
        await self._database.run("person_speaks", id=person, language=chosen, now=self._clock.now_ms())
        self.remember(person, chosen)
        if chosen:
            return answer_line("language", locale=chosen)
        row = await self._database.one("person_get", id=person)
        return answer_line("language_auto", locale=str(row["locale"] if row else "") or locale)

    def _code(self, word: str) -> str | None:
        """A code, with or without a region, or the language's own name."""
        code = word.replace("_", "-").split("-")[0]
        if code in self._spoken:
            return code
        return next((code for code, name in self._spoken.items() if name.casefold() == word), None)

    def _known(self) -> str:
        return ", ".join(f"{name} ({code})" for code, name in self._spoken.items())

"""What a person is told of their own quota: near its end once a window, and when there is some again.

Told to the person alone. Who pressed "Not again" is told no more of the first.
"""

import json
from collections.abc import Mapping

import structlog

from core.administration.house_rules import HouseRules
from core.buttons import Verb
from core.conversation import PersonId, ThreadKey, platform_of
from core.days import HOUR_MS
from core.db.database import Database
from core.errors import DeliveryError, Refusal
from core.jobs import StatusMessage
from core.messages import Line, Messenger
from core.money.limits import check
from core.ordering.submit import Submit, Submitted
from core.outbound.lines import answer_line, button
from core.people.standing import Rule, of_person
from core.ports import Clock

log = structlog.get_logger()

#: Percent of a window from which on its end is near.
NEAR = 80
DUE_MAX = 200
EVERY_S = 15.0


class Quotas:
    """``messengers``: those that live in this process."""

    def __init__(
        self, database: Database, clock: Clock, submit: Submit, rules: HouseRules,
        messengers: Mapping[str, Messenger],
    ) -> None:  # fmt: skip
        self._database = database
        self._clock = clock
        self._submit = submit
        self._rules = rules
        self._messengers = messengers

    async def used(self, status: StatusMessage, submitted: Submitted) -> None:
        """After a submit: a word for each window that is nearly used up, once in it."""
        if submitted.usage is None or submitted.standing is None:
            return
        limits, usage, now = submitted.standing.tier.limits, submitted.usage, self._clock.now_ms()
        calendar = self._submit.calendar()
        windows = (
            ("hour", limits.per_hour, usage.hour + 1, now // HOUR_MS),
            ("day", limits.per_day, usage.day + 1, calendar.day),
            ("month", limits.per_month, usage.month + 1, calendar.month),
        )
        for window, limit, used, slot in windows:
            if limit and used * 100 >= limit * NEAR and await self._first(status.person, window, slot):
                await self._tell_near(status, window, limit, used)

    async def _first(self, person: str, window: str, slot: int) -> bool:
        if Rule.QUIET in await self._rules.of(of_person(person)):
            return False
        taken = await self._database.one_locked(
            "", "tick_take", name=f"notice/quota/{window}/{person}", slot=slot, worker="quotas",
            now=self._clock.now_ms(),
        )  # fmt: skip
        return taken is not None

    async def _tell_near(self, status: StatusMessage, window: str, limit: int, used: int) -> None:
        line = answer_line(
            "quota_near", locale=status.locale, window=window, limit=limit, left=max(0, limit - used),
            buttons=[button(Verb.MUTE, "-")],
        )  # fmt: skip
        await self._tell(status.thread, status.person, line, status.route)

    async def mute(self, person: PersonId) -> None:
        """No word about windows that are nearly used up any more."""
        await self._rules.put(person, "mute", of_person(person), Rule.QUIET, "yes", "")

    async def remind(
        self, person: PersonId, thread: ThreadKey, locale: str, route: Mapping[str, str]
    ) -> int:
        """Tell this person when they may ask again; answers in how many seconds that is."""
        standing = await self._submit.members.standing(person, thread)
        limits, now = standing.tier.limits, self._clock.now_ms()
        try:
            check(limits, await self._submit.usage(person, limits), now, self._submit.zone)
            seconds = 0
        except Refusal as refusal:
            seconds = int(refusal.facts.get("seconds", 60))
        await self._database.run(
            "reminder_put", person=person, thread=thread, at=now + seconds * 1000, locale=locale,
            route=json.dumps(dict(route)),
        )  # fmt: skip
        return seconds

    async def due(self) -> int:
        """Tell those whose time has come, each once; answers how many."""
        now, count = self._clock.now_ms(), 0
        for row in await self._database.all("reminders_due", now=now, limit=DUE_MAX):
            if platform_of(row["thread"]) not in self._messengers:
                continue
            key = {"person": row["person"], "thread": row["thread"]}
            if await self._database.one_locked("", "reminder_take", now=now, **key) is not None:
                line = answer_line("quota_again", locale=row["locale"])
                thread, person = ThreadKey(row["thread"]), PersonId(row["person"])
                await self._tell(thread, person, line, json.loads(row["route"]))
                count += 1
        return count

    async def run(self) -> None:
        """Tell whose time has come, for as long as the process lives."""
        while True:
            await self._clock.sleep(EVERY_S)
            await self.due()

    async def _tell(
        self, thread: ThreadKey, person: PersonId, line: Line, route: Mapping[str, str]
    ) -> None:
        messenger = self._messengers.get(platform_of(thread))
        if messenger is None:
            return
        try:
            await messenger.answer(thread, person, line, route=route)
        except DeliveryError as error:
            log.info("quota_not_told", person=person, code=error.code)

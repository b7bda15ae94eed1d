"""What becomes of moderation's verdict on words: they pass, wait for an operator, or are refused."""

import structlog

from core.conversation import Incoming, Verdict
from core.errors import Refusal, RefusalCode
from core.people.members import Members
from core.ports import Moderator
from core.safety.reviews import Reviews
from core.safety.strikes import Strikes

log = structlog.get_logger()

#: The category of a verdict that a silent service forced; nobody is to blame for it.
UNAVAILABLE = "unavailable"


class Judge:
    """``outside``: a service is asked as well, so that a person's tier matters where it is silent."""

    def __init__(
        self, moderator: Moderator, strikes: Strikes, reviews: Reviews, members: Members, *,
        outside: bool = False,
    ) -> None:  # fmt: skip
        self._moderator = moderator
        self._strikes = strikes
        self._reviews = reviews
        self._members = members
        self._outside = outside

    async def check(self, incoming: Incoming, words: str, *, photo: bool) -> None:
        """Raises `Refusal`: moderated, slowed, suspended, reviewed, unchecked. Nothing is charged.

        ``photo``: the request starts from a picture that somebody brought along. A refusal is counted
        before it is told, once per message: a crash between forgets nothing and counts nothing twice.
        """
        trusted = self._outside and await self._trusted(incoming)
        found = await self._moderator.moderate(words, has_attachment=photo, trusted=trusted)
        if found.verdict is Verdict.ALLOW:
            return
        log.warning("moderated", person=incoming.person, category=found.category, rule=found.rule)
        if found.verdict is Verdict.REVIEW:
            held = await self._reviews.hold(incoming, words, found)
            if held is not None:
                raise Refusal(held)
            return
        if found.category == UNAVAILABLE:
            raise Refusal(RefusalCode.UNCHECKED)
        raise Refusal(
            await self._strikes.count(incoming.person, event=incoming.event, category=found.category)
        )

    async def _trusted(self, incoming: Incoming) -> bool:
        """Who has a tier above the lowest."""
        standing = await self._members.standing(incoming.person, incoming.thread)
        return standing.tier.name != self._members.tiers.lowest.name

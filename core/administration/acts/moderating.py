"""What is done about misuse: requests held for a person's look, strikes and what lifts them."""

from core.administration.act import Caller, Order
from core.administration.acts.saying import LISTED_MAX, Row, done
from core.ids import reference
from core.messages import Line
from core.outbound.lines import answer_line
from core.safety.reviews import Reviews
from core.safety.strikes import Strikes

#: How much of a held request is listed.
WORDS_MAX = 120


class Moderating:
    def __init__(self, *, reviews: Reviews, strikes: Strikes) -> None:
        self._reviews = reviews
        self._strikes = strikes

    async def waiting(self, caller: Caller, _: Order) -> Line:
        """What waits for somebody to look at it; pictures are looked at on the operator's page."""
        rows: list[Row] = [
            {
                "code": "admin_review", "ref": reference(one.id), "kind": one.kind.value,
                "person": one.person, "category": one.category, "words": one.words[:WORDS_MAX],
            }
            for one in await self._reviews.waiting(limit=LISTED_MAX)
        ]  # fmt: skip
        code = "admin_reviews" if rows else "admin_reviews_none"
        return answer_line(code, locale=caller.locale, rows=rows)

    async def approve(self, caller: Caller, order: Order) -> Line:
        await self._reviews.approve(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def deny(self, caller: Caller, order: Order) -> Line:
        await self._reviews.deny(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def strike(self, caller: Caller, order: Order) -> Line:
        await self._strikes.give(caller.person, order.subject, order.reason)
        return done(caller, order)

    async def lifted(self, caller: Caller, order: Order) -> Line:
        """Strikes, the slower pace, and a suspension, all at once."""
        await self._strikes.lift(caller.person, order.subject, order.reason)
        return done(caller, order)

"""A dry run for an operator: what would become of these words, nothing queued, charged or counted."""

from typing import Any, Final

from core.administration.act import Caller
from core.conversation import PAID, Context, EventId, Incoming, Verdict
from core.errors import Refusal, RefusalCode
from core.ids import new_id
from core.jobs import Stage
from core.messages import Line
from core.ordering.planning import Planner
from core.outbound.lines import answer_line
from core.ports import Moderator, Understander

CONTEXT: Final = Context()


class Unrecorded:
    """A judge who says what would happen and writes nothing down: no strike, no review."""

    def __init__(self, moderator: Moderator) -> None:
        self._moderator = moderator

    async def check(self, incoming: Incoming, words: str, *, photo: bool) -> None:
        """Raises `Refusal`: moderated, or reviewed where a person would have to look."""
        found = await self._moderator.moderate(words, has_attachment=photo)
        if found.verdict is Verdict.REVIEW:
            raise Refusal(RefusalCode.REVIEWED)
        if found.verdict is not Verdict.ALLOW:
            raise Refusal(RefusalCode.MODERATED)


class Trial:
    """``planner`` judges by an `Unrecorded`."""

    def __init__(self, understander: Understander, planner: Planner) -> None:
        self._understander = understander
        self._planner = planner

    async def run(self, caller: Caller, words: str) -> Line:
        """As the first message of a new conversation. Raises the `Refusal` that a person would get."""
        incoming = Incoming(
            event=EventId(f"try:{new_id()}"), thread=caller.thread, person=caller.person, text=words,
            locale=caller.locale,
        )  # fmt: skip
        meant = self._planner.exact(words, self._understander.understand(words, CONTEXT))
        facts: dict[str, Any] = {"intent": meant.intent.value, "outcome": meant.outcome.value}
        if meant.intent not in PAID:
            return answer_line("admin_try_talk", locale=caller.locale, **facts)
        await self._planner.admit(incoming, meant.intent)
        request = (await self._planner.plan(incoming, CONTEXT, meant, show=_unseen)).request
        return answer_line(
            "admin_try", locale=caller.locale, model=request.model, prompt=request.prompt,
            size=f"{request.width}×{request.height}", count=request.count,
            credits=request.price_each * request.count,
            usd=f"{request.cost_each_micros * request.count / 1_000_000:.4f}", **facts,
        )  # fmt: skip


def _unseen(_: Stage) -> None:
    """There is no status line."""

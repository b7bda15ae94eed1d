"""Places a planned request: asks about an unusual price, submits it, and shows it waiting."""

from functools import partial

import structlog

from core.buttons import Verb
from core.credits import Credits
from core.errors import Refusal, RefusalCode
from core.ids import pseudonym, reference
from core.jobs import Job, StatusMessage
from core.messages import Line
from core.money.quotas import Quotas
from core.ordering.offers import Offers, offer_line
from core.ordering.planning import Planned
from core.ordering.submit import Submit
from core.outbound.lines import among_others, answer_line, button, refusal_line
from core.outbound.progress import Progress
from core.outbound.statuses import Statuses
from core.work.worker import Worker

log = structlog.get_logger()


class Orders:
    """``confirm_above``: credits beyond which a person is asked first; 0 never asks."""

    def __init__(
        self,
        submit: Submit,
        statuses: Statuses,
        progress: Progress,
        worker: Worker,
        *,
        offers: Offers,
        confirm_above: int,
        quotas: Quotas | None = None,
    ) -> None:
        self._submit = submit
        self._statuses = statuses
        self._progress = progress
        self._worker = worker
        self._confirm_above = confirm_above
        self._quotas = quotas
        self.offers = offers

    async def place(
        self, status: StatusMessage, session: str, planned: Planned, *,
        when_ready: bool = False, confirmed: bool = False, intent: str = "",
    ) -> Job | None:  # fmt: skip
        """The queued job, or None where the line now says why there is none (nothing was charged).

        Raises `Refusal` (old_button) where what was confirmed has been asked anew, changed, meanwhile.
        """
        request = planned.request
        if not confirmed and await self._before(status, session, planned, intent):
            return None
        try:
            if self.dear(planned) and not confirmed:
                price = price_of(planned)
                await self._submit.affords(status, Credits(price))
                await self._statuses.ask(status, price_question(status, price, intent))
                return None
            submitted = await self._submit.submit(
                status, session, planned.choice.provider, request, when_ready=when_ready,
                thinking_micros=planned.thinking_micros,
                # Planning takes its time: a change may have been said since the yes.
                also=partial(self._statuses.still_asks, status) if confirmed else None,
            )  # fmt: skip
        except Refusal as refusal:
            if refusal.reason is RefusalCode.OLD_BUTTON:
                await self._statuses.ended_anew(status)
                raise
            await self.refuse(status, refusal)
            return None
        job = submitted.job
        if submitted.twin:
            line = answer_line("twin", locale=status.locale, ref=reference(job.id))
            await self._statuses.close(status, line)
            return None
        who = pseudonym(job.person)
        log.info("job_queued", job=job.id, who=who, model=job.model, price=job.price)
        self._progress.remember(status)
        await self._progress.show(job, place=submitted.place)
        self._worker.wake()
        if self._quotas is not None:
            await self._quotas.used(status, submitted)
        return job

    async def _before(self, status: StatusMessage, session: str, planned: Planned, intent: str) -> bool:
        """True where the line now shows, or offers, what was painted here before."""
        request = planned.request
        same = await self.offers.same(session, status.person, request)
        if same is not None:
            await self.offers.serve(status, same)
            return True
        like = await self.offers.like(session, request)
        if like is None:
            return False
        await self._statuses.ask(status, offer_line(status, like, request, intent))
        return True

    def dear(self, planned: Planned) -> bool:
        """Whether the price is above the usual, so that it is shown before it is spent."""
        return bool(self._confirm_above) and price_of(planned) > self._confirm_above

    async def refuse(self, status: StatusMessage, refusal: Refusal) -> None:
        """Turn the status line into the "no", with its way on."""
        log.info("refused", status=status.id, reason=refusal.reason.value)
        line = refusal_line(refusal, status=status.id, locale=status.locale)
        if not await self._statuses.alone(status.thread):
            line = among_others(line)
        await self._statuses.close(status, line)


def price_of(planned: Planned) -> int:
    """Credits of the whole request."""
    return planned.request.price_each * planned.request.count


def price_question(status: StatusMessage, price: int, intent: str) -> Line:
    """ "This costs 14 credits": two buttons, free to answer."""
    return Line(
        kind="ask",
        code="price",
        facts={"credits": price},
        buttons=(
            button(Verb.YES, status.id, intent.lower()),
            button(Verb.NO, status.id),
        ),
        locale=status.locale,
    )

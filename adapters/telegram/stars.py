"""Telegram Stars: an invoice, a yes within ten seconds, credits once for each charge, and the way back.

Only Stars may pay for digital goods in Telegram: currency XTR, no provider token, exactly one price. The
charge's id is what makes a repeated update harmless.
"""

from typing import Final

import structlog
from telegram import Bot, LabeledPrice, Message, PreCheckoutQuery
from telegram.error import BadRequest

from adapters.phrases.phrases import Phrases
from adapters.telegram.addresses import to_person
from core.conversation import Incoming
from core.credits import Credits
from core.messages import Line
from core.money.shop import Offer, Payment, Shop

log = structlog.get_logger()

CURRENCY: Final = "XTR"
BUY, SUPPORT, TERMS = "buy", "paysupport", "terms"
TITLE_MAX: Final = 32


class Stars:
    """``support``: what the operator adds to `/paysupport`, such as an address."""

    def __init__(self, bot: Bot, phrases: Phrases, *, support: str = "") -> None:
        self._bot = bot
        self._phrases = phrases
        self._support = support
        self._shop: Shop | None = None

    def connect(self, shop: Shop) -> None:
        self._shop = shop

    @property
    def offers(self) -> list[Offer]:
        """What is sold here; nothing until the core is there."""
        return [offer for offer in self._shop.offers if offer.stars] if self._shop is not None else []

    async def answer(self, incoming: Incoming, chat: int) -> Line | None:
        """`/buy` sends an invoice for each offer, `/paysupport` says whom to ask, `/terms` what holds.

        None for all else, and where nothing is sold.
        """
        if incoming.command not in (BUY, SUPPORT, TERMS) or not self.offers:
            return None
        if incoming.command == TERMS:
            return _line(incoming, "terms")
        if incoming.command == SUPPORT:
            return _line(incoming, "paysupport", support=self._support or "none")
        if not incoming.direct:
            return _line(incoming, "telegram_in_private")
        for offer in self.offers:
            await self._invoice(chat, offer, incoming.locale)
        return _line(incoming, "buy")

    async def _invoice(self, chat: int, offer: Offer, locale: str) -> None:
        title = self._phrases.phrase("telegram-invoice-title", locale, credits=offer.credits)
        await self._bot.send_invoice(
            chat,
            title=title[:TITLE_MAX],
            description=self._phrases.phrase("telegram-invoice-text", locale, credits=offer.credits),
            payload=f"{offer.id}:{chat}",
            provider_token="",
            currency=CURRENCY,
            prices=[LabeledPrice(title[:TITLE_MAX], offer.stars)],
        )

    async def check(self, query: PreCheckoutQuery) -> None:
        """The last look before the money moves; Telegram waits ten seconds for it."""
        offer = self._offer(query.invoice_payload, query.from_user.id)
        good = offer is not None and (query.currency, query.total_amount) == (CURRENCY, offer.stars)
        said = (
            None
            if good
            else self._phrases.phrase("telegram-not-sold", query.from_user.language_code or "")
        )
        if not good:
            log.warning("checkout_refused", person=query.from_user.id)
        await query.answer(ok=good, error_message=said)

    async def paid(self, message: Message) -> tuple[Credits, bool] | None:
        """Give what was paid for; the credits, and whether they are new. None for what we never sold."""
        payment, sender = message.successful_payment, message.from_user
        if payment is None or sender is None or self._shop is None:
            return None
        offer = self._offer(payment.invoice_payload, sender.id)
        if offer is None or (payment.currency, payment.total_amount) != (CURRENCY, offer.stars):
            log.error("payment_unknown", charge=payment.telegram_payment_charge_id)
            return None
        credits = Credits(offer.credits)
        new = await self._shop.paid(
            Payment(
                charge=f"telegram:{payment.telegram_payment_charge_id}", person=to_person(sender.id),
                credits=credits, offer=offer.id, amount=f"{payment.total_amount} {CURRENCY}",
            )
        )  # fmt: skip
        return credits, new

    async def give_back(self, person: str, charge: str) -> None:
        """Implements `core.money.shop.Refunder`."""
        user, identity = int(person.split(":", 1)[1]), charge.split(":", 1)[1]
        try:
            await self._bot.refund_star_payment(user, identity)
        except BadRequest as error:
            if "CHARGE_ALREADY_REFUNDED" not in error.message:
                raise

    def _offer(self, payload: str, user: int) -> Offer | None:
        """What an invoice of ours was for; its payload names the offer and who it was sent to."""
        name, _, to = payload.partition(":")
        found = next((offer for offer in self.offers if offer.id == name), None)
        return found if to == str(user) else None


def _line(incoming: Incoming, code: str, **facts: int | str) -> Line:
    return Line(kind="answer", code=code, facts=facts, final=True, private=True, locale=incoming.locale)

"""The signed webhook through which any other shop gives credits: `POST /payments`.

Signed as standard webhooks are (`webhook-id`, `webhook-timestamp`, `webhook-signature`); what is older
than five minutes, or not signed with our secret, is refused with 401 and changes nothing. A charge that
comes again is answered as the first time and gives nothing.
"""

import re
from typing import Annotated, Final

import structlog
from aiohttp import web
from msgspec import DecodeError, Meta, Struct, json
from standardwebhooks import Webhook, WebhookVerificationError

from adapters.requests import whole_body
from core.conversation import PersonId
from core.credits import Credits
from core.money.shop import Payment, Shop

log = structlog.get_logger()

PATH: Final = "/payments"
BYTES_MAX: Final = 16_384
PERSON: Final = re.compile(r"[a-z]{2,20}:[\w.-]{1,64}")


class _Told(Struct, frozen=True, kw_only=True):
    """The body. ``credits`` or the name of an ``offer``; ``charge`` is the shop's id of the payment."""

    charge: Annotated[str, Meta(min_length=1, max_length=200)]
    person: str
    credits: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    offer: str = ""
    amount: Annotated[str, Meta(max_length=40)] = ""


class PaymentWebhook:
    """``secret`` as standard webhooks write it (`whsec_…`)."""

    def __init__(self, shop: Shop, secret: str) -> None:
        self._shop = shop
        self._proof = Webhook(secret)

    def routes(self) -> list[web.AbstractRouteDef]:
        return [web.post(PATH, self._called)]

    async def _called(self, request: web.Request) -> web.StreamResponse:
        body = await whole_body(request, BYTES_MAX)
        try:
            self._proof.verify(body, {name.lower(): value for name, value in request.headers.items()})
        except (WebhookVerificationError, ValueError, KeyError):
            log.warning("payment_refused", remote=request.remote)
            return web.Response(status=401, text="This is not signed with the secret of payments.")
        try:
            told = json.decode(body, type=_Told)
        except (DecodeError, UnicodeDecodeError, RecursionError):
            return web.Response(status=400, text="This does not tell of a payment.")
        payment = self._payment(told)
        if payment is None:
            return web.Response(status=422, text="Nobody and nothing is known by these names.")
        given = await self._shop.paid(payment)
        return web.json_response({"given": int(payment.credits) if given else 0})

    def _payment(self, told: _Told) -> Payment | None:
        """None for nobody we know how to name, or for what is not offered."""
        offer = self._shop.offer(told.offer) if told.offer else None
        credits = offer.credits if offer is not None else told.credits
        if not PERSON.fullmatch(told.person) or not credits or (told.offer and offer is None):
            return None
        return Payment(
            charge=f"webhook:{told.charge}", person=PersonId(told.person), credits=Credits(credits),
            offer=told.offer, amount=told.amount,
        )  # fmt: skip

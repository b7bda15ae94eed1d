"""Stars: invoices that bots send, and people who pay them; strict where Telegram is."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram import checks, wire
from tests.fakes.telegram.refusals import bad_request
from tests.fakes.telegram.updates import Updates
from tests.fakes.telegram.world import Message, Person, World

Params = Mapping[str, Any]
#: Seconds that a bot has to answer a checkout.
CHECKOUT_S = 10.0
PAYLOAD_MAX = 128


@dataclass(slots=True)
class Checkout:
    """A person pressed Pay. ``ok`` is the bot's answer, None while there is none."""

    id: str
    person: Person
    invoice: Message
    at: float
    ok: bool | None = None
    error: str = ""


class Paying:
    """``charges`` by their id: who paid, how many Stars, and whether they were given back."""

    def __init__(self, world: World, updates: Updates, now: Callable[[], float]) -> None:
        self._world = world
        self._updates = updates
        self._now = now
        self.checkouts: dict[str, Checkout] = {}
        self.charges: dict[str, dict[str, Any]] = {}

    async def sendInvoice(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        prices = json.loads(params.get("prices", "[]"))
        if params.get("currency") != "XTR":
            raise bad_request("CURRENCY_INVALID")
        if params.get("provider_token"):
            raise bad_request("PAYMENT_PROVIDER_INVALID")
        if len(prices) != 1 or not 1 <= int(prices[0]["amount"]) <= 100_000:
            raise bad_request("STARS_INVOICE_INVALID")
        if not 1 <= len(params.get("payload", "").encode()) <= PAYLOAD_MAX:
            raise bad_request("INVOICE_PAYLOAD_INVALID")
        if not 1 <= len(params.get("title", "")) <= 32 or not params.get("description"):
            raise bad_request("INVOICE_TITLE_INVALID")
        invoice = {
            "title": params["title"], "description": params["description"], "start_parameter": "",
            "currency": "XTR", "total_amount": int(prices[0]["amount"]),
        }  # fmt: skip
        message = self._world.new_message(chat, None, service={"invoice": invoice})
        message.payload = params["payload"]
        return wire.message(self._world, message)

    async def answerPreCheckoutQuery(self, params: Params) -> Any:
        checkout = self.checkouts.get(params.get("pre_checkout_query_id", ""))
        if checkout is None or checkout.ok is not None or self._now() - checkout.at > CHECKOUT_S:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        ok = params.get("ok") == "true"
        if not ok and not params.get("error_message"):
            raise bad_request("error message must be non-empty")
        checkout.ok, checkout.error = ok, params.get("error_message", "")
        self._world.touch()
        return True

    async def refundStarPayment(self, params: Params) -> Any:
        charge = self.charges.get(params.get("telegram_payment_charge_id", ""))
        if charge is None or charge["user"] != int(params.get("user_id", 0)):
            raise bad_request("CHARGE_NOT_FOUND")
        if charge["refunded"]:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        charge["refunded"] = True
        self._world.touch()
        return True

    def checkout(
        self, person: Person, invoice: Message, *, payload: str = "", amount: int = 0
    ) -> Checkout:
        """Press Pay. ``payload`` and ``amount``: as a forged invoice would have them."""
        number = str(6_000_000 + self._world.serial())
        checkout = Checkout(number, person, invoice, self._now())
        self.checkouts[number] = checkout
        self._updates.push("pre_checkout_query", {
            "id": number, "from": wire.user(person), "currency": "XTR",
            "total_amount": amount or invoice.service["invoice"]["total_amount"],
            "invoice_payload": payload or invoice.payload,
        })  # fmt: skip
        return checkout

    def complete(self, checkout: Checkout) -> Message:
        """The money moves, as it does only after the bot's yes; the chat gets a service message."""
        assert checkout.ok, "the bot did not agree"
        charge = f"stars_{self._world.serial()}_{checkout.id}"
        amount = checkout.invoice.service["invoice"]["total_amount"]
        self.charges[charge] = {"user": checkout.person.id, "amount": amount, "refunded": False}
        payment = {
            "currency": "XTR", "total_amount": amount, "invoice_payload": checkout.invoice.payload,
            "telegram_payment_charge_id": charge, "provider_payment_charge_id": charge,
        }  # fmt: skip
        chat = checkout.invoice.chat
        message = self._world.new_message(chat, checkout.person, service={"successful_payment": payment})
        self._updates.push("message", wire.message(self._world, message))
        return message

    async def pay(self, person: Person, invoice: Message) -> Message | None:
        """Pay an invoice; None where the bot said no."""
        checkout = self.checkout(person, invoice)
        async with asyncio.timeout(CHECKOUT_S):
            while checkout.ok is None:  # noqa: ASYNC110 (the world has no event for it)
                await asyncio.sleep(0.01)
        return self.complete(checkout) if checkout.ok else None

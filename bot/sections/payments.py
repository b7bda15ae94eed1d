"""The section `[payments]`: what may be bought, and where; off as it comes."""

from typing import Annotated

from msgspec import Meta

from bot.sections.part import Part, secret_of
from core.checked import Misfit
from core.errors import ConfigError
from core.money.shop import Offer
from core.secret import Secret


class OfferSettings(Part, frozen=True, kw_only=True):
    credits: Annotated[int, Meta(ge=1, le=1_000_000)]
    stars: Annotated[int, Meta(ge=0, le=100_000)] = 0
    sku: str = ""


class PaymentSettings(Part, frozen=True, kw_only=True):
    """``offers`` by name. Without one nothing is sold; without a secret there is no webhook."""

    offers: dict[str, OfferSettings] = {}
    support: str = ""
    webhook_secret: Secret = Secret()
    webhook_secret_file: str = ""

    def __post_init__(self) -> None:
        for name in self.offers:
            if not name.isascii() or not name.replace("-", "").isalnum() or len(name) > 20:
                raise Misfit("offers", f"an offer's name is a short word, not {name!r}")

    def core_offers(self) -> list[Offer]:
        return [
            Offer(id=name, credits=one.credits, stars=one.stars, sku=one.sku)
            for name, one in self.offers.items()
        ]

    def secret(self) -> str:
        """The webhook's secret, from its file where one is named; raises `ConfigError`."""
        found = secret_of(self.webhook_secret, self.webhook_secret_file, "payments.webhook_secret_file")
        if found:
            from standardwebhooks import Webhook  # where something is sold

            try:
                Webhook(found)
            except ValueError:
                raise ConfigError(
                    "payments.webhook_secret", "not a secret of the form whsec_…"
                ) from None
        return found

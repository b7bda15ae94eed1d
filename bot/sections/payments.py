"""The section `[payments]`: what may be bought, and where; off as it comes."""

from pydantic import Field, field_validator

from bot.sections.part import Part, secret_of
from core.errors import ConfigError
from core.money.shop import Offer


class OfferSettings(Part):
    credits: int = Field(ge=1, le=1_000_000)
    stars: int = Field(default=0, ge=0, le=100_000)
    sku: str = ""


class PaymentSettings(Part):
    """``offers`` by name. Without one nothing is sold; without a secret there is no webhook."""

    offers: dict[str, OfferSettings] = {}
    support: str = ""
    webhook_secret: str = Field(default="", repr=False)
    webhook_secret_file: str = ""

    @field_validator("offers")
    @classmethod
    def _short_names(cls, offers: dict[str, OfferSettings]) -> dict[str, OfferSettings]:
        for name in offers:
            if not name.isascii() or not name.replace("-", "").isalnum() or len(name) > 20:
                raise ValueError(f"an offer's name is a short word, not {name!r}")
        return offers

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

"""What the operator is told by itself, and the ways that the section `[notices]` opens for it."""

from collections.abc import Mapping
from datetime import datetime

import structlog

from adapters.notices.ways import ChatNotifier, Mailbox, MailNotifier, WebhookNotifier
from adapters.phrases.phrases import Phrases
from bot.config import Config
from bot.ground import Ground
from bot.painters import open_painters, router_of
from bot.sections.notices import NoticeSettings
from core.conversation import ThreadKey, platform_of
from core.db.ledger import Ledger
from core.errors import ConfigError, ProviderError
from core.messages import Messenger
from core.ports import Clock
from core.reporting.notices import Budgets, Ending, Notices, Notifier
from core.reporting.reports import StoredReports

log = structlog.get_logger()

#: How painters name what is left on their accounts.
LEFT = ("credits", "dollars")


def notices_of(ground: Ground, ledger: Ledger, messengers: Mapping[str, Messenger]) -> Notices:
    """What the operator is told by itself, in the operator's time zone."""
    config = ground.config
    zone = config.zone()
    budgets = Budgets(
        day=int(config.credits.day_usd * 1_000_000),
        month=int(config.notices.month_usd * 1_000_000),
        low=config.notices.balance_low,
    )
    return Notices(
        ground.database, ground.clock, StoredReports(ground.database, ground.clock, zone), ledger,
        notifiers_of(config.notices, ground.phrases, messengers), budgets, zone,
        PainterFacts(config, ground.clock),
    )  # fmt: skip


def notifiers_of(
    settings: NoticeSettings, phrases: Phrases, messengers: Mapping[str, Messenger]
) -> list[Notifier]:
    """The ways that are named; a chat only in the process that speaks to its platform."""
    found: list[Notifier] = []
    messenger = messengers.get(platform_of(settings.chat))
    if settings.chat and messenger is not None:
        found.append(ChatNotifier(messenger, ThreadKey(settings.chat)))
    if settings.webhook_url:
        found.append(WebhookNotifier(settings.webhook_url.reveal(), phrases))
    if settings.mail_to and settings.smtp_host:
        box = Mailbox(
            host=settings.smtp_host,
            port=settings.smtp_port,
            sender=settings.mail_from or settings.mail_to[0],
            recipients=tuple(settings.mail_to),
            user=settings.smtp_user,
            password=settings.password(),
            tls=settings.smtp_tls,
        )
        found.append(MailNotifier(box, phrases))
    return found


class PainterFacts:
    """Implements `core.reporting.notices.Facts`."""

    def __init__(self, config: Config, clock: Clock) -> None:
        self._config = config
        self._clock = clock

    def retiring(self) -> list[Ending]:
        today = datetime.fromtimestamp(self._clock.now_ms() / 1000, self._config.zone()).date()
        return [
            Ending(id=model.id, ends=model.retires_on, successor=model.successor)
            for model in router_of(self._config).offered.retiring(today)
            if model.retires_on
        ]

    async def balances(self) -> dict[str, float]:
        """Asked only where somebody wants to be warned; a painter that fails is left out."""
        if not self._config.notices.balance_low:
            return {}
        found: dict[str, float] = {}
        async with open_painters(self._config, self._clock) as painters:
            for name, painter in painters.items():
                try:
                    facts = await painter.check()
                except (ProviderError, ConfigError) as error:
                    log.warning("balance_unknown", provider=name, code=error.code)
                    continue
                left = next((facts[key] for key in LEFT if key in facts), None)
                if left is not None:
                    found[name] = float(left)
        return found

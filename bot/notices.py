"""The ways to the operator that the section `[notices]` opens."""

from collections.abc import Mapping

from adapters.notices.ways import ChatNotifier, Mailbox, MailNotifier, WebhookNotifier
from adapters.phrases.phrases import Phrases
from bot.sections.notices import NoticeSettings
from core.conversation import ThreadKey, platform_of
from core.messages import Messenger
from core.notices import Notifier


def notifiers_of(
    settings: NoticeSettings, phrases: Phrases, messengers: Mapping[str, Messenger]
) -> list[Notifier]:
    """The ways that are named; a chat only in the process that speaks to its platform."""
    found: list[Notifier] = []
    messenger = messengers.get(platform_of(settings.chat))
    if settings.chat and messenger is not None:
        found.append(ChatNotifier(messenger, ThreadKey(settings.chat)))
    if settings.webhook_url:
        found.append(WebhookNotifier(settings.webhook_url, phrases))
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

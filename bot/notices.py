"""The section `[notices]`, and the ways to the operator that it opens."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from adapters.notices.ways import ChatNotifier, Mailbox, MailNotifier, WebhookNotifier
from adapters.phrases.phrases import Phrases
from core.conversation import ThreadKey, platform_of
from core.errors import ConfigError
from core.notices import Notifier
from core.ports import Messenger


class NoticeSettings(BaseModel):
    """Nobody is told while no way is named. ``webhook_url`` may carry a secret."""

    model_config = ConfigDict(extra="forbid")

    chat: str = ""
    webhook_url: str = Field(default="", repr=False)
    mail_to: list[str] = []
    mail_from: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: str = Field(default="", repr=False)
    smtp_password_file: str = ""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    month_usd: float = Field(default=0.0, ge=0)
    balance_low: float = Field(default=0.0, ge=0)

    def password(self) -> str:
        if self.smtp_password or not self.smtp_password_file:
            return self.smtp_password
        try:
            return Path(self.smtp_password_file).read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("notices.smtp_password_file", "the file cannot be read") from None


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

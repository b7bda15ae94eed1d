"""The section `[notices]`: how the operator is told of what needs a person."""

from typing import Annotated, Literal

from msgspec import Meta

from bot.sections.part import Part, secret_of
from core.checked import NotNegative
from core.secret import Secret


class NoticeSettings(Part, frozen=True, kw_only=True):
    """Nobody is told while no way is named. ``webhook_url`` may carry a secret."""

    chat: str = ""
    webhook_url: Secret = Secret()
    mail_to: list[str] = []
    mail_from: str = ""
    smtp_host: str = ""
    smtp_port: Annotated[int, Meta(ge=1, le=65535)] = 587
    smtp_user: str = ""
    smtp_password: Secret = Secret()
    smtp_password_file: str = ""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    month_usd: NotNegative = 0.0
    balance_low: NotNegative = 0.0

    def password(self) -> str:
        return secret_of(self.smtp_password, self.smtp_password_file, "notices.smtp_password_file")

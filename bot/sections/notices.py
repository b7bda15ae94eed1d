"""The section `[notices]`: how the operator is told of what needs a person."""

from typing import Literal

from pydantic import Field

from bot.sections.part import Part, secret_of


class NoticeSettings(Part):
    """Nobody is told while no way is named. ``webhook_url`` may carry a secret."""

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
        return secret_of(self.smtp_password, self.smtp_password_file, "notices.smtp_password_file")

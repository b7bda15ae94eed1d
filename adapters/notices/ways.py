"""The operator's chat, a webhook and mail, each a `core.reporting.notices.Notifier`."""

from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Final, Literal

import aiohttp

from adapters.phrases.phrases import Phrases
from core.conversation import PersonId, ThreadKey
from core.messages import Line, Messenger
from core.reporting.notices import Notice

TIMEOUT_S: Final = 15.0


class ChatNotifier:
    """Writes into a thread of the operator's (`telegram:-100123`, `discord:456`)."""

    name = "chat"

    def __init__(self, messenger: Messenger, thread: ThreadKey) -> None:
        self._messenger = messenger
        self._thread = thread

    async def tell(self, notice: Notice) -> None:
        line = Line(kind="notice", code=notice.code, facts=dict(notice.facts))
        await self._messenger.answer(self._thread, PersonId(""), line)


class WebhookNotifier:
    """Posts `{"code", "text", "facts"}`; raises `aiohttp.ClientError` where it is not taken."""

    name = "webhook"

    def __init__(self, url: str, phrases: Phrases) -> None:
        self._url = url
        self._phrases = phrases

    async def tell(self, notice: Notice) -> None:
        body = {"code": notice.code, "text": words(self._phrases, notice), "facts": dict(notice.facts)}
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
        async with aiohttp.ClientSession(timeout=timeout, raise_for_status=True) as client:
            async with client.post(self._url, json=body, allow_redirects=False):
                pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """``tls``: from the first byte (`tls`), asked for after the greeting (`starttls`), or `none`."""

    host: str
    sender: str
    recipients: tuple[str, ...]
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Literal["starttls", "tls", "none"] = "starttls"


class MailNotifier:
    """Sends a mail; raises `aiosmtplib.SMTPException`."""

    name = "mail"

    def __init__(self, mailbox: Mailbox, phrases: Phrases) -> None:
        self._mailbox = mailbox
        self._phrases = phrases

    async def tell(self, notice: Notice) -> None:
        import aiosmtplib  # few operators are told by mail

        box, text = self._mailbox, words(self._phrases, notice)
        message = EmailMessage()
        message["From"], message["To"] = box.sender, ", ".join(box.recipients)
        message["Subject"] = self._phrases.phrase("notice-subject", code=notice.code)
        message.set_content(text)
        await aiosmtplib.send(
            message,
            hostname=box.host,
            port=box.port,
            username=box.user or None,
            password=box.password or None,
            use_tls=box.tls == "tls",
            start_tls=box.tls == "starttls",
            timeout=TIMEOUT_S,
        )


def words(phrases: Phrases, notice: Notice) -> str:
    return phrases.text(Line(kind="notice", code=notice.code, facts=dict(notice.facts)))

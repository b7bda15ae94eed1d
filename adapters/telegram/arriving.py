"""Whether Telegram's calls arrive: what it says of the address that it calls, in plain words."""

from dataclasses import dataclass

from telegram import Bot, WebhookInfo

#: What stands in Telegram's words, lower-cased, and what it means to an operator; the first that fits.
MEANINGS = (
    ("webhook: 401", "the bot refused it as somebody else's; start the bot anew"),
    ("webhook: 404", "the address answers, but the path does not lead to the bot (404)"),
    ("webhook: 403", "something before the bot refuses the call (403)"),
    ("webhook: 413", "something before the bot finds the call too large (413)"),
    ("webhook: 30", "the address leads elsewhere, and Telegram follows no redirect"),
    ("webhook: 5", "the bot was not there, or what stands before it could not reach it"),
    ("resolve", "the name of the address is not known"),
    ("name or service", "the name of the address is not known"),
    ("certificate", "the certificate of the address is not accepted"),
    ("ssl", "there was no secure connection to the address"),
    ("refused", "nothing listens at the address"),
    ("timed out", "the address did not answer in time"),
    ("timeout", "the address did not answer in time"),
    ("reset", "the connection broke off"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """``url``: what Telegram calls, "" where it is polled. ``waiting``: updates that nobody took yet.

    ``failed_ms``: when a call last failed, and ``problem`` why; 0 and "" where none has.
    """

    url: str = ""
    waiting: int = 0
    failed_ms: int = 0
    problem: str = ""


async def arriving(bot: Bot) -> Arriving:
    """As Telegram sees it now; raises `TelegramError`."""
    return to_arriving(await bot.get_webhook_info())


def to_arriving(info: WebhookInfo) -> Arriving:
    failed = info.last_error_date
    return Arriving(
        url=info.url,
        waiting=info.pending_update_count,
        failed_ms=round(failed.timestamp() * 1000) if failed else 0,
        problem=in_plain_words(info.last_error_message or "") if failed else "",
    )


def in_plain_words(message: str) -> str:
    """What an error of a call means, with Telegram's own words behind it."""
    folded = message.lower()
    meant = next((meaning for part, meaning in MEANINGS if part in folded), "")
    return f"{meant} ({message!r})" if meant else repr(message)

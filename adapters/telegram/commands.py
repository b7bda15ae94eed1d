"""The commands that Telegram shows, by scope and language. Names are fixed, descriptions are not.

A scope hides a command, it does not authorise: that is the core's, whatever was typed.
"""

from collections.abc import Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from adapters.phrases.phrases import FALLBACK, Phrases, plain, put_away

Names = tuple[str, ...]

GROUP: Names = ("imagine", "edit", "describe", "cancel", "help")
PRIVATE: Names = (
    "imagine", "edit", "describe", "model", "style", "settings", "refine", "language", "balance",
    "quota", "link", "unlink", "history", "show", "job", "cancel", "undo", "forget", "privacy", "help",
)  # fmt: skip
#: Where something is sold.
SHOP: Names = ("buy", "paysupport", "terms")
OPERATOR: Names = ("grant", "admin")
#: In groups, for their admins.
MANAGER: Names = (*GROUP, "admin")
DESCRIPTION_MAX = 256


async def publish_commands(
    bot: Bot, phrases: Phrases, languages: Sequence[str], *, operators: Sequence[int] = (),
    sells: bool = False,
) -> None:  # fmt: skip
    """Tell Telegram all commands; three calls for each language, and one for each operator."""
    private = (*PRIVATE, *SHOP) if sells else PRIVATE
    for language in languages:
        code = None if language == FALLBACK else language
        for scope, names in (
            (BotCommandScopeAllPrivateChats(), private),
            (BotCommandScopeAllGroupChats(), GROUP),
            (BotCommandScopeAllChatAdministrators(), MANAGER),
        ):
            await _publish(bot, phrases, names, scope, language, code)
    for operator in operators:
        try:
            names = (*private, *OPERATOR)
            await _publish(bot, phrases, names, BotCommandScopeChat(operator), FALLBACK, None)
        except BadRequest:
            continue  # has not opened the bot yet; told at the next start
    put_away()


async def _publish(
    bot: Bot,
    phrases: Phrases,
    names: Names,
    scope: BotCommandScope,
    language: str,
    code: str | None,
) -> None:
    commands = [
        BotCommand(name, _described(phrases, f"command-{name}", language)[:DESCRIPTION_MAX])
        for name in names
    ]
    await bot.set_my_commands(commands, scope=scope, language_code=code)


def _described(phrases: Phrases, name: str, language: str) -> str:
    """Read without taking up a language that perhaps nobody speaks here."""
    return plain(name, language) or phrases.phrase(name, language)

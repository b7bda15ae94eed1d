"""Names and descriptions of commands in the languages that there are phrases in."""

import discord
from discord import app_commands

from adapters.phrases.phrases import FALLBACK, Phrases, plain


class PhraseTranslator(app_commands.Translator):
    """A `locale_str` carries the phrase's name in ``extras["phrase"]``; its text is the English."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:  # fmt: skip
        """None where the language has none: Discord then shows the English."""
        name = string.extras.get("phrase")
        language = locale.value.split("-")[0]
        return None if name is None or language == FALLBACK else plain(name, language)


def said(phrases: Phrases, name: str) -> app_commands.locale_str:
    """A phrase as a text of a command, in English until it is translated."""
    return app_commands.locale_str(plain(name, FALLBACK) or phrases.phrase(name), phrase=name)


def named(name: str) -> app_commands.locale_str:
    """A command's or an option's own name, which a language may have another word for."""
    return app_commands.locale_str(name, phrase=f"discord-name-{name}")

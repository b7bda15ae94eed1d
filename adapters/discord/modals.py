"""The little forms that open: what should change, which style, which model.

Their custom ids are stable and carry what they are about, so that a form that was opened before a
restart is understood after it, and a dismissed one leaves nothing behind. Submits come to the router.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from adapters.discord.components import EXTEND, KEY, local_code
from adapters.phrases.phrases import Phrases

WORDS = "words"
FILES = "files"
CHOICE = "choice"
WORDS_MAX = 500
KEY_MAX = 500
CHOICES_MAX = 25
#: Selects in one form.
PARTS_MAX = 5


class Modals:
    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def edit(self, code: str, locale: str) -> ui.Modal:
        """ "What should change?", and a picture to take something from, if wanted."""
        modal = self._modal(code, "discord-edit-title", locale)
        words: ui.TextInput[Any] = ui.TextInput(
            custom_id=WORDS, style=discord.TextStyle.paragraph, max_length=WORDS_MAX,
            placeholder=self._phrase("discord-edit-hint", locale)[:100],
        )  # fmt: skip
        modal.add_item(ui.Label(text=self._phrase("discord-edit-label", locale), component=words))
        file: ui.FileUpload[Any] = ui.FileUpload(custom_id=FILES, required=False, max_values=1)
        label = self._phrase("discord-edit-file", locale)
        modal.add_item(ui.Label(text=label, component=file))
        return modal

    def key(self, painter: str, locale: str) -> ui.Modal:
        """A server's own key at a painter: what is typed is seen by nobody but who types it."""
        modal = self._modal(local_code(KEY, painter), "discord-key-title", locale)
        field: ui.TextInput[Any] = ui.TextInput(custom_id=WORDS, max_length=KEY_MAX)
        modal.add_item(
            ui.Label(
                text=self._phrase("discord-key-label", locale)[:45],
                description=self._phrase("discord-key-hint", locale)[:100],
                component=field,
            )
        )
        return modal

    def choose(self, code: str, kind: str, choices: Sequence[tuple[str, str]], locale: str) -> ui.Modal:
        """One of the styles, the models or the sides: each a label and what it stands for."""
        modal = self._modal(code, f"discord-more-{kind}", locale)
        options = [discord.SelectOption(label=label[:100], value=name[:100]) for label, name in choices]
        parts = [options[at : at + CHOICES_MAX] for at in range(0, len(options), CHOICES_MAX)]
        for number, part in enumerate(parts[:PARTS_MAX]):
            # Of several selects one is to be used, so that none may insist.
            select: ui.Select[Any] = ui.Select(
                custom_id=f"{CHOICE}{number or ''}", options=part, required=len(parts) == 1
            )
            label = self._phrase("discord-choose-side" if kind == EXTEND else "discord-choose", locale)
            if len(parts) > 1:
                label = self._part(part, locale)
            modal.add_item(ui.Label(text=label, component=select))
        return modal

    def _part(self, options: Sequence[discord.SelectOption], locale: str) -> str:
        """From where to where a part of an alphabet goes; a label has 45 characters."""
        first, last = options[0].label[:18], options[-1].label[:18]
        return self.phrases.phrase("discord-choose-part", locale, first=first, last=last)

    def _modal(self, code: str, title: str, locale: str) -> ui.Modal:
        return ui.Modal(title=self._phrase(title, locale)[:45], custom_id=code)

    def _phrase(self, name: str, locale: str) -> str:
        return self.phrases.phrase(name, locale)


def submitted(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a submitted form by their custom ids; nothing in it is trusted."""
    found: dict[str, Any] = {}
    for row in data.get("components", []):
        inner = [row["component"]] if "component" in row else row.get("components", [])
        for field in inner:
            found[str(field.get("custom_id"))] = field.get("value", field.get("values"))
    return found


def chosen(values: Mapping[str, Any]) -> str:
    """What was chosen in whichever select of a form; "" where nothing was."""
    for number in range(PARTS_MAX):
        for value in values.get(f"{CHOICE}{number or ''}") or []:
            return str(value)
    return ""


def uploaded(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The files that came with a submitted form, as Discord describes them."""
    return list(data.get("resolved", {}).get("attachments", {}).values())

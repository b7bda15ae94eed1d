"""The commands that a person may use, and where each of them is offered.

A tree's wide defaults are inherited by whatever is left open, and the library's short forms do not
narrow them, so contexts and installations are written out for every command. The library takes five
message menus, which is as many as there are.
"""

import re
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from adapters.discord.incoming import given, pictures_on
from adapters.discord.meant import Meant
from adapters.discord.offer import Offer
from adapters.discord.submits import Submits
from adapters.discord.threads import Threads
from adapters.discord.translator import PhraseTranslator, named, said
from adapters.discord.wishes import Wishes
from adapters.phrases.phrases import Phrases
from core.conversation import Slots

Choice = app_commands.Choice
Context, Install = app_commands.AppCommandContext, app_commands.AppInstallationType
EVERYWHERE = Context(guild=True, dm_channel=True, private_channel=True)
BY_ALL = Install(guild=True, user=True)
BY_SERVERS = Install(guild=True, user=False)

RATIOS = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9")
RESOLUTIONS = ("1K", "2K", "4K")
SHAPE, SIZE = re.compile(r"\d{1,4}:\d{1,4}"), re.compile(r"[124][Kk]")
#: "16x9", "16 : 9"
BETWEEN = re.compile(r"(?<=\d)\s*[:x×/]\s*(?=\d)", re.IGNORECASE)
COUNT_MAX = 4
PROMPT_CHARS_MAX = 2000
CHOICES_MAX = 25
#: Commands without options; each answers privately.
PLAIN = ("settings", "refine", "balance", "history", "help", "undo", "why", "forget", "unlink")
MENUS = {
    "Edit image": "",
    "Vary image": "vary",
    "Upscale image": "upscale",
    "Describe image": "describe",
}
DRAW = "Draw this message"


class Commands:
    """Builds the tree of one client."""

    def __init__(
        self, phrases: Phrases, wishes: Wishes, submits: Submits, threads: Threads, offer: Offer
    ) -> None:
        self._phrases = phrases
        self._wishes = wishes
        self._submits = submits
        self._threads = threads
        self._offer = offer

    async def add_to(self, tree: app_commands.CommandTree[Any]) -> None:
        await tree.set_translator(PhraseTranslator())
        for name in ("imagine", "generate"):
            tree.add_command(self._imagine(name))
        for command in (self._edit(), self._describe(), self._model(), self._show(), self._job()):
            tree.add_command(command)
        tree.add_command(self._link())
        tree.add_command(self._cancel())
        tree.add_command(self._privacy())
        for name in PLAIN:
            tree.add_command(self._plain(name))
        for title, command_name in MENUS.items():
            tree.add_command(self._menu(title, command_name))
        tree.add_command(self._draw_menu())

    def _imagine(self, name: str) -> app_commands.Command[Any, ..., Any]:
        async def imagine(
            interaction: discord.Interaction[Any],
            prompt: app_commands.Range[str, 1, PROMPT_CHARS_MAX],
            reference: discord.Attachment | None = None,
            model: str | None = None,
            aspect: str | None = None,
            style: str | None = None,
            count: app_commands.Range[int, 1, COUNT_MAX] | None = None,
            resolution: str | None = None,
            seed: app_commands.Range[int, 0, 2**31 - 1] | None = None,
        ) -> None:
            aspect = re.sub(BETWEEN, ":", aspect.strip()) if aspect else aspect
            shape, size = _taken(SHAPE, aspect), _taken(SIZE, resolution)
            style = self._offer.style_of(self._phrases, style, interaction.locale.value)
            options = Slots(
                model=model, aspect_ratio=shape, style=style, count=count, resolution=size, seed=seed
            )
            # Whatever may be typed: "wide" is no shape of numbers, but a word that is understood.
            words = [word for word in (aspect, resolution) if word and word not in (shape, size)]
            for word in words:
                if not self._offer.knows_size(word):
                    known = ", ".join(RATIOS if word == aspect else RESOLUTIONS)
                    await self._wishes.decline(interaction, "unknown_name", asked=word[:32], known=known)
                    return
            text = ", ".join([prompt, *words])
            meant = Meant(pictures=[given(reference)] if reference else ())
            # With a picture to start from it is a change of that one.
            command = "edit" if meant.pictures else "imagine"
            await self._wishes.take(interaction, command, text=text, options=options, meant=meant)

        command = self._command(name, "imagine", imagine)
        self._complete(command)
        return command

    def _edit(self) -> app_commands.Command[Any, ..., Any]:
        async def edit(
            interaction: discord.Interaction[Any],
            prompt: app_commands.Range[str, 1, PROMPT_CHARS_MAX],
            image: discord.Attachment | None = None,
        ) -> None:
            meant = Meant(pictures=[given(image)] if image else ())
            await self._wishes.take(interaction, "edit", text=prompt, meant=meant)

        return self._command("edit", "edit", edit)

    def _describe(self) -> app_commands.Command[Any, ..., Any]:
        async def describe(
            interaction: discord.Interaction[Any], image: discord.Attachment | None = None
        ) -> None:
            meant = Meant(pictures=[given(image)] if image else ())
            await self._wishes.take(interaction, "describe", meant=meant)

        return self._command("describe", "describe", describe)

    def _complete(self, command: app_commands.Command[Any, ..., Any]) -> None:
        """What is offered while a person types; the core checks what they send all the same."""

        async def models(asked: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
            return _matching(self._offer.cards(self._phrases, asked.locale.value), typed)

        async def styles(asked: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
            return _choices(self._offer.styles_like(self._phrases, typed, asked.locale.value))

        async def ratios(_: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
            return _matching([(name, name) for name in RATIOS], typed)

        async def resolutions(_: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
            return _matching([(name, name) for name in RESOLUTIONS], typed)

        offers = {"model": models, "style": styles, "aspect": ratios, "resolution": resolutions}
        for option, offered in offers.items():
            command.autocomplete(option)(offered)

    def _model(self) -> app_commands.Command[Any, ..., Any]:
        async def model(interaction: discord.Interaction[Any], model: str | None = None) -> None:
            await self._wishes.take(interaction, "model", text=model or "")

        async def models(asked: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
            return _matching(self._offer.cards(self._phrases, asked.locale.value), typed)

        command = self._command("model", "model", model)
        command.autocomplete("model")(models)
        return command

    def _show(self) -> app_commands.Command[Any, ..., Any]:
        async def show(
            interaction: discord.Interaction[Any], ref: app_commands.Range[str, 1, 64]
        ) -> None:
            await self._wishes.take(interaction, "show", text=ref)

        return self._command("show", "show", show)

    def _job(self) -> app_commands.Command[Any, ..., Any]:
        async def job(
            interaction: discord.Interaction[Any], ref: app_commands.Range[str, 1, 64] | None = None
        ) -> None:
            await self._wishes.take(interaction, "job", text=ref or "")

        return self._command("job", "job", job)

    def _link(self) -> app_commands.Command[Any, ..., Any]:
        async def link(
            interaction: discord.Interaction[Any], code: app_commands.Range[str, 1, 32] | None = None
        ) -> None:
            await self._wishes.take(interaction, "link", text=code or "")

        return self._command("link", "link", link)

    def _cancel(self) -> app_commands.Command[Any, ..., Any]:
        async def cancel(interaction: discord.Interaction[Any], everything: bool = False) -> None:
            await self._wishes.take(interaction, "cancel", text="all" if everything else "")

        return self._command("cancel", "cancel", cancel)

    def _privacy(self) -> app_commands.Group:
        group = app_commands.Group(
            name=named("privacy"), description=said(self._phrases, "command-privacy"),
            allowed_contexts=EVERYWHERE, allowed_installs=BY_ALL,
        )  # fmt: skip

        async def policy(interaction: discord.Interaction[Any]) -> None:
            await self._wishes.take(interaction, "privacy")

        async def export(interaction: discord.Interaction[Any]) -> None:
            await self._wishes.take(interaction, "privacy", text="export")

        async def delete(interaction: discord.Interaction[Any]) -> None:
            await self._wishes.take(interaction, "privacy", text="delete")

        for name, work in (("policy", policy), ("export", export), ("delete", delete)):
            description = said(self._phrases, f"discord-privacy-{name}")
            group.add_command(
                app_commands.Command(name=named(name), description=description, callback=work)
            )
        return group

    def _plain(self, name: str) -> app_commands.Command[Any, ..., Any]:
        async def plain(interaction: discord.Interaction[Any]) -> None:
            await self._wishes.take(interaction, name)

        return self._command(name, name, plain)

    def _command(self, name: str, phrase: str, work: Any) -> app_commands.Command[Any, ..., Any]:
        """With the place of each option's description in the phrases, and the contexts written out."""
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name=named(name), description=said(self._phrases, f"command-{phrase}"), callback=work,
            allowed_contexts=EVERYWHERE, allowed_installs=BY_ALL,
        )  # fmt: skip
        names = [option.name for option in command.parameters]
        if names:
            told = {option: said(self._phrases, f"discord-option-{option}") for option in names}
            app_commands.describe(**told)(command)
            app_commands.rename(**{option: named(option) for option in names})(command)
        return command

    def _menu(self, title: str, command: str) -> app_commands.ContextMenu:
        async def menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            if not pictures_on(message):
                # Else the newest picture of the place would be taken, and paid for.
                said = self._phrases.phrase("discord-menu-no-picture", interaction.locale.value)
                await interaction.response.send_message(said, ephemeral=True)
            elif not command:
                await self._submits.menu(interaction, message)
            else:
                await self._wishes.take(interaction, command, meant=self._threads.meant_by(message))

        return self._context_menu(title, menu)

    def _draw_menu(self) -> app_commands.ContextMenu:
        async def menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await self._wishes.take(interaction, "imagine", text=message.clean_content)

        return self._context_menu(DRAW, menu)

    def _context_menu(self, title: str, work: Any) -> app_commands.ContextMenu:
        name = app_commands.locale_str(title, phrase=f"discord-menu-{title.split()[0].lower()}")
        return app_commands.ContextMenu(
            name=name, callback=work, allowed_contexts=EVERYWHERE, allowed_installs=BY_ALL
        )


def _taken(form: re.Pattern[str], typed: str | None) -> str | None:
    """What was typed, where it has the form of an option's values."""
    return typed if typed is not None and form.fullmatch(typed) else None


def _matching(offers: Sequence[tuple[str, str]], typed: str) -> list[Choice[str]]:
    wanted = typed.casefold().strip()
    return _choices([(name, value) for name, value in offers if wanted in name.casefold()])


def _choices(offers: Sequence[tuple[str, str]]) -> list[Choice[str]]:
    return [Choice(name=name, value=value) for name, value in offers[:CHOICES_MAX]]

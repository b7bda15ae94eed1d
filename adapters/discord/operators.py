"""The operator's own commands: registered in their server only, and checked by id at every use."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

import discord
import structlog
from discord import app_commands

from adapters.discord.addresses import to_person
from adapters.discord.commands import BY_SERVERS
from adapters.discord.translator import named, said
from adapters.phrases.phrases import Phrases
from core.conversation import PersonId
from core.credits import Balance, Credits
from core.errors import LedgerError, Refusal
from core.ids import reference
from core.jobs import Job

log = structlog.get_logger()

LIST_MAX = 20
IN_SERVER = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)

Work = Callable[[discord.Interaction[Any]], Awaitable[str]]


class Operations(Protocol):
    """What an operator may do; ``who`` is written down with every act."""

    async def grant(self, who: str, person: PersonId, amount: Credits, reason: str) -> Balance: ...
    async def dead_letters(self, *, limit: int = 50) -> Sequence[Job]: ...
    async def jobs(self, *, state: str = "", limit: int = 50) -> Sequence[Job]: ...
    async def retry(self, who: str, job: str, reason: str) -> Job: ...


class OperatorCommands:
    def __init__(self, phrases: Phrases, operations: Operations, operators: frozenset[int]) -> None:
        self._phrases = phrases
        self._operations = operations
        self._operators = operators

    def add_to(self, tree: app_commands.CommandTree[Any], guild: int) -> None:
        group = app_commands.Group(
            name="operator",
            description=said(self._phrases, "command-admin"),
            default_permissions=discord.Permissions(administrator=True),
            allowed_contexts=IN_SERVER,
            allowed_installs=BY_SERVERS,
        )
        for command in (self._grant(), self._dead_letters(), self._retry(), self._stats()):
            group.add_command(command)
        tree.add_command(group, guild=discord.Object(guild))

    def _grant(self) -> app_commands.Command[Any, ..., Any]:
        async def grant(
            interaction: discord.Interaction[Any], person: discord.User, credits: int, reason: str
        ) -> None:
            async def work(_: discord.Interaction[Any]) -> str:
                balance = await self._operations.grant(
                    _who(interaction), to_person(person.id), Credits(credits), reason
                )
                free = int(balance.free)
                return self._say("discord-operator-granted", interaction, free=free, credits=credits)

            await self._answer(interaction, work)

        return self._command("grant", grant)

    def _dead_letters(self) -> app_commands.Command[Any, ..., Any]:
        async def dead_letters(interaction: discord.Interaction[Any]) -> None:
            async def work(_: discord.Interaction[Any]) -> str:
                jobs = await self._operations.dead_letters(limit=LIST_MAX)
                if not jobs:
                    return self._say("discord-operator-no-dead", interaction)
                return "\n".join(f"`{reference(job.id)}` {job.provider} {job.error}" for job in jobs)

            await self._answer(interaction, work)

        return self._command("dead-letters", dead_letters)

    def _retry(self) -> app_commands.Command[Any, ..., Any]:
        async def retry(interaction: discord.Interaction[Any], ref: str, reason: str) -> None:
            async def work(_: discord.Interaction[Any]) -> str:
                job = await self._operations.retry(_who(interaction), ref, reason)
                return self._say("discord-operator-retried", interaction, ref=reference(job.id))

            await self._answer(interaction, work)

        return self._command("retry", retry)

    def _stats(self) -> app_commands.Command[Any, ..., Any]:
        async def stats(interaction: discord.Interaction[Any]) -> None:
            async def work(_: discord.Interaction[Any]) -> str:
                states = ("queued", "running", "succeeded", "failed", "cancelled")
                found = {state: len(await self._operations.jobs(state=state)) for state in states}
                return " · ".join(f"{state}: {count}" for state, count in found.items())

            await self._answer(interaction, work)

        return self._command("stats", stats)

    def _command(self, name: str, work: Any) -> app_commands.Command[Any, ..., Any]:
        description = said(self._phrases, f"discord-operator-{name}")
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name=named(name), description=description, callback=work
        )
        options = [option.name for option in command.parameters]
        if options:
            told = {option: said(self._phrases, f"discord-option-{option}") for option in options}
            app_commands.describe(**told)(command)
        return command

    async def _answer(self, interaction: discord.Interaction[Any], work: Work) -> None:
        """Privately, and for operators only: a server's own rights may have been widened."""
        if interaction.user.id not in self._operators:
            log.warning("operator_command_refused", user=interaction.user.id)
            said_no = self._say("discord-operator-only", interaction)
            await interaction.response.send_message(said_no, ephemeral=True)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            text = await work(interaction)
        except Refusal as refusal:
            text = self._say(f"refused-{refusal.code}".replace("_", "-"), interaction)
        except LedgerError:
            text = self._say("discord-operator-books", interaction)
        await interaction.edit_original_response(content=text[:2000])

    def _say(self, name: str, interaction: discord.Interaction[Any], **facts: object) -> str:
        return self._phrases.phrase(name, interaction.locale.value, **facts)


def _who(interaction: discord.Interaction[Any]) -> str:
    return f"discord:{interaction.user.id}"

"""Interactions: one answer within 3 s, a token for 15 minutes, follow-ups, private answers."""

from typing import Any

from tests.fakes.discord.commands import check_choices
from tests.fakes.discord.components import check_modal
from tests.fakes.discord.composing import Body, Composer
from tests.fakes.discord.payloads import Payloads
from tests.fakes.discord.permissions import Bit, permissions_in
from tests.fakes.discord.refusals import Refused, invalid
from tests.fakes.discord.rest import Rest
from tests.fakes.discord.world import EPHEMERAL, LOADING, V2, Interaction, Message, World

ANSWER_S = 3.0
TOKEN_S = 900.0
FOREIGN_FOLLOWUPS_MAX = 5
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, OPEN_MODAL = 4, 5, 6, 7, 8, 9


class Interactions:
    """The callback and webhook routes of one application."""

    def __init__(self, world: World, payloads: Payloads, composer: Composer, rest: Rest) -> None:
        self._world = world
        self._payloads = payloads
        self._composer = composer
        self._rest = rest
        #: Seconds for the first answer; more where a test counts answers on a busy machine.
        self.answer_s = ANSWER_S

    async def answer(self, key: int, token: str, body: Body) -> dict[str, Any]:
        """The callback: `Refused` 10062 after three seconds, 40060 the second time."""
        interaction = self._world.interactions.get(key)
        if interaction is None or interaction.token != token:
            raise Refused(10062)
        late = self._world.now() - interaction.born > self.answer_s
        if late or interaction.answer is not None:
            code = 40060 if interaction.answer is not None else 10062
            interaction.refusals.append(code)
            raise Refused(code)
        kind = body.given["type"]
        data = body.given.get("data") or {}
        message = await self._first(interaction, kind, Body(data, body.uploads))
        interaction.answer, interaction.answered_at = kind, self._world.now()
        self._world.touch()
        return self._callback(interaction, kind, message)

    async def _first(self, interaction: Interaction, kind: int, body: Body) -> Message | None:
        allowed = {
            COMMAND: {REPLY, DEFER, OPEN_MODAL}, AUTOCOMPLETE: {CHOICES},
            COMPONENT: {REPLY, DEFER, DEFER_UPDATE, UPDATE, OPEN_MODAL},
            MODAL: {REPLY, DEFER, DEFER_UPDATE, UPDATE},
        }[interaction.type]  # fmt: skip
        if kind not in allowed:
            raise invalid("type", f"{kind} does not answer an interaction of type {interaction.type}")
        match kind:
            case 4 | 5:
                return await self._reply(interaction, kind, body)
            case 6:
                return interaction.message
            case 7:
                assert interaction.message is not None
                await self._rest.change(interaction.message, body, self._granted(interaction))
                return interaction.message
            case 8:
                choices = body.given["choices"]
                check_choices(choices)
                interaction.choices = choices
            case 9:
                check_modal(body.given)
                interaction.modal = body.given
        return None

    async def _reply(self, interaction: Interaction, kind: int, body: Body) -> Message:
        message = self._rest.blank(interaction.channel, interaction=interaction)
        if kind == DEFER:
            if int(body.given.get("flags") or 0) & V2:
                raise invalid("data.flags", "a deferred answer has no components")
            message.flags = LOADING | (int(body.given.get("flags") or 0) & EPHEMERAL)
        else:
            self._composer.apply(message, body, granted=self._granted(interaction), edit=False)
        self._hide(interaction, message)
        interaction.original = message
        await self._rest.publish(message)
        return message

    def _hide(self, interaction: Interaction, message: Message) -> None:
        """A user-installed app speaks aloud only where the person may use external apps."""
        guild = interaction.channel.guild
        if guild is not None and not interaction.guild_install:
            granted = permissions_in(guild, interaction.channel, interaction.user)
            if Bit.USE_EXTERNAL_APPS not in granted:
                message.flags |= EPHEMERAL
        if message.ephemeral:
            message.only_for = interaction.user

    def _granted(self, interaction: Interaction) -> Bit:
        """Answers need no right to send; files and embeds need theirs where the bot is a member."""
        guild = interaction.channel.guild
        if guild is None or not interaction.guild_install:
            return permissions_in(None, interaction.channel, self._world.bot)
        return permissions_in(guild, interaction.channel, self._world.bot) | Bit.SEND_MESSAGES

    def _callback(self, interaction: Interaction, kind: int, message: Message | None) -> dict[str, Any]:
        answer: dict[str, Any] = {"id": str(interaction.id), "type": interaction.type}
        resource: dict[str, Any] = {"type": kind}
        if message is not None:
            answer["response_message_id"] = str(message.id)
            answer["response_message_loading"] = bool(message.flags & LOADING)
            answer["response_message_ephemeral"] = message.ephemeral
            resource["message"] = self._payloads.message(message)
        return {"interaction": answer, "resource": resource}

    def by_token(self, application: int, token: str) -> Interaction:
        interaction = self._world.tokens.get(token)
        if interaction is None or application != self._world.application:
            raise Refused(10015)
        if self._world.now() - interaction.born > TOKEN_S:
            interaction.refusals.append(50027)
            raise Refused(50027)
        return interaction

    def _message(self, interaction: Interaction, which: str) -> Message:
        if which == "@original":
            message = interaction.original or (
                interaction.message if interaction.answer in (DEFER_UPDATE, UPDATE) else None
            )
        else:
            message = interaction.channel.messages.get(int(which))
        if message is None or message.deleted:
            raise Refused(10008)
        return message

    def get(self, interaction: Interaction, which: str) -> dict[str, Any]:
        return self._payloads.message(self._message(interaction, which))

    async def edit(self, interaction: Interaction, which: str, body: Body) -> dict[str, Any]:
        message = self._message(interaction, which)
        message.flags &= ~LOADING
        await self._rest.change(message, body, self._granted(interaction))
        return self._payloads.message(message)

    async def delete(self, interaction: Interaction, which: str) -> None:
        await self._rest.remove(self._message(interaction, which))

    async def follow_up(self, interaction: Interaction, body: Body) -> dict[str, Any]:
        if interaction.answer is None:
            raise Refused(10015)
        if not interaction.guild_install and len(interaction.followups) >= FOREIGN_FOLLOWUPS_MAX:
            raise Refused(40094)
        loading = interaction.original is not None and interaction.original.flags & LOADING
        if loading and interaction.original is not None:
            return await self.edit(interaction, "@original", body)
        message = self._rest.blank(interaction.channel, interaction=interaction)
        self._composer.apply(message, body, granted=self._granted(interaction), edit=False)
        self._hide(interaction, message)
        interaction.followups.append(message)
        await self._rest.publish(message)
        return self._payloads.message(message)

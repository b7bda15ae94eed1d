"""`/operator`: running the bot, in the operator's own server only."""

from collections.abc import Sequence
from typing import Any, Literal

import discord
from discord import app_commands

from adapters.discord.addresses import to_person, to_server
from adapters.discord.staff import Asked, Command, Days, Staff
from adapters.discord.translator import named, said
from core.administration.act import AMOUNT_MAX, REASON_MAX, Act, Order

Why = app_commands.Range[str, 1, REASON_MAX]
Amount = app_commands.Range[int, 1, AMOUNT_MAX]
Signed = app_commands.Range[int, -AMOUNT_MAX, AMOUNT_MAX]


#: Acts as they are typed where there are no such commands, and what they are called here.
TYPED = (("/admin dead", "/operator dead-letters"), ("/admin ", "/operator "))


class OperatorCommands(Staff):
    """A command may have twenty-five below it, so that reviews have a group of their own."""

    def add_to(self, tree: app_commands.CommandTree[Any], guild: int) -> None:
        """In one server; nowhere for 0."""
        if not guild:
            return
        rights = discord.Permissions(administrator=True)
        group = self._group("operator", "command-admin", rights)
        commands = [
            *self._money(), *self._servers(), self._tier(), *self._people(), self._access(),
            *self._jobs(), *self._painters(), self._maintenance(), self._top("operator"), self._try(),
        ]  # fmt: skip
        commands += [self._bare("operator", name) for name in ("stats", "dead-letters", "audit")]
        for command in commands:
            group.add_command(command)
        group.add_command(self._reviews())
        tree.add_command(group, guild=discord.Object(guild))

    def _as_typed_here(self, text: str) -> str:
        for typed, here in TYPED:
            text = text.replace(typed, here)
        return text

    def _money(self) -> Sequence[Command]:
        async def grant(
            asked: Asked, person: discord.User, credits: Amount, reason: Why, days: Days = 0
        ) -> None:
            await self._pay(asked, Act.GRANT, person, credits, reason, days)

        async def take(asked: Asked, person: discord.User, credits: Amount, reason: Why) -> None:
            await self._pay(asked, Act.TAKE, person, credits, reason, 0)

        return self._command("operator", "grant", grant), self._command("operator", "take", take)

    async def _pay(
        self, asked: Asked, act: Act, person: discord.User, credits: int, reason: str, days: int
    ) -> None:
        subject = to_person(person.id)
        await self._give(
            asked, Order(act=act, subject=subject, amount=credits, reason=reason, days=days)
        )

    def _servers(self) -> Sequence[Command]:
        """What a server's members share."""

        async def pot(asked: Asked, credits: Signed, reason: Why, server: str | None = None) -> None:
            order = Order(act=Act.POT, subject=_server(server), amount=credits, reason=reason)
            await self._give(asked, order)

        async def pays(
            asked: Asked, payer: Literal["server", "person"], server: str | None = None
        ) -> None:
            await self._give(asked, Order(act=Act.PAYS, subject=_server(server), value=payer))

        return self._command("operator", "pot", pot), self._command("operator", "pays", pays)

    def _tier(self) -> Command:
        async def tier(
            asked: Asked, person: discord.User, tier: str, reason: Why, days: Days = 0
        ) -> None:
            subject = to_person(person.id)
            order = Order(act=Act.TIER, subject=subject, value=tier.lower(), reason=reason, days=days)
            await self._give(asked, order)

        return self._command("operator", "tier", tier)

    def _people(self) -> Sequence[Command]:
        async def ban(asked: Asked, person: discord.User, reason: Why, days: Days = 0) -> None:
            order = Order(act=Act.BAN, subject=to_person(person.id), reason=reason, days=days)
            await self._give(asked, order)

        async def unban(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.UNBAN, subject=to_person(person.id), reason=reason))

        async def who(asked: Asked, person: discord.User) -> None:
            await self._give(asked, Order(act=Act.WHO, subject=to_person(person.id)))

        async def strike(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.STRIKE, subject=to_person(person.id), reason=reason))

        async def lift(asked: Asked, person: discord.User, reason: Why) -> None:
            await self._give(asked, Order(act=Act.LIFT, subject=to_person(person.id), reason=reason))

        made = {"ban": ban, "unban": unban, "who": who, "strike": strike, "lift": lift}
        return [self._command("operator", name, work) for name, work in made.items()]

    def _access(self) -> Command:
        """A person, else a server; where neither is named, the server that is asked in."""

        async def access(
            asked: Asked, decision: Literal["allow", "disallow"], reason: Why,
            person: discord.User | None = None, server: str | None = None,
        ) -> None:  # fmt: skip
            subject = to_person(person.id) if person is not None else _server(server)
            await self._give(asked, Order(act=Act(decision), subject=subject, reason=reason))

        return self._command("operator", "access", access)

    def _jobs(self) -> Sequence[Command]:
        async def retry(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.RETRY, subject=ref, reason=reason))

        async def refund(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.REFUND, subject=ref, reason=reason))

        async def drop(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.DROP, subject=ref, reason=reason))

        async def payback(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.PAYBACK, subject=ref, reason=reason))

        made = {"retry": retry, "refund": refund, "drop": drop, "payback": payback}
        return [self._command("operator", name, work) for name, work in made.items()]

    def _reviews(self) -> app_commands.Group:
        """What moderation held back until somebody has looked at it."""

        async def approve(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.APPROVE, subject=ref, reason=reason))

        async def deny(asked: Asked, ref: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.DENY, subject=ref, reason=reason))

        async def waiting(asked: Asked) -> None:
            await self._give(asked, Order(act=Act.REVIEWS))

        about = said(self._phrases, "discord-operator-reviews")
        group = app_commands.Group(name=named("reviews"), description=about)
        for name, work in {"list": waiting, "approve": approve, "deny": deny}.items():
            group.add_command(self._command("operator", name, work))
        return group

    def _painters(self) -> Sequence[Command]:
        async def pause(asked: Asked, provider: str, reason: Why) -> None:
            await self._give(asked, Order(act=Act.PAUSE, subject=provider, reason=reason))

        async def resume(asked: Asked, provider: str) -> None:
            await self._give(asked, Order(act=Act.RESUME, subject=provider))

        return self._command("operator", "pause", pause), self._command("operator", "resume", resume)

    def _try(self) -> Command:
        async def dry_run(asked: Asked, prompt: str) -> None:
            await self._give(asked, Order(act=Act.TRY, value=prompt))

        return self._command("operator", "try", dry_run)

    def _maintenance(self) -> Command:
        async def maintenance(asked: Asked, words: Why | None = None) -> None:
            await self._give(asked, Order(act=Act.MAINTENANCE, value=words or ""))

        return self._command("operator", "maintenance", maintenance)


def _server(text: str | None) -> str:
    """A server by its number or its whole name in the books; "" is the one that is asked in."""
    named = (text or "").strip()
    return to_server(int(named)) if named.isdigit() else named

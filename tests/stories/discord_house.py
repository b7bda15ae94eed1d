"""The whole house behind a loopback Discord: the real client, the embedded painter, small pictures."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.config import Config, configured
from bot.roles import Role
from bot.wiring import App, build
from core.credits import AccountId
from core.db.database import Probe
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Interaction, Message, User
from tests.stories.plain_sentences import Shown
from tests.stories.waiting import eventually

#: The button under a question whether to draw.
AGREE = "Draw it"
ROLES = frozenset({Role.DISCORD, Role.WORKER})
#: A painter that takes its time, so that something can happen meanwhile.
SLOW = {"step_s": 0.4}
ALLOWANCE = 5000


def settings(discord: FakeDiscord, data: Path, /, **sections: Any) -> Config:
    """No windows, no cooldown, and no pacing where Discord has no limits; ``sections`` override."""
    given: dict[str, Any] = {
        "store": {"data": data},
        "discord": {
            "token": discord.token, "api_base": discord.api, "gateway": discord.gateway_url,
            **({"channel_writes": 0} if discord.free else {}),
        },
        "embedded": {"step_s": 0.01, "side_px": 96},
        "limits": {
            "per_minute": 0, "per_hour": 0, "per_day": 0, "per_month": 0, "cooldown_s": 0,
            "running": 4, "waiting": 50,
        },
        "credits": {"allowance": ALLOWANCE, "confirm_above": 0},
    }  # fmt: skip
    for name, section in sections.items():
        given[name] = {**given.get(name, {}), **section}
    return configured(given)


@asynccontextmanager
async def house(
    discord: FakeDiscord, data: Path, /, *, probe: Probe | None = None, **sections: Any
) -> AsyncIterator[App]:
    """The bot, logged in, its commands registered, and listening; ``probe`` hears its statements."""
    async with build(settings(discord, data, **sections), roles=ROLES, probe=probe) as app:
        async with app.live():
            await discord.until(lambda: _listening(discord, app))
            yield app


def _listening(discord: FakeDiscord, app: App) -> bool:
    assert app.discord is not None
    known = len(app.discord.bot.guilds) if app.discord.bot else -1
    return bool(discord.gateway.connected) and known == len(discord.joined)


def pictures(discord: FakeDiscord, channel: Channel) -> list[Message]:
    """The bot's messages that have become pictures."""
    return [message for message in discord.messages(channel) if message.v2 and message.files]


async def drawn(discord: FakeDiscord, channel: Channel, count: int = 1) -> list[Message]:
    """Wait for that many pictures in a channel."""
    return await discord.until(
        lambda: found if len(found := pictures(discord, channel)) >= count else None, timeout_s=30
    )


@dataclass
class DirectWindow:
    """The direct messages of a person, as `tests.stories.plain_sentences` plays in them."""

    discord: FakeDiscord
    app: App
    person: User
    talk_max: int = 1
    said: list[Message] = field(default_factory=list)

    async def say(self, words: str, *, about: int | None = None) -> None:
        channel = self.discord.people.direct(self.person)
        replied = None if about is None else self._messages[about]
        self.said.append(await self.discord.people.says(self.person, channel, words, reply_to=replied))

    async def handled(self) -> None:
        event = f"discord:{self.said[-1].id}"

        async def understood() -> bool:
            row = await self.app.database.one("inbox_get", source="chat", event=event)
            return row is not None and row["done_ms"] is not None

        await eventually(understood)
        await self.app.door.idle()

    def shown(self) -> Sequence[Shown]:
        return [
            Shown(words=m.text, picture=bool(m.files), asks=AGREE in m.labels) for m in self._messages
        ]

    async def agree(self, message: int) -> None:
        act = await self.discord.people.presses(self.person, self._messages[message], AGREE)
        await self.discord.until(lambda: act.answer is not None)

    @property
    def _messages(self) -> list[Message]:
        return self.discord.messages(self.discord.people.direct(self.person))


async def answered(discord: FakeDiscord, act: Interaction) -> Message:
    """Wait for what an act was answered with, in its words."""
    return await discord.until(lambda: act.replies[-1] if act.replies and act.replies[-1].text else None)


def texts(message: Message) -> list[str]:
    return [version.text for version in message.history]


async def began(discord: FakeDiscord, run: Any) -> Message:
    """Wait until the job of a command is on its way."""
    return await discord.until(
        lambda: run.original if run.original and "Cancel" in run.original.labels else None
    )


async def charges(app: App, *people: User) -> int:
    """Credits spent by people; whoever never asked for a picture has no account yet."""
    spent = 0
    for person in people:
        account = AccountId(f"discord:{person.id}/allowance")
        balance = await app.ledger.balance(account)
        assert balance.held == 0
        if await app.ledger.transfers(account):
            spent += ALLOWANCE - int(balance.posted)
    return spent

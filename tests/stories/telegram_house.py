"""The whole house behind a loopback Telegram: the real client, the embedded painter, small pictures."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.config import Config, configured
from bot.roles import Role
from bot.wiring import App, build
from tests.fakes.telegram import Chat, FakeTelegram, Message, Person
from tests.stories.plain_sentences import Shown

#: The button under a question whether to draw.
AGREE = "Draw it"
ROLES = frozenset({Role.TELEGRAM, Role.WORKER})


def settings(fake: FakeTelegram, data: Path, **sections: Any) -> Config:
    """No windows and no cooldown, nor pacing where Telegram has no limits; ``sections`` override."""
    free = fake.flood.limits is None
    lifted = {"per_second": 0, "private_writes": 0, "group_writes": 0} if free else {}
    given: dict[str, Any] = {
        "store": {"data": data},
        "telegram": {"token": fake.token, "api_base": fake.root, **lifted},
        "embedded": {"step_s": 0.01, "side_px": 96},
        "limits": {
            "per_minute": 0, "per_hour": 0, "per_day": 0, "per_month": 0, "cooldown_s": 0,
            "running": 4, "waiting": 50,
        },
        "credits": {"allowance": 5000, "confirm_above": 0},
    }  # fmt: skip
    for name, section in sections.items():
        given[name] = {**given.get(name, {}), **section}
    return configured(given)


@asynccontextmanager
async def house(fake: FakeTelegram, data: Path, **sections: Any) -> AsyncIterator[App]:
    """The bot, logged in and listening."""
    async with build(settings(fake, data, **sections), roles=ROLES) as app:
        async with app.live():
            await fake.until(lambda: fake.called("deleteWebhook"))
            yield app


def pictures(telegram: FakeTelegram, chat: Chat) -> list[Message]:
    """The bot's messages that are photos now."""
    return [message for message in telegram.messages(chat) if message.photo]


async def drawn(telegram: FakeTelegram, chat: Chat, count: int = 1) -> list[Message]:
    """Wait for that many pictures in a chat."""
    return await telegram.until(
        lambda: found if len(found := pictures(telegram, chat)) >= count else None, timeout_s=20
    )


async def settled(telegram: FakeTelegram, app: App) -> None:
    """Wait until all that people did was taken and handled."""
    assert app.telegram is not None
    await telegram.until(lambda: not telegram.updates.pending)
    await app.telegram.idle()
    await app.door.idle()


def private(telegram: FakeTelegram, person: Person) -> Chat:
    return telegram.people.private(person)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWindow:
    """The private chat of a person, as `tests.stories.plain_sentences` plays in it."""

    telegram: FakeTelegram
    app: App
    person: Person
    talk_max: int = 1

    async def say(self, words: str, *, about: int | None = None) -> None:
        replied = None if about is None else self._messages[about]
        self.telegram.people.say(self.person, words, reply_to=replied)

    async def handled(self) -> None:
        await settled(self.telegram, self.app)

    def shown(self) -> Sequence[Shown]:
        return [
            Shown(words=m.shown, picture=bool(m.photo), asks=AGREE in m.buttons) for m in self._messages
        ]

    async def agree(self, message: int) -> None:
        self.telegram.people.press(self.person, self._messages[message], AGREE)

    @property
    def _messages(self) -> list[Message]:
        return self.telegram.messages(private(self.telegram, self.person))


def said(telegram: FakeTelegram, chat: Chat, part: str) -> Message | None:
    return next((m for m in telegram.messages(chat) if part in m.shown), None)


async def info(telegram: FakeTelegram, person: Person, picture: Message) -> str:
    """Press *Info*: its words come in a little window where they fit, else in the private chat."""
    before = len(telegram.messages(private(telegram, person)))
    press = telegram.people.press(person, picture, "Info")

    def words() -> str:
        below = telegram.messages(private(telegram, person))[before:]
        return press.text or next((m.shown for m in below if "Painted:" in m.shown), "")

    return await telegram.until(words)


def sent_file(telegram: FakeTelegram, chat: Chat) -> Message | None:
    return next((m for m in telegram.messages(chat) if m.document), None)


def forced(telegram: FakeTelegram, chat: Chat) -> Message | None:
    return next((m for m in telegram.messages(chat) if m.force_reply), None)

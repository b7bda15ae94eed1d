"""One question to a language model about one message: scrubbed, bounded, cached, within a budget."""

import asyncio
import json
from collections import OrderedDict
from dataclasses import dataclass

import structlog

from core.conversation import Context, Role, Turn
from core.days import DAY_MS
from core.language.llm.answers import Answer, read, schema_of
from core.language.llm.dialects import Dialect, NotAnswered
from core.language.scrubbing import scrubbed, without_orders, without_secrets
from core.language.tongues import words
from core.ports import Clock

log = structlog.get_logger()

TURNS, TURN_CHARS = 8, 250
PICTURES, PICTURE_CHARS = 6, 120
MESSAGE_CHARS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``soft_s``: how long a message waits for an answer; ``hard_s``: when the call is given up.

    ``day_micros``: millionths of a US dollar a day, 0 lifts it. ``remembered``: answers kept.
    """

    soft_s: float = 2.5
    hard_s: float = 5.0
    day_micros: int = 1_000_000
    remembered: int = 512


class Thinking:
    """Asks at most once for a text in a state; every failure is None, never an exception."""

    def __init__(self, dialect: Dialect, clock: Clock, limits: Limits = Limits()) -> None:
        self._dialect = dialect
        self._clock = clock
        self._limits = limits
        self._answers: OrderedDict[str, Answer | None] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Answer | None]] = {}
        self._unbilled: dict[str, int] = {}
        self._silent_until_ms = 0
        self._spent = _Spent()

    @property
    def spent_today_micros(self) -> int:
        return self._spent.on(self._day())

    async def answer(self, text: str, context: Context) -> Answer | None:
        """The model's answer within the soft limit, else None; a late one is kept for the next call."""
        data = data_of(text, context)
        if data in self._answers:
            self._answers.move_to_end(data)
            return self._answers[data]
        if not self._may_ask():
            return None
        task = self._asking.get(data) or self._begin(data, context)
        done, _ = await asyncio.wait({task}, timeout=self._limits.soft_s)
        if not done:
            log.info("language_model_late")
            return None
        return task.result()

    def bill(self, text: str, context: Context) -> int:
        """What the answer about this message cost, in millionths of a dollar; a second time 0."""
        return self._unbilled.pop(data_of(text, context), 0)

    async def aclose(self) -> None:
        """Give up what is still asked."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    def _may_ask(self) -> bool:
        budget = self._limits.day_micros
        return self._clock.now_ms() >= self._silent_until_ms and (
            not budget or self.spent_today_micros < budget
        )

    def _begin(self, data: str, context: Context) -> asyncio.Task[Answer | None]:
        task = asyncio.create_task(self._asked(data, context), name="language-model")
        self._asking[data] = task
        task.add_done_callback(lambda _: self._asking.pop(data, None))
        return task

    async def _asked(self, data: str, context: Context) -> Answer | None:
        try:
            async with asyncio.timeout(self._limits.hard_s):
                said = await self._dialect.ask(
                    words("llm/instructions")["system"], data, schema_of(context)
                )
        except TimeoutError:
            log.warning("language_model_failed", reason="timeout")
            return None
        except NotAnswered as error:
            log.warning("language_model_failed", reason=str(error))
            self._silent_until_ms = self._clock.now_ms() + int(error.retry_after * 1000)
            return None
        self._spent.add(self._day(), said.cost_micros)
        self._unbilled[data] = said.cost_micros
        answer = read(said.text, context, data, cost_micros=said.cost_micros)
        if answer is None:
            log.warning("language_model_failed", reason="unusable answer")
        self._remember(data, answer)
        return answer

    def _remember(self, data: str, answer: Answer | None) -> None:
        self._answers[data] = answer
        while len(self._answers) > self._limits.remembered:
            self._unbilled.pop(self._answers.popitem(last=False)[0], None)

    def _day(self) -> int:
        return self._clock.now_ms() // DAY_MS


class _Spent:
    """Millionths of a dollar of one day; yesterday's are forgotten."""

    def __init__(self) -> None:
        self._day, self._micros = -1, 0

    def on(self, day: int) -> int:
        return self._micros if day == self._day else 0

    def add(self, day: int, micros: int) -> None:
        self._day, self._micros = day, self.on(day) + micros


def data_of(text: str, context: Context) -> str:
    """The message and the state of its thread as JSON: all that the model sees, and the cache's key."""
    pictures = context.pictures[-PICTURES:]
    state = {
        "message": without_secrets(without_orders(text[:MESSAGE_CHARS])),
        "turns": [_turn(turn, context) for turn in context.turns[-TURNS:] if turn.text],
        "pictures": [
            {
                "id": picture.id,
                "shows": scrubbed(picture.prompt)[:PICTURE_CHARS],
                "by_author": picture.owner == context.author,
                "count": picture.n_images,
            }
            for picture in pictures
        ],
        "attached": list(context.attachments),
        "replies_to": context.reply_to,
        "job_running": any(job.state in ("queued", "running") for job in context.jobs),
        "addressed_to_bot": context.addressed or context.direct,
        "bot_asked": context.asked,
    }
    return json.dumps(state, ensure_ascii=False)


def _turn(turn: Turn, context: Context) -> dict[str, str]:
    """Who spoke, without names: the author, the bot, or somebody else."""
    by = (
        "bot"
        if turn.role is Role.ASSISTANT
        else "author"
        if turn.user in (context.author, "")
        else "other"
    )
    return {"by": by, "text": scrubbed(turn.text)[:TURN_CHARS]}

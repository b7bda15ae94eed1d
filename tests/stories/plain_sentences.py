"""One conversation in plain words, without a single command, played in the window of any platform.

Thirty sentences become thirty pictures: new ones, changes of the newest, and changes of an older one
that is replied to. Between them stand questions that are answered and talk that is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Becomes(StrEnum):
    """What a sentence leads to."""

    PICTURE = "picture"
    WORDS = "words"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message of the bot at rest; ``asks`` where it waits for a button instead of having drawn."""

    words: str
    picture: bool = False
    asks: bool = False


class Window(Protocol):
    """A chat in which one person is alone with the bot.

    ``talk_max``: messages with which the platform's bots answer plain talk.
    """

    @property
    def talk_max(self) -> int: ...

    async def say(self, words: str, *, about: int | None = None) -> None:
        """Write; ``about`` is the bot's message that it replies to, counted from 0."""
        ...

    async def handled(self) -> None:
        """Returns when what was said is understood and every job is delivered."""
        ...

    def shown(self) -> Sequence[Shown]:
        """The bot's messages, oldest first."""
        ...

    async def agree(self, message: int) -> None:
        """Press the button that draws what the bot asked about."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """``about``: the words that drew the picture that this one replies to, "" for no reply."""

    words: str
    becomes: Becomes = Becomes.PICTURE
    about: str = ""


def _draws(*words: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(words=each) for each in words)


FOX, OWLS = "draw a fox in the snow", "please draw two owls on a branch"
SENTENCES: Sequence[Sentence] = (
    *_draws(FOX, "make it darker", "now at night", "add a red hat to it"),
    Sentence(words="thanks, that is lovely!", becomes=Becomes.NOTHING),
    *_draws("can you create an image of a cat?", "another one", "without the background"),
    Sentence(words="how much do I have left?", becomes=Becomes.WORDS),
    Sentence(words="make the snow blue", about=FOX),
    *_draws(
        "draw me a spaceship",
        "paint sunflowers in a vase",
        "paint a lighthouse at dusk",
        "change the sky to purple",
        "the same but in winter",
        "make a picture of a red bicycle",
        "I want a picture of a mountain lake",
        OWLS,
        "generate a city at night",
    ),
    Sentence(words="did you watch the game yesterday?", becomes=Becomes.NOTHING),
    *_draws(
        "create a logo for a bakery",
        "sketch an old oak tree",
        "could you paint a bowl of lemons",
        "an image of a sailing boat, please",
        "make it night",
    ),
    Sentence(words="make the owls white", about=OWLS),
    *_draws(
        "illustrate a rabbit reading a book",
        "draw three red balloons",
        "make the balloons blue",
        "picture of a waterfall in a forest",
        "render a glass of water on a table",
        "draw an astronaut on the moon",
        "again in pixel art",
    ),
)  # fmt: skip
#: Sentences that a careful bot may ask about before it draws.
ASKED_MAX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of it: the bot's messages, one for each sentence that was answered."""

    shown: Sequence[Shown]
    asked: int


async def play(window: Window) -> Played:
    """Say all of it, one after the other; fails at the first sentence that leads elsewhere."""
    asked = 0
    answers: dict[str, int] = {}
    for sentence in SENTENCES:
        before = len(window.shown())
        await window.say(sentence.words, about=answers[sentence.about] if sentence.about else None)
        await window.handled()
        new = window.shown()[before:]
        if sentence.becomes is Becomes.NOTHING:
            drawn = [message for message in new if message.picture or message.asks]
            assert not drawn and len(new) <= window.talk_max, f"{sentence.words!r} led to {new}"
            continue
        assert len(new) == 1, f"{sentence.words!r} led to {len(new)} messages: {new}"
        answers[sentence.words] = before
        if new[0].asks:
            asked += 1
            await window.agree(before)
            await window.handled()
        last = window.shown()[before]
        drew = sentence.becomes is Becomes.PICTURE
        assert (last.picture, last.asks) == (drew, False), f"{sentence.words!r} became {last}"
        assert not drew or sentence.words in last.words, f"{sentence.words!r} is not said in {last}"
    return Played(shown=window.shown(), asked=asked)

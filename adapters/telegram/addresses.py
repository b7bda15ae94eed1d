"""Where a message is: `telegram:<chat>:<topic>`, or `telegram:inline:<id>` for one sent via the bot."""

from dataclasses import dataclass

from core.conversation import PersonId, ThreadKey

PLATFORM = "telegram"
#: Outside of topics; also the "General" topic of a forum, which takes messages without a topic.
NO_TOPIC = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """``inline`` is an inline message's id, and the chat is unknown then."""

    chat: int = 0
    topic: int = NO_TOPIC
    inline: str = ""

    @property
    def group(self) -> bool:
        """Groups have negative ids; inline messages may stand anywhere and are paced like groups."""
        return self.chat < 0 or bool(self.inline)

    @property
    def thread_id(self) -> int | None:
        """The topic as Telegram wants it."""
        return self.topic or None

    @property
    def thread(self) -> ThreadKey:
        if self.inline:
            return ThreadKey(f"{PLATFORM}:inline:{self.inline}")
        return ThreadKey(f"{PLATFORM}:{self.chat}:{self.topic}")


def to_address(thread: str) -> Address:
    """Raises ValueError for a thread of another platform."""
    platform, place, rest = thread.split(":", 2)
    if platform != PLATFORM:
        raise ValueError(f"not a Telegram thread: {thread}")
    if place == "inline":
        return Address(inline=rest)
    return Address(chat=int(place), topic=int(rest))


def to_person(user_id: int) -> PersonId:
    return PersonId(f"{PLATFORM}:{user_id}")


def private_chat(person: str) -> Address:
    """The chat with the person alone; its id is theirs."""
    return Address(chat=int(person.split(":", 1)[1]))


def place_of(address: Address) -> str:
    """Whose window a write uses: all topics of a chat share one."""
    return f"inline-{address.inline}" if address.inline else str(address.chat)


def to_server(chat: int) -> str:
    """A group with all its topics: whoever is in it can read them all."""
    return f"{PLATFORM}:{chat}"

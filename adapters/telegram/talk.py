"""Talk among people, read straight from its update: most of what a bot in a group sees.

The library makes some twenty objects of a message. What is nothing but a person's words to a group needs
none of them; whatever says more than that, or may name a bot, is the library's and `incoming`'s to read.
"""

from adapters.telegram.addresses import NO_TOPIC, Address, to_person, to_server
from adapters.telegram.ahead import Raw
from core.conversation import EventId, Incoming

GROUPS = frozenset({"group", "supergroup"})
#: All that a message may have to be plain talk. A reply, a forward, an album, a picture say more.
PLAIN = frozenset({
    "message_id", "from", "chat", "date", "text", "entities", "link_preview_options",
    "message_thread_id", "is_topic_message", "has_protected_content", "sender_boost_count",
})  # fmt: skip
#: A person without a name that could be written with an "@" is named so: it may be the bot.
NAMED = "text_mention"


def overheard(update: Raw) -> Incoming | None:
    """What `incoming.to_incoming` would make of it; None for all that is more than talk among people."""
    message = update.get("message")
    if message is None or not PLAIN.issuperset(message):
        return None
    text, sender, chat = message.get("text", ""), message.get("from"), message["chat"]
    if chat["type"] not in GROUPS or sender is None or sender.get("is_bot", True) or not _plain(text):
        return None
    if any(entity.get("type") == NAMED for entity in message.get("entities", ())):
        return None
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    number = message["message_id"]
    return Incoming(
        event=EventId(f"telegram:{chat['id']}:{number}"),
        thread=Address(chat=chat["id"], topic=topic or NO_TOPIC).thread,
        person=to_person(sender["id"]),
        name=" ".join(name for name in (sender["first_name"], sender.get("last_name")) if name),
        text=text.strip(),
        message=str(number),
        addressed=False,
        direct=False,
        locale=sender.get("language_code", ""),
        server=to_server(chat["id"]),
        shared=True,
    )


def _plain(text: str) -> bool:
    """Whether there are words, and neither a command nor anybody's name in them."""
    return bool(text.strip()) and not text.startswith("/") and "@" not in text

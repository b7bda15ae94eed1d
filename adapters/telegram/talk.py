"""Words alone, read straight from their update: most of what a bot sees, in groups and in private.

The library makes some twenty objects of a message. What is nothing but a person's words to a group, or
their words or wish for a picture in private, needs none of them; whatever says more than that, or may
name a bot, is the library's and `incoming`'s to read.
"""

import re

from adapters.telegram.addresses import NO_TOPIC, Address, to_person, to_server
from adapters.telegram.ahead import Raw
from core.conversation import EventId, Incoming
from core.inbound.commands import ALIASES, PAID_COMMANDS, Command

GROUPS = frozenset({"group", "supergroup"})
PRIVATE = "private"
#: All that a message may have to be words alone. A reply, a forward, an album, a picture say more.
PLAIN = frozenset({
    "message_id", "from", "chat", "date", "text", "entities", "link_preview_options",
    "message_thread_id", "is_topic_message", "has_protected_content", "sender_boost_count",
})  # fmt: skip
#: A person without a name that could be written with an "@" is named so: it may be the bot.
NAMED = "text_mention"
#: What a command is; and those that are a wish for a picture, of which nothing is answered here.
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)")
WISHES = frozenset({
    *(command.value for command in PAID_COMMANDS),
    *(alias for alias, command in ALIASES.items() if command in PAID_COMMANDS),
})  # fmt: skip


#: Of these it is sure that a picture is wanted, where words follow.
OUTRIGHT = frozenset({
    Command.IMAGINE.value, *(name for name, command in ALIASES.items() if command is Command.IMAGINE),
})  # fmt: skip


def outright(command: str, words: str, *, private: bool) -> bool:
    """As of `Incoming`."""
    return private and command in OUTRIGHT and bool(words.strip())


def wished(text: str) -> tuple[str, str] | None:
    """A wish's command, "" for plain words, and what follows it; None for any other command."""
    if not text.startswith("/"):
        return "", text
    found = COMMAND.match(text)
    if found is None or found.group(1).lower() not in WISHES:
        return None
    return found.group(1).lower(), text[found.end() :]


def words_alone(update: Raw) -> Incoming | None:
    """What `incoming.to_incoming` would make of it; None for all that is more than words."""
    message = update.get("message")
    if message is None or not PLAIN.issuperset(message):
        return None
    text, sender, chat = message.get("text", ""), message.get("from"), message["chat"]
    if sender is None or sender.get("is_bot", True) or not text.strip() or "@" in text:
        return None
    if any(entity.get("type") == NAMED for entity in message.get("entities", ())):
        return None
    group, private = chat["type"] in GROUPS, chat["type"] == PRIVATE
    wish = wished(text)
    if wish is None or not (private or (group and not text.startswith("/"))):
        return None
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    number, (command, words) = message["message_id"], wish
    return Incoming(
        event=EventId(f"telegram:{chat['id']}:{number}"),
        thread=Address(chat=chat["id"], topic=topic or NO_TOPIC).thread,
        person=to_person(sender["id"]),
        name=" ".join(name for name in (sender["first_name"], sender.get("last_name")) if name),
        text=words.strip(),
        command=command,
        message=str(number),
        addressed=private,
        direct=private,
        locale=sender.get("language_code", ""),
        server=to_server(chat["id"]) if group else "",
        shared=group,
        answered_always=private,
        tapped=bool(command),
        outright=outright(command, words, private=private),
    )

"""A message of Telegram as the core's `Incoming`: plain functions, no calls.

In a forum every message of a topic replies to the one that opened the topic; a bare `/cmd` in a group
may be meant for any bot; a reply shows one level of what it replies to, so a question of ours carries
the message that it is about in a link.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from adapters.telegram.addresses import NO_TOPIC, Address, to_person, to_server
from adapters.telegram.answers import ABOUT
from adapters.telegram.commands import SHOP
from adapters.telegram.talk import COMMAND, outright
from core.conversation import Attachment, EventId, Incoming, ThreadKey
from core.inbound.commands import ALIASES, Command

OURS = frozenset({*(command.value for command in Command), *ALIASES, *SHOP})
#: A deep link `?start=show-<reference>` opens that picture.
SHOW = "show-"


def to_incoming(
    messages: Sequence[Message], me: User, *, attachments: Sequence[Attachment] = ()
) -> Incoming:
    """One message, or the messages of one album."""
    message = messages[0]
    person = message.from_user
    assert person is not None
    command, text = split_command(_words(messages), me)
    if forwarded(message):
        command = ""
    if command == "start" and text.startswith(SHOW):
        command, text = "show", text.removeprefix(SHOW)
    elif command == "start":
        text = ""
    about, place = replied_to(message, me)
    return Incoming(
        event=EventId(f"telegram:{message.chat_id}:{message.message_id}"),
        thread=thread_of(message),
        person=to_person(person.id),
        name=person.full_name,
        text=text if command else without_mention(text, me),
        command=command,
        message=str(message.message_id),
        attachments=tuple(attachments),
        reply_to_message=about,
        reply_to_place=place,
        quote=quoted(message, me),
        addressed=addressed(messages, me),
        direct=message.chat.type == ChatType.PRIVATE,
        locale=person.language_code or "",
        server="" if message.chat.type == ChatType.PRIVATE else to_server(message.chat_id),
        shared=message.chat.type != ChatType.PRIVATE,
        answered_always=message.chat.type == ChatType.PRIVATE,
        tapped=bool(command),
        outright=outright(command, text, private=message.chat.type == ChatType.PRIVATE),
        sensitive=any(part.has_media_spoiler for part in (*messages, message.reply_to_message) if part),
    )


def thread_of(message: Message) -> ThreadKey:
    topic = message.message_thread_id if message.is_topic_message else None
    return Address(chat=message.chat_id, topic=topic or NO_TOPIC).thread


def for_us(message: Message, me: User) -> bool:
    """Whether a person wrote it, and not to another bot, nor by way of us."""
    person = message.from_user
    if person is None or person.is_bot or message.sender_chat is not None:
        return False
    if message.via_bot is not None:
        return False
    found = COMMAND.match(words_of(message))
    return found is None or found.group(2) is None or _is_me(found.group(2), me)


def addressed(messages: Sequence[Message], me: User) -> bool:
    """Whether the words are meant for the bot: alone with it, a mention, a reply to it, a command."""
    message = messages[0]
    if message.chat.type == ChatType.PRIVATE:
        return True
    if forwarded(message):
        return False
    if any(_commands(part, me) or mentions(part, me) for part in messages):
        return True
    replied = message.reply_to_message
    return bool(replied and not _opens_topic(message) and _from(replied, me))


def _commands(message: Message, me: User) -> bool:
    """Whether it is a command for us: a bare one that we do not have may be another bot's."""
    found = COMMAND.match(words_of(message))
    return found is not None and (found.group(2) is not None or found.group(1).lower() in OURS)


def mentions(message: Message, me: User) -> bool:
    found = {
        **message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
    }
    return any(
        _is_me(text.removeprefix("@"), me) or (entity.user is not None and entity.user.id == me.id)
        for entity, text in found.items()
    )


def replied_to(message: Message, me: User) -> tuple[str | None, int]:
    """The id of the message that the words are about, and which of its pictures, from 1."""
    replied = message.reply_to_message
    if replied is None or _opens_topic(message):
        return None, 1
    about = _about(replied) if _from(replied, me) else None
    return about or (str(replied.message_id), 1)


def quoted(message: Message, me: User) -> str:
    """The words that a reply is about: what was marked, or all of a person's text."""
    if message.quote is not None and message.quote.is_manual:
        return message.quote.text
    replied = message.reply_to_message
    if replied is None or _opens_topic(message) or _from(replied, me):
        return ""
    return replied.text or ""


def forwarded(message: Message) -> bool:
    """Whether it was written elsewhere: no command here, and in a group not for the bot."""
    return message.forward_origin is not None


def split_command(text: str, me: User) -> tuple[str, str]:
    """The command's name, "" for plain talk, and the rest."""
    found = COMMAND.match(text)
    if found is None:
        return "", text
    return found.group(1).lower(), without_mention(text[found.end() :], me).strip()


def without_mention(text: str, me: User) -> str:
    """The words without the bot's name in them."""
    name = re.compile(rf"(?<!\w)@{re.escape(me.username or '')}\b[,:]?\s*", re.IGNORECASE)
    return name.sub("", text).strip() if me.username else text


def words_of(message: Message) -> str:
    return message.text or message.caption or ""


def _words(messages: Sequence[Message]) -> str:
    """An album's words usually stand on one of its pictures."""
    return next((words for message in messages if (words := words_of(message))), "")


def _opens_topic(message: Message) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.forum_topic_created is not None)


def _from(message: Message, me: User) -> bool:
    return message.from_user is not None and message.from_user.id == me.id


def _about(question: Message) -> tuple[str, int] | None:
    """The message that a forced reply is about, and which of its pictures, from the question's link."""
    for entity in question.entities:
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            given = parse_qs(urlsplit(entity.url).query).get("start", [""])[0]
            if given.startswith(ABOUT):
                message, _, place = given.removeprefix(ABOUT).partition("-")
                return message, int(place) if place.isdigit() else 1
    return None


def _is_me(name: str, me: User) -> bool:
    return name.lower() == (me.username or "").lower()

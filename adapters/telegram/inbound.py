"""An update becomes what the core understands: a message, an edit, a press, a place that is gone.

Who blocked the bot, or removed it, is written to no more.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import structlog
from telegram import Bot, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import NetworkError

from adapters.phrases.phrases import Phrases
from adapters.telegram.addresses import Address, to_person, to_server
from adapters.telegram.callbacks import Callbacks
from adapters.telegram.downloads import Downloads, pictures_meant, pictures_on
from adapters.telegram.incoming import addressed, for_us, thread_of, to_incoming, words_of
from adapters.telegram.inline import Inline
from adapters.telegram.outbound import TelegramMessenger
from adapters.telegram.presses import Presses, locale_of
from adapters.telegram.rights import Rights
from adapters.telegram.stars import Stars
from core.conversation import Attachment, Incoming, PersonId, ThreadKey
from core.doors import Door, Kept
from core.errors import DeliveryError, PictureRejected, Refusal, RefusalCode
from core.inbound.commands import Command
from core.messages import Line

log = structlog.get_logger()

#: Commands in which it matters whether the person looks after the group.
FOR_MANAGERS = frozenset({Command.ADMIN.value, Command.GRANT.value, Command.FORGET.value})
#: A message that was sent so long before it was edited is new no more.
FRESH = timedelta(minutes=10)
GONE = frozenset({ChatMemberStatus.BANNED, ChatMemberStatus.LEFT})


class Inbound:
    """``handle`` takes one update, or the updates of one album (`adapters.telegram.updates.Handle`)."""

    def __init__(
        self,
        bot: Bot,
        door: Door,
        messenger: TelegramMessenger,
        callbacks: Callbacks,
        downloads: Downloads,
        inline: Inline,
        stars: Stars,
        phrases: Phrases,
    ) -> None:
        self._bot = bot
        self._door = door
        self._messenger = messenger
        self._downloads = downloads
        self._inline = inline
        self._rights = Rights(bot)
        self._presses = Presses(door, messenger, callbacks, self._rights, phrases)
        self._stars = stars

    async def handle(self, updates: Sequence[Update], *, kept: Kept) -> None:
        update = updates[0]
        if update.message is not None:
            messages = [item.message for item in updates if item.message is not None]
            await self._message(messages, kept)
        elif update.edited_message is not None:
            await self._edited(update.edited_message)
        elif update.callback_query is not None:
            await self._presses.pressed(update.callback_query)
        elif update.pre_checkout_query is not None:
            await self._stars.check(update.pre_checkout_query)
        elif update.my_chat_member is not None:
            await self._membership(update.my_chat_member)
        elif update.inline_query is not None:
            await self._inline.offered(update.inline_query)
        elif update.chosen_inline_result is not None:
            await self._inline.chosen(update.chosen_inline_result)
        elif update.guest_message is not None:
            await self._inline.mentioned(update.guest_message)

    async def hear(self, said: Incoming, *, kept: Kept) -> None:
        """Words alone, to us or among people (`adapters.telegram.updates.Hear`)."""
        if said.addressed or self._door.listens(said.thread, said.server) is not False:
            await self._door.receive(said, kept=kept)

    async def _message(self, messages: Sequence[Message], kept: Kept) -> None:
        message, me = messages[0], self._bot.bot
        if message.migrate_to_chat_id is not None:
            await self._moved(message.chat_id, message.migrate_to_chat_id)
        elif message.successful_payment is not None:
            await self._paid(message)
        elif nameless(message) and addressed(messages, me):
            await self._refuse(message, "telegram_nameless")
        elif not for_us(message, me):
            return
        elif unreadable(messages) and addressed(messages, me):
            await self._refuse(message, "telegram_words_only")
        elif words_of(message) or any(pictures_on(part) for part in messages):
            await self._said(messages, kept)

    async def _said(self, messages: Sequence[Message], kept: Kept) -> None:
        """Words or pictures that may be for us; pictures are fetched only where they are."""
        message, me = messages[0], self._bot.bot
        attachments: tuple[Attachment, ...] = ()
        if addressed(messages, me):
            fetched = await self._fetched(messages)
            if fetched is None:
                return
            attachments = fetched
        elif self._door.listens(thread_of(message), to_server(message.chat_id)) is False:
            return
        incoming = to_incoming(messages, me, attachments=attachments)
        if incoming.command in FOR_MANAGERS and message.from_user is not None:
            manages = await self._rights.manages(message.chat, message.from_user.id)
            incoming = replace(incoming, manager=manages)
        told = await self._stars.answer(incoming, message.chat_id)
        if told is not None:
            await self._say(incoming.thread, incoming.person, told)
            return
        await self._door.receive(incoming, kept=kept)

    async def _paid(self, message: Message) -> None:
        """Thanks, once for each charge."""
        given = await self._stars.paid(message)
        if given is None or not given[1]:
            return
        sender = message.from_user
        line = Line(
            kind="answer", code="paid", facts={"credits": int(given[0])}, final=True, private=True,
            locale=(sender.language_code or "") if sender is not None else "",
        )  # fmt: skip
        await self._say(thread_of(message), _person(message), line)

    async def _fetched(self, messages: Sequence[Message]) -> tuple[Attachment, ...] | None:
        """The pictures on the messages, or those replied to; None where the person was told no."""
        message = messages[0]
        person = _person(message)
        found = [picture for part in messages for picture in pictures_on(part)]
        found = found or pictures_meant(message)
        try:
            taken = [self._downloads.fetch(item, person, thread_of(message)) for item in found]
            return tuple(await asyncio.gather(*taken))
        except PictureRejected as error:
            large = error.told is RefusalCode.PICTURE_TOO_LARGE
            code = "telegram_picture_too_large" if large else error.told.value
        except NetworkError as error:
            log.warning("download_failed", error=type(error).__name__)
            code = "telegram_download"
        except Refusal as refusal:
            await self._refuse(message, refusal.code, **refusal.facts)
            return None
        await self._refuse(message, code)
        return None

    async def _refuse(self, message: Message, code: str, **facts: int | str) -> None:
        locale = (message.from_user.language_code or "") if message.from_user else ""
        line = Line(kind="refused", code=code, facts=facts, final=True, private=True, locale=locale)
        reply_to = str(message.message_id)
        await self._say(thread_of(message), _person(message), line, reply_to=reply_to)

    async def _say(self, thread: ThreadKey, person: PersonId, line: Line, *, reply_to: str = "") -> None:
        """Where it cannot be said, the log knows; the update is handled all the same."""
        try:
            await self._messenger.answer(thread, person, line, reply_to=reply_to)
        except DeliveryError as error:
            log.info("answer_failed", code=error.code, detail=error.detail)

    async def _edited(self, message: Message) -> None:
        """Its pictures are fetched only where the words are still meant for us, as of a new message."""
        me = self._bot.bot
        if not for_us(message, me) or not words_of(message):
            return
        attachments = await self._fetched([message]) if addressed([message], me) else ()
        if attachments is not None:
            fresh = (message.edit_date or message.date) - message.date < FRESH
            incoming = to_incoming([message], me, attachments=attachments)
            await self._door.edited(incoming, fresh=fresh)

    async def _moved(self, old: int, new: int) -> None:
        await self._door.thread_moved(Address(chat=old).thread, Address(chat=new).thread)

    async def _membership(self, change: ChatMemberUpdated) -> None:
        """Blocked, removed, or just added to a group: what cannot be seen there is said once."""
        address = Address(chat=change.chat.id)
        now, before = change.new_chat_member.status, change.old_chat_member.status
        if now in GONE:
            await self._door.destination_dead(address.thread)
            return
        if before not in GONE or change.chat.type == ChatType.PRIVATE:
            return
        log.info("telegram_added", chat=change.chat.id, kind=change.chat.type)
        if change.chat.type != ChatType.CHANNEL:
            await self._greet(address.thread, change.from_user)

    async def _greet(self, thread: ThreadKey, person: User) -> None:
        reads_all = self._bot.bot.can_read_all_group_messages
        code = "telegram_hello_all" if reads_all else "telegram_hello_private"
        line = Line(
            kind="answer", code=code, facts={"bot": self._bot.username}, final=True,
            locale=locale_of(person),
        )  # fmt: skip
        await self._say(thread, to_person(person.id), line)


def nameless(message: Message) -> bool:
    """Whether an admin wrote as the group itself: nobody that could be charged or asked about."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat_id


def unreadable(messages: Sequence[Message]) -> bool:
    """Whether the bot is meant, and what it was sent are neither words nor pictures: a voice, a video.

    In a group only where there are words with it: a sticker in reply to a picture wants no answer.
    """
    message = messages[0]
    if message.effective_attachment is None or any(pictures_on(part) for part in messages):
        return False
    return message.chat.type == ChatType.PRIVATE or bool(message.caption)


def _person(message: Message) -> PersonId:
    assert message.from_user is not None
    return to_person(message.from_user.id)

"""The people's side: what persons and admins do, each act becoming the update that Telegram sends."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any

from tests.fakes.telegram import wire
from tests.fakes.telegram.entities import found
from tests.fakes.telegram.methods import place_result
from tests.fakes.telegram.updates import Updates
from tests.fakes.telegram.world import Callback, Chat, InlineQuery, Message, Person, Topic, World

#: Who is said to write where an admin remains anonymous.
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class People:
    """``privacy``: whether the bot's privacy mode is on (BotFather's default)."""

    def __init__(self, world: World, updates: Updates, *, privacy: bool, feedback: bool) -> None:
        self._world = world
        self._updates = updates
        self._feedback = feedback
        self.privacy(privacy)

    def privacy(self, on: bool) -> None:
        self._world.me["can_read_all_group_messages"] = not on

    def join(
        self, name: str, *, username: str | None = None, language: str | None = "en",
        started: bool = True,
    ) -> Person:  # fmt: skip
        """A new person. ``started`` False: has never opened the bot."""
        number = 10_000 + self._world.serial()
        person = Person(number, name, username or f"{name.lower()}_{number}", language, started)
        self._world.people[number] = person
        self._world.chats[number] = Chat(id=number, kind="private", person=person)
        return person

    def private(self, person: Person) -> Chat:
        return self._world.chats[person.id]

    def group(
        self, title: str, *, kind: str = "supergroup", forum: bool = False, admins: Sequence[Person] = ()
    ) -> Chat:
        """A group that the bot was just added to."""
        base = -1_000_000_000_000 if kind == "supergroup" else 0
        number = base - 1000 - self._world.serial()
        chat = Chat(id=number, kind=kind, title=title, forum=forum)
        chat.admins = {person.id for person in admins}
        self._world.chats[number] = chat
        return chat

    def topic(self, chat: Chat, name: str) -> Topic:
        """A topic of a forum, or of a private chat (since Bot API 9.3)."""
        topic = Topic(self._world.serial() + 500, name)
        chat.topics[topic.id] = topic
        return topic

    def say(self, person: Person, text: str, **where: Any) -> Message:
        """A text message; ``where`` as in `_send`."""
        return self._send(person, text=text, entities=found(text), **where)

    def say_as_group(self, person: Person, text: str, *, chat: Chat) -> Message:
        """As an admin who remains anonymous."""
        itself = {"sender_chat": wire.chat(chat), "from": ANONYMOUS}
        return self._send(person, chat=chat, text=text, entities=found(text), service=itself)

    def start(self, person: Person, parameter: str = "") -> Message:
        """Press Start, perhaps through a deep link."""
        if person.blocked:
            self.unblock(person)
        person.started = True
        return self.say(person, f"/start {parameter}".strip())

    def send_photo(self, person: Person, body: bytes, caption: str = "", **where: Any) -> Message:
        """A photo, which Telegram recompresses."""
        photo = self._world.add_photo(body)
        return self._send(person, photo=photo, caption=caption or None, entities=found(caption), **where)

    def send_document(
        self, person: Person, body: bytes, caption: str = "", *, name: str = "picture.png",
        mime: str = "image/png", **where: Any,
    ) -> Message:  # fmt: skip
        """A file, sent as it is."""
        file = self._world.add_file(body, name, mime)
        return self._send(
            person, document=file, caption=caption or None, entities=found(caption), **where
        )

    def send_voice(self, person: Person, **where: Any) -> Message:
        """A voice message; nobody listens to it."""
        number = self._world.serial()
        voice = {"file_id": f"AwAC{number}", "file_unique_id": f"V{number}", "duration": 2}
        return self._send(person, service={"voice": voice}, **where)

    def send_album(
        self, person: Person, bodies: Sequence[bytes], caption: str = "", **where: Any
    ) -> list[Message]:
        """Photos as one album: an update each, the caption on the first."""
        album = str(self._world.serial())
        words = [caption] + [""] * (len(bodies) - 1)
        return [
            self._send(
                person, photo=self._world.add_photo(body), caption=text or None,
                entities=found(text), album=album, **where,
            )
            for body, text in zip(bodies, words, strict=True)
        ]  # fmt: skip

    def _send(
        self, person: Person, *, chat: Chat | None = None, topic: Topic | None = None,
        reply_to: Message | None = None, quote: str | None = None, forward: Person | None = None,
        **content: Any,
    ) -> Message:  # fmt: skip
        place = chat or self.private(person)
        message = self._world.new_message(
            place, person, topic=topic.id if topic else None, reply_to=reply_to, quote=quote,
            forwarded_from=forward, **content,
        )  # fmt: skip
        if place.private:
            person.started = True
        if self._visible(message):
            self._updates.push("message", wire.message(self._world, message))
        return message

    def edit(self, message: Message, text: str) -> None:
        """A person edits a message of their own."""
        if message.text is not None:
            message.text = text
        else:
            message.caption = text
        message.entities = found(text)
        message.edited = message.date + 1
        self._world.record(message)
        if self._visible(message):
            self._updates.push("edited_message", wire.message(self._world, message))

    def delete(self, message: Message) -> None:
        """Bots are not told about deleted messages."""
        message.deleted = True
        self._world.touch()

    def _visible(self, message: Message) -> bool:
        """What privacy mode lets through (core.telegram.org/bots/features#privacy-mode)."""
        chat = message.chat
        if chat.bot in ("kicked", "left"):
            return False
        if chat.private or chat.bot == "administrator":
            return not (chat.person is not None and chat.person.blocked)
        if self._world.me["can_read_all_group_messages"]:
            return True
        me = f"@{self._world.me['username']}".lower()
        words = message.shown.lower()
        command = re.match(r"/\w+(@\w+)?", words)
        if command is not None:
            return command.group(1) in (None, me)
        replied = message.reply_to is not None and message.reply_to.sender is None
        return replied or message.via_bot or me in words.split()

    def press(self, person: Person, message: Message, label: str) -> Callback:
        """Press the button that reads ``label``; one with a link opens it without telling the bot."""
        found_one = [b for row in message.keyboard for b in row if b["text"] == label]
        assert found_one, f"no button {label!r} on {message.shown!r}: {message.buttons}"
        return self.press_data(person, message, found_one[0]["callback_data"])

    def press_data(self, person: Person, message: Message, data: str) -> Callback:
        """A press with any data: an old message's, or forged by a modified client."""
        number = str(7_000_000 + self._world.serial())
        callback = Callback(number, person, message, asyncio.get_running_loop().time())
        self._world.callbacks[number] = callback
        body: dict[str, Any] = {
            "id": number, "from": wire.user(person), "chat_instance": str(message.chat.id),
            "data": data,
        }  # fmt: skip
        if message.inline_id is not None:
            body["inline_message_id"] = message.inline_id
        elif message.deleted:
            body["message"] = {
                "chat": wire.chat(message.chat), "message_id": message.id, "date": 0,
            }  # fmt: skip
        else:
            body["message"] = wire.message(self._world, message)
        self._updates.push("callback_query", body)
        return callback

    def inline(self, person: Person, text: str) -> InlineQuery:
        """Type ``@bot text`` in some chat."""
        query = InlineQuery(str(8_000_000 + self._world.serial()), person, text)
        self._world.inline[query.id] = query
        body = {"id": query.id, "from": wire.user(person), "query": text, "offset": ""}
        self._updates.push("inline_query", {**body, "chat_type": "private"})
        return query

    def choose(self, query: InlineQuery, index: int = 0) -> Message:
        """Send one of the results."""
        assert query.results, "the query has no results yet"
        result = query.results[index]
        message = place_result(self._world, query, result)
        if self._feedback:
            body = {"result_id": result["id"], "from": wire.user(query.person), "query": query.text}
            if message.inline_id is not None:
                body["inline_message_id"] = message.inline_id
            self._updates.push("chosen_inline_result", body)
        return message

    def mention_as_guest(self, person: Person, text: str, title: str = "Friends") -> InlineQuery:
        """Mention the bot in a group that it is not in (Bot API 10.0)."""
        place = Chat(id=-1_000_000_000_000 - self._world.serial(), kind="supergroup", title=title)
        query = InlineQuery(str(9_000_000 + self._world.serial()), person, text)
        self._world.inline[query.id] = query
        message = self._world.new_message(place, person, text=text, entities=found(text))
        body = {**wire.message(self._world, message), "guest_query_id": query.id}
        self._updates.push("guest_message", body)
        return query

    def block(self, person: Person) -> None:
        person.blocked = True
        self._membership(self.private(person), person, "member", "kicked")

    def unblock(self, person: Person) -> None:
        person.blocked = False
        self._membership(self.private(person), person, "kicked", "member")

    def kick(self, chat: Chat, by: Person) -> None:
        old, chat.bot = chat.bot, "kicked"
        self._membership(chat, by, old, "kicked")

    def promote(self, chat: Chat, by: Person) -> None:
        old, chat.bot = chat.bot, "administrator"
        self._membership(chat, by, old, "administrator")

    def add(self, chat: Chat, by: Person) -> None:
        """Add the bot (again)."""
        old, chat.bot = chat.bot, "member"
        self._membership(chat, by, old, "member")

    def migrate(self, chat: Chat) -> Chat:
        """A group becomes a supergroup with another id; the old one refuses from now on."""
        new = self.group(chat.title)
        new.admins = set(chat.admins)
        chat.migrated_to = new.id
        for old_chat, service in (
            (chat, {"migrate_to_chat_id": new.id}),
            (new, {"migrate_from_chat_id": chat.id}),
        ):
            someone = next(iter(self._world.people.values()))
            message = self._world.new_message(old_chat, someone, service=service)
            self._updates.push("message", wire.message(self._world, message))
        return new

    def _membership(self, chat: Chat, by: Person, old: str, new: str) -> None:
        body = {
            "chat": wire.chat(chat), "from": wire.user(by), "date": 1_700_000_000,
            "old_chat_member": wire.member(self._world, old),
            "new_chat_member": wire.member(self._world, new),
        }  # fmt: skip
        self._updates.push("my_chat_member", body)
        self._world.touch()

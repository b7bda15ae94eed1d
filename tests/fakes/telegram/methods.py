"""The methods of the Bot API that write: sends, edits, deletes, answers."""

import json
import time
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.fakes.telegram import checks, wire
from tests.fakes.telegram.refusals import QUERY_TOO_OLD, ApiRefusal, bad_request
from tests.fakes.telegram.world import DOCUMENT_BYTES_MAX, Chat, Message, StoredFile, Topic, World

Params = Mapping[str, Any]
#: Some of the reactions that bots may set; each is one character (a heart may carry a selector).
REACTIONS = frozenset("👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳💯🤣⚡🏆💔😐👀✍🤗🫡🆒🤷")
ACTIONS = frozenset({"typing", "upload_photo", "upload_document", "find_location", "record_video"})
CALLBACK_TEXT_MAX = 200
#: Seconds after which a press can no longer be answered.
CALLBACK_AGE_S = 60.0


class Upload:
    """A file part of a multipart body."""

    def __init__(self, body: bytes, name: str, mime: str) -> None:
        self.body, self.name, self.mime = body, name, mime


class Sending:
    """sendMessage and its kin."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def sendMessage(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        checks.may_send(chat)
        text, entities = checks.text_of(params)
        return self._sent(params, text=text, entities=entities)

    async def sendPhoto(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        checks.may_send(chat, photo=True)
        caption, entities = checks.caption_of(params)
        photo = await photo_of(self._world, params, params.get("photo"))
        spoiler = params.get("has_spoiler") == "true"
        return self._sent(params, caption=caption, entities=entities, photo=photo, spoiler=spoiler)

    async def sendDocument(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        checks.may_send(chat)
        caption, entities = checks.caption_of(params)
        file = await document_of(self._world, params, params.get("document"))
        return self._sent(params, caption=caption, entities=entities, document=file)

    async def sendMediaGroup(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        checks.may_send(chat, photo=True)
        items = json.loads(params.get("media", "[]"))
        if not 2 <= len(items) <= 10:
            raise bad_request("wrong number of media in the album")
        album = str(self._world.serial())
        ready = [await self._album_item(params, item) for item in items]
        return [self._sent(params, album=album, plain=True, **fields) for fields in ready]

    async def _album_item(self, params: Params, item: dict[str, Any]) -> dict[str, Any]:
        caption, entities = checks.caption_of(item)
        fields: dict[str, Any] = {"caption": caption, "entities": entities}
        if item["type"] == "document":
            return {**fields, "document": await document_of(self._world, params, item["media"])}
        return {**fields, "photo": await photo_of(self._world, params, item["media"])}

    def _sent(self, params: Params, *, plain: bool = False, **fields: Any) -> Any:
        chat = self._world.chat(params["chat_id"])
        keyboard, forced = ([], False) if plain else checks.markup_of(params, chat)
        topic = checks.topic_of(chat, params)
        reply = checks.reply_of(chat, params)
        message = self._world.new_message(
            chat, None, keyboard=keyboard, force_reply=forced, topic=topic, reply_to=reply, **fields
        )
        return wire.message(self._world, message)

    async def sendMessageDraft(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        if not chat.private:
            raise bad_request("drafts can be sent to private chats only")
        if not int(params.get("draft_id", 0)):
            raise bad_request("draft identifier must be non-zero")
        self._world.drafts.append((chat.id, int(params["draft_id"]), params.get("text", "")))
        self._world.touch()
        return True

    async def sendChatAction(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        if params.get("action") not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        topic = checks.topic_of(chat, params)
        self._world.actions.append((chat.id, topic, params["action"]))
        return True

    async def setMessageReaction(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        message = chat.messages.get(int(params.get("message_id", 0)))
        if message is None or message.deleted:
            raise bad_request("message to react not found")
        given = json.loads(params.get("reaction", "[]"))
        if len(given) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        if any(item.get("emoji") not in REACTIONS for item in given):
            raise bad_request("REACTION_INVALID")
        message.reaction = given[0]["emoji"] if given else None
        self._world.touch()
        return True

    async def deleteMessage(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        message = chat.messages.get(int(params.get("message_id", 0)))
        if message is None or message.deleted:
            raise bad_request("message to delete not found")
        if message.sender is not None and not chat.private and chat.bot != "administrator":
            raise bad_request("message can't be deleted")
        if time.time() - message.date > 48 * 3600:
            raise bad_request("message can't be deleted for everyone")
        message.deleted = True
        self._world.touch()
        return True

    async def createForumTopic(self, params: Params) -> Any:
        chat = checks.writable(self._world, params.get("chat_id", ""))
        if not chat.forum and not (chat.private and self._world.me["has_topics_enabled"]):
            raise bad_request("the chat is not a forum")
        topic = Topic(self._world.serial() + 1000, params.get("name", ""))
        chat.topics[topic.id] = topic
        return {"message_thread_id": topic.id, "name": topic.name, "icon_color": 7322096}


class Editing:
    """The edits, with every refusal: text never from a photo, photo never back to text."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def editMessageText(self, params: Params) -> Any:
        message = checks.editable(self._world, params)
        if message.text is None:
            raise bad_request("there is no text in the message to edit")
        text, entities = checks.text_of(params)
        return self._edited(message, params, text=text, entities=entities)

    async def editMessageCaption(self, params: Params) -> Any:
        message = checks.editable(self._world, params)
        if not message.photo and message.document is None:
            raise bad_request("there is no caption in the message to edit")
        caption, entities = checks.caption_of(params)
        return self._edited(message, params, caption=caption, entities=entities)

    async def editMessageReplyMarkup(self, params: Params) -> Any:
        return self._edited(checks.editable(self._world, params), params)

    async def editMessageMedia(self, params: Params) -> Any:
        message = checks.editable(self._world, params)
        media = json.loads(params.get("media", "{}"))
        caption, entities = checks.caption_of(media)
        given = media.get("media")
        if message.inline_id is not None and str(given).startswith("attach://"):
            raise bad_request("inline message can't be edited with an uploaded file")
        if media.get("type") == "photo":
            files: dict[str, Any] = {
                "photo": await photo_of(self._world, params, given), "document": None,
            }  # fmt: skip
        elif media.get("type") == "document":
            files = {"photo": (), "document": await document_of(self._world, params, given)}
        else:
            raise bad_request("can't parse InputMedia: unsupported type")
        checks.may_send(message.chat, photo=True)
        spoiler = bool(media.get("has_spoiler"))
        return self._edited(
            message, params, text=None, caption=caption, entities=entities, spoiler=spoiler, **files
        )

    def _edited(self, message: Message, params: Params, **fields: Any) -> Any:
        keyboard, _ = checks.markup_of(params, None if message.inline_id else message.chat)
        before = message.content()
        kept = {name: getattr(message, name) for name in (*fields, "keyboard")}
        for name, value in {**fields, "keyboard": keyboard}.items():
            setattr(message, name, value)
        try:
            checks.modified(message, before)
        except ApiRefusal:
            for name, value in kept.items():
                setattr(message, name, value)
            raise
        message.edited = int(time.time())
        self._world.record(message)
        return True if message.inline_id else wire.message(self._world, message)


class Answering:
    """Answers to presses and inline queries."""

    def __init__(self, world: World, now: Any) -> None:
        self._world = world
        self._now = now

    async def answerCallbackQuery(self, params: Params) -> Any:
        callback = self._world.callbacks.get(params.get("callback_query_id", ""))
        if callback is None or callback.answered_at is not None:
            raise bad_request(QUERY_TOO_OLD)
        if self._now() - callback.at > CALLBACK_AGE_S:
            raise bad_request(QUERY_TOO_OLD)
        if len(params.get("text", "")) > CALLBACK_TEXT_MAX:
            raise bad_request("MESSAGE_TOO_LONG")
        callback.answered_at = self._now()
        callback.text = params.get("text", "")
        callback.alert = params.get("show_alert") == "true"
        callback.url = params.get("url", "")
        self._world.touch()
        return True

    async def answerInlineQuery(self, params: Params) -> Any:
        query = self._world.inline.get(params.get("inline_query_id", ""))
        if query is None or query.results is not None:
            raise bad_request(QUERY_TOO_OLD)
        results = json.loads(params.get("results", "[]"))
        if len(results) > 50:
            raise bad_request("RESULTS_TOO_MUCH")
        ids = [result.get("id", "") for result in results]
        if len(set(ids)) != len(ids) or any(not 1 <= len(i.encode()) <= 64 for i in ids):
            raise bad_request("RESULT_ID_INVALID")
        for result in results:
            self._check_result(result)
        query.results = results
        query.options = {key: value for key, value in params.items() if key != "results"}
        self._world.touch()
        return True

    async def answerGuestQuery(self, params: Params) -> Any:
        query = self._world.inline.get(params.get("guest_query_id", ""))
        if query is None or query.results is not None:
            raise bad_request(QUERY_TOO_OLD)
        result = json.loads(params.get("result", "{}"))
        self._check_result(result)
        query.results = [result]
        message = place_result(self._world, query, result)
        return {"inline_message_id": message.inline_id}

    def _check_result(self, result: Mapping[str, Any]) -> None:
        checks.markup_of({"reply_markup": json.dumps(result.get("reply_markup") or {})}, None)
        if result.get("type") == "article":
            content = result.get("input_message_content")
            if not result.get("title") or not content:
                raise bad_request("can't parse inline query result")
            checks.text_of({"text": content.get("message_text"), **content})
        elif result.get("type") == "photo":
            named = result.get("photo_file_id") or result.get("photo_url")
            if not named:
                raise bad_request("can't parse inline query result: photo is not specified")
        else:
            raise bad_request("can't parse inline query result: type is not supported")


def place_result(world: World, query: Any, result: Mapping[str, Any]) -> Message:
    """The message that a chosen result becomes."""
    place = Chat(id=-world.serial() - 5_000_000, kind="inline")
    keyboard = (result.get("reply_markup") or {}).get("inline_keyboard", [])
    content = result.get("input_message_content")
    fields: dict[str, Any] = {}
    if content:
        text, entities = checks.text_of({"text": content["message_text"], **content})
        fields = {"text": text, "entities": entities}
    elif result.get("photo_file_id"):
        fields = {
            "photo": world.photo_sizes(result["photo_file_id"]), "caption": result.get("caption"),
        }  # fmt: skip
    message = world.new_message(place, query.person, keyboard=keyboard, via_bot=True, **fields)
    if keyboard:
        message.inline_id = f"inline{world.serial()}"
        world.inline_messages[message.inline_id] = message
    return message


async def photo_of(world: World, params: Params, given: Any) -> tuple[StoredFile, ...]:
    """A photo by upload, by file id, or by URL (which Telegram fetches, up to 5 MB)."""
    if isinstance(given, Upload):
        return world.add_photo(given.body)
    if isinstance(given, str) and given.startswith("attach://"):
        return world.add_photo(_attached(params, given).body)
    if isinstance(given, str) and given.startswith(("http://", "https://")):
        return world.add_photo(await _fetched(given, 5 * 1024 * 1024))
    if given not in world.files or not world.files[given].shrink_to:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.photo_sizes(given)


async def document_of(world: World, params: Params, given: Any) -> StoredFile:
    if isinstance(given, str) and given.startswith("attach://"):
        given = _attached(params, given)
    if isinstance(given, Upload):
        if len(given.body) > DOCUMENT_BYTES_MAX:
            raise ApiRefusal(413, "Request Entity Too Large")
        return world.add_file(given.body, given.name, given.mime)
    if isinstance(given, str) and given.startswith(("http://", "https://")):
        body = await _fetched(given, 20 * 1024 * 1024)
        return world.add_file(body, given.rsplit("/", 1)[-1], "application/octet-stream")
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files[given]


def _attached(params: Params, given: str) -> Upload:
    part = params.get(given.removeprefix("attach://"))
    if not isinstance(part, Upload):
        raise bad_request("attached file not found")
    return part


async def _fetched(url: str, bytes_max: int) -> bytes:
    try:
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            if answer.status != 200:
                raise bad_request("failed to get HTTP URL content")
            if not answer.content_type.startswith(("image/", "application/")):
                raise bad_request("wrong type of the web page content")
            body = await answer.read()
    except aiohttp.ClientError:
        raise bad_request("failed to get HTTP URL content") from None
    if len(body) > bytes_max:
        raise bad_request("failed to get HTTP URL content")
    return body

"""What Telegram refuses before it does anything: addresses, keyboards, lengths, edits."""

import json
from collections.abc import Mapping
from typing import Any

from tests.fakes.telegram.entities import read, utf16
from tests.fakes.telegram.refusals import NOT_MODIFIED, bad_request, forbidden
from tests.fakes.telegram.world import Chat, Message, World

TEXT_MAX, CAPTION_MAX, DATA_BYTES_MAX, ROWS_BUTTONS_MAX = 4096, 1024, 64, 100
ACTIONS = (
    "callback_data", "url", "web_app", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "login_url", "copy_text", "pay", "callback_game",
)  # fmt: skip


def writable(world: World, chat_id: str) -> Chat:
    """The chat that a bot may write into; else why not."""
    chat = world.chat(chat_id)
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.person is not None:
        if chat.person.deactivated:
            raise forbidden("user is deactivated")
        if chat.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    name = "supergroup" if chat.kind == "supergroup" else "group"
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {name} chat")
    if chat.bot == "left":
        raise forbidden(f"bot is not a member of the {name} chat")
    return chat


def may_send(chat: Chat, *, photo: bool = False) -> None:
    if not chat.may_send and chat.bot != "administrator":
        raise bad_request("not enough rights to send text messages to the chat")
    if photo and not chat.may_send_photos and chat.bot != "administrator":
        raise bad_request("not enough rights to send photos to the chat")


def topic_of(chat: Chat, params: Mapping[str, Any]) -> int | None:
    """The topic of a send; refuses one that is unknown, closed or deleted."""
    wanted = params.get("message_thread_id")
    if wanted is None:
        return None
    topic = chat.topics.get(int(wanted))
    if topic is None:
        raise bad_request("message thread not found")
    if topic.deleted:
        raise bad_request("TOPIC_DELETED")
    if topic.closed and chat.bot != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return topic.id


def reply_of(chat: Chat, params: Mapping[str, Any]) -> Message | None:
    given = params.get("reply_parameters")
    if given is None:
        return None
    wanted = json.loads(given)
    message = chat.messages.get(int(wanted["message_id"]))
    if message is None or message.deleted:
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return message


def text_of(params: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    text, entities = read(params.get("text", ""), params.get("parse_mode"))
    if not text:
        raise bad_request("message text is empty")
    if utf16(text) > TEXT_MAX:
        raise bad_request("message is too long")
    return text, entities


def caption_of(params: Mapping[str, Any]) -> tuple[str | None, list[dict[str, Any]]]:
    caption, entities = read(params.get("caption") or "", params.get("parse_mode"))
    if utf16(caption) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    return caption or None, entities


def markup_of(params: Mapping[str, Any], chat: Chat | None) -> tuple[list[list[dict[str, Any]]], bool]:
    """The inline keyboard, and whether a reply is forced."""
    given = params.get("reply_markup")
    if not given:
        return [], False
    markup = json.loads(given)
    if "inline_keyboard" not in markup:
        return [], bool(markup.get("force_reply") or markup.get("keyboard"))
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > ROWS_BUTTONS_MAX:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button, chat)
    return rows, False


def _check_button(button: Mapping[str, Any], chat: Chat | None) -> None:
    if not button.get("text"):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    actions = [action for action in ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES_MAX:
        raise bad_request("BUTTON_DATA_INVALID")
    if "web_app" in button and (chat is None or not chat.private):
        raise bad_request("BUTTON_TYPE_INVALID")
    if "url" in button and "://" not in button["url"]:
        raise bad_request("inline keyboard button URL is invalid")


def editable(world: World, params: Mapping[str, Any]) -> Message:
    """The message of an edit; refuses those that are not the bot's to edit."""
    inline = params.get("inline_message_id")
    if inline is not None:
        if inline not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.inline_messages[inline]
    chat = writable(world, params.get("chat_id", ""))
    message = chat.messages.get(int(params.get("message_id", 0)))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if message.sender is not None or message.force_reply or message.forwarded_from:
        raise bad_request("message can't be edited")
    return message


def modified(message: Message, before: tuple[object, ...]) -> None:
    if message.content() == before:
        raise bad_request(NOT_MODIFIED)

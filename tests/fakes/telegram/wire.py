"""Our world as the Bot API's JSON."""

from typing import Any

from tests.fakes.telegram.world import Chat, Message, Person, StoredFile, World


def user(person: Person) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": person.id, "is_bot": False, "first_name": person.name}
    if person.username:
        shown["username"] = person.username
    if person.language:
        shown["language_code"] = person.language
    return shown


def bot_user(world: World) -> dict[str, Any]:
    return {key: world.me[key] for key in ("id", "is_bot", "first_name", "username")}


def chat(place: Chat) -> dict[str, Any]:
    if place.person is not None:
        shown: dict[str, Any] = {"id": place.id, "type": "private", "first_name": place.person.name}
        if place.person.username:
            shown["username"] = place.person.username
        return shown
    shown = {"id": place.id, "type": place.kind, "title": place.title}
    if place.forum:
        shown["is_forum"] = True
    return shown


def full_chat(place: Chat) -> dict[str, Any]:
    return {
        **chat(place),
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": True, "limited_gifts": True, "unique_gifts": True,
            "premium_subscription": True, "gifts_from_channels": True,
        },
        "permissions": {
            "can_send_messages": place.may_send,
            "can_send_photos": place.may_send_photos,
        },
    }  # fmt: skip


def photo_size(file: StoredFile) -> dict[str, Any]:
    return {
        "file_id": file.id, "file_unique_id": file.unique_id, "width": file.width,
        "height": file.height, "file_size": len(file.body),
    }  # fmt: skip


def document(file: StoredFile) -> dict[str, Any]:
    return {
        "file_id": file.id, "file_unique_id": file.unique_id, "file_name": file.name,
        "mime_type": file.mime, "file_size": len(file.body),
    }  # fmt: skip


def message(world: World, sent: Message, *, replies: bool = True) -> dict[str, Any]:
    """A message; ``reply_to_message`` is one level deep only."""
    shown: dict[str, Any] = {
        "message_id": sent.id,
        "date": sent.date,
        "chat": chat(sent.chat),
        "from": user(sent.sender) if sent.sender else bot_user(world),
        **sent.service,
    }
    shown.update(_content(sent))
    if sent.topic is not None:
        shown["message_thread_id"] = sent.topic
        shown["is_topic_message"] = True
    if sent.edited is not None:
        shown["edit_date"] = sent.edited
    if sent.album is not None:
        shown["media_group_id"] = sent.album
    if sent.via_bot:
        shown["via_bot"] = bot_user(world)
    if sent.forwarded_from is not None:
        sender = user(sent.forwarded_from)
        shown["forward_origin"] = {"type": "user", "date": sent.date, "sender_user": sender}
    if sent.keyboard:
        shown["reply_markup"] = {"inline_keyboard": sent.keyboard}
    if replies and sent.reply_to is not None and not sent.reply_to.deleted:
        shown["reply_to_message"] = message(world, sent.reply_to, replies=False)
        if sent.quote is not None:
            shown["quote"] = {"text": sent.quote, "position": 0, "is_manual": True}
    return shown


def _content(sent: Message) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    if sent.text is not None:
        shown["text"] = sent.text
    if sent.caption is not None:
        shown["caption"] = sent.caption
    if sent.entities:
        shown["entities" if sent.text is not None else "caption_entities"] = sent.entities
    if sent.photo:
        shown["photo"] = [photo_size(file) for file in sent.photo]
    if sent.spoiler:
        shown["has_media_spoiler"] = True
    if sent.document is not None:
        shown["document"] = document(sent.document)
    return shown


def member(world: World, status: str, *, person: Person | None = None) -> dict[str, Any]:
    shown: dict[str, Any] = {"user": user(person) if person else bot_user(world), "status": status}
    if status == "kicked":
        shown["until_date"] = 0
    if status == "administrator":
        rights = (
            "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
            "can_manage_video_chats", "can_restrict_members", "can_promote_members",
            "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
            "can_delete_stories",
        )  # fmt: skip
        shown.update(dict.fromkeys(rights, False))
    return shown

"""The JSON of everything in the real API's shape. Optional objects are absent, never null."""

from typing import Any

from tests.fakes.discord.permissions import permissions_in
from tests.fakes.discord.world import (
    DM,
    FORUM,
    GROUP,
    Channel,
    File,
    Guild,
    Interaction,
    Member,
    Message,
    User,
    World,
)  # fmt: skip


class Payloads:
    """``root`` is the address of the fake, for links to files."""

    def __init__(self, world: World, root: str) -> None:
        self._world = world
        self._root = root

    def user(self, user: User) -> dict[str, Any]:
        return {
            "id": str(user.id), "username": user.name.lower(), "global_name": user.name,
            "discriminator": "0", "avatar": None, "bot": user.bot, "public_flags": 0,
        }  # fmt: skip

    def member(self, member: Member, *, user: bool = True) -> dict[str, Any]:
        payload: dict[str, Any] = {
            "roles": [str(role) for role in member.roles], "joined_at": "2026-01-01T00:00:00+00:00",
            "flags": 0, "deaf": False, "mute": False, "nick": None, "avatar": None,
        }  # fmt: skip
        if user:
            payload["user"] = self.user(member.user)
        return payload

    def application(self) -> dict[str, Any]:
        return {
            "id": str(self._world.application), "name": "Pentimento", "description": "", "icon": None,
            "bot_public": True, "bot_require_code_grant": False, "verify_key": "00" * 32,
            "owner": self.user(self._world.operator), "flags": self._world.allowed_intents_flags,
            "bot": self.user(self._world.bot),
        }  # fmt: skip

    def guild(self, guild: Guild) -> dict[str, Any]:
        """As in GUILD_CREATE: with channels, threads and the bot's own membership."""
        everyone = {"id": str(guild.id), "name": "@everyone", "permissions": str(guild.everyone.value)}
        roles = [
            {"id": str(r.id), "name": r.name, "permissions": str(r.permissions.value)}
            for r in guild.roles.values()
        ]
        common = {"color": 0, "hoist": False, "position": 0, "managed": False, "mentionable": False}
        visible = [c for c in guild.channels.values() if permissions_in(guild, c, self._world.bot)]
        return {
            "id": str(guild.id), "name": guild.name, "owner_id": str(guild.owner), "icon": None,
            "roles": [{**common, **role} for role in [everyone, *roles]],
            "channels": [self.channel(c) for c in visible if not c.is_thread],
            "threads": [self.channel(c) for c in visible if c.is_thread and not c.archived],
            "members": [self.member(guild.members[self._world.bot.id])],
            "member_count": len(guild.members), "premium_tier": guild.premium_tier, "emojis": [],
            "stickers": [], "features": [], "large": False, "preferred_locale": guild.locale,
            "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
            "mfa_level": 0, "nsfw_level": 0, "system_channel_flags": 0, "afk_timeout": 300,
            "joined_at": "2026-01-01T00:00:00+00:00", "unavailable": False, "presences": [],
            "voice_states": [], "stage_instances": [], "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }  # fmt: skip

    def membership(self, guild: Guild) -> dict[str, Any]:
        """A server as the bot's own list has it: with what its roles there grant."""
        granted = guild.everyone
        for role in guild.members[self._world.bot.id].roles:
            granted |= guild.roles[role].permissions
        owner = guild.owner == self._world.bot.id
        return {
            "id": str(guild.id), "name": guild.name, "icon": None, "owner": owner,
            "permissions": str(granted.value), "features": [],
        }  # fmt: skip

    def channel(self, channel: Channel) -> dict[str, Any]:
        payload: dict[str, Any] = {"id": str(channel.id), "type": channel.type}
        if channel.type == DM:
            recipients = [self.user(user) for user in channel.recipients]
            return {**payload, "recipients": recipients, "last_message_id": None}
        if channel.type == GROUP:
            recipients = [self.user(user) for user in channel.recipients]
            return {
                **payload, "recipients": recipients, "last_message_id": None, "icon": None,
                "name": channel.name, "owner_id": str(channel.owner),
            }  # fmt: skip
        assert channel.guild is not None
        payload |= {"name": channel.name, "guild_id": str(channel.guild.id), "flags": 0}
        if channel.is_thread:
            return {**payload, **self._thread(channel)}
        payload |= {
            "position": 0, "nsfw": channel.nsfw, "topic": None, "parent_id": None,
            "rate_limit_per_user": channel.slow_s, "last_message_id": None,
            "permission_overwrites": [
                {"id": str(target), "type": 1 if target in channel.guild.members else 0,
                 "allow": str(allow.value), "deny": str(deny.value)}
                for target, (allow, deny) in channel.overwrites.items()
            ],
        }  # fmt: skip
        if channel.type == FORUM:
            payload["flags"] = 16 if channel.requires_tag else 0
            payload["available_tags"] = [
                {"id": str(key), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
                for key, name in channel.tags.items()
            ]
        return payload

    def _thread(self, thread: Channel) -> dict[str, Any]:
        assert thread.parent is not None
        return {
            "parent_id": str(thread.parent.id), "owner_id": str(thread.owner),
            "message_count": len(thread.messages), "member_count": 1, "total_message_sent": 0,
            "last_message_id": None, "rate_limit_per_user": 0,
            "thread_metadata": {
                "archived": thread.archived, "locked": thread.locked,
                "auto_archive_duration": thread.auto_archive,
                "archive_timestamp": self._world.time().isoformat(),
            },
        }  # fmt: skip

    def file(self, file: File, channel: Channel) -> dict[str, Any]:
        url = f"{self._root}/attachments/{channel.id}/{file.id}/{file.name}"
        payload: dict[str, Any] = {
            "id": str(file.id), "filename": file.name, "size": len(file.body), "url": url,
            "proxy_url": url, "content_type": file.content_type,
        }  # fmt: skip
        if file.description:
            payload["description"] = file.description
        if file.ephemeral:
            payload["ephemeral"] = True
        if file.size:
            payload["width"], payload["height"] = file.size
        return payload

    def message(self, message: Message, *, gateway: bool = False) -> dict[str, Any]:
        """``gateway``: as in an event, with the guild and its member."""
        channel = message.channel
        payload: dict[str, Any] = {
            "id": str(message.id), "type": 19 if message.reply_to else 0,
            "channel_id": str(channel.id), "author": self.user(message.author),
            "content": message.content, "timestamp": message.created.isoformat(),
            "edited_timestamp": message.edited.isoformat() if message.edited else None,
            "tts": False, "mention_everyone": message.everyone, "mention_roles": [], "pinned": False,
            "mentions": [self.user(user) for user in message.mentions],
            "attachments": [self.file(file, channel) for file in message.files],
            "embeds": message.embeds, "components": self.components(message),
            "flags": message.flags,
        }  # fmt: skip
        if message.nonce is not None:
            payload["nonce"] = message.nonce
        if message.interaction is not None:
            payload["type"] = 20
            payload["application_id"] = str(self._world.application)
            payload["interaction_metadata"] = {
                "id": str(message.interaction.id), "type": message.interaction.type,
                "user": self.user(message.interaction.user), "authorizing_integration_owners": {},
            }  # fmt: skip
        if message.reply_to:
            payload["message_reference"] = {
                "message_id": str(message.reply_to), "channel_id": str(channel.id),
                **({"guild_id": str(channel.guild.id)} if channel.guild else {}),
            }  # fmt: skip
            first = channel.messages.get(message.reply_to)
            found = first is not None and not first.deleted
            payload["referenced_message"] = self.message(first) if found and first else None
        if gateway and channel.guild is not None:
            payload["guild_id"] = str(channel.guild.id)
            member = channel.guild.members.get(message.author.id)
            if member is not None:
                payload["member"] = self.member(member, user=False)
        return payload

    def components(self, message: Message) -> list[dict[str, Any]]:
        """References to attachments become links, as the API returns them."""
        files = {file.name: self.file(file, message.channel) for file in message.files}
        resolved: list[dict[str, Any]] = _linked(message.components, files)
        return resolved

    def interaction(self, interaction: Interaction) -> dict[str, Any]:
        channel, guild = interaction.channel, interaction.channel.guild
        owner = guild.id if guild and interaction.guild_install else 0
        owners = {"0": str(owner)} if interaction.guild_install else {"1": str(interaction.user.id)}
        payload: dict[str, Any] = {
            "id": str(interaction.id), "application_id": str(self._world.application),
            "type": interaction.type, "token": interaction.token, "version": 1,
            "data": interaction.data, "locale": interaction.locale, "entitlements": [],
            "attachment_size_limit": guild.file_bytes_max if guild else 10 * 2**20,
            "authorizing_integration_owners": owners, "channel": self.channel(channel),
            "channel_id": str(channel.id), "context": 0 if guild else (1 if channel.type == DM else 2),
            "app_permissions": str(permissions_in(guild, channel, self._world.bot).value),
        }  # fmt: skip
        if guild is None and not interaction.guild_install:
            payload["context"] = 2
        if guild is not None:
            payload["guild_id"] = str(guild.id)
            payload["guild_locale"] = guild.locale
            payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
            member = self.member(guild.members[interaction.user.id])
            granted = permissions_in(guild, channel, interaction.user)
            payload["member"] = {**member, "permissions": str(granted.value)}
        else:
            payload["user"] = self.user(interaction.user)
        if interaction.message is not None:
            payload["message"] = self.message(interaction.message)
        return payload


def _linked(value: Any, files: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_linked(item, files) for item in value]
    if not isinstance(value, dict):
        return value
    linked = {key: _linked(item, files) for key, item in value.items()}
    url = value.get("url")
    if isinstance(url, str) and url.startswith("attachment://"):
        file = files[url.removeprefix("attachment://")]
        linked |= {"url": file["url"], "proxy_url": file["proxy_url"], "attachment_id": file["id"]}
    return linked

"""Bodies of messages: read from JSON or multipart, checked, and laid onto a message."""

import io
import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from PIL import Image, UnidentifiedImageError

from tests.fakes.discord.components import check_components, media_of
from tests.fakes.discord.permissions import Bit
from tests.fakes.discord.refusals import Refused, invalid
from tests.fakes.discord.world import EPHEMERAL, V2, Channel, File, Message, Version, World

CONTENT_MAX = 2000
EMBED_MAX = 6000
FILES_MAX = 10
REQUEST_BYTES_MAX = 25 * 1024 * 1024
MIME = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
    b"GIF8": "image/gif",
}


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Body:
    """``given``: the JSON; ``uploads`` by their number in the form."""

    given: dict[str, Any]
    uploads: dict[int, Upload] = field(default_factory=dict)


async def read_body(request: web.Request) -> Body:
    """The JSON of a request and its files; 40005 where the whole is too large."""
    if (request.content_length or 0) > REQUEST_BYTES_MAX:
        await request.read()
        raise Refused(40005)
    if request.content_type != "multipart/form-data":
        return Body(await request.json() if request.can_read_body else {})
    given: dict[str, Any] = {}
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        assert part.name is not None
        raw = bytes(await part.read(decode=False))
        if part.name == "payload_json":
            given = json.loads(raw)
        elif match := re.fullmatch(r"files\[(\d+)\]", part.name):
            uploads[int(match[1])] = Upload(part.filename or "unknown", raw)
        else:
            raise invalid(part.name, "an unexpected part")
    return Body(given, uploads)


class Composer:
    """Lays bodies onto messages under the rules of the place."""

    def __init__(self, world: World) -> None:
        self._world = world

    def apply(self, message: Message, body: Body, *, granted: Bit, edit: bool) -> None:
        """Check everything first, then change the message; nothing changes when it is refused."""
        given = body.given
        flags = self._flags(message, given, edit=edit)
        content = message.content
        if "content" in given:
            content = given["content"] or ""
        if not isinstance(content, str) or len(content) > CONTENT_MAX:
            raise invalid("content", f"at most {CONTENT_MAX} characters")
        embeds = given.get("embeds", message.embeds) or []
        components = given.get("components", message.components) or []
        files = self._files(message, body, granted)
        _check_embeds(embeds, granted)
        check_components(components, v2=bool(flags & V2))
        self._check_v2(bool(flags & V2), content, embeds, files)
        self._check_media(components, embeds, files, v2=bool(flags & V2))
        if not (content.strip() or embeds or files or components):
            raise Refused(50006)
        self._automod(message.channel, content, components)
        message.content, message.embeds, message.components = content, embeds, components
        message.files, message.flags = files, flags
        self._mention(message, given.get("allowed_mentions"), granted)
        self.note(message)

    def note(self, message: Message) -> None:
        message.history.append(
            Version(
                text=message.text, files=len(message.files), buttons=tuple(message.labels),
                at=self._world.now(),
            )
        )  # fmt: skip
        self._world.touch()

    def _flags(self, message: Message, given: dict[str, Any], *, edit: bool) -> int:
        flags = message.flags | (int(given.get("flags") or 0) & (V2 if edit else V2 | EPHEMERAL | 4))
        return flags

    def _files(self, message: Message, body: Body, granted: Bit) -> list[File]:
        """The list of a request replaces the old one; omitted, all are kept and uploads added."""
        if body.uploads and Bit.ATTACH_FILES not in granted:
            raise Refused(50013)
        named = body.given.get("attachments")
        if named is None:
            kept = list(message.files)
            named = [{"id": number} for number in body.uploads]
        else:
            kept = []
        for item in named:
            key = int(item["id"])
            old = next((file for file in message.files if file.id == key), None)
            if old is not None:
                kept.append(old)
            elif key in body.uploads:
                kept.append(self._file(item, body.uploads[key], message.channel))
            else:
                raise invalid("attachments", f"no such file: {key}")
        if len(kept) > FILES_MAX:
            raise invalid("attachments", f"at most {FILES_MAX} files")
        return kept

    def _file(self, item: dict[str, Any], upload: Upload, channel: Channel) -> File:
        limit = channel.guild.file_bytes_max if channel.guild else 10 * 2**20
        if len(upload.body) > limit:
            raise Refused(50045)
        if not upload.body:
            raise invalid("attachments", "a file without bytes")
        if len(item.get("description") or "") > 1024:
            raise invalid("attachments.description", "alt text has at most 1024 characters")
        name = item.get("filename") or upload.name
        return self.stored(name, upload.body, description=item.get("description") or "")

    def stored(self, name: str, body: bytes, *, description: str = "", ephemeral: bool = False) -> File:
        kind = next(
            (mime for magic, mime in MIME.items() if body.startswith(magic)), "application/octet-stream"
        )
        file = File(
            id=self._world.id(), name=re.sub(r"[^\w.\-]", "_", name), body=body, content_type=kind,
            description=description, ephemeral=ephemeral, size=_size(body),
        )  # fmt: skip
        self._world.files[file.id] = file
        return file

    @staticmethod
    def _check_v2(v2: bool, content: str, embeds: list[Any], files: list[File]) -> None:
        if v2 and (content or embeds):
            raise invalid("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")

    @staticmethod
    def _check_media(
        components: list[dict[str, Any]], embeds: list[dict[str, Any]], files: list[File], *, v2: bool
    ) -> None:
        links = media_of(components)
        names = {url.removeprefix("attachment://") for url in links if url.startswith("attachment://")}
        shown = {file.name for file in files}
        if names - shown:
            raise invalid("components", f"no such attachment: {sorted(names - shown)}")
        if v2 and shown - names - {url.rsplit("/", 1)[-1] for url in links}:
            raise invalid("attachments", "UNREFERENCED_FILE: every file must be shown by a component")

    @staticmethod
    def _automod(channel: Channel, content: str, components: list[dict[str, Any]]) -> None:
        if channel.guild is None or not channel.guild.automod:
            return
        words = (content + json.dumps(components, ensure_ascii=False)).lower()
        if any(word in words for word in channel.guild.automod):
            raise Refused(200000)

    def _mention(self, message: Message, allowed: dict[str, Any] | None, granted: Bit) -> None:
        """Who is pinged: what the words name, the body allows and the permissions grant."""
        text = message.text
        parse = ["everyone", "users", "roles"] if allowed is None else allowed.get("parse", [])
        listed = [] if allowed is None else [int(user) for user in allowed.get("users", [])]
        named = [int(found) for found in re.findall(r"<@!?(\d+)>", text)]
        message.mentions = [
            self._world.users[user]
            for user in dict.fromkeys(named)
            if user in self._world.users and ("users" in parse or user in listed)
        ]
        wide = "@everyone" in text or "@here" in text
        message.everyone = wide and "everyone" in parse and Bit.MENTION_EVERYONE in granted


def _check_embeds(embeds: list[dict[str, Any]], granted: Bit) -> None:
    if embeds and Bit.EMBED_LINKS not in granted:
        raise Refused(50013)
    if len(embeds) > 10:
        raise invalid("embeds", "at most 10")
    total = 0
    for embed in embeds:
        title, description = embed.get("title") or "", embed.get("description") or ""
        footer = (embed.get("footer") or {}).get("text", "")
        fields = embed.get("fields", [])
        if len(title) > 256 or len(description) > 4096 or len(footer) > 2048 or len(fields) > 25:
            raise invalid("embeds", "too long")
        total += len(title) + len(description) + len(footer)
        total += sum(len(item["name"]) + len(item["value"]) for item in fields)
    if total > EMBED_MAX:
        raise invalid("embeds", f"at most {EMBED_MAX} characters together")


def _size(body: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(body)) as image:
            return image.size
    except (UnidentifiedImageError, OSError):
        return None

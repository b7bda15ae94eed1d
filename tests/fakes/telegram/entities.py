"""Text as Telegram reads it: HTML mode, entities in UTF-16 units, commands and mentions."""

import html
import re
from typing import Any

from tests.fakes.telegram.refusals import bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji",
}  # fmt: skip
TOKEN = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^>]*)>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|<")
FOUND = re.compile(r"(?<![\w/])(?:(/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(@[A-Za-z]\w{3,31}))")
ENTITIES_MAX = 100


def utf16(text: str) -> int:
    """The length that Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities; refuses what Telegram's parser refuses."""
    plain = ""
    entities: list[dict[str, Any]] = []
    open_tags: list[tuple[str, int, str]] = []
    at = 0
    for match in TOKEN.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        where = len(text[: match.start()].encode())
        if match.group(0).startswith("&"):
            plain += html.unescape(match.group(0))
            continue
        name = (match.group(2) or "").lower()
        if match.group(1):
            entities.append(_closed(open_tags, name, plain, where))
        elif name not in TAGS:
            raise bad_request(
                f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {where}'
            )
        else:
            open_tags.append((name, utf16(plain), match.group(3) or ""))
    if open_tags:
        name = open_tags[-1][0]
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\""
        )
    plain += text[at:]
    return plain, [entity for entity in entities if entity["length"]]


def _closed(open_tags: list[tuple[str, int, str]], name: str, plain: str, where: int) -> dict[str, Any]:
    if not open_tags or open_tags[-1][0] != name:
        raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {where}")
    opened, start, attributes = open_tags.pop()
    entity: dict[str, Any] = {"type": TAGS[opened], "offset": start, "length": utf16(plain) - start}
    link = re.search(r'href="([^"]*)"', attributes)
    if entity["type"] == "text_link":
        entity["url"] = html.unescape(link.group(1)) if link else ""
    return entity


def found(text: str) -> list[dict[str, Any]]:
    """The commands and mentions that Telegram marks by itself."""
    entities = []
    for match in FOUND.finditer(text):
        kind = "bot_command" if match.group(1) else "mention"
        start = utf16(text[: match.start()])
        entities.append({"type": kind, "offset": start, "length": utf16(match.group(0))})
    return entities


def read(text: str, parse_mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """Text from a bot, with its entities."""
    if parse_mode and parse_mode.lower() not in ("html", "markdownv2", "markdown"):
        raise bad_request("unsupported parse_mode")
    plain, entities = parse_html(text) if (parse_mode or "").lower() == "html" else (text, [])
    plain = plain.strip()
    return plain, (entities + found(plain))[:ENTITIES_MAX]

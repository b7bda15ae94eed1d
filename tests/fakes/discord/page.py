"""A plain page for use by hand: be a person, sit in a channel, talk, use commands, press buttons."""

import base64
import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.discord.components import INPUT, SELECTS, UPLOAD, modal_fields
from tests.fakes.discord.permissions import Bit, permissions_in
from tests.fakes.discord.world import DM, Channel, Interaction, Message, User

if TYPE_CHECKING:
    from tests.fakes.discord.server import FakeDiscord

PAGE = Path(__file__).with_name("page.html")
CHANNEL_SELECT = 8
KINDS = {INPUT: "text", UPLOAD: "file"}


class Page:
    """Each person sees what their client would show: their channels, and their own private answers."""

    def __init__(self, discord: "FakeDiscord") -> None:
        self._discord = discord
        self._last: dict[int, Interaction] = {}

    async def show(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text=PAGE.read_text(encoding="utf-8"), content_type="text/html")

    async def state(self, request: web.Request) -> web.StreamResponse:
        world, person = self._discord.world, self._person(request.query.get("as", ""))
        last = self._last.get(person.id)
        return web.json_response({
            "me": str(person.id),
            "people": [{"id": str(u.id), "name": f"{u.name} ({u.locale})"} for u in self._people()],
            "channels": [
                {"id": str(c.id), "name": _name(c), "messages": self._messages(c, person)}
                for c in world.channels.values() if _sees(person, c)
            ],
            "menus": [c["name"] for c in world.commands[None] if c["type"] == 3],
            "form": _form(last.modal) if last and last.modal else None,
        })  # fmt: skip

    async def act(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        try:
            await self._act(given)
        except AssertionError as error:
            return web.json_response({"refused": str(error)})
        return web.json_response({})

    async def _act(self, given: dict[str, Any]) -> None:
        people, person = self._discord.people, self._person(given.get("as", ""))
        channel = self._discord.world.channels[int(given["channel"])]
        message = channel.messages.get(int(given.get("message") or 0))
        files = [(name, base64.b64decode(body)) for name, body in given.get("files", [])]
        match given["act"]:
            case "say" if given["text"].startswith("/"):
                await self._command(person, channel, given["text"][1:], files)
            case "say":
                await people.says(person, channel, given["text"], reply_to=message, files=files)
            case "press" if message is not None:
                self._last[person.id] = await people.forges(person, message, given["code"])
            case "choose" if message is not None:
                self._last[person.id] = await people.chooses(person, message, given["code"])
            case "pick" if message is not None:
                place = self._discord.world.channels[int(given["code"])]
                self._last[person.id] = await people.picks(person, message, place)
            case "menu" if message is not None:
                self._last[person.id] = await people.menu(person, message, given["code"])
            case "edit" if message is not None:
                assert message.author is person, "the words of others are theirs"
                await people.edits(message, given["text"])
            case "delete" if message is not None:
                moderates = Bit.MANAGE_MESSAGES in permissions_in(channel.guild, channel, person)
                assert message.author is person or moderates, "only a moderator deletes those of others"
                await people.deletes(message)
            case "submit":
                values = {**given["values"], **_uploaded(given, files)}
                self._last[person.id] = await people.submits(self._last[person.id], values, files=files)
            case "close":
                self._last.pop(person.id, None)

    async def _command(
        self, person: User, channel: Channel, text: str, files: list[tuple[str, bytes]]
    ) -> None:
        """`imagine prompt: a fox | aspect: 1:1 | count: 2`; `#general` and `@Ana` are what they name,
        `file:0` is the attached file.
        """
        head, _, rest = text.partition(":")
        *words, first = head.split(" ") if rest else [*head.split(" "), ""]
        pairs = [part.split(":", 1) for part in f"{first}:{rest}".split("|") if rest]
        values = {key.strip(): self._value(value.strip()) for key, value in pairs}
        self._last[person.id] = await self._discord.people.command(
            person, channel, " ".join(words).strip(), files=files, **values
        )

    def _value(self, text: str) -> Any:
        world = self._discord.world
        if text.startswith("@"):
            return next((u for u in world.users.values() if u.name == text[1:]), text)
        if text.startswith("#"):
            return next((c for c in world.channels.values() if c.name == text[1:]), text)
        known = {"true": True, "false": False}
        return known[text] if text in known else int(text) if text.isdigit() else text

    def _people(self) -> list[User]:
        return [u for u in self._discord.world.users.values() if not u.bot and u.name != "operator"]

    def _person(self, key: str) -> User:
        """The one named, else the first who is nobody's owner."""
        people = self._people()
        first = next(u for u in people if "-owner" not in u.name)
        return next((u for u in people if str(u.id) == key), first)

    def _messages(self, channel: Channel, person: User) -> list[dict[str, Any]]:
        return [
            self._message(message)
            for message in channel.messages.values()
            if not message.deleted and message.only_for in (None, person)
        ]

    def _message(self, message: Message) -> dict[str, Any]:
        replied = message.channel.messages.get(message.reply_to or 0)
        return {
            "id": str(message.id), "who": message.author.name, "text": html.escape(message.text),
            "reply": html.escape(replied.text[:60]) if replied else "", "private": message.ephemeral,
            "files": [
                {"url": self._discord.payloads.file(f, message.channel)["url"], "alt": f.description,
                 "spoiler": f.spoiler}
                for f in message.files
            ],
            "buttons": [
                {"label": b.get("label", ""), "code": b.get("custom_id", ""), "url": b.get("url", "")}
                for b in message.buttons
            ],
            "selects": [
                {"hint": s.get("placeholder") or "…", "options": s["options"]} for s in message.selects
            ],
            "picks": any(c["type"] == CHANNEL_SELECT for c in message.walk()),
        }  # fmt: skip


def _sees(person: User, channel: Channel) -> bool:
    if channel.type == DM:
        return person in channel.recipients
    return Bit.VIEW_CHANNEL in permissions_in(channel.guild, channel, person)


def _name(channel: Channel) -> str:
    place = f"{channel.guild.name} " if channel.guild else ""
    return f"{place}#{channel.name}" if channel.name else "Pentimento (direct)"


def _form(modal: dict[str, Any]) -> dict[str, Any]:
    """Labels and fields as they stand below each other."""
    labels = {
        row["component"]["custom_id"]: row["label"] for row in modal["components"] if "component" in row
    }
    fields = [
        {
            "id": field["custom_id"], "label": labels.get(field["custom_id"], ""),
            "hint": field.get("placeholder") or "", "required": field.get("required", True),
            "options": field.get("options", []),
            "kind": KINDS.get(field["type"], "select"),
        }
        for field in modal_fields(modal) if field["type"] in {INPUT, UPLOAD, *SELECTS}
    ]  # fmt: skip
    return {"title": modal["title"], "fields": fields}


def _uploaded(given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, list[str]]:
    """The form's file field with what was attached."""
    field = given.get("file_field")
    return {field: [f"file:{number}" for number in range(len(files))]} if field and files else {}


def page_routes(discord: "FakeDiscord") -> list[web.RouteDef]:
    page = Page(discord)
    return [
        web.get("/", page.show), web.get("/page/state", page.state), web.post("/page/act", page.act),
    ]  # fmt: skip

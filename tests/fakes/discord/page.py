"""A plain page for use by hand: sit in a channel, talk, use commands, press buttons."""

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.discord.world import Channel, Interaction, Message, User

if TYPE_CHECKING:
    from tests.fakes.discord.server import FakeDiscord

PAGE = Path(__file__).with_name("page.html")


class Page:
    """Its person is the first one who is no bot and no owner; private answers show as well."""

    def __init__(self, discord: "FakeDiscord") -> None:
        self._discord = discord
        self._last: dict[int, Interaction] = {}

    async def show(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text=PAGE.read_text(encoding="utf-8"), content_type="text/html")

    async def state(self, request: web.Request) -> web.StreamResponse:
        world = self._discord.world
        last = self._last.get(self._person().id)
        return web.json_response({
            "channels": [
                {"id": str(c.id), "name": c.name or "direct message",
                 "messages": [self._message(m) for m in c.messages.values() if not m.deleted]}
                for c in world.channels.values()
            ],
            "commands": [c["name"] for c in world.commands[None] if c["type"] == 1],
            "menus": [c["name"] for c in world.commands[None] if c["type"] == 3],
            "modal": last.modal if last and last.modal else None,
        })  # fmt: skip

    async def act(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        try:
            await self._act(given)
        except AssertionError as error:
            return web.json_response({"refused": str(error)})
        return web.json_response({})

    async def _act(self, given: dict[str, Any]) -> None:
        people, person = self._discord.people, self._person()
        channel = self._discord.world.channels[int(given["channel"])]
        message = channel.messages.get(int(given.get("message") or 0))
        match given["act"]:
            case "say" if given["text"].startswith("/"):
                await self._command(person, channel, given["text"][1:])
            case "say":
                await people.says(person, channel, given["text"], reply_to=message)
            case "press" if message is not None:
                self._last[person.id] = await people.forges(person, message, given["code"])
            case "choose" if message is not None:
                self._last[person.id] = await people.chooses(person, message, given["code"])
            case "menu" if message is not None:
                self._last[person.id] = await people.menu(person, message, given["code"])
            case "submit":
                await people.submits(self._last.pop(person.id), json.loads(given["text"]))
            case "close":
                self._last.pop(person.id, None)

    async def _command(self, person: User, channel: Channel, text: str) -> None:
        """`/imagine prompt: a fox | aspect: 1:1`."""
        name, _, rest = text.partition(" ")
        pairs = [part.split(":", 1) for part in rest.split("|") if ":" in part]
        values = {key.strip(): value.strip() for key, value in pairs}
        self._last[person.id] = await self._discord.people.command(person, channel, name, **values)

    def _person(self) -> User:
        users = self._discord.world.users.values()
        return next(
            u for u in users if not u.bot and u.name not in ("operator",) and "-owner" not in u.name
        )

    def _message(self, message: Message) -> dict[str, Any]:
        return {
            "id": str(message.id), "who": message.author.name, "text": html.escape(message.text),
            "private": message.ephemeral,
            "files": [self._discord.payloads.file(f, message.channel)["url"] for f in message.files],
            "buttons": [
                {"label": b.get("label", ""), "code": b.get("custom_id", ""), "url": b.get("url", "")}
                for b in message.buttons
            ],
            "selects": [s["options"] for s in message.selects],
        }  # fmt: skip


def page_routes(discord: "FakeDiscord") -> list[web.RouteDef]:
    page = Page(discord)
    return [
        web.get("/", page.show), web.get("/page/state", page.state), web.post("/page/act", page.act),
    ]  # fmt: skip

"""A small page to be the people's side by hand: pick a chat, write, reply, press, send a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.fakes.telegram.server import FakeTelegram
    from tests.fakes.telegram.world import Chat, Message

HTML = Path(__file__).with_name("page.html")


def page_routes(telegram: "FakeTelegram") -> list[web.RouteDef]:
    page = Page(telegram)
    return [
        web.get("/", page.html),
        web.get("/people/state", page.state),
        web.get("/people/photo/{file}", page.photo),
        web.post("/people/say", page.say),
        web.post("/people/press", page.press),
        web.post("/people/person", page.person),
        web.post("/people/group", page.group),
        web.post("/people/block", page.block),
    ]


class Page:
    def __init__(self, telegram: "FakeTelegram") -> None:
        self._telegram = telegram

    async def html(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(HTML)

    async def state(self, request: web.Request) -> web.StreamResponse:
        world = self._telegram.world
        chats = [self._chat(chat) for chat in world.chats.values()]
        people = [{"id": p.id, "name": p.name, "blocked": p.blocked} for p in world.people.values()]
        alerts = [
            {"person": c.person.name, "text": c.text, "alert": c.alert}
            for c in world.callbacks.values()
            if c.text
        ]
        return web.json_response({"chats": chats, "people": people, "alerts": alerts[-3:]})

    def _chat(self, chat: "Chat") -> dict[str, Any]:
        title = chat.person.name if chat.person else chat.title
        return {"id": chat.id, "title": title, "messages": [_message(m) for m in chat.messages.values()]}

    async def photo(self, request: web.Request) -> web.StreamResponse:
        file = self._telegram.world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.download(), content_type=file.mime)

    async def say(self, request: web.Request) -> web.StreamResponse:
        given = await request.post()
        person = self._telegram.world.people[int(str(given["person"]))]
        chat = self._telegram.world.chats[int(str(given["chat"]))]
        reply = chat.messages.get(int(str(given.get("reply") or 0)))
        text, file = str(given.get("text", "")), given.get("file")
        if isinstance(file, web.FileField):
            self._telegram.people.send_photo(person, file.file.read(), text, chat=chat, reply_to=reply)
        else:
            self._telegram.people.say(person, text, chat=chat, reply_to=reply)
        return web.json_response({})

    async def press(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        person = self._telegram.world.people[given["person"]]
        message = self._telegram.world.chats[given["chat"]].messages[given["message"]]
        self._telegram.people.press(person, message, given["label"])
        return web.json_response({})

    async def person(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        person = self._telegram.people.join(given["name"])
        return web.json_response({"id": person.id})

    async def group(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        chat = self._telegram.people.group(given["title"], forum=bool(given.get("forum")))
        return web.json_response({"id": chat.id})

    async def block(self, request: web.Request) -> web.StreamResponse:
        person = self._telegram.world.people[(await request.json())["person"]]
        act = self._telegram.people.unblock if person.blocked else self._telegram.people.block
        act(person)
        return web.json_response({})


def _message(message: "Message") -> dict[str, Any]:
    return {
        "id": message.id,
        "who": message.sender.name if message.sender else "bot",
        "text": "(deleted)" if message.deleted else message.shown,
        "photo": message.photo[-1].id if message.photo else None,
        "file": message.document.name if message.document else None,
        "topic": message.topic,
        "reply": message.reply_to.id if message.reply_to else None,
        "reaction": message.reaction,
        "edits": len(message.history) - 1,
        "buttons": [[button["text"] for button in row] for row in message.keyboard],
        "links": {
            button["text"]: link
            for row in message.keyboard
            for button in row
            if (link := button.get("url") or button.get("web_app", {}).get("url"))
        },
    }

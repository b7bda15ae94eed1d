"""A small page to be the people's side by hand: pick a chat or a topic, write, reply, press, send
pictures, files and albums, change and delete what was said, draw inline, block, kick, and plan a fault.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.fakes.telegram.server import FakeTelegram
    from tests.fakes.telegram.world import Chat, Message

HTML = Path(__file__).with_name("page.html")
#: The chat of the page that shows messages of other chats, which the bot cannot see.
VIA = "via"


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
        web.post("/people/topic", page.topic),
        web.post("/people/block", page.block),
        web.post("/people/change", page.change),
        web.post("/people/befall", page.befall),
        web.post("/people/inline", page.inline),
        web.post("/people/choose", page.choose),
        web.post("/people/fault", page.fault),
    ]


class Page:
    def __init__(self, telegram: "FakeTelegram") -> None:
        self._telegram = telegram

    async def html(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(HTML)

    async def state(self, request: web.Request) -> web.StreamResponse:
        world = self._telegram.world
        chats = [self._chat(chat) for chat in world.chats.values()]
        via = [_message(message) for message in world.inline_messages.values()]
        chats += [{"id": VIA, "title": "Sent via the bot", "topics": [], "messages": via}] if via else []
        people = [{"id": p.id, "name": p.name, "blocked": p.blocked} for p in world.people.values()]
        alerts = [
            {"person": c.person.name, "text": c.text, "alert": c.alert}
            for c in world.callbacks.values()
            if c.text
        ]
        queries = [
            {"id": query.id, "results": [result["title"] for result in query.results or ()]}
            for query in world.inline.values()
        ]
        return web.json_response(
            {"chats": chats, "people": people, "alerts": alerts[-3:], "inline": queries[-1:]}
        )

    def _chat(self, chat: "Chat") -> dict[str, Any]:
        title = chat.person.name if chat.person else chat.title
        topics = [{"id": topic.id, "name": topic.name} for topic in chat.topics.values()]
        messages = [_message(m) for m in chat.messages.values()]
        return {"id": chat.id, "title": title, "topics": topics, "messages": messages}

    async def photo(self, request: web.Request) -> web.StreamResponse:
        file = self._telegram.world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.download(), content_type=file.mime)

    async def say(self, request: web.Request) -> web.StreamResponse:
        given = await request.post()
        person = self._telegram.world.people[int(str(given["person"]))]
        chat = self._telegram.world.chats[int(str(given["chat"]))]
        where = {
            "chat": chat,
            "reply_to": chat.messages.get(int(str(given.get("reply") or 0))),
            "topic": chat.topics.get(int(str(given.get("topic") or 0))),
        }
        text, people = str(given.get("text", "")), self._telegram.people
        files = [file for file in given.getall("file", []) if isinstance(file, web.FileField)]
        bodies = [file.file.read() for file in files]
        if files and given.get("as_file"):
            for file, body in zip(files, bodies, strict=True):
                named = {"name": file.filename, "mime": file.content_type}
                people.send_document(person, body, text, **named, **where)
        elif len(bodies) > 1:
            people.send_album(person, bodies, text, **where)
        elif bodies:
            people.send_photo(person, bodies[0], text, **where)
        else:
            people.say(person, text, **where)
        return web.json_response({})

    async def press(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        person = self._telegram.world.people[given["person"]]
        self._telegram.people.press(person, self._message(given), given["label"])
        return web.json_response({})

    def _message(self, given: dict[str, Any]) -> "Message":
        world = self._telegram.world
        if given["chat"] == VIA:
            return next(m for m in world.inline_messages.values() if m.id == given["message"])
        return world.chats[given["chat"]].messages[given["message"]]

    async def person(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        person = self._telegram.people.join(given["name"], language=given.get("language") or "en")
        return web.json_response({"id": person.id})

    async def group(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        chat = self._telegram.people.group(given["title"], forum=bool(given.get("forum")))
        return web.json_response({"id": chat.id})

    async def topic(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        chat = self._telegram.world.chats[given["chat"]]
        return web.json_response({"id": self._telegram.people.topic(chat, given["name"]).id})

    async def change(self, request: web.Request) -> web.StreamResponse:
        """A message of a person gets other words, or with none is deleted."""
        given = await request.json()
        message = self._message(given)
        if given["text"]:
            self._telegram.people.edit(message, given["text"])
        else:
            self._telegram.people.delete(message)
        return web.json_response({})

    async def befall(self, request: web.Request) -> web.StreamResponse:
        """Kick the bot from a group, add it, make it an admin, or let the group become a supergroup."""
        given = await request.json()
        world, people = self._telegram.world, self._telegram.people
        chat, person = world.chats[given["chat"]], world.people[given["person"]]
        match given["what"]:
            case "kick":
                people.kick(chat, person)
            case "add":
                people.add(chat, person)
            case "promote":
                people.promote(chat, person)
            case "migrate":
                people.migrate(chat)
            case other:
                raise web.HTTPBadRequest(text=f"not an act: {other}")
        return web.json_response({})

    async def inline(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        person = self._telegram.world.people[given["person"]]
        return web.json_response({"id": self._telegram.people.inline(person, given["text"]).id})

    async def choose(self, request: web.Request) -> web.StreamResponse:
        given = await request.json()
        query = self._telegram.world.inline[given["query"]]
        self._telegram.people.choose(query, given["index"])
        return web.json_response({})

    async def fault(self, request: web.Request) -> web.StreamResponse:
        """The fields of `Fault`, for the next call of that method."""
        self._telegram.fault(**await request.json())
        return web.json_response({})

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

"""The methods about the bot itself and about chats: profile, commands, members, files."""

import json
import re
from collections.abc import Mapping
from typing import Any

from tests.fakes.telegram import checks, wire
from tests.fakes.telegram.refusals import bad_request
from tests.fakes.telegram.updates import Updates
from tests.fakes.telegram.world import DOWNLOAD_BYTES_MAX, World

Params = Mapping[str, Any]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LENGTHS = {"Name": 64, "Description": 512, "ShortDescription": 120}


class Account:
    def __init__(self, world: World, updates: Updates) -> None:
        self._world = world
        self._updates = updates

    async def getMe(self, params: Params) -> Any:
        return dict(self._world.me)

    async def getUpdates(self, params: Params) -> Any:
        return await self._updates.get(
            offset=int(params.get("offset", 0)),
            limit=int(params.get("limit", 100)),
            timeout_s=float(params.get("timeout", 0)),
            allowed=params.get("allowed_updates"),
        )

    async def setWebhook(self, params: Params) -> Any:
        secret = params.get("secret_token", "")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        self._updates.set_webhook(dict(params))
        return True

    async def deleteWebhook(self, params: Params) -> Any:
        if params.get("drop_pending_updates") == "true":
            self._updates.pending.clear()
        self._updates.delete_webhook()
        return True

    async def getWebhookInfo(self, params: Params) -> Any:
        return self._updates.webhook_info()

    async def getFile(self, params: Params) -> Any:
        file = self._world.files.get(params.get("file_id", ""))
        if file is None:
            raise bad_request("invalid file_id")
        if len(file.body) > DOWNLOAD_BYTES_MAX:
            raise bad_request("file is too big")
        return {
            "file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.body),
            "file_path": f"files/{file.id}/{file.name}",
        }  # fmt: skip

    async def getChat(self, params: Params) -> Any:
        return wire.full_chat(self._world.chat(params.get("chat_id", "")))

    async def getChatMember(self, params: Params) -> Any:
        chat = self._world.chat(params.get("chat_id", ""))
        wanted = int(params.get("user_id", 0))
        if wanted == self._world.me["id"]:
            return wire.member(self._world, chat.bot)
        person = self._world.people.get(wanted)
        if person is None:
            raise bad_request("user not found")
        status = "administrator" if wanted in chat.admins else "member"
        return wire.member(self._world, status, person=person)

    async def getChatAdministrators(self, params: Params) -> Any:
        chat = self._world.chat(params.get("chat_id", ""))
        if chat.private:
            raise bad_request("there are no administrators in the private chat")
        people = [self._world.people[number] for number in sorted(chat.admins)]
        shown = [wire.member(self._world, "administrator", person=person) for person in people]
        return shown + (
            [wire.member(self._world, "administrator")] if chat.bot == "administrator" else []
        )

    async def leaveChat(self, params: Params) -> Any:
        checks.writable(self._world, params.get("chat_id", "")).bot = "left"
        return True

    async def setMyCommands(self, params: Params) -> Any:
        commands = json.loads(params.get("commands", "[]"))
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not COMMAND.fullmatch(command.get("command", "")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._world.commands[self._scope(params)] = commands
        self._world.touch()
        return True

    async def getMyCommands(self, params: Params) -> Any:
        return self._world.commands.get(self._scope(params), [])

    async def deleteMyCommands(self, params: Params) -> Any:
        self._world.commands.pop(self._scope(params), None)
        return True

    def _scope(self, params: Params) -> tuple[str, str]:
        scope = json.loads(params.get("scope") or '{"type": "default"}')
        language = params.get("language_code") or ""
        if language and not re.fullmatch(r"[a-z]{2}", language):
            raise bad_request("invalid language code specified")
        places = [str(scope[key]) for key in ("chat_id", "user_id") if key in scope]
        return ":".join([scope["type"], *places]), language

    async def setMyDescription(self, params: Params) -> Any:
        return self._set("Description", params.get("description", ""), params)

    async def setMyShortDescription(self, params: Params) -> Any:
        return self._set("ShortDescription", params.get("short_description", ""), params)

    async def setMyName(self, params: Params) -> Any:
        return self._set("Name", params.get("name", ""), params)

    def _set(self, what: str, text: str, params: Params) -> bool:
        if len(text) > LENGTHS[what]:
            raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
        self._world.profile[what, params.get("language_code") or ""] = text
        return True

    async def getMyDescription(self, params: Params) -> Any:
        return {"description": self._got("Description", params)}

    async def getMyShortDescription(self, params: Params) -> Any:
        return {"short_description": self._got("ShortDescription", params)}

    async def getMyName(self, params: Params) -> Any:
        return {"name": self._got("Name", params) or self._world.me["first_name"]}

    def _got(self, what: str, params: Params) -> str:
        return self._world.profile.get((what, params.get("language_code") or ""), "")

    async def setChatMenuButton(self, params: Params) -> Any:
        return True

    async def close(self, params: Params) -> Any:
        return True

    async def logOut(self, params: Params) -> Any:
        return True

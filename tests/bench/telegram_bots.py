"""The bots that the Telegram bench compares, each in a process of its own.

usage: python -m tests.bench.telegram_bots KIND API_ROOT TOKEN PROVIDER_URL DATA SECTIONS

``floor``: raw asyncio and aiohttp, only the unavoidable. ``shortest``: python-telegram-bot as its
examples show it. ``silent``: the same, answering nobody. ``ours``: the whole product, its store
synchronous, nothing switched off but limits; SECTIONS (JSON) is what else is configured, and
``beats`` where it shall watch how late its event loop is.
"""

import asyncio
import base64
import contextlib
import json
import signal
import sys
import time
from pathlib import Path
from typing import Any

Sections = dict[str, Any]

# Libraries and our own rooms are imported by those bots alone that use them: none shall carry another's
# memory and time.

MARK = b'"b64_json": "'
#: Seconds between looks at how long the event loop worked.
BEAT_S = 0.005
EDITS = ("Queued…", "Painting…", "Uploading…")


async def floor(api: str, token: str, provider: str, data: Path, sections: Sections) -> None:
    """A status line beside the provider's call, three edits, the base64 cut out of the body."""
    import aiohttp
    import pybase64

    base = f"{api}/bot{token}"
    places = asyncio.Semaphore(4)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http, asyncio.TaskGroup() as group:

        async def call(method: str, **fields: str) -> Any:
            async with http.post(f"{base}/{method}", data=fields) as answer:
                return (await answer.json())["result"]

        async def status(chat: str) -> str:
            sent = await call("sendMessage", chat_id=chat, text="Reading your request…")
            for text in EDITS:
                await call(
                    "editMessageText", chat_id=chat, message_id=str(sent["message_id"]), text=text
                )
            return str(sent["message_id"])

        async def paint(text: str) -> bytes:
            async with http.post(f"{provider}/images/generations", json={"prompt": text}) as answer:
                async with places:
                    body = await answer.read()
                    start = body.index(MARK) + len(MARK)
                    return pybase64.b64decode(memoryview(body)[start : body.index(b'"', start)])

        async def generate(message: dict[str, Any]) -> None:
            chat = str(message["chat"]["id"])
            line = asyncio.create_task(status(chat))
            picture = await paint(message["text"])
            form = aiohttp.FormData()
            media = {"type": "photo", "media": "attach://p", "caption": message["text"]}
            for name, value in (("chat_id", chat), ("message_id", await line)):
                form.add_field(name, value)
            form.add_field("media", json.dumps(media))
            form.add_field("p", picture, filename="p.png", content_type="image/png")
            async with http.post(f"{base}/editMessageMedia", data=form) as answer:
                await answer.read()

        offset = 0
        while True:
            for update in await call("getUpdates", offset=str(offset), timeout="10"):
                offset = update["update_id"] + 1
                group.create_task(generate(update["message"]))


async def shortest(api: str, token: str, provider: str, data: Path, sections: Sections) -> None:
    """What a tutorial ends with: the library's defaults, httpx, json and base64."""
    import httpx
    from telegram import InputMediaPhoto, Update
    from telegram.ext import ContextTypes, MessageHandler, filters

    client = httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=512))

    async def generate(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None and update.message.text is not None
        status = await update.message.reply_text("Reading your request…")
        asked = {"prompt": update.message.text}
        work = asyncio.create_task(client.post(f"{provider}/images/generations", json=asked))
        for text in EDITS:
            await status.edit_text(text)
        answer = (await work).json()
        picture = base64.b64decode(answer["data"][0]["b64_json"])
        await status.edit_media(InputMediaPhoto(picture, caption=update.message.text))

    await _poll(api, token, MessageHandler(filters.TEXT, generate))


async def silent(api: str, token: str, provider: str, data: Path, sections: Sections) -> None:
    """It looks at every message and answers none."""
    from telegram import Update
    from telegram.ext import ContextTypes, MessageHandler, filters

    async def look(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None

    await _poll(api, token, MessageHandler(filters.TEXT, look))


async def _poll(api: str, token: str, handler: Any) -> None:
    from telegram.ext import Application

    builder = Application.builder().token(token).concurrent_updates(True)
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(handler)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0)
        await asyncio.Event().wait()


async def ours(api: str, token: str, provider: str, data: Path, sections: Sections) -> None:
    """The product as it is shipped, with limits lifted and places for all."""
    from bot.config import configured
    from bot.doorstep import opened
    from bot.logs import log_to_stderr
    from bot.roles import Role

    log_to_stderr()
    nothing = dict.fromkeys(("per_minute", "per_hour", "per_day", "per_month", "cooldown_s"), 0)
    lifted = {"per_second": 0, "private_writes": 0, "group_writes": 0}
    given: Sections = {
        "store": {"data": data},
        "telegram": {"token": token, "api_base": api, **lifted},
        "limits": {**nothing, "running": 10_000, "waiting": 10_000},
        "credits": {"allowance": 1_000_000, "confirm_above": 0, "day_usd": 0, "person_month_usd": 0},
        "access": {"mode": "open"},
        "catalogue": {"model": "gpt-image-1-mini", "by_complexity": False},
        "providers": {
            "openai": {
                "key": "sk-test-1234567890abcdef", "base_url": provider, "partial_images": 0,
                "models": ["gpt-image-1-mini"], "running_max": 10_000,
            },
        },
        "worker": {"places": 600, "deadline_s": 900},
    }  # fmt: skip
    beats = sections.pop("beats", False)
    for name, section in sections.items():
        given[name] = {**given.get(name, {}), **section}
    config = configured(given)
    roles = {Role.TELEGRAM, Role.WORKER} | ({Role.DISCORD} if "discord" in sections else set())
    async with opened(config, roles=frozenset(roles)) as app, app.live():
        from bot.lifecycle import leave_start_alone

        leave_start_alone()
        await (_tell_lateness(data / "late") if beats else asyncio.Event().wait())


async def _tell_lateness(told: Path) -> None:
    """Write down the longest that the loop's thread worked in one go, in milliseconds of its CPU.

    Wall time would be that of whatever else this machine runs. A nought begins anew.
    """
    longest = 0.0
    while True:
        began = time.thread_time()
        await asyncio.sleep(BEAT_S)
        longest = _noted(told, 1000 * (time.thread_time() - began), longest)


def _noted(told: Path, late: float, longest: float) -> float:
    if told.exists() and told.read_text() == "0":
        longest = 0.0
    if late > longest:
        told.write_text(f"{late:.2f}")
    return max(late, longest)


KINDS = {"floor": floor, "shortest": shortest, "silent": silent, "ours": ours}


async def main() -> None:
    kind, api, token, provider, data, sections = sys.argv[1:]
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await KINDS[kind](api, token, provider, Path(data), json.loads(sections))


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())

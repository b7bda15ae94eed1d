"""What `chat` and `try` run: the bot in the terminal, and on a page of this machine."""

import asyncio
import os
import sys
import webbrowser
from contextlib import AsyncExitStack

from rich.console import Console

from adapters.local.page import ChatPage
from adapters.local.screen import screen_for
from adapters.local.terminal import TerminalChat
from adapters.local.typed import stdin_lines
from bot.config import Config
from bot.serving import application_of, limits_of, serving
from bot.wiring import build


async def chat(settings: Config, user: str, json_out: bool) -> int:
    async with build(settings) as house:
        assert house.local is not None
        console = Console()
        screen = screen_for(console, json_out=json_out)
        terminal = TerminalChat(house.door, house.local, screen, person=user)
        async with house.live():
            if sys.stdin.isatty() and not json_out:
                console.print(house.phrases.phrase("terminal-hello"), highlight=False)
            return await terminal.run(stdin_lines("> " if sys.stdin.isatty() else ""))


async def chat_with_page(settings: Config, port: int, *, browser: bool) -> int:
    """The page for as long as the terminal's lines last."""
    async with build(settings) as house, AsyncExitStack() as stack:
        assert house.local is not None
        page = ChatPage(house.door, house.local, house.phrases, house.links)
        application = application_of(house, page.routes(), stopping=[page.close])
        address = await stack.enter_async_context(
            serving(application, host="127.0.0.1", port=port, or_any=True, limits=limits_of(settings))
        )
        console = Console()
        console.print(house.phrases.phrase("terminal-page", address=address), highlight=False)
        screen = screen_for(console, json_out=False)
        terminal = TerminalChat(house.door, house.local, screen, person="you")
        async with house.live():
            if sys.stdin.isatty():
                console.print(house.phrases.phrase("terminal-hello"), highlight=False)
                if browser and _has_window():
                    await asyncio.to_thread(webbrowser.open, address)
            return await terminal.run(stdin_lines("> " if sys.stdin.isatty() else ""))


def _has_window() -> bool:
    """Without a display `webbrowser` would start a browser in the terminal, over the chat."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

"""What is said while the store is away: a page to who reads pages, JSON to scripts."""

from pathlib import Path
from typing import Final

from aiohttp import hdrs, web

from adapters.pages import templates
from adapters.phrases.phrases import Phrases
from adapters.requests import locale_of
from adapters.web.masks import ASSETS

HERE: Final = Path(__file__).parent


class AwayPage:
    """In the language that the browser asks for."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._page = templates(HERE / "templates").get_template("away.html")

    def answer(self, request: web.Request) -> web.Response:
        locale = locale_of(request)
        told = self._phrases.phrase("away", locale)
        if "text/html" in request.headers.get(hdrs.ACCEPT, ""):
            title = self._phrases.phrase("away-title", locale)
            text = self._page.render(lang=locale or "en", title=title, told=told, assets=ASSETS)
            return web.Response(text=text, status=503, content_type="text/html")
        # Under the names by which the scripts of the mask's and the chat's page show words.
        return web.json_response({"error": "store_away", "said": told, "text": told}, status=503)

"""The operator's pages on loopback, over a real store, with a browser's cookies."""

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from argon2 import PasswordHasher
from msgspec.structs import replace
from yarl import URL

from adapters.office.access import Access, Entry
from adapters.office.acts import Acts
from adapters.office.pages import Office, Shown
from adapters.office.rendering import Rendering
from adapters.phrases.phrases import Phrases
from adapters.web.application import create
from bot.config import load
from bot.in_force import in_force
from bot.serving import serving
from bot.wiring import App, build, local_profile
from core.reporting.reports import StoredReports
from core.safety.guard import StoredGuard

PASSWORD = "burnt sienna"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


class Reply:
    def __init__(self, status: int, headers: "aiohttp.typedefs.CIMultiDictProxy", text: str) -> None:
        self.status = status
        self.headers = headers
        self.text = text

    @property
    def token(self) -> str:
        """Of the page's first form."""
        found = re.search(r'name="token" value="([^"]+)"', self.text)
        assert found is not None, self.text
        return found[1]


class Visitor:
    """A browser: it keeps cookies, and does not follow redirects unless asked."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self.session = session

    async def get(self, path: str, **options: object) -> Reply:
        return await self._ask("GET", path, **options)

    async def post(self, path: str, form: object, **options: object) -> Reply:
        return await self._ask("POST", path, data=form, **options)

    async def sign_in(self, password: str = PASSWORD, wanted: str = "/office") -> Reply:
        token = (await self.get("/office/sign-in")).token
        form = {"token": token, "password": password, "next": wanted}
        return await self.post("/office/sign-in", form)

    def cookie(self, name: str) -> str:
        kept = self.session.cookie_jar.filter_cookies(URL(f"{self.address}/office"))
        return kept[name].value if name in kept else ""

    async def _ask(self, method: str, path: str, **options: object) -> Reply:
        url = URL(self.address + path, encoded=True)
        async with self.session.request(method, url, allow_redirects=False, **options) as response:
            return Reply(response.status, response.headers, await response.text())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[App]:
    settings = local_profile(load(None))
    settings = replace(settings, store=replace(settings.store, data=tmp_path))
    async with build(settings, roles=frozenset()) as opened:
        yield opened


@pytest.fixture
async def visit(house: App) -> AsyncIterator[Callable]:
    """Serves the pages with an `Entry` and gives new browsers."""
    from contextlib import AsyncExitStack

    async with AsyncExitStack() as stack:
        addresses: dict[str, str] = {}

        async def go(headers: dict[str, str] | None = None, **entry: object) -> Visitor:
            key = repr(sorted(entry.items()))
            if key not in addresses:
                office = office_of(house, **entry)
                application = create(office.routes(), stopping=[office.close])
                addresses[key] = await stack.enter_async_context(
                    serving(application, host="127.0.0.1", port=0)
                )
            jar = aiohttp.CookieJar(unsafe=True)
            session = aiohttp.ClientSession(cookie_jar=jar, headers=headers)
            return Visitor(addresses[key], await stack.enter_async_context(session))

        yield go


def office_of(house: App, **entry: object) -> Office:
    zone = ZoneInfo("Europe/Berlin")
    rendering = Rendering(Phrases(), zone)
    fields = {"secret": "of the test", "password_hash": HASH, **entry}
    return Office(
        Access(Entry(**fields), StoredGuard(house.database, house.clock)),  # type: ignore[arg-type]
        StoredReports(house.database, house.clock, zone),
        Acts(house.admin, house.door.administer, rendering, "of the test"),
        rendering,
        house.links,
        Shown(
            models=[],
            settings=in_force(house.config),
            connections={},
            keys=house.server_keys,
            reviews=house.reviews,
            tiers=["free", "premium", "vip"],
        ),
    )

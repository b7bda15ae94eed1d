"""Who may see the operator's pages: a password's hash, or a name that a trusted proxy vouches for.

A session is a signed cookie with a random id, made anew at each sign-in; what changes something
carries a token that belongs to the session. Signing out ends the id in the store, for every copy.
"""

import asyncio
import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog
from aiohttp import hdrs, web
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from itsdangerous import BadSignature, URLSafeTimedSerializer

from adapters.requests import same

log = structlog.get_logger()

COOKIE: Final = "pentimento_office"
#: Before anybody is signed in, the form's token belongs to this cookie.
VISIT: Final = "pentimento_visit"
HOME: Final = "/office"
#: Where somebody may be sent after signing in: our own pages, by their path alone.
OWN_PATH: Final = re.compile(r"/office(?:/[A-Za-z0-9:._~%-]+)*")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Guard(Protocol):
    """Counts tries to sign in and remembers ended sessions, over processes and restarts."""

    async def try_sign_in(self, address: str) -> int:
        """0 where the try is allowed, else the seconds until one is."""
        ...

    async def end(self, session: str) -> None: ...
    async def ended(self, session: str) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """``who`` as audit rows name them."""

    id: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How people get in. ``password_hash`` is argon2's; "" where there is no password.

    ``proxies``: networks whose word in ``proxy_header`` is taken; with ``operators`` for these names
    only. ``secret`` signs the cookies and must survive restarts. ``secure``: cookies over https only.
    """

    secret: str
    password_hash: str = ""
    proxies: Sequence[Network] = ()
    proxy_header: str = "X-Forwarded-User"
    operators: Sequence[str] = ()
    hours: float = 12.0
    secure: bool = False


class Access:
    def __init__(self, entry: Entry, guard: Guard) -> None:
        self._entry = entry
        self._guard = guard
        # A new password ends every session: its hash is a part of the key.
        key = f"{entry.secret}:{entry.password_hash}"
        self._cookies = URLSafeTimedSerializer(key, salt="office-session")
        self._key = hashlib.sha256(f"office-token:{key}".encode()).digest()
        self._hasher = PasswordHasher()
        #: Checking a password takes 64 MB on purpose: one at a time.
        self._checking = asyncio.Lock()

    @property
    def has_password(self) -> bool:
        return bool(self._entry.password_hash)

    async def session(self, request: web.Request) -> Session | None:
        """Who sent this; None where they have to sign in."""
        return self._proxied(request) or await self._signed_in(request)

    async def _signed_in(self, request: web.Request) -> Session | None:
        if not self.has_password:
            return None
        try:
            kept: dict[str, Any] = self._cookies.loads(
                request.cookies.get(COOKIE, ""), max_age=int(self._entry.hours * 3600)
            )
        except BadSignature:
            return None
        session = Session(id=str(kept["id"]), who=str(kept["who"]))
        return None if await self._guard.ended(session.id) else session

    def _proxied(self, request: web.Request) -> Session | None:
        """A proxy on the list says who it is; the same header from anywhere else says nothing."""
        if not self._trusted(request.remote):
            return None
        names = request.headers.getall(self._entry.proxy_header, [])
        if len(names) != 1 or not re.fullmatch(r"[\w.@+-]{1,120}", names[0]):
            return None
        if self._entry.operators and names[0] not in self._entry.operators:
            return None
        return Session(id=f"proxy/{names[0]}", who=f"office:{names[0]}")

    def address(self, request: web.Request) -> str:
        """Whose tries are counted: the client, also behind a trusted proxy; IPv6 by its /64."""
        seen = request.remote or "-"
        if self._trusted(seen):
            seen = request.headers.get("X-Forwarded-For", seen).rpartition(",")[2].strip()
        try:
            parsed = ipaddress.ip_address(seen)
        except ValueError:
            return request.remote or "-"
        if parsed.version == 6:
            return str(ipaddress.ip_network((parsed, 64), strict=False))
        return str(parsed)

    def _trusted(self, remote: str | None) -> bool:
        try:
            address: Address = ipaddress.ip_address(remote or "")
        except ValueError:
            return False
        return any(address in network for network in self._entry.proxies)

    async def try_sign_in(self, request: web.Request) -> int:
        """0 where this address may try a password now, else the seconds until it may."""
        return await self._guard.try_sign_in(self.address(request))

    async def knows(self, password: str) -> bool:
        """Whether it is the password; as slow for a wrong one."""
        async with self._checking:
            return await asyncio.to_thread(self._verify, password)

    def _verify(self, password: str) -> bool:
        try:
            return self._hasher.verify(self._entry.password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

    def sign_in(self, request: web.Request, response: web.StreamResponse) -> Session:
        """A session with a new id, whatever the browser brought along (no fixation)."""
        session = Session(id=secrets.token_urlsafe(18), who="office:operator")
        value = self._cookies.dumps({"id": session.id, "who": session.who})
        self._set(request, response, COOKIE, str(value), max_age=int(self._entry.hours * 3600))
        self._drop(response, VISIT)
        return session

    async def sign_out(self, session: Session, response: web.StreamResponse) -> None:
        await self._guard.end(session.id)
        self._drop(response, COOKIE)

    def token(self, owner: str) -> str:
        """What a form of this session (or visit) must carry."""
        return hmac.new(self._key, owner.encode(), hashlib.sha256).hexdigest()

    def visit(self, request: web.Request, response_of: Callable[[str], web.Response]) -> web.Response:
        """A sign-in form with a token that belongs to this browser; gives it a cookie for that."""
        visit = secrets.token_urlsafe(18)
        response = response_of(self.token(f"visit/{visit}"))
        self._set(request, response, VISIT, visit, max_age=3600)
        return response

    def check_visit(self, request: web.Request, given: str) -> None:
        """Raises 403 where a sign-in did not come from our own form (login CSRF)."""
        self._check(request, f"visit/{request.cookies.get(VISIT, '')}", given)

    def check_token(self, request: web.Request, session: Session, given: str) -> None:
        """Raises 403 where a request did not come from a page of this session."""
        self._check(request, session.id, given)

    def _check(self, request: web.Request, owner: str, given: str) -> None:
        origin = request.headers.get(hdrs.ORIGIN)
        own = origin is None or origin.partition("://")[2] == request.host
        if not own or not same(given, self.token(owner)):
            raise web.HTTPForbidden(text="This did not come from the operator's pages.")

    def _set(
        self, request: web.Request, response: web.StreamResponse, name: str, value: str, *, max_age: int
    ) -> None:
        secure = self._entry.secure or request.secure
        response.set_cookie(
            name, value, max_age=max_age, path=HOME, httponly=True, samesite="Strict", secure=secure
        )

    def _drop(self, response: web.StreamResponse, name: str) -> None:
        response.del_cookie(name, path=HOME, httponly=True, samesite="Strict", secure=self._entry.secure)


def own_path(wanted: str) -> str:
    """The page to show after signing in; anything that is not one of ours becomes the first."""
    if OWN_PATH.fullmatch(wanted) and ".." not in wanted and "%2f" not in wanted.lower():
        return wanted
    return HOME

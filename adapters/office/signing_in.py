"""The way in and out of the operator's pages."""

from aiohttp import hdrs, web

from adapters.office.access import HOME, Access, Session, own_path
from adapters.office.frame import Frame, html, see
from adapters.office.rendering import Rendering
from adapters.requests import form_body


class SignInPages:
    def __init__(self, frame: Frame, access: Access, rendering: Rendering) -> None:
        self._frame = frame
        self._access = access
        self._rendering = rendering

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get(f"{HOME}/sign-in", self._form),
            web.post(f"{HOME}/sign-in", self._sign_in),
            web.post(f"{HOME}/sign-out", self._frame.inside(self._sign_out)),
        ]

    async def _form(self, request: web.Request) -> web.Response:
        if await self._access.session(request) is not None:
            raise see(HOME)
        return self._door(request, own_path(request.query.get("next", HOME)))

    async def _sign_in(self, request: web.Request) -> web.StreamResponse:
        form = await form_body(request)
        wanted = own_path(str(form.get("next", HOME)))
        self._access.check_visit(request, str(form.get("token", "")))
        wait_s = await self._access.try_sign_in(request)
        if wait_s:
            trouble = self._rendering.phrase("too-many", seconds=wait_s)
            refused = self._door(request, wanted, trouble, status=429)
            refused.headers[hdrs.RETRY_AFTER] = str(wait_s)
            return refused
        if not self._access.has_password or not await self._access.knows(str(form.get("password", ""))):
            return self._door(request, wanted, self._rendering.phrase("wrong-password"), status=403)
        response = see(wanted)
        self._access.sign_in(request, response)
        raise response

    async def _sign_out(self, request: web.Request, session: Session) -> web.StreamResponse:
        await self._frame.checked_form(request, session)
        response = see(f"{HOME}/sign-in")
        await self._access.sign_out(session, response)
        raise response

    def _door(
        self, request: web.Request, wanted: str, trouble: str = "", status: int = 200
    ) -> web.Response:
        def form(token: str) -> web.Response:
            text = self._rendering.page(
                "sign_in.html",
                {
                    "title": "", "who": "", "notes": (), "token": token, "next": wanted,
                    "trouble": trouble, "password": self._access.has_password,
                },
            )  # fmt: skip
            return html(text, status)

        return self._access.visit(request, form)

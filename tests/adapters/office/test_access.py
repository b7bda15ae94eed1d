"""Who gets in, and everything that must not: guesses, foreign forms, old cookies, other sites' links."""

import asyncio
import ipaddress
from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
import time_machine

from adapters.office.access import own_path
from tests.adapters.office.conftest import PASSWORD

PAGES = (
    "/office", "/office/money", "/office/jobs", "/office/jobs/x", "/office/dead", "/office/people",
    "/office/people/local:ann", "/office/models", "/office/settings", "/office/audit", "/office/review",
    "/office/keys",
)  # fmt: skip
POSTS = (
    "/office/acts", "/office/people/local:ann/grant", "/office/people/local:ann/decide",
    "/office/review", "/office/keys", "/office/sign-out",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
async def test_a_stranger_sees_no_page_and_comes_back_to_it_after_signing_in(
    visit: Callable, path: str
) -> None:
    visitor = await visit()

    refused = await visitor.get(path)
    let_in = await visitor.sign_in(wanted=path)

    assert refused.status == 303
    assert refused.headers["Location"].startswith("/office/sign-in?next=")
    assert (let_in.status, let_in.headers["Location"]) == (303, path)
    shown = await visitor.get(path)
    assert shown.status in (200, 404)
    assert shown.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", POSTS)
async def test_a_stranger_can_do_nothing(visit: Callable, path: str) -> None:
    visitor = await visit()

    refused = await visitor.post(path, {"token": "x", "act": "drop", "job": "1", "reason": "r"})

    assert (refused.status, refused.headers["Location"].split("?")[0]) == (303, "/office/sign-in")


async def test_the_live_events_are_for_who_is_signed_in(visit: Callable) -> None:
    assert (await (await visit()).get("/office/events")).status == 403


async def test_a_wrong_password_gets_nobody_in(visit: Callable) -> None:
    visitor = await visit()

    refused = await visitor.sign_in("burnt umber")

    assert refused.status == 403
    assert not visitor.cookie("pentimento_office")
    assert (await visitor.get("/office")).status == 303


async def test_the_ninth_try_in_a_minute_is_told_when_the_next_is_possible_even_if_it_is_right(
    visit: Callable,
) -> None:
    visitor = await visit()
    for _ in range(8):
        assert (await visitor.sign_in("a guess")).status == 403

    ninth = await visitor.sign_in(PASSWORD)

    assert ninth.status == 429
    assert 1 <= int(ninth.headers["Retry-After"]) <= 60
    assert not visitor.cookie("pentimento_office")


async def test_racing_guesses_are_counted_each(visit: Callable) -> None:
    visitor = await visit()
    token = (await visitor.get("/office/sign-in")).token

    replies = await asyncio.gather(
        *(visitor.post("/office/sign-in", {"token": token, "password": f"{n}"}) for n in range(20))
    )

    assert [reply.status for reply in replies].count(403) == 8
    assert [reply.status for reply in replies].count(429) == 12


async def test_a_session_is_made_anew_at_each_sign_in(visit: Callable) -> None:
    """A cookie that somebody planted beforehand is not the session afterwards (fixation)."""
    visitor = await visit()
    await visitor.sign_in()
    first = visitor.cookie("pentimento_office")

    await visitor.get("/office/sign-in")
    other = await visit()
    other.session.cookie_jar.update_cookies({"pentimento_office": "planted"})
    await other.sign_in()

    assert other.cookie("pentimento_office") not in ("planted", "", first)


async def test_the_cookie_is_for_our_pages_alone_and_for_no_script(visit: Callable) -> None:
    visitor = await visit()
    reply = await visitor.sign_in()

    cookies = [SimpleCookie(text) for text in reply.headers.getall("Set-Cookie")]
    (session,) = [cookie["pentimento_office"] for cookie in cookies if "pentimento_office" in cookie]

    assert session["httponly"] and session["samesite"] == "Strict" and session["path"] == "/office"


async def test_the_cookie_goes_over_https_only_where_people_come_by_https(visit: Callable) -> None:
    visitor = await visit(secure=True)

    page = await visitor.get("/office/sign-in")

    assert "Secure" in page.headers["Set-Cookie"]


async def test_signing_out_ends_every_copy_of_the_session(visit: Callable) -> None:
    visitor, thief = await visit(), await visit()
    await visitor.sign_in()
    thief.session.cookie_jar.update_cookies({"pentimento_office": visitor.cookie("pentimento_office")})
    assert (await thief.get("/office")).status == 200

    page = await visitor.get("/office")
    await visitor.post("/office/sign-out", {"token": page.token})

    assert (await visitor.get("/office")).status == 303
    assert (await thief.get("/office")).status == 303


async def test_a_session_ends_by_itself_and_a_forged_one_never_begins(visit: Callable) -> None:
    visitor, forger = await visit(), await visit()
    await visitor.sign_in()
    cookie = visitor.cookie("pentimento_office")
    forger.session.cookie_jar.update_cookies({"pentimento_office": cookie[:-2] + "AA"})

    assert (await forger.get("/office")).status == 303
    with time_machine.travel("2100-01-01"):
        again = await visit()
        again.session.cookie_jar.update_cookies({"pentimento_office": cookie})
        assert (await again.get("/office")).status == 303


async def test_a_new_password_ends_the_sessions_of_the_old_one(visit: Callable) -> None:
    from argon2 import PasswordHasher

    visitor = await visit()
    await visitor.sign_in()
    other = await visit(
        password_hash=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("new")
    )
    other.session.cookie_jar.update_cookies({"pentimento_office": visitor.cookie("pentimento_office")})

    assert (await other.get("/office")).status == 303


@pytest.mark.parametrize("form", [{}, {"token": ""}, {"token": "0" * 64}])
async def test_a_form_without_its_token_does_nothing(visit: Callable, form: dict[str, str]) -> None:
    visitor = await visit()
    await visitor.sign_in()

    for path in POSTS:
        fields = {"act": "drop", "job": "1", "reason": "r", "amount": "5", "once": "x" * 12, **form}
        assert (await visitor.post(path, fields)).status == 403
    assert (await visitor.get("/office")).status == 200


async def test_a_token_of_another_session_or_another_site_does_nothing(visit: Callable) -> None:
    visitor, other = await visit(), await visit()
    await visitor.sign_in()
    await other.sign_in()
    own = (await visitor.get("/office")).token
    foreign = (await other.get("/office")).token
    form = {"act": "drop", "job": "1", "reason": "r"}

    stolen = await visitor.post("/office/acts", {**form, "token": foreign})
    abroad = await visitor.post(
        "/office/acts", {**form, "token": own}, headers={"Origin": "https://elsewhere.example"}
    )

    assert (stolen.status, abroad.status) == (403, 403)
    assert own != foreign


async def test_nobody_is_signed_in_by_another_sites_form(visit: Callable) -> None:
    visitor = await visit()

    assert (await visitor.post("/office/sign-in", {"password": PASSWORD})).status == 403


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/office//x",
     "/office/../p/x", "/office\n/x", "/office/%2F%2Fx", "javascript:alert(1)", "/officeelse", "",
     "/office/..", "/office?next=//x", "/office@elsewhere.example"],
)  # fmt: skip
async def test_nobody_is_sent_elsewhere(visit: Callable, wanted: str) -> None:
    visitor = await visit()

    let_in = await visitor.sign_in(wanted=wanted)

    assert (let_in.status, let_in.headers["Location"]) == (303, "/office")
    assert own_path(wanted) == "/office"


@pytest.mark.parametrize(
    "path",
    ["/office/static/../access.py", "/office/static/%2e%2e/access.py", "/office/static/..%2faccess.py",
     "/office/static/%2Fetc%2Fpasswd", "/office/static/"],
)  # fmt: skip
async def test_no_path_leads_out_of_the_static_files(visit: Callable, path: str) -> None:
    reply = await (await visit()).get(path)

    assert reply.status in (403, 404)
    assert "class Access" not in reply.text and "root:" not in reply.text


async def test_a_proxy_on_the_list_says_who_it_is_and_nobody_else_does(visit: Callable) -> None:
    said = {"X-Forwarded-User": "mary@example.org"}
    loopback = [ipaddress.ip_network("127.0.0.0/8")]

    trusted = await visit(said, proxies=loopback, password_hash="")
    named = await visit(said, proxies=loopback, password_hash="", operators=["paul"])
    untrusted = await visit(said, proxies=[ipaddress.ip_network("10.0.0.0/8")])
    nameless = await visit({"X-Forwarded-User": "a, b"}, proxies=loopback, password_hash="")

    assert (await trusted.get("/office")).status == 200
    assert [(await one.get("/office")).status for one in (named, untrusted, nameless)] == [303] * 3

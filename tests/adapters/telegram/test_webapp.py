"""Who opened a page inside Telegram, by the recipe of its documentation."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

import pytest

from adapters.telegram.webapp import TTL_S, opened_by

TOKEN = "4242:AAtoken"
NOW_S = 1_800_000_000.0


def signed(token: str = TOKEN, *, user: int = 7, at_s: float = NOW_S, **more: str) -> str:
    """What Telegram hands to a page, made with nothing of ours."""
    pairs = {"auth_date": str(int(at_s)), "query_id": "", "user": json.dumps({"id": user}), **more}
    text = "\n".join(f"{name}={pairs[name]}" for name in sorted(pairs))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**pairs, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()})


def test_the_person_is_who_telegram_signed_for() -> None:
    assert opened_by(signed(signature="third party's"), TOKEN, now_s=NOW_S + 60) == "telegram:7"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "user=%7B%22id%22%3A7%7D",
        signed("4242:AAother"),
        signed().replace("7", "8", 1),
        signed(at_s=NOW_S - TTL_S - 1),
        signed(at_s=NOW_S + 3600),
        signed(user=True),
        signed() + "&hash=ü",
    ],
)
def test_what_is_forged_foreign_or_old_is_nobodys(data: str) -> None:
    assert opened_by(data, TOKEN, now_s=NOW_S) is None

"""Who opened a page inside Telegram: its signed `initData`, which the page hands in with its form.

Signed with a key of the bot's token (core.telegram.org/bots/webapps, "Validating data received via
the Mini App"): all pairs but ``hash``, sorted, one a line.
"""

import hmac
import json
from hashlib import sha256
from urllib.parse import parse_qsl

from adapters.telegram.addresses import to_person
from core.conversation import PersonId

#: Seconds that it is believed after the page was opened: as long as the page's own link.
TTL_S = 3600
KEY = b"WebAppData"


def opened_by(data: str, token: str, *, now_s: float) -> PersonId | None:
    """The person; None for what Telegram did not sign for this bot, or signed too long ago."""
    pairs = dict(parse_qsl(data, keep_blank_values=True))
    given = pairs.pop("hash", "")
    if not hmac.compare_digest(given.encode(), signature(pairs, token).encode()):
        return None
    try:
        user, at_s = json.loads(pairs["user"])["id"], int(pairs["auth_date"])
    except (KeyError, TypeError, ValueError):
        return None
    fresh = -60 <= now_s - at_s <= TTL_S
    return to_person(user) if fresh and type(user) is int else None


def signature(pairs: dict[str, str], token: str) -> str:
    """What Telegram writes as ``hash`` beside these pairs."""
    text = "\n".join(f"{name}={value}" for name, value in sorted(pairs.items()))
    secret = hmac.digest(KEY, token.encode(), sha256)
    return hmac.digest(secret, text.encode(), sha256).hex()

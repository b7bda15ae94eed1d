"""What a bare HTTP status means, how long we are asked to wait, and what is worth repeating."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from core.errors import ProviderError, ProviderErrorKind

#: A longer Retry-After is not waited for.
RETRY_AFTER_MAX_S = 120.0
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)\s*s(?:ec|econds?)?\b")


def backoff(error: Exception) -> bool | float:
    """stamina's hook: whether a repeatable call is repeated, and after how many seconds."""
    if not isinstance(error, ProviderError) or not error.retryable:
        return False
    if error.retry_after_s is None:
        return True
    return error.retry_after_s if error.retry_after_s <= RETRY_AFTER_MAX_S else False


def kind_of_status(status: int) -> ProviderErrorKind:
    """What a bare HTTP status means where the body says no more."""
    match status:
        case 401 | 403:
            return ProviderErrorKind.AUTH
        case 402:
            return ProviderErrorKind.INSUFFICIENT_CREDIT
        case 404 | 410:
            return ProviderErrorKind.NOT_FOUND_OR_EXPIRED
        case 429:
            return ProviderErrorKind.RATE_LIMITED
        case _ if status == 408 or status >= 500:
            return ProviderErrorKind.OVERLOADED
        case _:
            return ProviderErrorKind.INVALID_REQUEST


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """`retry-after-ms`, else `Retry-After` in seconds or as a date."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "").strip()
    seconds = _number(value)
    if seconds is not None:
        return seconds
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def seconds_in(text: str) -> float | None:
    """The first "30s" of a sentence, for providers that say the wait only in words."""
    found = _SECONDS.search(text)
    return float(found.group(1)) if found else None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and number >= 0 else None

"""Ids made in Python: sortable by time, unique over processes, safe in a button's payload."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def new_id() -> str:
    """20 characters: 9 of milliseconds, 11 of chance (55 bits)."""
    return _base32(int(time.time() * 1000), 9) + _base32(secrets.randbits(55), 11)


def reference(job: str) -> str:
    """The short reference that a person reads and an operator searches for: "K7Q2MX"."""
    return job[-6:].upper()


def _base32(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))

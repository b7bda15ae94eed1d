"""Ids made in Python: sortable by time, unique over processes, safe in a button's payload."""

import hashlib
import random
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_PAIRS = [one + other for one in _ALPHABET for other in _ALPHABET]


def new_id() -> str:
    """20 characters: 9 of milliseconds, 11 of chance (55 bits). A name, no secret: it may be guessed.

    The system's own chance would be asked for with Python's lock let go of, and waited for in turn.
    """
    return _base32(int(time.time() * 1000) << 55 | random.getrandbits(55), 20)


def reference(job: str) -> str:
    """The short reference that a person reads and an operator searches for: "K7Q2MX"."""
    return job[-6:].upper()


def pseudonym(person: str) -> str:
    """The same name for the same person that does not say who: for providers that want one, and logs."""
    return hashlib.sha256(person.encode()).hexdigest()[:32]


def _base32(number: int, width: int) -> str:
    """``width`` is even: ten bits, two characters at a time."""
    return "".join(_PAIRS[number >> shift & 1023] for shift in range(5 * width - 10, -1, -10))

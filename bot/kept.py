"""Secrets that are made once and kept beside the store."""

import secrets
from collections.abc import Callable
from pathlib import Path


def kept_secret(file: Path, make: Callable[[], str] = lambda: secrets.token_urlsafe(32)) -> str:
    """Made once, readable by its owner only; it must survive restarts."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(make(), encoding="ascii")
    return file.read_text(encoding="ascii")

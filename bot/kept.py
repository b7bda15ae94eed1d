"""Secrets that sign links, cookies and webhooks: made once, and the same in every process on a store.

With `[store] secret` all of them are made from it. Without, they are files beside an SQLite store;
a PostgreSQL store, which several machines may share, keeps them in a table. What seals the servers'
keys is never in the store that holds those keys.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.config import Config
from core.db.database import Database

#: What is signed, by the name of its secret.
SIGNED = ("link", "office", "webhook")


async def open_secrets(config: Config, database: Database, *, now_ms: int) -> Mapping[str, str]:
    """The secret of each of `SIGNED`."""
    return {name: await _secret(config, database, name, now_ms) for name in SIGNED}


async def _secret(config: Config, database: Database, name: str, now_ms: int) -> str:
    root = config.store.root_secret()
    if root:
        return derived(root, name)
    file = config.store.data / f"{name}-secret"
    if config.database_url().startswith("sqlite:"):
        return kept_secret(file)
    # A file of before is taken over, so that links and sessions stay good.
    value = _said(file) or secrets.token_urlsafe(32)
    await database.run("secret_add", name=name, value=value, now=now_ms)
    row = await database.one("secret_get", name=name)
    assert row is not None  # it was added, by this process or by another
    return str(row["value"])


def derived(root: str, name: str) -> str:
    """One secret for each use: whoever learns one of them knows none of the others."""
    return hmac.new(root.encode(), f"pentimento/{name}".encode(), hashlib.sha256).hexdigest()


def sealing_secret(config: Config) -> str:
    """What seals the servers' own keys: configured, made from the root, or a file of this machine."""
    root = config.store.root_secret()
    return (
        config.catalogue.sealing_secret()
        or (derived(root, "keys") if root else "")
        or kept_secret(config.store.data / "keys-secret")
    )


def kept_secret(file: Path, make: Callable[[], str] = lambda: secrets.token_urlsafe(32)) -> str:
    """Made once, readable by its owner only; it must survive restarts. Never empty: with an empty one
    anybody could sign."""
    if not _said(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}-{secrets.token_hex(8)}")
        try:
            _write(draft, make())
            _publish(draft, file)
        finally:
            draft.unlink(missing_ok=True)
    return _said(file)


def _said(file: Path) -> str:
    return file.read_text(encoding="ascii") if file.exists() else ""


def _write(file: Path, value: str) -> None:
    """To the disk itself: a full one says so here, and not after the file has its name."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(value)
        opened.flush()
        os.fsync(opened.fileno())


def _publish(draft: Path, file: Path) -> None:
    """Under its name, whole; where another process was first, its secret is the one."""
    try:
        os.link(draft, file)
    except OSError:  # there already, or a file system without links
        if not _said(file):
            draft.replace(file)

"""A copy of the store and the pictures while the bot runs: a folder that `--data` opens as it is."""

import shutil
import sqlite3
from pathlib import Path

from bot.config import Config
from core.errors import ConfigError

SECRETS = ("link-secret", "office-secret", "webhook-secret", "keys-secret")


def back_up(settings: Config, target: Path) -> int:
    """Copy into ``target``, which must not exist yet; answers how many pictures are in it.

    The store first: whatever picture it names then was on the disk before, so the copy has it. Raises
    `ConfigError` for PostgreSQL, which has tools of its own (`pg_dump`).
    """
    url = settings.database_url()
    if not url.startswith("sqlite:"):
        raise ConfigError("store.url", "a PostgreSQL store is backed up with pg_dump")
    if target.exists():
        raise ConfigError(str(target), "is there already; name a new folder")
    target.mkdir(parents=True, mode=0o700)
    _copy_store(Path(url.removeprefix("sqlite:")), target / "pentimento.db")
    for name in SECRETS:
        if (settings.store.data / name).exists():
            shutil.copy2(settings.store.data / name, target / name)
    pictures = settings.store.data / "pictures"
    if pictures.exists():
        shutil.copytree(pictures, target / "pictures", ignore=shutil.ignore_patterns("tmp"))
    return sum(1 for file in (target / "pictures").rglob("*") if file.is_file())


def _copy_store(source: Path, target: Path) -> None:
    """SQLite's online backup: a whole and consistent copy, while others write."""
    reading = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        (verdict,) = writing.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise ConfigError(str(target), "the copy is damaged; is the disk well?")
    finally:
        writing.close()
        reading.close()

"""The labelled messages of `core/language/data`: reading, checking, and what their fingerprint is."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.conversation import Intent

LANGUAGE = Path(__file__).resolve().parent.parent
DATA = LANGUAGE / "data"
#: What decides the weights besides the data; a change to any of them asks for a new build.
SOURCES = (
    "features.py",
    "lexicon.py",
    "lexicon.toml",
    "normalise.py",
    "state.py",
    "training/dataset.py",
    "training/fitting.py",
)
STATES = frozenset("-pajrfqdgu")


class BadRow(ValueError):
    """A line of the data that does not follow the format; the message names file, line and reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled message; ``voice`` is its file, ``state`` the letters of the format."""

    voice: str
    intent: Intent
    state: str
    language: str
    text: str
    slots: dict[str, str]

    @property
    def place(self) -> str:
        """The letters that say something about pictures, jobs and talk, without those of the address."""
        return self.state.strip("-").replace("u", "").replace("g", "")

    @property
    def unaddressed(self) -> bool:
        return "u" in self.state


def read_all(folder: Path = DATA) -> list[Row]:
    """Every row of every voice, in a fixed order; raises `BadRow`."""
    return [row for file in sorted(folder.glob("*.tsv")) for row in read_voice(file)]


def read_voice(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield _row(file.stem, line)
            except ValueError as error:
                raise BadRow(f"{file.name}:{number}: {error}") from error


def fingerprint(folder: Path = DATA) -> str:
    """Of the data and the code that turn into weights."""
    digest = hashlib.sha256()
    for file in [*sorted(folder.glob("*.tsv")), *(LANGUAGE / name for name in SOURCES)]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _row(voice: str, line: str) -> Row:
    fields = line.split("\t")
    if not 4 <= len(fields) <= 5:
        raise ValueError(f"{len(fields)} columns, wanted 4 or 5")
    intent, state, language, text, *slots = fields
    if not state or set(state) - STATES:
        raise ValueError(f"unknown state {state!r}")
    if not text.strip():
        raise ValueError("empty text")
    return Row(
        voice=voice,
        intent=Intent(intent),
        state=state,
        language=language,
        text=text.replace("\\n", "\n"),
        slots=dict(pair.split("=", 1) for pair in slots[0].split(";")) if slots and slots[0] else {},
    )

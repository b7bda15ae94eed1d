"""What a message shows, as plain values; `adapters.discord.payloads` writes them out."""

from dataclasses import dataclass, field

import discord


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A button: ``code`` comes back when it is pressed; with a ``url`` it opens that instead."""

    label: str
    code: str = ""
    url: str = ""
    style: discord.ButtonStyle = discord.ButtonStyle.secondary


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a `Pick`: ``code`` comes back when it is chosen."""

    label: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A select on a row of its own."""

    code: str
    hint: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickChannel:
    """A select of the server's channels in which messages can be written, on a row of its own."""

    code: str
    hint: str


Row = tuple[Push, ...] | Pick | PickChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to send, with what a screen reader says of it."""

    name: str
    body: bytes = field(repr=False)
    alt: str = ""
    spoiler: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """``files`` None keeps on an edit what is there. ``card``: components V2, for good."""

    text: str = ""
    rows: tuple[Row, ...] = ()
    files: tuple[Upload, ...] | None = None
    card: bool = False


#: Nothing to say.
EMPTY = Form()

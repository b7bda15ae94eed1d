"""What a message shows, as plain values, and how the library is told: made anew for every attempt.

A view is stopped before it is sent, so that it is rendered and not stored: presses come to our own
router, after a restart as before one.
"""

import io
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

ACCENT = 0x8E6F4E
WRITTEN_IN = [
    discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]  # fmt: skip


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


def for_send(form: Form) -> dict[str, Any]:
    """Arguments of a send, or of the first answer of an interaction."""
    given: dict[str, Any] = {}
    if form.files:
        given["files"] = _files(form.files)
    if form.card:
        return {**given, "view": _card(form)}
    if form.rows:
        given["view"] = _view(form.rows)
    return {**given, "content": form.text}


def for_edit(form: Form) -> dict[str, Any]:
    """Arguments of an edit; everything that is not given any more is taken away."""
    given: dict[str, Any] = {"embeds": []}
    if form.files is not None:
        given["attachments"] = _files(form.files)
    if form.card:
        return {**given, "content": None, "view": _card(form)}
    return {**given, "content": form.text, "view": _view(form.rows) if form.rows else None}


def _files(uploads: tuple[Upload, ...]) -> list[discord.File]:
    return [
        discord.File(
            io.BytesIO(upload.body), upload.name, description=upload.alt or None, spoiler=upload.spoiler
        )
        for upload in uploads
    ]


def _view(rows: tuple[Row, ...]) -> ui.View:
    view = ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in _items(row):
            item.row = number
            view.add_item(item)
    view.stop()
    return view


def _card(form: Form) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    if form.files:
        items = [
            discord.MediaGalleryItem(f"attachment://{_name(file)}", description=file.alt or None,
                                     spoiler=file.spoiler)
            for file in form.files
        ]  # fmt: skip
        box.add_item(ui.MediaGallery(*items))
    if form.text:
        box.add_item(ui.TextDisplay(form.text))
    view.add_item(box)
    for row in form.rows:
        line: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
        for item in _items(row):
            line.add_item(item)
        view.add_item(line)
    view.stop()
    return view


def _name(file: Upload) -> str:
    """A hidden file's name begins so; the library puts it there when it is sent."""
    return f"SPOILER_{file.name}" if file.spoiler else file.name


def _items(row: Row) -> list[Any]:
    if isinstance(row, PickChannel):
        return [
            ui.ChannelSelect(custom_id=row.code, placeholder=row.hint[:150], channel_types=WRITTEN_IN)
        ]
    if isinstance(row, Pick):
        options = [discord.SelectOption(label=c.label[:100], value=c.code) for c in row.choices]
        return [ui.Select(custom_id=row.code, placeholder=row.hint[:150], options=options)]
    return [_button(push) for push in row]


def _button(push: Push) -> Any:
    if push.url:
        return ui.Button(label=push.label[:80], url=push.url)
    return ui.Button(label=push.label[:80], custom_id=push.code, style=push.style)

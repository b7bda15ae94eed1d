"""A form as the JSON that Discord takes, and as the parts of an upload.

Written out here and not made of the library's views, files and messages: those cost more CPU than the
request that carries them, and nothing of them is used again. Presses come to our own router.
"""

import json
from collections.abc import Sequence
from typing import Any

from adapters.discord.forms import Form, Pick, PickChannel, Push, Row, Upload
from adapters.whole import Multipart, Part, Whole

JSON = dict[str, Any]

ROW, BUTTON, SELECT, CHANNELS, TEXT, GALLERY, BOX = 1, 2, 3, 8, 10, 12, 17
LINK = 5
#: Channels in which messages can be written: text, news, public and private threads.
WRITTEN_IN = (0, 5, 11, 12)
ACCENT = 0x8E6F4E
#: Flags of a message: for one person alone; components V2.
PRIVATE, CARD = 1 << 6, 1 << 15
#: Nobody is pinged, whatever the words say.
NOBODY: JSON = {"parse": []}
FILE_TYPE = "application/octet-stream"


def for_send(form: Form, *, private: bool = False) -> JSON:
    """A new message, or the answer to an interaction."""
    given = _shown(form)
    flags = given.get("flags", 0) | (PRIVATE if private else 0)
    if form.rows and not form.card:
        given["components"] = [_row(row) for row in form.rows]
    return {**given, "flags": flags} if flags else given


def for_edit(form: Form) -> JSON:
    """The new state of a message; everything that is not given any more is taken away."""
    given: JSON = {"embeds": [], **_shown(form)}
    if form.card:
        return {**given, "content": None}
    return {**given, "components": [_row(row) for row in form.rows]}


def uploaded(payload: JSON, files: Sequence[Upload]) -> Multipart:
    """An upload; it can be sent again."""
    named = [
        Part(name=f"files[{number}]", body=file.body, filename=_name(file), media_type=FILE_TYPE)
        for number, file in enumerate(files)
    ]
    return Multipart([Part(name="payload_json", body=json.dumps(payload).encode()), *named])


def parts(payload: JSON, files: Sequence[Upload]) -> list[JSON]:
    """The fields of an upload, where the library alone can make a form of them: for a token's writes."""
    named = [
        {
            "name": f"files[{number}]", "value": Whole(file.body, FILE_TYPE), "filename": _name(file),
            "content_type": FILE_TYPE,
        }
        for number, file in enumerate(files)
    ]  # fmt: skip
    return [{"name": "payload_json", "value": json.dumps(payload)}, *named]


def _shown(form: Form) -> JSON:
    given: JSON = {"allowed_mentions": NOBODY}
    if form.files is not None:
        given["attachments"] = [_attached(number, file) for number, file in enumerate(form.files)]
    if form.card:
        given.update(components=_card(form), flags=CARD)
    else:
        given["content"] = form.text
    return given


def _attached(number: int, file: Upload) -> JSON:
    told: JSON = {"description": file.alt} if file.alt else {}
    return {"id": number, "filename": _name(file), **told}


def _card(form: Form) -> list[JSON]:
    inside: list[JSON] = []
    if form.files:
        inside.append({"type": GALLERY, "items": [_pictured(file) for file in form.files]})
    if form.text:
        inside.append({"type": TEXT, "content": form.text})
    box = {"type": BOX, "accent_color": ACCENT, "components": inside}
    return [box, *(_row(row) for row in form.rows)]


def _pictured(file: Upload) -> JSON:
    told: JSON = {"description": file.alt} if file.alt else {}
    return {"media": {"url": f"attachment://{_name(file)}"}, "spoiler": file.spoiler, **told}


def _name(file: Upload) -> str:
    """A hidden file's name begins so."""
    return f"SPOILER_{file.name}" if file.spoiler else file.name


def _row(row: Row) -> JSON:
    if isinstance(row, PickChannel):
        inside = [_select(row, CHANNELS, channel_types=WRITTEN_IN)]
    elif isinstance(row, Pick):
        options = [{"label": choice.label[:100], "value": choice.code} for choice in row.choices]
        inside = [_select(row, SELECT, options=options)]
    else:
        inside = [_button(push) for push in row]
    return {"type": ROW, "components": inside}


def _select(row: Pick | PickChannel, kind: int, **more: Any) -> JSON:
    return {"type": kind, "custom_id": row.code, "placeholder": row.hint[:150], **more}


def _button(push: Push) -> JSON:
    if push.url:
        return {"type": BUTTON, "style": LINK, "label": push.label[:80], "url": push.url}
    style = push.style.value
    return {"type": BUTTON, "style": style, "label": push.label[:80], "custom_id": push.code}

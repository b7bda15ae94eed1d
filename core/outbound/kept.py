"""What is kept of a line that belongs to no job, so that it can be shown again."""

import json

from core.messages import Button, Line
from core.plain import to_json


def stored_line(line: Line) -> str:
    """Its facts; of its pictures the ids only."""
    return to_json(
        {
            "kind": line.kind,
            "code": line.code,
            "subject": line.subject,
            "facts": line.facts,
            "rows": list(line.rows),
            "buttons": list(line.buttons),
            "pictures": [picture.id for picture in line.pictures],
            "private": line.private,
        }
    )


def load_line(text: str) -> Line:
    """The line without its pictures, which `pictures_of` names."""
    stored = json.loads(text)
    return Line(
        kind=stored["kind"],
        code=stored["code"],
        subject=stored.get("subject", ""),
        facts=stored["facts"],
        rows=tuple(stored.get("rows", ())),
        buttons=tuple(Button(**button) for button in stored["buttons"]),
        private=stored["private"],
        final=stored["kind"] != "progress",
    )


def pictures_of(text: str) -> list[str]:
    """The ids of the pictures that the line showed."""
    return list(json.loads(text).get("pictures", ()))

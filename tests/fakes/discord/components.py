"""The rules of components, classic and V2, and of modals: what the API refuses with 50035."""

from typing import Any

from tests.fakes.discord.refusals import invalid
from tests.fakes.discord.world import walked

ROW, BUTTON, SELECT, INPUT = 1, 2, 3, 4
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, UPLOAD, RADIO, CHECKS, CHECK = 18, 19, 21, 22, 23
SELECTS = {SELECT, 5, 6, 7, 8}
V2_TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = V2_TOP - {CONTAINER}
LINK = 5


def check_components(components: list[dict[str, Any]], *, v2: bool) -> None:
    """Raises 50035 for anything the API would not show."""
    if v2:
        _check_v2(components)
    elif len(components) > 5:
        raise invalid("components", "at most 5 rows")
    for component in components:
        if component["type"] not in (V2_TOP if v2 else {ROW}):
            raise invalid("components", f"type {component['type']} is not allowed here")
    _check_each(walked(components))


def _check_v2(components: list[dict[str, Any]]) -> None:
    every = walked(components)
    if not every or len(every) > 40:
        raise invalid("components", "between 1 and 40 components")
    if sum(len(c["content"]) for c in every if c["type"] == TEXT) > 4000:
        raise invalid("components", "at most 4000 characters of text")
    for container in (c for c in every if c["type"] == CONTAINER):
        if any(inner["type"] not in IN_CONTAINER for inner in container["components"]):
            raise invalid("components", "not allowed in a container")


def _check_each(every: list[dict[str, Any]]) -> None:
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    if len(ids) != len(set(ids)):
        raise invalid("components", "custom ids must be unique in a message")
    if any(not 1 <= len(custom_id) <= 100 for custom_id in ids):
        raise invalid("components", "a custom id has 1 to 100 characters")
    for component in every:
        check = CHECKS_OF.get(component["type"])
        if check is not None:
            check(component)


def _row(row: dict[str, Any]) -> None:
    inner = [c["type"] for c in row["components"]]
    buttons = inner.count(BUTTON)
    if not inner or (buttons != len(inner) and len(inner) != 1) or buttons > 5:
        raise invalid("components", "a row has 1 to 5 buttons or one select")


def _button(button: dict[str, Any]) -> None:
    if len(button.get("label", "")) > 80:
        raise invalid("components.label", "at most 80 characters")
    if not button.get("label") and not button.get("emoji"):
        raise invalid("components.label", "a button needs a label or an emoji")
    link = button["style"] == LINK
    if link != ("url" in button) or link == ("custom_id" in button):
        raise invalid("components", "a link has a url, every other button a custom id")
    if len(button.get("url", "")) > 512:
        raise invalid("components.url", "at most 512 characters")


def _select(select: dict[str, Any]) -> None:
    options = select.get("options", [])
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or len(values) != len(set(values)):
        raise invalid("components.options", "1 to 25 options with different values")
    for option in options:
        if not 1 <= len(option["label"]) <= 100 or not 1 <= len(option["value"]) <= 100:
            raise invalid("components.options", "labels and values have 1 to 100 characters")
        if len(option.get("description") or "") > 100:
            raise invalid("components.options", "a description has at most 100 characters")
    if len(select.get("placeholder") or "") > 150:
        raise invalid("components.placeholder", "at most 150 characters")


def _text(text: dict[str, Any]) -> None:
    if not text["content"]:
        raise invalid("components.content", "a text must not be empty")


def _gallery(gallery: dict[str, Any]) -> None:
    if not 1 <= len(gallery["items"]) <= 10:
        raise invalid("components.items", "1 to 10 items")
    for item in gallery["items"]:
        if len(item.get("description") or "") > 1024:
            raise invalid("components.description", "alt text has at most 1024 characters")


def _section(section: dict[str, Any]) -> None:
    if not 1 <= len(section["components"]) <= 3 or not section.get("accessory"):
        raise invalid("components", "a section has 1 to 3 texts and an accessory")


CHECKS_OF = {
    ROW: _row, BUTTON: _button, SELECT: _select, TEXT: _text, GALLERY: _gallery, SECTION: _section,
}  # fmt: skip


def media_of(components: list[dict[str, Any]]) -> list[str]:
    """The links of every picture and file in the components."""
    found: list[str] = []
    for component in walked(components):
        if component["type"] == GALLERY:
            found += [item["media"]["url"] for item in component["items"]]
        elif component["type"] == THUMBNAIL:
            found.append(component["media"]["url"])
        elif component["type"] == FILE:
            found.append(component["file"]["url"])
    return found


def check_modal(modal: dict[str, Any]) -> None:
    """Raises 50035 for a modal that would not open."""
    if not 1 <= len(modal.get("title", "")) <= 45:
        raise invalid("data.title", "1 to 45 characters")
    if not 1 <= len(modal.get("custom_id", "")) <= 100:
        raise invalid("data.custom_id", "1 to 100 characters")
    rows = modal.get("components", [])
    if not 1 <= len(rows) <= 5 or any(row["type"] not in (ROW, LABEL, TEXT) for row in rows):
        raise invalid("data.components", "1 to 5 labels, rows or texts")
    for label in (row for row in rows if row["type"] == LABEL):
        if not 1 <= len(label["label"]) <= 45 or len(label.get("description") or "") > 100:
            raise invalid("data.components.label", "a label has 1 to 45 characters")
    fields = modal_fields(modal)
    if len({field["custom_id"] for field in fields}) != len(fields):
        raise invalid("data.components", "custom ids must be unique")
    for field in fields:
        if field["type"] == INPUT and len(field.get("placeholder") or "") > 100:
            raise invalid("data.components.placeholder", "at most 100 characters")
        if field["type"] == SELECT:
            _select(field)


def modal_fields(modal: dict[str, Any]) -> list[dict[str, Any]]:
    return [c for c in walked(modal["components"]) if c["type"] not in (ROW, LABEL, TEXT)]


def fill_modal(modal: dict[str, Any], values: dict[str, Any]) -> list[dict[str, Any]]:
    """The submitted form of a modal: rows as rows, labels as labels; refuses what a client would."""
    filled: list[dict[str, Any]] = []
    for row in modal["components"]:
        if row["type"] == TEXT:
            continue
        if row["type"] == ROW:
            filled.append({"type": ROW, "components": [_filled(c, values) for c in row["components"]]})
        else:
            filled.append({"type": LABEL, "component": _filled(row["component"], values)})
    return filled


def _filled(component: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    value = values.get(component["custom_id"], component.get("value", ""))
    many = component["type"] not in (INPUT, RADIO, CHECK)
    if not value and component.get("required", True):
        raise AssertionError(f"the client asks for {component['custom_id']}")
    if component["type"] == INPUT and not len(value) <= component.get("max_length", 4000):
        raise AssertionError(f"the client cuts {component['custom_id']}")
    answer = {"type": component["type"], "custom_id": component["custom_id"]}
    return {**answer, "values": list(value or [])} if many else {**answer, "value": value}

"""What the environment says of the configuration: each of its keys, under the file's.

pydantic-settings reads it too, with every other source of settings that it knows: 4 MiB and 50 ms of
each process, and it lets given values win where here the environment does.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

PREFIX = "PENTIMENTO_"
BETWEEN = "__"
#: How a list or a table begins, which are written as in JSON.
OPENINGS = ("[", "{")


def overridden(
    stored: dict[str, Any], environment: Mapping[str, str], known: Collection[str]
) -> dict[str, Any]:
    """The settings of a file with what the environment says in their place.

    ``PENTIMENTO_LIMITS__PER_HOUR`` is the key ``per_hour`` of the section ``limits``.
    What begins with the name of no section (``known``) is somebody else's, as ``PENTIMENTO_LOG`` is.
    """
    # A whole section comes before its keys, which are more exact.
    for name, text in sorted(environment.items(), key=lambda item: item[0].count(BETWEEN)):
        path = name.upper().removeprefix(PREFIX).lower().split(BETWEEN)
        if name.upper().startswith(PREFIX) and path[0] in known:
            value = _read(text)
            for key in reversed(path):
                value = {key: value}
            _lay(value, over=stored)
    return stored


def _lay(settings: dict[str, Any], *, over: dict[str, Any]) -> None:
    for key, value in settings.items():
        below = over.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            _lay(value, over=below)
        else:
            over[key] = value


def _read(text: str) -> Any:
    """Lists and tables as values; all else as text, which is converted where a number is wanted."""
    if not text.startswith(OPENINGS):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text

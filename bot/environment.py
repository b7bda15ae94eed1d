"""The configuration out of the environment, and the variables that were meant for it and reach no key.

`PENTIMENTO_LIMITS__PER_HOUR=20` is `[limits] per_hour`. A list or a whole table is written as JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any, Final, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from core.checked import bare
from core.errors import ConfigError

PREFIX = "PENTIMENTO_"
#: Between the parts of a key.
BETWEEN = "__"
#: Read before there is a configuration (`bot.logs`).
OTHERS = frozenset({f"{PREFIX}LOG"})
#: What Kubernetes and linked containers set for a service that is called as we are.
OF_A_SERVICE = (f"{PREFIX}SERVICE_", f"{PREFIX}PORT", f"{PREFIX}ENV_", f"{PREFIX}NAME")
#: Besides "true" and "false", "1" and "0".
SWITCHES: Final = {"yes": True, "on": True, "no": False, "off": False}


def check_names(names: Iterable[str], settings: type[Struct]) -> None:
    """Raises `ConfigError` for the first that begins as ours do and names no key.

    Unnoticed, a limit that somebody relies on would not hold.
    """
    for name in sorted(names):
        if _is_ours(name) and _kind_of(name, settings) is None:
            raise ConfigError(name, f"there is no such setting{_near(name.upper(), settings)}")


def settings_in(variables: Mapping[str, str], settings: type[Struct]) -> dict[str, Any]:
    """What they say, as the tables of a file would; raises `ConfigError` for what is no JSON.

    Single keys go over a table that is given whole.
    """
    found: dict[str, Any] = {}
    for name in sorted(filter(_is_ours, variables), key=lambda name: (name.count(BETWEEN), name)):
        kind = _kind_of(name, settings)
        if kind is not None:
            value = _value(name, variables[name], kind)
            told = reduce(lambda inner, key: {key: inner}, reversed(_keys(name)), value)
            found = merged(found, told)
    return found


def merged(below: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of both, key by key."""
    both = {**below, **over}
    for key in below.keys() & over.keys():
        if isinstance(below[key], dict) and isinstance(over[key], dict):
            both[key] = merged(below[key], over[key])
    return both


def _is_ours(name: str) -> bool:
    name = name.upper()
    return name.startswith(PREFIX) and name not in OTHERS and not name.startswith(OF_A_SERVICE)


def _keys(name: str) -> list[str]:
    return name.upper().removeprefix(PREFIX).lower().split(BETWEEN)


def _kind_of(name: str, settings: type[Struct]) -> Any:
    """The type of what it names; None for nothing.

    `Any` in a table of one's own names, where a key may be one of a dialect's own.
    """
    kind: Any = settings
    named = False
    for key in _keys(name):
        if get_origin(kind) is dict:
            kind, named = get_args(kind)[1], True
        elif _is_section(kind):
            known = {field.name: bare(field.type) for field in fields(kind)}
            kind = known.get(key, Any if named else None)
        else:
            return None
    return kind


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _value(name: str, text: str, kind: Any) -> Any:
    """Texts, but for what only JSON can tell; numbers are read where they are looked at."""
    if _is_section(kind) or get_origin(kind) in (dict, list, tuple):
        try:
            return json.loads(text)
        except ValueError:
            raise ConfigError(name, "not JSON, as which lists and tables are written here") from None
    if kind is Any:
        return _guessed(text)
    if kind is bool:
        return SWITCHES.get(text.strip().lower(), text.strip())
    return text.strip().replace("_", "") if kind in (int, float) else text


def _guessed(text: str) -> Any:
    """A list or a table where it looks like one."""
    try:
        return json.loads(text) if text.startswith(("[", "{")) else text
    except ValueError:
        return text


def _near(name: str, settings: type[Struct]) -> str:
    """One underscore for two is the usual slip, and weighs nothing beside a wrong letter."""
    from difflib import get_close_matches  # for a slip alone

    by_letters = {_letters(known): known for known in _names(settings, PREFIX)}
    found = get_close_matches(_letters(name), by_letters, n=1, cutoff=0.8)
    return f"; is {by_letters[found[0]]} meant?" if found else ""


def _letters(name: str) -> str:
    return name.removeprefix(PREFIX).replace("_", "")


def _names(settings: type[Struct], before: str) -> Iterator[str]:
    for field in fields(settings):
        name, inner = f"{before}{field.name.upper()}", bare(field.type)
        yield name
        if _is_section(inner):
            yield from _names(inner, name + BETWEEN)

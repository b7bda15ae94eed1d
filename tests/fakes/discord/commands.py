"""Registered commands: what the API refuses to register, and how a client uses them."""

import re
from typing import Any

from tests.fakes.discord.refusals import Refused, invalid

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ATTACHMENT = 1, 2, 3, 4, 5, 6, 7, 11
NAME = re.compile(r"[-_'\w]{1,32}")
LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no",
    "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN",
    "ja", "zh-TW", "ko",
})  # fmt: skip
CAPS = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Raises 50035 or 30032 for a list that cannot be registered."""
    for kind, cap in CAPS.items():
        mine = [c["name"] for c in commands if c.get("type", SLASH) == kind]
        if len(mine) > cap:
            raise Refused(30032)
        if len(mine) != len(set(mine)):
            raise invalid("name", "APPLICATION_COMMANDS_DUPLICATE_NAME")
    for command in commands:
        _check_command(command)


def _check_command(command: dict[str, Any]) -> None:
    slash = command.get("type", SLASH) == SLASH
    _check_names(command, slash=slash)
    if slash:
        _check_options(command.get("options", []), depth=0)
        if _characters(command) > 8000:
            raise invalid("options", "a command has at most 8000 characters")
    elif command.get("description"):
        raise invalid("description", "a context menu has none")
    if not set(command.get("contexts") or [0]) <= {0, 1, 2}:
        raise invalid("contexts", "0, 1 or 2")
    if not set(command.get("integration_types") or [0]) <= {0, 1}:
        raise invalid("integration_types", "0 or 1")


def _check_names(item: dict[str, Any], *, slash: bool) -> None:
    for name in (item["name"], *(item.get("name_localizations") or {}).values()):
        fits = NAME.fullmatch(name) and name == name.lower() if slash else 1 <= len(name) <= 32
        if not fits:
            raise invalid("name", f"APPLICATION_COMMAND_INVALID_NAME {name!r}")
    if slash:
        descriptions = (item.get("description"), *(item.get("description_localizations") or {}).values())
        if any(not text or len(text) > 100 for text in descriptions):
            raise invalid("description", f"1 to 100 characters, at {item['name']}")
    for field in ("name_localizations", "description_localizations"):
        if not set(item.get(field) or {}) <= LOCALES:
            raise invalid(field, "an unknown locale")


def _check_options(options: list[dict[str, Any]], *, depth: int) -> None:
    if len(options) > 25 or len({o["name"] for o in options}) != len(options):
        raise invalid("options", "at most 25, with different names")
    optional = False
    for option in options:
        _check_names(option, slash=True)
        if option["type"] in (SUBCOMMAND, GROUP):
            if depth > 1 or (option["type"] == GROUP and depth > 0):
                raise invalid("options", "nested too deep")
            _check_options(option.get("options", []), depth=depth + 1)
            continue
        if option.get("required") and optional:
            raise invalid("options", "required options come first")
        optional = optional or not option.get("required")
        _check_choices(option)


def _check_choices(option: dict[str, Any]) -> None:
    choices = option.get("choices", [])
    if choices and option.get("autocomplete"):
        raise invalid("choices", "choices or autocomplete, not both")
    check_choices(choices)


def check_choices(choices: list[dict[str, Any]]) -> None:
    if len(choices) > 25:
        raise invalid("choices", "at most 25")
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100 or len(str(choice["value"])) > 100:
            raise invalid("choices", "names and values have 1 to 100 characters")


def _characters(item: dict[str, Any]) -> int:
    longest = [len(item["name"]), len(item.get("description", ""))]
    for place, field in enumerate(("name_localizations", "description_localizations")):
        lengths = [len(text) for text in (item.get(field) or {}).values()]
        longest[place] = max([longest[place], *lengths])
    total = sum(longest)
    total += sum(len(c["name"]) + len(str(c["value"])) for c in item.get("choices", []))
    return total + sum(_characters(option) for option in item.get("options", []))


def filled_options(
    options: list[dict[str, Any]], path: list[str], values: dict[str, Any], *, focus: str = ""
) -> list[dict[str, Any]]:
    """What a client sends for a command: it insists on required options and on the choices."""
    if path:
        inner = next((o for o in options if o["name"] == path[0]), None)
        assert inner is not None, f"there is no subcommand {path[0]}"
        nested = filled_options(inner.get("options", []), path[1:], values, focus=focus)
        return [{"name": inner["name"], "type": inner["type"], "options": nested}]
    known = {option["name"]: option for option in options}
    unknown = set(values) - set(known)
    assert not unknown, f"the command has no options {sorted(unknown)}"
    filled = []
    for name, option in known.items():
        if name not in values:
            assert focus or not option.get("required"), f"the client asks for {name}"
            continue
        allowed = [choice["value"] for choice in option.get("choices", [])]
        assert not allowed or values[name] in allowed or focus, f"{name} is one of {allowed}"
        if option["type"] == STRING and not focus:
            longest = option.get("max_length", 6000)
            shortest = option.get("min_length", 0)
            assert shortest <= len(values[name]) <= longest, f"the client refuses that {name}"
        entry = {"name": name, "type": option["type"], "value": values[name]}
        if name == focus:
            assert option.get("autocomplete"), f"{name} has no autocomplete"
            entry["focused"] = True
        filled.append(entry)
    return filled

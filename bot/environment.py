"""Variables of the environment that were meant for the configuration and reach none of its keys."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from core.errors import ConfigError

PREFIX = "PENTIMENTO_"
#: Between the parts of a key.
BETWEEN = "__"
#: Read before there is a configuration (`bot.logs`).
OTHERS = frozenset({f"{PREFIX}LOG"})
#: What Kubernetes and linked containers set for a service that is called as we are.
OF_A_SERVICE = (f"{PREFIX}SERVICE_", f"{PREFIX}PORT", f"{PREFIX}ENV_", f"{PREFIX}NAME")


def check_names(names: Iterable[str], settings: type[BaseModel]) -> None:
    """Raises `ConfigError` for the first that begins as ours do and names no key.

    Unnoticed, a limit that somebody relies on would not hold.
    """
    for name in sorted(names):
        ours = name.upper()
        if ours.startswith(PREFIX) and not _known(ours, settings):
            raise ConfigError(name, f"there is no such setting{_near(ours, settings)}")


def _known(name: str, settings: type[BaseModel]) -> bool:
    if name in OTHERS or name.startswith(OF_A_SERVICE):
        return True
    section: object = settings
    for part in name.removeprefix(PREFIX).lower().split(BETWEEN):
        if not (isinstance(section, type) and issubclass(section, BaseModel)):
            return True  # a table of one's own names, which its section looks at
        if part not in section.model_fields:
            return False
        section = section.model_fields[part].annotation
    return True


def _near(name: str, settings: type[BaseModel]) -> str:
    """One underscore for two is the usual slip, and weighs nothing beside a wrong letter."""
    from difflib import get_close_matches  # for a slip alone

    by_letters = {_letters(known): known for known in _names(settings, PREFIX)}
    found = get_close_matches(_letters(name), by_letters, n=1, cutoff=0.8)
    return f"; is {by_letters[found[0]]} meant?" if found else ""


def _letters(name: str) -> str:
    return name.removeprefix(PREFIX).replace("_", "")


def _names(settings: type[BaseModel], before: str) -> Iterator[str]:
    for key, field in settings.model_fields.items():
        name, inner = f"{before}{key.upper()}", field.annotation
        yield name
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _names(inner, name + BETWEEN)

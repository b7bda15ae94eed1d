"""What all sections have: unknown keys are refused, and a secret may lie in a file."""

import ipaddress
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from core.checked import Misfit
from core.errors import ConfigError
from core.secret import Secret


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section; it is looked at where it is read (`bot.config`), not where code makes one."""


def secret_of(value: Secret, file: str, key: str) -> str:
    """The value where it is written, else what ``file`` holds; "" where neither is given.

    ``key``: how the configuration names the file, for the `ConfigError` when it cannot be read.
    """
    if value or not file:
        return value.reveal()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        raise ConfigError(key, "the file cannot be read") from None


def check_networks(key: str, given: Iterable[str]) -> None:
    """Raises `Misfit` about ``key`` for what is no network."""
    try:
        for network in given:
            ipaddress.ip_network(network)
    except ValueError as error:
        raise Misfit(key, str(error)) from None

"""What all sections have: unknown keys are refused, and a secret may lie in a file."""

import ipaddress
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from core.errors import ConfigError


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


def secret_of(value: str, file: str, key: str) -> str:
    """The value where it is written, else what ``file`` holds; "" where neither is given.

    ``key``: how the configuration names the file, for the `ConfigError` when it cannot be read.
    """
    if value or not file:
        return value
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        raise ConfigError(key, "the file cannot be read") from None


def networks(given: list[str]) -> list[str]:
    """As they were written; raises ``ValueError`` for what is no network."""
    for network in given:
        ipaddress.ip_network(network)
    return given

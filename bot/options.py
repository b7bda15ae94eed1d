"""What every command takes: the settings file and the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from bot.config import Config, load
from bot.logs import log_to_stderr
from core.errors import ConfigError

DataOption = Annotated[Path | None, typer.Option("--data", help="Folder of the store and pictures")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="The TOML file")]


@contextmanager
def plainly() -> Iterator[None]:
    """A setting that cannot work is named in one line, and ends the process with 2."""
    try:
        yield
    except ConfigError as error:
        typer.echo(f"{error.key}: {error.problem}", err=True)
        raise typer.Exit(2) from None


def settings_of(path: Path | None, data: Path | None) -> Config:
    """The settings; a wrong one is named in one plain line and ends the process with 2."""
    log_to_stderr()
    with plainly():
        settings = load(path)
    if data is not None:
        settings = replace(settings, store=replace(settings.store, data=data))
    return settings

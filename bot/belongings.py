"""`backup`, `export`, `forget`: what an operator owes to the data and to the people it is about."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.backup import back_up
from bot.operators import do, who
from bot.options import ConfigOption, DataOption, plainly, settings_of
from core.conversation import PersonId
from core.people.belongings import Belongings

if TYPE_CHECKING:
    from bot.wiring import App


def add_to(app: typer.Typer) -> None:
    app.command()(backup)
    app.command()(export)
    app.command()(forget)


def backup(target: Path, config: ConfigOption = None, data: DataOption = None) -> None:
    """Copy store and pictures into a new folder, while the bot runs; `--data` opens the copy."""
    with plainly():
        count = back_up(settings_of(config, data), target)
    typer.echo(f"{target}: the store and {count} pictures")


def export(
    user: str,
    out: Annotated[Path | None, typer.Option(help="The zip; <user>.zip by default")] = None,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Everything about a person (`telegram:42`) as a zip: manifest, rows, pictures."""

    async def go(house: "App") -> None:
        target = out or Path(f"{user.replace(':', '-').replace('/', '-')}.zip")
        rows = await _of(house).export(PersonId(user), target)
        typer.echo(f"{target}: {', '.join(f'{table} {n}' for table, n in rows.items() if n)}")

    do(go, config, data)


def forget(
    user: str,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Forget a person for good: words, pictures and files; the journal stays, without a name."""
    if not yes:
        typer.confirm(f"Forget {user} for good?", abort=True, err=True)

    async def go(house: "App") -> None:
        receipt = await _of(house).forget(PersonId(user), who=who())
        typer.echo(json.dumps(asdict(receipt), indent=1))

    do(go, config, data)


def _of(house: "App") -> Belongings:
    return Belongings(house.database, house.clock, house.storage)

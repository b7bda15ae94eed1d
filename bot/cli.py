"""The command line: chat, run, check, migrate. Operators' and language commands are beside it."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from bot import belongings, languages, operators
from bot.config import Config
from bot.doorstep import opened
from bot.logs import log_to_stderr
from bot.options import ConfigOption, DataOption, plainly, settings_of
from bot.roles import ALL, Role
from core.db.database import open_database
from core.errors import ConfigError

# A command imports what it alone needs: `run`, which lives for months, is 14 MiB lighter for it.

#: Where `try` serves the chat page.
PAGE_PORT = 8765

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
operators.add_to(app)
belongings.add_to(app)
languages.add_to(app)


@app.command()
def chat(
    data: DataOption = None,
    config: ConfigOption = None,
    user: Annotated[str, typer.Option(help="Who you are")] = "you",
    json_out: Annotated[bool, typer.Option("--json", help="One JSON object per act")] = False,
    credits: Annotated[int | None, typer.Option(help="The monthly allowance")] = None,
) -> None:
    """A chat in the terminal: the whole bot without a token."""
    from bot.talking import chat as chatting
    from bot.wiring import local_profile

    settings = local_profile(settings_of(config, data))
    if credits is not None:
        changed = replace(settings.credits, allowance=credits)
        settings = replace(settings, credits=changed)
    raise typer.Exit(_until_signal(chatting(settings, user, json_out)))


@app.command(name="try")
def try_it(
    data: DataOption = None,
    config: ConfigOption = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Of the chat page; another free one where it is taken")
    ] = PAGE_PORT,
    browser: Annotated[bool, typer.Option(help="Open the chat page in the browser")] = True,
) -> None:
    """What `make try` runs: a chat page and a chat in the terminal, painted by the embedded painter."""
    from bot.talking import chat_with_page
    from bot.wiring import local_profile

    settings = local_profile(settings_of(config, data or Path("data")))
    raise typer.Exit(_until_signal(chat_with_page(settings, port, browser=browser)))


@app.command()
def run(
    roles: Annotated[
        str, typer.Option(help="Comma separated: discord, telegram, worker, scheduler, web")
    ] = "",
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """The bot itself: every role that is configured, or the named ones beside other processes."""
    settings = settings_of(config, data)
    log_to_stderr("INFO")
    wanted = roles_of(roles)
    if roles:
        need_tokens(settings, wanted)
    raise typer.Exit(_until_signal(_run(settings, wanted)))


@app.command()
def check(config: ConfigOption = None, data: DataOption = None) -> None:
    """Say what is ready and what is not. Spends nothing."""
    raise typer.Exit(_until_signal(_check(settings_of(config, data))))


@app.command()
def migrate(config: ConfigOption = None, data: DataOption = None) -> None:
    """Bring the schema up to date."""
    settings = settings_of(config, data)

    async def go() -> None:
        async with open_database(settings.database_url()):
            typer.echo("The schema is up to date.")

    with plainly():
        asyncio.run(go())


@app.command()
def password() -> None:
    """Ask for a password and print its hash, for `office.password_hash`."""
    from argon2 import PasswordHasher

    given = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    typer.echo(PasswordHasher().hash(given))


def roles_of(text: str) -> frozenset[Role]:
    """The roles of a comma-separated list; exits with 2 and the known names for an unknown one."""
    if not text:
        return ALL
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in {role.value for role in ALL}]
    if unknown:
        known = ", ".join(sorted(ALL))
        typer.echo(f"roles: there is no role {unknown[0]!r}; there are {known}", err=True)
        raise typer.Exit(2)
    return frozenset(Role(name) for name in names)


def need_tokens(settings: Config, roles: frozenset[Role]) -> None:
    """A platform that is named must be set up; exits with 2 and the missing key."""
    for role, token in (
        (Role.TELEGRAM, settings.telegram.secret_token),
        (Role.DISCORD, settings.discord.secret_token),
    ):
        if role in roles and not token():
            typer.echo(f"{role.value}.token: the role {role.value} needs one", err=True)
            raise typer.Exit(2)


async def _run(settings: Config, roles: frozenset[Role]) -> int:
    async with opened(settings, roles=roles) as house, AsyncExitStack() as stack:
        if Role.WEB in roles and settings.office.open and not settings.web.port:
            raise ConfigError("web.port", "the operator's pages need a port, e.g. 8780")
        if Role.WEB in roles and settings.web.port:
            from bot.serving import application_of, limits_of, serving

            web = settings.web
            address = serving(
                application_of(house), host=web.host, port=web.port, limits=limits_of(settings)
            )
            await stack.enter_async_context(address)
        from bot.lifecycle import leave_start_alone

        async with house.live():
            leave_start_alone()
            await asyncio.Event().wait()
    return 0


async def _check(settings: Config) -> int:
    """One line for each part; 1 where something that is configured does not work."""
    from bot.painters import check_painters, retiring_lines
    from bot.wiring import build

    async with build(settings, roles=frozenset()) as house:
        differences = await house.ledger.verify()
        typer.echo("configuration: ready")
        typer.echo(f"database: {'ready' if not differences else f'{len(differences)} differences'}")
        typer.echo("embedded painter: ready (a demonstration; no key needed)")
        for line in await check_painters(settings, house.clock):
            typer.echo(line)
        for line in retiring_lines(settings, date.today()):
            typer.echo(line)
        from bot.discord import check_discord
        from bot.telegram import check_telegram

        works, lines = await check_telegram(settings, house.phrases, house.storage)
        also_works, more = await check_discord(settings, house.phrases, house.storage)
        for line in [*lines, *more]:
            typer.echo(line)
        from bot.reach import public_line

        typer.echo(await public_line(settings.web.public_url))
        return 1 if differences or not (works and also_works) else 0


def _until_signal(work: Coroutine[Any, Any, int]) -> int:
    """Run until it ends or SIGTERM comes: then drain or hand back, in order, and exit with 0."""

    async def guarded() -> int:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        return await work

    with plainly():
        try:
            return asyncio.run(guarded())
        except (asyncio.CancelledError, KeyboardInterrupt):
            return 0


def main() -> None:
    app()

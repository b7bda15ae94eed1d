"""The command line."""

import asyncio
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console

from adapters.local.terminal import TerminalChat, stdin_lines
from bot.config import Config, load
from bot.painters import check_painters
from bot.wiring import SystemClock, build, local_profile
from core.credits import AccountId, Credits
from core.db.database import open_database
from core.db.ledger import Ledger
from core.db.rows import to_job
from core.errors import ConfigError
from core.ids import new_id

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
ledger_app = typer.Typer(help="The books.")
jobs_app = typer.Typer(help="The jobs.")
app.add_typer(ledger_app, name="ledger")
app.add_typer(jobs_app, name="jobs")

DataOption = Annotated[Path | None, typer.Option("--data", help="Folder of the store and pictures")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="The TOML file")]


@app.command()
def chat(
    data: DataOption = None,
    config: ConfigOption = None,
    user: Annotated[str, typer.Option(help="Who you are")] = "you",
    json_out: Annotated[bool, typer.Option("--json", help="One JSON object per act")] = False,
    credits: Annotated[int | None, typer.Option(help="The monthly allowance")] = None,
) -> None:
    """A chat in the terminal: the whole bot without a token."""
    settings = local_profile(_config(config, data))
    if credits is not None:
        changed = settings.credits.model_copy(update={"allowance": credits})
        settings = settings.model_copy(update={"credits": changed})
    try:
        code = asyncio.run(_chat(settings, user, json_out))
    except asyncio.CancelledError:  # SIGTERM: drained or handed back, in order
        code = 0
    raise typer.Exit(code)


@app.command(name="try")
def try_it(data: DataOption = None) -> None:
    """What `make try` runs: the chat on the embedded painter."""
    chat(data=data or Path("data"), config=None, user="you", json_out=False, credits=None)


@app.command()
def check(config: ConfigOption = None, data: DataOption = None) -> None:
    """Say what is ready and what is not. Spends nothing."""
    settings = _config(config, data)
    asyncio.run(_check(settings))


@app.command()
def migrate(config: ConfigOption = None, data: DataOption = None) -> None:
    """Bring the schema up to date."""
    settings = _config(config, data)

    async def go() -> None:
        async with open_database(settings.database_url()):
            typer.echo("The schema is up to date.")

    asyncio.run(go())


@app.command()
def grant(
    user: str,
    credits: int,
    reason: Annotated[str, typer.Option(help="Why; kept in the journal")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Give credits to a person (`local:you`), or take them with a negative number."""

    async def go(ledger: Ledger) -> None:
        account = AccountId(f"{user}/allowance")
        await ledger.grant(account, Credits(credits), ref=f"grant:{new_id()}", reason=reason)
        balance = await ledger.balance(account)
        typer.echo(f"{user}: {balance.free} free, {balance.held} held")

    _with_ledger(_config(config, data), go)


@ledger_app.command("verify")
def ledger_verify(config: ConfigOption = None, data: DataOption = None) -> None:
    """Prove that every balance is the sum of its journal."""

    async def go(ledger: Ledger) -> None:
        found = await ledger.verify()
        for difference in found:
            typer.echo(f"{difference.subject}: {difference.problem}")
        typer.echo("The books balance." if not found else f"{len(found)} differences.")
        if found:
            raise typer.Exit(1)

    _with_ledger(_config(config, data), go)


@ledger_app.command("show")
def ledger_show(user: str, config: ConfigOption = None, data: DataOption = None) -> None:
    """Every row of a person's journal."""

    async def go(ledger: Ledger) -> None:
        for row in await ledger.transfers(AccountId(f"{user}/allowance")):
            typer.echo(f"{row.at_ms} {row.kind:8} {row.amount:6} {row.ref} {row.reason}")

    _with_ledger(_config(config, data), go)


@jobs_app.command("list")
def jobs_list(state: str = "", config: ConfigOption = None, data: DataOption = None) -> None:
    """The newest jobs."""
    settings = _config(config, data)

    async def go() -> None:
        async with open_database(settings.database_url()) as database:
            for row in await database.all("jobs_list", state=state, limit=50):
                job = to_job(row)
                typer.echo(f"{job.id} {job.state:9} {job.price:3} {job.charged:3} {job.error or ''}")

    asyncio.run(go())


@app.command()
def understand() -> None:
    """Cases as JSON lines on stdin, predictions on stdout (the language data's format)."""
    from core.language.cases import predict_intent

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(predict_intent(json.loads(line)), ensure_ascii=False))


@app.command()
def refine() -> None:
    """As `understand`, for prompt refinement."""
    from core.language.cases import predict_refinement

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(asyncio.run(predict_refinement(json.loads(line))), ensure_ascii=False))


@app.command()
def moderate() -> None:
    """As `understand`, for moderation."""
    from core.language.cases import predict_moderation

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(asyncio.run(predict_moderation(json.loads(line)))))


async def _chat(settings: Config, user: str, json_out: bool) -> int:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with build(settings) as house:
        structlog.get_logger().info("ready", pid=os.getpid())
        console = Console()
        terminal = TerminalChat(house.door, house.messenger, console, person=user, json_out=json_out)
        if sys.stdin.isatty() and not json_out:
            console.print('Say what you want to see, e.g. "draw a fox in the snow". /quit ends.')
        await house.door.recover()
        return await terminal.run(stdin_lines("> " if sys.stdin.isatty() else ""))


async def _check(settings: Config) -> None:
    async with open_database(settings.database_url()) as database:
        found = await Ledger(database, SystemClock()).verify()
    typer.echo("configuration: ready")
    typer.echo("database: ready" if not found else f"database: {len(found)} differences")
    typer.echo("embedded painter: ready (a demonstration; no key needed)")
    for line in await check_painters(settings, SystemClock()):
        typer.echo(line)
    typer.echo(f"public address: {settings.web.public_url or 'not set; no links are offered'}")


def _with_ledger(settings: Config, go) -> None:  # type: ignore[no-untyped-def]
    async def run() -> None:
        async with open_database(settings.database_url()) as database:
            await go(Ledger(database, SystemClock()))

    asyncio.run(run())


def _config(path: Path | None, data: Path | None) -> Config:
    _log_to_stderr()
    try:
        settings = load(path)
    except ConfigError as error:
        typer.echo(f"{error.key}: {error.problem}", err=True)
        raise typer.Exit(2) from None
    if data is not None:
        store = settings.store.model_copy(update={"data": data})
        settings = settings.model_copy(update={"store": store})
    return settings


def _log_to_stderr() -> None:
    """One line per event on stderr, JSON; warnings only while somebody chats."""
    level = os.environ.get("PENTIMENTO_LOG", "WARNING").upper()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )


def main() -> None:
    app()

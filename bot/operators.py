"""`grant`, `admin`, `ledger`, `jobs`: what an operator does from the command line."""

import asyncio
import getpass
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.options import ConfigOption, DataOption, plainly, settings_of
from core.administration.act import Caller
from core.administration.typed_acts import parse
from core.conversation import PersonId, ThreadKey
from core.credits import Credits, Transfer
from core.days import moment
from core.errors import LedgerError, Refusal
from core.ids import reference
from core.jobs import Job
from core.messages import Line

if TYPE_CHECKING:
    from bot.wiring import App

ledger_app = typer.Typer(help="The books.", no_args_is_help=True)
jobs_app = typer.Typer(help="The jobs.", no_args_is_help=True)

ReasonOption = Annotated[str, typer.Option(help="Why; kept in the journal")]


def add_to(app: typer.Typer) -> None:
    app.command()(grant)
    app.command()(admin)
    app.add_typer(ledger_app, name="ledger")
    app.add_typer(jobs_app, name="jobs")


def grant(
    user: str, credits: int, reason: ReasonOption, config: ConfigOption = None, data: DataOption = None
) -> None:
    """Give credits to a person (`local:you`), or take them with a negative number."""

    async def go(house: "App") -> None:
        balance = await house.admin.grant(who(), PersonId(user), Credits(credits), reason)
        typer.echo(f"{user}: {balance.free} free, {balance.held} held")

    do(go, config, data)


def admin(
    words: Annotated[list[str], typer.Argument(help="As after /admin in a chat: `help` lists them")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Every act of /admin from the machine: reviews, approve, deny, strike, lift, ban, tier, …"""

    async def go(house: "App") -> None:
        caller = Caller(person=PersonId(who()), thread=ThreadKey("cli:"), house=True)
        try:
            line = await house.door.administer(caller, parse(" ".join(words), platform="local"))
        except Refusal as refusal:
            said = Line(kind="refused", code=refusal.code, facts=dict(refusal.facts))
            typer.echo(house.phrases.text(said), err=True)
            raise typer.Exit(1) from None
        typer.echo(house.phrases.text(line))

    do(go, config, data)


@ledger_app.command("verify")
def ledger_verify(config: ConfigOption = None, data: DataOption = None) -> None:
    """Prove that every balance is the sum of its journal."""

    async def go(house: "App") -> None:
        found = await house.ledger.verify()
        for difference in found:
            typer.echo(f"{difference.subject}: {difference.problem}")
        typer.echo("The books balance." if not found else f"{len(found)} differences.")
        if found:
            raise typer.Exit(1)

    do(go, config, data)


@ledger_app.command("show")
def ledger_show(
    user: str,
    json_out: Annotated[bool, typer.Option("--json", help="One JSON object per row")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Every row of a person's journal, oldest first; exits with 1 where there is no such account."""

    async def go(house: "App") -> None:
        rows = await house.ledger.journal(user)
        if not rows:
            typer.echo(f"{user}: there is no such account", err=True)
            raise typer.Exit(1)
        for row in rows:
            typer.echo(_as_json(row) if json_out else _entry(row))

    do(go, config, data)


@jobs_app.command("list")
def jobs_list(
    state: str = "", dead: bool = False, config: ConfigOption = None, data: DataOption = None
) -> None:
    """The newest jobs, or the dead letters."""

    async def go(house: "App") -> None:
        found = await (house.admin.dead_letters() if dead else house.admin.jobs(state=state))
        for job in found:
            typer.echo(_row(job))

    do(go, config, data)


@jobs_app.command("show")
def jobs_show(job: str, config: ConfigOption = None, data: DataOption = None) -> None:
    """One job's life: its provider calls and its rows of the journal."""

    async def go(house: "App") -> None:
        life = await house.admin.show(job)
        typer.echo(_row(life.job))
        typer.echo(f"person {life.job.person} · thread {life.job.thread} · claims {life.job.attempt}"
                   f" · errors {life.job.tries} · crashes {life.job.crashes}")  # fmt: skip
        if life.job.thinking_micros:
            typer.echo(f"  words by a language model ${life.job.thinking_micros / 1e6:.4f}")
        for row in life.attempts:
            call = f"call {row['n']}.{row['idx']} {row['provider']} {row['model']} {row['outcome']}"
            typer.echo(f"  {call} ref {row['ref'] or '-'} ${row['cost_micros'] / 1e6:.4f}")
        for row in life.transfers:
            typer.echo(f"  {row['kind']:8} {row['amount']:5} {row['debit']} → {row['credit']}")

    do(go, config, data)


@jobs_app.command("retry")
def jobs_retry(
    job: str, reason: ReasonOption, config: ConfigOption = None, data: DataOption = None
) -> None:
    """A dead letter once more, with a hold of its own, on the same message."""

    async def go(house: "App") -> None:
        again = await house.admin.retry(who(), job, reason)
        typer.echo(f"queued as {again.id}")

    do(go, config, data)


@jobs_app.command("refund")
def jobs_refund(
    job: str, reason: ReasonOption, config: ConfigOption = None, data: DataOption = None
) -> None:
    """Give back what a finished job cost, once."""

    async def go(house: "App") -> None:
        given = await house.admin.refund(who(), job, reason)
        typer.echo(f"{given} credits given back" if given else "It was refunded before.")

    do(go, config, data)


@jobs_app.command("drop")
def jobs_drop(
    job: str, reason: ReasonOption, config: ConfigOption = None, data: DataOption = None
) -> None:
    """Take a job from the dead letters."""

    async def go(house: "App") -> None:
        await house.admin.drop(who(), job, reason)
        typer.echo("dropped")

    do(go, config, data)


def do(go: Callable[["App"], Awaitable[None]], config: ConfigOption, data: DataOption) -> None:
    """Open the house without setting it in motion; a "no" is one line and exit code 1."""
    settings = settings_of(config, data)
    from bot.wiring import build

    async def opened() -> None:
        async with build(settings, roles=frozenset()) as house:
            await go(house)

    try:
        with plainly():
            asyncio.run(opened())
    except Refusal as refusal:
        typer.echo(f"refused: {refusal.reason.value}", err=True)
        raise typer.Exit(1) from None
    except LedgerError as error:
        typer.echo(f"refused: {error}", err=True)
        raise typer.Exit(1) from None


def _entry(row: Transfer) -> str:
    return f"{moment(row.at_ms)} {row.kind.value:8} {row.amount:6} {row.ref} {row.reason}"


def _as_json(row: Transfer) -> str:
    return json.dumps(asdict(row), ensure_ascii=False)


def _row(job: Job) -> str:
    end = f" {job.error}" if job.error else ""
    dead = " dead letter" if job.dead else ""
    money = f"held {job.price} charged {job.charged}"
    return f"{job.id} {reference(job.id)} {job.state:9} {job.model:12} {money} {job.person}{end}{dead}"


def who() -> str:
    return f"cli:{getpass.getuser()}"

"""`understand`, `refine`, `moderate`: cases as JSON lines on stdin, predictions on stdout."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import typer

Case = dict[str, Any]
Predict = Callable[[Case], Awaitable[Case]]


def add_to(app: typer.Typer) -> None:
    app.command()(understand)
    app.command()(refine)
    app.command()(moderate)


def understand() -> None:
    """What each message wants (the language data's format)."""
    from core.language.cases import UNDERSTANDER, predict_intent

    UNDERSTANDER.warm()

    async def predict(case: Case) -> Case:
        return predict_intent(case)

    asyncio.run(_answer(predict))


def refine() -> None:
    """The prompt that each message means in its conversation."""
    from core.language.cases import predict_refinement
    from core.language.refinement import OfflineRefiner

    OfflineRefiner().warm()
    asyncio.run(_answer(predict_refinement))


def moderate() -> None:
    """Whether each text may be painted."""
    from core.language.cases import predict_moderation

    asyncio.run(_answer(predict_moderation))


async def _answer(predict: Predict) -> None:
    """A prediction for each line; the first line that is no case ends it, named, with exit code 2."""
    from core.language.cases import BadCase

    for number, line in enumerate(sys.stdin, 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            predicted = await predict(json.loads(line.lstrip("\ufeff")))
        except json.JSONDecodeError as error:
            _refuse(number, f"not JSON: {error.msg} at character {error.pos + 1}")
        except BadCase as error:
            _refuse(number, str(error))
        print(json.dumps(predicted, ensure_ascii=False), flush=True)


def _refuse(number: int, why: str) -> None:
    typer.echo(f"line {number}: {why}", err=True)
    raise typer.Exit(2)

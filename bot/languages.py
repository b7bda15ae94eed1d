"""`understand`, `refine`, `moderate`: cases as JSON lines on stdin, predictions on stdout."""

import asyncio
import json
import sys

import typer


def add_to(app: typer.Typer) -> None:
    app.command()(understand)
    app.command()(refine)
    app.command()(moderate)


def understand() -> None:
    """What each message wants (the language data's format)."""
    from core.language.cases import predict_intent

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(predict_intent(json.loads(line)), ensure_ascii=False))


def refine() -> None:
    """The prompt that each message means in its conversation."""
    from core.language.cases import predict_refinement

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(asyncio.run(predict_refinement(json.loads(line))), ensure_ascii=False))


def moderate() -> None:
    """Whether each text may be painted."""
    from core.language.cases import predict_moderation

    for line in sys.stdin:
        if line.strip():
            print(json.dumps(asyncio.run(predict_moderation(json.loads(line)))))

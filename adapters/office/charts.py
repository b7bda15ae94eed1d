"""Bars as inline SVG: plain geometry here, drawn by the templates without a script or a style."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.reporting.money_figures import Day

WIDTH = 720.0
HEIGHT = 160.0
GAP = 0.25
#: Every n-th day has its date below it, so that dates do not touch.
LABELS_MAX = 8
#: The scale of days on which nothing was spent ends here, in micro-dollars.
TOP_MIN = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """``day`` and ``micros`` are what it stands for; ``labelled`` where its date is written."""

    x: float
    y: float
    width: float
    height: float
    day: date
    micros: int
    calls: int
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars over ``width`` × ``height``; ``lines`` are heights with the amount they stand for."""

    width: float
    height: float
    bars: Sequence[Bar]
    lines: Sequence[tuple[float, int]]


def by_days(days: Sequence[Day]) -> Chart:
    """A bar a day. The scale ends at a round amount at or above the dearest day."""
    top = round_up(max([TOP_MIN, *(day.micros for day in days)]))
    step = WIDTH / max(1, len(days))
    every = -(-len(days) // LABELS_MAX)
    bars = [
        Bar(
            x=round(n * step + step * GAP / 2, 2),
            y=round(HEIGHT - HEIGHT * day.micros / top, 2),
            width=round(step * (1 - GAP), 2),
            height=round(HEIGHT * day.micros / top, 2),
            day=day.day,
            micros=day.micros,
            calls=day.calls,
            labelled=(len(days) - 1 - n) % every == 0,
        )
        for n, day in enumerate(days)
    ]
    lines = [(HEIGHT - HEIGHT * part / 2, top * part // 2) for part in (1, 2)]
    return Chart(width=WIDTH, height=HEIGHT, bars=bars, lines=lines)


def round_up(amount: int) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that is not less."""
    scale = 1
    while scale * 10 < amount:
        scale *= 10
    return next(scale * step for step in (1, 2, 5, 10) if scale * step >= amount)

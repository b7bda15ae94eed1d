"""The bot at Telegram beside two floors, on the same fake, in one run: goal after goal.

usage: python -m tests.bench.telegram [cost|speed|…|held_5000]   (a line for each goal, then all as JSON)

A goal that is not met is printed as MISSED; whatever the figures are, the program ends with 0.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.bench import telegram_goals as goals

Figures = goals.Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """``most`` and ``least``: the bounds of its figures, by their names."""

    name: str
    measure: Callable[[], Awaitable[Figures]]
    most: Mapping[str, float]
    least: Mapping[str, float]

    def missed(self, figures: Figures) -> list[str]:
        over = [f"{name} <= {bound}" for name, bound in self.most.items() if figures[name] > bound]
        under = [f"{name} >= {bound}" for name, bound in self.least.items() if figures[name] < bound]
        return over + under


def goal(
    name: str, measure: Callable[[], Awaitable[Figures]], least: Mapping[str, float] | None = None,
    **most: float,
) -> Goal:  # fmt: skip
    return Goal(name=name, measure=measure, most=most, least=least or {})


GOALS = {
    "cost": goal("G1", goals.cost, cpu_x_floor=2.5, cpu_x_shortest=0.45),
    "speed": goal(
        "G2, G3", goals.speed, first_p50_x=2, first_p99_x=3, last_p50_x=1.5, last_p99_x=2, late_firsts=0
    ),
    "crowd": goal("G4", goals.crowd, {"per_s_x": 0.7}, first_p99_x=1.5),
    "burst": goal("G5", goals.burst, lost=0, crossed=0, peak_x=1.1),
    "held": goal("G6", partial(goals.held, goals.HELD), lost=0, crossed=0, kib_each=40),
    "held_5000": goal("G6", partial(goals.held, 5000), {"held": 5000}, lost=0, crossed=0, kib_each=40),
    "limited": goal("G7", goals.limited, {"edits_least": 1}, refused=0, unchanged=0, lost=0),
    "group": goal("G8", goals.one_group, {"served": 8}, refused=0),
    "failing": goal("G9", goals.failing, lost=0, twice=0, calls_most=1),
    "ignored": goal("G10", goals.ignored, answered=0, cpu_x=1.3),
    "idle": goal("G11", goals.idle, cpu_ms_a_second=5, resident_mib=130, first_poll_x=1.5),
    "growth": goal("G12", goals.growth, one_person_x=1.1, many_people_x=1.1, left_kib=2),
    "edits": goal("G15", goals.edits, cpu_x=1.6),
    "stalls": goal("G16", goals.stalls, picture_work_ms=20),
}
#: The whole of G6 takes minutes: a fifth of it says what each costs.
USUAL = tuple(name for name in GOALS if name != "held_5000")


async def main(wanted: list[str]) -> None:
    found: dict[str, dict[str, float | list[str]]] = {}
    for name in wanted or USUAL:
        aim = GOALS[name]
        figures = {key: round(value, 2) for key, value in (await aim.measure()).items()}
        missed = aim.missed(figures)
        found[name] = {**figures, "missed": missed}
        shown = "  ".join(f"{key} {value:g}" for key, value in figures.items())
        print(
            f"{aim.name:7} {name:8} {'MISSED ' + ', '.join(missed) if missed else 'met'}  {shown}",
            flush=True,
        )
    print(json.dumps(found))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))

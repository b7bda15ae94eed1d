"""`make bench`: what the bot costs beside its floors, part after part, then one table. Trust the ratios.

usage: python -m tests.bench [PART …]

A part is one of the engine's (saturated, steady, where, …), a goal at Telegram or a part at Discord
(telegram:cost, discord:rate, …; `telegram` and `discord` are all of theirs), or `providers`. Each runs
in a process of its own and has so many seconds: one that takes longer is ended and said to be, and the
others go on. All of them end within `WHOLE_S`; what is not reached by then is said too.
"""

import compileall
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from tests.bench import discord, telegram
from tests.bench.engine import PARTS
from tests.bench.table import table

ROOMS = ("bot", "adapters", "core")
WHOLE_S = 25 * 60
PART_S = 90
#: Parts that need longer: they paint, seed a large store, or ask thousands of times.
LONGER_S = {
    "waiting": 180, "many_people": 150, "history": 180, "workers": 150, "telegram:growth": 240,
    "telegram:burst": 150, "telegram:held": 150, "telegram:failing": 150, "discord:held": 150,
    "providers": 180,
}  # fmt: skip
OTHERS: Mapping[str, Sequence[str]] = {
    "telegram": telegram.USUAL, "discord": discord.PARTS, "providers": (),
}  # fmt: skip


def named(wanted: Sequence[str]) -> list[str]:
    """The parts that are meant, the engine's first."""
    found: list[str] = []
    for name in wanted or [*PARTS, *OTHERS]:
        inner = OTHERS.get(name, ())
        found += [f"{name}:{part}" for part in inner] or [name]
    return found


def run(name: str, limit: float) -> tuple[str, str]:
    """What a part printed (its last line is JSON), or why there is nothing."""
    module, _, part = name.partition(":")
    module, part = ("engine", name) if name in PARTS else (module, part)
    program = [sys.executable, "-m", f"tests.bench.{module}", *([part] if part else [])]
    process = subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        told, errors = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # with the bots and servers that it started
        told, _ = process.communicate()
        return told.strip(), f"not done in {limit:.0f} s"
    last = (errors.strip().splitlines() or [""])[-1]
    return told.strip(), "" if process.returncode == 0 else f"ended with {process.returncode}: {last}"


def main(wanted: list[str]) -> None:
    for room in ROOMS:
        compileall.compile_dir(room, quiet=1)  # as an installed bot has them, and the libraries do here
    found: dict[str, dict[str, float]] = {}
    ends = time.monotonic() + WHOLE_S
    for name in named(wanted):
        began = time.monotonic()
        limit = min(LONGER_S.get(name, PART_S), ends - began)
        told, trouble = run(name, limit) if limit > 0 else ("", "not begun: no time was left")
        print(f"-- {name}: {time.monotonic() - began:.0f} s {trouble}".rstrip(), flush=True)
        if told:
            print(told if name not in PARTS else told.splitlines()[-1], flush=True)
        if name in PARTS and not trouble:
            found[name] = json.loads(told.splitlines()[-1])
    if found:
        print(f"\n{table(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""`make bench`: what the bot costs beside its floors, part after part, then one table. Trust the ratios.

usage: python -m tests.bench [PART …]

A part is one of the engine's (saturated, steady, where, …), or `telegram`, `discord`, `providers`. Each
runs in a process of its own and has so many seconds: one that takes longer is ended and said to be.
"""

import json
import subprocess
import sys
import time

from tests.bench.engine import PARTS
from tests.bench.table import table

ENGINE_S = 120
#: Parts that need longer: they paint, seed a large store, or ask thousands of times.
LONGER_S = {"waiting": 240, "many_people": 240, "history": 240, "stalls": 240, "workers": 300}
#: Programs beside the engine's parts, each with figures and judgements of its own.
OTHERS_S = {"telegram": 420, "discord": 180, "providers": 180}


def run(name: str) -> tuple[str, str]:
    """What a part printed (its last line is JSON), or why there is nothing."""
    module, arguments, limit = name, [], OTHERS_S.get(name, 0)
    if name in PARTS:
        module, arguments, limit = "engine", [name], LONGER_S.get(name, ENGINE_S)
    program = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    try:
        done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired as ended:
        told = ended.stdout or b""
        return told.decode() if isinstance(told, bytes) else told, f"not done in {limit} s"
    last = (done.stderr.strip().splitlines() or [""])[-1]
    return done.stdout.strip(), "" if done.returncode == 0 else f"ended with {done.returncode}: {last}"


def main(wanted: list[str]) -> None:
    found: dict[str, dict[str, float]] = {}
    for name in wanted or [*PARTS, *OTHERS_S]:
        began = time.monotonic()
        told, trouble = run(name)
        print(f"-- {name}: {time.monotonic() - began:.0f} s {trouble}".rstrip(), flush=True)
        if name in OTHERS_S:
            print(told, flush=True)
        elif not trouble:
            found[name] = json.loads(told.splitlines()[-1])
            print(told.splitlines()[-1], flush=True)
    if found:
        print(f"\n{table(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])

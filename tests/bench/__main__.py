"""`make bench`: what the bot costs beside its floors, part after part. Trust the ratios of one run.

usage: python -m tests.bench [engine|telegram|discord|providers …]
"""

import json
import subprocess
import sys

from tests.bench.engine import PARTS

#: Programs beside the engine's parts; each prints figures of its own.
OTHERS = ("telegram", "discord", "providers")


def figures(module: str, *arguments: str) -> str:
    """The last line that a bench printed, or the end of what went wrong."""
    program = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return lines[-1] if lines else f"ended with {done.returncode}"


def engine() -> None:
    """Each part in a process of its own; CPU as a ratio to the floor of the same run."""
    found: dict[str, dict[str, float]] = {}
    for part in PARTS:
        line = figures("engine", part)
        print(f"engine {part:12} {line}", flush=True)
        if line.startswith("{"):
            found[part] = json.loads(line)
    if "floor" in found and "saturate" in found:
        ratio = found["saturate"]["cpu_ms"] / found["floor"]["cpu_ms"]
        print(f"engine CPU a job = {ratio:.1f} x the floor of the five transactions alone")


def main(wanted: list[str]) -> None:
    for name in wanted or ["engine", *OTHERS]:
        if name == "engine":
            engine()
        else:
            print(f"{name}: {figures(name)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

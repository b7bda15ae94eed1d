"""`python -m core.language.training`: train on every voice and write the weights.

``--check`` reads and checks the data only; ``--folds N`` prints leave-one-voice-out figures (0: every
voice on its own, a few minutes) and fits the temperature on them.
"""

import argparse
import dataclasses
import json
import sys
from itertools import chain

from core.language.model import FILE, load
from core.language.training import checks, folds
from core.language.training.dataset import LANGUAGE, fingerprint, read_all
from core.language.training.fitting import packed, temperature_of, train

GROUPS = 6


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m core.language.training", description=__doc__)
    parser.add_argument("--check", action="store_true", help="check the data, train nothing")
    parser.add_argument("--folds", type=int, metavar="N", help="groups of voices left out in turn")
    parser.add_argument("--keep-temperature", action="store_true", help="skip the folds")
    chosen = parser.parse_args(arguments)
    rows = read_all()
    print(checks.report(rows))
    if chosen.check:
        return 0
    target = LANGUAGE / FILE
    if chosen.keep_temperature:
        temperature = load(target.read_bytes())[0].temperature
    else:
        groups = GROUPS if chosen.folds is None else chosen.folds or None
        held_out = list(chain.from_iterable(folds.predicted(rows, groups=groups)))
        temperature = temperature_of([p for _, p in held_out], [row.intent for row, _ in held_out])
        figures = folds.figures(held_out, temperature=temperature)
        print(json.dumps(dataclasses.asdict(figures)))
    model = train(rows).quantised(temperature=temperature)
    target.write_bytes(packed(model, fingerprint=fingerprint()))
    print(f"{target.name}: {target.stat().st_size:,} bytes, temperature {temperature}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

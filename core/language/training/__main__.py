"""`python -m core.language.training`: train on every voice and write the weights.

Leaves voices out in turn first, to fit the temperature and to keep what was said of unseen voices.
``--check`` reads and checks the data only; ``--groups N``: how many parts the voices are left out in.
"""

import argparse
import dataclasses
import json
import sys
from itertools import chain

from core.language.model import FILE
from core.language.training import checks, folds
from core.language.training.dataset import LANGUAGE, fingerprint, read_all
from core.language.training.fitting import packed, temperature_of, train

GROUPS = 5


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m core.language.training", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--groups", type=int, default=GROUPS)
    chosen = parser.parse_args(arguments)
    rows = read_all()
    print(checks.report(rows))
    if chosen.check:
        return 0
    judged = list(chain.from_iterable(folds.predicted(rows, groups=chosen.groups)))
    temperature = temperature_of([one.chances for one in judged], [one.row.intent for one in judged])
    folds.FILE.write_bytes(folds.packed(judged, rows, fingerprint=fingerprint()))
    figures = dataclasses.asdict(folds.figures(judged, temperature=temperature))
    held_out = {name: round(value, 4) for name, value in figures.items()} | {"groups": chosen.groups}
    print("voices left out:", json.dumps(held_out))
    target = LANGUAGE / FILE
    model = train(rows).quantised(temperature=temperature)
    target.write_bytes(packed(model, fingerprint=fingerprint(), held_out=held_out))
    print(f"{target.name}: {target.stat().st_size:,} bytes, temperature {temperature}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

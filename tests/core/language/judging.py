"""What a refined case must and must not say: the checks of the language data, in our own words."""

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.conversation import Context, Intent, ThreadPicture
from core.language.cases import predict_refinement
from core.language.slots import slots_of
from core.language.training.dataset import Row

HERE = Path(__file__).parent
ANSWERS = ("expected", "category")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NEGATED = re.compile(
    r"(?<!\w)(?:no|not|without|never|sans|sin|ohne|senza|sem|без|bez) (?:any |the |a )?[\w-]+"
)


def cases(name: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


async def failures(case: dict[str, Any]) -> list[str]:
    """The names of the checks that a case fails."""
    seen = {name: value for name, value in case.items() if name not in ANSWERS}
    made = await predict_refinement(seen)
    wanted = case["expected"]
    prompt, spoken = fold(made["prompt"]), fold(f"{made['prompt']} \n {made['instruction']}")
    everything = f"{spoken} {fold(made['negative_prompt'])}"
    where = _where(case, prompt, spoken)
    checks = {
        "include": all(has(term, prompt) for term in wanted.get("must_include", ())),
        "leak": not any(has(term, where, whole=True) for term in wanted.get("must_not_include", ())),
        "removed": not any(has(term, NEGATED.sub(" ", prompt)) for term in wanted.get("removed", ())),
        "verbatim": all(text in made["prompt"] for text in wanted.get("verbatim", ())),
        "negative": all(has(term, everything) for term in wanted.get("negative", ())),
        "target": made["target"] in _options(wanted["target"]),
        "keep": all(made["params"].get(name) == value for name, value in wanted.get("keep", {}).items()),
        "drop": all(name not in made["params"] for name in wanted.get("drop", ())),
        "length": 0 < len(made["prompt"]) <= case["limits"]["max_length"],
        "instruction": case["intent"] != "EDIT" or bool(made["instruction"]),
    }
    return [name for name, held in checks.items() if not held]


#: Slots of which a wrong or a needless one makes a request another request.
CLOSED = ("aspect_ratio", "resolution", "count", "seed", "factor", "model", "clear", "scope")


def closed_slots(rows: Sequence[Row]) -> tuple[float, float]:
    """Of the closed slots that the training messages are labelled with: the share that is heard, and
    how many are heard that nobody said, for each request. Voices without such labels do not count."""
    labelled = {row.voice for row in rows if row.slots}
    grid = ThreadPicture(id="g1", prompt="", owner="me", n_images=4)
    wanted = heard = needless = requests = 0
    for row in rows:
        if row.voice not in labelled or row.intent is Intent.CHAT:
            continue
        got = slots_of(row.text, row.intent, Context(pictures=(grid,)))
        requests += 1
        for name in CLOSED:
            said = _told(getattr(got, name))
            if name in row.slots:
                wanted += 1
                heard += said == fold(row.slots[name])
            else:
                needless += bool(said)
    return heard / wanted, needless / requests


def _told(value: Any) -> str:
    """Numbers and names as text; one picture is what nobody has to say."""
    plain = value[0] if isinstance(value, tuple) and value else value or ""
    return fold(str(plain)) if plain != 1 else ""


def has(term: str, text: str, *, whole: bool = False) -> bool:
    """One of the forms ``a|b``, at the start of a word; ``whole``: as whole words."""
    for form in map(fold, term.split("|")):
        if UNSPACED.search(form):
            if form in text:
                return True
            continue
        start = r"(?<!\w)" if form[0].isalnum() else ""
        end = r"(?!\w)" if whole and form[-1].isalnum() else ""
        if re.search(start + re.escape(form) + end, text):
            return True
    return False


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    kept = "".join(letter for letter in plain if not 0x300 <= ord(letter) <= 0x36F)
    return unicodedata.normalize("NFC", kept)


def _where(case: dict[str, Any], prompt: str, spoken: str) -> str:
    """An edit's instruction may name what the prompt must no longer show."""
    return prompt if case["category"] in ("params", "verbatim", "noise", "negative") else spoken


def _options(target: Any) -> list[Any]:
    return target if isinstance(target, list) else [target]

"""What a message itself says about its picture, in any language, and which picture and job it means."""

import re
from functools import cache

from core.conversation import Context, Intent, Slots, ThreadJob
from core.language.amounts import count_of, factor_of, seed_of
from core.language.normalise import QUOTE, fold
from core.language.reference import meant_picture
from core.language.shapes import ratio_of, resolution_of
from core.language.vocabulary import tables
from core.language.wishes import cleared, model_of, negative_of, style_of

CHARS_MAX = 600
ON_A_PICTURE = frozenset({Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})
DESCRIBED = frozenset({Intent.GENERATE, Intent.VISUALIZE, Intent.EDIT, Intent.VARIATION, Intent.SETTING})
STEM = 4
UNDO = re.compile(r"^\W*(?:please )?(?:undo|revert)\b(?!.*\bto\b)", re.I)


def slots_of(text: str, intent: Intent, context: Context) -> Slots:
    """Only what the message says; settings and the target's own parameters are added later."""
    shown = text[:CHARS_MAX]
    plain = fold(QUOTE.sub(" ", shown))
    if intent is Intent.CANCEL:
        return _cancelled(plain, context)
    if intent is Intent.UPSCALE:
        return Slots(
            target=_target(shown, context),
            factor=factor_of(plain),
            resolution=resolution_of(plain),
            model=model_of(plain, setting=False),
        )
    return _described(shown, plain, intent, context) if intent in DESCRIBED else Slots()


def _described(shown: str, plain: str, intent: Intent, context: Context) -> Slots:
    setting = intent is Intent.SETTING
    ratio, resolution = ratio_of(plain, intent), resolution_of(plain)
    count, seed = count_of(plain, intent), seed_of(plain)
    valued = any(value is not None for value in (ratio, resolution, count, seed))
    clear = cleared(plain) if setting and not valued else ()
    return Slots(
        target=_target(shown, context) if intent in ON_A_PICTURE else None,
        aspect_ratio=ratio,
        resolution=resolution,
        count=count,
        seed=seed,
        model=None if clear else model_of(plain, setting=setting),
        style=None if clear else style_of(shown, plain),
        negative=() if clear else negative_of(plain),
        clear=clear,
    )


def _target(shown: str, context: Context) -> str | None:
    """A number in words counts as one; to undo a change is to change the newest picture once more."""
    if UNDO.search(shown) and context.pictures and not context.reply_to:
        return context.newest.id
    return meant_picture(_numbered().sub(_digits, shown), context, None)


def _digits(match: re.Match[str]) -> str:
    words = tables()["numbers"].items()
    return f"{match.group(1)} {next(value for value, said in words if match.group(2) in said.split())}"


@cache
def _numbered() -> re.Pattern[str]:
    said = "|".join(word for words in tables()["numbers"].values() for word in words.split())
    return re.compile(
        rf"\b(number|no\.?|nr\.?|nummer|numero|número|numéro|option|picture|image) ({said})\b", re.I
    )


def _cancelled(plain: str, context: Context) -> Slots:
    scope = tables()["scope"]
    if re.search(scope["all"], re.sub(scope["reason"], " ", plain)):
        return Slots(scope="all")
    active = [job for job in context.jobs if job.state in ("queued", "running")]
    return Slots(job=_named(plain, active) if len(active) > 1 else None)


def _named(plain: str, jobs: list[ThreadJob]) -> str | None:
    """The job whose request shares most words with the message; None where none is named."""
    said = _stems(plain)
    shared = [(len(said & _stems(fold(job.prompt))), job.id) for job in jobs]
    best = max(shared)
    return best[1] if best[0] and [overlap for overlap, _ in shared].count(best[0]) == 1 else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in re.findall(r"\w{3,}|[\u3040-\u9fff]{2}", text))

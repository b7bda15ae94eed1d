"""How much of a model a prompt needs: a plain rule that can be explained, not a judgement of taste."""

import re
from enum import StrEnum

from core.pictures import Operation
from core.providers.catalogue import Trait

#: Points from which a prompt is more than simple, and from which it wants the best there is.
SIMPLE_BELOW = 2
HARD_FROM = 5
LONG_WORDS = 25
VERY_LONG_WORDS = 60


class Complexity(StrEnum):
    """What a prompt asks of a painter."""

    SIMPLE = "simple"
    USUAL = "usual"
    TEXT = "text"  # words that must be readable in the picture
    HARD = "hard"


_TEXT = re.compile(
    r"[\"“”«»„][^\"“”«»„]{2,}[\"“”«»„]|\b(?:saying|says|reads|reading|written|lettering|caption(?:ed)?|"
    r"sign(?:board)?|poster|logo|title|slogan|label|typograph\w+|headline|menu|infographic|words?)\b",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:people|crowd|group|family|couple|hands?|fingers|faces?|portrait of|team|dancers?|children|"
    r"friends|musicians|players|wedding|selfie)\b",
    re.I,
)
_COUNT = re.compile(r"\b(?:[3-9]|\d\d|three|four|five|six|seven|eight|nine|ten|dozen|several)\b", re.I)
_RELATION = re.compile(
    r"\b(?:left of|right of|behind|in front of|between|next to|holding|wearing|riding|reflected|"
    r"on top of|inside|surrounded|while|facing)\b",
    re.I,
)
_CRAFT = re.compile(
    r"\b(?:photo-?realistic|hyper-?realistic|intricate|highly detailed|blueprint|diagram|map|chart|"
    r"cutaway|isometric|architectural|anatom\w+|8k|product shot|storyboard|comic page)\b",
    re.I,
)
_OUTLINES = re.compile(
    r"\b(?:(?:keep|follow|use|same|from)\s+(?:the\s+|my\s+|this\s+|these\s+)?(?:outlines?|lines|edges|"
    r"contours?|sketch|line ?art)|(?:this|my) sketch|colou?r (?:in )?(?:my|this) (?:sketch|drawing))\b",
    re.I,
)
_POSE = re.compile(r"\bsame (?:pose|posture|layout|composition|space|room|perspective|depth)\b", re.I)


def complexity_of(prompt: str, operation: Operation, pictures: int) -> Complexity:
    """By what is countable: text in the picture, people, counts, relations, references, length."""
    if _TEXT.search(prompt):
        return Complexity.TEXT
    points = _points(prompt, operation, pictures)
    if points >= HARD_FROM:
        return Complexity.HARD
    return Complexity.SIMPLE if points < SIMPLE_BELOW else Complexity.USUAL


def control_of(prompt: str) -> Trait | None:
    """Whether the outlines or the pose of the picture must stay: "keep the outlines of this sketch"."""
    if _OUTLINES.search(prompt):
        return Trait.CANNY
    return Trait.DEPTH if _POSE.search(prompt) else None


def _points(prompt: str, operation: Operation, pictures: int) -> int:
    words = len(prompt.split())
    return (
        (words > LONG_WORDS)
        + (words > VERY_LONG_WORDS)
        + 2 * bool(_PEOPLE.search(prompt))
        + bool(_COUNT.search(prompt))
        + len(set(_RELATION.findall(prompt)))
        + 2 * bool(_CRAFT.search(prompt))
        + 2 * (operation is Operation.EDIT)
        + 2 * max(0, pictures - 1)
    )

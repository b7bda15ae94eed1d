"""What an edit really is: a change of the picture, or more canvas around it."""

import re
from dataclasses import dataclass, replace

from core.conversation import Refinement, Slots
from core.pictures import Operation, PaintParams, Size

#: Words that ask for more canvas and nothing else, whole messages only.
MORE = re.compile(
    r"(?:please |now |can you |could you )*"
    r"(?:outpaint|uncrop|extend|expand|widen|zoom(?: it)? out|make (?:it|the picture|the image) wider)"
    r"(?: it| this| that| the (?:picture|image|canvas))?(?: more| further| out)?"
    r"(?: (?:a bit|a little))?(?:,? (?:to )?the)?(?: (left|right|top|bottom|sides?))?"
    r"[ .!]*(?:please)?[.!]*",
    re.I,
)
#: How much is added on one side, as a share of the picture's edge there.
SIDE_SHARE = 0.5

Margins = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The operation with its parameters; ``margins`` in pixels: left, top, right, bottom."""

    operation: Operation
    params: PaintParams
    margins: Margins = (0, 0, 0, 0)


def work_of(
    operation: Operation, text: str, slots: Slots, refined: Refinement, before: str, source: Size | None
) -> Work:
    """An edit that asks only for another shape, or for more around it, is an OUTPAINT.

    ``before``: the prompt of the picture that is edited.
    """
    params = refined.params
    if operation is Operation.UPSCALE:
        return Work(operation=operation, params=replace(params, factor=slots.factor or 2))
    if operation is not Operation.EDIT or source is None:
        return Work(operation=operation, params=params)
    asked = MORE.fullmatch(text.strip())
    reshaped = slots.aspect_ratio is not None and refined.prompt == before
    if not asked and not reshaped:
        return Work(operation=operation, params=params)
    side = (asked.group(1) or "").lower() if asked else ""
    if slots.aspect_ratio is None:
        params = replace(params, aspect_ratio=None)
    return Work(operation=Operation.OUTPAINT, params=params, margins=margins_of(side, source))


def margins_of(side: str, source: Size) -> Margins:
    """Half of the edge on the side that was named; none where the new canvas says it all."""
    wide, high = round(source.width * SIDE_SHARE), round(source.height * SIDE_SHARE)
    match side:
        case "left":
            return (wide, 0, 0, 0)
        case "right":
            return (0, 0, wide, 0)
        case "top":
            return (0, high, 0, 0)
        case "bottom":
            return (0, 0, 0, high)
        case _:
            return (0, 0, 0, 0)


def grown(source: Size, margins: Margins) -> Size:
    """The canvas with its margins."""
    left, top, right, bottom = margins
    return Size(width=source.width + left + right, height=source.height + top + bottom)

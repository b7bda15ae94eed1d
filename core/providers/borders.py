"""How much an OUTPAINT adds on each side, and the canvas for painters that take it as a picture."""

from dataclasses import dataclass

from core.pictures import PaintRequest, Size
from core.providers import masks
from core.providers.catalogue import Model
from core.routing.sizes import canvas_around, fitted, size_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """Pixels of the first source."""

    left: int
    top: int
    right: int
    bottom: int


def borders_of(request: PaintRequest) -> Borders:
    """The margins that were asked for; without them the picture stands in the middle of the new size.

    A size that a model's bounds made smaller than the picture still says its shape.
    """
    inner, outer = request.sources[0].size, request.size
    if any(request.margins):
        left, top, right, bottom = request.margins
        return Borders(left=left, top=top, right=right, bottom=bottom)
    if outer.width < inner.width or outer.height < inner.height:
        outer = canvas_around(inner, outer.width / outer.height)
    across, down = outer.width - inner.width, outer.height - inner.height
    return Borders(left=across // 2, top=down // 2, right=across - across // 2, bottom=down - down // 2)


def canvas_size(model: Model, request: PaintRequest) -> Size:
    """The canvas as the model takes sizes: margins around a person's picture rarely make one."""
    wanted = request.size
    if not model.sizes:
        return fitted(model, wanted)
    return size_for(model, wanted.width / wanted.height, max(wanted.width, wanted.height))


def canvas_of(request: PaintRequest, size: Size) -> tuple[bytes, bytes]:
    """The first source on a canvas of ``size``, and the canonical mask of what is new around it."""
    return masks.outpaint_canvas(request.sources[0].body, size, request.margins)

"""The size and resolution that a model paints for what was asked, and the word where they differ."""

from collections.abc import Mapping

from core.pictures import Operation, PaintParams, Size
from core.providers.catalogue import Model
from core.routing.sizes import (
    SIDES,
    canvas_around,
    fitted,
    named_resolution,
    nearest_ratio,
    ratio_name,
    ratio_of,
    side_of,
    size_for,
)

#: A phrase and the facts that fill it; an empty phrase where nothing was changed.
Notice = tuple[str, Mapping[str, str]]
_NONE: Notice = ("", {})


def shaped(
    model: Model, operation: Operation, params: PaintParams, source: Size | None
) -> tuple[Size, str | None, Notice]:
    """Size, resolution, and a notice where what was asked is not to be had."""
    ratio, mapped = _ratio(model, params.aspect_ratio, source)
    if operation is Operation.UPSCALE and source is not None:
        factor = params.factor or 2
        wanted = Size(width=source.width * factor, height=source.height * factor)
        side = side_of(f"{wanted.width}x{wanted.height}") or 2048
        return fitted(model, wanted), named_resolution(model, side), mapped
    if operation is Operation.OUTPAINT and source is not None:
        asked = ratio_of(params.aspect_ratio) if params.aspect_ratio else None
        canvas = canvas_around(source, asked)
        side = side_of(f"{canvas.width}x{canvas.height}") or 2048
        return fitted(model, canvas), named_resolution(model, side), mapped
    side, resolution, capped = _resolution(model, _asked(model, params.resolution, source))
    if source is not None and params.resolution is None and not model.resolutions:
        return fitted(model, source), resolution, mapped
    return size_for(model, ratio, side), resolution, mapped if mapped[0] else capped


def _ratio(model: Model, asked: str | None, source: Size | None) -> tuple[float, Notice]:
    wanted = (ratio_of(asked) if asked else None) or (source.width / source.height if source else 1.0)
    if not model.ratios and not model.sizes:
        got = max(1 / model.ratio_max, min(model.ratio_max, wanted))
        if asked is None or got == wanted:
            return got, _NONE
        most = f"{model.ratio_max:g}:1" if got > 1 else f"1:{model.ratio_max:g}"
        return got, ("ratio", {"asked_ratio": asked, "painted_ratio": most})
    ratios = model.ratios or tuple(filter(None, map(ratio_name, model.sizes)))
    name = nearest_ratio(wanted, ratios)
    got = ratio_of(name) or 1.0
    near = abs(got - wanted) / wanted < 0.02
    if asked is None or near:
        return got, _NONE
    return got, ("ratio", {"asked_ratio": asked, "painted_ratio": name})


def _asked(model: Model, resolution: str | None, source: Size | None) -> str | None:
    """None where a picture's own usual resolution came along: the operator may have set its side."""
    own = source is not None and model.side_default and resolution == model.resolution_default
    return None if own else resolution


def _resolution(model: Model, asked: str | None) -> tuple[int, str | None, Notice]:
    """The side in pixels and its name; a model that cannot so large says so."""
    side = side_of(asked)
    if side is None:
        name = model.resolution_default if model.resolution_default in model.prices else None
        name = name or next(iter(model.resolutions), None)
        side = model.side_default or SIDES.get(name or "1K", 1024)
        return min(side, model.edge_max), name, _NONE
    name = named_resolution(model, side)
    largest = max((SIDES.get(known, 1024) for known in model.resolutions), default=model.edge_max)
    if name is None or side <= largest * 1.1:
        return min(side, model.edge_max), name, _NONE
    facts = {"asked_resolution": asked or "", "painted_resolution": name}
    return largest, name, ("resolution", facts)

"""How large a picture becomes: from ratios and resolutions as said to sizes as a model takes them."""

from collections.abc import Callable
from math import ceil, floor, gcd, log, sqrt

from core.pictures import Size
from core.providers.catalogue import Model

#: Ratios people say in words.
WORDS = {"portrait": "3:4", "landscape": "4:3", "square": "1:1"}
#: The side of a square of that many pixels.
SIDES = {"512": 512, "1K": 1024, "2K": 2048, "4K": 4096}
SAID = {"hd": 1280, "full hd": 1440, "fhd": 1440, "uhd": 4096}


def side_of(resolution: str | None) -> int | None:
    """The side of a square of that many pixels: "2k", "hd", "1536x1024"; None if unknown."""
    if resolution is None:
        return None
    text = resolution.lower().strip().replace("×", "x")
    width, _, height = text.partition("x")
    if width.strip().isdigit() and height.strip().isdigit():
        return round(sqrt(int(width) * int(height)))
    return SIDES.get(text.upper()) or SAID.get(text)


def ratio_of(text: str) -> float | None:
    """Width by height, bounded to 1:8 … 8:1; None where the words are no ratio."""
    left, _, right = WORDS.get(text, text).replace("/", ":").partition(":")
    try:
        ratio = float(left) / float(right)
    except (ValueError, ZeroDivisionError):
        return None
    return max(1 / 8, min(8.0, ratio)) if ratio > 0 else None


def ratio_name(size: str) -> str:
    """ "1536x1024" as "3:2"; "" for what is not a size."""
    width, _, height = size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        return ""
    common = gcd(int(width), int(height))
    return f"{int(width) // common}:{int(height) // common}"


def nearest_ratio(wanted: float, ratios: tuple[str, ...]) -> str:
    """The one that differs least, by factor: 5:2 becomes 21:9, not 16:9."""
    return min(ratios, key=lambda name: abs(log((ratio_of(name) or 1.0) / wanted)))


def named_resolution(model: Model, side: int) -> str | None:
    """The model's resolution that comes nearest to that side; None where it knows none."""
    if not model.resolutions:
        return None
    return min(model.resolutions, key=lambda name: abs(log(SIDES.get(name, 1024) / side)))


def size_for(model: Model, ratio: float, side: int) -> Size:
    """About ``side`` squared pixels in that ratio, as the model takes them."""
    if model.sizes:
        return min(
            map(_parsed, model.sizes), key=lambda size: abs(log(size.width / size.height / ratio))
        )
    return fitted(model, Size(width=round(side * sqrt(ratio)), height=round(side / sqrt(ratio))))


def fitted(model: Model, size: Size) -> Size:
    """``size`` scaled into the model's bounds, its ratio kept as well as multiples allow."""
    scale = min(1.0, model.edge_max / max(size.width, size.height))
    pixels = size.width * size.height * scale**2
    if model.pixels_max and pixels > model.pixels_max:
        scale *= sqrt(model.pixels_max / pixels)
    if pixels < model.pixels_min:
        scale *= sqrt(model.pixels_min / pixels)
    exact = (size.width * scale, size.height * scale)
    found = _rounded(model, exact, round)
    if model.pixels_max and found.width * found.height > model.pixels_max:
        return _rounded(model, exact, floor)
    if found.width * found.height < model.pixels_min:
        return _rounded(model, exact, ceil)
    return found


def canvas_around(source: Size, ratio: float | None) -> Size:
    """The smallest canvas of that ratio around the picture; half as large again where none was said."""
    if ratio is None:
        return Size(width=round(source.width * 1.5), height=round(source.height * 1.5))
    if ratio > source.width / source.height:
        return Size(width=round(source.height * ratio), height=source.height)
    return Size(width=source.width, height=round(source.width / ratio))


def _rounded(model: Model, exact: tuple[float, float], how: Callable[[float], int]) -> Size:
    step = model.edge_multiple
    largest, least = model.edge_max // step * step, max(step, model.edge_min)
    width, height = (max(least, min(largest, how(edge / step) * step)) for edge in exact)
    longest = [int(edge * model.ratio_max) // step * step for edge in (height, width)]
    return Size(width=min(width, longest[0]), height=min(height, longest[1]))


def _parsed(text: str) -> Size:
    width, _, height = text.partition("x")
    return Size(width=int(width), height=int(height))

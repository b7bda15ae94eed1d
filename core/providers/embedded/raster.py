"""SVG to pixels. The rasteriser holds the interpreter's lock, so it is called for a strip at a time."""

import io
from collections.abc import Callable

import resvg_py
from PIL import Image

#: Pixels of one call: about 10 ms, so that the event loop breathes in between.
STRIP_PIXELS = 32_000
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def rasterised(view: str, drawing: str, width: int, height: int) -> Image.Image:
    """One call: the view box of the drawing in that many pixels, RGBA."""
    document = (
        f'{SVG} {view} width="{width}" height="{height}" preserveAspectRatio="none">{drawing}</svg>'
    )
    body = resvg_py.svg_to_bytes(svg_string=document, skip_system_fonts=True)
    return Image.open(io.BytesIO(body)).convert("RGBA")


Box = tuple[float, float, float, float]
Alive = Callable[[], None]


def in_strips(box: Box, drawing: str, size: tuple[int, int], alive: Alive) -> Image.Image:
    """A whole picture, RGB. ``box`` is x, y, width, height of the drawing; ``alive`` may raise to stop."""
    return _stacked(Image.new("RGB", size), box, drawing, alive)


def layer_in_strips(box: Box, drawing: str, size: tuple[int, int], alive: Alive) -> Image.Image:
    """The same with its transparency, RGBA."""
    return _stacked(Image.new("RGBA", size), box, drawing, alive)


def _stacked(whole: Image.Image, box: Box, drawing: str, alive: Alive) -> Image.Image:
    x, y, across, down = box
    width, height = whole.size
    rows = max(1, STRIP_PIXELS // width)
    for start in range(0, height, rows):
        alive()
        some = min(rows, height - start)
        view = f'viewBox="{x:g} {y + down * start / height:.4f} {across:g} {down * some / height:.4f}"'
        whole.paste(rasterised(view, drawing, width, some).convert(whole.mode), (0, start))
    return whole

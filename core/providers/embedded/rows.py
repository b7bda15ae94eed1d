"""Treatments of large pictures some rows at a time: a long call would hold the interpreter's lock."""

from collections.abc import Callable

from PIL import Image

ROWS = 96

Treatment = Callable[[Image.Image], Image.Image]


def by_rows(
    image: Image.Image, alive: Callable[[], None], margin: int, treatment: Treatment
) -> Image.Image:
    """The treated picture. A treatment that looks around itself is shown ``margin`` more rows on each side.

    ``alive`` is called before each strip and may raise to stop.
    """
    made = []
    for start in range(0, image.height, ROWS):
        alive()
        end = min(image.height, start + ROWS)
        low, high = max(0, start - margin), min(image.height, end + margin)
        strip = treatment(image.crop((0, low, image.width, high)))
        made.append((strip.crop((0, start - low, image.width, end - low)), start))
    whole = Image.new(made[0][0].mode, image.size)
    for strip, start in made:
        whole.paste(strip, (0, start))
    return whole

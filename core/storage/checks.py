"""What every storage asks of a picture before it keeps it: format, measures, a whole decode.

The format is read from the file's own first bytes, never from a name or a header of somebody else's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from PIL import Image, UnidentifiedImageError

from core.errors import PictureRejected
from core.pictures import MediaType, Size

CHUNK = 256 * 1024
BYTES_MAX = 50 * 2**20
PIXELS_MAX = 50_000_000
#: The only decoders that ever see a stranger's file.
DECODERS = ("PNG", "JPEG", "WEBP")
#: All of a JPEG is read, an eighth of its sides unfolded: less work, a sixty-fourth of the memory.
#: Stripes may be one colour then, so that what looks flat is looked at whole.
EIGHTHS = 8
#: By Pillow's name; an MPO is a JPEG with further pictures behind the first.
FORMATS = {
    "PNG": MediaType.PNG,
    "JPEG": MediaType.JPEG,
    "MPO": MediaType.JPEG,
    "WEBP": MediaType.WEBP,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole picture as it was decoded; ``flat`` where all its pixels are one colour.

    ``black``: where that colour is black, whatever shines through.
    """

    media_type: MediaType
    size: Size
    flat: bool
    black: bool


def warm() -> None:
    """Load the decoders at the start: the first picture, and who asked meanwhile, waited for them a
    tenth of a second."""
    Image.preinit()
    import_module("PIL.WebPImagePlugin")


def inspect(source: Path | IO[bytes], pixels_max: int) -> Seen:
    """What a whole picture is; raises `PictureRejected`. Runs in a thread.

    The size is read from the header first, so that a decompression bomb is never decoded.
    """
    seen, small = _looked(source, pixels_max, smaller=EIGHTHS)
    if seen.flat and small:
        seen, _ = _looked(source, pixels_max, smaller=1)
    return seen


def _looked(source: Path | IO[bytes], pixels_max: int, *, smaller: int) -> tuple[Seen, bool]:
    """Decoded to its end, so many times smaller where the format can; and whether it was."""
    with opened(source, pixels_max) as image:
        size = Size(width=image.width, height=image.height)
        image.draft(None, (max(1, size.width // smaller), max(1, size.height // smaller)))
        image.load()
        flat, black = _flat(image)
        seen = Seen(media_type=FORMATS[image.format or ""], size=size, flat=flat, black=black)
        return seen, image.width < size.width


def too_large(bytes_max: int) -> PictureRejected:
    return PictureRejected(PictureRejected.TOO_LARGE, bytes_max=bytes_max)


def _flat(image: Image.Image) -> tuple[bool, bool]:
    """One colour, and that black. A few pixels tell nearly always; else the whole is looked at."""
    few = image.resize((8, 8), Image.Resampling.NEAREST).convert("RGB")
    if few.getcolors(1) is None:
        return False, False
    bands = image.convert("RGBA").getextrema()
    ranges = [(float(low), float(high)) for low, high in bands]  # type: ignore[misc]
    same = all(low == high for low, high in ranges[:3])
    return same and ranges[3][0] == ranges[3][1], same and not any(high for _, high in ranges[:3])


@contextmanager
def opened(source: Path | IO[bytes], pixels_max: int) -> Iterator[Image.Image]:
    """The header is read and its measures are allowed; what Pillow raises becomes our word for it:
    `PictureRejected`."""
    try:
        with Image.open(source, formats=DECODERS) as image:
            if image.width * image.height > pixels_max:
                raise PictureRejected(PictureRejected.TOO_MANY_PIXELS, pixels_max=pixels_max)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRejected(PictureRejected.TOO_MANY_PIXELS, pixels_max=pixels_max) from error
    except UnidentifiedImageError as error:
        raise PictureRejected(PictureRejected.NOT_A_PICTURE) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureRejected(PictureRejected.BROKEN) from error

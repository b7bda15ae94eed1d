"""What every storage asks of a picture before it keeps it: format, measures, whole, no blank.

The format is read from the file's own first bytes, never from a name or a header of somebody else's. A
picture is decoded only where its file does not say by itself that it is whole, or where it may be blank.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from PIL import Image, UnidentifiedImageError

from core.decoding import is_large
from core.errors import PictureRejected
from core.pictures import MediaType, Size
from core.storage import layout
from core.storage.wholeness import pixel_bytes

CHUNK = 256 * 1024
BYTES_MAX = 50 * 2**20
PIXELS_MAX = 50_000_000
#: A WebP is decoded through four copies of its pixels, the others through two: it may have fewer.
WEBP_COST = 2
#: The only decoders that ever see a stranger's file.
DECODERS = ("PNG", "JPEG", "WEBP")
#: All of a JPEG is read, an eighth of its sides unfolded: less work, a sixty-fourth of the memory.
#: Stripes may be one colour then, so that what looks flat is looked at whole.
EIGHTHS = 8
#: A picture of one colour takes less than a byte for so many pixels in every format (JPEG the most: one
#: for 36), as long as it is compressed; a photo takes more than one for eight.
BLANK_PIXELS = 16
#: Of as many bytes in the middle of a compressed photo more than so many differ; where one colour is
#: packed badly or not at all, a few come again and again.
MIDDLE, VARIED = 256, 32
#: What is as small as this is decoded, blank or not: its headers weigh more than its pixels.
SMALL_BYTES = 4096
#: By Pillow's name; an MPO is a JPEG with further pictures behind the first.
FORMATS = {
    "PNG": MediaType.PNG,
    "JPEG": MediaType.JPEG,
    "MPO": MediaType.JPEG,
    "WEBP": MediaType.WEBP,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole picture; ``flat`` where all its pixels are one colour.

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
    return glance(source, pixels_max) or _decoded(source, pixels_max)


def glance(source: Path | IO[bytes], pixels_max: int) -> Seen | None:
    """As `inspect`; None where a large picture has to be decoded, which is done in turn."""
    size, seen = _by_its_file(source, pixels_max)
    if seen is not None or is_large(size.width * size.height):
        return seen
    return _decoded(source, pixels_max)


def _decoded(source: Path | IO[bytes], pixels_max: int) -> Seen:
    seen, small = _looked(source, pixels_max, smaller=EIGHTHS)
    if seen.flat and small:
        seen, _ = _looked(source, pixels_max, smaller=1)
    return seen


def _by_its_file(source: Path | IO[bytes], pixels_max: int) -> tuple[Size, Seen | None]:
    """What a picture is, undecoded; None where that leaves open whether it is whole, or blank."""
    if isinstance(source, Path):
        with source.open("rb", buffering=CHUNK) as file:
            return _by_its_file(file, pixels_max)
    with opened(source, pixels_max) as image:
        kind, size = image.format or "", Size(width=image.width, height=image.height)
    held = pixel_bytes(source)
    if (
        held is None
        or held < max(SMALL_BYTES, size.width * size.height // BLANK_PIXELS)
        or _dull(source)
    ):
        return size, None
    return size, Seen(media_type=FORMATS[kind], size=size, flat=False, black=False)


def _dull(file: IO[bytes]) -> bool:
    file.seek(file.seek(0, io.SEEK_END) // 2)
    return len(set(file.read(MIDDLE))) <= VARIED


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
    # A copy of the largest is 200 MB: only what is neither is converted.
    bands = (image if image.mode in ("RGB", "RGBA") else image.convert("RGBA")).getextrema()
    ranges = [(float(low), float(high)) for low, high in bands]  # type: ignore[misc]
    same = all(low == high for low, high in ranges[:3])
    clear = all(low == high for low, high in ranges[3:])
    return same and clear, same and not any(high for _, high in ranges[:3])


@contextmanager
def opened(source: Path | IO[bytes], pixels_max: int) -> Iterator[Image.Image]:
    """Its parts are counted, the header is read and its measures are allowed; what Pillow raises becomes
    our word for it: `PictureRejected`. The one way in for a file that nobody has looked at before."""
    if isinstance(source, Path):
        with source.open("rb") as file, opened(file, pixels_max) as image:
            yield image
        return
    layout.check(source)
    try:
        with Image.open(source, formats=DECODERS) as image:
            allowed = pixels_max // WEBP_COST if image.format == "WEBP" else pixels_max
            if image.width * image.height > allowed:
                raise PictureRejected(PictureRejected.TOO_MANY_PIXELS, pixels_max=allowed)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRejected(PictureRejected.TOO_MANY_PIXELS, pixels_max=pixels_max) from error
    except UnidentifiedImageError as error:
        raise PictureRejected(PictureRejected.NOT_A_PICTURE) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureRejected(PictureRejected.BROKEN) from error

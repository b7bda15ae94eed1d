"""Pictures as Telegram takes them: its rules for photos, and sheets of several.

A photo may have 10 MB, a width and height of 10,000 together, and a ratio of 20; it is made into
previews there, so a fitting file goes as it is and is never decoded here. Only what breaks a rule
is encoded anew, as JPEG (a PNG costs thirty times as much), in a thread.
"""

import asyncio
import io
import math
from collections.abc import Sequence

from PIL import Image

from core.decoding import apart, pixels_of
from core.pictures import Size

PHOTO_BYTES_MAX = 10 * 1024 * 1024
PHOTO_SIDES_MAX = 10_000
PHOTO_RATIO_MAX = 20
DOCUMENT_BYTES_MAX = 50 * 1024 * 1024
DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024
QUALITIES = (95, 92, 88, 82, 75, 60)
SHEET_SIDE_PX = 2048
SHEET_GAP_PX = 16
CARD = (48, 51, 58)
CARD_SIZE = Size(width=640, height=360)


def fits(size: Size, length: int) -> bool:
    """Whether Telegram takes it as a photo; ``length`` in bytes."""
    longer, shorter = max(size.width, size.height), min(size.width, size.height)
    sides = size.width + size.height <= PHOTO_SIDES_MAX
    return length <= PHOTO_BYTES_MAX and sides and longer <= PHOTO_RATIO_MAX * shorter


async def as_photo(body: bytes, size: Size) -> bytes:
    """The picture itself where it fits, else the best JPEG that does."""
    if fits(size, len(body)):
        return body
    return await apart(size.width * size.height, _fitted, body)


async def sheet(bodies: Sequence[bytes]) -> bytes:
    """A contact sheet of up to ten pictures, numbered in reading order, as JPEG."""
    return await apart(max(map(pixels_of, bodies), default=0), _sheet, bodies)


async def card(size: Size) -> bytes:
    """A plain picture, for a message that can no longer become text."""
    return await asyncio.to_thread(_card, size)


def _fitted(body: bytes) -> bytes:
    with Image.open(io.BytesIO(body)) as opened:
        picture = opened.convert("RGB")
    sides = picture.width + picture.height
    if sides > PHOTO_SIDES_MAX:
        scale = PHOTO_SIDES_MAX / sides
        new = (max(1, math.floor(picture.width * scale)), max(1, math.floor(picture.height * scale)))
        picture = picture.resize(new, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _encoded(_within_ratio(picture))


def _within_ratio(picture: Image.Image) -> Image.Image:
    """A very long strip gets margins: Telegram would refuse it."""
    width, height = picture.size
    new = (
        max(width, math.ceil(height / PHOTO_RATIO_MAX)),
        max(height, math.ceil(width / PHOTO_RATIO_MAX)),
    )
    if new == picture.size:
        return picture
    wider = Image.new("RGB", new, CARD)
    wider.paste(picture, ((new[0] - width) // 2, (new[1] - height) // 2))
    return wider


def _encoded(picture: Image.Image) -> bytes:
    """The highest quality that fits; the last resort is half the size."""
    for quality in QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= PHOTO_BYTES_MAX:
            return out.getvalue()
    half = (picture.width // 2, picture.height // 2)
    return _encoded(picture.resize(half, Image.Resampling.LANCZOS, reducing_gap=2.0))


def _sheet(bodies: Sequence[bytes]) -> bytes:
    columns = math.ceil(math.sqrt(len(bodies)))
    rows = math.ceil(len(bodies) / columns)
    side = (SHEET_SIDE_PX - SHEET_GAP_PX * (columns - 1)) // columns
    thumbs = [_thumb(body, side) for body in bodies]
    height = max(thumb.height for thumb in thumbs)
    width = max(thumb.width for thumb in thumbs)
    whole = (
        columns * width + (columns - 1) * SHEET_GAP_PX, rows * height + (rows - 1) * SHEET_GAP_PX,
    )  # fmt: skip
    paper = Image.new("RGB", whole, "white")
    for number, thumb in enumerate(thumbs):
        row, column = divmod(number, columns)
        corner = (column * (width + SHEET_GAP_PX), row * (height + SHEET_GAP_PX))
        paper.paste(thumb, corner)
        _number(paper, str(number + 1), corner)
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=90)
    return out.getvalue()


def _thumb(body: bytes, side: int) -> Image.Image:
    with Image.open(io.BytesIO(body)) as opened:
        opened.draft("RGB", (side, side))
        thumb = opened.convert("RGB")
    thumb.thumbnail((side, side), reducing_gap=2.0)
    return thumb


def _number(paper: Image.Image, text: str, corner: tuple[int, int]) -> None:
    from PIL import ImageDraw, ImageFont  # a library of fonts, which contact sheets alone need

    draw = ImageDraw.Draw(paper)
    box = (corner[0] + 12, corner[1] + 12, corner[0] + 84, corner[1] + 84)
    draw.rounded_rectangle(box, radius=18, fill=CARD)
    middle = (corner[0] + 48, corner[1] + 48)
    draw.text(middle, text, fill="white", anchor="mm", font=ImageFont.load_default(48))


def _card(size: Size) -> bytes:
    side = max(size.width, size.height, 1)
    scale = 640 / side
    shape = (max(32, round(size.width * scale)), max(32, round(size.height * scale)))
    out = io.BytesIO()
    Image.new("RGB", shape, CARD).save(out, "JPEG", quality=80)
    return out.getvalue()

"""Pictures for tests: real files, each different by its seed, large only where asked."""

import io
import random
import struct
import zlib

from PIL import Image, ImageDraw


def picture(width: int = 64, height: int = 64, *, seed: int = 1, kind: str = "PNG") -> bytes:
    """A flat picture with a few rectangles: small as a file, distinct by ``seed``."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), _colour(chance))
    draw = ImageDraw.Draw(image)
    for _ in range(5):
        left, top = chance.randrange(width), chance.randrange(height)
        draw.rectangle((left, top, left + width // 4, top + height // 4), fill=_colour(chance))
    return as_file(image, kind)


def flat(
    width: int = 64, height: int = 64, colour: str | tuple[int, int, int] = "teal", kind: str = "PNG"
) -> bytes:
    """One colour all over."""
    return as_file(Image.new("RGB", (width, height), colour), kind)


def noise(bytes_about: int, *, seed: int = 1) -> bytes:
    """A PNG of about so many bytes, which no compression makes smaller."""
    side = max(8, int((bytes_about / 3) ** 0.5))
    data = random.Random(seed).randbytes(side * side * 3)
    return as_file(Image.frombytes("RGB", (side, side), data), "PNG")


def photo(bytes_about: int, *, seed: int = 1) -> bytes:
    """A PNG of about so many bytes, as large for its pixels as a photo: a slope under some noise."""
    side = max(8, int((bytes_about / 2) ** 0.5))
    chance = random.Random(seed)
    slope = Image.linear_gradient("L").resize((side, side))
    grains = [Image.frombytes("L", (side, side), chance.randbytes(side * side)) for _ in range(3)]
    bands = [Image.blend(slope, grain, 0.1) for grain in grains]
    return as_file(Image.merge("RGB", bands), "PNG")


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises so many pixels."""
    body = flat()
    header = b"IHDR" + struct.pack(">II", width, height) + body[24:29]
    return body[:12] + header + zlib.crc32(header).to_bytes(4, "big") + body[33:]


def crowded(body: bytes, times: int = 15_000) -> bytes:
    """The same PNG with so many empty chunks of no meaning in it: 180 kB of them, otherwise."""
    chunk = bytes(4) + b"abCd" + zlib.crc32(b"abCd").to_bytes(4, "big")
    return body[:33] + chunk * times + body[33:]


def half_mask(width: int = 64, height: int = 64) -> bytes:
    """Canonical: the left half is 255 (repaint), the right 0 (keep)."""
    image = Image.new("L", (width, height), 0)
    image.paste(255, (0, 0, width // 2, height))
    return as_file(image, "PNG")


def opened(body: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def as_file(image: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def repainted(source: bytes, where: Image.Image, colour: tuple[int, int, int] = (255, 0, 255)) -> bytes:
    """``source`` with ``colour`` where ``where`` (grey) is white: what an obedient painter does."""
    image = opened(source).convert("RGB")
    image.paste(colour, mask=where.convert("L"))
    return as_file(image)


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)

"""A picture file without what it tells of whoever made it; the picture itself stays byte for byte.

Decoding and encoding again would cost half a second for a photo in PNG, and a photo in JPEG its
sharpness. So only the parts of the file that a decoder needs are copied: EXIF, GPS, XMP, comments,
thumbnails, further frames, and whatever follows the picture's end, are left behind.
"""

import re
import struct

from core.storage.layout import parts_max

#: JPEG: frame headers, tables of the coder, quantisation, lines, restarts (ITU-T T.81, table B.1).
_FRAME = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD})
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
#: The application segments that change how pixels look: colour space, profile, Adobe's transform.
_LOOK = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
#: The end of a scan: a marker that is neither a stuffed zero, a restart, nor padding.
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

_PNG = b"\x89PNG\r\n\x1a\n"
#: The chunks of a still picture, and those that say what its numbers look like (PNG, third edition, 11).
_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
})  # fmt: skip

_STILL = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})
#: Bits in the first byte of VP8X: an animation; EXIF and XMP, which are no longer there.
_ANIMATED, _TOLD = 0x02, 0x0C


def without_metadata(body: bytes) -> bytes | None:
    """The same picture in the same format. None where the file is not laid out as expected, or moves:
    it has to be decoded then. Whether the picture itself is whole is not looked at."""
    try:
        if body.startswith(b"\xff\xd8"):
            return _jpeg(body)
        if body.startswith(_PNG):
            return _png(body)
        if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
            return _webp(body)
    except (struct.error, IndexError):
        pass
    return None


def _jpeg(body: bytes) -> bytes | None:
    kept = [body[:2]]
    at = 2
    for _ in range(parts_max(len(body))):
        if body[at] != 0xFF:
            return None
        marker = body[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _END:
            return b"".join([*kept, body[at : at + 2]])
        (length,) = struct.unpack_from(">H", body, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            found = _SCAN_END.search(body, end)
            if found is None:
                return None
            end = found.start()
        elif marker == _START or length < 2:
            return None
        look = _LOOK.get(marker)
        if marker in _FRAME or marker == _SCAN or (look and body.startswith(look, at + 4)):
            kept.append(body[at:end])
        at = end
    return None


def _png(body: bytes) -> bytes | None:
    kept, at = [_PNG], len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", body, at)
        end = at + 12 + length
        if end > len(body):
            return None
        if kind in _CHUNKS:
            kept.append(body[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end


def _webp(body: bytes) -> bytes | None:
    (size,) = struct.unpack_from("<I", body, 4)
    kept, at, stop = [b"WEBP"], 12, 8 + size
    while at < stop:
        kind, length = struct.unpack_from("<4sI", body, at)
        end = at + 8 + length + length % 2
        if end > len(body):
            return None
        if kind == b"VP8X":
            flags = body[at + 8]
            if flags & _ANIMATED:
                return None
            kept.append(body[at : at + 8] + bytes([flags & ~_TOLD]) + body[at + 9 : end])
        elif kind in _STILL:
            kept.append(body[at:end])
        at = end
    inside = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside

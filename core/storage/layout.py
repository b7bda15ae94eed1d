"""What a picture's file may be made of, looked at before any decoder sees it.

Decoders read what stands around the pixels piece by piece: five million empty comments are a file of
20 MB, and half a minute. Here the pieces are walked once, and given up as soon as they are too many.
"""

import io
import re
import struct
from typing import IO

from core.errors import PictureRejected

#: Parts that any file may have, and bytes for which it may have one more: encoders cut pixels into
#: pieces of 4 KiB and more, and an ICC profile comes in 255 at most.
PARTS_FREE, PART_BYTES = 1024, 1024
#: Of a JPEG, before its pixels: a decoder joins what a camera wrote, and copies all of it each time.
HEAD_BYTES_MAX = 8 * 2**20
#: Of a JPEG that comes clearer and clearer: ten are usual, and each is a pass over all of its pixels.
SCANS_MAX = 32
#: Padding and stray bytes in front of one part of a JPEG: decoders go over them one by one.
STRAY_MAX = 64

_PNG = b"\x89PNG\r\n\x1a\n"
#: JPEG (ITU-T T.81, B.1): start and end of a picture, a scan; markers without a length.
_START, _END, _SCAN = b"\xff\xd8", 0xD9, 0xDA
_BARE = frozenset({0x01, *range(0xD0, 0xDA)})
_MARKER = re.compile(rb"\xff[^\x00\xff]")
#: Inside of a scan a restart is no end.
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PIECE = 2**20


def parts_max(length: int) -> int:
    """How many parts a file of so many bytes may have."""
    return PARTS_FREE + length // PART_BYTES


def check(file: IO[bytes]) -> None:
    """Raises `PictureRejected` for a file in too many parts; leaves it at its beginning.

    What is no picture, or is broken, is left to whoever reads it next.
    """
    length = file.seek(0, io.SEEK_END)
    file.seek(0)
    first = file.read(12)
    try:
        if first.startswith(_PNG):
            _chunks(file, len(_PNG), length)
        elif first.startswith(_START):
            _segments(file, length)
        elif first[:4] == b"RIFF" and first[8:] == b"WEBP":
            _riff(file, length)
    except struct.error:
        pass  # it ends in the middle of a part
    file.seek(0)


def _chunks(file: IO[bytes], at: int, length: int) -> None:
    """Of a PNG: length, type, data, checksum."""
    for _ in range(parts_max(length)):
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        at += 12 + size
        if kind == b"IEND" or at >= length:
            return
    raise _intricate()


def _riff(file: IO[bytes], length: int) -> None:
    """Of a WebP: type, length, data, and a byte more where that is odd."""
    at = 12
    for _ in range(parts_max(length)):
        file.seek(at)
        _, size = struct.unpack("<4sI", file.read(8))
        at += 8 + size + size % 2
        if at >= length:
            return
    raise _intricate()


def _segments(file: IO[bytes], length: int) -> None:
    """Of a JPEG, up to its first scan; then how many scans there are."""
    at = len(_START)
    for _ in range(parts_max(length)):
        if at > HEAD_BYTES_MAX:
            break
        file.seek(at)
        head = file.read(STRAY_MAX + 4)
        found = _MARKER.search(head)
        if found is None:
            if len(head) < STRAY_MAX:
                return
            break
        at += found.end()
        marker = head[found.end() - 1]
        if marker in _BARE:
            continue
        if marker == _SCAN:
            return _scans(file, at, length)
        file.seek(at)
        (size,) = struct.unpack(">H", file.read(2))
        at += max(2, size)
    raise _intricate()


def _scans(file: IO[bytes], at: int, length: int) -> None:
    """Their marker is looked for; only where it is seen often (a film behind the photo has it by chance,
    too) the first picture's parts are followed to its end."""
    file.seek(at)
    seen, last = 1, b""
    while piece := file.read(_PIECE):
        seen += (last + piece).count(b"\xff\xda")
        last = piece[-1:]
    if seen <= SCANS_MAX:
        return
    file.seek(at)
    rest, at, scans = file.read(), 0, 1
    for _ in range(parts_max(length)):
        found = _SCAN_END.search(rest, at)
        if found is None or rest[found.end() - 1] == _END:
            return
        at = found.end()
        scans += rest[at - 1] == _SCAN
        if scans > SCANS_MAX:
            break
        at += max(2, *struct.unpack_from(">H", rest, at)) if rest[at - 1] not in _BARE else 0
    raise _intricate()


def _intricate() -> PictureRejected:
    return PictureRejected(PictureRejected.INTRICATE)

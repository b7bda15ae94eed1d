"""Cuts pictures in base64 out of JSON as it streams in, and decodes them on the way.

A body and its decoded picture are never in memory together; what is left of the JSON is small and
parsed as JSON ought to be. Which strings are pictures is said by their keys.
"""

import binascii
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pybase64

#: Base64 characters that are decoded together: fewer wait for more.
PIECE = 64 * 1024
#: JSON without its pictures is small; more than this is not the answer of a painter.
REST_MAX = 2**20
_STOP = re.compile(rb'["\\]')
_DATA_URL = re.compile(rb"data:[\w/+.\-]{0,80}(?:;[\w=\-]{0,40}){0,4};base64,")
_DATA_URL_MAX = 256


class NotAsExpected(ValueError):
    """The bytes are not JSON, or a picture in them is not base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes of the ``index``-th picture of the document, decoded, in order; first an empty piece.

    ``key`` is the one it stands under.
    """

    index: int
    key: str = ""
    data: bytes = field(repr=False)


class Cutter:
    """One JSON document, fed in chunks of any size.

    Strings under one of ``keys`` (also in a list under it) come out of `feed` decoded; in `document`
    they are replaced by `placeholder(index)`. Escaped characters, data URLs, and spaces in the
    base64 are understood; anything else raises `NotAsExpected`.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(key.encode() for key in keys)
        self._rest = bytearray()
        self._open: list[int] = []
        self._key = b""
        self._is_value = True
        self._string_start = -1
        self._escaped = False
        self._cut: _Base64 | None = None
        self.pictures = 0

    @property
    def cutting(self) -> bool:
        """Whether the bytes to come are inside a picture."""
        return self._cut is not None

    @property
    def so_far(self) -> bytes:
        """The document as far as it was read, without its pictures."""
        return bytes(self._rest)

    def feed(self, data: bytes) -> Iterator[Piece]:
        at = 0
        while at < len(data):
            if self._cut is not None:
                at, pieces = self._in_picture(self._cut, data, at)
                yield from pieces
            elif self._string_start >= 0:
                at = self._in_string(data, at)
            else:
                at = self._between(data, at)
                if self._cut is not None:
                    yield Piece(index=self.pictures, key=self._key.decode(), data=b"")
            if len(self._rest) > REST_MAX:
                raise NotAsExpected("more JSON than an answer has")

    def document(self) -> object:
        """The whole, parsed; raises `NotAsExpected` where it is torn or no JSON."""
        if self.cutting:
            raise NotAsExpected("torn inside a picture")
        try:
            parsed: object = json.loads(bytes(self._rest))
        except (ValueError, RecursionError) as error:
            raise NotAsExpected("not JSON") from error
        return parsed

    def _between(self, data: bytes, at: int) -> int:
        quote = data.find(b'"', at)
        end = len(data) if quote < 0 else quote
        for char in data[at:end]:
            self._structure(char)
        self._rest += data[at:end]
        if quote < 0:
            return end
        if self._is_value and self._key in self._keys:
            self._rest += json.dumps(placeholder(self.pictures)).encode()
            self._cut = _Base64()
        else:
            self._string_start = len(self._rest)
            self._rest += b'"'
        return quote + 1

    def _structure(self, char: int) -> None:
        if char in b"{[":
            self._open.append(char)
            self._is_value = char == ord("[")
        elif char in b"}]" and self._open:
            self._open.pop()
        elif char == ord(":"):
            self._is_value = True
        elif char == ord(","):
            self._is_value = not self._open or self._open[-1] == ord("[")

    def _in_string(self, data: bytes, at: int) -> int:
        if self._escaped:
            self._rest += data[at : at + 1]
            self._escaped = False
            return at + 1
        stop = _STOP.search(data, at)
        if stop is None:
            self._rest += data[at:]
            return len(data)
        self._rest += data[at : stop.end()]
        if stop.group() == b"\\":
            self._escaped = True
        else:
            if not self._is_value:
                self._key = bytes(self._rest[self._string_start + 1 : -1])
            self._string_start = -1
        return stop.end()

    def _in_picture(self, cut: "_Base64", data: bytes, at: int) -> tuple[int, list[Piece]]:
        quote, found = -1, cut.feed_plain(data, at, len(data))
        if found is None:
            quote = data.find(b'"', at)
            found = cut.feed(data, at, len(data) if quote < 0 else quote)
        if quote >= 0:
            found += cut.finish()
            self._cut = None
        key = self._key.decode()
        pieces = [Piece(index=self.pictures, key=key, data=piece) for piece in found if piece]
        if quote < 0:
            return len(data), pieces
        self.pictures += 1
        return quote + 1, pieces


class _Base64:
    """The characters of one string on their way to bytes."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._head_seen = False

    def feed(self, data: bytes, start: int, end: int) -> list[bytes]:
        """The characters from ``start`` to ``end``, of which as few as can be are copied."""
        found = self.feed_plain(data, start, end)
        if found is None:
            self._waiting += memoryview(data)[start:end]
            found = self._decoded(last=False) if len(self._waiting) >= PIECE else []
        return found

    def feed_plain(self, data: bytes, start: int, end: int) -> list[bytes] | None:
        """As `feed`; None where that is little, or more than base64, and then nothing was done. To look
        for quotes and escapes beforehand is to read all of it three times.

        What waits is made up to a multiple of four; what follows is decoded as it lies there.
        """
        if not self._head_seen or len(self._waiting) + end - start < PIECE:
            return None
        begin = start + -len(self._waiting) % 4
        stop = end - (end - begin) % 4
        rest = data[stop:end]
        if _STOP.search(rest):
            return None
        try:
            found = [_decode(self._waiting + data[start:begin]), _decode(memoryview(data)[begin:stop])]
        except NotAsExpected:
            return None
        self._waiting = bytearray(rest)
        return found

    def finish(self) -> list[bytes]:
        return self._decoded(last=True)

    def _decoded(self, *, last: bool) -> list[bytes]:
        text: bytes | bytearray = self._waiting
        kept = b""
        if not self._head_seen:
            head = _DATA_URL.match(text[:_DATA_URL_MAX].replace(b"\\/", b"/"))
            if head:
                text = text.replace(b"\\/", b"/", text[:_DATA_URL_MAX].count(b"\\/"))[head.end() :]
            self._head_seen = True
        if b"\\" in text:
            text, kept = _unescaped(bytes(text), last=last)
        usable = len(text) if last else len(text) // 4 * 4
        self._waiting = bytearray(text[usable:] + kept)
        return [_decode(memoryview(text)[:usable])]


def placeholder(index: int) -> str:
    """What stands in the document for a picture: no JSON of a painter holds a NUL."""
    return f"\x00{index}"


def index_of(text: str | None) -> int | None:
    """The index of the picture that ``text`` stands for, or None where it is a text of its own."""
    return int(text[1:]) if text and text[0] == "\x00" and text[1:].isdigit() else None


def decode(text: str) -> bytes:
    """A whole picture in base64, with or without a data URL's head; raises `NotAsExpected`."""
    cut = _Base64()
    characters = text.encode()
    return b"".join([*cut.feed(characters, 0, len(characters)), *cut.finish()])


def encode(body: bytes) -> str:
    return pybase64.b64encode(body).decode("ascii")


def data_url(media_type: str, body: bytes) -> str:
    return f"data:{media_type};base64,{encode(body)}"


def _decode(text: memoryview | bytearray) -> bytes:
    try:
        return pybase64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAsExpected("not base64") from error


def _unescaped(text: bytes, *, last: bool) -> tuple[bytes, bytes]:
    r"""Some servers escape "/" or "+", or break lines. A "\u" cut in half waits for the rest."""
    kept = b""
    tail = text.rfind(b"\\")
    if not last and tail > len(text) - 6:
        # A run of backslashes is no base64; the parse below refuses it.
        text, kept = text[:tail], text[tail:]
    try:
        plain = json.loads(b'"' + text + b'"')
        return "".join(plain.split()).encode("ascii"), kept
    except (ValueError, UnicodeEncodeError) as error:
        raise NotAsExpected("not base64") from error

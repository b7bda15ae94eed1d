"""Server-sent events whose data is JSON with pictures in it, cut and decoded as they stream in."""

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass

from core.providers.base64_stream import Cutter, Piece

_FIELD_MAX = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A whole event: its name ("" where it has none) and its data, None where that was no JSON."""

    name: str
    document: object
    pictures: int


class EventCutter:
    """Feed it bytes of a stream; pieces of pictures come out, and behind them their event.

    While pieces come, `is_about` tells what the unfinished event is.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = keys
        self._line = bytearray()
        self._in_data = False
        self._fresh()

    def is_about(self, word: str) -> bool:
        """Whether the event's name, or its ``type`` as far as it was read, ends so."""
        return self._name.endswith(word) or f'{word}"'.encode() in self._data.so_far

    def feed(self, chunk: bytes) -> Iterator[Piece | Event]:
        at = 0
        while at < len(chunk):
            end = chunk.find(b"\n", at)
            part = chunk[at : end if end >= 0 else len(chunk)]
            yield from self._part(part)
            if end < 0:
                return
            yield from self._line_ended()
            at = end + 1

    def _part(self, part: bytes) -> Iterator[Piece]:
        if not self._in_data:
            self._line += part
            if not self._line.startswith(b"data:"):
                self._line = self._line[: _FIELD_MAX * 4]
                return
            self._in_data, part = True, bytes(self._line[5:])
        self._seen = True
        yield from self._data.feed(part.rstrip(b"\r") if part.endswith(b"\r") else part)

    def _line_ended(self) -> Iterator[Event]:
        line, self._line = self._line.rstrip(b"\r"), bytearray()
        if self._in_data:
            self._in_data = False
        elif line.startswith(b"event:"):
            self._name = line[6:].decode("utf-8", "replace").strip()
        elif not line and self._seen:
            yield Event(name=self._name, document=_parsed(self._data), pictures=self._data.pictures)
            self._fresh()
        elif not line:
            self._fresh()

    def _fresh(self) -> None:
        self._name = ""
        self._data = Cutter(self._keys)
        self._seen = False


def _parsed(data: Cutter) -> object:
    """None for what is no JSON, such as OpenRouter's ``[DONE]``."""
    try:
        return data.document()
    except ValueError:
        return None


async def tokens_of(
    chunks: AsyncIterator[bytes], keys: Collection[str], *, stream: bool
) -> AsyncIterator[Piece | Event]:
    """Pieces and events of an answer; one that is plain JSON is a single nameless event.

    Raises `NotAsExpected` where JSON is torn or a picture is no base64.
    """
    if not stream:
        cutter = Cutter(keys)
        async for chunk in chunks:
            for piece in cutter.feed(chunk):
                yield piece
        yield Event(name="", document=cutter.document(), pictures=cutter.pictures)
        return
    events = EventCutter(keys)
    async for chunk in chunks:
        for token in events.feed(chunk):
            yield token
    for token in events.feed(b"\n\n"):  # the last event may lack its blank line
        yield token

"""Pictures that were just written, for the one that reads them next: mostly the chat they go to.

Reading a picture of 2 MB back from the disk costs a hop into a thread and more than hashing it does.
"""

from collections.abc import Sequence

from core.pictures import BlobKey

#: What is held at most, in bytes, and of one picture: four of 2 MB, as many as are finished at a time.
HELD_MAX = 8 * 2**20
ONE_MAX = HELD_MAX // 2
#: A picture that comes in more pieces than this is not held: each piece takes memory of its own.
PIECES_MAX = 1024


class Fresh:
    """Each is given out once; the oldest go when there are too many. Their files stand already."""

    def __init__(self) -> None:
        self._held: dict[BlobKey, Sequence[bytes]] = {}
        self._lengths: dict[BlobKey, int] = {}

    def keep(self, key: BlobKey, pieces: Sequence[bytes]) -> None:
        self.drop(key)
        if not pieces:
            return
        self._held[key], self._lengths[key] = pieces, sum(map(len, pieces))
        while sum(self._lengths.values()) > HELD_MAX:
            self.drop(next(iter(self._held)))

    def take(self, key: BlobKey) -> bytes | None:
        pieces = self._held.get(key)
        self.drop(key)
        return None if pieces is None else b"".join(pieces)

    def drop(self, key: BlobKey) -> None:
        self._held.pop(key, None)
        self._lengths.pop(key, None)


class Pieces:
    """What is written of one picture, as long as it is small enough to be kept."""

    def __init__(self) -> None:
        self.all: list[bytes] = []
        self._length = 0

    def add(self, piece: bytes, length: int) -> None:
        self._length += length
        if self._length <= ONE_MAX and len(self.all) < PIECES_MAX:
            self.all.append(piece)
        else:
            self.all.clear()
            self._length = ONE_MAX + 1

"""Pictures that were just written, for the one that reads them next: mostly the chat they go to.

Reading a picture of 2 MB back from the disk costs a hop into a thread and more than hashing it does.
"""

from core.pictures import BlobKey

#: What is held at most, in bytes: eight pictures of 2 MB, four on their way to the disk and as many to a
#: chat. One that had to make room is read back from the disk.
HELD_MAX = 16 * 2**20
#: And of one picture.
ONE_MAX = 4 * 2**20


class Fresh:
    """Each is given out once; the oldest go when there are too many. Their files stand already."""

    def __init__(self) -> None:
        self._held: dict[BlobKey, bytes] = {}

    def keep(self, key: BlobKey, body: bytes) -> None:
        self.drop(key)
        if body:
            self._held[key] = body
        while sum(map(len, self._held.values())) > HELD_MAX:
            self.drop(next(iter(self._held)))

    def take(self, key: BlobKey) -> bytes | None:
        return self._held.pop(key, None)

    def drop(self, key: BlobKey) -> None:
        self._held.pop(key, None)

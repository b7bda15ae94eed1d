"""Pictures that were uploaded and not sent yet: the page names them, and only their own person's."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence

from core.conversation import Attachment, PersonId, ThreadKey
from core.doors import Door

#: Uploads that nobody sends are forgotten, the oldest first.
WAITING_MAX = 256


class Uploads:
    """The page cannot name a picture that it did not upload itself."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._waiting: OrderedDict[tuple[str, str], Attachment] = OrderedDict()

    async def store(self, person: str, thread: str, body: AsyncIterator[bytes]) -> Attachment:
        """Raises `PictureRejected`."""
        attachment = await self._door.upload(
            PersonId(f"local:{person}"), ThreadKey(f"local:{thread}"), body
        )
        self._waiting[person, attachment.picture] = attachment
        while len(self._waiting) > WAITING_MAX:
            self._waiting.popitem(last=False)
        return attachment

    def taken(self, person: str, names: Sequence[str]) -> tuple[Attachment, ...]:
        """Kept until they are overtaken: a message that is sent twice has its pictures twice."""
        found = (self._waiting.get((person, name)) for name in names)
        return tuple(attachment for attachment in found if attachment is not None)

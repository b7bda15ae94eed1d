"""The link to the page where a mask is painted: one person, one picture, one hour."""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.conversation import PersonId, ThreadKey
from core.errors import LinkRefused
from core.ids import new_id
from core.pictures import PictureId
from core.ports import Clock

if TYPE_CHECKING:
    from itsdangerous import URLSafeSerializer

# Few processes ever sign a link: what signs is read in for the first one.

TTL_MS = 3_600_000
#: Under which the page is served.
PATH = "/mask"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskLink:
    """``message``: where the picture stands in ``thread``. ``nonce``: used once, before ``until_ms``."""

    nonce: str
    person: PersonId
    thread: ThreadKey
    picture: PictureId
    message: str
    locale: str
    until_ms: int


class MaskLinks:
    """``secret`` is that of links to pictures; the salt keeps one kind from passing for the other."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock

    @cached_property
    def _serializer(self) -> "URLSafeSerializer":
        from itsdangerous import URLSafeSerializer

        return URLSafeSerializer(self._secret, salt="mask-link")

    def sign(
        self, person: PersonId, thread: ThreadKey, picture: PictureId, *, message: str, locale: str
    ) -> str:
        link = MaskLink(
            nonce=new_id(), person=person, thread=thread, picture=picture, message=message,
            locale=locale, until_ms=self._clock.now_ms() + TTL_MS,
        )  # fmt: skip
        return str(self._serializer.dumps(list(asdict(link).values())))

    def check(self, token: str) -> MaskLink:
        """Raises `LinkRefused` for a tampered or expired token."""
        from itsdangerous import BadSignature

        try:
            nonce, person, thread, picture, message, locale, until_ms = self._serializer.loads(token)
        except (BadSignature, ValueError) as error:
            raise LinkRefused("mask link refused") from error
        if self._clock.now_ms() >= until_ms:
            raise LinkRefused("mask link expired")
        return MaskLink(
            nonce=nonce, person=PersonId(person), thread=ThreadKey(thread), picture=PictureId(picture),
            message=message, locale=locale, until_ms=until_ms,
        )  # fmt: skip

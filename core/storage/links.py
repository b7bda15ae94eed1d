"""Time-limited links to stored pictures, signed, checked in constant time."""

from functools import cached_property
from typing import TYPE_CHECKING

from core.errors import LinkRefused
from core.pictures import BlobKey

if TYPE_CHECKING:
    from itsdangerous import URLSafeTimedSerializer

# Few processes ever sign a link: what signs is read in for the first one.


class SignedLinks:
    """Implements `core.ports.Links`. ``secret`` must survive restarts, or old links die with it."""

    def __init__(self, secret: str, *, ttl_s: int = 3600) -> None:
        self._secret = secret
        self._ttl_s = ttl_s

    @cached_property
    def _serializer(self) -> "URLSafeTimedSerializer":
        from itsdangerous import URLSafeTimedSerializer

        return URLSafeTimedSerializer(self._secret, salt="picture-link")

    def sign(self, key: BlobKey) -> str:
        return str(self._serializer.dumps(key))

    def check(self, token: str) -> BlobKey:
        from itsdangerous import BadSignature

        try:
            return BlobKey(str(self._serializer.loads(token, max_age=self._ttl_s)))
        except BadSignature as error:
            raise LinkRefused("link refused") from error

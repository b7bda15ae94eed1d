"""Time-limited links to stored pictures, signed, checked in constant time."""

from itsdangerous import BadSignature, URLSafeTimedSerializer

from core.errors import LinkRefused
from core.pictures import BlobKey


class SignedLinks:
    """Implements `core.ports.Links`. ``secret`` must survive restarts, or old links die with it."""

    def __init__(self, secret: str, *, ttl_s: int = 3600) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="picture-link")
        self._ttl_s = ttl_s

    def sign(self, key: BlobKey) -> str:
        return str(self._serializer.dumps(key))

    def check(self, token: str) -> BlobKey:
        try:
            return BlobKey(str(self._serializer.loads(token, max_age=self._ttl_s)))
        except BadSignature as error:
            raise LinkRefused("link refused") from error

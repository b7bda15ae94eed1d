"""A picture that an answer names: by an address, a data URL, or its own base64."""

from collections.abc import AsyncIterator

from core.errors import ProviderErrorKind
from core.providers.base64_stream import NotAsExpected, decode
from core.providers.http import Api


async def fetched(api: Api, address: str) -> AsyncIterator[bytes]:
    """Its bytes; raises `ProviderError` where it breaks off or is no picture's name."""
    if "://" in address[:10]:
        async for chunk in api.download(address):
            yield chunk
        return
    try:
        yield decode(address)
    except NotAsExpected as error:
        raise api.error(ProviderErrorKind.PROVIDER_BUG, str(error)) from error

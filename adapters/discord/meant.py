"""What a wish is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.discord.incoming import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Pictures to fetch, and the message of ours that it belongs to."""

    pictures: Sequence[Found] = ()
    reply_to: int | None = None

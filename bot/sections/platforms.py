"""The sections `[web]`, `[telegram]` and `[discord]`: where people talk with the bot."""

from typing import Annotated, Literal

from msgspec import Meta, field

from bot.sections.part import Part, check_networks, secret_of
from core.checked import AtLeastOne, Natural, Positive
from core.secret import Secret


class WebSettings(Part, frozen=True, kw_only=True):
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 0
    public_url: str = ""
    link_ttl_s: AtLeastOne = 3600
    connections_max: AtLeastOne = 512
    address_connections_max: AtLeastOne = 64
    request_s: Positive = 30.0
    proxies: list[str] = field(default_factory=lambda: ["127.0.0.0/8", "::1/128"])

    def __post_init__(self) -> None:
        check_networks("proxies", self.proxies)


class TelegramSettings(Part, frozen=True, kw_only=True):
    """``webhook``: Telegram calls `web.public_url` instead of being polled."""

    token: Secret = Secret()
    token_file: str = ""
    api_base: str = "https://api.telegram.org"
    file_base: str = ""
    webhook: bool = False
    storage_chat: int = 0
    operators: list[int] = []
    per_second: Natural = 28
    private_writes: Natural = 3
    group_writes: Natural = 19
    upload_s: Positive = 120.0
    done_after_s: Natural = 60

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Telegram is not set up."""
        return secret_of(self.token, self.token_file, "telegram.token_file")


class DiscordSettings(Part, frozen=True, kw_only=True):
    """``api_base`` and ``gateway`` are set together; ``operator_guild`` is a server's id, 0 for none."""

    token: Secret = Secret()
    token_file: str = ""
    api_base: str = ""
    gateway: str = ""
    shard_ids: list[int] = []
    shard_count: Natural = 0
    operator_guild: int = 0
    operators: list[int] = []
    listen: list[int] = []
    notify: Literal["never", "long", "always"] = "long"
    channel_writes: Natural = 5

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Discord is not set up."""
        return secret_of(self.token, self.token_file, "discord.token_file")

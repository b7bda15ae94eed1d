"""The sections `[web]`, `[telegram]` and `[discord]`: where people talk with the bot."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bot.sections.part import Part, networks, secret_of


class WebSettings(Part):
    host: str = "127.0.0.1"
    port: int = Field(default=0, ge=0, le=65535)
    public_url: str = ""
    link_ttl_s: int = Field(default=3600, ge=1)
    connections_max: int = Field(default=512, ge=1)
    address_connections_max: int = Field(default=64, ge=1)
    request_s: float = Field(default=30.0, gt=0)
    proxies: Annotated[list[str], AfterValidator(networks)] = ["127.0.0.0/8", "::1/128"]


class TelegramSettings(Part):
    """``webhook``: Telegram calls `web.public_url` instead of being polled."""

    token: str = Field(default="", repr=False)
    token_file: str = ""
    api_base: str = "https://api.telegram.org"
    file_base: str = ""
    webhook: bool = False
    storage_chat: int = 0
    operators: list[int] = []
    per_second: int = Field(default=28, ge=0)
    private_writes: int = Field(default=3, ge=0)
    group_writes: int = Field(default=19, ge=0)
    upload_s: float = Field(default=120.0, gt=0)
    done_after_s: int = Field(default=60, ge=0)

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Telegram is not set up."""
        return secret_of(self.token, self.token_file, "telegram.token_file")


class DiscordSettings(Part):
    """``api_base`` and ``gateway`` are set together; ``operator_guild`` is a server's id, 0 for none."""

    token: str = Field(default="", repr=False)
    token_file: str = ""
    api_base: str = ""
    gateway: str = ""
    shard_ids: list[int] = []
    shard_count: int = Field(default=0, ge=0)
    operator_guild: int = 0
    operators: list[int] = []
    listen: list[int] = []
    notify: Literal["never", "long", "always"] = "long"
    channel_writes: int = Field(default=5, ge=0)

    def secret_token(self) -> str:
        """The token, from its file where one is named; "" where Discord is not set up."""
        return secret_of(self.token, self.token_file, "discord.token_file")

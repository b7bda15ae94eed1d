"""What one process does: all of it, or a share beside other processes on the same store."""

from enum import StrEnum


class Role(StrEnum):
    """Named by `run --roles`; the default is all that is configured."""

    DISCORD = "discord"
    TELEGRAM = "telegram"
    WORKER = "worker"
    SCHEDULER = "scheduler"
    WEB = "web"
    #: The chat in the terminal and its page; `chat` and `try` only.
    LOCAL = "local"


ALL = frozenset({Role.DISCORD, Role.TELEGRAM, Role.WORKER, Role.SCHEDULER, Role.WEB})
LOCAL_PROFILE = frozenset({Role.LOCAL, Role.WORKER, Role.SCHEDULER, Role.WEB})

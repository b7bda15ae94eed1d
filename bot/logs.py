"""One JSON line per event on stderr, also of the libraries. Prompts and secrets are not in it."""

import logging
import os
import re
import sys
from typing import Final

import structlog
from structlog.typing import EventDict, WrappedLogger

#: Beyond the host an address may be a secret itself: a webhook's, a file's with the bot's token, an
#: interaction's, a signed picture's. Who was asked is enough to know.
ADDRESS: Final = re.compile(r"(https?://)(?:[^\s/?#'\"@]*@)?([^\s/?#'\"<>)]+)[/?#][^\s'\"<>)]*")
#: Keys as their makers shape them: Telegram's, in Authorization, OpenAI's, Replicate's, webhooks'.
KEYS: Final = re.compile(
    r"\b\d{6,12}:[\w-]{30,}|(?<=Bearer )[\w.~+/=-]{8,}|(?<=Bot )[\w.-]{50,}"
    r"|\b(?:sk|r8|whsec)[-_][\w-]{16,}"
)


def log_to_stderr(default: str = "WARNING") -> None:
    """At the level of PENTIMENTO_LOG, else at ``default``: warnings only, as somebody may be chatting.

    httpx logs whole URLs at INFO, and Telegram's carry the bot's token: it stays below.
    """
    level = os.environ.get("PENTIMENTO_LOG", default).upper()
    for name in ("httpx", "httpcore", "discord", "telegram", "apscheduler", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger().handlers = [OfLibraries()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            without_secrets,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )


def without_secrets(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """What exceptions of libraries tell of addresses and keys is cut, wherever it stands."""
    return {name: _told(value) if isinstance(value, str) else value for name, value in event.items()}


def _told(text: str) -> str:
    return KEYS.sub("…", ADDRESS.sub(r"\1\2/…", text))


class OfLibraries(logging.Handler):
    """What libraries log, as a line of ours: they name addresses with whatever stands in them."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger()
        log.log(
            record.levelno,
            "library",
            name=record.name,
            detail=record.getMessage(),
            exc_info=record.exc_info,
        )

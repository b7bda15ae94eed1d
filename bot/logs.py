"""One JSON line per event on stderr. Prompts and secrets are not in INFO."""

import logging
import os
import sys

import structlog


def log_to_stderr(default: str = "WARNING") -> None:
    """At the level of PENTIMENTO_LOG, else at ``default``: warnings only, as somebody may be chatting.

    httpx logs whole URLs at INFO, and Telegram's carry the bot's token: it stays below.
    """
    level = os.environ.get("PENTIMENTO_LOG", default).upper()
    for name in ("httpx", "httpcore", "discord", "telegram", "apscheduler", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )

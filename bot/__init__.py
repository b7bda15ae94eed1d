"""The process: command line, configuration, wiring, life cycle."""

import os

from bot.lean import collect_rarely, left_out

collect_rarely()

# We have none: pydantic would look for them in what every installed package says of itself, for 14 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# structlog would colour tracebacks with rich, and httpx has a command line of its own: 7 MiB and 60 ms
# of every process, which logs JSON and calls no such command. The chat in the terminal imports rich.
with left_out("rich", "click", "pygments", "greenlet"):
    import httpx as httpx
    import structlog as structlog

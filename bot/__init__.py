"""The process: command line, configuration, wiring, life cycle."""

from bot.lean import collect_rarely, left_out

collect_rarely()

# structlog would colour tracebacks with rich, and httpx has a command line of its own: 7 MiB and 60 ms
# of every process, which logs JSON and calls no such command. The chat in the terminal imports rich.
with left_out("rich", "click", "pygments", "greenlet"):
    import httpx as httpx
    import structlog as structlog

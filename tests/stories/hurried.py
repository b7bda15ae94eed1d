"""`python -m bot` that waits a tenth of the time for jobs that run as it is stopped."""

from bot import lifecycle
from bot.cli import main

if __name__ == "__main__":
    lifecycle.DRAIN_S /= 10
    main()

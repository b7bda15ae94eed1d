"""`python -m bot` is `pentimento`."""

from bot.cli import main

main()

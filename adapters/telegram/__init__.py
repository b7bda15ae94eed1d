"""Telegram, through python-telegram-bot's Bot, types and errors; intake and pacing are our own.

What the rooms here live with: a message id is unique only within its chat; text becomes a photo by
an edit but a photo never becomes text; there is no idempotency key for sends, while edits may be
repeated; updates are confirmed by asking for later ones; edits and sends share one flood limit per
chat; an unchanged edit is an error; errors are told apart by their English text.
"""

import os

# The library's coming habit: without it, reading `RetryAfter.retry_after` warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

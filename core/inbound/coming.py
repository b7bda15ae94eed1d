"""Words about a picture that is still being painted."""

import re

from core.conversation import CHANGING, Context, Incoming, Understanding


def still_comes(incoming: Incoming, context: Context, meant: Understanding) -> bool:
    """Whether the words change what is still being painted: nothing else is changed for it, and paid.

    A picture that is named, replied to or given is meant itself.
    """
    job = next((one for one in context.jobs if one.id == context.coming), None)
    if job is None or not context.pictures or meant.intent not in CHANGING:
        return False
    if context.reply_to or context.attachments or incoming.options.target or incoming.mask:
        return False
    said, newest = _long_words(incoming.text), context.newest
    named = said & _long_words(newest.prompt) - _long_words(job.prompt)
    return not named and meant.slots.target in (None, newest.id)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}

"""Words about a picture that is still to come: being painted, or waiting itself for another."""

import re
from dataclasses import replace

from core.conversation import CHANGING, Context, Incoming, Outcome, ThreadPicture, Understanding
from core.ports import Understander


def awaited(incoming: Incoming, context: Context, meant: Understanding) -> str | None:
    """The status of the request whose picture the words change, where that picture is still to come:
    nothing else is changed for it, and paid. None where they change one that is there.

    A picture that is named, replied to or given is meant itself.
    """
    if meant.intent not in CHANGING or context.reply_to or context.attachments:
        return None
    if incoming.options.target or incoming.mask:
        return None
    if context.below is not None or context.awaits is None or not context.pictures:
        return context.below or context.awaits
    return None if _names_another(incoming, context, meant) else context.awaits


def heard_before_its_picture(
    understander: Understander, incoming: Incoming, context: Context, meant: Understanding
) -> Understanding:
    """Where there is no picture yet, a change reads as talk, as a wish of its own, or as one to stop
    what is being painted: it is read again as if there were a picture.
    """
    comes = context.below or context.awaits
    if meant.intent in CHANGING or context.pictures or comes is None:
        return meant
    if not (incoming.direct or incoming.addressed):
        return meant
    again = understander.understand(incoming.text, with_what_comes(context))
    return again if again.outcome is Outcome.ACT and again.intent in CHANGING else meant


def with_what_comes(context: Context) -> Context:
    """As if the picture were there that is still to come; where there are others, these will do."""
    if context.pictures:
        return context
    job = next((one for one in context.jobs if one.id == context.coming), None)
    picture = ThreadPicture(id="-", prompt=job.prompt if job else "", owner=context.author)
    return replace(context, pictures=(picture,))


def _names_another(incoming: Incoming, context: Context, meant: Understanding) -> bool:
    """Whether the words say that they mean a picture which is there."""
    job = next((one for one in context.jobs if one.id == context.coming), None)
    if meant.slots.target not in (None, context.newest.id):
        return True
    if job is None:
        return False
    return bool(
        _long_words(incoming.text) & _long_words(context.newest.prompt) - _long_words(job.prompt)
    )


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}

"""What the bot must be allowed to do, why, and what is missing somewhere."""

from collections.abc import Sequence

import discord

#: In the order in which their absence is felt.
NEEDED = (
    "view_channel", "send_messages", "send_messages_in_threads", "embed_links", "attach_files",
    "read_message_history", "create_public_threads",
)  # fmt: skip
#: What a picture needs to be shown; the others matter to threads and links.
SHOWING = frozenset(NEEDED) - {"embed_links", "create_public_threads"}
NUMBER = discord.Permissions(**dict.fromkeys(NEEDED, True)).value


def missing(granted: discord.Permissions, *, skipped: str = "") -> list[str]:
    """The names of what is needed and not granted, but for one that matters elsewhere."""
    return [name for name in NEEDED if name != skipped and not getattr(granted, name)]


def missing_in(client: discord.Client, channel: int) -> list[str]:
    """What is missing to show a picture in a channel; an unknown one is one that it cannot see."""
    place = client.get_channel(channel)
    if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        return ["view_channel"]
    granted = place.permissions_for(place.guild.me)
    in_thread = isinstance(place, discord.Thread)
    writes, skipped = "send_messages", "send_messages_in_threads"
    if in_thread:
        writes, skipped = skipped, writes
    lacks = [name for name in missing(granted, skipped=skipped) if name in SHOWING]
    # Whoever does not see a channel may do nothing there, and whoever may not write there has no files
    # to attach: the one right brings the others.
    if lacks[:1] == ["view_channel"]:
        return lacks[:1]
    return [name for name in lacks if name != "attach_files"] if writes in lacks else lacks


def title(name: str) -> str:
    """As Discord's own settings call it: ``attach_files`` is "Attach Files"."""
    return name.replace("_", " ").title().replace(" In ", " in ")


def invite_url(application: int) -> str:
    """Adds the bot to a server with what it needs and nothing more."""
    return (
        f"https://discord.com/oauth2/authorize?client_id={application}"
        f"&permissions={NUMBER}&scope=bot+applications.commands"
    )


def own_url(application: int) -> str:
    """Brings the bot along for one person, wherever they are; it needs no rights for that."""
    return (
        f"https://discord.com/oauth2/authorize?client_id={application}"
        "&integration_type=1&scope=applications.commands"
    )


def named(missing: Sequence[str]) -> str:
    """As Discord's settings call them, for a sentence."""
    return ", ".join(title(name) for name in missing) or "-"

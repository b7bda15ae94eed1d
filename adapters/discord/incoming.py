"""A message of Discord as the core's `Incoming`: plain functions, no calls.

Without the Message Content intent the words of others are empty, except where they mention the bot,
reply to it with a ping, or are written to it directly. A reply to a slash command's answer does not
count as one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import discord
import yarl

from adapters.discord.addresses import Route, to_person, to_thread
from adapters.discord.whereabouts import Whereabouts, is_adult, manages
from core.conversation import Attachment, EventId, Incoming

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
CDN_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
LINK = re.compile(r"https?://\S+")
MESSAGE_LINK = re.compile(
    r"<?https://(?:\w+\.)?discord(?:app)?\.com/channels/"
    r"(?P<server>@me|\d{1,20})/(?P<channel>\d{1,20})/(?P<message>\d{1,20})/?>?"
)
EVERYBODY = re.compile(r"@(?:everyone|here)\b[,:]?\s*")
EMOJI = re.compile(r"<a?:(?P<name>\w{2,32}):\d{1,20}>")
#: Signs before and behind a stretch of words. Of a single one between letters ("snake_case", "2*3") no
#: mark is made, as at Discord.
MARKED = re.compile(
    r"(?<![\w*_~`])(?P<mark>(?P<one>[*_`])(?P=one){0,2}|~~)(?!\s|(?P=one))"
    r"(?P<inner>[^\n]{1,2000}?)(?<=\S)(?P=mark)(?![\w*_~`])"
    r"|\|\|(?P<hidden>[^|]{1,2000})\|\|"
)
MARKS_DEEP = 3
LINE_START = re.compile(r"^(?:>>>|>|-#|#{1,3})[ \t]+", re.MULTILINE)
NAMED_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(<?https?://[^\s()<>]{1,500}>?\)")
COMMAND = re.compile(r"</([\w -]{1,100}):\d{1,20}>")
DATE = re.compile(r"<t:-?\d{1,13}(?::[a-zA-Z])?>")
SPOKEN_TYPES = (discord.MessageType.default, discord.MessageType.reply)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture at Discord; ``bytes`` is what Discord says, 0 where it does not. ``shows``: in words,
    where it is one of ours."""

    url: str
    bytes: int = 0
    spoiler: bool = False
    shows: str = ""


def for_us(message: discord.Message) -> bool:
    """Whether a person wrote it: no bot, no webhook, no notice of Discord's own."""
    return not message.author.bot and message.webhook_id is None and message.type in SPOKEN_TYPES


def addressed(message: discord.Message, me: int) -> bool:
    """Whether the words are meant for the bot: alone with it, a mention, a reply to it."""
    if message.guild is None or any(user.id == me for user in message.mentions):
        return True
    replied = replied_message(message)
    return replied is not None and replied.author.id == me


def replied_message(message: discord.Message) -> discord.Message | None:
    """The message replied to, where Discord sent it along."""
    reference = message.reference
    resolved = reference.resolved if reference is not None else None
    return resolved if isinstance(resolved, discord.Message) else None


def words_of(message: discord.Message, me: int) -> str:
    """The words without the bot's name and without links to pictures that were taken as pictures."""
    text = re.sub(rf"<@!?{me}>[,:]?\s*", "", message.content)
    for user in message.mentions:
        text = re.sub(rf"<@!?{user.id}>", user.display_name, text)
    # Who is called together is nothing to be painted.
    return without_links(as_said(EVERYBODY.sub("", text)))


def with_emoji_named(text: str) -> str:
    """A server's own emoji by the word that it is typed with: no painter knows its number."""
    return EMOJI.sub(lambda found: found["name"].replace("_", " "), text)


def as_said(text: str) -> str:
    """The words alone: what Discord makes of signs around them (bold, spoilers, quotes, dates, links
    with a name, commands) is for readers and nothing to be painted."""
    text = DATE.sub("", COMMAND.sub(r"\1", NAMED_LINK.sub(r"\1", with_emoji_named(text))))
    text = LINE_START.sub("", text)
    for _ in range(MARKS_DEEP):
        text = MARKED.sub(lambda found: found["inner"] or found["hidden"], text)
    return text


def only_called(message: discord.Message, me: int) -> bool:
    """Whether the bot's name is all that was said."""
    return re.fullmatch(rf"\s*<@!?{me}>[,:!?.]*\s*", message.content) is not None


def without_links(text: str) -> str:
    """Without links to pictures and messages at Discord, which are not words of a wish."""
    text = MESSAGE_LINK.sub("", text)
    for link in links_in(text):
        text = text.replace(link, "")
    return text.strip()


def to_incoming(
    message: discord.Message, me: int, *, attachments: Sequence[Attachment] = (),
    spoiler: bool = False, locale: str = "", share: str = "",
) -> Incoming:  # fmt: skip
    reference = message.reference
    where = Whereabouts.of(message.guild.id if message.guild else None, message.channel, message.author)
    return Incoming(
        event=EventId(f"discord:{message.id}"),
        thread=to_thread(message.channel.id),
        person=to_person(message.author.id),
        name=message.author.display_name,
        text=words_of(message, me),
        message=str(message.id),
        attachments=tuple(attachments),
        reply_to_message=str(reference.message_id) if reference and reference.message_id else None,
        addressed=addressed(message, me),
        direct=message.guild is None,
        locale=locale,
        place_locale=message.guild.preferred_locale.value if message.guild else "",
        route=Route(spoiler=spoiler, share=share).to_facts(),
        shared=seen_by_all(message.channel),
        answered_always=message.guild is None,
        sensitive=spoiler or is_adult(message.channel),
        server=where.server,
        channel=where.channel,
        roles=where.roles,
        manager=manages(message),
    )


def seen_by_all(place: object) -> bool:
    """Whether everybody of the server may read there, and nobody's age is asked for."""
    if isinstance(place, discord.Thread) and (place.is_private() or place.parent is None):
        return False
    channel = place.parent if isinstance(place, discord.Thread) else place
    if not isinstance(channel, discord.abc.GuildChannel) or getattr(channel, "nsfw", False):
        return False
    # Where the bot is no member nothing is known of the server, not even its roles.
    everybody = channel.guild.get_role(channel.guild.id)
    return everybody is not None and channel.permissions_for(everybody).view_channel


def pictures_on(message: discord.Message) -> list[Found]:
    """Attached pictures, else those of its components, links to Discord's own, or another's embeds.

    What a message only links to is taken from Discord's proxy, never from where it lies.
    """
    found = attached(message.attachments)
    if not found:
        found += [
            Found(url=item.media.proxy_url or "", spoiler=item.spoiler)
            for item in _gallery(message.components)
        ]
        found += [Found(url=link) for link in links_in(message.content)]
        found += [Found(url=embed.image.proxy_url or "") for embed in message.embeds]
    return [picture for picture in found if picture.url]


def hidden_too(picture: Found, hidden: bool) -> Found:
    """What comes from an age-restricted channel is shown behind a spoiler."""
    return replace(picture, spoiler=picture.spoiler or hidden)


def _gallery(components: Iterable[object]) -> Iterator[discord.MediaGalleryItem]:
    for component in components:
        if isinstance(component, discord.MediaGalleryComponent):
            yield from component.items
        elif isinstance(component, discord.Container):
            yield from _gallery(component.children)


def attached(attachments: Iterable[discord.Attachment]) -> list[Found]:
    return [
        given(item)
        for item in attachments
        if (item.content_type or "").startswith("image/")
        or item.filename.lower().endswith(PICTURE_SUFFIXES)
    ]


def given(item: discord.Attachment) -> Found:
    """A file that was given as a picture: whether it is one, its bytes say."""
    return Found(url=item.url, bytes=item.size, spoiler=item.is_spoiler())


def links_in(text: str) -> list[str]:
    """Links to pictures at Discord; any other host is not ours to call."""
    return [link for link in LINK.findall(text) if is_picture_link(link)]


def is_picture_link(link: str) -> bool:
    try:
        url = yarl.URL(link)
    except ValueError:
        return False
    return url.host in CDN_HOSTS and url.path.lower().endswith(PICTURE_SUFFIXES)

"""Pictures from one place in another on Discord: threads, links to messages, restricted channels."""

from pathlib import Path

from core.conversation import PersonId, ThreadKey
from core.people.belongings import Belongings
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Message, User
from tests.fakes.pictures import flat
from tests.stories.discord_house import answered, drawn, house


async def test_a_thread_is_begun_once_and_not_where_none_can_be(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        for _ in range(2):
            begun = await discord.people.chooses(ana, picture, "Continue in thread")
            await discord.until(lambda begun=begun: begun.answer is not None)  # type: ignore[misc]
        there = await answered(discord, begun)
        direct = discord.people.direct(ana)
        await discord.people.says(ana, direct, "draw a boat")
        alone = (await drawn(discord, direct))[0]

    assert f"<#{picture.id}>" in there.text and there.only_for is ana
    offered = {option["label"] for select in alone.selects for option in select["options"]}
    assert "Original" in offered and not offered & {"Continue in thread", "Share…"}


async def test_a_thread_goes_on_with_the_picture_it_began_under(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        await discord.people.chooses(ana, picture, "Continue in thread")
        thread = await discord.until(lambda: discord.world.channels.get(picture.id))
        opening = (await discord.until(lambda: discord.messages(thread)))[0]
        await discord.people.says(ana, thread, "make it night")
        changed = (await drawn(discord, thread))[0]

    assert thread.name == "a red fox in the snow"
    assert opening.text.startswith("**a red fox in the snow**\nSay here what should change")
    assert "make it night" in changed.text
    assert changed.files[0].description == "a red fox in the snow, at night", "it came with its words"


async def test_the_words_of_a_picture_come_into_its_thread_as_words_and_nothing_else(
    discord: FakeDiscord, den: Guild, ana: User, tmp_path: Path
) -> None:
    words = "a fox *with* a `sign` that says @everyone"
    studio = await discord.people.channel(den, "studio")
    async with house(discord, tmp_path):
        await discord.people.command(ana, studio, "imagine", prompt=words)
        picture = (await drawn(discord, studio))[0]
        await discord.people.chooses(ana, picture, "Continue in thread")
        thread = await discord.until(lambda: discord.world.channels.get(picture.id))
        opening = (await discord.until(lambda: discord.messages(thread)))[0]

    asked = picture.text.partition("\n")[0]
    assert asked.startswith("**a fox") and opening.text.startswith(f"{asked}\n")
    assert "@everyone" not in opening.text and opening.text.count("**") == 2


async def test_words_that_a_servers_filter_takes_ill_stay_out_of_the_thread(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        early = (await drawn(discord, general))[0]
        den.automod.add("fox")
        await discord.people.command(ana, general, "imagine", prompt="a blue fox in a boat")
        late = (await drawn(discord, general, 2))[1]
        said = []
        for picture in (early, late):
            await discord.people.chooses(ana, picture, "Continue in thread")
            thread = await discord.until(lambda p=picture: discord.world.channels.get(p.id))  # type: ignore[misc]
            said += (await discord.until(lambda t=thread: discord.messages(t)))[:1]  # type: ignore[misc]

    assert [message.text.partition(":")[0] for message in said] == ["Say here what should change"] * 2


async def test_what_a_picture_shows_is_known_by_its_message(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        here = ThreadKey(f"discord:{general.id}")
        own, other = PersonId(f"discord:{ana.id}"), PersonId("discord:1")
        shown = await app.door.prompts(here, str(picture.id), own)
        foreign = await app.door.prompts(here, str(picture.id), other)
        none = await app.door.prompts(here, "12345", own)

    assert (list(shown), list(foreign), list(none)) == (["a red fox in the snow"], [""], [])


async def test_no_word_of_a_forgotten_person_stays_in_somebody_elses_thread(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    bob = discord.people.person("Bob", den)
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        await discord.people.chooses(bob, picture, "Continue in thread")
        thread = await discord.until(lambda: discord.world.channels.get(picture.id))
        await discord.until(lambda: discord.messages(thread))
        belongings = Belongings(app.database, app.clock, app.storage)
        await app.door.idle()
        await belongings.forget(PersonId(f"discord:{ana.id}"), who="ana")
        (brought,) = await app.database.all("own_pictures", person=f"discord:{bob.id}")

    assert brought["deleted_ms"] is None and brought["prompt"] == ""


async def test_a_hidden_picture_stays_hidden_in_a_thread_of_its_own(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        cat = [("SPOILER_cat.png", flat())]
        await discord.people.says(ana, general, "@bot make it darker", files=cat)
        picture = (await drawn(discord, general))[0]
        await discord.people.chooses(ana, picture, "Continue in thread")
        thread = await discord.until(lambda: discord.world.channels.get(picture.id))
        await discord.until(lambda: discord.messages(thread))
        await discord.people.says(ana, thread, "make it night")
        changed = (await drawn(discord, thread))[0]

    assert picture.files[0].spoiler and changed.files[0].spoiler


async def test_words_in_a_thread_that_the_bot_never_saw_are_heard_as_in_its_channel(
    discord: FakeDiscord, den: Guild, ana: User, tmp_path: Path
) -> None:
    studio = await discord.people.channel(den, "studio", nsfw=True)
    async with house(discord, tmp_path, discord={"listen": [studio.id]}):
        old = await discord.people.thread(ana, studio, "foxes", seen=False)
        await discord.people.says(ana, old, "draw a lighthouse at dusk")
        await discord.people.says(ana, old, "draw a blue bear in a forest")
        shown = await drawn(discord, old, 2)
        asked = [call for call in discord.called("GET", f"/channels/{old.id}")]

    assert ["lighthouse" in shown[0].text, "bear" in shown[1].text] == [True, True]
    assert len(asked) == 1


def link_to(message: Message) -> str:
    """As *Copy Message Link* gives it."""
    guild = message.channel.guild
    return (
        f"https://discord.com/channels/{guild.id if guild else '@me'}/{message.channel.id}/{message.id}"
    )


async def test_a_picture_is_named_by_the_link_to_its_message_by_whoever_may_see_it_there(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    attic = await discord.people.channel(den, "attic")
    attic.overwrites[ben.id] = (Bit(0), Bit.VIEW_CHANNEL)
    await discord.gateway.guild_event(den, "CHANNEL_UPDATE", discord.payloads.channel(attic))
    cat = await discord.people.says(ana, attic, "my cat", files=[("cat.png", flat())])
    async with house(discord, tmp_path):
        asked = await discord.people.says(ana, general, f"@bot make it night {link_to(cat)}")
        mine = (await drawn(discord, general))[0]
        await discord.people.command(ana, general, "imagine", prompt=f"make it snow {link_to(mine)}")
        own = (await drawn(discord, general, 2))[1]
        peeked = await discord.people.says(ben, general, f"@bot make it night {link_to(cat)}")
        told = await discord.until(
            lambda: next((m for m in discord.messages(general) if m.reply_to == peeked.id), None)
        )
        alone = await discord.people.says(ana, discord.people.direct(ana), "draw a lighthouse")
        elsewhere = await discord.people.command(ben, general, "edit", prompt=f"redder {link_to(alone)}")
        refused = await discord.until(lambda: elsewhere.original and _says(elsewhere.original, "link"))

    assert mine.reply_to == asked.id and "make it night" in mine.text and "https" not in mine.text
    assert "make it snow" in own.text
    assert "you may not see it there" in told.text and not told.files
    assert refused


def _says(message: Message, words: str) -> bool:
    return words in message.text


async def test_what_comes_from_an_age_restricted_channel_is_covered_elsewhere(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    late = await discord.people.channel(den, "late", nsfw=True)
    async with house(discord, tmp_path):
        await discord.people.command(ana, late, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, late))[0]
        await discord.people.presses(ana, picture, "Vary")
        varied = (await drawn(discord, late, 2))[1]
        history = await discord.people.command(ana, general, "history")
        page = await answered(discord, history)
        shown = await answered(discord, await discord.people.presses(ana, page, "1"))
        question = await answered(discord, await discord.people.chooses(ana, picture, "Share…"))
        await discord.people.picks(ana, question, general)
        shared = (await drawn(discord, general))[0]
        await discord.people.presses(ana, shared, "Vary")
        again = (await drawn(discord, general, 2))[1]

    assert not picture.files[0].spoiler and not varied.files[0].spoiler
    assert shown.files[0].spoiler and shared.files[0].spoiler and again.files[0].spoiler

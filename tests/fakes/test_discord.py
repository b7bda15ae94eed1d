"""The fake Discord keeps its word towards the real discord.py."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord as lib
import pytest
import yarl
from discord import app_commands, ui

from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, User
from tests.fakes.pictures import flat


class Bot(lib.AutoShardedClient):
    """A small bot that keeps what it hears; ``on`` handles interactions."""

    def __init__(self, intents: lib.Intents, **facts: Any) -> None:
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0.1, **facts)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[tuple[str, Any]] = []
        self.on: Callable[[lib.Interaction], Awaitable[None]] | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The real gateway wants five seconds between identifies; this one does not."""

    async def on_message(self, message: lib.Message) -> None:
        self.heard.append(("message", message))

    async def on_raw_message_delete(self, event: lib.RawMessageDeleteEvent) -> None:
        self.heard.append(("delete", event))

    async def on_raw_message_edit(self, event: lib.RawMessageUpdateEvent) -> None:
        self.heard.append(("edit", event))

    async def on_thread_create(self, thread: lib.Thread) -> None:
        self.heard.append(("thread", thread))

    async def on_resumed(self) -> None:
        self.heard.append(("resumed", None))

    async def on_interaction(self, interaction: lib.Interaction) -> None:
        self.heard.append(("interaction", interaction))
        if self.on is not None:
            await self.on(interaction)

    def said(self, kind: str = "message") -> list[Any]:
        return [thing for heard, thing in self.heard if heard == kind]


INTENTS = lib.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        monkeypatch.setattr(lib.http.Route, "BASE", fake.api)
        gateway = yarl.URL(fake.gateway_url)
        monkeypatch.setattr(lib.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield fake


@asynccontextmanager
async def running(
    discord: FakeDiscord, intents: lib.Intents = INTENTS, **facts: Any
) -> AsyncIterator[Bot]:
    bot = Bot(intents, **facts)
    async with bot:
        await bot.login(discord.token)
        task = asyncio.create_task(bot.connect())
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            await task
        yield bot
        await bot.close()
        await task


@pytest.fixture
async def den(discord: FakeDiscord) -> Guild:
    return await discord.people.guild("Den")


@pytest.fixture
async def general(discord: FakeDiscord, den: Guild) -> Channel:
    return await discord.people.channel(den, "general")


@pytest.fixture
def ana(discord: FakeDiscord, den: Guild) -> User:
    return discord.people.person("Ana", den)


async def refused(call: Awaitable[Any]) -> int:
    with pytest.raises(lib.HTTPException) as caught:
        await call
    return caught.value.code


async def test_a_message_reaches_the_bot_and_an_answer_with_a_file_can_be_downloaded(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.people.says(ana, general, "hello @bot", files=[("fox.png", flat(32, 32))])
        await discord.until(lambda: bot.said())
        message = bot.said()[0]
        body = flat()

        sent = await message.reply(
            "a fox", file=lib.File(io.BytesIO(body), "a fox.png", description="fox")
        )

        assert message.attachments[0].width == 32 and bot.user in message.mentions
        assert await sent.attachments[0].read() == body
        assert sent.attachments[0].description == "fox"
        assert discord.messages(general)[0].reply_to == message.id


async def test_without_message_content_only_mentions_and_direct_messages_can_be_read(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    discord.world.allowed_intents_flags = 0
    intents = lib.Intents(guilds=True, guild_messages=True, dm_messages=True)

    async with running(discord, intents) as bot:
        await discord.people.says(ana, general, "a secret")
        await discord.people.says(ana, general, "@bot a fox")
        await discord.people.says(ana, discord.people.direct(ana), "a bear")
        await discord.until(lambda: len(bot.said()) == 3)

    assert [m.content.split(" ")[-1] for m in bot.said()] == ["", "fox", "bear"]


async def test_an_intent_that_is_switched_off_ends_the_connection(discord: FakeDiscord) -> None:
    discord.world.allowed_intents_flags = 0

    with pytest.raises(lib.PrivilegedIntentsRequired):
        async with running(discord):
            pass


async def test_a_wrong_token_is_refused(discord: FakeDiscord) -> None:
    async with lib.Client(intents=INTENTS) as stranger:
        with pytest.raises(lib.LoginFailure):
            await stranger.login("wrong.token.entirely")


async def test_a_lost_connection_is_resumed_and_nothing_is_missed(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.gateway.drop(4000)
        await discord.people.says(ana, general, "while you were away")

        await discord.until(lambda: bot.said() and bot.said("resumed"))

    assert bot.said()[0].content == "while you were away"
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_forgotten_session_is_identified_anew(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        await discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identified == 2)
        await discord.people.says(ana, general, "again")

        await discord.until(lambda: bot.said())

    assert discord.gateway.resumed == 0


async def test_shards_get_their_own_guilds_and_the_first_one_the_direct_messages(
    discord: FakeDiscord, ana: User
) -> None:
    discord.shards = 2
    for number in range(6):
        await discord.people.guild(f"guild {number}")
    async with running(discord) as bot:
        await discord.people.says(ana, discord.people.direct(ana), "hello")
        await discord.until(lambda: bot.said())

        assert len(bot.guilds) == len(discord.world.guilds)
        assert {guild.shard_id for guild in bot.guilds} <= {0, 1}


async def test_rights_are_enforced_by_code(discord: FakeDiscord, den: Guild, ana: User) -> None:
    people = discord.people
    hidden, mute, no_files = [await people.channel(den, name) for name in ("hidden", "mute", "no-files")]
    await people.forbid(hidden, Bit.VIEW_CHANNEL)
    await people.forbid(mute, Bit.SEND_MESSAGES)
    await people.forbid(no_files, Bit.ATTACH_FILES)
    ana.dms_closed = True
    async with running(discord) as bot:
        channel = bot.get_partial_messageable

        codes = [
            await refused(channel(hidden.id).send("x")),
            await refused(channel(mute.id).send("x")),
            await refused(channel(no_files.id).send(file=lib.File(io.BytesIO(flat()), "x.png"))),
            await refused(channel(people.direct(ana).id).send("x")),
            await refused(channel(4).send("x")),
            await refused(channel(mute.id).get_partial_message(4).edit(content="x")),
        ]

    assert codes == [50001, 50013, 50013, 50007, 10003, 10008]


async def test_limits_of_a_message_are_enforced(
    discord: FakeDiscord, den: Guild, general: Channel
) -> None:
    den.automod.add("forbidden")
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)

        assert await refused(place.send("x" * 2001)) == 50035
        assert await refused(place.send("")) == 50006
        assert await refused(place.send("a Forbidden word")) == 200000
        big = lib.File(io.BytesIO(b"x" * (den.file_bytes_max + 1)), "big.png")
        assert await refused(place.send(file=big)) == 50045


async def test_a_repeated_nonce_answers_the_first_message(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)

        first = await place.send("once", nonce="outbox-1")
        again = await place.send("once", nonce="outbox-1")

    assert first.id == again.id
    assert len(discord.messages(general)) == 1


async def test_five_edits_in_five_seconds_and_true_headers(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)
        message = await place.send("0")
        raw = f"{discord.api}/channels/{general.id}/messages/{message.id}"
        headers = {"Authorization": f"Bot {discord.token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            answers = [await session.patch(raw, json={"content": str(n)}) for n in range(6)]
            body = await answers[5].json()
            discord.advance(5)
            later = await session.patch(raw, json={"content": "later"})

    remaining = [answer.headers["X-RateLimit-Remaining"] for answer in answers]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert remaining == ["4", "3", "2", "1", "0", "0"]
    assert answers[5].headers["Via"] and 4 < body["retry_after"] <= 5 and body["global"] is False
    assert later.status == 200


async def test_an_old_message_may_be_edited_three_times_in_six_seconds(
    discord: FakeDiscord, general: Channel
) -> None:
    async with running(discord, max_ratelimit_timeout=30.0) as bot:
        message = await bot.get_partial_messageable(general.id).send("old")
        discord.advance(3601)
        raw = f"{discord.api}/channels/{general.id}/messages/{message.id}"
        headers = {"Authorization": f"Bot {discord.token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            answers = [await session.patch(raw, json={"content": str(n)}) for n in range(4)]

    assert [answer.status for answer in answers] == [200, 200, 200, 429]


def commands(tree: app_commands.CommandTree[Any], seen: list[Any]) -> None:
    @tree.command(name="imagine", description="Paint")
    @app_commands.describe(prompt="What")
    async def imagine(
        interaction: lib.Interaction, prompt: str, reference: lib.Attachment | None = None,
        model: str | None = None,
    ) -> None:  # fmt: skip
        seen.append((prompt, reference))
        answer = await interaction.response.send_message(f"Painting {prompt}")
        seen.append(answer.message_id)

    @imagine.autocomplete("model")
    async def models(_: lib.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}-one", value="one")]

    @tree.context_menu(name="Edit image")
    async def edit(interaction: lib.Interaction, message: lib.Message) -> None:
        field: ui.Label[Any] = ui.Label(
            text="What should change?", component=ui.TextInput(custom_id="what")
        )
        modal = ui.Modal(title="Edit", custom_id=f"p1:edit:{message.id}")
        modal.add_item(field)
        await interaction.response.send_modal(modal)


async def test_a_command_is_registered_completed_run_and_edited(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    seen: list[Any] = []
    async with running(discord) as bot:
        commands(bot.tree, seen)
        await bot.tree.sync()
        typed = await discord.people.types(ana, general, "imagine", "model", "em", prompt="a fox")
        await discord.until(lambda: typed.choices)
        run = await discord.people.command(
            ana, general, "imagine", prompt="a fox", reference="file:0", files=[("a.png", flat())]
        )
        await discord.until(lambda: run.original and len(seen) == 2)

        place = bot.get_partial_messageable(general.id)
        await place.get_partial_message(seen[1]).edit(content="by bot token")

    assert typed.choices == [{"name": "em-one", "value": "one"}]
    assert seen[0][0] == "a fox" and seen[0][1].size == len(flat())
    assert run.original.text == "by bot token"
    assert run.late_s is not None and run.late_s < 3


async def test_a_menu_opens_a_modal_and_its_words_come_back(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        commands(bot.tree, [])
        await bot.tree.sync()
        message = await discord.people.says(ana, general, "look", files=[("a.png", flat())])
        menu = await discord.people.menu(ana, message, "Edit image")
        await discord.until(lambda: menu.modal)

        async def thank(interaction: lib.Interaction) -> None:
            if interaction.type is lib.InteractionType.modal_submit:
                await interaction.response.send_message("ok", ephemeral=True)

        bot.on = thank
        sent = await discord.people.submits(menu, {"what": "darker"})
        await discord.until(lambda: sent.original)

    modal = bot.said("interaction")[-1].data
    assert modal["custom_id"] == f"p1:edit:{message.id}"
    assert modal["components"][0]["component"]["value"] == "darker"
    assert sent.original.ephemeral and sent.original.only_for is ana


async def test_the_clocks_of_an_interaction_are_kept(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    codes: list[int] = []

    async with running(discord) as bot:
        commands(bot.tree, [])
        await bot.tree.sync()
        bot.tree.clear_commands(guild=None)
        first = await discord.people.command(ana, general, "imagine", prompt="a fox")
        second = await discord.people.command(ana, general, "imagine", prompt="a bear")
        await discord.until(lambda: len(bot.said("interaction")) == 2)
        quick, slow = bot.said("interaction")

        await quick.response.send_message("in time")
        quick.response._response_type = None
        codes.append(await refused(quick.response.send_message("twice")))
        discord.advance(3.1)
        codes.append(await refused(slow.response.send_message("late")))
        discord.advance(900)
        codes.append(await refused(quick.edit_original_response(content="too late")))
        place = bot.get_partial_messageable(general.id)
        await place.get_partial_message(first.original.id).edit(content="by bot token")

    assert codes == [40060, 10062, 50027]
    assert second.original is None and first.original.text == "by bot token"


async def test_a_private_answer_is_out_of_reach_of_the_bots_token(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord) as bot:
        commands(bot.tree, [])
        await bot.tree.sync()
        bot.tree.clear_commands(guild=None)
        run = await discord.people.command(ana, general, "imagine", prompt="a fox")
        await discord.until(lambda: bot.said("interaction"))
        interaction = bot.said("interaction")[0]
        await interaction.response.send_message("for you", ephemeral=True)
        place = bot.get_partial_messageable(general.id)

        code = await refused(place.get_partial_message(run.original.id).edit(content="x"))
        await interaction.edit_original_response(content="by token")

    assert code == 10008 and run.original.text == "by token"


async def test_on_the_peoples_page_each_sees_their_own_and_acts_as_themselves(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User
) -> None:
    ben = discord.people.person("Ben", den)
    await discord.people.channel(den, "secret")
    direct = discord.people.direct(ben)
    async with aiohttp.ClientSession(discord.root) as browser:

        async def act(who: User, **facts: Any) -> dict[str, Any]:
            given = {"as": str(who.id), "channel": str(general.id), **facts}
            async with browser.post("/page/act", json=given) as answer:
                return dict(await answer.json())

        async with browser.get("/page/state", params={"as": str(ana.id)}) as answer:
            seen = await answer.json()
        await act(ana, act="say", text="a fox", files=[["cat.png", "iVBORw=="]])
        (said,) = general.messages.values()
        refused = await act(ben, act="edit", message=str(said.id), text="a bear")

    assert str(direct.id) not in {channel["id"] for channel in seen["channels"]}
    assert said.author is ana and [file.name for file in said.files] == ["cat.png"]
    assert "theirs" in refused["refused"] and said.content == "a fox"


async def test_a_card_of_components_is_for_good(discord: FakeDiscord, general: Channel) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)
        message = await place.send("Painting")
        view = ui.LayoutView(timeout=None)
        box: ui.Container[Any] = ui.Container(ui.TextDisplay("a fox"))
        box.add_item(ui.MediaGallery(lib.MediaGalleryItem("attachment://a.png", description="a fox")))
        view.add_item(box)
        view.add_item(ui.ActionRow(ui.Button(label="Vary", custom_id="p1:vary:1")))
        file = lib.File(io.BytesIO(flat()), "a.png")

        edited = await message.edit(content=None, embeds=[], attachments=[file], view=view)
        code = await refused(message.edit(content="words again", view=None))

    shown = discord.messages(general)[0]
    assert edited.flags.components_v2 and shown.v2 and shown.text == "a fox"
    assert shown.labels == ["Vary"] and code == 50035


async def test_a_card_must_show_its_files(discord: FakeDiscord, general: Channel) -> None:
    async with running(discord) as bot:
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay("a fox"))

        place = bot.get_partial_messageable(general.id)
        code = await refused(place.send(view=view, file=lib.File(io.BytesIO(flat()), "a.png")))

    assert code == 50035


async def test_threads_are_made_archived_and_locked(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User
) -> None:
    forum = await discord.people.forum(den, "posts", requires_tag=True)
    async with running(discord) as bot:
        start = await discord.people.says(ana, general, "let us talk")
        await discord.until(lambda: bot.said())
        thread = await bot.said()[0].create_thread(name="Foxes")
        await discord.people.says(ana, discord.world.channels[start.id], "in the thread")
        await discord.until(lambda: len(bot.said()) == 2)
        first = await thread.send("hello")

        await discord.people.archive(discord.world.channels[thread.id])
        archived = await refused(first.edit(content="x"))
        await thread.send("awake again")
        await discord.people.archive(discord.world.channels[thread.id], locked=True)
        locked = await refused(thread.send("x"))
        untagged = await refused(bot.get_channel(forum.id).create_thread(name="p", content="x"))

    assert thread.id == start.id and isinstance(bot.said()[1].channel, lib.Thread)
    assert (archived, locked, untagged) == (50083, 160005, 40067)


async def test_a_person_cannot_be_pinged_by_words_that_were_not_allowed(
    discord: FakeDiscord, general: Channel, ana: User
) -> None:
    async with running(discord, allowed_mentions=lib.AllowedMentions.none()) as bot:
        await bot.get_partial_messageable(general.id).send(f"@everyone <@{ana.id}>")

    sent = discord.messages(general)[0]
    assert not sent.everyone and not sent.mentions


async def test_a_user_installed_app_works_where_the_bot_is_no_member(discord: FakeDiscord) -> None:
    elsewhere = await discord.people.guild("Elsewhere", joined=False)
    elsewhere.everyone &= ~Bit.USE_EXTERNAL_APPS
    lounge = await discord.people.channel(elsewhere, "lounge")
    ben = discord.people.person("Ben", elsewhere)
    async with running(discord) as bot:

        @bot.tree.command(name="imagine", description="Paint")
        @app_commands.allowed_installs(guilds=True, users=True)
        @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        async def imagine(interaction: lib.Interaction) -> None:
            await interaction.response.send_message("here")

        await bot.tree.sync()
        run = await discord.people.command(ben, lounge, "imagine", installed="user")
        await discord.until(lambda: run.original)
        interaction = bot.said("interaction")[0]

        code = await refused(bot.get_partial_messageable(lounge.id).send("x"))

    assert not interaction.is_guild_integration() and interaction.is_user_integration()
    assert run.original.ephemeral and code == 50001


@pytest.mark.parametrize(
    ("fault", "code"),
    [({"code": 20028}, 20028), ({"status": 503}, 0), ({"status": 429}, 0)],
    ids=["a code", "unavailable", "Cloudflare's ban"],
)
async def test_faults_come_on_order(
    discord: FakeDiscord, general: Channel, fault: dict[str, Any], code: int
) -> None:
    async with running(discord) as bot:
        place = bot.get_partial_messageable(general.id)
        discord.fault(method="POST", path="/messages", times=1 if code != 20028 else 5, **fault)

        if code == 20028:
            sent = asyncio.create_task(place.send("x"))
            await discord.until(lambda: any(call.code == code for call in discord.calls))
            sent.cancel()
        else:
            assert await refused(place.send("x")) == code
            assert (await place.send("y")).content == "y"


async def test_a_dropped_answer_leaves_the_message_there(discord: FakeDiscord, general: Channel) -> None:
    async with running(discord) as bot:
        discord.fault(method="POST", path="/messages", drop="after")

        with pytest.raises((aiohttp.ClientError, OSError)):
            await bot.get_partial_messageable(general.id).send("sent but not answered")

    assert [message.text for message in discord.messages(general)] == ["sent but not answered"]

"""Commands, menus, forms and cards of the fake Discord, as the real library uses them."""

import io
from typing import Any

import discord as lib
from discord import app_commands, ui

from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, User
from tests.fakes.discord_client import refused, running
from tests.fakes.pictures import flat


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

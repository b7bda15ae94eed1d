"""Running the bot from Discord: managers in their server, operators everywhere, nobody else at all."""

from pathlib import Path

import pytest

from core.ids import reference
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Interaction, Message, User
from tests.fakes.llm import FakeModels
from tests.stories.discord_house import drawn, house, pictures

OPENAI = {"openai": {"key": "sk-test-1234567890abcdef", "base_url": "http://127.0.0.1:9/v1"}}


@pytest.fixture
def mia(discord: FakeDiscord, den: Guild) -> User:
    """Manages the server, and does not run the bot."""
    return discord.people.person("Mia", den, moderator=True)


@pytest.fixture
def olga(discord: FakeDiscord, den: Guild) -> User:
    """Runs the bot; her user id is in the configuration."""
    return discord.people.person("Olga", den, moderator=True)


async def answered(discord: FakeDiscord, act: Interaction) -> Message:
    return await discord.until(lambda: act.replies[-1] if act.replies and act.replies[-1].text else None)


def shown_to_all(discord: FakeDiscord) -> None:
    """As if a server's settings had opened every command to everybody."""
    for commands in discord.world.commands.values():
        for command in commands:
            command["default_member_permissions"] = None


async def test_who_manages_a_server_limits_it(
    discord: FakeDiscord, general: Channel, ana: User, mia: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        limit = await discord.people.command(mia, general, "admin limits", window="day", number=1)
        said = await answered(discord, limit)
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await drawn(discord, general)
        second = await discord.people.command(ana, general, "imagine", prompt="a blue bear in a forest")
        refused = await discord.until(
            lambda: (
                second.original if second.original and "has used its 1" in second.original.text else None
            )
        )
        stats = await answered(discord, await discord.people.command(mia, general, "admin stats"))

    assert said.text == "At most 1 a day for this server. This is written down." and said.only_for is mia
    assert "othing was charged" in refused.text
    assert "1 painted" in stats.text


async def test_a_channel_or_the_server_is_looser_or_stricter_when_its_manager_says_so(
    discord: FakeDiscord, general: Channel, mia: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        said = [
            (
                await answered(
                    discord, await discord.people.command(mia, general, "admin tolerance", **how)
                )
            ).text.removesuffix(" This is written down.")
            for how in ({"level": 4}, {"level": 1, "everywhere": True}, {})
        ]
        forged = await discord.people.command(mia, general, "admin tolerance", level=9)
        refused = (await answered(discord, forged)).text
        left = await app.database.all("rules_named", name="tolerance")

    assert said == [
        "In this channel painters that can be told let through 4 of 6 from now on.",
        "In this server painters that can be told let through 1 of 6 from now on.",
        "This channel is as strict as the settings say again.",
    ]
    assert [row["value"] for row in left] == ["1"] and "<0 to 6, or default>" in refused


async def test_a_channel_is_listened_to_when_its_manager_says_so(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, mia: User, tmp_path: Path
) -> None:
    studio = await discord.people.channel(den, "studio")
    async with house(discord, tmp_path):
        listen = await discord.people.command(
            mia, general, "admin channels", mode="listen", channel=studio
        )
        said = await answered(discord, listen)
        await discord.people.says(ana, studio, "draw a lighthouse at dusk")
        heard = await drawn(discord, studio)
        block = await discord.people.command(
            mia, general, "admin channels", mode="block", channel=studio
        )
        await answered(discord, block)
        asked = await discord.people.command(ana, studio, "imagine", prompt="a red fox in the snow")
        refused = await answered(discord, asked)
        vary = await answered(discord, await discord.people.presses(ana, heard[0], "Vary"))
        edit = await discord.people.presses(ana, heard[0], "Edit")
        changed = await answered(discord, edit)
        await discord.people.says(ana, studio, "@bot draw a red fox in the snow")
        await discord.people.says(ana, general, "@bot draw a red fox in the snow")
        await drawn(discord, general)

    assert said.text.startswith(f"I listen to every message in <#{studio.id}> now.")
    assert len(heard) == len(pictures(discord, studio)) == 1
    assert edit.modal is None
    assert [message.only_for for message in discord.messages(studio)] == [None, ana, ana, ana]
    for told in (refused, vary, changed):
        assert told.ephemeral and "silent here. Nothing was charged." in told.text


async def test_models_of_a_server_are_chosen_by_its_manager(
    discord: FakeDiscord, general: Channel, mia: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        chosen = await answered(
            discord, await discord.people.command(mia, general, "admin models", names="embedded")
        )
        shown = await answered(discord, await discord.people.command(mia, general, "admin models"))

    assert "embedded" in chosen.text and "written down" in chosen.text
    assert shown.text.startswith("Models used here: embedded")


async def test_who_manages_nothing_changes_nothing_whatever_is_shown_to_them(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, mia: User, tmp_path: Path
) -> None:
    section = {"operator_guild": den.id, "operators": [1]}
    async with house(discord, tmp_path, discord=section):
        shown_to_all(discord)
        limit = await discord.people.command(ana, general, "admin limits", window="day", number=1)
        no_manager = await answered(discord, limit)
        grant = await discord.people.command(
            mia, general, "operator grant", person=mia, credits=50, reason="please"
        )
        no_operator = await answered(discord, grant)

    assert "who manage this server or group" in no_manager.text and no_manager.only_for is ana
    assert "who run this bot" in no_operator.text and no_operator.only_for is mia


async def test_an_operator_gives_takes_and_bans(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, olga: User, tmp_path: Path
) -> None:
    section = {"operator_guild": den.id, "operators": [olga.id]}

    async def order(name: str, **values: object) -> str:
        act = await discord.people.command(olga, general, f"operator {name}", **values)
        said = await answered(discord, act)
        assert said.only_for is olga
        return said.text

    async with house(discord, tmp_path, discord=section):
        shown_to_all(discord)
        given = await order("grant", person=ana, credits=50, reason="a birthday", days=30)
        taken = await order("take", person=ana, credits=20, reason="too much")
        tier = await order("tier", person=ana, tier="premium", reason="a friend")
        wrong = await order("tier", person=ana, tier="gold", reason="a friend")
        banned = await order("ban", person=ana, reason="spam", days=7)
        refused = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        told = await discord.until(
            lambda: refused.original if refused.original and "may not" in refused.original.text else None
        )
        await order("unban", person=ana, reason="sorry")
        await discord.people.command(ana, general, "imagine", prompt="a blue bear in a forest")
        await drawn(discord, general)
        audit = await order("audit")
        dead = await order("dead-letters")
        tried = await order("try", prompt="a fox in the snow")
        paused = await order("pause", provider="embedded", reason="a rest")

    assert given.startswith(f"<@{ana.id}> got 50 and has 5,050 free now.")
    assert taken.startswith(f"Took 20 from <@{ana.id}>")
    assert "has the tier premium now" in tier and "There is: " in wrong
    assert "for 7 days" in banned and "othing was charged" in told.text
    assert f"<@{olga.id}>: ban" in audit and "(spam)" in audit
    assert dead == "There are no dead letters."
    assert tried.startswith("A dry run") and "a fox in the snow" in tried
    assert "until /operator resume embedded" in paused


async def test_commands_of_whoever_manages_a_server_have_names_in_its_language(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, discord={"operator_guild": den.id, "operators": [1]}):
        admin = next(c for c in discord.world.commands[None] if c["name"] == "admin")
        operator = discord.world.commands[den.id][0]

    for command in (*admin["options"], *operator["options"]):
        names, told = command["name_localizations"], command["description_localizations"]
        assert {"de", "es-ES", "fr", "pt-BR", "ja"} <= set(names) & set(told), command["name"]
    assert admin["options"][0]["name_localizations"]["de"] == "grenzen"


async def test_what_was_held_back_is_looked_at_and_goes_on_from_discord(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, olga: User, tmp_path: Path
) -> None:
    async with FakeModels() as models:
        models.classified = {"decision": "review", "category": "gore"}
        moderation = {"service": "http", "base_url": f"{models.url}/classify"}
        async with house(
            discord, tmp_path, language={"moderation": moderation},
            discord={"operator_guild": den.id, "operators": [olga.id]},
        ) as app:  # fmt: skip
            shown_to_all(discord)
            run = await discord.people.command(ana, general, "imagine", prompt="a doubtful fox")
            await discord.until(lambda: run.original and "Reading" not in run.original.text)
            (held,) = await app.reviews.waiting()
            ref = reference(held.id)
            listed = await answered(
                discord, await discord.people.command(olga, general, "operator reviews list")
            )
            models.classified = {"decision": "allow"}
            await discord.people.command(
                olga, general, "operator reviews approve", ref=ref, reason="a toy"
            )
            picture = (await drawn(discord, general))[0]

    assert ref in listed.text and "a doubtful fox" in listed.text and listed.only_for is olga
    assert picture is run.original


async def test_what_is_asked_of_who_runs_it_is_said_in_their_language(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    section = {"operator_guild": den.id, "operators": [1]}
    async with house(discord, tmp_path, discord=section, providers=OPENAI):
        trees = [c for c in discord.world.commands[None] if c["name"] == "admin"]
        trees += discord.world.commands[den.id]

    below = [command for tree in trees for command in tree["options"]]
    below += [inner for command in below for inner in command["options"] if inner["type"] == 1]
    options = [option for command in below for option in command["options"]]
    lacking = {
        option["name"]
        for option in options
        if not {"de", "es-ES", "fr", "pt-BR", "ja"} <= set(option["description_localizations"])
    }
    assert len(options) > 40 and lacking == set()


async def test_a_server_gets_its_own_key_from_a_form_that_nobody_else_sees(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, mia: User, tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    server, key = f"discord:server:{den.id}", "sk-of-the-den-0123456789"
    async with house(discord, tmp_path, providers=OPENAI) as app:
        shown_to_all(discord)
        refused = await answered(
            discord, await discord.people.command(ana, general, "admin key", painter="openai")
        )
        asked = await discord.people.command(mia, general, "admin key", painter="openai")
        await discord.until(lambda: asked.modal)
        forged = await discord.people.submits(asked, {"words": key}, forger=ana)
        await answered(discord, forged)
        nothing = await app.server_keys.of(server, "openai")
        blank = await answered(discord, await discord.people.submits(asked, {"words": " "}))
        given = await answered(discord, await discord.people.submits(asked, {"words": key}))
        kept = await app.server_keys.of(server, "openai")
        forget = await discord.people.command(mia, general, "admin key", painter="openai", forget=True)
        gone = await answered(discord, forget)
        left = await app.server_keys.entries()

    assert "manage" in refused.text and nothing is None
    assert "draw" not in blank.text and blank.only_for is mia
    assert kept == key and given.text.startswith("The key is kept, sealed.") and given.only_for is mia
    assert gone.text.startswith("The key at openai is forgotten.") and left == []
    said = [given.text, *(message.text for message in discord.messages(general))]
    written = [*capfd.readouterr(), *said]
    assert not any(key in text for text in written)


async def test_a_server_is_let_in_and_given_a_pot_that_pays_first(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, olga: User, tmp_path: Path
) -> None:
    section = {"operator_guild": den.id, "operators": [olga.id]}

    async def order(name: str, **values: object) -> str:
        act = await discord.people.command(olga, general, f"operator {name}", **values)
        return (await answered(discord, act)).text

    async with house(discord, tmp_path, discord=section, access={"mode": "allowlist"}):
        shown_to_all(discord)
        let_in = await order("access", decision="allow", reason="friends")
        pot = await order("pot", credits=100, reason="a party", server=str(den.id))
        pays = await order("pays", payer="server")
        payback = await order("payback", ref="nothing", reason="a mistake")
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        (picture,) = await drawn(discord, general)
        shut_out = await order("access", decision="disallow", reason="over", server=str(den.id))

    assert let_in.startswith("Den is let in.") and shut_out.startswith("Den is let in no more.")
    assert pot == "The pot of Den got 100 and holds 100 now."
    assert pays.startswith("The server's pot pays first here.") and payback.startswith("I cannot find")
    assert "Paid from the pot of this server" in picture.text

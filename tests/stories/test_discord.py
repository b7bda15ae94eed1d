"""Discord from the chat window: the real client, the whole house, a strict fake of the platform."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from core.credits import AccountId
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Interaction, Message, User
from tests.stories.discord_house import DirectWindow, drawn, house, pictures
from tests.stories.plain_sentences import ASKED_MAX, play


def photo(side: int = 64, colour: str = "teal", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, kind)
    return out.getvalue()


async def answered(discord: FakeDiscord, act: Interaction) -> Message:
    """Wait for what an act was answered with, in its words."""
    return await discord.until(lambda: act.replies[-1] if act.replies and act.replies[-1].text else None)


def texts(message: Message) -> list[str]:
    return [version.text for version in message.history]


async def test_thirty_plain_sentences_become_thirty_pictures(
    tmp_path: Path,
) -> None:
    async with FakeDiscord(free=True) as discord, house(discord, tmp_path) as app:
        ana = discord.people.person("Ana", await discord.people.guild("Den"))
        played = await play(DirectWindow(discord=discord, app=app, person=ana))
        journal = await app.ledger.verify()

    assert len([message for message in played.shown if message.picture]) == 30
    assert played.asked <= ASKED_MAX
    assert (discord.refusals, journal) == ([], [])


async def test_a_command_is_answered_with_the_message_that_becomes_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    assert run.original is picture
    assert run.late_s is not None and run.late_s < 3
    assert texts(picture)[0].startswith("Reading your request…")
    assert picture.text.startswith("**a red fox in the snow**\nDone in")
    assert picture.labels == ["Vary", "Edit", "Upscale"]
    assert picture.files[0].description == "a red fox in the snow"
    assert len(discord.messages(general)) == 1
    assert not discord.refusals, discord.transcript()


async def test_what_is_kept_behind_more_is_chosen_in_a_select(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "generate", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        info = await discord.people.chooses(ana, picture, "Info")
        told = await answered(discord, info)
        original = await discord.people.chooses(ana, picture, "Original")
        sent = await answered(discord, original)

    assert "Asked: a red fox in the snow" in told.text and told.only_for is ana
    kept = [file.read_bytes() for file in (tmp_path / "pictures").rglob("*") if file.is_file()]
    assert sent.only_for is ana and sent.files[0].body in kept, "byte for byte as it was painted"


async def test_a_conversation_of_mentions_and_replies_refines_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        asked = await discord.people.says(ana, general, "@bot draw a fox in the snow")
        first = (await drawn(discord, general))[0]
        await discord.people.says(ana, general, "make it night", reply_to=first)
        second = (await drawn(discord, general, 2))[1]

    assert first.reply_to == asked.id
    assert "make it night" in second.text
    assert not discord.refusals, discord.transcript()


async def test_in_direct_messages_no_mention_is_needed(
    discord: FakeDiscord, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        alone = discord.people.direct(ana)
        await discord.people.says(ana, alone, "draw a lighthouse at dusk")

        assert len(await drawn(discord, alone)) == 1


async def test_what_is_not_for_the_bot_is_neither_answered_nor_stored(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.says(ana, general, "draw me a fox, somebody")
        await discord.people.says(ana, general, "@bot draw a bear")
        await drawn(discord, general)
        stored = await app.database.all("turns_last", session=await _session(app, general), limit=9)

    assert [turn["text"] for turn in stored if turn["role"] == "user"] == ["draw a bear"]


async def _session(app: object, channel: Channel) -> str:
    row = await app.database.one("session_of", thread=f"discord:{channel.id}")  # type: ignore[attr-defined]
    return str(row["id"])


async def test_buttons_work_after_a_restart(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    async with house(discord, tmp_path):
        vary = await discord.people.presses(ana, picture, "Vary")
        await drawn(discord, general, 2)
        edit = await discord.people.presses(ana, picture, "Edit")
        await discord.until(lambda: edit.modal)

    async with house(discord, tmp_path):
        sent = await discord.people.submits(edit, {"words": "make it night"})
        await drawn(discord, general, 3)

    assert vary.original is not None and sent.original is not None
    assert vary.original.v2 and "make it night" in sent.original.text


async def test_somebody_elses_picture_may_be_varied_and_nothing_more(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        edit = await discord.people.presses(ben, picture, "Edit")
        refused = await answered(discord, edit)
        delete = await discord.people.chooses(ben, picture, "Delete…")
        kept = await answered(discord, delete)
        await discord.people.presses(ben, picture, "Vary")
        await drawn(discord, general, 2)

    assert "somebody else's picture" in refused.text and refused.only_for is ben
    assert "somebody else's picture" in kept.text
    assert picture.files


async def test_nothing_is_asked_of_whoever_may_not(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    """The picture that a mention asked for names nobody: the books know whose it is."""
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        edit = await discord.people.presses(ben, picture, "Edit")
        told = [await answered(discord, edit)]
        for entry in ("Share…", "Delete…"):
            pressed = await discord.people.chooses(ben, picture, entry)
            told.append(await answered(discord, pressed))

    assert edit.modal is None
    assert all("somebody else's picture" in said.text and not said.buttons for said in told)


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


async def test_whoever_calls_the_bot_by_its_name_is_told_how_to_ask(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot")
        await discord.until(lambda: discord.messages(general))
        await discord.people.says(ben, general, "@bot hi there")
        hello = await discord.until(lambda: discord.messages(general)[1:])
        await discord.people.says(ben, general, "that is a nice one", reply_to=hello[0])
        await discord.people.says(ana, general, f"@bot draw a <:red_fox:123456> and <@{ben.id}>")
        picture = (await drawn(discord, general))[0]

    assert [message.text[:6] for message in discord.messages(general)[:-1]] == ["Hello!", "Hello!"]
    assert f"red fox and {ben.name}" in picture.text


async def test_the_settings_are_selects_that_hold_for_the_conversation(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    people = discord.people
    async with house(discord, tmp_path):
        asked = await people.command(ana, general, "settings")
        panel = await answered(discord, asked)
        await people.chooses(ana, panel, "16:9")
        await discord.until(lambda: "Shape: 16:9" in hints(panel))
        form = await people.forges(ana, panel, "d1:set:style", "d1:set:all")
        await discord.until(lambda: form.modal)
        await people.submits(form, {"choice2": ["voxel"]})
        await discord.until(lambda: "Style: voxel" in hints(panel))
        shown = panel.text
        forged = await people.forges(ana, panel, "d1:set:resolution", "900K")
        await discord.until(lambda: forged.answer is not None)
        await people.chooses(ana, panel, "Deutsch")
        told = await discord.until(lambda: discord.messages(general)[1:])
        await people.says(ana, general, "@bot draw a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    assert panel.only_for is ana and told[0].only_for is ana
    assert "aspect ratio: 16:9" in shown and "resolution" not in shown
    assert "Resolution: as usual" in hints(panel)
    width, height = picture.files[0].size or (0, 1)
    assert width > height and "voxel" in picture.text


def hints(message: Message) -> list[str]:
    """What holds, as the selects of the panel say it."""
    return [select["placeholder"] for select in message.selects]


async def test_a_moderator_may_delete_and_the_message_says_so(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    mia = discord.people.person("Mia", den, moderator=True)
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        asked = await discord.people.chooses(mia, picture, "Delete…")
        sure = await answered(discord, asked)
        kept = bool(picture.files)
        await discord.people.presses(mia, sure, "Delete")

        await discord.until(lambda: picture.text == "Deleted." and asked.original.deleted)

    assert kept and "for good" in sure.text and sure.only_for is mia
    assert not picture.files


@pytest.mark.parametrize("command", ["balance", "history", "settings", "help"])
async def test_answers_about_a_person_are_for_that_person_alone(
    command: str, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        act = await discord.people.command(ana, general, command)
        told = await answered(discord, act)

    assert told.only_for is ana


async def test_a_balance_asked_for_aloud_is_told_in_private(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot how many credits do I have left?")
        alone = discord.people.direct(ana)
        told = await discord.until(lambda: discord.messages(alone))
        note = await discord.until(lambda: discord.messages(general))

    assert "credits" in told[0].text
    assert "privately" in note[0].text


async def test_a_batch_is_one_message_whose_pictures_have_their_own_buttons(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox", count=3)
        batch = (await drawn(discord, general))[0]
        await discord.people.presses(ana, batch, "Vary 2")
        await drawn(discord, general, 2)

    assert len(batch.files) == 3
    assert batch.labels[:3] == ["Vary 1", "Vary 2", "Vary 3"]


async def test_options_are_completed_while_typing_and_shape_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"side_px": 512}):
        typed = await discord.people.types(ana, general, "imagine", "model", "emb", prompt="a fox")
        await discord.until(lambda: typed.choices is not None)
        shaped = await discord.people.types(ana, general, "imagine", "aspect", "16", prompt="a fox")
        await discord.until(lambda: shaped.choices is not None)
        await discord.people.command(
            ana, general, "imagine", prompt="a red fox in the snow", aspect="16:9", model="embedded"
        )
        picture = (await drawn(discord, general))[0]
        await discord.people.command(ana, general, "imagine", prompt="a blue bear", aspect="portrait")
        tall = (await drawn(discord, general, 2))[1].files[0].size

    assert typed.choices and typed.choices[0]["value"] == "embedded"
    assert "credit" in typed.choices[0]["name"] and " s" in typed.choices[0]["name"]
    assert {"name": "16:9", "value": "16:9"} in (shaped.choices or [])
    size = picture.files[0].size
    assert size is not None and size[0] / size[1] == pytest.approx(16 / 9, rel=0.1)
    assert tall is not None and tall[0] < tall[1], "a word is understood where numbers are offered"


async def test_a_picture_of_somebody_is_edited_from_its_menu(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        shown = await discord.people.says(ben, general, "my cat", files=[("cat.png", photo())])
        menu = await discord.people.menu(ana, shown, "Edit image")
        await discord.until(lambda: menu.modal)
        sent = await discord.people.submits(menu, {"words": "make it night"})
        picture = (await drawn(discord, general))[0]

    assert sent.original is picture


async def test_menus_vary_describe_and_draw(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        words = await discord.people.says(ben, general, "a castle above the clouds")
        await discord.people.menu(ana, words, "Draw this message")
        castle = (await drawn(discord, general))[0]
        await discord.people.menu(ana, castle, "Vary image")
        await drawn(discord, general, 2)
        describe = await discord.people.menu(ana, castle, "Describe image")
        told = await answered(discord, describe)
        cat = await discord.people.says(ben, general, "my cat", files=[("cat.png", photo())])
        unknown = await answered(discord, await discord.people.menu(ana, cat, "Describe image"))

    varied = pictures(discord, general)[-1]
    assert "a castle above the clouds" in castle.text
    assert "castle" in varied.text and "castle" in varied.files[0].description
    assert "castle" in told.text and told.only_for is ana
    assert "Nobody here asked me for that picture" in unknown.text


async def test_a_picture_that_comes_along_is_where_the_change_starts(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        run = await discord.people.command(
            ana, general, "edit", prompt="make it night", image="file:0",
            files=[("SPOILER_cat.png", photo())],
        )  # fmt: skip
        picture = (await drawn(discord, general))[0]

    assert run.late_s is not None and run.late_s < 3
    assert picture.files[0].spoiler, "what was hidden stays hidden"


async def test_a_file_that_is_no_picture_is_refused_in_words(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        asked = await discord.people.says(
            ana, general, "@bot make it night", files=[("cat.png", b"not a picture at all")]
        )
        told = await discord.until(lambda: discord.messages(general))

    assert "not a picture I can read" in told[0].text and told[0].reply_to == asked.id


async def test_cancel_on_the_status_gives_the_credits_back(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 5.0}) as app:
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        status = await discord.until(
            lambda: run.original if run.original and "Cancel" in run.original.labels else None
        )
        await discord.people.presses(ana, status, "Cancel")
        await discord.until(lambda: "Cancelled" in status.text)
        balance = await app.ledger.balance(AccountId(f"discord:{ana.id}/allowance"))

    assert balance.held == 0
    assert status.labels == ["Retry"]


async def test_a_thread_goes_on_with_the_picture_it_began_under(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        await discord.people.chooses(ana, picture, "Continue in thread")
        thread = await discord.until(lambda: discord.world.channels.get(picture.id))
        await discord.until(lambda: discord.messages(thread))
        await discord.people.says(ana, thread, "make it night")
        changed = (await drawn(discord, thread))[0]

    assert thread.name == "a red fox in the snow"
    assert "make it night" in changed.text


async def test_a_hidden_picture_stays_hidden_in_a_thread_of_its_own(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        cat = [("SPOILER_cat.png", photo())]
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


async def test_a_picture_is_extended_and_its_mask_page_is_one_persons_alone(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, web={"public_url": "https://bot.example"}):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        page = await answered(discord, await discord.people.chooses(ana, picture, "Inpaint"))
        extend = await discord.people.chooses(ana, picture, "Extend…")
        await discord.until(lambda: extend.modal)
        await discord.people.submits(extend, {"choice": ["left"]})
        wider = (await drawn(discord, general, 2))[1]

    ((link,),) = [row["components"] for row in page.components]
    assert link["url"].startswith("https://bot.example/mask/") and page.only_for is ana
    before, after = (Image.open(io.BytesIO(shown.files[0].body)).size for shown in (picture, wider))
    assert after[0] / after[1] > before[0] / before[1]


async def test_style_and_model_are_chosen_in_a_form(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        style = await discord.people.chooses(ana, picture, "Style…")
        await discord.until(lambda: style.modal)
        await discord.people.submits(style, {"choice": ["watercolor"]})
        second = (await drawn(discord, general, 2))[1]
        model = await discord.people.chooses(ana, picture, "Model…")
        await discord.until(lambda: model.modal)
        await discord.people.submits(model, {"choice": ["embedded"]})
        await drawn(discord, general, 3)

    assert "watercolor" in second.text


async def test_every_style_can_be_chosen_though_a_select_holds_few(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        form = await discord.people.chooses(ana, picture, "Style…")
        fields = await discord.until(lambda: form.modal and form.modal["components"])
        offered = [option["value"] for field in fields for option in field["component"]["options"]]
        last = fields[-1]["component"]["custom_id"]
        await discord.people.submits(form, {last: [offered[-1]]})
        second = (await drawn(discord, general, 2))[1]
        nothing = await discord.people.submits(form, {})
        await discord.until(lambda: nothing.answer)
        await app.door.idle()

    assert len(offered) > 25 and sorted(offered) == sorted(set(offered))
    assert offered[-1] in second.text
    assert len(pictures(discord, general)) == 2


async def test_a_picture_is_shared_in_a_channel_where_its_maker_may_post(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    gallery = await discord.people.channel(den, "gallery")
    closed = await discord.people.channel(den, "closed")
    closed.overwrites[ana.id] = (Bit(0), Bit.SEND_MESSAGES)
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        asked = await discord.people.chooses(ana, picture, "Share…")
        question = await answered(discord, asked)
        await discord.people.picks(ana, question, closed)
        refused = await discord.until(lambda: "may not" in question.text and question.text)
        await discord.people.picks(ana, question, gallery)
        shared = (await drawn(discord, gallery))[0]
        await discord.until(lambda: "seen there" in question.text)
        foreign = await discord.people.chooses(ben, picture, "Share…")
        told = await answered(discord, foreign)
        await app.door.idle()
        await discord.people.presses(ben, shared, "Vary")
        await drawn(discord, gallery, 2)

    assert question.only_for is ana and f"<#{closed.id}>" in refused
    assert "Shared by" in shared.text and "a red fox in the snow" in shared.text
    assert "somebody else's" in told.text and not discord.messages(closed)


async def test_the_history_turns_its_pages_in_place_and_shows_privately(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        for subject in ("fox", "bear"):
            await discord.people.command(ana, general, "imagine", prompt=f"a red {subject}")
        await drawn(discord, general, 2)
        history = await discord.people.command(ana, general, "history")
        page = await answered(discord, history)
        shown = await discord.people.presses(ana, page, "1")
        again = await answered(discord, shown)

    assert "a red" in page.text and page.only_for is ana
    assert again.files and again.only_for is ana


async def test_nobody_is_pinged_by_the_words_of_a_prompt(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    den.everyone |= Bit.MENTION_EVERYONE
    async with house(discord, tmp_path):
        await discord.people.command(
            ana, general, "imagine", prompt=f"a fox **shouting** @everyone and <@{ana.id}>"
        )
        picture = (await drawn(discord, general))[0]

    assert not picture.everyone and not picture.mentions
    assert "@everyone" not in picture.text
    assert r"\*\*shouting\*\*" in picture.text


async def test_the_words_are_in_the_persons_language_where_there_are_some(
    discord: FakeDiscord, den: Guild, general: Channel, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        imagine = next(c for c in discord.world.commands[None] if c["name"] == "imagine")

    assert {"de", "es-ES", "fr", "pt-BR", "ja"} <= set(imagine["description_localizations"])
    assert imagine["name_localizations"]["de"] == "zeichne"


async def test_every_command_says_where_it_is_offered_and_is_registered_once(
    discord: FakeDiscord, den: Guild, tmp_path: Path
) -> None:
    section = {"operator_guild": den.id, "operators": [1]}
    async with house(discord, tmp_path, discord=section):
        pass
    async with house(discord, tmp_path, discord=section):
        pass

    everywhere = [c for c in discord.world.commands[None] if c["name"] != "admin"]
    admin = next(c for c in discord.world.commands[None] if c["name"] == "admin")
    assert admin["contexts"] == [0] and admin["integration_types"] == [0]
    assert int(admin["default_member_permissions"]) == Bit.MANAGE_GUILD
    assert all(c["contexts"] == [0, 1, 2] for c in everywhere)
    assert all(c["integration_types"] == [0, 1] for c in everywhere)
    operator = discord.world.commands[den.id][0]
    assert operator["name"] == "operator"
    assert len(discord.called("PUT", "/commands")) == 2


async def test_pictures_appear_once_however_often_an_event_comes(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        discord.gateway.copies = 3
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        await discord.people.says(ana, general, "@bot draw a bear in a forest")
        await drawn(discord, general, 2)
        told = await discord.people.command(ana, general, "balance")
        await answered(discord, told)
        await app.door.idle()

    assert len(told.replies) == 1 and not told.refusals
    assert (
        len([m for m in discord.messages(general) if not m.ephemeral])
        == 2
        == len(pictures(discord, general))
    )


async def test_a_person_gets_a_copy_of_all_that_is_kept_and_is_forgotten_when_they_say_so_twice(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        copied = await answered(discord, await discord.people.command(ana, general, "privacy export"))
        delete = await discord.people.command(ana, general, "privacy delete")
        question = await answered(discord, delete)
        forged = await discord.people.forges(ben, picture, question.buttons[0]["custom_id"])
        refused = await answered(discord, forged)
        warned = question.text
        await discord.people.presses(ana, question, "Forget me for good")
        await discord.until(lambda: "You are forgotten" in question.text)
        left = await app.database.all("own_pictures", person=f"discord:{ana.id}")
        await discord.people.command(ana, general, "imagine", prompt="a bear in a forest")
        await drawn(discord, general, 2)
        again = await discord.people.command(ana, general, "privacy delete")
        once_more = await answered(discord, again)
        await discord.people.presses(ana, once_more, "Forget me for good")
        waits = await discord.until(lambda: again.replies and _told(discord, ana, "has to wait"))

    with zipfile.ZipFile(io.BytesIO(copied.files[0].body)) as archive:
        names = archive.namelist()
    assert copied.only_for is ana and "1 picture." in copied.text
    assert any(name.startswith("pictures/") for name in names) and "manifest.json" in names
    assert question.only_for is ana and "1 picture with" in warned
    assert "I do not know this button" in refused.text
    assert left == [] and waits.only_for is ana


def _told(discord: FakeDiscord, user: User, words: str) -> Message | None:
    """A private answer to that person with those words."""
    acts = discord.world.interactions.values()
    replies = [reply for act in acts for reply in act.replies]
    return next((one for one in replies if one.only_for is user and words in one.text), None)


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
    cat = await discord.people.says(ana, attic, "my cat", files=[("cat.png", photo())])
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

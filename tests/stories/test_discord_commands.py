"""Discord's commands, menus, selects and forms: what they take, and what comes of it."""

import io
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from core.request import JobRequest
from tests.fakes.discord import Bit, FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Message, User
from tests.fakes.pictures import flat
from tests.stories.discord_house import AGREE, answered, charges, drawn, house, pictures


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
        await discord.until(lambda: "Style: Voxel" in hints(panel))
        shown, held = panel.text, hints(panel)
        forged = await people.forges(ana, panel, "d1:set:resolution", "900K")
        await discord.until(lambda: forged.answer is not None)
        await people.chooses(ana, panel, "Deutsch")
        told = await discord.until(lambda: discord.messages(general)[1:])
        await people.says(ana, general, "@bot draw a red fox in the snow")
        picture = (await drawn(discord, general))[0]

    assert panel.only_for is ana and told[0].only_for is ana
    assert "aspect ratio: 16:9" in shown and "resolution" not in shown
    assert "Resolution: as usual" in held
    width, height = picture.files[0].size or (0, 1)
    assert width > height and "Voxel" in picture.text


async def test_the_panel_shows_what_holds_for_the_person_and_shows_it_anew_when_that_is_changed(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    people = discord.people
    async with house(discord, tmp_path):
        panel = await answered(discord, await people.command(ana, general, "settings"))
        before = hints(panel)
        off = await people.chooses(ana, panel, "Paint as typed")
        await discord.until(lambda: "Refinement: Paint as typed" in hints(panel))
        told = await answered(discord, off)
        await people.chooses(ana, panel, "Deutsch")
        await discord.until(lambda: "Sprache: Deutsch" in hints(panel))

    assert {"Refinement: Refine my words", "Language: Auto"} < set(before)
    assert "as you type them" in told.text and told.only_for is ana and told is not panel


def hints(message: Message) -> list[str]:
    """What holds, as the selects of the panel say it."""
    return [select["placeholder"] for select in message.selects]


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


async def test_what_was_chosen_with_a_command_holds_when_its_price_is_agreed_to(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    dear = {"allowance": 500, "confirm_above": 1}
    async with house(discord, tmp_path, embedded={"side_px": 512}, credits=dear) as app:
        await discord.people.command(
            ana, general, "imagine", prompt="a red fox", aspect="16:9", count=2, style="watercolor"
        )
        question = await discord.until(
            lambda: next((m for m in discord.messages(general) if AGREE in m.labels), None)
        )
        await discord.people.presses(ana, question, AGREE)
        await drawn(discord, general)
        (job,) = await app.admin.jobs(state="succeeded")
        journal = await app.ledger.verify()

    wanted = JobRequest.from_json(job.request)
    assert (wanted.count, wanted.aspect_ratio, wanted.style) == (2, "16:9", "watercolor")
    assert journal == []


@pytest.mark.parametrize("typed", ["水彩", "aquarell", "Акварель", "acuarela", "water c"])
async def test_a_style_is_found_by_what_people_call_it(
    typed: str, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        act = await discord.people.types(ana, general, "imagine", "style", typed, prompt="a fox")
        choices = await discord.until(lambda: act.choices)

    assert [choice["value"] for choice in choices] == ["watercolor"]
    assert choices[0]["name"].endswith(" · Watercolor")


async def test_a_shape_or_size_that_there_is_not_is_no_part_of_the_picture(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """What is typed there is free: words that mean one are taken, others are not painted."""
    imagine = partial(discord.people.command, ana, general, "imagine", prompt="a red fox")
    async with house(discord, tmp_path) as app:
        shape = await answered(discord, await imagine(aspect="banana"))
        size = await answered(discord, await imagine(resolution="99K"))
        nothing = await charges(app, ana)
        for typed in ("16x9", "Wide"):
            await imagine(aspect=typed, seed=len(typed))
        drawings = await drawn(discord, general, 2)

    assert shape.text.startswith('I do not know "banana".')
    assert "16:9" in shape.text and "4K" in size.text and nothing == 0
    assert shape.only_for is ana and size.only_for is ana
    for width, height in (drawing.files[0].size or (0, 1) for drawing in drawings):
        assert width > height


async def test_a_picture_of_somebody_is_edited_from_its_menu(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        shown = await discord.people.says(ben, general, "my cat", files=[("cat.png", flat())])
        menu = await discord.people.menu(ana, shown, "Edit image")
        await discord.until(lambda: menu.modal)
        sent = await discord.people.submits(menu, {"words": "make it night"})
        picture = (await drawn(discord, general))[0]

    assert sent.original is picture


@pytest.mark.parametrize("words", [" ", "\u200b\u200d", "\u2800\u3164"])
async def test_a_form_of_which_nothing_is_seen_is_an_empty_one(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path, words: str
) -> None:
    async with house(discord, tmp_path) as app:
        await discord.people.says(ana, general, "@bot draw a castle above the clouds")
        castle = (await drawn(discord, general))[0]
        menu = await discord.people.menu(ana, castle, "Edit image")
        await discord.until(lambda: menu.modal)
        sent = await answered(discord, await discord.people.submits(menu, {"words": words}))
        press = await discord.people.presses(ana, castle, "Edit")
        await discord.until(lambda: press.modal)
        filled = await answered(discord, await discord.people.submits(press, {"words": words}))
        spent = await charges(app, ana)

    assert sent.text == filled.text and sent.text.startswith("What shall I draw?")
    assert sent.only_for is ana and filled.only_for is ana and spent == 1


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
        cat = await discord.people.says(ben, general, "my cat", files=[("cat.png", flat())])
        unknown = await answered(discord, await discord.people.menu(ana, cat, "Describe image"))

    varied = pictures(discord, general)[-1]
    assert "a castle above the clouds" in castle.text
    assert "castle" in varied.text and "castle" in varied.files[0].description
    assert "castle" in told.text and told.only_for is ana
    assert "Nobody here asked me for that picture" in unknown.text


@pytest.mark.parametrize("title", ["Edit image", "Vary image", "Upscale image", "Describe image"])
async def test_a_menu_on_words_does_not_take_the_picture_above_them(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path, title: str
) -> None:
    async with house(discord, tmp_path):
        await discord.people.says(ana, general, "@bot draw a castle above the clouds")
        await drawn(discord, general)
        words = await discord.people.says(ben, general, "what a castle")
        chosen = await discord.people.menu(ana, words, title)
        told = await answered(discord, chosen)

    assert told.ephemeral and told.text.startswith("There is no picture in that message.")
    assert chosen.modal is None and len(discord.messages(general)) == 2


async def test_a_picture_that_comes_along_is_where_the_change_starts(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        run = await discord.people.command(
            ana, general, "edit", prompt="make it night", image="file:0",
            files=[("SPOILER_cat.png", flat())],
        )  # fmt: skip
        picture = (await drawn(discord, general))[0]

    assert run.late_s is not None and run.late_s < 3
    assert picture.files[0].spoiler, "what was hidden stays hidden"


async def test_who_has_sent_enough_pictures_hears_when_they_may_go_on(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    files = [("cat.png", flat()), ("dog.png", flat(colour="red"))]
    async with house(discord, tmp_path, limits={"sent_per_hour": 1, "cooldown_s": 0}):
        asked = await discord.people.says(ana, general, "@bot make it night", files=files)
        (told,) = await discord.until(lambda: [m for m in discord.messages(general) if m.text])
        run = await discord.people.command(
            ana, general, "edit", prompt="make it night", image="file:0", files=files[:1]
        )
        again = await answered(discord, run)

    assert told.reply_to == asked.id
    for answer in (told.text, again.text):
        assert "as many pictures as I take in an hour (1). Nothing was charged" in answer
    assert pictures(discord, general) == []


async def test_a_file_that_is_no_picture_is_refused_in_words(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        asked = await discord.people.says(
            ana, general, "@bot make it night", files=[("cat.png", b"not a picture at all")]
        )
        told = await discord.until(lambda: discord.messages(general))

    assert "not a picture I can read" in told[0].text and told[0].reply_to == asked.id


async def test_a_file_of_another_kind_is_never_left_out_and_charged_for(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """Wherever a picture can be given: a command's option, a message, a form."""
    text = [("notes.txt", b"not a picture at all")]
    people = discord.people
    async with house(discord, tmp_path) as app:
        runs = [
            await people.command(
                ana, general, "imagine", prompt="as a poster", reference="file:0", files=text
            ),
            await people.command(ana, general, "edit", prompt="at night", image="file:0", files=text),
            await people.command(ana, general, "describe", image="file:0", files=text),
        ]
        await people.says(ana, people.direct(ana), "draw this as a poster", files=text)
        said = await discord.until(lambda: discord.messages(people.direct(ana)))
        await people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        edit = await people.presses(ana, picture, "Edit")
        await discord.until(lambda: edit.modal)
        values = {"words": "with this hat", "files": ["file:0"]}
        runs.append(await people.submits(edit, values, files=text))
        for run in runs:
            await discord.until(lambda run=run: run.replies and "read" in run.replies[-1].text)
        await app.door.idle()
        spent = await charges(app, ana)

    told = [run.replies[-1].text for run in runs] + [said[0].text]
    assert all(words.startswith("That file is not a picture I can read.") for words in told)
    assert spent == 1, "the picture without a file"


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

    assert "**style “Watercolor”**" in second.text


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
    assert offered[-1] in second.text.casefold()
    assert len(pictures(discord, general)) == 2


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

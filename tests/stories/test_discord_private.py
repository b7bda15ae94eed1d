"""Whose is what on Discord: answers for one person alone, pictures of others, moderators."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.world import Channel, Guild, Message, User
from tests.stories.discord_house import answered, began, charges, drawn, house


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


async def test_of_what_is_only_under_way_nobody_is_told_that_it_can_be_varied(
    discord: FakeDiscord, general: Channel, ana: User, ben: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path, embedded={"step_s": 5.0}):
        run = await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        status = await began(discord, run)
        told = await answered(discord, await discord.people.presses(ben, status, "Cancel"))
        await discord.people.presses(ana, status, "Cancel")
        await discord.until(lambda: "Cancelled" in status.text)
        retry = await answered(discord, await discord.people.presses(ben, status, "Retry"))

    for said in (told, retry):
        assert said.text.startswith("That is somebody else's request.") and said.only_for is ben


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


async def test_a_picture_that_is_shown_again_is_asked_about_and_goes_from_there_too(
    discord: FakeDiscord, ana: User, tmp_path: Path
) -> None:
    alone = discord.people.direct(ana)
    async with house(discord, tmp_path):
        await discord.people.says(ana, alone, "draw a fox in the snow")
        first = (await drawn(discord, alone))[0]
        await discord.people.says(ana, alone, "make it night")
        await drawn(discord, alone, 2)
        await discord.people.says(ana, alone, "undo")
        again = (await discord.until(lambda: discord.messages(alone)[2:]))[0]
        asked = await discord.people.presses(ana, again, "Delete…")
        sure = await answered(discord, asked)
        kept = bool(again.files) and bool(first.files)
        await discord.people.presses(ana, sure, "Delete")
        await discord.until(lambda: "Deleted." == again.text == first.text and sure.deleted)

    assert kept and "for good" in sure.text
    assert not again.files and not first.files


async def test_a_copy_for_one_person_alone_becomes_the_question(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        page = await answered(discord, await discord.people.command(ana, general, "history"))
        shown = await answered(discord, await discord.people.presses(ana, page, "1"))
        await discord.people.chooses(ana, shown, "Delete…")
        await discord.until(lambda: "for good" in shown.text)
        await discord.people.presses(ana, shown, "Delete")
        await discord.until(lambda: picture.text == "Deleted." and shown.deleted)

    assert not picture.files and not discord.refusals


@pytest.mark.parametrize("dismissed", [False, True])
async def test_what_is_made_of_a_copy_for_one_person_alone_is_for_them_alone(
    dismissed: bool, discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    """The picture may come from a direct message: nobody in the channel was meant to see it."""
    async with house(discord, tmp_path, embedded={"step_s": 0.3}) as app:
        direct = discord.people.direct(ana)
        await discord.people.says(ana, direct, "draw a red fox in the snow")
        await drawn(discord, direct)
        page = await answered(discord, await discord.people.command(ana, general, "history"))
        shown = await answered(discord, await discord.people.presses(ana, page, "1"))
        vary = await discord.people.presses(ana, shown, "Vary")
        status = await discord.until(lambda: vary.replies[-1] if vary.replies else None)
        if dismissed:
            await discord.people.deletes(status)
        await app.door.idle()
        made = await discord.until(
            lambda: next((reply for reply in vary.replies if reply.files and not reply.deleted), None)
        )
        spent = await charges(app, ana)

    assert made.only_for is ana and "Vary" in made.labels
    assert [message for message in discord.messages(general) if message.only_for is None] == []
    assert spent == 2
    # That the message was dismissed is learned by writing to it.
    assert {call.code for call in discord.refusals} <= ({10008} if dismissed else set())


async def test_deleted_it_is_seen_no_more_where_it_was_shared(
    discord: FakeDiscord, den: Guild, general: Channel, ana: User, tmp_path: Path
) -> None:
    gallery = await discord.people.channel(den, "gallery")
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        question = await answered(discord, await discord.people.chooses(ana, picture, "Share…"))
        await discord.people.picks(ana, question, gallery)
        shared = (await drawn(discord, gallery))[0]
        sure = await answered(discord, await discord.people.chooses(ana, shared, "Delete…"))
        await discord.people.presses(ana, sure, "Delete")
        await discord.until(lambda: picture.text == shared.text == "Deleted.")

    assert not picture.files and not shared.files


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


async def test_a_form_with_nothing_in_it_is_answered_for_whoever_sent_it_alone(
    discord: FakeDiscord, general: Channel, ana: User, tmp_path: Path
) -> None:
    async with house(discord, tmp_path):
        await discord.people.command(ana, general, "imagine", prompt="a red fox in the snow")
        picture = (await drawn(discord, general))[0]
        before = len(discord.messages(general))
        told = []
        for opens in (
            await discord.people.presses(ana, picture, "Edit"),
            await discord.people.menu(ana, picture, "Edit image"),
        ):
            await discord.until(lambda run=opens: run.modal)
            told.append(await answered(discord, await discord.people.submits(opens, {"words": "  "})))

    assert all(said.only_for is ana and "Nothing was charged" in said.text for said in told)
    assert len([said for said in discord.messages(general) if said.only_for is None]) == before

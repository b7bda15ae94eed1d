"""Running the bot from Telegram: `/admin` and `/grant` for operators, `/admin` for a group's admins."""

import json
from pathlib import Path

from tests.fakes.telegram import FakeTelegram, Person
from tests.stories.telegram_house import drawn, house, pictures, private, said


async def test_an_operator_gives_credits_and_nobody_else_can(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")

    async with house(telegram, tmp_path, telegram={"operators": [ann.id]}):
        telegram.people.say(ann, f"/grant {ben.id} 100 a birthday")
        granted = await telegram.until(lambda: said(telegram, private(telegram, ann), "got 100"))
        telegram.people.say(ann, "/admin")
        await telegram.until(lambda: said(telegram, private(telegram, ann), "No dead letters."))
        telegram.people.say(ben, f"/grant {ben.id} 100 for me")
        await telegram.until(
            lambda: said(telegram, private(telegram, ben), "Only those who run this bot")
        )

    assert granted.shown.startswith(f"telegram:{ben.id} got 100 and has ")


async def test_admin_is_shown_to_operators_and_to_the_admins_of_groups_only(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    async with house(telegram, tmp_path, telegram={"operators": [ann.id]}):
        await telegram.until(lambda: (f"chat:{ann.id}", "") in telegram.world.commands)

    shown = {scope for (scope, _), found in telegram.world.commands.items() if _has_admin(found)}
    assert shown == {"all_chat_administrators", f"chat:{ann.id}"}


async def test_an_admin_of_a_group_limits_it_and_hears_so_alone(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", admins=[ann])
    ben = telegram.people.join("Ben")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/admin limit hour 1", chat=group)
        await telegram.until(lambda: said(telegram, private(telegram, ann), "1"))
        telegram.people.say(ben, "/imagine a fox", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ben, "/imagine a boat", chat=group)
        refused = await telegram.until(lambda: said(telegram, group, "hour"))

    assert len(telegram.messages(group)) == 2 and not refused.photo


async def test_the_words_of_a_command_are_in_no_picture(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", admins=[ann])

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "/admin limit hour 5", chat=group)
        telegram.people.say(ann, "@pentimento_bot draw a fox", chat=group)
        await drawn(telegram, group)
        await app.door.idle()
        (job,) = await app.admin.jobs()

    assert json.loads(job.request)["prompt"] == "a fox"


async def test_who_looks_after_a_group_may_not_run_the_bot(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", admins=[ann])
    ben = telegram.people.join("Ben")

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ben, "/admin limit hour 1", chat=group)
        await telegram.until(lambda: said(telegram, group, "Only the admins of this group"))
        telegram.people.say(ann, f"/grant {ann.id} 1000 for me", chat=group)
        await telegram.until(lambda: said(telegram, group, "Only those who run this bot"))
        audit = await app.database.all("audit_last", limit=10)

    assert audit == []


async def test_where_the_admins_said_so_plain_words_are_not_even_stored(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    telegram.people.privacy(False)
    group = telegram.people.group("Painters", admins=[ann])

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox in the snow", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ann, "/admin ignore", chat=group)
        told = await telegram.until(lambda: said(telegram, private(telegram, ann), "In this chat"))
        telegram.people.say(ann, "draw a boat at sea", chat=group)
        telegram.people.say(ann, "@pentimento_bot draw a whale", chat=group)
        await drawn(telegram, group, 2)
        session = await app.database.one("session_of", thread=f"telegram:{group.id}:0")
        assert session is not None
        turns = await app.database.all("turns_last", session=session["id"], limit=20)

    assert "I answer only when I am meant" in told.shown
    assert not any("boat" in turn["text"] for turn in turns)
    assert [picture.shown.split("\n")[0] for picture in pictures(telegram, group)] == [
        "draw a fox in the snow",
        "draw a whale",
    ]


def _has_admin(commands: list[dict[str, str]]) -> bool:
    return any(command["command"] == "admin" for command in commands)


async def test_a_name_is_no_person_and_nothing_is_done_to_nobody(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """A ban of "@ben" would look like one, and ben would draw on."""
    chat = private(telegram, ann)

    async with house(telegram, tmp_path, telegram={"operators": [ann.id]}):
        telegram.people.say(ann, "/admin ban @ben spam")
        refused = await telegram.until(lambda: said(telegram, chat, "@ben"))
        telegram.people.say(ann, "/admin audit")
        audit = await telegram.until(lambda: said(telegram, chat, "Nothing was done yet"))
        telegram.people.say(ann, "/admin top")
        await telegram.until(lambda: said(telegram, chat, "Nobody asked for anything"))

    assert "Nothing was changed" in refused.shown and "telegram:42" in refused.shown
    assert "(" not in audit.shown

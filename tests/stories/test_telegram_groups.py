"""Groups, topics and the people in them: whose picture is whose, and what is said to whom."""

import json
from pathlib import Path

import pytest

from tests.fakes.telegram import FakeTelegram, Message, Person
from tests.stories.telegram_house import drawn, house, private, said


async def test_two_people_in_one_topic_each_get_their_own(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters", forum=True)
    topic = telegram.people.topic(group, "Foxes")

    def say(person: Person, text: str, reply_to: Message | None = None) -> Message:
        return telegram.people.say(person, text, chat=group, topic=topic, reply_to=reply_to)

    async with house(telegram, tmp_path):
        asked = [say(ann, "/imagine a fox"), say(ben, "/imagine a boat")]
        first, second = await drawn(telegram, group, 2)
        by_request = {m.reply_to: m for m in (first, second)}
        fox, boat = (by_request[message] for message in asked)
        say(ben, "make it red", reply_to=boat)
        say(ann, "make it night", reply_to=fox)
        made = (await drawn(telegram, group, 4))[2:]

    assert {m.topic for m in telegram.messages(group)} == {topic.id}
    assert {(m.reply_to.sender, m.shown.split("\n")[0]) for m in made if m.reply_to} == {
        (ben, "make it red"), (ann, "make it night"),
    }  # fmt: skip
    assert fox.shown.startswith("a fox") and boat.shown.startswith("a boat")
    assert {message.reaction for message in asked} == {"👀"}
    assert telegram.refusals == []


async def test_plain_talk_in_a_group_is_left_alone(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path):
        for text in ("hello everybody", "did you see the game?", "the fox is drawn to the light"):
            telegram.people.say(ann, text, chat=group)
        telegram.people.say(ann, "@pentimento_bot draw a fox", chat=group)
        await drawn(telegram, group)

    assert len(telegram.messages(group)) == 1


async def test_a_group_is_told_what_privacy_mode_hides(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    group.bot = "left"

    async with house(telegram, tmp_path):
        telegram.people.add(group, ann)
        hello = await telegram.until(lambda: said(telegram, group, "I see only what is meant for me"))

    assert "@pentimento_bot" in hello.shown


async def test_private_facts_are_not_said_in_a_group(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    eve = telegram.people.join("Eve", started=False)
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/balance", chat=group)
        await telegram.until(lambda: said(telegram, private(telegram, ann), "credits"))
        telegram.people.say(eve, "/balance", chat=group)
        shown = await telegram.until(lambda: said(telegram, group, "for you alone"))

    assert [m.shown for m in telegram.messages(group)] == [shown.shown]
    assert shown.keyboard[0][0]["url"] == "https://t.me/pentimento_bot?start=hello"


async def test_another_persons_picture_can_be_varied_but_not_changed(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        refused = telegram.people.press(ben, fox, "Redo")
        await telegram.until(lambda: refused.answered_at)
        telegram.people.press(ben, fox, "Vary")
        await drawn(telegram, group, 2)

    assert refused.alert and "somebody else's picture" in refused.text


async def test_eight_people_in_one_group_are_served_within_its_limit(
    limited: FakeTelegram, tmp_path: Path
) -> None:
    people = [limited.people.join(f"P{number}") for number in range(8)]
    group = limited.people.group("Painters")

    async with house(limited, tmp_path, embedded={"step_s": 0.1}):
        for person in people:
            limited.people.say(person, f"/imagine a fox for {person.name}", chat=group)
        made = await drawn(limited, group, 8)

    assert {m.reply_to.sender for m in made if m.reply_to} == set(people)
    assert limited.flood.refused == 0
    assert len(limited.messages(group)) == 8


async def test_draw_this_in_reply_to_a_persons_words_draws_those_words(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """With privacy mode on the bot has not seen what is replied to; the reply brings it along."""
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path) as app:
        idea = telegram.people.say(ben, "a castle made of green glass on a hill", chat=group)
        telegram.people.say(ann, "@pentimento_bot draw this", chat=group, reply_to=idea)
        await drawn(telegram, group)
        await app.door.idle()
        (job,) = await app.admin.jobs()

    assert json.loads(job.request)["prompt"] == "a castle made of green glass on a hill"


async def test_marked_words_say_what_is_to_be_changed(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    chat = private(telegram, ann)

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox with a hat")
        (fox,) = await drawn(telegram, chat)
        telegram.people.say(ann, "make this red", reply_to=fox, quote="hat")
        await drawn(telegram, chat, 2)
        await app.door.idle()
        change = max(await app.admin.jobs(), key=lambda job: job.created_ms)

    assert json.loads(change.request)["instruction"].startswith("“hat”: make this red")


async def test_who_writes_as_the_group_itself_is_told_why_nothing_comes(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters", admins=[ann])

    async with house(telegram, tmp_path):
        telegram.people.say_as_group(ann, "good morning all", chat=group)
        telegram.people.say_as_group(ann, "/imagine a fox", chat=group)
        told = await telegram.until(lambda: said(telegram, group, "I cannot see who asks"))

    assert telegram.messages(group) == [told]


HEARS = "In this group I see only commands"


async def test_the_first_picture_of_a_group_says_what_does_not_reach_the_bot(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """Who leaves the name out the next time is not heard, and would wait for an answer."""
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "@pentimento_bot draw a fox", chat=group)
        (fox,) = await drawn(telegram, group)
        telegram.people.say(ann, "make it night", chat=group, reply_to=fox)
        _, night = await drawn(telegram, group, 2)
        telegram.people.say(ann, "/help", chat=group)
        told = await telegram.until(lambda: said(telegram, group, "Say what you want"))

    assert HEARS in fox.shown and "@pentimento_bot" in fox.shown
    assert HEARS not in night.shown
    assert HEARS in told.shown


@pytest.mark.parametrize("how", ["alone", "reads all", "admin"])
async def test_where_every_message_reaches_the_bot_nothing_else_is_said(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, how: str
) -> None:
    place = private(telegram, ann) if how == "alone" else telegram.people.group("Painters")
    telegram.people.privacy(how != "reads all")
    place.bot = "administrator" if how == "admin" else "member"

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "/imagine a fox", chat=place)
        (fox,) = await drawn(telegram, place)

    assert HEARS not in fox.shown


@pytest.mark.parametrize("words", ["undo", "delete that", "stop", "thanks", "yes", "try again"])
async def test_a_word_among_people_is_not_painted(
    telegram: FakeTelegram, ann: Person, tmp_path: Path, words: str
) -> None:
    ben, group = telegram.people.join("Ben"), telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "draw a fox", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ben, words, chat=group)
        assert app.telegram is not None
        await telegram.until(lambda: not telegram.updates.pending)
        await app.telegram.idle()
        await app.door.idle()

    assert len(telegram.messages(group)) == 1


async def test_undo_after_ones_own_picture_needs_no_name(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    group = telegram.people.group("Painters")
    telegram.people.privacy(False)

    async with house(telegram, tmp_path):
        telegram.people.say(ann, "draw a fox", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ann, "make it night", chat=group)
        await drawn(telegram, group, 2)
        telegram.people.say(ann, "undo", chat=group)
        *_, back = await drawn(telegram, group, 3)

    assert back.shown.startswith("Back to: a fox.")


async def test_who_calls_the_bot_and_asks_for_nothing_is_answered_where_they_are(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    """It is no secret, and whoever never opened the private chat would be sent there for it."""
    cy, group = telegram.people.join("Cy", started=False), telegram.people.group("Painters")

    async with house(telegram, tmp_path):
        telegram.people.say(cy, "@pentimento_bot hello", chat=group)
        await telegram.until(lambda: said(telegram, group, "Hello!"))
        telegram.people.say(cy, "@pentimento_bot what is the capital of France?", chat=group)
        await telegram.until(lambda: said(telegram, group, "I only paint"))
        telegram.people.say(cy, "@pentimento_bot cancel", chat=group)
        await telegram.until(lambda: said(telegram, group, "nothing to cancel"))

    assert len(telegram.messages(group)) == 3


async def test_in_company_it_is_ones_own_picture_whoever_painted_after_it(
    telegram: FakeTelegram, ann: Person, tmp_path: Path
) -> None:
    ben = telegram.people.join("Ben")
    group = telegram.people.group("Painters")

    async with house(telegram, tmp_path) as app:
        telegram.people.say(ann, "/imagine a fox", chat=group)
        await drawn(telegram, group)
        telegram.people.say(ben, "/imagine a boat", chat=group)
        await drawn(telegram, group, 2)
        telegram.people.say(ann, "@pentimento_bot make it night", chat=group)
        await drawn(telegram, group, 3)
        cleo = telegram.people.join("Cleo")
        telegram.people.say(cleo, "@pentimento_bot make it red", chat=group)
        await drawn(telegram, group, 4)
        session = await app.database.one("session_of", thread=f"telegram:{group.id}:0")
        assert session is not None
        shown = await app.database.all("pictures_last", session=session["id"], limit=4)

    assert [row["prompt"] for row in reversed(shown)] == [
        "a fox", "a boat", "a fox, at night", "a fox, at night, red",
    ]  # fmt: skip

"""What people take back: words edited, messages and pictures deleted, conversations forgotten."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.sections.limits import AdminSettings
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.request import JobRequest
from tests.stories.local_house import local_house


async def test_an_edited_message_changes_the_waiting_job_for_free(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow")

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        await house.idle()
        await house.press(house.button("Info"))

        assert "red fox" in house.answers()[-1]
        assert len(house.painter.submitted) == 2
        assert await house.free() == 198


@pytest.mark.parametrize(
    ("rule", "words", "told"),
    [
        ("ban local:ann spam", "draw a red fox in the snow", "may not use this bot"),
        ("styles watercolor", "draw a fox in pixel art style", "is not used here"),
    ],
)
async def test_an_edit_gets_nobody_what_they_could_not_ask_for(
    tmp_path: Path, rule: str, words: str, told: str
) -> None:
    admin = AdminSettings(people=["local:boss"])
    async with local_house(tmp_path, "slow", slow_s=0.5, admin=admin) as house:
        await house.say("draw a boat on the sea", person="ann")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow", person="ann")
        await house.say(f"/admin {rule}", person="boss")

        await house.app.door.edited(replace(_changed(words, message), person=PersonId("local:ann")))
        await house.idle()

        assert told in house.answers()[-1]
        assert house.answers()[-1].endswith("Your request goes on with the words it had.")
        jobs = await house.app.database.all("jobs_list", state="succeeded", limit=9)
        painted = {JobRequest.from_json(job["request"]).asked for job in jobs}
        assert painted == {"draw a boat on the sea", "draw a fox in the snow"}


async def test_an_edit_of_a_request_that_is_being_painted_is_offered_anew(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        message = await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        question = await house.until(lambda act: "changed your words" in act.text)
        await house.press(question.buttons[0]["code"])
        await house.idle()

        assert len(house.finals()) == 2
        assert await house.free() == 198


async def test_an_edit_of_a_finished_request_is_offered_anew_and_free_to_refuse(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        message = await house.say("draw a fox in the snow")
        await house.idle()

        await house.app.door.edited(_changed("draw a red fox in the snow", message))
        question = await house.until(lambda act: "changed your words" in act.text)
        await house.press(question.buttons[0]["code"])
        await house.idle()

        assert len(house.finals()) == 2
        assert await house.free() == 198


async def test_a_deleted_request_that_waits_is_cancelled_and_given_back(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        message = await house.say("draw a fox in the snow")

        await house.app.door.message_deleted(ThreadKey("local:t"), message)
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert await house.free() == 199


async def test_a_place_that_cannot_be_written_to_stops_what_waits_there(tmp_path: Path) -> None:
    async with local_house(tmp_path, "slow", slow_s=0.5) as house:
        await house.say("draw a boat on the sea")
        await house.until(lambda act: act.percent == 60)
        await house.say("draw a fox in the snow")

        await house.app.door.destination_dead(ThreadKey("local:t"))
        await house.idle()

        assert len(house.painter.submitted) == 1
        assert await house.balanced()


async def test_a_place_that_moved_keeps_its_memory(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.app.door.thread_moved(ThreadKey("local:t"), ThreadKey("local:new"))
        await house.say("make it night", thread="new")
        await house.idle()

        assert len(house.finals()) == 2


async def test_a_deleted_picture_is_gone_from_everywhere(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.press(house.button("Delete"))
        await house.idle()
        await house.say("/history")

        assert house.finals()[-1].text == "Deleted."
        assert house.answers()[-1].startswith("You have no pictures yet")
        assert list((tmp_path / "pictures").glob("??/*")) == []


async def test_history_and_show_find_a_picture_whose_message_is_gone(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("/history")
        reference = house.answers()[-1].rsplit("· ", 1)[1]

        await house.say(f"/show {reference}")

        assert house.acts[-1].pictures == house.finals()[0].pictures


async def test_show_takes_the_numbers_of_the_history(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        for wish in ("draw a fox in the snow", "draw a boat on a lake"):
            await house.say(wish)
            await house.idle()

        await house.say("/show 2")
        shown = house.acts[-1].pictures
        await house.say("/show 3")

        assert shown == house.finals()[0].pictures
        assert house.answers()[-1].startswith("I cannot find that")


async def test_forgetting_a_conversation_leaves_nothing_of_it_in_context(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.say("/forget")
        await house.say("/history")
        await house.say("/edit make it night")
        await house.idle()

        assert house.answers()[1].startswith("You have no pictures")
        assert len(house.painter.submitted) == 1


async def test_in_company_one_forgets_what_is_ones_own_and_the_others_go_on(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow", thread="g")
        await house.idle()
        await house.say("draw a boat on the sea", thread="g", person="ben")
        await house.idle()

        await house.say("/forget", thread="g")
        await house.say("/history", thread="g")
        await house.say("/history", thread="g", person="ben")
        await house.say("make it night", thread="g", person="ben")
        await house.idle()

        forgotten, ann, ben = house.answers()
        assert forgotten.startswith("Forgotten: what you said here, and your pictures.")
        assert ann.startswith("You have no pictures") and "boat" in ben
        assert len(house.painter.submitted) == 3


async def test_whoever_looks_after_a_place_ends_its_conversation_for_all(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a boat on the sea", thread="g", person="ben")
        await house.idle()

        await house.say("/forget", thread="g", manager=True)
        await house.say("/edit make it night", thread="g", person="ben")
        await house.idle()

        assert house.answers()[0].startswith("Forgotten. This conversation starts anew")
        assert len(house.painter.submitted) == 1


def _changed(text: str, message: str) -> Incoming:
    return Incoming(
        event=EventId(f"local:{message}:edit"),
        thread=ThreadKey("local:t"),
        person=PersonId("local:ann"),
        text=text,
        message=message,
    )


async def test_the_files_of_a_forgotten_conversation_are_swept_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.answering.gallery.FORGOTTEN_MS", -1_000)
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say("draw a boat on the sea", thread="other")
        await house.idle()
        kept = house.finals()[-1].pictures[0]

        await house.say("/forget")
        swept = [await house.app.door.gallery.sweep() for _ in range(2)]  # type: ignore[attr-defined]

        assert swept == [1, 0]
        assert [str(path) for path in (tmp_path / "pictures").glob("??/*")] == [kept]


@pytest.mark.parametrize("words", ["cancel", "Stop!", "abbrechen"])
async def test_in_a_direct_chat_cancel_is_answered_also_where_nothing_is_on_its_way(
    tmp_path: Path, words: str
) -> None:
    async with local_house(tmp_path) as house:
        await house.say(words)

        assert house.answers() == ["There is nothing to cancel. Nothing was charged."]

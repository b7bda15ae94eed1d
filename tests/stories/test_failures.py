"""Whatever goes wrong at the painter: one message, a sentence, nothing charged, and a way on."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.administration.house_rules import HouseRules
from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.errors import RETRYABLE, ProviderErrorKind, Refusal
from core.people.standing import Rule, of_person
from core.request import JobRequest
from core.signals import LocalSignals
from tests.stories.local_house import House, local_house

FINAL_KINDS = sorted(set(ProviderErrorKind) - RETRYABLE)


@pytest.mark.parametrize("kind", FINAL_KINDS)
async def test_a_failure_of_each_kind_is_told_and_charges_nothing(tmp_path: Path, kind: str) -> None:
    async with local_house(tmp_path, kind) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        assert len(house.finals()) == 1
        assert "othing was charged" in house.finals()[0].text
        assert [button["label"] for button in house.finals()[0].buttons] == ["Retry"]
        assert await house.free() == 200
        assert len(house.painter.submitted) == 1
        assert await house.balanced()


@pytest.mark.parametrize("line", ["broken", "torn", "provider_bug body"])
async def test_a_broken_picture_is_a_failure_and_never_shown(tmp_path: Path, line: str) -> None:
    async with local_house(tmp_path, line) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        assert house.finals()[0].pictures == ()
        assert await house.free() == 200
        assert list((tmp_path / "pictures").glob("??/*")) == []


async def test_a_busy_painter_is_asked_again_by_itself_and_the_picture_is_paid_once(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "overloaded submit", "unreachable submit", "paint") as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        said = [act.text for act in house.acts]
        assert any(text.startswith("The painter is busy, trying again") for text in said)
        assert any(text.startswith("Connection lost, retrying") for text in said)
        assert len(house.finals()) == 1 and len(house.finals()[0].pictures) == 1
        assert await house.free() == 199
        assert await house.balanced()


@pytest.mark.parametrize(("script", "asked"), [(["paint"], 2), (["timeout_unknown"], 2)])
async def test_an_operator_may_have_an_unanswered_call_sent_once_more(
    tmp_path: Path, script: list[str], asked: int
) -> None:
    lines = ["timeout_unknown", *script, "paint"]
    async with local_house(tmp_path, *lines, on_unknown="retry_once") as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        painted = script == ["paint"]
        assert len(house.painter.submitted) == asked
        assert len(house.finals()[0].pictures) == painted
        assert await house.free() == 200 - painted
        assert await house.balanced()


async def test_a_request_that_no_retry_saves_is_a_dead_letter_which_an_operator_replays(
    tmp_path: Path,
) -> None:
    busy = ["overloaded submit"] * 3
    async with local_house(tmp_path, *busy, "paint") as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        dead = await house.app.admin.dead_letters()
        assert [job.error for job in dead] == ["overloaded"] and await house.free() == 200

        first = await house.app.admin.retry("cli:test", dead[0].id, "the painter is back")
        with pytest.raises(Exception, match="not_dead"):
            await house.app.admin.retry("cli:test", dead[0].id, "once more")
        await house.idle()

        assert first.status == dead[0].status
        assert len({act.message for act in house.acts}) == 1
        assert len(house.finals()[-1].pictures) == 1
        assert await house.free() == 199
        assert await house.app.admin.dead_letters() == []


async def test_a_replay_that_is_refused_leaves_its_message_ended(tmp_path: Path) -> None:
    async with local_house(tmp_path, *["overloaded submit"] * 3) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        (dead,) = await house.app.admin.dead_letters()
        rules = HouseRules(house.app.database, house.app.clock, LocalSignals())
        await rules.put("cli:test", "ban", of_person("local:ann"), Rule.BANNED, "yes", "a test")

        with pytest.raises(Refusal):
            await house.app.admin.retry("cli:test", dead.id, "the painter is back")

        row = await house.app.database.one("status_get", id=dead.status)
        assert row is not None and row["final_done"] == 1


async def test_a_refund_gives_back_once(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        job = (await house.app.admin.jobs())[0]

        given = [await house.app.admin.refund("cli:test", job.id, "it was ugly") for _ in range(3)]

        assert given == [1, 0, 0]
        assert await house.free() == 200
        assert await house.balanced()


async def test_three_of_four_pictures_are_shown_and_three_are_charged(tmp_path: Path) -> None:
    async with local_house(tmp_path, "paint", "moderated_output", "paint", "paint") as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.idle()

        assert len(house.finals()[0].pictures) == 3
        assert "3 of 4" in house.finals()[0].text
        assert await house.free() == 197
        assert await house.balanced()


async def test_a_painter_that_never_answers_is_given_up_in_time(tmp_path: Path) -> None:
    async with local_house(tmp_path, "silent", deadline_s=0.3) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        assert "took too long" in house.finals()[0].text
        assert await house.free() == 200


async def test_a_picture_that_comes_after_all_is_delivered_free_in_the_same_message(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "slow", deadline_s=0.3, slow_s=0.6) as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        assert house.finals()[0].pictures == ()

        came = await house.app.sweep.late()
        again = await house.app.sweep.late()
        await house.idle()

        assert (came, again) == (1, 0)
        assert "free" in house.finals()[-1].text and len(house.finals()[-1].pictures) == 1
        assert len({act.message for act in house.acts}) == 1
        assert await house.free() == 200
        assert await house.balanced()


async def test_retry_pressed_twice_is_one_new_job(tmp_path: Path) -> None:
    async with local_house(tmp_path, "provider_bug", "paint") as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        code = house.button("Retry")

        await house.press(code)
        await house.press(code)
        await house.idle()

        assert len(house.painter.submitted) == 2
        assert await house.free() == 199


async def test_a_mistake_of_ours_ends_the_line_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with local_house(tmp_path) as house:

        async def broken(*_: object, **__: object) -> None:
            raise RuntimeError("a bug")

        monkeypatch.setattr("core.ordering.planning.Planner.plan", broken)
        await house.say("draw a fox in the snow")
        await house.idle()

        assert house.acts[-1].act == "deliver"
        assert "Nothing was charged" in house.acts[-1].text and "a bug" not in house.acts[-1].text
        assert len({act.message for act in house.acts}) == 1
        assert await house.app.database.all("inbox_open", source="chat") == []


async def test_a_left_message_that_cannot_be_answered_keeps_nobody_elses_from_being(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "paint") as house:
        await house.say("/help")
        kept = Incoming(
            event=EventId("local:u2"), thread=ThreadKey("local:t"), person=PersonId("local:ann"),
            text="draw a fox", direct=True,
        )  # fmt: skip
        lost = replace(kept, event=EventId("gone:1"), thread=ThreadKey("gone:1"))
        for left in (lost, kept):
            assert await house.app.inbox.store("chat", left.event, left.to_json())

        await house.app.door.intake.recover(await house.app.door.intake.left(alone=True))
        await house.idle()

        assert [len(final.pictures) for final in house.finals()] == [1]
        assert [event for event, _ in await house.app.inbox.pending("chat")] == ["gone:1"]


async def test_retry_that_was_pressed_before_says_where_its_answer_is(tmp_path: Path) -> None:
    async with local_house(tmp_path, "provider_bug", "provider_bug") as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        retry = house.finals()[0].buttons[0]["code"]
        await house.press(retry)
        await house.idle()
        await house.press(retry)
        await house.idle()

        assert house.answers()[-1].startswith("This was tried again already")
        assert len(house.finals()) == len(house.painter.submitted) == 2


@pytest.mark.parametrize(
    "words", ["try again", "Please try again!", "versuch es noch einmal", "réessaie"]
)
async def test_try_again_in_words_is_what_the_failure_asked_for(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path, "provider_bug", "paint") as house:
        await house.say("draw a fox in the snow")
        await house.idle()
        await house.say(words)
        await house.idle()

        failed, fox = house.finals()
        assert failed.pictures == () and len(fox.pictures) == 1
        assert await _painted(house) == ["a fox in the snow"]
        assert await house.free() == 199 and await house.balanced()


async def test_try_again_is_about_ones_own_failure_and_nothing_older_than_the_last_picture(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, "provider_bug", "paint") as house:
        await house.say("draw a fox in the snow", person="ann")
        await house.idle()
        await house.say("try again", person="bob")
        await house.idle()
        assert len(house.finals()) == 1
        await house.say("draw a boat", person="ann")
        await house.idle()
        await house.say("try again", person="ann")
        await house.idle()

        assert not any("fox" in prompt for prompt in await _painted(house))


async def _painted(house: House) -> list[str]:
    jobs = await house.app.database.all("jobs_list", state="succeeded", limit=9)
    return [JobRequest.from_json(job["request"]).prompt for job in jobs]

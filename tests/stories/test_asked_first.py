"""What is asked, or refused with a way on, before anything is painted: prices, cooldown, places."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.sections.limits import CreditSettings, LimitSettings
from tests.stories.local_house import LIFTED, local_house


async def test_a_price_that_cannot_be_paid_is_not_asked_about(tmp_path: Path) -> None:
    short = CreditSettings(confirm_above=3, allowance=3)
    async with local_house(tmp_path, credits=short) as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.idle()

        assert house.finals()[0].text.startswith("This costs 4 and you have 3 credits left.")
        assert house.painter.submitted == []
        assert await house.balanced()


@pytest.mark.parametrize("words", ["yes", "Go for it!", "ja, gerne", "d’accord", "давай"])
async def test_a_dear_request_is_asked_about_first_and_words_answer_it(
    words: str, tmp_path: Path
) -> None:
    dear = CreditSettings(confirm_above=3)
    async with local_house(tmp_path, credits=dear) as house:
        await house.say("draw four pictures of a fox in the snow")
        question = await house.until(lambda act: "more than usual" in act.text)
        assert house.painter.submitted == [] and await house.free() in (0, 200)

        await house.say(words)
        await house.idle()

        assert len(house.finals()[0].pictures) == 4
        assert house.finals()[0].message == question.message
        assert await house.free() == 196


async def test_who_was_refused_and_asks_again_at_once_hears_the_reason_again(tmp_path: Path) -> None:
    short = CreditSettings(confirm_above=3, allowance=3)
    async with local_house(tmp_path, credits=short) as house:
        for _ in range(2):
            await house.say("draw four pictures of a fox in the snow")
            await house.idle()

        assert [act.text[:17] for act in house.finals()] == ["This costs 4 and "] * 2
        assert house.answers() == []


async def test_a_question_that_waits_is_not_asked_twice_in_a_hurry(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=3)
    async with local_house(tmp_path, credits=dear) as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.until(lambda act: "more than usual" in act.text)

        await house.say("draw four pictures of a fox in the snow")

        assert house.answers() == ["You asked for that just now. Nothing more was charged."]


async def test_a_no_closes_the_question_and_costs_nothing(tmp_path: Path) -> None:
    dear = CreditSettings(confirm_above=3)
    async with local_house(tmp_path, credits=dear) as house:
        await house.say("draw four pictures of a fox in the snow")
        await house.until(lambda act: "more than usual" in act.text)

        await house.press(house.button("No"))
        await house.idle()

        assert house.finals()[0].text == "All right, I leave it."
        assert house.painter.submitted == []


async def test_inside_the_cooldown_start_when_ready_queues_it(tmp_path: Path) -> None:
    cool = replace(LIFTED, cooldown_s=2)
    async with local_house(tmp_path, limits=cool) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.act == "deliver")
        await house.say("draw a boat on the sea")
        refused = await house.until(lambda act: "Please wait" in act.text)

        await house.press(house.button("Start when ready"))
        await house.idle()

        assert house.finals()[-1].pictures and house.finals()[-1].message == refused.message
        assert await house.free() == 198


async def test_a_job_that_waits_out_the_cooldown_says_how_long_that_is(tmp_path: Path) -> None:
    cool = replace(LIFTED, cooldown_s=300)
    async with local_house(tmp_path, limits=cool) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.act == "deliver")
        await house.say("draw a boat on the sea")
        refused = await house.until(lambda act: "Please wait" in act.text)
        await house.press(house.button("Start when ready"))
        queued = await house.until(lambda act: act.message == refused.message and "are next" in act.text)
        await house.say("where is my picture?")

        seconds = [
            int(text.split("about ")[1].split(" s")[0]) for text in (queued.text, house.answers()[-1])
        ]
        assert min(seconds) > 250


async def test_beyond_the_places_a_request_is_refused_with_a_way_on(tmp_path: Path) -> None:
    tight = replace(LIFTED, running=1, waiting=0)
    async with local_house(tmp_path, "slow", limits=tight, slow_s=0.4) as house:
        await house.say("draw a fox in the snow")
        await house.until(lambda act: act.percent == 60)
        await house.say("draw a boat on the sea")
        await house.idle()

        refused = [act.text for act in house.finals() if not act.pictures]
        assert len(refused) == 1 and "Cancel it or wait" in refused[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/imagine", "What shall I draw?"),
        ("/imagine 🦊🦊🦊", "What shall I draw?"),
        ("/imagine ab", "too short"),
        ("/imagine " + "x" * 501, "501 characters; please stay within 500"),
        ("/imagine " + "x" * 10_000, "10000 characters; please stay within 500"),
        ("/nosuch", "I do not know /nosuch"),
        ("/show abcdef", "cannot find that"),
        ("/job zzzzzz", "cannot find that"),
    ],
)
async def test_bad_words_get_their_sentence_and_change_nothing(
    tmp_path: Path, text: str, says: str
) -> None:
    async with local_house(tmp_path) as house:
        await house.say(text)
        await house.idle()

        assert len(house.acts) == 1
        assert says in house.answers()[0].replace(",", "")
        assert house.painter.submitted == []


async def test_balance_shows_what_is_left_of_each_window(tmp_path: Path) -> None:
    windows = LimitSettings(per_hour=10, per_day=50, per_month=200, cooldown_s=0)
    async with local_house(tmp_path, limits=windows) as house:
        await house.say("draw a fox in the snow")
        await house.idle()

        await house.say("/quota")

        assert "199 credits free" in house.answers()[0]
        assert "9 of 10 left this hour, 49 of 50 today" in house.answers()[0]


async def test_a_dear_press_names_its_price_first_and_the_same_button_then_counts(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, credits=CreditSettings(confirm_above=1)) as house:
        await house.say("draw two pictures of a fox in the snow")
        await house.until(lambda act: "more than usual" in act.text)
        await house.say("yes")
        await house.idle()

        await house.press(house.button("Redo"))
        asked = house.answers()[-1]
        submitted = len(house.painter.submitted)
        await house.press(house.button("Redo"))
        await house.idle()

        assert "costs 2 credits, more than usual" in asked
        assert submitted == 2 and len(house.painter.submitted) == 4
        assert await house.free() == 196


async def test_settings_show_what_a_request_costs_now(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("/settings")
        await house.say("from now on two pictures each time")
        await house.say("/settings")

        assert "(1 credit a request)" in house.answers()[0]
        assert "count: 2" in house.answers()[-1] and "(2 credits a request)" in house.answers()[-1]

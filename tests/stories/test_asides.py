"""What was asked of the bot itself describes no picture: it is no part of what is painted next."""

from pathlib import Path

import pytest

from core.request import JobRequest
from tests.stories.local_house import local_house


@pytest.mark.parametrize(
    "words",
    [
        "what's my balance",
        "how many credits do I have left?",
        "show me my pictures",
        "make it night",
        "what can you do for me?",
    ],
)
async def test_a_question_to_the_bot_is_no_description(tmp_path: Path, words: str) -> None:
    async with local_house(tmp_path) as house:
        await house.say(words)
        await house.say("draw a ship")
        await house.idle()

        jobs = await house.app.database.all("jobs_list", state="succeeded", limit=9)
        assert [JobRequest.from_json(job["request"]).prompt for job in jobs] == ["a ship"]


async def test_what_people_describe_still_is(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await house.say("imagine a robot gardener with copper arms watering roses on a roof")
        await house.say("what's my balance")
        await house.say("show me what that would look like")
        await house.idle()

        jobs = await house.app.database.all("jobs_list", state="succeeded", limit=9)
        assert "copper arms" in JobRequest.from_json(jobs[0]["request"]).prompt


async def test_another_idea_after_a_refused_one_is_painted_and_is_no_second_try(tmp_path: Path) -> None:
    """The refusal itself asks for another idea; the words that were refused are no part of it."""
    async with local_house(tmp_path) as house:
        await house.say("draw a naked child")
        await house.say("draw a tree")
        await house.idle()

        jobs = await house.app.database.all("jobs_list", state="succeeded", limit=9)
        strikes = await house.app.database.all("own_strikes", person="local:ann")
        assert [JobRequest.from_json(job["request"]).prompt for job in jobs] == ["a tree"]
        assert len(strikes) == 1

"""A language model beside the rules, in the whole house: what it costs, and whose word counts."""

from pathlib import Path

from bot.sections.language import LanguageSettings, ModelSettings
from core.jobs import JobState
from core.pictures import Operation
from core.request import JobRequest
from core.secret import Secret
from tests.fakes.llm import FakeModels, decision
from tests.fakes.loopback import KEY
from tests.stories.local_house import House, local_house


def speaking(models: FakeModels) -> LanguageSettings:
    model = ModelSettings(
        dialect="openai", base_url=models.base_url, name="small", key=Secret(KEY),
        input_usd=0.4, output_usd=1.6,
    )  # fmt: skip
    return LanguageSettings(model=model)


async def costs(house: House) -> list[int]:
    rows = await house.app.database.all("jobs_list", state=JobState.SUCCEEDED.value, limit=10)
    return [int(row["thinking_micros"]) for row in rows]


async def test_what_the_model_charged_stands_on_the_job_and_in_the_days_cost(tmp_path: Path) -> None:
    async with FakeModels() as models, local_house(tmp_path, language=speaking(models)) as house:
        models.say(decision(prompt="a red fox in deep snow"))

        await house.say("draw a fox in the snow")
        await house.idle()
        spent = await house.app.database.one("spend_since", since=0)

        assert models.made == 1
        assert await costs(house) == [520]
        assert spent is not None
        assert int(spent["micros"]) == 520


async def test_a_yes_in_words_draws_what_the_question_was_about(tmp_path: Path) -> None:
    async with FakeModels() as models, local_house(tmp_path, language=speaking(models)) as house:
        models.say(decision(intent="CHAT", prompt=None))
        await house.say("my grandfather kept the lighthouse at Skerries for thirty years, alone")
        models.say(decision(intent="VISUALIZE", prompt="a lighthouse", confidence=0.99))
        await house.say("that must have been quite a sight")

        await house.say("yes")
        await house.idle()

        assert len(house.finals()) == 1
        rows = await house.app.database.all("jobs_list", state=JobState.SUCCEEDED.value, limit=10)
        assert JobRequest.from_json(rows[0]["request"]).operation is Operation.GENERATE
        assert "lighthouse" in rows[0]["request"]

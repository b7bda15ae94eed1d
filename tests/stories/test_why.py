"""Why this painter, and what that saved: told on `/why`, counted on `/balance`."""

from pathlib import Path

from bot.sections.painting import CatalogueSettings
from core.providers.registry import parse_settings
from tests.contracts.painters import subject_of
from tests.fakes.loopback import KEY
from tests.stories.local_house import local_house
from tests.stories.test_painters import OPEN


async def test_a_simple_wish_goes_to_the_cheaper_model_and_the_month_knows_what_that_saved(
    tmp_path: Path,
) -> None:
    subject = subject_of("bfl")
    async with subject.fake() as fake:
        section = parse_settings("bfl", {"base_url": fake.url, "key": KEY})
        async with local_house(
            tmp_path, providers={"bfl": section}, access=OPEN, catalogue=CatalogueSettings()
        ) as house:
            await house.say("draw a fox in the snow")
            await house.idle()
            await house.say("/why")
            await house.say("/balance")
            await house.idle()

            assert house.finals()[0].pictures, house.finals()[0].text
            why, balance = house.answers()[-2:]
            assert " is enough, and saved" in why
            assert "Saved this month where a cheaper painter was enough: " in balance
            row = await house.app.database.one("saved_since", person="local:ann", since=0)
            assert row is not None and row["credits"] > 0

"""A person hears of their own quota: near its end once a window, and when there is some again."""

from pathlib import Path

from msgspec.structs import replace

from bot.sections.limits import AdminSettings, LimitSettings
from core.administration.act import Act, Order
from tests.stories.local_house import local_house
from tests.stories.test_administration import BOSS, SERVER, say_in_server

FIVE = LimitSettings(
    per_minute=0, per_hour=0, per_day=5, per_month=0, cooldown_s=0, running=0, waiting=0
)
THINGS = ("a fox", "a dog", "a cat", "a horse", "a bear", "an owl")


async def test_the_end_of_a_window_is_told_once_and_never_to_who_does_not_want_it(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path, limits=FIVE) as house:
        for thing in THINGS[:3]:
            await house.say(f"draw {thing} in the snow")
        await house.idle()
        assert house.answers() == []

        for thing in THINGS[3:5]:
            await house.say(f"draw {thing} in the snow")
        await house.say("draw a dog in the snow", person="bob")
        await house.idle()
        assert house.answers() == ["1 of 5 daily generations remaining."]
        await house.press(house.button("Not again"), person="bob")

        for thing in THINGS[:4]:
            await house.say(f"draw {thing} in the rain", person="bob")
        await house.idle()

        assert "1 of 5" not in "".join(house.answers()[1:])


async def test_who_waits_for_the_next_window_is_told_when_it_begins(
    tmp_path: Path, database_url: str
) -> None:
    one = replace(FIVE, per_hour=1, per_day=0)
    async with local_house(tmp_path, limits=one, url=database_url) as house:
        await house.say("draw a fox in the snow")
        await house.say("draw a dog in the snow")
        await house.idle()
        assert "0 of 1 hourly generations remaining" in house.finals()[0].text + house.finals()[1].text

        await house.press(house.button("Wait and notify me"), person="bob")
        assert "somebody else" in house.answers()[-1]
        await house.press(house.button("Wait and notify me"))
        assert "I tell you in about 60 minutes." in house.answers()[-1]

        assert await house.app.quotas.due() == 0
        await house.app.database.run(
            "reminder_put", person="local:ann", thread="local:t", at=1, locale="", route="{}"
        )
        assert await house.app.quotas.due() == 1
        assert await house.app.quotas.due() == 0
        await house.idle()
        assert house.answers()[-1] == "You can draw again. What shall it be?"


async def test_the_pot_of_a_server_pays_and_the_receipt_says_so(tmp_path: Path) -> None:
    admin = AdminSettings(people=["local:boss"])
    async with local_house(tmp_path, admin=admin) as house:
        pot = Order(act=Act.POT, subject=SERVER, amount=1, reason="the contest")
        await house.app.door.administer(BOSS, pot)

        await say_in_server(house, "draw a fox in the snow")
        await say_in_server(house, "draw a dog in the snow")

        assert "Paid from the pot of this server" in house.finals()[0].text
        assert "Paid from the pot" not in house.finals()[1].text
        assert await house.free() == 199
        await say_in_server(house, "/balance")
        assert "This server's pot pays first: 0 left" in house.answers()[-1]
        assert await house.balanced()

"""Nearly the same request is offered what is there: free or anew, and never across the privacy scope."""

from pathlib import Path

from core.conversation import EventId, Incoming, PersonId, ThreadKey
from core.ids import new_id
from tests.stories.local_house import House, local_house


async def drawn(house: House, text: str, **where: str) -> None:
    await house.say(text, **where)  # type: ignore[arg-type]
    await house.idle()


async def jobs(house: House) -> int:
    return len(await house.app.database.all("jobs_list", state="", limit=99))


async def in_server(
    house: House, text: str, *, server: str, channel: str, shared: bool = True, person: str = "ann"
) -> None:
    await house.app.door.receive(
        Incoming(
            event=EventId(f"local:{new_id()}"), thread=ThreadKey(f"local:{channel}"), text=text,
            person=PersonId(f"local:{person}"), name=person, message=new_id(), direct=False,
            server=server, shared=shared,
        )
    )  # fmt: skip
    await house.idle()


async def test_the_same_wish_without_a_seed_is_offered_before_anything_is_charged(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        await drawn(house, "Please draw a fox in snow!", person="bob")

        asked = house.acts[-1]
        assert "Someone here already made this: “a fox in the snow”" in asked.text
        assert "a new one for 1 credit" in asked.text
        assert [button["label"] for button in asked.buttons] == ["Use it, free", "Make new"]
        assert (await jobs(house), len(house.finals())) == (1, 1)


async def test_used_it_is_shown_at_once_for_nothing_and_is_ones_own_to_go_on_with(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        await drawn(house, "a fox in snow, please draw it", person="bob")
        await house.press(house.button("Use it, free"), person="bob")
        await house.idle()

        first, second = house.finals()
        assert second.pictures == first.pictures and second.message != first.message
        assert "it is free" in second.text
        assert await jobs(house) == 1
        await house.say("make it night", person="bob", reply_to=second.message)
        await house.idle()
        edit = (await house.app.admin.jobs())[0]
        assert '"operation": "edit"' in edit.request and edit.person == "local:bob"
        assert await house.balanced()


async def test_made_anew_it_is_painted_and_paid_for_once_however_often_it_is_pressed(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        before = await house.free()
        await drawn(house, "please draw a fox, in snow")
        assert "You made this here before" in house.acts[-1].text
        new = house.button("Make new")
        await house.press(new)
        await house.press(new)
        await house.idle()

        assert await jobs(house) == 2
        assert len(house.finals()) == 2
        assert await house.free() == before - 1
        assert await house.balanced()


async def test_what_was_deleted_is_offered_to_nobody(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        await house.press(house.button("Delete"))
        await drawn(house, "please draw a fox, in snow", person="bob")

        assert await jobs(house) == 2
        assert house.finals()[-1].pictures and not any("already made" in act.text for act in house.acts)


async def test_in_words_yes_takes_what_is_free_and_no_leaves_it(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        await drawn(house, "please draw a fox, in snow")
        await drawn(house, "yes")
        await drawn(house, "please draw a fox, in the snow")
        await drawn(house, "no")

        assert await jobs(house) == 1
        assert "it is free" in house.finals()[1].text
        assert "leave it" in house.finals()[2].text


async def test_another_wish_another_size_or_another_number_is_not_offered_anything(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        for text in (
            "draw a fox in the snow", "draw a hen in the snow", "draw a fox in the snow, 16:9",
            "draw two pictures of a fox in the snow",
        ):  # fmt: skip
            await drawn(house, text)

        assert await jobs(house) == 4


async def test_somebody_elses_press_takes_nothing(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        await drawn(house, "please draw a fox, in snow", person="bob")
        await house.press(house.button("Use it, free"), person="eve")
        await house.press(house.button("Make new"), person="eve")
        await house.idle()

        assert (await jobs(house), len(house.finals())) == (1, 1)


async def test_what_was_deleted_meanwhile_is_not_given_and_can_still_be_made_anew(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow")
        delete = house.button("Delete")
        await drawn(house, "please draw a fox, in snow", person="bob")
        use, new = house.button("Use it, free"), house.button("Make new")
        await house.press(delete)
        await house.idle()
        await house.press(use, person="bob")
        await house.press(new, person="bob")
        await house.idle()

        assert any("cannot find" in text for text in house.answers())
        assert await jobs(house) == 2
        assert len(house.finals()[-1].pictures) == 1


async def test_private_chats_servers_and_closed_channels_keep_their_pictures_to_themselves(
    tmp_path: Path,
) -> None:
    async with local_house(tmp_path) as house:
        await drawn(house, "draw a fox in the snow", thread="hers", person="ann")
        await drawn(house, "draw a fox in the snow", thread="his", person="bob")
        await in_server(
            house, "draw a fox in the snow", server="one", channel="closed", shared=False, person="cy"
        )
        await in_server(house, "draw a fox in the snow", server="one", channel="open", person="di")
        await in_server(house, "draw a fox in the snow", server="two", channel="there", person="ed")

        assert await jobs(house) == 5
        assert all(final.pictures for final in house.finals())


async def test_what_a_whole_server_sees_is_offered_in_all_its_open_places(tmp_path: Path) -> None:
    async with local_house(tmp_path) as house:
        await in_server(house, "draw a fox in the snow", server="one", channel="open")
        await in_server(house, "draw a fox in the snow", server="one", channel="other", person="bob")
        await house.press(house.button("Use it, free"), person="bob", thread="other")
        await house.idle()

        assert await jobs(house) == 1
        assert house.finals()[1].pictures == house.finals()[0].pictures


async def test_it_can_be_off(tmp_path: Path) -> None:
    from bot.sections.limits import CreditSettings

    async with local_house(tmp_path, credits=CreditSettings(offer_like=False)) as house:
        await drawn(house, "draw a fox in the snow")
        await drawn(house, "please draw a fox, in snow")

        assert await jobs(house) == 2

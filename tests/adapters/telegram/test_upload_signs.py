"""A slow upload shows that a photo is coming; a quick one costs no call."""

import asyncio

from telegram import Bot

from adapters.telegram.addresses import Address, to_address
from adapters.telegram.request import AiohttpRequest
from adapters.telegram.upload_signs import SIGNS_MAX, UploadSigns
from core.conversation import ThreadKey
from tests.fakes.telegram import FakeTelegram, Fault, Person


def at(telegram: FakeTelegram) -> Bot:
    return Bot(
        telegram.token, base_url=f"{telegram.root}/bot", request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )  # fmt: skip


def chat_of(person: Person) -> Address:
    return to_address(ThreadKey(f"telegram:{person.id}:0"))


async def test_an_upload_that_takes_its_time_is_announced_until_it_ends(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with at(telegram) as bot:
        signs = UploadSigns(bot, after_s=0.02, again_s=0.05)
        with signs.during(chat_of(ann)):
            await telegram.until(lambda: len(telegram.world.actions) == 2)
        shown = len(telegram.world.actions)
        await asyncio.sleep(0.2)

    assert {action for _, _, action in telegram.world.actions} == {"upload_photo"}
    assert len(telegram.world.actions) <= shown + 1


async def test_a_quick_upload_is_not_announced(telegram: FakeTelegram, ann: Person) -> None:
    async with at(telegram) as bot:
        with UploadSigns(bot, after_s=0.1, again_s=0.1).during(chat_of(ann)):
            await asyncio.sleep(0)
        await asyncio.sleep(0.3)

    assert telegram.world.actions == []


async def test_an_upload_without_end_is_announced_only_so_often(
    telegram: FakeTelegram, ann: Person
) -> None:
    async with at(telegram) as bot:
        with UploadSigns(bot, after_s=0.0, again_s=0.0).during(chat_of(ann)):
            await telegram.until(lambda: len(telegram.world.actions) == SIGNS_MAX)
            await asyncio.sleep(0.2)

    assert len(telegram.world.actions) == SIGNS_MAX


async def test_a_refused_sign_ends_the_signs_and_not_the_upload(
    telegram: FakeTelegram, ann: Person
) -> None:
    telegram.faults.plan(Fault(method="sendChatAction", status=403, description="Forbidden: blocked"))
    async with at(telegram) as bot:
        with UploadSigns(bot, after_s=0.0, again_s=0.0).during(chat_of(ann)):
            await asyncio.sleep(0.2)

    assert telegram.world.actions == []

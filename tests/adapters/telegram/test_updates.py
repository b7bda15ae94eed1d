"""Updates are stored before they are confirmed, handled once, in order per thread."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from telegram import Bot, Update

from adapters.telegram.updates import UpdateQueue, lane_of
from core.conversation import Incoming
from core.doors import Kept
from tests.adapters.telegram.houses import MemoryInbox

BOT = Bot("4242:x")


def update(number: int, chat: int = 7, **message: Any) -> dict[str, Any]:
    body = {
        "message_id": number,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "text": str(number),
    }
    return {"update_id": number, "message": {**body, **message}}


class Handler:
    """Keeps what it was given, as the core does; `slow` chats wait for `gate` before that, `busy` ones
    after it, and `broken` ones fail that often."""

    def __init__(self) -> None:
        self.seen: list[list[int]] = []
        self.gate = asyncio.Event()
        self.slow: set[int] = set()
        self.busy: set[int] = set()
        self.broken: dict[int, int] = {}

    async def __call__(self, updates: Sequence[Update], *, kept: Kept) -> None:
        chat = updates[0].effective_chat
        assert chat is not None
        if chat.id in self.slow:
            await self.gate.wait()
        if self.broken.get(chat.id, 0):
            self.broken[chat.id] -= 1
            raise RuntimeError("as planned")
        kept()
        if chat.id in self.busy:
            await self.gate.wait()
        self.seen.append([item.update_id for item in updates])


def picture(number: int, chat: int = 7, **message: Any) -> dict[str, Any]:
    """An update that is more than words, so that it is stored before it is handed on."""
    return update(number, chat, photo=[], text="", **message)


def queue(inbox: MemoryInbox, handler: Handler) -> UpdateQueue:
    return UpdateQueue(
        inbox, BOT, handler, source="telegram:1", album_s=0.1, try_again_s=0.01, kept_s=0.1
    )


async def test_updates_of_a_thread_are_in_order_and_other_threads_do_not_wait() -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.slow = {7}
    line = queue(inbox, handler)

    await line.take([update(1), update(2), update(3, chat=8)])
    await asyncio.sleep(0.05)
    early = list(handler.seen)
    handler.gate.set()
    await line.idle()

    assert early == [[3]]
    assert handler.seen == [[3], [1], [2]]
    assert sorted(inbox.finished) == ["1", "2"]


async def test_a_repeat_is_dropped() -> None:
    inbox, handler = MemoryInbox(), Handler()
    line = queue(inbox, handler)

    for _ in range(5):
        await line.take([picture(1)])
    await line.idle()
    await line.take([picture(1)])
    await line.idle()

    assert handler.seen == [[1]]


@pytest.mark.parametrize("words", ["a fox", "/imagine a fox", "/draw@pentimento_bot a fox", "/edit"])
async def test_words_and_wishes_are_not_stored_twice(words: str) -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.busy = {7}
    line = queue(inbox, handler)

    await line.take([update(1, text=words)])
    confirmed_while_busy = not handler.seen and not inbox.stored
    handler.gate.set()
    await line.idle()

    assert confirmed_while_busy
    assert (handler.seen, inbox.stored, inbox.finished) == ([[1]], {}, [])


@pytest.mark.parametrize("words", ["/start hello", "/buy", "/admin audit", "/", "/imagineafox"])
async def test_other_commands_are_stored_before_they_are_handed_on(words: str) -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.busy = {7}
    line = queue(inbox, handler)

    await line.take([update(1, text=words)])
    stored = [event for _, event in inbox.stored]
    handler.gate.set()
    await line.idle()

    assert (stored, handler.seen, inbox.finished) == (["1"], [[1]], ["1"])


async def test_words_that_the_core_does_not_get_to_are_stored_before_they_are_confirmed() -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.slow = {7}
    line = queue(inbox, handler)

    await line.take([update(1)])
    stored = [event for _, event in inbox.stored]
    handler.gate.set()
    await line.idle()

    assert stored == ["1"]
    assert (handler.seen, inbox.finished) == ([[1]], ["1"])


async def test_words_behind_a_picture_wait_for_it() -> None:
    inbox, handler = MemoryInbox(), Handler()
    line = queue(inbox, handler)

    await line.take([picture(1), update(2), update(3, chat=8)])
    await line.idle()

    assert sorted(handler.seen) == [[1], [2], [3]]
    assert handler.seen.index([1]) < handler.seen.index([2])
    assert sorted(event for _, event in inbox.stored) == ["1", "2"]


async def test_words_that_nobody_could_keep_are_not_confirmed() -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.slow, inbox.broken = {7}, True
    line = queue(inbox, handler)

    with pytest.raises(RuntimeError, match="disk"):
        await line.take([update(1)])
    await line.aclose()


async def test_talk_of_a_group_is_kept_without_the_library() -> None:
    inbox, handler = MemoryInbox(), Handler()
    heard: list[str] = []

    async def hear(said: Incoming, *, kept: Kept) -> None:
        kept()
        heard.append(said.text)

    line = UpdateQueue(inbox, BOT, handler, source="telegram:1", hear=hear)
    talk = update(1)
    talk["message"] |= {
        "chat": {"id": -7, "type": "group"},
        "from": {"id": 9, "is_bot": False, "first_name": "Ann"},
    }

    await line.take([talk, update(2)])
    await line.idle()

    assert (heard, handler.seen, inbox.stored) == (["1"], [[2]], {})


async def test_what_was_stored_and_not_done_is_taken_up_again() -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.slow = {7}
    dying = queue(inbox, handler)
    await dying.take([update(1), update(2)])
    await dying.aclose()

    handler.slow = set()
    next_one = queue(inbox, handler)
    resumed = await next_one.resume()
    await next_one.idle()

    assert resumed == 2
    assert handler.seen == [[1], [2]]


async def test_the_pictures_of_an_album_are_handed_on_together() -> None:
    inbox, handler = MemoryInbox(), Handler()
    line = queue(inbox, handler)

    await line.take([picture(1, media_group_id="a"), picture(2, media_group_id="a")])
    await asyncio.sleep(0.02)
    await line.take([picture(3, media_group_id="a"), update(4), picture(5, media_group_id="b")])
    await line.idle()

    assert handler.seen == [[1, 2, 3], [4], [5]]
    assert sorted(inbox.finished) == ["1", "2", "3", "4", "5"]


async def test_a_failure_is_tried_again_and_one_that_stays_does_not_stop_its_thread() -> None:
    inbox, handler = MemoryInbox(), Handler()
    handler.broken = {7: 1, 8: 3}
    line = queue(inbox, handler)

    await line.take([update(1), update(2, chat=8), update(3, chat=8)])
    await line.idle()

    assert handler.seen == [[1], [3]]
    assert inbox.finished == ["3"]


async def test_what_cannot_be_read_does_not_stop_its_thread() -> None:
    inbox, handler = MemoryInbox(), Handler()
    line = queue(inbox, handler)
    broken = update(1)
    broken["message"]["entities"] = [{"type": "bold"}]

    await line.take([broken, update(2)])
    await line.idle()

    assert handler.seen == [[2]]


def test_a_topic_is_a_lane_of_its_own_and_a_press_waits_for_nothing() -> None:
    topic = update(1, message_thread_id=5, is_topic_message=True)
    reply = update(2, message_thread_id=5)
    press = {"update_id": 3, "callback_query": {"id": "1", "from": {"id": 9}}}

    assert [lane_of(item) for item in (topic, reply, press)] == ["7:5", "7:0", "update:3"]
    assert lane_of({"update_id": 4, "inline_query": {}}) == "update:4"

"""The way in for buttons: a menu of ours opens in place, everything else is the core's.

A press is answered at once, with a little window where its words come quickly.
"""

from telegram import CallbackQuery, Message, User

from adapters.phrases.phrases import Phrases
from adapters.telegram.addresses import Address, to_person
from adapters.telegram.answers import WINDOW
from adapters.telegram.callbacks import Callbacks
from adapters.telegram.keyboards import Menu, MenuCode, to_menu
from adapters.telegram.outbound import TelegramMessenger
from adapters.telegram.panel import OWN, Chosen, to_chosen, to_opened
from adapters.telegram.picks import Pick, Presser, to_panel, to_pick, to_wish
from adapters.telegram.rights import Rights
from core.buttons import VERSION, Verb
from core.conversation import EventId, Press
from core.doors import Door
from core.errors import Refusal, RefusalCode
from core.outbound.lines import button, refusal_line

#: What is answered in the message that was pressed: another page of a list, the settings after one was
#: dropped, the other state of a switch, the end of what was deleted.
IN_PLACE = frozenset(
    verb.value
    for verb in (
        Verb.PAGE,
        Verb.SET,
        Verb.REFINE,
        Verb.SPEAK,
        Verb.PRIVACY,
        Verb.FORGET,
        Verb.ERASE,
        Verb.DELETE,
    )
)
#: Where it matters whether whoever presses looks after the group.
FOR_ADMINS = frozenset({Verb.DELETE.value, Verb.FORGET.value})

#: How the codes of our own menus begin; what we cannot read of them was drawn by an older version.
OURS, OLD = ("m1:", "s1", "c1:"), "p0"


class Presses:
    def __init__(
        self, door: Door, messenger: TelegramMessenger, callbacks: Callbacks, rights: Rights,
        phrases: Phrases,
    ) -> None:  # fmt: skip
        self._door = door
        self._messenger = messenger
        self._callbacks = callbacks
        self._rights = rights
        self._phrases = phrases

    async def pressed(self, query: CallbackQuery) -> None:
        async with self._callbacks.answered(query.id):
            data = query.data or ""
            menu = to_menu(data)
            if menu is not None and query.message is not None:
                await self._opened(query, menu)
                return
            pick = to_pick(data)
            if pick is not None and query.message is not None:
                if await self._there(query, pick.job):
                    await self._picked(query, pick)
                return
            if query.message is not None and await self._in_panel(query, data):
                return
            known = not data.startswith(OURS)
            await self._door.press(await self._press(query, data if known else OLD))

    async def _opened(self, query: CallbackQuery, menu: MenuCode) -> None:
        """Another keyboard, which all who are there see: "Delete?" is for those only who may."""
        if menu.menu is Menu.DELETE:
            delete = await self._press(query, button(Verb.DELETE, menu.job).code)
            if not await self._door.allowed(delete):
                await self._door.press(delete)
                return
        elif not await self._there(query, menu.job):
            return
        presser = _presser(query)
        locale = await self._language(presser)
        await self._messenger.open_menu(presser.address, presser.message, menu, locale)

    async def _there(self, query: CallbackQuery, job: str) -> bool:
        """False where the person was told that the picture is gone: a late press draws no buttons."""
        if await self._door.there(job):
            return True
        presser = _presser(query)
        line = refusal_line(Refusal(RefusalCode.NOT_FOUND), locale=presser.locale)
        route = {"callback": presser.callback}
        await self._messenger.answer(presser.address.thread, to_person(presser.user), line, route=route)
        return False

    async def _in_panel(self, query: CallbackQuery, data: str) -> bool:
        """A list of the settings, a choice in one, or the way back: the panel as it is then."""
        opened, chosen = to_opened(data), to_chosen(data)
        if opened is None and chosen is None:
            return False
        presser = _presser(query)
        if opened is not None and opened.name:
            locale = await self._language(presser)
            await self._messenger.open_panel(presser.address, presser.message, opened, locale)
        elif chosen is None or await self._chose(presser, chosen):
            await self._door.receive(to_panel(presser))
        return True

    async def _chose(self, presser: Presser, chosen: Chosen) -> bool:
        """False where the person was told why not."""
        thread = presser.address.thread
        if chosen.name in OWN:
            await self._door.press(_own(presser, chosen))
            return True
        try:
            await self._door.choose(thread, chosen.name, chosen.value)
        except Refusal as refusal:
            line = refusal_line(refusal, locale=presser.locale)
            route = {"callback": presser.callback}
            await self._messenger.answer(thread, to_person(presser.user), line, route=route)
            return False
        return True

    async def _picked(self, query: CallbackQuery, pick: Pick) -> None:
        """The wish, and below the picture its buttons again."""
        presser = _presser(query)
        await self._door.receive(to_wish(pick, presser, self._phrases))
        back = MenuCode(menu=Menu.MAIN, job=pick.job, count=pick.count, styled=pick.styled)
        locale = await self._language(presser)
        await self._messenger.open_menu(presser.address, presser.message, back, locale)

    async def _language(self, presser: Presser) -> str:
        """Of what opens below a message, which is in the language that they chose, too."""
        return await self._door.language(to_person(presser.user), presser.locale)

    async def _press(self, query: CallbackQuery, data: str) -> Press:
        address = _place(query)
        message = str(query.message.message_id) if query.message is not None else ""
        route = {"callback": query.id}
        if _verb(data) in IN_PLACE:
            route["in_place"] = "1"
        return Press(
            event=EventId(f"telegram:{query.id}"),
            thread=address.thread,
            person=to_person(query.from_user.id),
            name=query.from_user.full_name,
            code=data,
            message=message,
            moderator=await self._moderates(query, data),
            locale=locale_of(query.from_user),
            route=route,
            told_in_place=True,
        )

    async def _moderates(self, query: CallbackQuery, data: str) -> bool:
        """Asked of Telegram only where it matters: to delete others' pictures, to end a conversation."""
        if _verb(data) not in FOR_ADMINS or query.message is None:
            return False
        return await self._rights.manages(query.message.chat, query.from_user.id)


def _own(presser: Presser, chosen: Chosen) -> Press:
    """The core's own button for a setting of the person; it is answered over the panel."""
    return Press(
        event=EventId(f"telegram:{presser.callback}"),
        thread=presser.address.thread,
        person=to_person(presser.user),
        name=presser.name,
        code=button(OWN[chosen.name], "-", chosen.value).code,
        message=presser.message,
        locale=presser.locale,
        route={"callback": presser.callback, WINDOW: "1"},
    )


def _presser(query: CallbackQuery) -> Presser:
    assert query.message is not None
    return Presser(
        address=_place(query), message=str(query.message.message_id), callback=query.id,
        user=query.from_user.id, name=query.from_user.full_name, locale=locale_of(query.from_user),
    )  # fmt: skip


def _place(query: CallbackQuery) -> Address:
    """Where the pressed message stands; an old one comes without its topic."""
    if query.inline_message_id is not None:
        return Address(inline=query.inline_message_id)
    message = query.message
    assert message is not None
    topic = 0
    if isinstance(message, Message) and message.is_topic_message:
        topic = message.message_thread_id or 0
    return Address(chat=message.chat.id, topic=topic)


def _verb(data: str) -> str:
    parts = data.split(":")
    return parts[1] if len(parts) > 1 and parts[0] == VERSION else ""


def locale_of(person: User) -> str:
    return person.language_code or ""

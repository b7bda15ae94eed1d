"""Free answers that belong to no job: a little window, a word in private, a file, a question.

What concerns one person alone is not said in a group: it comes as the answer of a press, or in the
private chat, which the person must have opened first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from adapters.telegram.addresses import Address, private_chat, to_address
from adapters.telegram.callbacks import Callbacks
from adapters.telegram.errors import Trouble, trouble_of
from adapters.telegram.given import Given, Ids
from adapters.telegram.keyboards import Keyboards
from adapters.telegram.keys import Keys, keys, page, way
from adapters.telegram.media import CARD_SIZE, card
from adapters.telegram.paced import Paced
from adapters.telegram.panel import SETTINGS
from adapters.telegram.sending import Sender
from adapters.telegram.wording import Wording, Words, escaped
from core.jobs import StatusMessage
from core.messages import Line

#: Begins the deep link in the question of a forced reply, which names the message it is about: a
#: reply brings only one level of what it replies to, and a link in the text survives a restart.
ABOUT = "re-"
#: Questions whose answer is a reply to them.
QUESTIONS = frozenset({"edit_prompt", "mask_ready", "empty"})
#: Of these the one that is about no picture yet.
WHAT_TO_DRAW = "empty"
MASK_PAGE = "inpaint"
#: What has buttons of ours, or a link, though it has none of the core's; and what ends a question.
NO_WINDOW = frozenset({MASK_PAGE, SETTINGS, "forgotten", "erased"})
#: In the route of a press: its words stand in a little window whatever buttons they have.
WINDOW = "window"
SIGNS = {"welcome": ReactionEmoji.RED_HEART, "talk": ReactionEmoji.SHRUG}
#: What begins a conversation, with two requests to press.
BEGINNINGS = frozenset({"hello", "help"})
#: What is about the place or the picture and no person, so that a group may read it.
FOR_ALL = frozenset({
    SETTINGS, "hello", "help", "describe", "undo_nothing", "models", "styles", "style_unknown",
    "setting_set", "setting_cleared", "cancel_done", "cancel_nothing", "status_none", "status_job",
    "status_ended", "forgotten", "forget_sure", "talk", "picture_kept", "welcome",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """``me``: answers the bot's own name at Telegram, known once it has connected."""

    sender: Sender
    paced: Paced
    given: Given
    wording: Wording
    keyboards: Keyboards
    callbacks: Callbacks
    me: Callable[[], str]

    async def answer(
        self, address: Address, person: str, line: Line, *, reply_to: str, route: Mapping[str, str]
    ) -> Ids:
        """``route``: of a press its ``callback``, and ``in_place`` for a page turned or a setting.

        Answers the ids of the messages that show the line's pictures in that chat.
        """
        if await self._in_window(line, route) or await self._with_a_sign(address, line, reply_to):
            return ()
        if address.inline and line.kind in ("refused", "failed"):
            await self._instead(address, line)
            return ()
        if address.inline:
            # The bot cannot write where an inline message stands.
            address, reply_to = private_chat(person), ""
        replies = address.group or route or line.code in QUESTIONS
        reply = int(reply_to) if reply_to.isdigit() and replies else None
        still = not line.pictures and line.document is None
        if route.get("in_place") and still and reply is not None:
            await self._in_place(address, str(reply), line)
        elif line.code in BEGINNINGS and address.chat > 0:
            await self._send(address, self.wording.text(line), self._examples(line.locale), reply)
        elif line.code in QUESTIONS:
            await self._ask(address, line, reply)
        elif line.private and line.kind == "answer" and address.group and line.code not in FOR_ALL:
            await self._alone(address, person, line, reply)
        else:
            return await self._say(address, line, reply)
        return ()

    async def done(self, status: StatusMessage, line: Line) -> None:
        """A word after a long job: an edit notifies nobody."""
        address = to_address(status.thread)
        if address.inline or not status.request:
            return
        words = _plain(self.wording.phrase("telegram-done", line.locale))
        await self.paced.write(
            address, lambda: self.sender.text(address, words, reply_to=int(status.request))
        )

    async def _in_window(self, line: Line, route: Mapping[str, str]) -> bool:
        """As the answer of a press, where it is short and nothing hangs on it."""
        callback = route.get("callback")
        if callback is None or line.pictures or line.document or not line.private:
            return False
        if line.code in NO_WINDOW or (line.buttons and WINDOW not in route):
            return False
        text = self.wording.alert(line, whole=WINDOW not in route)
        return text is not None and await self.callbacks.alert(callback, text)

    async def _with_a_sign(self, address: Address, line: Line, reply_to: str) -> bool:
        """A reaction says enough to thanks, and to talk after the words about it were just said."""
        again = line.facts.get("again") == "yes"
        sign = SIGNS.get(line.code) if line.code == "welcome" or again else None
        return (
            sign is not None and reply_to.isdigit() and await self.sender.react(address, reply_to, sign)
        )

    async def _instead(self, address: Address, line: Line) -> None:
        """In the place of what was to be drawn: an inline message is all that the bot has there."""
        words, markup = self.wording.text(line), self.keyboards.own(self.me(), line.locale)
        await self.paced.write(
            address, lambda: self.sender.edit_text(address, address.inline, words, markup=markup)
        )

    async def _in_place(self, address: Address, message: str, line: Line) -> None:
        """A photo stays one: it becomes a plain card with the words."""
        words, markup = self.wording.text(line), self.keyboards.of(line)

        async def write() -> None:
            try:
                await self.sender.edit_text(address, message, words, markup=markup)
            except TelegramError as error:
                if trouble_of(error) is not Trouble.NO_TEXT:
                    raise
                blank = await card(CARD_SIZE)
                await self.sender.to_photo(address, message, blank, words, markup=markup)

        await self.paced.write(address, write)

    async def _ask(self, address: Address, line: Line, about: int | None) -> None:
        """A forced reply whose first sign links to the picture that it is about."""
        said = self.wording.text(line)
        words = said
        if about is not None and line.code != WHAT_TO_DRAW:
            place = int(line.facts.get("place", 1))
            which = f"{about}-{place}" if place > 1 else f"{about}"
            link = f"https://t.me/{self.me()}?start={ABOUT}{which}"
            words = Words(html=f'<a href="{link}">✏️</a> {said.html}', plain=said.plain)
        hint = self.wording.phrase(f"telegram-hint-{line.code}".replace("_", "-"), line.locale)
        markup = {"force_reply": True, "selective": True, "input_field_placeholder": hint}
        await self._send(address, words, markup, about)

    def _examples(self, locale: str) -> Keys:
        """Two requests to begin with; pressing one says it."""
        names = ("telegram-example-one", "telegram-example-two")
        rows = [[{"text": self.wording.phrase(name, locale)}] for name in names]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}

    async def _alone(self, address: Address, person: str, line: Line, reply: int | None) -> None:
        """In the private chat; who has not opened it is shown the way there."""
        try:
            await self._say(private_chat(person), line, None)
        except TelegramError as error:
            if trouble_of(error) is not Trouble.DEAD:
                raise
        else:
            return
        words = _plain(self.wording.phrase("telegram-in-private", line.locale))
        label = self.wording.phrase("telegram-open-private", line.locale)
        link = way(label, f"https://t.me/{self.me()}?start=hello")
        await self._send(address, words, keys([[link]]), reply)

    async def _say(self, address: Address, line: Line, reply: int | None) -> Ids:
        if line.document is not None:
            await self.given.document(address, line, line.document)
        elif line.code == MASK_PAGE:
            await self._send(address, self.wording.text(line), self._page(address, line), reply)
        elif line.pictures:
            return await self.given.pictures(address, line, reply)
        else:
            await self._send(address, self.wording.text(line), self.keyboards.of(line), reply)
        return ()

    def _page(self, address: Address, line: Line) -> Keys:
        """The way to the page: within Telegram where that can be, else in the browser."""
        link = str(line.facts["link"])
        label = self.wording.phrase("telegram-open-mask", line.locale)
        if address.chat > 0 and link.startswith("https:"):
            return keys([[page(label, link)]])
        return keys([[way(label, link)]])

    async def _send(
        self, address: Address, words: Words, markup: Keys | None, reply: int | None
    ) -> None:
        await self.paced.write(
            address, lambda: self.sender.text(address, words, markup=markup, reply_to=reply)
        )


def _plain(text: str) -> Words:
    return Words(html=escaped(text), plain=text)

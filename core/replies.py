"""What is said for free: to commands, to questions, and now and then to plain talk."""

import json

from core.commands import Command
from core.conversation import Context, Incoming, Intent, Slots, Understanding
from core.db.database import Database, Row
from core.desk import Desk
from core.lines import answer_line
from core.messages import Line
from core.ports import Clock

#: Plain talk after this long a silence opens a conversation anew, in milliseconds.
SILENCE_MS = 12 * 3_600_000
#: Turns looked through for a person's own.
TURNS_READ = 20


class Replies:
    def __init__(self, database: Database, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk

    async def to_talk(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding
    ) -> Line | None:
        """What words mean that ask for no picture; None where they are left alone."""
        answers, locale = self._desk.answers, incoming.locale
        match meant.intent:
            case Intent.CHAT:
                return await self._hint(incoming, session)
            case Intent.BALANCE:
                return await answers.balance(incoming.person, incoming.thread, locale)
            case Intent.CANCEL:
                return await answers.cancel(incoming, context, meant.slots)
            case Intent.STATUS:
                return await answers.where(incoming.person, context, locale)
            case Intent.SETTING:
                return await self._desk.settings.change(session, meant.slots, locale)
            case _:
                return await self._help(session, incoming)

    async def to_command(
        self, command: Command, incoming: Incoming, session: Row, context: Context
    ) -> Line:
        """A command that costs nothing."""
        desk, locale, rest = self._desk, incoming.locale, incoming.text.strip()
        match command:
            case Command.BALANCE:
                return await desk.answers.balance(incoming.person, incoming.thread, locale)
            case Command.CANCEL:
                slots = Slots(scope="all" if rest == "all" else None)
                return await desk.answers.cancel(incoming, context, slots)
            case Command.JOB if rest:
                return await desk.answers.job(incoming.person, rest, locale)
            case Command.JOB:
                return await desk.answers.where(incoming.person, context, locale)
            case Command.HISTORY:
                return await desk.gallery.history(incoming.person, locale)
            case Command.SHOW:
                return await desk.gallery.show(incoming.person, rest, locale)
            case Command.MODEL:
                return await desk.setting("model", rest, session, locale)
            case Command.STYLE:
                return await desk.setting("style", rest, session, locale)
            case Command.SETTINGS:
                return desk.settings.panel(session, locale)
            case Command.LANGUAGE:
                return await desk.languages.choose(incoming.person, rest, locale)
            case Command.LINK:
                return await desk.joining.link(incoming)
            case Command.UNLINK:
                return await desk.joining.unlink(incoming)
            case Command.REFINE:
                return await desk.preferences.refine(incoming.person, rest, locale)
            case Command.SESSION:
                painter = desk.settings.painter(json.loads(session["settings"]))
                return await desk.answers.session(session, painter, locale)
            case Command.FORGET:
                return await desk.forget_thread(session, incoming.person, locale)
            case Command.UNDO:
                return await desk.gallery.undo(session, incoming)
            case Command.WHY:
                return await desk.answers.why(context, locale)
            case Command.DESCRIBE:
                return await desk.describe(context, locale)
            case Command.ADMIN | Command.GRANT:
                return await desk.administration(command, incoming)
            case Command.PRIVACY:
                await desk.submit.admit(incoming.person, incoming.thread)
                bytes_max = desk.statuses.messenger(incoming.thread).document_bytes_max
                return await desk.privacy.line(incoming.person, rest, locale, bytes_max=bytes_max)
            case _:
                return await self._help(session, incoming)

    async def asked(self, session: Row, incoming: Incoming) -> None:
        """The bot asked what to draw: the next words of this person may be the answer."""
        now = self._clock.now_ms()
        await self._database.run("session_asked", id=session["id"], person=incoming.person, now=now)

    async def _help(self, session: Row, incoming: Incoming) -> Line:
        await self.asked(session, incoming)
        return answer_line("help", locale=incoming.locale)

    async def _hint(self, incoming: Incoming, session: Row) -> Line | None:
        """How to ask, for who speaks to the bot alone or calls it by its name: as they open a
        conversation, and no more. What is said below a picture is about the picture."""
        if not incoming.direct and (not incoming.addressed or incoming.reply_to_message):
            return None
        if incoming.attachments:
            return answer_line("picture_kept", locale=incoming.locale)
        if incoming.text.strip() and not await self._opens(incoming, session):
            return None
        await self.asked(session, incoming)
        return answer_line("hello", locale=incoming.locale)

    async def _opens(self, incoming: Incoming, session: Row) -> bool:
        """Whether this person said nothing here before, or not for a long while."""
        turns = await self._database.all("turns_last", session=session["id"], limit=TURNS_READ)
        theirs = [row for row in turns if row["person"] == incoming.person]
        before = [row["at_ms"] for row in theirs if row["event"] != incoming.event]
        return not before or self._clock.now_ms() - max(before) > SILENCE_MS

"""Commands that cost nothing, each with its one line."""

import json
from dataclasses import replace

from core.answering.replies import Replies
from core.conversation import Context, Incoming, Slots
from core.db.database import Row
from core.inbound.commands import Command
from core.inbound.desk import Desk
from core.messages import Line
from core.people.languages import AUTO


class FreeCommands:
    """``replies`` says what is said to words, too: hello, help, the balance."""

    def __init__(self, desk: Desk, replies: Replies) -> None:
        self._desk = desk
        self._replies = replies

    async def answer(self, command: Command, incoming: Incoming, session: Row, context: Context) -> Line:
        """Raises `Refusal`."""
        desk, person, locale = self._desk, incoming.person, incoming.locale
        match command:
            case Command.START:
                return await self._replies.hello(incoming, session)
            case Command.BALANCE:
                return await self._replies.balance(incoming)
            case Command.CANCEL | Command.JOB | Command.WHY:
                return await self._about_jobs(command, incoming, context)
            case Command.HISTORY | Command.SHOW | Command.UNDO | Command.DELETE | Command.DESCRIBE:
                return await self._about_pictures(command, incoming, session, context)
            case Command.MODEL | Command.STYLE | Command.SETTINGS | Command.SESSION:
                return await self._about_the_session(command, incoming, session)
            case Command.LANGUAGE:
                return await desk.languages.choose(person, incoming.text.strip(), locale)
            case Command.REFINE:
                return await desk.preferences.refine(person, incoming.text.strip(), locale)
            case Command.LINK:
                return await desk.joining.link(incoming)
            case Command.UNLINK:
                return await desk.joining.unlink(incoming)
            case Command.FORGET:
                act = desk.forgetting.ask if incoming.tapped else desk.forgetting.forget
                return await act(session, person, locale, manages=incoming.manager)
            case Command.PRIVACY:
                rest = incoming.text.strip()
                return await desk.about_privacy(person, incoming.thread, rest, locale)
            case Command.ADMIN | Command.GRANT:
                return await desk.administration(command, incoming)
            case _:
                return await self._replies.help(session, incoming)

    async def _about_jobs(self, command: Command, incoming: Incoming, context: Context) -> Line:
        answers, locale, rest = self._desk.answers, incoming.locale, incoming.text.strip()
        match command:
            case Command.CANCEL:
                slots = Slots(scope="all" if rest == "all" else None)
                return await answers.cancel(incoming, context, slots)
            case Command.JOB if rest:
                return await answers.job(incoming.person, rest, locale)
            case Command.JOB:
                return await answers.where(incoming.person, context, locale)
            case _:
                return await answers.why(context, locale)

    async def _about_pictures(
        self, command: Command, incoming: Incoming, session: Row, context: Context
    ) -> Line:
        gallery, person, locale = self._desk.gallery, incoming.person, incoming.locale
        named = incoming.text.strip()
        match command:
            case Command.SHOW if named:
                return await gallery.show(person, named, locale, session=session)
            case Command.UNDO:
                return await gallery.undo(session, incoming)
            case Command.DELETE:
                return await gallery.offer_delete(person, context, locale)
            case Command.DESCRIBE:
                return self._desk.answers.describe(context, locale)
            case _:
                return await gallery.history(person, locale)

    async def _about_the_session(self, command: Command, incoming: Incoming, session: Row) -> Line:
        settings, locale = self._desk.settings, incoming.locale
        match command:
            case Command.SETTINGS:
                return await self._panel(incoming, session)
            case Command.SESSION:
                painter = settings.painter(json.loads(session["settings"]))
                return await self._desk.answers.session(session, painter, locale)
            case _:
                return await settings.by_command(command.value, incoming.text.strip(), session, locale)

    async def _panel(self, incoming: Incoming, session: Row) -> Line:
        """What holds in the thread, and beside it what holds for the person wherever they talk."""
        line, person = self._desk.settings.panel(session, incoming.locale), incoming.person
        refine = await self._desk.preferences.refines(person)
        language = await self._desk.languages.of(person, "") or AUTO
        return replace(line, facts={**line.facts, "refine": refine, "language": language})

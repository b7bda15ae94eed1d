"""What is said for free to words: to questions, and to plain talk where nobody else is meant."""

from dataclasses import replace

from core.conversation import (
    CHANGING,
    Context,
    Incoming,
    Intent,
    Outcome,
    PersonId,
    Slots,
    ThreadPicture,
    Understanding,
)
from core.db.database import Database, Row
from core.errors import Refusal, RefusalCode
from core.inbound.desk import Desk
from core.inbound.sayings import thanks
from core.messages import Line
from core.outbound.lines import answer_line
from core.ports import Clock

#: Plain talk after this long a silence opens a conversation anew, in milliseconds.
SILENCE_MS = 12 * 3_600_000
#: Turns looked through for a person's own.
TURNS_READ = 20
#: For so long nobody is told twice that the bot does not chat, in milliseconds.
LATELY_MS = 120_000
TOLD_MAX = 1_000


class Replies:
    def __init__(self, database: Database, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk
        self._told: dict[PersonId, int] = {}

    async def to_talk(
        self, incoming: Incoming, session: Row, context: Context, meant: Understanding
    ) -> Line | None:
        """What words mean that ask for no picture; None where they are left alone."""
        answers, locale = self._desk.answers, incoming.locale
        match meant.intent:
            case Intent.CHAT:
                return await self._talk(incoming, session, context)
            case Intent.BALANCE:
                return await self.balance(incoming)
            case Intent.CANCEL:
                # "Make it night" while the first picture is being painted is no wish to stop it.
                self._refuse_change(incoming.text.strip(), context)
                return await answers.cancel(incoming, context, meant.slots)
            case Intent.STATUS:
                return await answers.where(incoming.person, context, locale)
            case Intent.SETTING:
                return await self._desk.settings.change(session, meant.slots, locale)
            case _:
                return await self.help(session, incoming)

    async def ask_change(self, incoming: Incoming, context: Context) -> None:
        """`/edit` and no words: "What should change?", about the picture that is meant.

        Raises `Refusal` (no_picture) where there is none.
        """
        if incoming.attachments:
            line, about = answer_line("picture_kept", locale=incoming.locale), incoming.message
        else:
            newest = context.newest.id if context.pictures else ""
            about = await self._message_of(context.reply_to or newest)
            line = answer_line("edit_prompt", locale=incoming.locale, place=incoming.reply_to_place)
        await self._desk.statuses.answer(
            incoming.thread, incoming.person, replace(line, private=False), reply_to=about,
            route=incoming.route,
        )  # fmt: skip

    async def _message_of(self, picture: str) -> str:
        """The message that shows a picture; "" where it is a person's own."""
        found = await self._database.one("picture_get", id=picture)
        if found is None:
            raise Refusal(RefusalCode.NO_PICTURE)
        job = await self._database.one("job_get", id=found["job_id"]) if found["job_id"] else None
        row = await self._database.one("status_get", id=job["status_id"]) if job else None
        return str(row["message"] or "") if row else ""

    async def asked(self, session: Row, incoming: Incoming) -> None:
        """The bot asked what to draw: the next words of this person may be the answer."""
        now = self._clock.now_ms()
        await self._database.run("session_asked", id=session["id"], person=incoming.person, now=now)

    async def balance(self, incoming: Incoming) -> Line:
        """What is there, and what a picture costs of it."""
        desk = self._desk
        line = await desk.answers.balance(incoming.person, incoming.thread, incoming.locale)
        cost = desk.planner.price_of(Intent.GENERATE, Slots())
        return replace(line, rows=[{"code": "price", "credits": cost}, *line.rows])

    async def help(self, session: Row, incoming: Incoming) -> Line:
        """How to ask; what comes next may be the answer."""
        await self.asked(session, incoming)
        return answer_line("help", locale=incoming.locale)

    async def _talk(self, incoming: Incoming, session: Row, context: Context) -> Line | None:
        """How to ask: for who opens a conversation; always where the platform wants it; in company for
        who calls the bot by its name, though not twice in a moment. What is said below a picture is
        about the picture.

        Raises `Refusal` (no_picture) for a change where there is nothing to change.
        """
        words = incoming.text.strip()
        if not (incoming.direct or incoming.addressed):
            return None
        self._refuse_change(words, context)
        if not incoming.direct and incoming.reply_to_message:
            return None
        if incoming.attachments:
            return answer_line("picture_kept", locale=incoming.locale)
        if not words or await self._opens(incoming, session):
            return await self.hello(incoming, session)
        always = incoming.answered_always
        if not always and (incoming.direct or thanks(words)):
            return None
        if thanks(words):
            return answer_line("welcome", locale=incoming.locale)
        again = self._told_lately(incoming.person)
        if again and not always:
            return None
        return answer_line(
            "talk", locale=incoming.locale, pictured="yes" if context.pictures else "no",
            again="yes" if again else "no",
        )  # fmt: skip

    def _told_lately(self, person: PersonId) -> bool:
        """Whether this process told the person a moment ago that it cannot chat; from now on it has."""
        now = self._clock.now_ms()
        before = self._told.pop(person, 0)
        self._told[person] = now
        while len(self._told) > TOLD_MAX:
            self._told.pop(next(iter(self._told)))
        return now - before < LATELY_MS

    def _refuse_change(self, words: str, context: Context) -> None:
        """Raises `Refusal` (not_yet, no_picture) for a change where there is nothing to change."""
        if words and self._changes(words, context):
            coming = any(job.state in ("queued", "running") for job in context.jobs)
            raise Refusal(RefusalCode.NOT_YET if coming else RefusalCode.NO_PICTURE)

    def _changes(self, words: str, context: Context) -> bool:
        """Whether the words would change a picture if there were one."""
        if context.pictures or context.reply_to is not None:
            return False
        some = ThreadPicture(id="-", prompt="", owner=context.author)
        meant = self._desk.understander.understand(words, replace(context, pictures=(some,)))
        return meant.outcome is Outcome.ACT and meant.intent in CHANGING

    async def hello(self, incoming: Incoming, session: Row) -> Line:
        """For who opens a conversation; what comes next may be what they want drawn."""
        await self.asked(session, incoming)
        return answer_line("hello", locale=incoming.locale)

    async def _opens(self, incoming: Incoming, session: Row) -> bool:
        """Whether this person said nothing here before, or not for a long while."""
        turns = await self._database.all("turns_last", session=session["id"], limit=TURNS_READ)
        theirs = [row for row in turns if row["person"] == incoming.person]
        before = [row["at_ms"] for row in theirs if row["event"] != incoming.event]
        return not before or self._clock.now_ms() - max(before) > SILENCE_MS

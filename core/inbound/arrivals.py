"""What arrives is stored before anything is done about it, in one commit."""

import json
from dataclasses import dataclass, replace

from core.conversation import Incoming, PersonId
from core.db.database import Database, Row, Tx
from core.ids import new_id
from core.inbound.commands import PAID_COMMANDS, command_of
from core.inbound.context import Past, past_of
from core.inbound.desk import Desk
from core.jobs import StatusMessage
from core.lately import Lately
from core.people.languages import BELIEVED_MS
from core.people.standing import Standing
from core.ports import Clock

SOURCE = "chat"
#: Much more than a request may have, so that its length can be told; the rest is not kept.
STORED_CHARS_MAX = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """``new`` is False for a repeat of an event; ``status`` where a message is to be seen at once.

    ``language``: what the person chose or, of whom the message says nothing, what their platform said
    last or the place speaks; "" where the message's own is followed.
    ``session``, ``past`` and, of who speaks to us, ``standing``: as they were in the moment of storing,
    so that they are not read again.
    """

    new: bool
    language: str = ""
    chosen: str = ""
    session: Row | None = None
    past: Past | None = None
    standing: Standing | None = None
    status: StatusMessage | None = None


class Arrivals:
    """The messages of people, each stored once; a repeat of an event is told apart."""

    def __init__(self, database: Database, clock: Clock, desk: Desk) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk
        #: Names and languages that this process wrote down; no longer known than what they chose is.
        self._people: Lately[PersonId, tuple[str, str]] = Lately(BELIEVED_MS)

    async def store(self, incoming: Incoming, *, at_once: bool) -> Stored:
        """Person, session, turn, inbox and, where it is to be seen at once, status; one commit."""
        known, now = self._language(incoming), self._clock.now_ms()

        async def work(tx: Tx) -> Stored:
            new = await tx.one(
                "inbox_add", source=SOURCE, event=incoming.event, payload=incoming.to_json(), now=now
            )
            if new is None:
                return Stored(new=False)
            chosen, language = known, known or ""
            if chosen is None:
                person = await tx.one(
                    "person_seen", id=incoming.person, name=incoming.name, locale=incoming.locale,
                    now=now,
                )  # fmt: skip
                assert person is not None
                chosen = str(person["language"])
                told_before = "" if incoming.locale else str(person["locale"]) or incoming.place_locale
                language = chosen or told_before
            session = await tx.one(
                "session_enter", id=new_id(), thread=incoming.thread, scope=incoming.scope,
                person=incoming.person if incoming.direct else "", now=now,
            )  # fmt: skip
            assert session is not None
            await self._add_turn(tx, session, incoming, now)
            members, standing = self._desk.submit.members, None
            await members.seen(tx, incoming)
            if incoming.addressed:
                standing = await members.standing(incoming.person, incoming.thread, tx=tx)
            status = None
            if at_once:
                spoken = replace(incoming, locale=language or incoming.locale)
                status = await self._desk.statuses.open_in(tx, spoken)
            past = await past_of(tx, session, incoming, now_ms=now)
            return Stored(
                new=True, language=language, chosen=chosen, session=session, past=past,
                standing=standing, status=status,
            )  # fmt: skip

        stored = await self._database.write(work)
        if known is None and stored.new:
            self._remember(incoming, stored.chosen)
        self._desk.submit.members.remember(incoming)
        return stored

    def _language(self, incoming: Incoming) -> str | None:
        """The language of a person whom this process wrote down, so named, before; else None."""
        known = self._people.get(incoming.person, self._clock.now_ms())
        if known != (incoming.name, incoming.locale) or not incoming.locale:
            return None
        return self._desk.languages.remembered(incoming.person)

    def _remember(self, incoming: Incoming, chosen: str) -> None:
        self._desk.languages.remember(incoming.person, chosen)
        written = (incoming.name, incoming.locale)
        self._people.put(incoming.person, written, self._clock.now_ms())

    async def _add_turn(self, tx: Tx, session: Row, incoming: Incoming, now: int) -> None:
        await tx.one(
            "turn_add",
            id=new_id(),
            session=session["id"],
            role="user",
            person=incoming.person,
            text=_typed(incoming)[:STORED_CHARS_MAX],
            event=incoming.event,
            message=incoming.message,
            reply_to=incoming.reply_to_message,
            job=None,
            pictures=json.dumps([item.picture for item in incoming.attachments]),
            now=now,
        )


def _typed(incoming: Incoming) -> str:
    """A message as it would have been typed: what was said to a free command is no talk."""
    free = incoming.command and command_of(incoming)[0] not in PAID_COMMANDS
    return f"/{incoming.command} {incoming.text}".strip() if free else incoming.text

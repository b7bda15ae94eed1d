"""Who is where: the server of a thread and a person's roles there, and how they stand with all of it."""

from core.conversation import Incoming, PersonId
from core.db.database import Database, Tx
from core.money.tiers import Tiers
from core.people.standing import Standing, standing_of
from core.ports import Clock

KNOWN_MAX = 10_000


class Members:
    def __init__(self, database: Database, clock: Clock, tiers: Tiers) -> None:
        self._database = database
        self._clock = clock
        self._tiers = tiers
        #: What this process wrote down before, so that a message writes only what is new.
        self._places: dict[str, tuple[str, str]] = {}
        self._roles: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def tiers(self) -> Tiers:
        return self._tiers

    async def seen(self, tx: Tx, incoming: Incoming) -> None:
        """Write down where a message came from, as a part of the transaction that stores it."""
        place = (incoming.server, incoming.channel)
        if any(place) and self._places.get(incoming.thread) != place:
            await tx.run(
                "place_seen", thread=incoming.thread, server=incoming.server, channel=incoming.channel
            )
        key = (incoming.person, incoming.server)
        if incoming.server and self._roles.get(key) != incoming.roles:
            await tx.run(
                "member_seen", person=incoming.person, server=incoming.server,
                roles=" ".join(incoming.roles),
            )  # fmt: skip

    def remember(self, incoming: Incoming) -> None:
        """After the commit."""
        place = (incoming.server, incoming.channel)
        if any(place):
            self._places[incoming.thread] = place
        if incoming.server:
            self._roles[incoming.person, incoming.server] = incoming.roles
        while len(self._places) > KNOWN_MAX:
            self._places.pop(next(iter(self._places)))
        while len(self._roles) > KNOWN_MAX:
            self._roles.pop(next(iter(self._roles)))

    def forget(self, person: PersonId) -> None:
        """What was written down of them is gone, so that it is to be written again."""
        for key in [key for key in self._roles if key[0] == person]:
            del self._roles[key]

    async def standing(self, person: str, thread: str, *, tx: Tx | None = None) -> Standing:
        """How a person stands in a place, at this moment."""
        now = self._clock.now_ms()
        rows = await (tx or self._database).all("standing", person=person, thread=thread, now=now)
        return standing_of(person, thread, rows, self._tiers)

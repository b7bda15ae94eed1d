"""How a person stands in a place: their tier, and what operators and server managers decided."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.errors import Refusal, RefusalCode
from core.money.tiers import Tier, Tiers

HOUSE = "house"
#: The value of the rule `Rule.CHANNEL` where the bot must be silent.
BLOCK = "block"
#: Requests in an hour of somebody whom moderation refused again and again.
SLOWED_PER_HOUR = 5


class Rule(StrEnum):
    """What can be decided. Of a person: tier, banned, allowed, quiet, slowed, suspended. Of the
    house: maintenance. Of a place: all others, and allowed."""

    TIER = "tier"
    BANNED = "banned"
    ALLOWED = "allowed"
    MAINTENANCE = "maintenance"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    MODELS = "models"
    STYLES = "styles"
    CHANNEL = "channel"
    PAYS = "pays"
    QUIET = "quiet"
    SLOWED = "slowed"
    SUSPENDED = "suspended"
    TOLERANCE = "tolerance"


def of_person(person: str) -> str:
    return f"person/{person}"


def of_place(place: str) -> str:
    """``place``: a thread, a channel or a server."""
    return f"place/{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLimits:
    """Requests of a whole server or thread; 0 lifts a limit."""

    per_hour: int = 0
    per_day: int = 0
    per_month: int = 0

    def __bool__(self) -> bool:
        return bool(self.per_hour or self.per_day or self.per_month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Empty sets allow everything. ``server`` is "" in a private conversation.

    ``main``: whose wallet it is, where they are joined with another identity; ``kin``: all of theirs.
    ``limited``: the limits of the server or the thread, whichever has some; ``pays``: "person" where
    the server's pot must not be used. ``silent``: the thread, its channel or its server is blocked.
    ``tolerance``: see `PaintRequest`, None where nobody decided.
    """

    person: str
    thread: str
    tier: Tier
    server: str = ""
    banned: bool = False
    suspended: bool = False
    silent: bool = False
    allowed: bool = False
    maintenance: str = ""
    main: str = ""
    kin: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    limits: PlaceLimits = field(default_factory=PlaceLimits)
    pays: str = ""
    tolerance: int | None = None

    def admit(self, listed: frozenset[str] | None) -> None:
        """Raises `Refusal` (banned, suspended, maintenance, blocked_here, not_allowed).

        ``listed``: the access list, or None.
        """
        if self.banned:
            raise Refusal(RefusalCode.BANNED)
        if self.suspended:
            raise Refusal(RefusalCode.SUSPENDED)
        if self.maintenance:
            raise Refusal(RefusalCode.MAINTENANCE, message=self.maintenance)
        if self.silent:
            raise Refusal(RefusalCode.BLOCKED_HERE)
        named = {self.person, *self.kin, self.thread, self.server} - {""}
        if listed is not None and not self.allowed and not named & listed:
            raise Refusal(RefusalCode.NOT_ALLOWED, person=self.person)

    @property
    def wallet(self) -> str:
        """Whose buckets pay for what this person asks."""
        return self.main or self.person

    @property
    def usable(self) -> frozenset[str]:
        """The models that both the tier and the place allow; empty for all of them."""
        if self.models and self.tier.models:
            return self.models & self.tier.models or frozenset({"-"})
        return self.models or self.tier.models

    def check(self, *, model: str, style: str | None, resolution: str | None, count: int) -> None:
        """Raises `Refusal` for what this person may not have here."""
        if self.models and model not in self.models:
            raise Refusal(RefusalCode.MODEL_NOT_HERE, asked=model, known=_names(self.models))
        tier = self.tier
        if tier.models and model not in tier.models:
            raise Refusal(
                RefusalCode.NOT_IN_TIER, asked=model, known=_names(tier.models), tier=tier.name
            )
        if tier.resolutions and resolution and resolution not in tier.resolutions:
            known = _names(tier.resolutions)
            raise Refusal(RefusalCode.NOT_IN_TIER, asked=resolution, known=known, tier=tier.name)
        if count > tier.batch_max:
            raise Refusal(RefusalCode.BATCH, asked=count, limit=tier.batch_max, tier=tier.name)
        if style and self.styles and style not in self.styles:
            raise Refusal(RefusalCode.STYLE_NOT_HERE, asked=style, known=_names(self.styles))


def standing_of(person: str, thread: str, rows: Sequence[Mapping[str, str]], tiers: Tiers) -> Standing:
    """From the rows of the statement ``standing``; a thread's decisions stand above its server's."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["subject"], {})[row["name"]] = row["value"]
    place = found.get("server", {})
    server = place.get("server", "")
    kin = frozenset({person, *found.get("kin", ())})
    mine = _decided([_said(found, of_person(one)) for one in (person, *sorted(kin - {person}))])
    places = [found[one] for one in _places(found, thread, server)]
    here = _decided(places)
    names = {*kin, thread, server, place.get("channel", ""), *place.get("roles", "").split()} - {""}
    tier = tiers.of(names, granted=mine.get(Rule.TIER, ""))
    tolerance = here.get(Rule.TOLERANCE)
    return Standing(
        person=person,
        thread=thread,
        server=server,
        main=found.get("main", {}).get("main", ""),
        kin=kin,
        tier=slowed(tier) if Rule.SLOWED in mine else tier,
        banned=Rule.BANNED in mine,
        suspended=Rule.SUSPENDED in mine,
        silent=any(rules.get(Rule.CHANNEL) == BLOCK for rules in places),
        allowed=any(Rule.ALLOWED in rules for rules in found.values()),
        maintenance=found.get(HOUSE, {}).get(Rule.MAINTENANCE, ""),
        models=_set(here.get(Rule.MODELS, "")),
        styles=_set(here.get(Rule.STYLES, "")),
        limits=PlaceLimits(
            per_hour=int(here.get(Rule.HOUR) or 0),
            per_day=int(here.get(Rule.DAY) or 0),
            per_month=int(here.get(Rule.MONTH) or 0),
        ),
        pays=here.get(Rule.PAYS, ""),
        tolerance=int(tolerance) if tolerance else None,
    )


def _places(found: Collection[str], thread: str, server: str) -> list[str]:
    """Those that something was decided about: the thread, its channel, its server."""
    places = [subject for subject in found if subject.startswith("place/")]
    return sorted(places, key=lambda place: (place != of_place(thread), place == of_place(server)))


def _said(found: Mapping[str, Mapping[str, str]], person: str) -> Mapping[str, str]:
    """What is "" of a person was not decided."""
    return {name: value for name, value in found.get(person, {}).items() if value}


def _decided(rules: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Of each rule what the first says who says anything."""
    decided: dict[str, str] = {}
    for said in reversed(rules):
        decided |= said
    return decided


def slowed(tier: Tier) -> Tier:
    """A tier as it is for somebody with strikes; nothing else of it changes."""
    per_hour = min(tier.limits.per_hour or SLOWED_PER_HOUR, SLOWED_PER_HOUR)
    return replace(tier, limits=replace(tier.limits, per_hour=per_hour))


def _set(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split("\n") if part)


def _names(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))

"""What turns a queued job into a delivered picture, and the books it is paid from."""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.discord.addresses import share_of
from bot.config import Config
from bot.ground import Ground
from bot.metrics import Metrics
from core.administration.admin import Admin
from core.administration.house_rules import HouseRules
from core.db.ledger import Ledger
from core.messages import Messenger
from core.money.quotas import Quotas
from core.money.tiers import Tiers
from core.ordering.follows import Follows
from core.ordering.submit import Submit, Terms
from core.outbound.first_signs import FirstSigns
from core.outbound.progress import Progress
from core.outbound.relay import Relay
from core.outbound.shares import Shares
from core.safety.reviews import Reviews
from core.safety.strikes import Strikes
from core.work.cancelling import Cancelling
from core.work.estimates import Estimates
from core.work.looking import Looker
from core.work.painting import Studio
from core.work.settlement import Settlement
from core.work.sweep import Sweep
from core.work.worker import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Machinery:
    """Assembled, and not yet in motion."""

    ledger: Ledger
    submit: Submit
    estimates: Estimates
    progress: Progress
    relay: Relay
    worker: Worker
    sweep: Sweep
    cancelling: Cancelling
    follows: Follows
    admin: Admin
    rules: HouseRules
    strikes: Strikes
    reviews: Reviews
    settlement: Settlement
    quotas: Quotas
    #: By the first part of a thread's key.
    messengers: Mapping[str, Messenger]
    first_signs: FirstSigns
    shares: Shares


def machinery_of(ground: Ground, messengers: Mapping[str, Messenger], metrics: Metrics) -> Machinery:
    config, database, clock = ground.config, ground.database, ground.clock
    painters, signals = ground.painters, ground.signals
    estimates = Estimates(
        database, clock, expected_s=painters.expected_s, places=config.worker.per_provider
    )
    shares = shares_of(config)
    progress = Progress(database, clock, messengers, estimates, signals, shares)
    first_signs = FirstSigns()
    relay = Relay(database, clock, messengers, progress, signals, shares, first_signs)
    settlement = Settlement(database, clock, told=(relay.ended, metrics.ended), due=relay.due)
    submit = Submit(database, clock, terms_of(config, paid=painters.paid))
    rules = HouseRules(database, clock, signals)
    strikes = Strikes(database, clock, rules)
    reviews = Reviews(database, clock, signals, rules, strikes, ground.storage)
    looks = ground.wording.looks
    studio = Studio(
        database, clock, painters.providers, ground.storage, first_signs,
        deadline_s=config.worker.deadline_s, deadlines=painters.deadlines,
        looker=Looker(looks, ground.storage, reviews, submit.members, clock) if looks else None,
    )  # fmt: skip
    worker = Worker(
        database, clock, studio, settlement, progress, estimates, signals,
        places=config.worker.places, unknown_again=config.worker.on_unknown == "retry_once",
    )  # fmt: skip
    ledger = Ledger(database, clock)
    follows = Follows(database, clock, relay)
    return Machinery(
        ledger=ledger,
        submit=submit,
        estimates=estimates,
        progress=progress,
        relay=relay,
        worker=worker,
        sweep=Sweep(database, clock, settlement, studio),
        cancelling=Cancelling(database, settlement, progress, relay, signals, follows),
        follows=follows,
        admin=Admin(database, clock, ledger, settlement, submit, progress, worker),
        rules=rules,
        strikes=strikes,
        reviews=reviews,
        settlement=settlement,
        quotas=Quotas(database, clock, submit, rules, messengers),
        shares=shares,
        messengers=messengers,
        first_signs=first_signs,
    )


def shares_of(config: Config) -> Shares:
    """The parts of a platform that this process speaks to, where the settings leave others to others."""
    shards = config.discord.shard_ids
    return Shares({"discord": frozenset(map(share_of, shards))} if shards else {})


def terms_of(config: Config, *, paid: bool) -> Terms:
    """``paid``: a key that costs money is set; strangers are kept out unless `open` is written."""
    return Terms(
        tiers=Tiers(ranked=config.core_tiers()),
        zone=config.zone(),
        kept=config.credits.carry_over,
        day_micros=int(config.credits.day_usd * 1_000_000),
        allowed=config.let_in(paid=paid),
    )

"""The way in and all that stands behind it, put together from the ground and the machinery."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.ground import Ground
from bot.machinery import Machinery
from bot.platforms import mask_page
from core.administration.desk import AdminDesk
from core.answering.answers import Answers
from core.answering.gallery import Gallery
from core.answering.thread_view import ThreadView
from core.inbound.desk import Desk
from core.inbound.door import CoreDoor
from core.inbound.following import Following
from core.inbound.intake import Intake
from core.inbound.mask_links import MaskLinks
from core.inbound.masking import Masking
from core.inbound.presses import Presses
from core.inbound.resuming import Resuming
from core.inbound.sent_pictures import SentPictures
from core.language.naming import ExactModels
from core.language.subject import describe_subject
from core.language.trimming import trimmed
from core.messages import Messenger
from core.money.payments import Payments
from core.money.sending import Sending
from core.ordering.offers import Offers
from core.ordering.orders import Orders
from core.ordering.planning import Planner
from core.ordering.replanning import Replanner
from core.outbound.statuses import Statuses
from core.people.belongings import Belongings
from core.people.forgetting import Forgetting
from core.people.joining import Joining
from core.people.languages import Languages
from core.people.preferences import Preferences
from core.people.privacy import Privacy
from core.people.settings import Settings
from core.ports import Links, Understander
from core.providers.catalogue import load_catalogue
from core.safety.judging import Judge
from core.safety.trial import Trial, Unrecorded
from core.storage.uploads import stripped


def door_of(
    ground: Ground, machinery: Machinery, messengers: Mapping[str, Messenger], links: Links,
    payments: Payments,
) -> CoreDoor:  # fmt: skip
    database, clock = ground.database, ground.clock
    understander = ExactModels(
        ground.wording.understander, load_catalogue(ground.config.catalogue.files)
    )
    desk = _desk_of(ground, machinery, messengers, links, payments, understander)
    intake = Intake(database, clock, understander, desk, ground.wording.second)
    return CoreDoor(
        database=database,
        clock=clock,
        intake=intake,
        presses=Presses(database, clock, desk, machinery.cancelling),
        gallery=desk.gallery,
        sent_pictures=desk.sent_pictures,
        view=ThreadView(database),
        settings=desk.settings,
        cancelling=machinery.cancelling,
        progress=machinery.progress,
        admin=desk.admin,
        rules=machinery.rules,
        masks=desk.masking,
        languages=desk.languages,
        resuming=Resuming(
            desk, intake, machinery.reviews, machinery.settlement, machinery.relay, ground.signals,
            messengers.keys(),
        ),
        following=Following(
            desk, intake.meant, machinery.settlement, ground.signals, machinery.shares, messengers.keys()
        ),
    )  # fmt: skip


def _desk_of(
    ground: Ground, machinery: Machinery, messengers: Mapping[str, Messenger], links: Links,
    payments: Payments, understander: Understander,
) -> Desk:  # fmt: skip
    database, clock, submit = ground.database, ground.clock, machinery.submit
    styles, router = ground.wording.styles, ground.painters.router
    statuses = Statuses(database, clock, messengers, machinery.relay)
    planners = _planners_of(ground, machinery)
    preferences = Preferences(database, clock)
    languages = Languages(database, clock, ground.phrases.names())
    return Desk(
        database=database,
        clock=clock,
        understander=understander,
        statuses=statuses,
        planner=planners(judge=_judge_of(ground, machinery)),
        replanner=Replanner(router),
        orders=_orders_of(ground, machinery, statuses),
        submit=submit,
        answers=Answers(database, submit, machinery.estimates, machinery.cancelling),
        settings=Settings(
            database,
            clock,
            router,
            preferences,
            styles=styles.names,
            knows_style=styles.knows,
            style_named=styles.name_of,
        ),
        gallery=Gallery(
            database, clock, ground.storage, links, public_url=ground.config.web.public_url
        ),
        sent_pictures=_sent_pictures_of(ground),
        progress=machinery.progress,
        rules=machinery.rules,
        admin=_admin_of(
            ground,
            machinery,
            payments,
            Trial(understander, planners(judge=Unrecorded(ground.wording.moderator))),
        ),
        quotas=machinery.quotas,
        languages=languages,
        joining=Joining(database, clock, machinery.rules),
        preferences=preferences,
        privacy=Privacy(
            database, clock, Belongings(database, clock, ground.storage),
            forgotten=(languages.forget, submit.members.forget),
        ),
        masking=Masking(
            database, clock, ground.storage, MaskLinks(ground.secrets["link"], clock), router,
            understander, ground.signals, page_of=partial(mask_page, ground.config),
        ),
        forgetting=Forgetting(database, clock, machinery.cancelling),
        first_signs=machinery.first_signs,
        cancelling=machinery.cancelling,
        follows=machinery.follows,
    )  # fmt: skip


def _planners_of(ground: Ground, machinery: Machinery) -> Callable[..., Planner]:
    """What is left open is ``judge``: an operator's dry run is written down by nobody."""
    wording = ground.wording
    return partial(
        Planner,
        database=ground.database,
        refiner=wording.refiner,
        router=ground.painters.router,
        subject=describe_subject,
        trim=trimmed,
        lengths=ground.config.core_lengths(),
        as_typed=wording.as_typed,
        finisher=wording.finisher,
        members=machinery.submit.members,
    )


def _judge_of(ground: Ground, machinery: Machinery) -> Judge:
    return Judge(
        ground.wording.moderator, machinery.strikes, machinery.reviews, machinery.submit.members,
        outside=bool(ground.config.language.moderation.service),
    )  # fmt: skip


def _orders_of(ground: Ground, machinery: Machinery, statuses: Statuses) -> Orders:
    credits = ground.config.credits
    offers = Offers(
        ground.database, machinery.relay, same_seed=credits.same_seed, like=credits.offer_like
    )
    return Orders(
        machinery.submit, statuses, machinery.progress, machinery.worker, offers=offers,
        confirm_above=credits.confirm_above, quotas=machinery.quotas,
    )  # fmt: skip


def _sent_pictures_of(ground: Ground) -> SentPictures:
    sending = Sending(ground.clock, ground.config.sending_terms())
    return SentPictures(
        ground.database, ground.clock, ground.storage, sending, clean=stripped,
        fetch=ground.links_of_people.fetch if ground.config.storage.user_links else None,
    )  # fmt: skip


def _admin_of(ground: Ground, machinery: Machinery, payments: Payments, trial: Trial) -> AdminDesk:
    return AdminDesk(
        database=ground.database, clock=ground.clock, admin=machinery.admin, rules=machinery.rules,
        members=machinery.submit.members, router=ground.painters.router,
        styles=ground.wording.styles.names, operators=ground.config.operators(), payments=payments,
        strikes=machinery.strikes, reviews=machinery.reviews, trial=trial,
    )  # fmt: skip

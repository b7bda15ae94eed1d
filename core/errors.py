"""Every "no" of the product, by who can act on it.

    PentimentoError
    ├── Refusal            the person can act: wait, shorten, choose another way
    ├── ProviderError      the machinery can act (retry, fall back) or the operator must
    ├── PictureRejected    bytes that are not a picture we accept
    ├── PictureWithheld    a finished picture that moderation does not let through
    ├── DeliveryError      a platform did not take a message; the relay decides what follows
    │   ├── MessageGone        it was deleted: cancel what has not begun, else deliver it anew once
    │   ├── DestinationDead    blocked, kicked, no rights: stop writing there
    │   ├── DeliveryLater      refused for now: again after ``retry_after_s``
    │   └── DeliveryUnknown    a new message that may have arrived: never sent again blindly
    ├── StoreLost          the store does not answer, or takes nothing: wait, and try again
    ├── LedgerError        a developer or operator must look: the books refused a move
    └── ConfigError        the operator must correct a setting

Facts are attributes, not prose: the sentence is chosen in ``adapters/phrases`` by ``code``.
"""

from enum import StrEnum


class PentimentoError(Exception):
    """The root; ``code`` names the phrase that a person reads."""

    code = "internal"


class RefusalCode(StrEnum):
    """Why a request was not taken; each has a phrase `refusal-<code>` and at least one way on."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_CREDITS = "no_credits"
    COOLDOWN = "cooldown"
    PER_MINUTE = "per_minute"
    PER_HOUR = "per_hour"
    PER_DAY = "per_day"
    PER_MONTH = "per_month"
    RUNNING = "running"
    WAITING = "waiting"
    BUDGET = "budget"
    COST = "cost"
    NOT_ALLOWED = "not_allowed"
    MODERATED = "moderated"
    SLOWED = "slowed"
    SUSPENDED = "suspended"
    REVIEWED = "reviewed"
    UNCHECKED = "unchecked"
    UNKNOWN_BUTTON = "unknown_button"
    OLD_BUTTON = "old_button"
    FOREIGN_BUTTON = "foreign_button"
    FOREIGN_REQUEST = "foreign_request"
    NO_PICTURE = "no_picture"
    UNKNOWN_MODEL = "unknown_model"
    UNSUPPORTED = "unsupported"
    NOT_FOUND = "not_found"
    TOO_LATE = "too_late"
    NOT_DEAD = "not_dead"
    NOTHING_PAID = "nothing_paid"
    TOO_EARLY = "too_early"
    RETRIED = "retried"
    NOT_YET = "not_yet"
    FIRST_GONE = "first_gone"
    UNKNOWN_COMMAND = "unknown_command"
    REPEATED = "repeated"
    OTHER_PRICE = "other_price"
    MASK_SIZE = "mask_size"
    MASK_EMPTY = "mask_empty"
    BAD_PICTURE = "bad_picture"
    BAD_LINK = "bad_link"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_PIXELS = "picture_pixels"
    SENT_HOUR = "sent_hour"
    SENT_DAY = "sent_day"
    BANNED = "banned"
    BLOCKED_HERE = "blocked_here"
    MAINTENANCE = "maintenance"
    PLACE_LIMIT = "place_limit"
    MODEL_NOT_HERE = "model_not_here"
    STYLE_NOT_HERE = "style_not_here"
    NOT_IN_TIER = "not_in_tier"
    BATCH = "batch"
    NOT_OPERATOR = "not_operator"
    NOT_MANAGER = "not_manager"
    BAD_ORDER = "bad_order"
    UNKNOWN_NAME = "unknown_name"
    BOOKS = "books"
    STAYS_KNOWN = "stays_known"


class Refusal(PentimentoError):
    """A "no" that a person understands; nothing was charged.

    ``facts`` are the numbers its phrase names (``limit``, ``used``, ``seconds`` …).
    """

    def __init__(self, reason: RefusalCode, **facts: int | str) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts

    @property
    def code(self) -> str:  # type: ignore[override]
        return self.reason.value


class ProviderErrorKind(StrEnum):
    """The one taxonomy of what goes wrong at a provider.

    ``TIMEOUT_UNKNOWN``: a create was sent and not answered, so that nobody knows whether it is being
    painted. ``TIMEOUT``: the provider has the work (we know its reference) but took too long; what
    it finishes later is kept and offered free. ``UNREACHABLE``: no connection came about.
    """

    MODERATED_INPUT = "moderated_input"
    MODERATED_OUTPUT = "moderated_output"
    INVALID_REQUEST = "invalid_request"
    UNSUPPORTED_OPTION = "unsupported_option"
    AUTH = "auth"
    INSUFFICIENT_CREDIT = "insufficient_credit"
    RATE_LIMITED = "rate_limited"
    OVERLOADED = "overloaded"
    UNREACHABLE = "unreachable"
    TIMEOUT_UNKNOWN = "timeout_unknown"
    TIMEOUT = "timeout"
    NOT_FOUND_OR_EXPIRED = "not_found_or_expired"
    CANCELED = "canceled"
    PROVIDER_BUG = "provider_bug"


#: Kinds after which the same request may be sent again without risk of paying twice.
RETRYABLE = frozenset(
    {ProviderErrorKind.RATE_LIMITED, ProviderErrorKind.OVERLOADED, ProviderErrorKind.UNREACHABLE}
)


class ProviderError(PentimentoError):
    """A provider did not paint. ``detail`` is for the log only and never reaches a chat.

    ``retry_after_s``: seconds the provider asked us to wait, where it said so.
    ``cost_micros``: what this failure may have cost the operator, in micro-dollars.
    ``maybe_done``: the provider may have done the work and billed it, so it is not sent again.
    """

    def __init__(
        self,
        provider: str,
        kind: ProviderErrorKind,
        detail: str = "",
        *,
        retry_after_s: float | None = None,
        cost_micros: int = 0,
        maybe_done: bool = False,
    ) -> None:
        super().__init__(f"{provider}: {kind.value}: {detail}")
        self.provider = provider
        self.kind = kind
        self.detail = detail
        self.retry_after_s = retry_after_s
        self.cost_micros = cost_micros
        self.maybe_done = maybe_done

    @property
    def code(self) -> str:  # type: ignore[override]
        return self.kind.value

    @property
    def retryable(self) -> bool:
        return self.kind in RETRYABLE and not self.maybe_done


class OwnKeyRefused(ProviderError):
    """A server's own key does not paint: turned away, out of money, or sealed with another secret."""

    @property
    def code(self) -> str:  # type: ignore[override]
        return "own_key"


class PictureRejected(PentimentoError):
    """Bytes that we do not take for a picture. ``reason`` is one of the members of this class."""

    NOT_A_PICTURE = "not_a_picture"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    INTRICATE = "intricate"

    def __init__(self, reason: str, **facts: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    @property
    def code(self) -> str:  # type: ignore[override]
        return self.reason

    @property
    def told(self) -> RefusalCode:
        """What the person hears whose picture it was."""
        if self.reason == self.TOO_MANY_PIXELS:
            return RefusalCode.PICTURE_PIXELS
        large = self.reason == self.TOO_LARGE
        return RefusalCode.PICTURE_TOO_LARGE if large else RefusalCode.BAD_PICTURE


class PictureWithheld(PentimentoError):
    """A finished picture that nobody is shown. ``reason`` is one of the members of this class.

    ``REVIEWED``: an operator looks at it first. ``category`` and ``rule``: what the moderator said.
    """

    REVIEWED = "picture_reviewed"
    MODERATED = "moderated_output"
    UNCHECKED = "picture_unchecked"

    def __init__(self, reason: str, *, category: str = "", rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.category = category
        self.rule = rule

    @property
    def code(self) -> str:  # type: ignore[override]
        return self.reason


class DeliveryError(PentimentoError):
    """A platform did not take a message. ``detail`` is for the log only."""

    code = "delivery"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class MessageGone(DeliveryError):
    """The message to edit exists no more, or can no longer be edited."""

    code = "message_gone"


class DestinationDead(DeliveryError):
    """Nothing can be written there until a person changes it: blocked, kicked, no rights."""

    code = "destination_dead"


class DeliveryLater(DeliveryError):
    """Refused for now. ``retry_after_s``: seconds to wait before the next try."""

    code = "delivery_later"

    def __init__(self, retry_after_s: float, detail: str = "") -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class DeliveryUnknown(DeliveryError):
    """A *new* message was sent and not answered: it may be there. Edits never end in this."""

    code = "delivery_unknown"


class LinkRefused(PentimentoError):
    """A signed link was tampered with or has expired; the web answers 403."""

    code = "link_refused"


class WebhookRefused(PentimentoError):
    """A call that does not prove to be the provider's; the web answers 403."""

    code = "webhook_refused"


class StoreLost(PentimentoError):
    """The store is away, or full; what was under way may have been committed or not."""


class LedgerError(PentimentoError):
    """The books refused a move that the code should never have asked for."""

    code = "ledger"


class AlreadySettled(LedgerError):
    """The hold was settled before, and otherwise than is asked now."""

    code = "already_settled"


class ConfigError(PentimentoError):
    """A setting is missing or wrong; ``key`` names it and ``problem`` is one plain line."""

    code = "config"

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem

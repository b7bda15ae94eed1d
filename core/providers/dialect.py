"""What every dialect is made of: its settings, what it is handed, and the words it sends."""

import hashlib
import hmac
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ParamSpec, Protocol, TypeVar

import httpx
from msgspec import Meta, Struct

from core.checked import AtLeastOne, Natural, NotNegative
from core.decoding import apart
from core.errors import ConfigError, ProviderError, ProviderErrorKind
from core.pictures import Operation, PaintRequest
from core.ports import Clock, Provider, ProviderProfile
from core.providers.catalogue import Model, Trait
from core.providers.polling import Wakes
from core.secret import Secret

Given = ParamSpec("Given")
Done = TypeVar("Done")

#: A thousand dollars: what is stated beyond that is a mistake, and no number for the books.
COST_MICROS_MAX = 1_000_000_000
#: A refusal costs nothing.
UNBILLED = frozenset(
    {
        ProviderErrorKind.MODERATED_INPUT,
        ProviderErrorKind.MODERATED_OUTPUT,
        ProviderErrorKind.INVALID_REQUEST,
        ProviderErrorKind.UNSUPPORTED_OPTION,
        ProviderErrorKind.AUTH,
        ProviderErrorKind.INSUFFICIENT_CREDIT,
        ProviderErrorKind.RATE_LIMITED,
    }
)
#: Operations that change a picture by an instruction rather than paint a prompt.
BY_INSTRUCTION = frozenset({Operation.EDIT, Operation.FILL})
_CLAUSE_ENDS = ".;,\n"

Frames = AsyncIterator[str | bytes]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings that each painter has; `[providers.<name>]` in the configuration.

    ``warm_s``: seconds between two looks that keep it warm; 0 for none: services need no waking.
    ``vendor`` is the dialect, by default the section's name. A painter with neither a key nor an
    address of its own is not offered.
    """

    vendor: str = ""
    key: Secret = Secret()
    key_file: Path | None = None
    base_url: str = ""
    hosts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    running_max: AtLeastOne = 5
    per_minute: Natural = 0
    poll_s: Annotated[float, Meta(ge=1.0)] = 2.0
    warm_s: NotNegative = 0

    def offered(self) -> bool:
        """Whether it can be asked at all: it has a key, or is an engine with an address of its own."""
        return bool(self.secret() or self.base_url)

    def secret(self) -> str:
        """The key, from its file where one is named; "" where there is none."""
        if self.key_file is None:
            return self.key.reveal()
        try:
            return self.key_file.read_text(encoding="utf-8").strip()
        except OSError:
            raise ConfigError("key_file", f"{self.key_file} cannot be read") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a dialect is handed; ``webhook_url`` is "" where nobody can call us."""

    client: httpx.AsyncClient
    clock: Clock
    wakes: Wakes = field(default_factory=Wakes)
    websocket: Callable[[str], AbstractAsyncContextManager[Frames]] | None = None
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)

    def webhook(self, name: str, key: str) -> str:
        """The address that a provider calls about the work under our key; only we can have made it."""
        mark = mark_of(self.webhook_secret, name, key)
        return f"{self.webhook_url}/{name}?key={key}&mark={mark}"


def mark_of(secret: str, name: str, key: str) -> str:
    """Proves that an address (or, with no key, a section's own secret) came from us."""
    return hmac.new(secret.encode(), f"{name} {key}".encode(), hashlib.sha256).hexdigest()[:40]


class Painter(Provider, Protocol):
    """A provider as the registry makes it: it can also tell whether its key works."""

    async def check(self) -> Mapping[str, str]:
        """A call that spends nothing; answers facts worth showing, raises `ProviderError`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """What the module of a dialect offers to the registry, as `VENDOR`.

    ``make`` takes a section's name, its settings, `Tools` and its models. ``local`` painters run in
    this process and are offered as soon as they have a section.
    """

    settings: type[Settings]
    make: Callable[..., Painter]
    local: bool = False


def profile_of(
    name: str,
    models: Mapping[str, Model],
    *,
    resumable: bool,
    client_ids: bool = False,
    calls_back: bool = False,
    previews: bool = False,
    cancellable: bool = False,
    free: bool = False,
) -> ProviderProfile:
    operations = frozenset(operation for model in models.values() for operation in model.operations)
    return ProviderProfile(
        name=name, operations=operations, resumable=resumable, client_ids=client_ids,
        calls_back=calls_back, previews=previews, cancellable=cancellable, free=free,
    )  # fmt: skip


def model_for(name: str, models: Mapping[str, Model], request: PaintRequest) -> Model:
    """The record of the request's model; raises where it is unknown or cannot do this."""
    model = models.get(request.model)
    if model is None:
        raise ProviderError(name, ProviderErrorKind.UNSUPPORTED_OPTION, f"model {request.model}")
    if request.operation not in model.operations:
        raise ProviderError(name, ProviderErrorKind.UNSUPPORTED_OPTION, request.operation.value)
    return model


async def prepared(
    request: PaintRequest, work: Callable[Given, Done], *args: Given.args, **kwargs: Given.kwargs
) -> Done:
    """What makes a call's body, in a thread; in turn where it decodes a large picture for that.

    Pictures go as they are, but those that a mask lies on or a border is put around.
    """
    decodes = request.mask is not None or request.operation is Operation.OUTPAINT
    return await apart(largest(request) if decodes else 0, work, *args, **kwargs)


def largest(request: PaintRequest) -> int:
    """Pixels of the largest picture in it, and of what is to come."""
    sizes = [request.size, *(source.size for source in request.sources)]
    return max(size.width * size.height for size in sizes)


def words(model: Model, request: PaintRequest) -> str:
    """What the model is told: instruction or prompt, with what must not be in it, within its limit."""
    by_instruction = request.operation in BY_INSTRUCTION and request.sources
    text = (request.instruction if by_instruction else "") or request.prompt
    endings = [model.suffix] if model.suffix and not by_instruction else []
    if request.negative and Trait.NEGATIVE not in model.traits:
        endings.append(f"Without {request.negative}.")
    ending = "".join(f" {part}" for part in endings)
    return trimmed(text, model.prompt_max - len(ending)) + ending


def trimmed(text: str, length_max: int) -> str:
    """At most so many characters, cut behind a clause or at least between words."""
    if len(text) <= length_max:
        return text
    head = text[:length_max]
    clause = max(head.rfind(end) for end in _CLAUSE_ENDS)
    cut = clause if clause > length_max // 2 else head.rfind(" ")
    return head[: cut if cut > 0 else length_max].rstrip(" ,;.\n")


def plausible(micros: float) -> int:
    """What a provider states, in micro-dollars; 0 (the table holds) where no picture costs that."""
    return round(micros) if 0 <= micros <= COST_MICROS_MAX else 0


@contextmanager
def booking(cost_micros: int, *, begun: bool = False) -> Iterator[None]:
    """Errors leave with what the work may have cost, where it may have been done.

    ``begun``: the work exists at the provider, so asking for it once more would pay twice.
    """
    try:
        yield
    except ProviderError as error:
        error.maybe_done = error.maybe_done or begun
        billed = error.maybe_done or error.kind is ProviderErrorKind.TIMEOUT_UNKNOWN
        if billed and error.kind not in UNBILLED:
            error.cost_micros = error.cost_micros or cost_micros
        raise


async def paid(body: AsyncIterator[bytes], cost_micros: int) -> AsyncIterator[bytes]:
    """The bytes of a picture that was painted: whatever breaks now, it is not asked for again."""
    with booking(cost_micros, begun=True):
        async for chunk in body:
            yield chunk

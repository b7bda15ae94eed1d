"""A painter for tests and rehearsals: it does what its script says, picture by picture.

The pictures are real (the embedded painter draws them); how they come is the script's: slow, late,
silent, torn, or not at all. One line per picture, in the order they are begun; after the last line
it simply paints. A line is one of

    paint           the picture, at once
    slow            the picture, in twenty steps over ``slow_s`` seconds
    silent          nothing, until it is cancelled
    late            a timeout; the picture is there when it is asked for again
    partial         every second picture of a batch is refused by moderation
    broken          bytes that are no picture
    torn            the picture breaks off in the middle
    <kind>          a failure of that kind (`core.errors.ProviderErrorKind`) while painting
    <kind> submit   the same at once, before there is a reference
    <kind> start    … when it begins to be followed
    <kind> body     … in the middle of the finished picture
    <kind> after    … when the picture was handed over whole
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from typing import NoReturn

from core.checked import Misfit, Natural, NotNegative
from core.errors import ProviderError, ProviderErrorKind
from core.pictures import Operation, Painted, PaintEvent, PaintRequest, Progress
from core.ports import Clock, ProviderProfile
from core.providers.catalogue import Model
from core.providers.dialect import Settings, Tools, Vendor
from core.providers.embedded import EmbeddedProvider

STEPS = 20
PAINT = "paint"
ACTS = frozenset({PAINT, "slow", "silent", "late", "partial", "broken", "torn"})


class Moment(StrEnum):
    """When a failure comes."""

    SUBMIT = "submit"
    START = "start"
    MIDDLE = "middle"
    BODY = "body"
    AFTER = "after"


class ScriptedSettings(Settings, frozen=True, kw_only=True):
    """`[providers.test]`: the script, and how long "slow" takes in seconds."""

    script: tuple[str, ...] = ()
    slow_s: NotNegative = 10.0
    retry_after_s: NotNegative = 1.0
    cost_micros: Natural = 0

    def __post_init__(self) -> None:
        try:
            for line in self.script:
                failure_of(line)
        except ValueError as error:
            raise Misfit("script", str(error)) from None


def failure_of(line: str) -> tuple[ProviderErrorKind, Moment] | None:
    """The failure that a line asks for, None for the other acts; `ValueError` for what is neither."""
    if line in ACTS:
        return None
    kind, _, moment = line.partition(" ")
    return ProviderErrorKind(kind), Moment(moment or Moment.MIDDLE)


class ScriptedProvider:
    """Follows its script, and keeps what was asked of it: ``submitted``, ``reconciled``, ``cancelled``.

    The line is part of the reference, so that another process follows the same act.
    """

    def __init__(
        self, settings: ScriptedSettings, clock: Clock, *, name: str = "test", script: Sequence[str] = ()
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._name = name
        self._script = list(script or settings.script)
        self._painter = EmbeddedProvider(step_s=0)
        self._stops: dict[str, asyncio.Event] = {}
        self._once_late: set[str] = set()
        self.submitted: list[str] = []
        self.reconciled: list[str] = []
        self.cancelled: list[str] = []

    @property
    def profile(self) -> ProviderProfile:
        return ProviderProfile(
            name=self._name, operations=frozenset(Operation), resumable=True, previews=True,
            cancellable=True, free=self._settings.cost_micros == 0,
        )  # fmt: skip

    async def submit(self, request: PaintRequest, *, key: str) -> str | None:
        line = self._script.pop(0) if self._script else PAINT
        self.submitted.append(key)
        self._fail_at(line, Moment.SUBMIT)
        return await self._painter.submit(request, key=f"{key}|{line}")

    async def follow(
        self, request: PaintRequest, *, key: str, ref: str | None
    ) -> AsyncIterator[PaintEvent]:
        name = ref or key
        line = name.partition("|")[2] or PAINT
        self._fail_at(line, Moment.START)
        await self._before(line, name, request)
        if line == "slow":
            async for progress in self._slowly(name):
                yield progress
        async for event in self._painter.follow(request, key=key, ref=name):
            if isinstance(event, Painted):
                yield Painted(
                    body=self._body(event.body, line),
                    cost_micros=self._settings.cost_micros,
                    model=request.model,
                )
            else:
                yield event
                self._fail_at(line, Moment.MIDDLE)
        self._fail_at(line, Moment.AFTER)

    async def cancel(self, ref: str) -> None:
        self.cancelled.append(ref)
        self._stop(ref).set()
        await self._painter.cancel(ref)

    async def reconcile(self, request: PaintRequest, *, key: str) -> str | None:
        """It lost nothing: the work goes on under its plain act."""
        self.reconciled.append(key)
        return f"{key}|{PAINT}"

    async def check(self) -> Mapping[str, str]:
        return {"script": f"{len(self._script)} lines left"}

    async def _before(self, line: str, name: str, request: PaintRequest) -> None:
        if line == "silent":
            await self._stop(name).wait()
            self._fail(ProviderErrorKind.CANCELED)
        if line == "late" and name not in self._once_late:
            self._once_late.add(name)
            self._fail(ProviderErrorKind.TIMEOUT_UNKNOWN)
        if line == "partial" and request.index % 2 == 1:
            self._fail(ProviderErrorKind.MODERATED_OUTPUT)

    async def _slowly(self, name: str) -> AsyncIterator[PaintEvent]:
        for step in range(1, STEPS):
            await self._clock.sleep(self._settings.slow_s / STEPS)
            if self._stop(name).is_set():
                self._fail(ProviderErrorKind.CANCELED)
            yield Progress(fraction=step / STEPS / 2)

    async def _body(self, whole: AsyncIterator[bytes], line: str) -> AsyncIterator[bytes]:
        if line == "broken":
            yield b"this is not a picture"
            return
        async for chunk in whole:
            if line == "torn":
                yield chunk[: len(chunk) // 2]
                self._fail(ProviderErrorKind.PROVIDER_BUG)
            yield chunk
            self._fail_at(line, Moment.BODY)

    def _stop(self, name: str) -> asyncio.Event:
        return self._stops.setdefault(name, asyncio.Event())

    def _fail_at(self, line: str, moment: Moment) -> None:
        failure = failure_of(line)
        if failure is not None and failure[1] is moment:
            self._fail(failure[0], maybe_done=moment not in (Moment.SUBMIT, Moment.START))

    def _fail(self, kind: ProviderErrorKind, *, maybe_done: bool = False) -> NoReturn:
        throttled = kind is ProviderErrorKind.RATE_LIMITED
        billed = maybe_done or kind is ProviderErrorKind.TIMEOUT_UNKNOWN
        raise ProviderError(
            self._name, kind, "as the script says", maybe_done=maybe_done,
            retry_after_s=self._settings.retry_after_s if throttled else None,
            cost_micros=self._settings.cost_micros if billed else 0,
        )  # fmt: skip


def make(
    name: str, settings: ScriptedSettings, tools: Tools, models: Mapping[str, Model]
) -> ScriptedProvider:
    """It paints under any model's name."""
    return ScriptedProvider(settings, tools.clock, name=name)


VENDOR = Vendor(settings=ScriptedSettings, make=make, local=True)

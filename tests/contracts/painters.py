"""Every painter with the fake it is tested against, ready for the provider contract."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import httpx
from aiohttp import web

from bot.outbound import Outgoing, websocket
from core.errors import ProviderErrorKind
from core.pictures import (
    MediaType,
    Operation,
    Painted,
    PaintEvent,
    PaintRequest,
    RefinedPrompt,
    Size,
    SourcePicture,
)
from core.ports import Provider
from core.providers.catalogue import load_catalogue
from core.providers.dialect import Painter, Tools
from core.providers.embedded import EmbeddedProvider
from core.providers.registry import create, models_for, parse_settings
from core.providers.scripted import ScriptedProvider, ScriptedSettings
from tests.fakes.a1111 import FakeA1111
from tests.fakes.bfl import FakeBfl
from tests.fakes.clock import FakeClock
from tests.fakes.comfyui import FakeComfyUi
from tests.fakes.fal import FakeFal
from tests.fakes.gemini import FakeGemini
from tests.fakes.horde import FakeHorde
from tests.fakes.loopback import KEY, FakeServer, Mood
from tests.fakes.openai import FakeOpenAi
from tests.fakes.openrouter import FakeOpenRouter
from tests.fakes.pictures import half_mask, picture
from tests.fakes.replicate import FakeReplicate
from tests.fakes.stability import FakeStability

Fake = TypeVar("Fake", bound=FakeServer)

Kind = ProviderErrorKind
CATALOGUE = load_catalogue()
PROMPT = RefinedPrompt("a red fox in the snow at dawn")


class Unasked(FakeServer):
    """The service of a painter that has none."""

    def routes(self) -> list[web.RouteDef]:
        return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One painter under contract. ``model`` generates; ``fills`` is a model that takes a mask, if any.

    ``here`` makes one that paints in this process and asks no service; its fake is there and unasked.
    ``create_path`` is part of the path of its paid call; ``never`` are moods its service has not,
    ``refusals`` those that it cannot tell from another.
    """

    name: str
    model: str
    fake: Callable[[], FakeServer] = Unasked
    fills: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    keyless: bool = False
    failed_is_free: bool = False
    create_path: str = ""
    here: Callable[[FakeClock], Provider] | None = None
    never: frozenset[Mood] = frozenset()
    refusals: dict[Mood, ProviderErrorKind] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Studio:
    """A painter and its fake, both alive; `again` makes a second painter on the same fake."""

    subject: Subject
    fake: FakeServer
    painter: Painter
    again: Callable[..., Painter]
    clock: FakeClock

    @property
    def paid_calls(self) -> int:
        """How many pictures its service was asked for; one in this process asks nobody."""
        return 0 if self.subject.here else 1

    def request(self, **changes: Any) -> PaintRequest:
        return request(model=self.subject.model, **changes)

    def fake_as(self, kind: type[Fake]) -> Fake:
        """The fake with what only this service's has."""
        assert isinstance(self.fake, kind)
        return self.fake


#: An engine of one's own sends no bills and has no filter.
UNPAID = frozenset({Mood.NO_MONEY, Mood.RATE_LIMITED})
UNFILTERED = frozenset({Mood.MODERATED_INPUT, Mood.MODERATED_OUTPUT})
SUBJECTS = [
    Subject(name="openai", fake=FakeOpenAi, model="gpt-image-2.6-sunburst",
            fills="gpt-image-2.6-sunburst"),
    Subject(name="gemini", fake=FakeGemini, model="nano-banana-pro"),
    Subject(name="bfl", fake=FakeBfl, model="flux-2-pro", fills="flux-pro-1.0-fill"),
    Subject(name="replicate", fake=FakeReplicate, model="replicate/nano-banana",
            fills="replicate/flux-fill-pro",
            refusals={Mood.MODERATED_INPUT: Kind.MODERATED_OUTPUT}),
    Subject(name="fal", fake=FakeFal, model="fal/flux-dev", fills="fal/flux-pro-fill"),
    Subject(name="stability", fake=FakeStability, model="stable-image-core",
            fills="stability-inpaint", failed_is_free=True),
    Subject(name="openrouter", fake=FakeOpenRouter, model="openrouter/nano-banana-2",
            failed_is_free=True, refusals={Mood.MODERATED_OUTPUT: Kind.MODERATED_INPUT}),
    Subject(name="comfyui", fake=FakeComfyUi, model="comfyui", fills="comfyui", keyless=True,
            create_path="/prompt", never=UNPAID | UNFILTERED),
    Subject(name="a1111", fake=FakeA1111, model="a1111", fills="a1111", create_path="txt2img",
            never=UNPAID | UNFILTERED),
    Subject(name="horde", fake=FakeHorde, model="horde/stable-diffusion",
            fills="horde/stable-diffusion", settings={"prompts_go_to_volunteers": True}),
]  # fmt: skip

#: Painters without a service, one of them the fake that whole-house tests paint with.
IN_PROCESS = [
    Subject(name="embedded", model="embedded", fills="embedded",
            here=lambda clock: EmbeddedProvider(step_s=0)),
    Subject(name="test", model="scripted", fills="scripted",
            here=lambda clock: ScriptedProvider(ScriptedSettings(), clock)),
]  # fmt: skip
EVERYBODY = [*SUBJECTS, *IN_PROCESS]


def subject_of(name: str) -> Subject:
    return next(subject for subject in SUBJECTS if subject.name == name)


@asynccontextmanager
async def studio(subject: Subject, **settings: Any) -> AsyncIterator[Studio]:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(subject.fake())
        client = await stack.enter_async_context(http_client())
        clock = FakeClock()

        def again(**more: Any) -> Any:
            if subject.here is not None:
                return subject.here(clock)
            base_url = getattr(fake, "base_url", fake.url)
            raw = {"base_url": base_url, **subject.settings, **settings, **more}
            if not subject.keyless:
                raw.setdefault("key", KEY)
            parsed = parse_settings(subject.name, raw)
            tools = Tools(client=client, clock=clock, websocket=websocket)
            models = models_for(subject.name, parsed, CATALOGUE)
            return create(subject.name, parsed, tools, models)

        yield Studio(subject=subject, fake=fake, painter=again(), again=again, clock=clock)


@asynccontextmanager
async def http_client() -> AsyncIterator[httpx.AsyncClient]:
    async with Outgoing() as client:
        yield client


def request(model: str, **changes: Any) -> PaintRequest:
    made = PaintRequest(
        operation=Operation.GENERATE,
        prompt=PROMPT,
        instruction="",
        negative="",
        model=model,
        size=Size(width=1024, height=1024),
        seed=42,
        resolution="1K" if "1K" in CATALOGUE[model].prices else None,
        end_user="u_6f1c",
    )
    return replace(made, **changes)


def source(width: int = 64, height: int = 64, *, seed: int = 7, kind: str = "PNG") -> SourcePicture:
    return SourcePicture(
        media_type=MediaType.PNG if kind == "PNG" else MediaType.JPEG,
        size=Size(width=width, height=height),
        body=picture(width, height, seed=seed, kind=kind),
    )


def filling(model: str) -> PaintRequest:
    """Repaint the left half of a picture."""
    return request(
        model, operation=Operation.FILL, instruction="paint it magenta", sources=(source(),),
        mask=half_mask(), size=Size(width=1024, height=1024),
    )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Work:
    """All that came of one request."""

    events: list[PaintEvent]
    body: bytes
    painted: Painted
    ref: str | None


async def work(painter: Provider, asked: PaintRequest, *, key: str = "job1:0") -> Work:
    """Submit, follow to the end and read the picture; raises what the painter raises."""
    ref = await painter.submit(asked, key=key)
    return await followed(painter, asked, ref, key=key)


async def followed(
    painter: Provider, asked: PaintRequest, ref: str | None, *, key: str = "job1:0"
) -> Work:
    events: list[PaintEvent] = []
    async for event in painter.follow(asked, key=key, ref=ref):
        events.append(event)
        if isinstance(event, Painted):
            body = b"".join([chunk async for chunk in event.body])
            return Work(events=events, body=body, painted=event, ref=ref)
    raise AssertionError("the painter ended without a picture and without an error")

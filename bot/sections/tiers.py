"""The sections `[tiers.<name>]`: what the tiers above the free one are, and who has them."""

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta
from msgspec.structs import asdict, replace

from bot.sections.part import Part
from core.checked import Natural, NotNegative
from core.money.limits import Limits
from core.money.tiers import FREE, Tier


class TierSettings(Part, frozen=True, kw_only=True):
    """A key that is left out keeps what `PRESETS` says of that name, or what the free tier has."""

    rank: int | None = None
    allowance: Natural | None = None
    per_minute: Natural | None = None
    per_hour: Natural | None = None
    per_day: Natural | None = None
    per_month: Natural | None = None
    cooldown_s: Natural | None = None
    running: Natural | None = None
    waiting: Natural | None = None
    batch_max: Annotated[int, Meta(ge=1, le=4)] | None = None
    weight: Annotated[int, Meta(ge=1, le=1000)] | None = None
    cost_month_usd: NotNegative | None = None
    models: list[str] = []
    resolutions: list[str] = []
    given_to: list[str] = []


PRESETS: Mapping[str, TierSettings] = {
    "premium": TierSettings(
        rank=10, allowance=2000, per_minute=12, per_hour=40, per_day=100, per_month=2000, cooldown_s=5,
        running=2, waiting=4, weight=4, cost_month_usd=50.0,
    ),
    "vip": TierSettings(
        rank=20, allowance=10_000, per_minute=20, per_hour=0, per_day=500, per_month=0, cooldown_s=0,
        running=4, waiting=8, weight=8, cost_month_usd=200.0,
    ),
}  # fmt: skip
#: Where a tier of the operator's own stands that names no rank.
RANK = 30


def tiers_of(sections: Mapping[str, TierSettings], free: Tier) -> list[Tier]:
    """All tiers from the lowest; ``free`` is what the sections `limits` and `credits` say."""
    lowest = _tier(FREE, free, sections.get(FREE, TierSettings()))
    names = [name for name in {**PRESETS, **sections} if name != FREE]
    ranked = sorted(names, key=lambda name: _merged(name, sections).rank or RANK)
    return [lowest, *(_tier(name, free, _merged(name, sections)) for name in ranked)]


def _merged(name: str, sections: Mapping[str, TierSettings]) -> TierSettings:
    """What the operator wrote, over the preset of that name."""
    written = sections.get(name, TierSettings())
    preset = PRESETS.get(name, TierSettings(rank=RANK))
    return replace(preset, **_said(written))


def _said(settings: TierSettings) -> dict[str, Any]:
    """The keys that are not left out."""
    left_out = TierSettings()
    return {key: value for key, value in asdict(settings).items() if value != getattr(left_out, key)}


def _tier(name: str, free: Tier, settings: TierSettings) -> Tier:
    said = _said(settings)
    windows = {key: said[key] for key in Limits.__slots__ if key in said}
    micros = free.cost_month_micros
    if settings.cost_month_usd is not None:
        micros = round(settings.cost_month_usd * 1_000_000)
    return Tier(
        name=name,
        limits=dataclasses.replace(free.limits, **windows),
        allowance=said.get("allowance", free.allowance),
        weight=said.get("weight", free.weight),
        batch_max=said.get("batch_max", free.batch_max),
        cost_month_micros=micros,
        models=frozenset(settings.models),
        resolutions=frozenset(settings.resolutions),
        given_to=frozenset(settings.given_to),
    )

"""The settings as they are in force, for eyes: every secret masked, what is not the default marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pydantic import BaseModel, SecretStr

from adapters.office.facts import SettingInForce
from core.money.tiers import Tier

SECRET = re.compile(r"(^|_)(key|token|secret|password|hash)$")
#: The password in an address.
USERINFO = re.compile(r"(?<=://)[^/@\s]+@")
SET, NOT_SET = "(set)", "(not set)"


def in_force(settings: BaseModel) -> list[SettingInForce]:
    """A row for each setting, in the order of the configuration."""
    return list(_rows(settings, ""))


def tiers_in_force(tiers: Sequence[Tier]) -> list[SettingInForce]:
    """Every tier as it holds, what it took over from its preset or from the free one included."""
    return [
        SettingInForce(section=f"tier {tier.name}", key=key, value=value, changed=False)
        for tier in tiers
        for key, value in _facts_of(tier)
    ]


def _facts_of(tier: Tier) -> Iterator[tuple[str, str]]:
    yield "allowance", str(tier.allowance)
    for key, value in asdict(tier.limits).items():
        yield key, str(value)
    yield "batch_max", str(tier.batch_max)
    yield "weight", str(tier.weight)
    yield "cost_month_usd", f"{tier.cost_month_micros / 1_000_000:.2f}"
    for key in ("models", "resolutions", "given_to"):
        yield key, ", ".join(sorted(getattr(tier, key))) or "-"


def _rows(part: BaseModel, section: str) -> Iterator[SettingInForce]:
    for key, field in type(part).model_fields.items():
        value = getattr(part, key)
        name = f"{section}.{key}" if section else key
        if isinstance(value, BaseModel):
            yield from _rows(value, name)
        elif isinstance(value, dict) and any(isinstance(one, BaseModel) for one in value.values()):
            for inner, one in value.items():
                yield from _rows(one, f"{name}.{inner}")
        else:
            default = field.get_default(call_default_factory=True, validated_data={})
            yield SettingInForce(
                section=section or "general",
                key=key,
                value=_shown(key, value, hidden=field.repr is False),
                changed=bool(value != default),
            )


def _shown(key: str, value: Any, *, hidden: bool) -> str:
    if isinstance(value, SecretStr):
        return SET if value.get_secret_value() else NOT_SET
    if hidden or SECRET.search(key):
        return SET if value else NOT_SET
    if isinstance(value, list):
        return ", ".join(USERINFO.sub("***@", str(one)) for one in value)
    return USERINFO.sub("***@", str(value))

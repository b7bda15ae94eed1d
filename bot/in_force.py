"""The settings as they are in force, for eyes: every secret masked, what is not the default marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from adapters.office.facts import SettingInForce
from core.money.tiers import Tier
from core.secret import Secret

SECRET = re.compile(r"(^|_)(key|token|secret|password|hash)$")
#: The password in an address.
USERINFO = re.compile(r"(?<=://)[^/@\s]+@")
SET, NOT_SET = "(set)", "(not set)"


def in_force(settings: Struct) -> list[SettingInForce]:
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


def _rows(part: Struct, section: str) -> Iterator[SettingInForce]:
    for field in fields(part):
        key, value = field.name, getattr(part, field.name)
        name = f"{section}.{key}" if section else key
        if isinstance(value, Struct):
            yield from _rows(value, name)
        elif isinstance(value, dict) and any(isinstance(one, Struct) for one in value.values()):
            for inner, one in value.items():
                yield from _rows(one, f"{name}.{inner}")
        else:
            yield SettingInForce(
                section=section or "general",
                key=key,
                value=_shown(key, value),
                changed=bool(value != _default(field)),
            )


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def _shown(key: str, value: Any) -> str:
    if isinstance(value, Secret) or SECRET.search(key):
        return SET if value else NOT_SET
    if isinstance(value, list):
        return ", ".join(USERINFO.sub("***@", str(one)) for one in value)
    return USERINFO.sub("***@", str(value))

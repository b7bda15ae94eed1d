"""Makes painters by vendor name: the only table of dialects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from core.errors import ConfigError
from core.providers.a1111 import A1111Provider, A1111Settings
from core.providers.bfl import BflProvider, BflSettings
from core.providers.catalogue import Catalogue, Model
from core.providers.comfyui import ComfyUiProvider, ComfyUiSettings
from core.providers.dialect import Painter, Settings, Tools
from core.providers.diffusers import DiffusersProvider, DiffusersSettings
from core.providers.fal import FalProvider, FalSettings
from core.providers.gemini import GeminiProvider, GeminiSettings
from core.providers.horde import HordeProvider, HordeSettings
from core.providers.openai import OpenAiProvider, OpenAiSettings
from core.providers.openrouter import OpenRouterProvider, OpenRouterSettings
from core.providers.replicate import ReplicateProvider, ReplicateSettings
from core.providers.scripted import ScriptedSettings
from core.providers.scripted import make as make_scripted
from core.providers.stability import StabilityProvider, StabilitySettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """``local`` ones run in this process and are offered as soon as they have a section."""

    settings: type[Settings]
    make: Callable[..., Painter]
    local: bool = False


VENDORS: dict[str, Vendor] = {
    "a1111": Vendor(settings=A1111Settings, make=A1111Provider),
    "bfl": Vendor(settings=BflSettings, make=BflProvider),
    "comfyui": Vendor(settings=ComfyUiSettings, make=ComfyUiProvider),
    "diffusers": Vendor(settings=DiffusersSettings, make=DiffusersProvider),
    "fal": Vendor(settings=FalSettings, make=FalProvider),
    "gemini": Vendor(settings=GeminiSettings, make=GeminiProvider),
    "horde": Vendor(settings=HordeSettings, make=HordeProvider),
    "openai": Vendor(settings=OpenAiSettings, make=OpenAiProvider),
    "stability": Vendor(settings=StabilitySettings, make=StabilityProvider),
    "test": Vendor(settings=ScriptedSettings, make=make_scripted, local=True),
    "openrouter": Vendor(settings=OpenRouterSettings, make=OpenRouterProvider),
    "replicate": Vendor(settings=ReplicateSettings, make=ReplicateProvider),
}


def parse_settings(name: str, raw: Mapping[str, Any]) -> Settings:
    """The settings of section ``name``; raises `ConfigError`, an unknown vendor lists the known."""
    where = f"providers.{name}"
    vendor = _vendor(where, str(raw.get("vendor") or name))
    try:
        return vendor.settings.model_validate({**raw, "vendor": raw.get("vendor") or name})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join((where, *(str(part) for part in first["loc"])))
        problem = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
        raise ConfigError(key, problem) from None


def offered(settings: Settings) -> bool:
    """Whether it can be asked; ``local`` vendors need neither key nor address."""
    return _vendor("vendor", settings.vendor).local or settings.offered()


def create(name: str, settings: Settings, tools: Tools, models: Mapping[str, Model]) -> Painter:
    """The painter of section ``name`` for these models."""
    vendor = _vendor(f"providers.{name}", settings.vendor)
    return vendor.make(name, settings, tools, models)


def models_for(name: str, settings: Settings, catalogue: Catalogue) -> dict[str, Model]:
    """What a section offers: its vendor's models under its own name, or those it lists."""
    own = catalogue.of(name)
    if name != settings.vendor:
        own = {model.id: model for model in catalogue.with_provider(settings.vendor, name)} | own
    if not settings.models:
        return own
    chosen = {id: model for id, model in own.items() if {id, model.wire} & set(settings.models)}
    missing = [
        name
        for name in settings.models
        if not any(name in (model.id, model.wire) for model in chosen.values())
    ]
    if missing:
        raise ConfigError(f"providers.{name}.models", f"unknown model {missing[0]}")
    return chosen


def _vendor(where: str, vendor: str) -> Vendor:
    if vendor not in VENDORS:
        raise ConfigError(where, f"unknown vendor {vendor}; known are {', '.join(sorted(VENDORS))}")
    return VENDORS[vendor]

"""Makes painters by vendor name: the only table of dialects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from core.errors import ConfigError
from core.providers.catalogue import Catalogue, Model
from core.providers.dialect import Painter, Settings, Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """``local`` ones run in this process and are offered as soon as they have a section."""

    settings: type[Settings]
    make: Callable[..., Painter]
    local: bool = False


def _a1111() -> Vendor:
    from core.providers.a1111 import A1111Provider, A1111Settings

    return Vendor(settings=A1111Settings, make=A1111Provider)


def _bfl() -> Vendor:
    from core.providers.bfl import BflProvider, BflSettings

    return Vendor(settings=BflSettings, make=BflProvider)


def _comfyui() -> Vendor:
    from core.providers.comfyui import ComfyUiProvider, ComfyUiSettings

    return Vendor(settings=ComfyUiSettings, make=ComfyUiProvider)


def _diffusers() -> Vendor:
    from core.providers.diffusers import DiffusersProvider, DiffusersSettings

    return Vendor(settings=DiffusersSettings, make=DiffusersProvider)


def _fal() -> Vendor:
    from core.providers.fal import FalProvider, FalSettings

    return Vendor(settings=FalSettings, make=FalProvider)


def _gemini() -> Vendor:
    from core.providers.gemini import GeminiProvider, GeminiSettings

    return Vendor(settings=GeminiSettings, make=GeminiProvider)


def _horde() -> Vendor:
    from core.providers.horde import HordeProvider, HordeSettings

    return Vendor(settings=HordeSettings, make=HordeProvider)


def _openai() -> Vendor:
    from core.providers.openai import OpenAiProvider, OpenAiSettings

    return Vendor(settings=OpenAiSettings, make=OpenAiProvider)


def _openrouter() -> Vendor:
    from core.providers.openrouter import OpenRouterProvider, OpenRouterSettings

    return Vendor(settings=OpenRouterSettings, make=OpenRouterProvider)


def _replicate() -> Vendor:
    from core.providers.replicate import ReplicateProvider, ReplicateSettings

    return Vendor(settings=ReplicateSettings, make=ReplicateProvider)


def _stability() -> Vendor:
    from core.providers.stability import StabilityProvider, StabilitySettings

    return Vendor(settings=StabilitySettings, make=StabilityProvider)


def _test() -> Vendor:
    from core.providers.scripted import ScriptedSettings, make

    return Vendor(settings=ScriptedSettings, make=make, local=True)


#: Each dialect is imported when a section names its vendor: all of them take 60 ms and 2 MiB, of which a
#: process needs one or two.
VENDORS: dict[str, Callable[[], Vendor]] = {
    "a1111": _a1111,
    "bfl": _bfl,
    "comfyui": _comfyui,
    "diffusers": _diffusers,
    "fal": _fal,
    "gemini": _gemini,
    "horde": _horde,
    "openai": _openai,
    "openrouter": _openrouter,
    "replicate": _replicate,
    "stability": _stability,
    "test": _test,
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
    return VENDORS[vendor]()

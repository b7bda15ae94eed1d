"""Makes painters by their vendor's name: the only table of dialects."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from core.checked import Misfit, checked
from core.errors import ConfigError
from core.providers.catalogue import Catalogue, Model
from core.providers.dialect import Painter, Settings, Tools, Vendor

#: Vendors with the modules of their dialects, each of which has a `VENDOR`. A module is read in when a
#: section names its vendor: all of them take 60 ms and 2 MiB, of which a process needs one or two.
VENDORS = {
    "a1111": "a1111",
    "bfl": "bfl",
    "comfyui": "comfyui",
    "diffusers": "diffusers",
    "fal": "fal",
    "gemini": "gemini",
    "horde": "horde",
    "openai": "openai",
    "openrouter": "openrouter",
    "replicate": "replicate",
    "stability": "stability",
    "test": "scripted",
}


def parse_settings(name: str, raw: Mapping[str, Any]) -> Settings:
    """The settings of section ``name``; raises `ConfigError`, an unknown vendor lists the known."""
    where = f"providers.{name}"
    if not isinstance(raw, Mapping):
        raise ConfigError(where, "expected a table")
    vendor = vendor_of(where, str(raw.get("vendor") or name))
    try:
        return checked(vendor.settings, {**raw, "vendor": raw.get("vendor") or name})
    except Misfit as misfit:
        raise ConfigError(f"{where}.{misfit.key}", misfit.problem) from None


def offered(settings: Settings) -> bool:
    """Whether it can be asked; ``local`` vendors need neither key nor address."""
    return vendor_of("vendor", settings.vendor).local or settings.offered()


def create(name: str, settings: Settings, tools: Tools, models: Mapping[str, Model]) -> Painter:
    """The painter of section ``name`` for these models."""
    vendor = vendor_of(f"providers.{name}", settings.vendor)
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


def vendor_of(where: str, name: str) -> Vendor:
    """Raises `ConfigError` about the key ``where`` for a vendor that is not known."""
    if name not in VENDORS:
        raise ConfigError(where, f"unknown vendor {name}; known are {', '.join(sorted(VENDORS))}")
    vendor: Vendor = import_module(f"core.providers.{VENDORS[name]}").VENDOR
    return vendor

"""Our request as the inputs of a model whose provider hosts many, by the mapping of its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import ProviderError, ProviderErrorKind
from core.pictures import PaintRequest
from core.providers.catalogue import Model
from core.providers.dialect import words
from core.routing.sizes import nearest_ratio

#: Places where a model keeps the address of its picture when it answers with an object.
_PLACES = ("images", "image", "url", "output", "urls")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Pictures and mask as the provider takes them: addresses or data URLs."""

    pictures: tuple[str, ...] = ()
    mask: str | None = None


def mapped(model: Model, request: PaintRequest, inputs: Inputs) -> dict[str, Any]:
    """Only what the record names is sent; raises where a picture or a mask has no place."""
    values = {
        "prompt": words(model, request),
        "negative": request.negative or None,
        "images": list(inputs.pictures) or None,
        "image": inputs.pictures[0] if inputs.pictures else None,
        "mask": inputs.mask,
        "seed": request.seed,
        "width": request.size.width,
        "height": request.size.height,
        "size": {"width": request.size.width, "height": request.size.height},
        "aspect_ratio": _ratio(model, request),
        "resolution": request.resolution,
    }
    if inputs.pictures and not {"image", "images"} & set(model.inputs):
        raise ProviderError(model.provider, ProviderErrorKind.UNSUPPORTED_OPTION, "pictures")
    if request.mask is not None and inputs.mask is None:
        raise ProviderError(model.provider, ProviderErrorKind.UNSUPPORTED_OPTION, "mask")
    named = {
        theirs: values[ours] for ours, theirs in model.inputs.items() if values.get(ours) is not None
    }
    return dict(model.fixed) | named


def first_url(output: object) -> str | None:
    """The address in an output: a string, a list of them, or an object around them."""
    match output:
        case str():
            return output
        case [first, *_]:
            return first_url(first)
        case Mapping():
            found = (first_url(output[place]) for place in _PLACES if place in output)
            return next((url for url in found if url), None)
        case _:
            return None


def _ratio(model: Model, request: PaintRequest) -> str | None:
    if not model.ratios:
        return None
    return nearest_ratio(request.size.width / request.size.height, model.ratios)

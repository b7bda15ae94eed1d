"""Our values as JSON: a dataclass by its fields, without the deep copies of `dataclasses.asdict`."""

import json
from typing import Any


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass by name; what they hold is not copied."""
    return {name: getattr(value, name) for name in type(value).__slots__}


def to_json(value: Any) -> str:
    """``value`` and every dataclass within it."""
    return json.dumps(value, ensure_ascii=False, default=fields_of)

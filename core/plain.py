"""Our values as JSON, a dataclass by its fields without the deep copies of `dataclasses.asdict`; texts
as a store takes them."""

import json
import re
from typing import Any

#: PostgreSQL knows no NUL, and half of a surrogate pair is a character nowhere.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a slotted dataclass by name; what they hold is not copied."""
    return {name: getattr(value, name) for name in type(value).__slots__}


def to_json(value: Any) -> str:
    """``value`` and every dataclass within it."""
    return json.dumps(value, ensure_ascii=False, default=fields_of)


def storable(text: str) -> str:
    """Without the characters that no store takes and nobody meant."""
    return _UNSTORABLE.sub("", text)

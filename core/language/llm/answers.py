"""What a language model may answer, how its JSON is read, and what of it is believed."""

import json
import re
from dataclasses import dataclass
from typing import Any

from core.conversation import Context, Intent
from core.language.quotes import QUOTED
from core.language.scrubbing import ORDER, SPAN
from core.language.spoken import tidy

#: Longer answers are not read: no request needs them.
CHARS_MAX = 16_000
NEGATIVES_MAX = 12
FENCED = re.compile(r"```(?:json)?\s*(\{.*?\})\s*```", re.S)
LINK = re.compile(r"https?://|www\.|\w+@\w+\.\w|<[a-z/]", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One decision of the model, read and checked; ``cost_micros`` in millionths of a US dollar."""

    intent: Intent
    confidence: float
    target: str | None = None
    prompt: str = ""
    instruction: str = ""
    negative: tuple[str, ...] = ()
    style: str | None = None
    cost_micros: int = 0


def schema_of(context: Context) -> dict[str, Any]:
    """The strict JSON schema; the only targets are the pictures of this thread."""
    text = {"type": ["string", "null"]}
    properties: dict[str, Any] = {
        "intent": {"type": "string", "enum": [intent.value for intent in Intent]},
        "target": {"type": ["string", "null"], "enum": [*targets_of(context), None]},
        "prompt": text,
        "instruction": text,
        "negative": {"type": "array", "items": {"type": "string"}},
        "style": text,
        "confidence": {"type": "number"},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def targets_of(context: Context) -> list[str]:
    """Every id that an answer may name: pictures, members of batches, attachments, the replied one."""
    ids = [picture.id for picture in context.pictures]
    members = [
        f"{p.id}#{n}" for p in context.pictures if p.n_images > 1 for n in range(1, p.n_images + 1)
    ]
    replied = [context.reply_to] if context.reply_to else []
    return list(dict.fromkeys([*ids, *members, *context.attachments, *replied]))


def read(text: str, context: Context, sources: str, *, cost_micros: int = 0) -> Answer | None:
    """The answer of a model's text, or None where it is prose, wrong, or says what nobody asked for.

    ``sources``: the scrubbed words that were sent; what is quoted must come from them.
    """
    fields = _object(text)
    if fields is None:
        return None
    try:
        intent = Intent(fields["intent"])
        confidence = float(fields["confidence"])
    except (KeyError, TypeError, ValueError):
        return None
    target = fields.get("target") or None
    prompt, instruction = _words(fields.get("prompt")), _words(fields.get("instruction"))
    if target is not None and target not in targets_of(context):
        return None
    if not 0 <= confidence <= 1 or _foreign(prompt, sources) or _foreign(instruction, sources):
        return None
    return Answer(
        intent=intent,
        confidence=confidence,
        target=target,
        prompt=prompt,
        instruction=instruction,
        negative=_list(fields.get("negative")),
        style=_words(fields.get("style"))[:60] or None,
        cost_micros=cost_micros,
    )


def _object(text: str) -> dict[str, Any] | None:
    """The one JSON object of a text, fenced or bare; prose around a bare object is not accepted."""
    if len(text) > CHARS_MAX:
        return None
    fenced = FENCED.search(text)
    try:
        found = json.loads(fenced.group(1) if fenced else text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _words(value: object) -> str:
    return tidy(value) if isinstance(value, str) else ""


def _list(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    words = [_words(item)[:60] for item in value[:NEGATIVES_MAX]]
    return tuple(word for word in words if word and not LINK.search(word))


def _foreign(text: str, sources: str) -> bool:
    """True for orders, links, secrets, and quoted words that stand nowhere in what was sent."""
    if ORDER.search(text) or SPAN.search(text) or LINK.search(text):
        return True
    known = sources.casefold()
    return any(match.group(0)[1:-1].casefold() not in known for match in QUOTED.finditer(text))

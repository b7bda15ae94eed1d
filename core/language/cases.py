"""The language data's format (one JSON object a case) to our types and back, for the scorers."""

import time
from typing import Any

from core.conversation import (
    Context,
    Intent,
    Outcome,
    Role,
    Slots,
    ThreadJob,
    ThreadPicture,
    Turn,
)
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.language.understanding import OfflineUnderstander, slots_of
from core.pictures import PaintParams

Case = dict[str, Any]

PARAMS = ("aspect_ratio", "resolution", "count", "seed", "model", "style")


class BadCase(ValueError):
    """A line that is no case; the message says what of it is missing or wrong."""


def checked(case: Any, *needed: str) -> Case:
    """The case itself. Unknown fields are no fault; raises `BadCase` for those that cannot be read."""
    if not isinstance(case, dict):
        raise BadCase(f"a case is an object, not {type(case).__name__}")
    for name in ("id", "text", *needed):
        if not isinstance(case.get(name), str):
            raise BadCase(f"{name!r} must be a text")
    for name in ("history", "attachments"):
        if not isinstance(case.get(name) or [], list):
            raise BadCase(f"{name!r} must be a list")
    for name in ("settings", "limits"):
        if not isinstance(case.get(name) or {}, dict):
            raise BadCase(f"{name!r} must be an object")
    for place, entry in enumerate(case.get("history") or [], 1):
        if not isinstance(entry, dict) or entry.get("role") not in set(Role):
            raise BadCase(f"'history' {place}: an object with the role user or assistant is wanted")
        if not isinstance(entry.get("params") or {}, dict):
            raise BadCase(f"'history' {place}: 'params' must be an object")
    return case


def context_of(case: Case) -> Context:
    """The thread of a case; ``me`` is its author unless it names another."""
    history = case.get("history") or []
    entries = list(enumerate(history))
    return Context(
        author=case.get("user") or "me",
        direct=case.get("channel", "dm") == "dm",
        addressed=case.get("addressed", True),
        attachments=_attachments(case),
        reply_to=case.get("reply_to_image"),
        turns=tuple(
            Turn(role=Role(entry["role"]), text=entry.get("text") or "", user=entry.get("user") or "")
            for entry in history
        ),
        pictures=tuple(_picture(place, e) for place, e in entries if e.get("image_id")),
        jobs=tuple(
            ThreadJob(id=e.get("job_id") or "", state=e["job"], prompt=_asked_before(history[:place]))
            for place, e in entries
            if e.get("job") in ("queued", "running", "failed")
        ),
        settings=_params(case.get("settings") or {}),
        negative=_listed((case.get("settings") or {}).get("negative")),
        asked=bool(history) and _asks(history[-1]),
    )


def predict_intent(case: Case) -> Case:
    """One prediction line of `pentimento understand`."""
    checked(case)
    start = time.perf_counter()
    meant = UNDERSTANDER.understand(case["text"], context_of(case))
    taken_ms = (time.perf_counter() - start) * 1000
    return {
        "id": case["id"],
        "intent": (Intent.CHAT if meant.outcome is Outcome.LEAVE else meant.intent).value,
        "slots": _said(meant.slots),
        "ask": meant.outcome is Outcome.ASK,
        "confidence": round(meant.confidence, 3),
        "latency_ms": round(taken_ms, 3),
    }


async def predict_refinement(case: Case) -> Case:
    """One prediction line of `pentimento refine`; the intent is given."""
    if checked(case, "intent")["intent"] not in set(Intent):
        raise BadCase(f"there is no intent {case['intent']!r}")
    start = time.perf_counter()
    context, intent = context_of(case), Intent(case["intent"])
    length_max = (case.get("limits") or {}).get("max_length") or 1000
    slots = slots_of(case["text"], intent, context)
    made = await OfflineRefiner().refine(case["text"], intent, slots, context, length_max=length_max)
    params = {name: getattr(made.params, name) for name in PARAMS}
    return {
        "id": case["id"],
        "prompt": made.prompt,
        "instruction": made.instruction,
        "negative_prompt": made.negative,
        "target": made.target,
        "params": {name: value for name, value in params.items() if value not in (None, 1)},
        "latency_ms": round((time.perf_counter() - start) * 1000, 3),
    }


async def predict_moderation(case: Case) -> Case:
    """One prediction line of `pentimento moderate`."""
    photo = bool(checked(case).get("has_attachment"))
    said = await MODERATOR.moderate(case["text"], has_attachment=photo)
    return {"id": case["id"], "decision": said.verdict.value}


UNDERSTANDER, MODERATOR = OfflineUnderstander(), RuleModerator()


def _attachments(case: Case) -> tuple[str, ...]:
    """Their ids; ``has_attachment`` alone means one."""
    given = case.get("attachments") or (("att1",) if case.get("has_attachment") else ())
    return tuple(map(str, given))


def _picture(place: int, entry: Case) -> ThreadPicture:
    return ThreadPicture(
        id=entry["image_id"],
        prompt=entry.get("image_prompt") or "",
        owner=entry.get("for_user") or entry.get("user") or "me",
        params=_params(entry.get("params") or {}),
        n_images=entry.get("n_images") or 1,
        turn=place,
        negative=_listed((entry.get("params") or {}).get("negative")),
    )


def _listed(said: Any) -> tuple[str, ...]:
    """A list of things, or one in words with commas."""
    parts = said.split(",") if isinstance(said, str) else said or ()
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _asked_before(history: list[Case]) -> str:
    return next((str(e.get("text", "")) for e in reversed(history) if e["role"] == "user"), "")


def _params(said: Case) -> PaintParams:
    return PaintParams(**{name: said[name] for name in PARAMS if said.get(name) is not None})


def _asks(entry: Case) -> bool:
    return entry["role"] == "assistant" and str(entry.get("text", "")).rstrip().endswith("?")


def _said(slots: Slots) -> Case:
    names = Slots.__slots__
    said = {name: getattr(slots, name) for name in names if getattr(slots, name) not in (None, ())}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in said.items()}

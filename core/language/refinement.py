"""A message in its conversation becomes a prompt that stands alone: the first version, by rules."""

import re
from dataclasses import replace

from core.conversation import Context, Intent, Refinement, Slots, ThreadPicture
from core.pictures import PaintParams, RefinedPrompt

#: Words spoken to the bot, from the start of a message inwards.
SPOKEN = re.compile(
    r"^(?:\W|please\b|hey\b|hi\b|ok\b|okay\b|so\b|now\b|and\b|but\b|bot\b|can you\b|could you\b|would you\b|"
    r"will you\b|i want you to\b|i(?:'d| would) like\b|i want\b|i need\b|give me\b|show me\b|bitte\b|por favor\b|"
    r"/\w+(?:@\w+)?|draw\b|paint\b|sketch\b|generate\b|create\b|imagine\b|illustrate\b|render\b|design\b|"
    r"make (?:me )?(?=an?\b)|zeichne\b|male\b|mal\b|dibuja\b|pinta\b|desenhe?\b|dessine\b|disegna\b|нарисуй|画|me\b|us\b|"
    r"mir\b|an? (?:picture|image|drawing|painting|photo|illustration) (?:of|showing|with)\b)+\s*",
    re.I,
)
FLAGS = re.compile(
    r"--\w+(?:\s+[\w:.]+)?|\bseed[ :=]*\d+|https?://\S+|<?@[!&]?\w+>?|(?<![\d:])\d{1,2}:\d{1,2}(?![\d:])"
)
ORDERS = re.compile(
    r"ignore (?:all|any|the|previous).*|system prompt.*|\b(?:sk|pk|ghp|xox[bp])[-_][\w-]{8,}|"
    r"[\w.+-]+@[\w-]+\.\w+|\b(?:\d[ -]?){13,19}\b",
    re.I | re.S,
)
TIMES = ("at night", "at sunset", "at dawn", "at dusk")
STYLES = ("watercolor", "pixel art", "pencil", "neon", "oil", "cartoon", "cyberpunk", "realistic")
NUMBER = r"(?:an?|one|two|three|four|five|six|several|the|some)"


class OfflineRefiner:
    """Implements `core.ports.Refiner`."""

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement:
        target = _picture(slots.target, context)
        said = _said(text)
        params = _params(intent, slots, context, target)
        if intent is Intent.VISUALIZE:
            prompt = _visualised(said, context)
        elif target is not None and intent in (Intent.VARIATION, Intent.UPSCALE):
            prompt = target.prompt
        elif target is not None and intent is Intent.EDIT:
            prompt = merged(target.prompt, said)
        else:
            prompt = _with_style(said or text.strip(), params.style)
        short = trimmed(prompt, length_max)
        edit = intent is Intent.EDIT
        return Refinement(
            prompt=RefinedPrompt(short),
            instruction=f"{said}, keep everything else" if edit else "",
            negative=", ".join(slots.negative),
            target=slots.target,
            params=params,
            keep=(target.prompt,) if edit and target else (),
            change=(said,) if edit else (),
            trimmed=short != prompt,
        )


def merged(before: str, change: str) -> str:
    """The parent's prompt with a change taken up: a time, a style, a count, or an added clause."""
    words = change.lower()
    for time in ("night", "sunset", "dawn", "dusk"):
        if time in words:
            return f"{_without(before, TIMES)}, at {time}"
    for style in STYLES:
        if style in words.replace("colour", "color"):
            return f"{_without(before, STYLES)}, {style}"
    counted = re.search(rf"\b{NUMBER} (\w+?)(e?s)?$", words)
    if counted:
        noun = re.compile(rf"\b{NUMBER} {re.escape(counted.group(1))}(?:e?s)?\b", re.I)
        if noun.search(before):
            return noun.sub(counted.group(0), before, count=1)
    sky = re.search(r"change the (\w+) to (?:an? )?(\w+)", words)
    if sky:
        return f"{before}, {sky.group(2)} {sky.group(1)}"
    clause = re.sub(r"^(?:make|turn|change) (?:it|this|that)\s*", "", change, flags=re.I)
    clause = re.sub(r"^(?:the )?same(?: \w+)?,? (?:but )?", "", clause, flags=re.I)
    clause = re.sub(r"^(?:add|put)\b", "with", clause, flags=re.I)
    return f"{before}, {clause}".rstrip(" ,.")


def trimmed(prompt: str, length_max: int) -> str:
    """Cut at a clause, else between words; never inside one."""
    if len(prompt) <= length_max:
        return prompt
    cut = prompt[: length_max + 1]
    for mark in (", ", " "):
        if mark in cut:
            return cut[: cut.rindex(mark)]
    return prompt[:length_max]


def describe_subject(prompt: str) -> str:
    """A few words for the status line: no markup, mention or control character, at most 40 characters."""
    plain = re.sub(r"https?://\S+|[`*_~|<>\[\](){}@#\\]|[^\w\s,'’-]", "", prompt, flags=re.I)
    plain = "".join(letter if letter.isprintable() else " " for letter in plain)
    clause = " ".join(plain.split(",")[0].split())
    clause = re.sub(r"^(?:an?|the)\s+", "", clause, flags=re.I)
    return trimmed(clause, 40)


def _said(text: str) -> str:
    clean = FLAGS.sub(" ", ORDERS.sub(" ", text))
    return " ".join(SPOKEN.sub("", clean).split()).strip(" .!?,")


def _visualised(said: str, context: Context) -> str:
    """What was last talked of, or the newest picture with what the message adds to it."""
    extra = re.sub(
        r"^what (?:that|this|it) (?:would|might|could) look like\s*(?:with\s+)?",
        "",
        said,
        flags=re.I,
    )
    mine = [turn.text for turn in context.turns if turn.user in (context.author, "")]
    newest = context.pictures[-1].prompt if context.pictures else ""
    if extra != said and extra and newest:
        return merged(newest, extra)
    told = [text for text in mine if len(text) > 24]
    base = newest or (told[-1] if told else "")
    return _said(base) or base or said


def _params(intent: Intent, slots: Slots, context: Context, target: ThreadPicture | None) -> PaintParams:
    start = context.settings
    if target is not None and intent in (Intent.EDIT, Intent.VARIATION, Intent.UPSCALE):
        start = target.params
    elif intent is Intent.VISUALIZE and context.pictures:
        start = replace(context.pictures[-1].params, seed=None)
    if intent is Intent.VARIATION:
        start = replace(start, seed=None)
    return replace(
        start,
        aspect_ratio=slots.aspect_ratio or start.aspect_ratio,
        resolution=slots.resolution or start.resolution,
        count=slots.count or start.count,
        seed=slots.seed if slots.seed is not None else start.seed,
        model=slots.model or start.model,
        style=slots.style or start.style,
        factor=slots.factor,
    )


def _picture(target: str | None, context: Context) -> ThreadPicture | None:
    name = target.split("#")[0] if target else None
    return next((picture for picture in context.pictures if picture.id == name), None)


def _with_style(prompt: str, style: str | None) -> str:
    return f"{prompt}, {style}" if style and style.lower() not in prompt.lower() else prompt


def _without(prompt: str, clauses: tuple[str, ...]) -> str:
    kept = [part.strip() for part in prompt.split(",") if part.strip().lower() not in clauses]
    return ", ".join(kept)

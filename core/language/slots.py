"""What a message itself says about its picture: shape, size, number, seed, model, style, target."""

import re

from core.conversation import Context, Intent, Slots

NEEDS_PICTURE = frozenset({Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})
STYLE = re.compile(
    r"\b(watercolou?r|pixel art|pencil|neon|oil|cartoon|realistic|cyberpunk|isometric|gouache|anime)\b",
    re.I,
)
NUMBERS = {"two": 2, "three": 3, "four": 4}
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def slots_of(text: str, intent: Intent, context: Context) -> Slots:
    """What the message itself says about the picture; the target is resolved against the thread."""
    ratio = re.search(r"(?<![\d:])(\d{1,2}:\d{1,2})(?![\d:])", text)
    word = re.search(
        r"\b(portrait|landscape)(?: (?:format|orientation|mode))\b|\b(square)\b", text, re.I
    )
    resolution = re.search(r"\b(\d{3,4}x\d{3,4}|[248]k|full hd|hd)\b", text, re.I)
    seed = re.search(r"\bseed[ :=]*(\d{1,10})\b", text, re.I)
    factor = re.search(r"\b([248])x\b|\bx([248])\b", text, re.I)
    count = re.search(
        r"\b([234]|two|three|four) (?:pictures|images|versions|variations|options)\b", text, re.I
    )
    style = STYLE.search(text)
    clear = intent is Intent.SETTING and re.search(r"\bforget|\bclear|\breset", text, re.I)
    found_ratio = ratio.group(1) if ratio else None
    if word and not found_ratio:
        found_ratio = "1:1" if word.group(2) else word.group(1).lower()
    return Slots(
        target=_target(text, context) if intent in NEEDS_PICTURE else None,
        aspect_ratio=found_ratio,
        resolution=resolution.group(1).lower() if resolution else None,
        seed=int(seed.group(1)) if seed else None,
        factor=int(factor.group(1) or factor.group(2)) if factor else None,
        count=_number(count.group(1)) if count else None,
        style=style.group(1).lower() if style and not clear else None,
        clear=("all",) if clear else (),
        scope="all" if intent is Intent.CANCEL and re.search(r"\ball|everything", text) else None,
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _target(text: str, context: Context) -> str | None:
    """Reply, attachment, ordinal, "mine", else the newest of the thread."""
    if context.reply_to or context.attachments:
        return context.reply_to or context.attachments[0]
    mine = [picture for picture in context.pictures if picture.owner == context.author]
    ordinal = re.search(r"\bthe (first|second|third|fourth|last) (?:one|picture|image)\b", text, re.I)
    if ordinal and abs(ORDINALS[ordinal.group(1).lower()]) < len(context.pictures):
        return context.pictures[ORDINALS[ordinal.group(1).lower()]].id
    if re.search(r"\bmine\b|\bmy (?:picture|image|one)\b", text, re.I) and mine:
        return mine[-1].id
    return context.pictures[-1].id if context.pictures else None

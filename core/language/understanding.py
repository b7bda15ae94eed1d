"""What a message wants, offline: state gates first, then rules on whole words; CHAT when in doubt.

The first version behind the port. It is English with the commonest verbs of some other languages;
the learnt model replaces `_meant` and nothing else.
"""

import re

from core.conversation import PAID, Context, Intent, Outcome, Slots, Understanding

#: Thresholds by cost (reference: language): unaddressed messages are never asked about.
ACT_ADDRESSED, ASK_ADDRESSED, ACT_UNADDRESSED = 0.6, 0.35, 0.8
CHARS_MAX = 600

DRAW = (
    r"draw|paint|sketch|generate|create|imagine|illustrate|render|design|make (?:me )?an? (?:picture|image|"
    r"drawing|painting|photo|illustration|poster|logo)|zeichne|male|mal|dibuja|pinta|desenha|desenhe|dessine|"
    r"peins|disegna|dipingi|нарисуй|narysuj|намалюй|画|描いて|그려|çiz|gambar|vẽ|ارسم"
)
PICTURE = r"picture|image|drawing|painting|photo|illustration|portrait|logo|poster|wallpaper|bild|imagen|imagem|immagine"
VETO = re.compile(
    r"\b(?:don'?t|do not|never|stop|no need to|please no)\b.{0,12}\b(?:draw|paint|generate|create)|"
    r"\b(?:draw|drew|drawing) (?:a |the |your |any )?(?:conclusions?|line|attention|breath|curtains?|lots?|blood)\b|"
    r"\btranslate\b|```|\b(?:how|why|when|who|where) (?:do|did|does|can|would|is|are|was)\b|^@\w+",
    re.I,
)
RULES: tuple[tuple[Intent, float, re.Pattern[str]], ...] = tuple(
    (intent, score, re.compile(pattern, re.I))
    for intent, score, pattern in (
        (Intent.BALANCE, 0.95, r"\b(?:how many|my|remaining|any) (?:credits?|quota|balance)|\bcredits? (?:left|do i)"),
        (Intent.HELP, 0.9, r"^(?:help|hilfe|ayuda|aide)\b|\bwhat can you do\b|\bhow do(?:es)? (?:i use|this (?:bot )?work)"),
        (Intent.CANCEL, 0.95, r"^(?:please )?(?:cancel|stop|abort|abbrechen|annule|cancela)\b(?: (?:it|that|this|all|everything|my|the).{0,24})?[.!]*$"),
        (Intent.STATUS, 0.9, r"\b(?:where(?:'s| is)|is) my (?:picture|image|drawing)|\bhow long\b.{0,20}\b(?:picture|image|take|left)|^status\??$"),
        (Intent.SETTING, 0.9, r"\b(?:from now on|always|by default|as (?:the )?default)\b|\bforget (?:the |my )?(?:settings?|style)"),
        (Intent.VISUALIZE, 0.9, r"\bshow me what (?:that|this|it) (?:would|might|could) look like|\bwhat would (?:that|it|this) look like|^(?:please )?(?:draw|paint|visuali[sz]e|show) (?:it|that|this)[.!]?$"),
        (Intent.UPSCALE, 0.9, r"^(?:please )?(?:upscale|enlarge)\b|^u[1-4]$|\b(?:higher|bigger) resolution\b|\bin 4k\b"),
        (Intent.VARIATION, 0.9, r"^(?:another(?: one)?|again|one more|reroll|retry|try again|once more|v[1-4]|more like (?:this|that|it)|🔁)\b.{0,24}$"),
        (Intent.EDIT, 0.9, r"^(?:please |can you |could you |now |and |but )*(?:make|turn|change|set|give|add|remove|replace|put|erase|swap|recolou?r|crop|brighten|darken) (?!me an?\b)(?:it|its|that|this|the|them|him|her|everything|a|an|some|more|my)\b"),
        (Intent.EDIT, 0.85, r"^(?:the )?same(?: (?:image|picture|one|thing))?,? (?:but|in|with|at)\b|^(?:now |but )?(?:a (?:bit|little) )?(?:darker|lighter|brighter|warmer|colder|more \w+|less \w+)[.!]*$|^(?:now )?(?:in|as) (?:watercolou?r|pixel art|pencil|neon|oil)"),
        (Intent.GENERATE, 0.9, rf"^(?:\W*(?:please|hey|hi|ok|okay|so|bitte|por favor|could you|can you|would you|will you|i want you to|bot)\W+)*(?:{DRAW})\b"),
        (Intent.GENERATE, 0.85, rf"\b(?:i (?:want|need|would like|'d like)|give me|show me|get me|can i (?:have|get))\b.{{0,16}}\b(?:{PICTURE})\b"),
        (Intent.GENERATE, 0.65, rf"^(?:an? )?(?:{PICTURE}) of\b|(?:画|描いて|그려|нарисуй|ارسم)"),
        (Intent.GENERATE, 0.5, rf"\b(?:{DRAW})\b.{{0,8}}\b(?:me|us|an?|the|some)\b"),
    )
)  # fmt: skip
NEEDS_PICTURE = frozenset({Intent.EDIT, Intent.VARIATION, Intent.UPSCALE})
NEEDS_JOB = frozenset({Intent.CANCEL, Intent.STATUS})
STYLE = re.compile(
    r"\b(watercolou?r|pixel art|pencil|neon|oil|cartoon|realistic|cyberpunk|isometric|gouache|anime)\b",
    re.I,
)
NUMBERS = {"two": 2, "three": 3, "four": 4}
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


class OfflineUnderstander:
    """Implements `core.ports.Understander`; never raises, whatever the text."""

    def understand(self, text: str, context: Context) -> Understanding:
        intent, confidence = _meant(text.strip()[:CHARS_MAX], context)
        slots = slots_of(text[:CHARS_MAX], intent, context)
        outcome = _outcome(intent, confidence, context)
        return Understanding(intent=intent, slots=slots, outcome=outcome, confidence=confidence)


def _meant(text: str, context: Context) -> tuple[Intent, float]:
    if not text or VETO.search(text):
        return Intent.CHAT, 0.9
    pictures = bool(context.pictures or context.attachments or context.reply_to)
    for intent, score, pattern in RULES:
        if intent in NEEDS_PICTURE and not pictures:
            continue
        if intent in NEEDS_JOB and not context.jobs:
            continue
        if pattern.search(text):
            return intent, score
    if context.asked and context.direct and len(text) < 120 and not text.endswith("?"):
        return Intent.GENERATE, 0.7
    return Intent.CHAT, 0.6


def _outcome(intent: Intent, confidence: float, context: Context) -> Outcome:
    if intent is Intent.CHAT:
        return Outcome.LEAVE
    if not (context.addressed or context.direct):
        return Outcome.ACT if confidence >= ACT_UNADDRESSED else Outcome.LEAVE
    if confidence >= ACT_ADDRESSED or intent not in PAID:
        return Outcome.ACT
    return Outcome.ASK if confidence >= ASK_ADDRESSED else Outcome.LEAVE


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

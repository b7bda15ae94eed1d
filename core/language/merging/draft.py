"""The prompt while an edit is merged into it, and the small things every kind of change needs."""

import re
from dataclasses import dataclass, field

from core.language.tongues import tongue_of
from core.language.wording import UNSPACED, leads, low

PRONOUN = re.compile(
    r"(?:mir|uns|mij|me|mi|moi|it|this|that|these|those|them|him|her|me|us|he|she|they|i|you|everything|all|one|ones|mine|ourselves|myself|"
    r"(?:the|this|that|my) (?:image|picture|photo|scene|drawing|painting|whole (?:thing|picture|image|scene)|pic|shot|view|result|background color)|"
    r"ihm|ihr|ihnen|hem|haar|hen|gli|mu|im|ему|ей|им|їм|ona|dia|lui|leur|lhe|lo|la|los|las|todo|eso|esto|ele|ela|isso|tudo|le|les|ça|tout|l’image|es|das|alles|sie|ihn|das bild|tutto|questo|его|её|ее|это|всё|все|йому|їй|його|її|це|"
    r"go|ją|je|to|mu|jej|onu|bunu|itu|ini|nó|它|这个|那个|图片|画面|それ|これ|그걸|이걸|그것|ها|ه|इसे|उसे)",
    re.I,
)
DEGREE = re.compile(
    r"^(?:(?:a (?:bit|little|lot|touch|tad)|slightly|much|way|far|even|still|really|very|so|super|extra|somewhat|quite|un poco|un peu|ein bisschen|etwas|viel|un po’|чуть|немного|трохи|trochę|biraz|sedikit|hơi) )+",
    re.I,
)
MORE = re.compile(
    r"^(?:more|extra|additional|further|even more|some more|lots of|many|plenty of|fewer|less|más|menos|mais|plus de|moins de|mehr|weniger|più|meno|больше|меньше|ще більше|więcej|mniej|daha çok|lebih banyak|nhiều)\s+",
    re.I,
)
PLACE_TAIL = re.compile(
    r"\s+(?:(?:in|into|to|on) (?:the|this|my|that) (?:image|picture|photo|scene|shot|pic|drawing|one)|in (?:it|there)|as well|too|instead|please|again|now|this time)$",
    re.I,
)


@dataclass(slots=True)
class Draft:
    prompt: str
    change: list[str] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    undone: bool = False


def names_picture(thing: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:the |that |this |my )?(?:[\w’-]+ ){1,2}(?:one|picture|image|version)|(?:image|picture|number|nr\.?|no\.?) ?\d",
            thing,
            re.I,
        )
    )


def is_head(prompt: str, place: int) -> bool:
    before = [low(token) for token in re.findall(r"[^\W_]+", prompt[:place])]
    return "," not in prompt[:place] and not any(leads(word) for word in before)


def having(new: str, prompt: str = "") -> str:
    if (
        tongue_of(prompt) != "en"
        or re.match(r"(?:with|wearing|holding|carrying|con|avec|mit|com|с|з|z|dengan|với)\b", new, re.I)
        or tongue_of(new) != "en"
    ):
        return new
    return f"with {new}"


def appended(prompt: str, new: str, *, comma: bool = True) -> str:
    if not new:
        return prompt
    if not prompt.strip():
        return f", {new}"
    mark = "，" if UNSPACED.search(prompt) and UNSPACED.search(new) else ", "
    if not comma and "," not in prompt and mark == ", ":
        mark = " "
    if not comma and "," in prompt and mark == ", ":
        head, tail = prompt.split(",", 1)
        return f"{head.rstrip()} {new},{tail}"
    return f"{prompt.rstrip(' ,.')}{mark}{new}"


def listed(thing: str) -> list[str]:
    parts = re.split(
        r",\s*(?:and |or )?|\s+(?:and|or|y|e|et|und|ed|и|і|та|i|oraz|ve|dan|và)\s+|和|、|と", thing
    )
    return [part.strip() for part in parts if part.strip()]

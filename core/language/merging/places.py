"""Things and scenes are put somewhere else; the background changes."""

import re
from functools import cache

from core.language.bilingual import places_of
from core.language.change import Change
from core.language.cutting import removed
from core.language.loose_ends import tidied
from core.language.merging.draft import PLACE_TAIL, PRONOUN, Draft, appended, is_head
from core.language.merging.whole import class_words, set_class, whole
from core.language.quotes import QUOTED, STAND_IN
from core.language.styles import presets
from core.language.tongues import tongue_of, words
from core.language.wording import bare, find, low, small, word_class

#: What goes on about the subject behind a place.
WITH = frozenset(
    ["with", "con", "avec", "mit", "com", "met", "с", "з", "z", "dengan", "wearing", "holding"]
)
SCENE = re.compile(r"(?:an?|the|un|una|une|ein|eine|een|uma|um) (?:[^\W\d_]+ ){0,2}[^\W\d_]+", re.I)
PLAIN = frozenset(
    [
        "plain",
        "solid",
        "simple",
        "transparent",
        "blank",
        "neutral",
        "clean",
        "empty",
        "studio",
        "pastel",
        "dark",
        "light",
        "bright",
        "pale",
        "a",
        "and",
    ]
)
#: "在办公室里": where somebody in a Chinese prompt is.
WHERE_CHINESE = re.compile(r"在[\u3400-\u9fff]{1,8}(?:里|中|内|上|旁边|下|前面?)(?=[\u3400-\u9fff])")
#: "The man in a hat" stays where he is.
WORN = re.compile(
    r"in (?:an? |the |his |her |their )?(?:[\w-]+ ){0,2}(?:hats?|coats?|suits?|dress(?:es)?|jackets?|scar(?:f|ves)|armou?r|costumes?|uniforms?|shirts?|sweaters?|boots|gowns?|capes?|cloaks?|helmets?|kimonos?|tuxedos?|pyjamas|pajamas|robes?|aprons?|jumpers?|hoodies?|raincoats?|crowns?|jeans|shorts|sunglasses|glasses|gloves|shoes|trousers|skirts?)",
    re.I,
)
#: "On bikes": who rides is where they were.
MOUNTED = re.compile(
    r"(?:on|onto) (?:an? |the |his |her |their |two |three )?(?:[\w-]+ ){0,2}(?:(?:motor)?bikes?|bicycles?|unicycles?|tricycles?|scooters?|mopeds?|skateboards?|skates?|skis?|sleds?|sledges?|horses?|horseback|ponies|pony|camels?|elephants?|donkeys?|stilts|brooms?|broomsticks?|surfboards?|snowboards?|segways?)",
    re.I,
)
#: "Bring the beaver closer to the camera."
NEARER = re.compile(
    r"\s(?:closer|nearer|further|farther|higher|lower|deeper|more)(?: (?:up|down|back|in|out|away))?$",
    re.I,
)
#: What only says that a place follows; "sleeping on a sofa" is slept on the roof, too.
SET = frozenset(["set", "located", "situated", "placed"])
#: What a background is called where only its colour is said.
BACKGROUNDS = {
    "de": "Hintergrund", "es": "fondo", "fr": "fond", "it": "sfondo", "pt": "fundo", "ru": "фон", "nl": "achtergrond",
}  # fmt: skip
BARE = 2
#: Languages whose prompts begin with what they show; others say first where it is.
FIRST_IS_SUBJECT = frozenset(
    ["en", "es", "pt", "fr", "de", "it", "nl", "ru", "uk", "pl", "id", "vi", "ar"]
)


def place(draft: Draft, change: Change) -> None:
    where = PLACE_TAIL.sub("", change.new)
    if WORN.fullmatch(where):
        draft.prompt = appended(draft.prompt, where)
        return
    if NEARER.search(change.thing):
        draft.prompt = appended(draft.prompt, f"{bare(change.thing)} {where}")
        return
    if re.match(r"(?:in|as|into|to)\s", where, re.I) and presets().mentions(where):
        whole(draft, where, presets())
        return
    if word := class_words(where):
        draft.prompt = set_class(draft.prompt, where, word)
        return
    indefinite = re.match(r"(?:an?|some|two|three|un|una|une|ein|eine|einen)\s", change.thing, re.I)
    moved = (
        ""
        if not change.thing or PRONOUN.fullmatch(change.thing) or find(draft.prompt, change.thing)
        else change.thing
    )
    where = re.sub(r"^(?:back|to|onto) (?=in\b|on\b|at\b)", "", where, flags=re.I)
    where = re.sub(
        r"^to (?=(?:an? |the )?(?:\w+ )?(?:beach|island|hill|mountain|stage|roof|rooftop|street|moon|bridge|farm|cliff|boat|ship)\b)",
        "on ",
        where,
    )
    where = re.sub(r"^to (?=[A-ZÀ-Þ]|an? )", "in ", where)
    where = re.sub(r"^(?:放|移|搬|挪)(?:到|在|进)", "在", where)
    known = None if PRONOUN.fullmatch(change.thing) else find(draft.prompt, change.thing)
    if known and not is_head(draft.prompt, known.start):
        quoted = re.match(rf"\s+(?:{STAND_IN.pattern}|{QUOTED.pattern})", draft.prompt[known.end :])
        end = known.end + (quoted.end() if quoted else 0)
        draft.prompt = f"{draft.prompt[:end]} {where}{draft.prompt[end:]}"
        return
    if moved or indefinite:
        moved_words = re.sub(r"^(?:the|his|her|its|their|my) ", "", moved or change.thing, flags=re.I)
        if not find(draft.prompt, moved_words):
            moved_words = re.sub(r"^\w+’s ", "", moved_words)
        known = find(draft.prompt, moved_words)
        draft.prompt = appended(
            _unplaced(draft.prompt, where) if known else draft.prompt,
            where if known else f"{moved_words} {where}",
        )
        return
    draft.prompt = appended(_unplaced(draft.prompt, where), where, comma=False)


def _unplaced(prompt: str, where: str = "") -> str:
    """The prompt without the place its first clause stands in, clothes and weather left alone; ``where`` its
    subject goes: "on bikes" it still rides in the desert."""
    first, mark, rest = prompt.partition(",")
    tokens = re.findall(r"\S+", first)
    times = frozenset(map(low, word_class("time")))
    for place in range(len(tokens) - 1, 1, -1):
        if low(tokens[place]) in small().place and place + 1 < len(tokens):
            end = _phrase_end(tokens, place + 1)
            tail = {low(token) for token in tokens[place + 1 : end]}
            if tail & small().worn:
                return prompt
            if tail & times or (
                _rides(where) and places_of(" ".join(tokens[place + 1 : end]), scenes())
            ):
                continue
            if place and low(tokens[place - 1]) in SET:
                place -= 1
            return " ".join([*tokens[:place], *tokens[end:]]) + mark + rest
    return prompt


def _rides(where: str) -> bool:
    """Whether somebody is put on something that is no place of its own."""
    return MOUNTED.fullmatch(where) is not None


def _phrase_end(tokens: list[str], start: int) -> int:
    """Where "in a park" ends in "in a park with a ball" and in "in a park at night"."""
    times = frozenset(map(low, word_class("time")))
    for place in range(start, len(tokens)):
        word = low(tokens[place])
        timed = (
            place > start
            and word in small().place
            and times & set(map(low, tokens[place + 1 : place + 3]))
        )
        if word in WITH or timed:
            return place
    return len(tokens)


def _without_scenes(prompt: str) -> str:
    """The prompt without the places it names beside its subject: "森の中に立つ鹿", "a fox, autumn forest"."""
    for name in places_of(prompt, scenes()):
        found = find(prompt, name)
        if found is None:
            continue
        subject = is_head(prompt, found.start) and tongue_of(prompt) in FIRST_IS_SUBJECT
        prompt = prompt if subject else removed(prompt, name) or prompt
    return prompt


def is_scene(new: str) -> bool:
    """True for "a beach", "a snowy forest": a place, and nothing that is in it."""
    return bool(SCENE.fullmatch(new)) and bool(places_of(new.split()[-1], scenes()))


@cache
def scenes() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in words("wording")["scenes"]["names"])


def background(draft: Draft, new: str) -> None:
    noun = BACKGROUNDS.get(tongue_of(new) if tongue_of(new) != "en" else tongue_of(draft.prompt), "")
    for name in ("background", noun):
        if name and (found := find(draft.prompt, name)):
            draft.prompt = tidied(_without_clause(draft.prompt, found.start))
    english = tongue_of(new) == "en" and tongue_of(draft.prompt) == "en"
    plain = _without_scenes(_unplaced(WHERE_CHINESE.sub("", draft.prompt, count=1)))
    if english and all(low(word) in word_class("colour") | PLAIN for word in new.split()):
        draft.prompt = appended(plain, f"{new} background")
        return
    if noun and not english and len(new.split()) <= BARE and not SCENE.match(new):
        new = f"{noun} {re.sub('^(?:en|in) ', '', new)}"
    draft.prompt = appended(plain, f"{new} in the background" if english else new)


def _without_clause(prompt: str, place: int) -> str:
    start, end = prompt.rfind(",", 0, place), prompt.find(",", place)
    return (
        prompt[: max(start, 0)] + (prompt[end:] if end >= 0 else "")
        if start >= 0 or end >= 0
        else prompt
    )

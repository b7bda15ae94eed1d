"""Changes to the picture as a whole: its time, weather, style or mood."""

import re
from functools import cache

from core.language.apart import looks
from core.language.bilingual import names_thing
from core.language.cutting import without_class
from core.language.merging.colours import recolour
from core.language.merging.counts import recounted
from core.language.merging.draft import DEGREE, MORE, PLACE_TAIL, Draft, appended
from core.language.merging.subjects import (
    as_many,
    done_to_another,
    head,
    of_its_kind,
    person,
    subject_swapped,
)
from core.language.styles import StyleLibrary
from core.language.tongues import tongue_of, words
from core.language.wording import (
    TOKEN,
    UNSPACED,
    find,
    leads,
    low,
    named_in,
    noun_phrase,
    small,
    word_class,
)

#: "Make it a …": these are ways to see the whole picture, not another subject in it.
FRAME = re.compile(
    r"(?:^|[\s-])(?:poster|postcard|stamp|logo|cover|banner|flyer|leaflet|icon|wallpaper|magnet|figurine|toy|painting|drawing|sketch|photo|"
    r"photograph|map|tapestry|quilt|rug|mug|card|coin|badge|pin|tattoo|page|print|scene|view|shot|close-?up|portrait|party|version|"
    r"panorama|landscape|diorama|silhouette|illustration|cartoon|comic|emblem|crest|model|miniature|puppet|plush|snow globe|caricature|advert|ad|"
    r"selfie|screenshot|film|movie|dream|nightmare|celebration|festival|world|universe|mood|atmosphere|vibe|look|feel|style|image|picture|"
    r"póster|cartel|affiche|plakat|locandina|manifesto|плакат|плакатом|海报|ポスター|포스터)\b",
    re.I,
)
LOOK_LIKE = re.compile(
    r"^(?:look(?:s|ing)? (?:more )?(?:like|as if it (?:was|were))|like|as|as if|in the (?:style|manner) of|resembl\w+)\s+",
    re.I,
)
ARTICLE = re.compile(r"\b(an?) (?=([^\W\d_]))")
DYED = re.compile(
    r"(?:(?:the|el|la|los|las|le|les|il|lo|o|os|as|der|die|das|den|de|het) )?(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:in|en|de|de color|im|w|в|em) (?P<look>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.I,
)
#: "A portrait of an old fisherman": whom it shows stands behind.
MEDIUM = re.compile(
    r"an? (?:[\w-]+ ){0,3}(?:portrait|photo|photograph|painting|drawing|sketch|picture|illustration|close-up|watercolou?r|statue|bust|cartoon|caricature|print|engraving) of ",
    re.I,
)
LIT = re.compile(
    r"(?P<how>[\w ]+?) (?:(?:day|sun|moon|lamp|candle|window|morning|evening)?light|lighting|tones?|colou?rs?|palette|mood|atmosphere|hues?)",
    re.I,
)
IN_COLOUR = re.compile(r"in (?P<colour>[a-z]+(?: [a-z]+)?)", re.I)
CLOSE_UP = re.compile(
    r"^(?:an? )?(?:extreme |tight )?close-?up(?: (?:shot|view|photo|picture))? of (?=\w)|,\s*(?:an? )?(?:extreme )?close-?up(?=,|$)",
    re.I,
)
POSITIVE = re.compile(r"(?:er|est)$")
DOUBLE = re.compile(r"(\w)\1er$")
JOINT = "and|y|e|et|und|en|ed|и|і|i|oraz|ve|dan|và"
DARK = re.compile(
    r"night|dusk|evening|dark|noche|noite|nuit|soir|nacht|abend|notte|sera|ноч|вечер|ніч|noc|gece|malam|夜|밤|ليل|रात",
    re.I,
)
LIGHT = re.compile(
    r"morning|noon|midday|daylight|daytime|by day|sunrise|mañana|mediodía|manhã|matin|midi|morgen|mittag|mattin|mezzogiorno|ochtend|утр|полд|полуд|ранок|ранк|rano|południ|sabah|öğle|pagi|siang|朝|昼|早晨|中午|아침|낮",
    re.I,
)
#: A clause that only says that it is a photograph: no style of the library, and yet a way to be seen.
PHOTOGRAPH = re.compile(
    r"(?:an? |as an? |une |eine? |una |uma |een )?(?:[\w-]+ )?(?:photo(?:graph|graphy)?|foto(?:grafi[ae]|graf[ií]a|ğraf)?|zdjęci[ea]|фото(?:графи[яию]|графія)?|snapshot|写真|照片|사진)(?: (?:style|realistic))?",
    re.I,
)


def whole(draft: Draft, said_new: str, library: StyleLibrary) -> None:
    """Something about the picture as a whole: its time, weather, style, number or mood."""
    new = PLACE_TAIL.sub("", said_new).strip()
    new = re.sub(
        r"^the (?P<how>[\w-]+) one$|^the one (?=with |without |in |at )", r"\g<how>", new, flags=re.I
    )
    if re.match(r"a (?:bit|little|lot|touch|tad|shade)\b", new, re.I):
        new = DEGREE.sub("", new)
    if not new:
        return
    if named := _elsewhere(draft.prompt, new):
        draft.prompt = named
        return
    if tinted := _tinted(draft.prompt, new):
        draft.prompt = tinted
        return
    if styled(new, library):
        _restyle(draft, new, library)
        return
    if not MORE.match(new) and (word := class_words(new)):
        draft.prompt = set_class(draft.prompt, new, word)
        return
    if counted := recounted(draft.prompt, new):
        draft.prompt = counted
        return
    if relooked := _relooked(draft.prompt, new):
        draft.prompt = relooked
        return
    if (
        len(new.split()) <= 3
        and person(new)
        and person(old := head(draft.prompt))
        and find(old, new.split()[-1]) is None
    ):
        draft.prompt = subject_swapped(draft.prompt, as_many(new, old))
        return
    if new.startswith("seen from further away"):
        draft.prompt = CLOSE_UP.sub("", draft.prompt)
    if LOOK_LIKE.match(new):
        draft.prompt = appended(
            draft.prompt,
            re.sub(r"^(?:look(?:s|ing)? (?:more )?(?:like|as if)|like) ", "as ", new, flags=re.I),
        )
        return
    if other := of_its_kind(draft.prompt, new):
        draft.prompt = other
        return
    if (
        re.match(r"(?:an?|un|una|une|ein|eine|einen)\s", new, re.I)
        and not FRAME.search(new)
        and len(new.split()) <= 4
    ):
        draft.prompt = subject_swapped(draft.prompt, new)
        return
    if re.match(r"an?\s", new, re.I) and FRAME.search(new):
        draft.prompt = appended(draft.prompt, f"as {new}")
        return
    if redone := done_to_another(draft.prompt, new):
        draft.prompt = redone
        return
    plain = re.sub(rf",\s+(?:{JOINT})\s+", ", ", re.sub(rf"^(?:{JOINT})\s+(?=\w)", "", new, flags=re.I))
    draft.prompt = _head_without(draft.prompt, plain)
    draft.prompt = appended(_opposed(draft.prompt, plain), _again(draft.prompt, _mood(plain)))


def _relooked(prompt: str, new: str) -> str | None:
    """ "Short hair" where the prompt has long hair, "a pink mug" for a mug: the thing's new look."""
    if behind := re.fullmatch(
        r"(?:(?:el|la|los|las|le|les|il|lo|o|os|as|un|una|une|um|uma) )?(?P<noun>[^\W\d_]+) (?P<look>[^\W\d_]+)",
        new,
        re.I,
    ):
        named = low(behind["look"]) in word_class("colour") and find(prompt, behind["noun"])
        if named and tongue_of(prompt) in ("es", "pt", "fr", "it"):
            draft = Draft(prompt=prompt)
            recolour(draft, behind["noun"], behind["look"])
            return draft.prompt
    dyed = DYED.fullmatch(new)
    if dyed and named_in(dyed["look"], word_class("colour")) and find(prompt, dyed["noun"]):
        draft = Draft(prompt=prompt)
        recolour(draft, dyed["noun"], dyed["look"])
        return draft.prompt
    said = re.fullmatch(
        r"(?:(?:an?|the|een|ein\w*|un[ae]?) )?(?P<look>[^\W\d_-]+) (?P<noun>[^\W\d_]+)", new, re.I
    )
    if said is None or low(said["look"]) not in word_class("colour") | looks():
        return None
    found = find(prompt, said["noun"])
    if found is None:
        return None
    old = noun_phrase(prompt, found)
    phrase = prompt[old.start : found.start]
    kin = word_class("colour") if low(said["look"]) in word_class("colour") else looks()
    kept = [word for word in phrase.split() if low(word) not in kin]
    lead = kept[0] if kept and low(kept[0]) in small().article else ""
    rest = " ".join(kept[1:] if lead else kept)
    if lead.lower() in ("a", "an"):
        lead = "an" if re.match("[aeiou]", rest or said["look"], re.I) else "a"
    shown = " ".join(
        part for part in (lead, rest, said["look"], prompt[found.start : found.end]) if part
    )
    return prompt[: old.start] + shown + prompt[found.end :]


def tints(new: str) -> bool:
    """Whether words only name a colour for all of it: "in pink"."""
    said = IN_COLOUR.fullmatch(new)
    return said is not None and low(said["colour"].split()[-1]) in word_class("colour")


def _tinted(prompt: str, new: str) -> str:
    """ "In pink" where the prompt names one colour: that goes; "" where it names none or more."""
    said = IN_COLOUR.fullmatch(new)
    named = named_in(prompt, word_class("colour"))
    if said is None or not tints(new) or len(named) != 1:
        return ""
    return re.sub(rf"\b{re.escape(named[0])}\b", said["colour"], prompt, count=1, flags=re.I)


def _head_without(prompt: str, new: str) -> str:
    """ "Make him old": the man that the picture is of is young no more."""
    if len(new.split()) > 4 or names_thing(low(new.split()[-1])) or person(new):
        return prompt
    medium = MEDIUM.match(prompt)
    start = medium.end() if medium else 0
    first = next((token for token in TOKEN.finditer(prompt, start) if leads(low(token.group(0)))), None)
    end = min(first.start() if first else len(prompt), len(prompt.split(",")[0]))
    return prompt[:start] + without_opposites(prompt[start:end], new) + prompt[end:]


def _elsewhere(prompt: str, new: str) -> str:
    """ "Make it Rome" of a cafe in Vienna; "" where no other place is named so."""
    known = re.search(r"\b(in|at|of) [A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)*", prompt)
    if known is None or not re.fullmatch(r"[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){0,2}", new):
        return ""
    return f"{prompt[: known.start()]}{known[1]} {new}{prompt[known.end() :]}"


def _mood(new: str) -> str:
    plain = DEGREE.sub("", new)
    return plain or new


def _again(prompt: str, look: str) -> str:
    """Said a second time, a comparative goes further: "even darker"."""
    if re.fullmatch(r"\w+er|more \w+|less \w+", look, re.I) and re.search(
        rf"\b{re.escape(look)}\b", prompt, re.I
    ):
        return f"even {look}"
    return look


def _opposed(prompt: str, new: str) -> str:
    for said in opposites():
        wished = {match.group(0).casefold() for match in said.finditer(_positive(new))}
        if wished:
            clauses = prompt.split(",")
            kept = [one for one in clauses if not _opposes(one.strip(), said, wished)]
            prompt = ",".join([*kept[:1], *(_less_opposed(one, said, wished) for one in kept[1:])])
    return prompt


def _opposes(clause: str, said: re.Pattern[str], wished: set[str]) -> bool:
    return said.fullmatch(clause) is not None and clause.casefold() not in wished


def _less_opposed(clause: str, said: re.Pattern[str], wished: set[str]) -> str:
    """ "Cold daylight" is only daylight where it is to be warmer."""
    lit = LIT.fullmatch(clause.strip())
    if lit is None or not (there := said.search(lit["how"])) or there.group(0).casefold() in wished:
        return clause
    less = re.sub(rf"{re.escape(there.group(0))}\s*", "", clause, count=1, flags=re.I)
    return (
        ""
        if len(less.split()) == 1 and less.strip().lower() in ("light", "lighting", "colors", "colours")
        else less
    )


@cache
def opposites() -> tuple[re.Pattern[str], ...]:
    """The looks that exclude one another, a pattern for each group."""
    groups = words("wording")["opposites"]["pairs"]
    return tuple(
        re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(group, key=len, reverse=True)))})\b", re.I)
        for group in groups
    )


def styled(text: str, library: StyleLibrary) -> bool:
    """True where a text names a style and says little else; "a red crayon" added is a thing."""
    return bool(library.mentions(text)) or bool(
        re.search(r"\b(?:in the )?(?:style|manner|look) of\b|\w+ style$|\w+ aesthetic$", text, re.I)
    )


def _restyle(draft: Draft, new: str, library: StyleLibrary) -> None:
    """The new style takes the place of the old; what else the words say is added."""
    draft.prompt = without_styles(draft.prompt, library)
    plain = re.sub(
        r"^(?:look(?:s|ing)? (?:more )?like|like|as if it (?:was|were)|into|to) ", "", new, flags=re.I
    )
    plain = re.sub(
        r"^(?:in|as|en|im|als|em|w|в|у) (?=(?:an? |un[ae]? |eine?n? )?[\w-]+(?: [\w-]+)?(?: (?:style|look|stil|estilo))?$)",
        "",
        plain,
        flags=re.I,
    )
    framed = re.match(r"(?:an?|un|una|une|ein|eine|einen) ", plain, re.I)
    draft.prompt = appended(
        draft.prompt, f"as {plain}" if framed and tongue_of(plain) == "en" else plain
    )


def without_styles(prompt: str, library: StyleLibrary) -> str:
    """The prompt without clauses that only name a style; a neon sign in the scene stays."""
    parts = [part.strip() for part in prompt.split(",")]
    kept = []
    for place, part in enumerate(parts):
        named = library.mentions(part)
        only = named and place and len(part.split()) <= len(named[0][0].split()) + 2
        if only or (place and PHOTOGRAPH.fullmatch(part)):
            continue
        tail = re.sub(
            r"\s+(?:in|as|en|im|als|em) (?:an? )?([\w-]+(?: [\w-]+){0,2})$",
            lambda match: "" if library.named(match.group(1)) else match.group(0),
            part,
            flags=re.I,
        )
        lead = re.match(
            r"(?P<medium>an? (?:[\w-]+ ){1,2}(?:of|painting of|drawing of|sketch of|print of|illustration of) )(?=\w)",
            tail,
            re.I,
        )
        if lead and library.mentions(lead["medium"]) and not place:
            tail = tail[lead.end() :]
        kept.append(tail)
    return ", ".join(kept)


def class_words(text: str) -> str:
    """The word of a time, season or weather that a short text is about, else ""."""
    if len(text.split()) > 6:
        return ""
    for name in ("time", "season", "weather"):
        found = named_in(text, word_class(name))
        if found:
            return found[0]
    return ""


def class_of(word: str) -> frozenset[str]:
    return next(
        (word_class(name) for name in ("time", "season", "weather") if named_in(word, word_class(name))),
        frozenset(),
    )


def set_class(prompt: str, new: str, word: str) -> str:
    plain = re.sub(r"^(?:a |an |the )(?=\w+$)", "", DEGREE.sub("", new), flags=re.I)
    kin = class_of(word)
    clash = kin | (frozenset({"noon", "sunny"}) if kin == word_class("weather") else frozenset())
    if kin == word_class("time") and DARK.search(new):
        clash |= {"sunny", "sunshine", "sunlit", "soleado", "ensolarado", "sonnig", "zonnig"}
    if kin == word_class("time") and LIGHT.search(new):
        clash |= {
            "starry",
            "starlit",
            "moonlit",
            "stars",
            "estrellado",
            "étoilé",
            "sternenklar",
            "stellato",
            "estrelado",
            "звёздное",
            "звёздный",
            "зоряне",
            "gwiaździste",
        }
    if kin == word_class("season"):
        clash |= (
            {"snow", "snowy", "snowing"}
            if not re.search("winter|invierno|hiver|зим|kış|dingin|đông|冬|겨울", word, re.I)
            else set()
        )
    if UNSPACED.search(prompt) and (known := named_in(prompt, kin)):
        return prompt.replace(known[0], word)  # "夜の街" is "朝の街" then
    rest = without_class(
        prompt, frozenset(other for other in clash if other.casefold() not in plain.casefold().split())
    )
    phrase = words("wording")["phrase"].get(plain.casefold(), "")
    if not phrase:
        phrase = re.sub(r"^(?:look(?:s)? like|like|into) ", "", new, flags=re.I)
    if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", rest, re.I):
        return rest
    return appended(rest, phrase)


def without_opposites(phrase: str, new: str) -> str:
    for said in opposites():
        if said.search(_positive(new)):
            phrase = re.sub(rf"{said.pattern} (?=\w|$)", "", phrase, flags=re.I)
    return ARTICLE.sub(lambda match: "an " if match[2] in "aeiouAEIOU" else "a ", phrase)


def _positive(look: str) -> str:
    """ "Steeper" and "bigger" exclude what "steep" and "big" do."""
    return " ".join(
        dict.fromkeys(
            form
            for word in look.split()
            for form in (
                word,
                POSITIVE.sub("", word),
                POSITIVE.sub("e", word),
                DOUBLE.sub(r"\1", word),
                word.removesuffix("ier") + "y",
            )
        )
    )

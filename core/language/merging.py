"""An edit is merged into the prompt of the picture it changes, clause by clause."""

import difflib
import re
from dataclasses import dataclass, field

from core.language.edits import Change, Kind, changes, speaks_of_text
from core.language.quotes import QUOTED, restored, shielded
from core.language.spoken import tidy
from core.language.styles import StyleKind, StyleLibrary, presets
from core.language.tongues import tongue_of, words
from core.language.wording import (
    HANGUL,
    UNSPACED,
    bare,
    find,
    fold,
    leads,
    low,
    named_in,
    noun_phrase,
    removed,
    replaced,
    small,
    tidied,
    without_class,
    word_class,
)

PRONOUN = re.compile(
    r"(?:it|this|that|these|those|them|him|her|me|us|he|she|they|i|you|everything|all|one|ones|mine|ourselves|myself|"
    r"(?:the|this|that|my) (?:image|picture|photo|scene|drawing|painting|whole (?:thing|picture|image|scene)|pic|shot|view|result|background color)|"
    r"lo|la|los|las|todo|eso|esto|ele|ela|isso|tudo|le|les|ça|tout|l’image|es|das|alles|sie|ihn|das bild|tutto|questo|его|её|ее|это|всё|все|йому|їй|його|її|це|"
    r"go|ją|je|to|mu|jej|onu|bunu|itu|ini|nó|它|这个|那个|图片|画面|それ|これ|그걸|이걸|그것|ها|ه|इसे|उसे)",
    re.I,
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
DEGREE = re.compile(
    r"^(?:(?:a (?:bit|little|lot|touch|tad)|slightly|much|way|far|even|still|really|very|so|super|extra|somewhat|quite|un poco|un peu|ein bisschen|etwas|viel|un po’|чуть|немного|трохи|trochę|biraz|sedikit|hơi) )+",
    re.I,
)
MORE = re.compile(
    r"^(?:more|extra|additional|further|even more|some more|lots of|many|plenty of|fewer|less|más|menos|mais|plus de|moins de|mehr|weniger|più|meno|больше|меньше|ще більше|więcej|mniej|daha çok|lebih banyak|nhiều)\s+",
    re.I,
)
COUNTED = re.compile(
    r"^(?:(?:just|only|exactly|have|of) )*(?P<number>{})\s+(?P<noun>.+)$".format(
        "|".join(sorted(map(re.escape, words("wording")["number"]["words"]), key=len, reverse=True))
        + r"|\d{1,3}"
    ),
    re.I,
)
PLACE_TAIL = re.compile(
    r"\s+(?:(?:in|into|to|on) (?:the|this|my) (?:image|picture|photo|scene|shot|pic|drawing)|in (?:it|there)|as well|too|instead|please|again|now|this time)$",
    re.I,
)
FROM_PICTURE = re.compile(
    r"\s+(?:(?:from|in|out of|off|of) (?:the|this|my|that) (?:image|picture|photo|scene|shot|pic|drawing|painting|composition)|from (?:it|there)|in (?:it|there)|(?:from|in) the (?:back|fore)ground|completely|entirely|again|please|altogether)$",
    re.I,
)
BACKGROUND = re.compile(
    r"(?:the |its |my )?(?:background|backdrop|setting|scenery|location)|(?:el |la )?(?:fondo|escenario)|(?:le |l’)?(?:arrière-plan|fond|décor)|(?:den |der )?hintergrund|(?:lo )?sfondo|(?:o )?fundo|фон|тло|tło|arka ?plan\w*|latar(?: belakang)?(?:nya)?|(?:phông )?nền|背景|배경|الخلفية|पृष्ठभूमि",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """``prompt`` describes the changed picture; the rest says what was done, for painters and for people.

    ``gone``: what must not be seen any more. ``undone``: the words asked for an earlier state.
    """

    prompt: str
    change: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    undone: bool = False


@dataclass(slots=True)
class _Draft:
    prompt: str
    change: list[str] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    undone: bool = False


def merged(before: str, said: str, *, library: StyleLibrary | None = None, blank: str = "") -> Merged:
    """The prompt of the changed picture.

    ``before`` may be empty (a photo of somebody's own): then ``blank`` stands for it.
    """
    draft = _Draft(prompt=before)
    texts = _TextEdit(said)
    if texts.applies:
        draft.prompt = texts.into(before)
        draft.change.append(tidy(said))
        return _closed(draft, blank)
    shield, quotations = shielded(said)
    for change in changes(shield):
        _apply(draft, change, library or presets())
    done = _closed(draft, blank)
    back = [restored(part, quotations) for part in done.change]
    return Merged(
        prompt=restored(done.prompt, quotations),
        change=tuple(back),
        keep=done.keep,
        gone=done.gone,
        undone=done.undone,
    )


def _closed(draft: _Draft, blank: str) -> Merged:
    prompt = tidied(draft.prompt)
    if not prompt:
        prompt = blank
    elif draft.prompt.lstrip().startswith(",") and blank:
        prompt = f"{blank}, {prompt}"
    return Merged(
        prompt=prompt,
        change=tuple(draft.change),
        keep=tuple(draft.keep),
        gone=tuple(draft.gone),
        undone=draft.undone,
    )


def _apply(draft: _Draft, change: Change, library: StyleLibrary) -> None:
    match change.kind:
        case Kind.NOTHING:
            draft.undone = draft.undone or bool(
                re.match(
                    r"(?:undo|revert|go(?:ing)? back|roll back|restore|deshaz|annule|rückgängig|отмени|скасуй|cofnij|撤销|取り消)",
                    change.words,
                    re.I,
                )
            )
            return
        case Kind.KEEP:
            draft.keep.append(change.thing)
            return
        case Kind.REMOVE:
            _remove(draft, change.thing)
        case Kind.REPLACE:
            _replace(draft, change)
        case Kind.PLACE:
            _place(draft, change)
        case Kind.GIVE:
            _give(draft, change)
        case Kind.ADD:
            _add(draft, change.new, library)
        case Kind.MAKE:
            _make(draft, change, library)
        case Kind.WHOLE | Kind.OTHER:
            _whole(draft, change.new, library)
    draft.change.append(change.words)


def _remove(draft: _Draft, said_thing: str) -> None:
    for thing in _listed(FROM_PICTURE.sub("", said_thing)):
        if PRONOUN.fullmatch(thing):
            continue
        wished = re.match(r"(?:an?|some|more) (?:\w+ )*\w+", thing, re.I) and thing != said_thing
        if wished and find(draft.prompt, thing) is None:
            draft.prompt = _appended(draft.prompt, thing)
            continue
        shorter = removed(draft.prompt, thing)
        draft.prompt = shorter if shorter is not None else _weather_gone(draft.prompt, thing)
        draft.gone.append(bare(thing))


def _weather_gone(prompt: str, thing: str) -> str:
    """Snow also goes as "snowy" and "snowing"."""
    stem = fold(bare(thing))[:4]
    kin = frozenset(
        word for word in word_class("weather") | word_class("colour") if fold(word).startswith(stem)
    )
    return without_class(prompt, kin) if len(stem) >= 3 else prompt


def _replace(draft: _Draft, change: Change) -> None:
    thing, new = change.thing, PLACE_TAIL.sub("", change.new)
    if PRONOUN.fullmatch(thing) or _names_picture(thing):
        _whole(draft, new, presets())
        return
    if BACKGROUND.fullmatch(thing):
        _background(draft, new)
        return
    if _is_colour(new):
        _recolour(draft, thing, new)
        return
    kin = _class_of(bare(thing))
    changed = replaced(draft.prompt, thing, new)
    if changed is None and kin:
        changed = _appended(without_class(draft.prompt, kin), new)
    if changed is None and re.fullmatch(
        r"(?:the )?(?:colou?rs?|style|time(?: of day)?|season|weather|mood|light(?:ing)?)", thing, re.I
    ):
        _whole(draft, new, presets())
        return
    draft.prompt = changed if changed is not None else _appended(draft.prompt, new)
    draft.gone.append(bare(thing))


def _place(draft: _Draft, change: Change) -> None:
    where = PLACE_TAIL.sub("", change.new)
    if re.match(r"(?:in|as|into|to)\s", where, re.I) and presets().mentions(where):
        _whole(draft, where, presets())
        return
    if word := _class_words(where):
        draft.prompt = _set_class(draft.prompt, where, word)
        return
    indefinite = re.match(r"(?:an?|some|two|three|un|una|une|ein|eine|einen)\s", change.thing, re.I)
    moved = (
        ""
        if not change.thing or PRONOUN.fullmatch(change.thing) or find(draft.prompt, change.thing)
        else change.thing
    )
    where = re.sub(r"^(?:back|to|onto) (?=in\b|on\b|at\b)", "", where, flags=re.I)
    where = re.sub(r"^(?:放|移|搬|挪)(?:到|在|进)", "在", where)
    if moved or indefinite:
        moved_words = re.sub(r"^(?:the|his|her|its|their|my) ", "", moved or change.thing, flags=re.I)
        if not find(draft.prompt, moved_words):
            moved_words = re.sub(r"^\w+’s ", "", moved_words)
        known = find(draft.prompt, moved_words)
        draft.prompt = _appended(
            _unplaced(draft.prompt) if known else draft.prompt,
            where if known else f"{moved_words} {where}",
        )
        return
    draft.prompt = _appended(_unplaced(draft.prompt), where, comma=False)


def _unplaced(prompt: str) -> str:
    """The prompt without the place its first clause stands in, clothes and weather left alone."""
    first, mark, rest = prompt.partition(",")
    tokens = re.findall(r"\S+", first)
    for place in range(len(tokens) - 1, 1, -1):
        if low(tokens[place]) in small().place and place + 1 < len(tokens):
            tail = [low(token) for token in tokens[place + 1 :]]
            if set(tail) & small().worn or set(tail) & set(map(low, word_class("time"))):
                return prompt
            if place and leads(low(tokens[place - 1])):
                place -= 1
            return " ".join(tokens[:place]) + mark + rest
    return prompt


def _background(draft: _Draft, new: str) -> None:
    if _is_colour(new):
        _recolour(draft, "background", new)
        return
    if found := find(draft.prompt, "background"):
        draft.prompt = tidied(_without_clause(draft.prompt, found.start))
    draft.prompt = _appended(
        _unplaced(draft.prompt), f"{new} in the background" if tongue_of(new) == "en" else new
    )


def _without_clause(prompt: str, place: int) -> str:
    start, end = prompt.rfind(",", 0, place), prompt.find(",", place)
    return (
        prompt[: max(start, 0)] + (prompt[end:] if end >= 0 else "")
        if start >= 0 or end >= 0
        else prompt
    )


def _give(draft: _Draft, change: Change) -> None:
    thing, new = change.thing, PLACE_TAIL.sub("", change.new)
    if not new:
        thing, new = _thing_and_gift(draft.prompt, thing)
    if word := _class_words(new):
        draft.prompt = _set_class(draft.prompt, new, word)
        return
    if MORE.match(new) or not thing or PRONOUN.fullmatch(thing) or _names_picture(thing):
        draft.prompt = _appended(draft.prompt, _with(new))
        return
    found = find(draft.prompt, thing)
    who = bare(thing) if found is None or not _is_head(draft.prompt, found.start) else ""
    draft.prompt = _appended(draft.prompt, f"{who} {_with(new)}".strip())


def _names_picture(thing: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:the |that |this |my )?(?:[\w’-]+ ){1,2}(?:one|picture|image|version)|(?:image|picture|number|nr\.?|no\.?) ?\d",
            thing,
            re.I,
        )
    )


def _thing_and_gift(prompt: str, said: str) -> tuple[str, str]:
    """ "the fox a red hat", "the dog sunglasses": who gets it, and what."""
    parted = re.match(
        r"(?P<thing>.+?)\s+(?P<new>(?:an?|some|two|three|four|more|its own|un|una)\s.+)$", said
    )
    if parted:
        return parted["thing"], parted["new"]
    tokens = said.split()
    for end in range(len(tokens) - 1, 0, -1):
        if find(prompt, tokens[end - 1]):
            return " ".join(tokens[:end]), " ".join(tokens[end:])
    return (" ".join(tokens[:2]), " ".join(tokens[2:])) if len(tokens) > 2 else ("", said)


def _add(draft: _Draft, said_new: str, library: StyleLibrary) -> None:
    new = PLACE_TAIL.sub("", said_new)
    if _class_words(new) and len(new.split()) <= 3:
        _whole(draft, new, library)
        return
    if _styled(new, library) and len(new.split()) <= 3:
        _whole(draft, new, library)
        return
    counted = _counted(draft.prompt, new) if not MORE.match(new) else None
    draft.prompt = counted or _appended(draft.prompt, re.sub(r"^(?:的|了|个|一下)", "", new))


def _make(draft: _Draft, change: Change, library: StyleLibrary) -> None:
    thing, new = change.thing, change.new
    if not new:
        thing, new = _noun_and_look(draft.prompt, thing)
    new = PLACE_TAIL.sub("", new)
    if PRONOUN.fullmatch(thing) or not thing or _names_picture(thing):
        _whole(draft, new or thing, library)
    elif BACKGROUND.fullmatch(thing):
        _background(draft, new)
    elif re.match(
        r"(?:in|on|at|inside|under|by|near|beside|behind|next to)\s", new, re.I
    ) and not _is_colour(new):
        _place(draft, Change(kind=Kind.PLACE, thing=thing, new=new))
    elif not new:
        draft.prompt = _appended(draft.prompt, thing)
    elif _is_colour(new):
        _recolour(draft, thing, new)
    elif re.match(r"an?\s+(?!bit\b|little\b|lot\b)", new, re.I) and find(draft.prompt, thing):
        _replace(draft, Change(kind=Kind.REPLACE, thing=thing, new=new))
    else:
        _look(draft, thing, new)


def _noun_and_look(prompt: str, said: str) -> tuple[str, str]:
    """ "the street lamps dark blue": the longest beginning that the prompt names, and the rest."""
    tokens = said.split()
    for mark in ("look like ", "look ", "into ", "out of ", "be ", "to be "):
        if f" {mark}" in f" {said}":
            thing, _, new = f" {said}".partition(f" {mark}")
            return thing.strip(), (f"like {new}" if mark == "look like " else new)
    for end in range(len(tokens) - 1, 0, -1):
        if find(prompt, tokens[end - 1]) and low(tokens[end - 1]) not in small().article:
            return " ".join(tokens[:end]), " ".join(tokens[end:])
    for place in range(1, len(tokens)):
        if (
            re.fullmatch(r"more|less|a|much|slightly|very|bit|in|like|as", tokens[place], re.I)
            and place > 1
        ):
            return " ".join(tokens[:place]), " ".join(tokens[place:])
    if len(tokens) >= 3 and named_in(said, word_class("colour")):
        for place, token in enumerate(tokens):
            if token.casefold() in word_class("colour") and place > 1:
                return " ".join(
                    tokens[
                        : place - (low(tokens[place - 1]) in ("dark", "light", "bright", "pale", "deep"))
                    ]
                ), " ".join(
                    tokens[
                        place - (low(tokens[place - 1]) in ("dark", "light", "bright", "pale", "deep")) :
                    ]
                )
    return (" ".join(tokens[:-1]), tokens[-1]) if len(tokens) > 2 else (said, "")


def _recolour(draft: _Draft, thing: str, colour: str) -> None:
    """The thing gets its one new colour; the colours it had go."""
    tint = re.sub(
        r"^(?:to |in |all |completely |into |de color |color |warna |màu |en |in |w |bright-)",
        "",
        colour,
        flags=re.I,
    )
    name = bare(
        re.sub(
            r"(?:的颜色|の色|का रंग|’s colou?r)$|^(?:the )?(?:colou?r of (?:the )?|color de (?:la |el |los |las )?|couleur d\w* (?:la |l’)?|farbe (?:der|des|vom) |warna )",
            "",
            thing,
            flags=re.I,
        )
    )
    if UNSPACED.search(name):
        name = _colourless(name)
    found = find(draft.prompt, name)
    if found is None:
        draft.prompt = _appended(draft.prompt, _tinted(name, tint))
        return
    if UNSPACED.search(name) or HANGUL.search(name):
        before = _colourless_end(draft.prompt[: found.start])
        space = " " if HANGUL.search(name) else ""
        noun = draft.prompt[found.start : found.end]
        tinted = f"{tint}{space}{noun}" if space else _tinted(noun, tint)
        draft.prompt = before + tinted + draft.prompt[found.end :]
        return
    old = noun_phrase(draft.prompt, found)
    phrase = draft.prompt[old.start : old.end]
    for word in named_in(phrase, word_class("colour")):
        phrase = re.sub(
            rf"(?<!\w)(?:(?:dark|light|bright|pale|deep) )?{re.escape(word)}(?:的|の|い)?(?:[- ](?:and|und|y|et)[- ]\w+)?(?!\w)\s*"
            if not UNSPACED.search(word)
            else re.escape(word) + "(?:色)?(?:的|の)?",
            "",
            phrase,
            flags=re.I,
        )
    after = draft.prompt[old.end :]
    after = _without_colour_behind(after)
    noun = draft.prompt[found.start : found.end]
    at = phrase.rfind(noun)
    head = phrase[: at if at >= 0 else len(phrase)]
    draft.prompt = draft.prompt[: old.start] + _articled(head, _tinted(noun, tint)) + after


def _colourless(name: str) -> str:
    """ "红色的船" is a 船."""
    plain = re.sub(rf"(?:{_colour_words()})(?:色)?(?:的|の|い)?", "", name)
    return plain or name


def _colourless_end(before: str) -> str:
    """What stands before a noun, without the colour right before it."""
    return re.sub(rf"(?:{_colour_words()})(?:色)?(?:的|の|い)?\s*$", "", before)


def _colour_words() -> str:
    asian = [word for word in word_class("colour") if UNSPACED.search(word) or HANGUL.search(word)]
    return "|".join(sorted(asian, key=len, reverse=True))


def _without_colour_behind(after: str) -> str:
    """Romance languages put the colour behind: "una mesa roja"."""
    match = re.match(r"\s+([^\W_]+)", after)
    if match and match.group(1).casefold() in word_class("colour"):
        return after[match.end() :]
    return after


def _articled(head: str, phrase: str) -> str:
    plain = head.strip()
    if re.fullmatch(r"an?", plain, re.I):
        return f"{'an' if re.match('[aeiou]', phrase, re.I) else 'a'} {phrase}"
    return f"{head.rstrip()} {phrase}".strip() if not UNSPACED.search(phrase) else head + phrase


def _tinted(noun: str, tint: str) -> str:
    tongue = tongue_of(f"{noun} {tint}")
    if tongue == "de":
        return f"{noun} in {tint.capitalize()}"
    if UNSPACED.search(tint):
        return f"{tint.removesuffix('的').removesuffix('く').removesuffix('に')}{'の' if re.search('[ぁ-ん]', noun + tint) else '的'}{noun}"
    if tongue in ("es", "fr", "it", "pt", "id", "vi", "ar"):
        return f"{noun} {tint}"
    return f"{tint} {noun}"


def _look(draft: _Draft, thing: str, new: str) -> None:
    """A thing changes its size, age, stuff or state."""
    name = bare(thing)
    prompt = draft.prompt
    for group in words("wording")["opposites"]["pairs"]:
        if any(re.search(rf"\b{re.escape(word)}", new, re.I) for word in group):
            found = find(prompt, name)
            phrase = noun_phrase(prompt, found) if found else None
            if phrase:
                inner = prompt[phrase.start : phrase.end]
                for word in group:
                    inner = re.sub(rf"\b{re.escape(word)} (?=\w)", "", inner, flags=re.I)
                prompt = prompt[: phrase.start] + inner + prompt[phrase.end :]
    found = find(prompt, name)
    plain = DEGREE.sub("", new)
    one_word = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?|(?:more|less) [^\W\d_]+", plain)
    if found and one_word and tongue_of(f"{name} {plain}") == "en":
        old = noun_phrase(prompt, found)
        head = prompt[old.start : found.start]
        draft.prompt = prompt[: old.start] + _articled_look(head, plain) + prompt[found.start :]
        return
    draft.prompt = _appended(prompt, f"{name} {new}")


def _articled_look(head: str, look: str) -> str:
    return (
        re.sub(r"^an?\b", "an" if re.match("[aeiou]", look, re.I) else "a", head, flags=re.I)
        + f"{look} "
        if re.fullmatch(r"(?:an?|the|\w+)?\s*", head)
        else f"{head}{look} "
    )


def _whole(draft: _Draft, said_new: str, library: StyleLibrary) -> None:
    """Something about the picture as a whole: its time, weather, style, number or mood."""
    new = PLACE_TAIL.sub("", said_new).strip()
    if not new:
        return
    if _styled(new, library):
        _restyle(draft, new, library)
        return
    if word := _class_words(new):
        draft.prompt = _set_class(draft.prompt, new, word)
        return
    if counted := _counted(draft.prompt, new):
        draft.prompt = counted
        return
    if LOOK_LIKE.match(new):
        draft.prompt = _appended(
            draft.prompt,
            re.sub(r"^(?:look(?:s|ing)? (?:more )?(?:like|as if)|like) ", "as ", new, flags=re.I),
        )
        return
    if (
        re.match(r"(?:an?|un|una|une|ein|eine|einen)\s", new, re.I)
        and not FRAME.search(new)
        and len(new.split()) <= 4
    ):
        draft.prompt = _subject_swapped(draft.prompt, new)
        return
    if re.match(r"an?\s", new, re.I) and FRAME.search(new):
        draft.prompt = _appended(draft.prompt, f"as {new}")
        return
    draft.prompt = _appended(_opposed(draft.prompt, new), _again(draft.prompt, _mood(new)))


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
    for group in words("wording")["opposites"]["pairs"]:
        if any(re.search(rf"\b{re.escape(word)}\b", new, re.I) for word in group):
            others = frozenset(
                word for word in group if not re.search(rf"\b{re.escape(word)}\b", new, re.I)
            )
            clauses = [part for part in prompt.split(",") if part.strip().casefold() not in others]
            prompt = ",".join(clauses)
    return prompt


def _styled(text: str, library: StyleLibrary) -> bool:
    """True where a text names a style and says little else; "a red crayon" added is a thing."""
    return bool(library.mentions(text)) or bool(
        re.search(r"\b(?:in the )?(?:style|manner|look) of\b|\w+ style$|\w+ aesthetic$", text, re.I)
    )


def _restyle(draft: _Draft, new: str, library: StyleLibrary) -> None:
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
    draft.prompt = _appended(
        draft.prompt, f"as {plain}" if framed and tongue_of(plain) == "en" else plain
    )


def without_styles(prompt: str, library: StyleLibrary) -> str:
    """The prompt without clauses that only name a style; a neon sign in the scene stays."""
    parts = [part.strip() for part in prompt.split(",")]
    kept = []
    for place, part in enumerate(parts):
        named = library.mentions(part)
        only = named and place and len(part.split()) <= len(named[0][0].split()) + 2
        if only:
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


def _class_words(text: str) -> str:
    """The word of a time, season or weather that a short text is about, else ""."""
    if len(text.split()) > 6:
        return ""
    for name in ("time", "season", "weather"):
        found = named_in(text, word_class(name))
        if found:
            return found[0]
    return ""


def _class_of(word: str) -> frozenset[str]:
    return next(
        (word_class(name) for name in ("time", "season", "weather") if named_in(word, word_class(name))),
        frozenset(),
    )


def _set_class(prompt: str, new: str, word: str) -> str:
    plain = re.sub(r"^(?:a |an |the )(?=\w+$)", "", DEGREE.sub("", new), flags=re.I)
    kin = _class_of(word)
    clash = kin | (frozenset({"noon", "sunny"}) if kin == word_class("weather") else frozenset())
    if kin == word_class("season"):
        clash |= (
            {"snow", "snowy", "snowing"}
            if not re.search("winter|invierno|hiver|зим|kış|dingin|đông|冬|겨울", word, re.I)
            else set()
        )
    rest = without_class(
        prompt, frozenset(other for other in clash if other.casefold() not in plain.casefold().split())
    )
    phrase = words("wording")["phrase"].get(plain.casefold(), "")
    if not phrase:
        phrase = re.sub(r"^(?:look(?:s)? like|like|into) ", "", new, flags=re.I)
    if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", rest, re.I):
        return rest
    return _appended(rest, phrase)


def _is_colour(text: str) -> bool:
    plain = re.sub(
        r"^(?:a |an |to |in |all |into |bright |dark |light |pale |deep |de color |color |warna |màu |en |completely |mostly )+",
        "",
        text.strip(),
        flags=re.I,
    )
    plain = re.sub(r"(?:的|く|に|の|色で?|으로|로| colou?red| colou?r)$", "", plain)
    listed = word_class("colour")
    every = [
        part
        for part in re.split(r"[\s-]+(?:and|und|y|et|e|и|та|i|ve|dan|và)[\s-]+|[\s-]", plain)
        if part
    ]
    return (
        bool(every)
        and len(every) <= 3
        and all(
            part.casefold() in listed
            or part.casefold() + "い" in listed
            or f"{part}色" in listed
            or re.fullmatch(
                r"dark|light|bright|pale|deep|oscuro|claro|foncé|clair|scuro|chiaro|ish", part, re.I
            )
            for part in every
        )
    )


def _counted(prompt: str, new: str) -> str | None:
    """ "two foxes" for "a fox": the number of something that the prompt has already."""
    match = COUNTED.match(new)
    if match is None or len(match["noun"].split()) > 3:
        return None
    noun = re.sub(r"^of (?:them|these|those|it)$", "", match["noun"])
    if not noun:
        return _first_counted(prompt, match["number"])
    found = find(prompt, noun.split()[-1])
    if found is None:
        return None
    old = noun_phrase(prompt, found)
    adjectives = bare(prompt[old.start : found.start].strip())
    adjectives = (
        re.sub(rf"^(?:{'|'.join(words('wording')['number']['words'])}|\d+)\b\s*", "", adjectives)
        if adjectives
        else ""
    )
    if low(adjectives) in small().article:
        adjectives = ""
    return (
        prompt[: old.start]
        + " ".join(part for part in (match["number"], adjectives, noun) if part)
        + prompt[found.end :]
    )


def _first_counted(prompt: str, number: str) -> str:
    first = re.match(r"(?:an?|one|the)\s+(\S+)", prompt, re.I)
    return (
        re.sub(r"^(?:an?|one|the)\s+", f"{number} ", prompt, count=1, flags=re.I)
        if first
        else _appended(prompt, number)
    )


def _subject_swapped(prompt: str, new: str) -> str:
    """ "Make it a wolf" puts a wolf where the first thing of the prompt was."""
    tokens = list(re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*|,", prompt))
    for token in tokens[1:]:
        if token.group(0) == "," or leads(low(token.group(0))):
            return f"{new} {prompt[token.start() :]}".replace(" ,", ",")
    return new if prompt else f", {new}"


def _is_head(prompt: str, place: int) -> bool:
    before = [low(token) for token in re.findall(r"[^\W_]+", prompt[:place])]
    return "," not in prompt[:place] and not any(leads(word) for word in before)


def _with(new: str) -> str:
    if (
        re.match(r"(?:with|wearing|holding|carrying|con|avec|mit|com|с|з|z|dengan|với)\b", new, re.I)
        or tongue_of(new) != "en"
    ):
        return new
    return f"with {new}"


def _appended(prompt: str, new: str, *, comma: bool = True) -> str:
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


def _listed(thing: str) -> list[str]:
    parts = re.split(
        r",\s*(?:and |or )?|\s+(?:and|or|y|e|et|und|ed|и|і|та|i|oraz|ve|dan|và)\s+|和|、|と", thing
    )
    return [part.strip() for part in parts if part.strip()]


class _TextEdit:
    """Words in quotes that shall stand in the picture: they take the place of the old ones."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._quoted = [match.group(0) for match in QUOTED.finditer(said)]
        outside = QUOTED.sub(" ", said)
        self._plain = outside
        speaks = speaks_of_text(outside)
        swaps = len(self._quoted) == 2 and re.search(
            r"replace|change|swap|instead|not|cambia|ersetz|замени|换|変え|바꿔|→|->", outside, re.I
        )
        bare_quote = len(self._quoted) == 1 and len(outside.split()) <= 6
        self.applies = bool(self._quoted) and bool(speaks or swaps or bare_quote)

    def into(self, before: str) -> str:
        new = self._new()
        old = [match.group(0) for match in QUOTED.finditer(before)]
        if not old:
            plain = self._unquoted(before)
            return plain or _appended(before, self._clause(new))
        target = self._old(old, new)
        return before.replace(target, target[0] + new[1:-1] + target[-1], 1)

    def _unquoted(self, before: str) -> str:
        """The old words may stand in the prompt without quotation marks."""
        if len(self._quoted) < 2:
            return ""
        gone = next((quote for quote in self._quoted if quote != self._new()), "")
        return (
            re.sub(re.escape(gone[1:-1]), lambda _: self._new(), before, count=1, flags=re.I)
            if gone[1:-1].casefold() in before.casefold()
            else ""
        )

    def _new(self) -> str:
        if len(self._quoted) == 1:
            return self._quoted[0]
        first_gone = re.search(
            r"(?:instead of|rather than|not|anstatt|statt|en vez de|au lieu de|вместо|замість)\W*$",
            self._said[: self._said.rfind(self._quoted[-1])],
            re.I,
        )
        return self._quoted[0] if first_gone else self._quoted[-1]

    def _old(self, old: list[str], new: str) -> str:
        said = {quote[1:-1].casefold() for quote in self._quoted if quote != new}
        named = next((quote for quote in old if quote[1:-1].casefold() in said), None)
        return named or max(old, key=lambda quote: difflib.SequenceMatcher(None, quote, new).ratio())

    def _clause(self, new: str) -> str:
        thing = re.search(
            r"\b(sign|banner|title|label|caption|headline|plate|poster|shirt|t-shirt|hat|cup|mug|door|wall|cover|flag|board|logo|cake|ship|boat)\b",
            self._plain,
            re.I,
        )
        return (
            f"{thing.group(1).lower()} reading {new}"
            if thing and thing.group(1).lower() not in ("title", "caption", "headline")
            else f"with the text {new}"
        )


__all__ = ["Merged", "StyleKind", "merged", "without_styles"]

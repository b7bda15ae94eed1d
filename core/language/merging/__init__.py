"""An edit is merged into the prompt of the picture it changes, clause by clause."""

import re
from dataclasses import dataclass, replace

from core.language.bilingual import places_of
from core.language.change import Change, Kind
from core.language.edits import changes, clauses
from core.language.loose_ends import tidied
from core.language.merging.counts import recounted_old
from core.language.merging.draft import PRONOUN, Draft
from core.language.merging.lettering import TextEdit, quoted_plainly, unlettered
from core.language.merging.looks import exchanged, make
from core.language.merging.places import background, is_scene, place, scenes
from core.language.merging.postures import reposed
from core.language.merging.talk import without_talk
from core.language.merging.things import add, exchange, give, people_gone, remove
from core.language.merging.whole import JOINT, tints, whole
from core.language.quotes import STAND_IN, restored, shielded
from core.language.spoken import tidy
from core.language.styles import StyleLibrary, presets
from core.language.wording import bare, find, low, word_class

__all__ = ["Merged", "merged"]

DESERTED = re.compile(r"(?:look )?(?:more )?(?:deserted|empty|abandoned|completely empty)", re.I)

#: "Just have purple smoke" where there is orange smoke.
USED = re.compile(r"(?:just |only |maybe )*(?:have|use|try|go (?:for|with)) ", re.I)
#: "A robot gardener in there as well": beside what is there.
BESIDE = re.compile(
    r"(?:an?|some|two|three|four|five) .+ (?:in (?:there|it|the (?:picture|scene|image))|as well|too|also)",
    re.I,
)
#: "Just the snowman": what is there needs no telling.
KNOWN_THING = re.compile(
    r"(?:the|my|his|her|der|die|das|el|la|le|il|o|de|het) [^\W\d_]+|nothing|no nothing", re.I
)
#: Nobody asks for more in one message; each is looked for in all of the prompt.
CHANGES_MAX = 30


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


def merged(before: str, said: str, *, library: StyleLibrary | None = None, blank: str = "") -> Merged:
    """The prompt of the changed picture.

    ``before`` may be empty (a photo of somebody's own): then ``blank`` stands for it.
    """
    draft = Draft(prompt=unlettered(before, said))
    said = quoted_plainly(before, said)
    texts = TextEdit(said)
    shield, quotations = shielded(said)
    if texts.applies:
        lettered, shield = _lettered(shield, quotations)
        draft.prompt = (texts if lettered == said else TextEdit(lettered)).into(before)
        draft.change.append(tidy(lettered))
    asked = without_talk(before, changes(shield))[:CHANGES_MAX]
    for change in asked:
        _apply(draft, _without_old(draft, change), library or presets())
    draft.prompt = reposed(before, draft.prompt, asked)
    done = _closed(draft, blank)
    back = [restored(part, quotations) for part in done.change]
    return Merged(
        prompt=restored(done.prompt, quotations),
        change=tuple(back),
        keep=done.keep,
        gone=done.gone,
        undone=done.undone,
    )


def _lettered(shield: str, quotations: tuple[str, ...]) -> tuple[str, str]:
    """The words about the words in the picture, and what else a change asks for: "… and make the door red"."""
    parts = [piece for part in clauses(shield) for piece in _pieces(part)]
    lettering = [part for part in parts if STAND_IN.search(part)]
    others = [part for part in parts if not STAND_IN.search(part)]
    said = restored(", ".join(lettering), quotations)
    if not others or not lettering or not TextEdit(said).applies:
        return restored(shield, quotations), ""
    return said, ". ".join(others)


def _pieces(part: str) -> list[str]:
    """What is asked for behind the words in quotes stands on its own: "…, and a pink mug"."""
    if not STAND_IN.search(part):
        return [part]
    found = re.match(
        rf"(?P<lettered>.*{STAND_IN.pattern}[^,]*),\s+(?:(?:{JOINT}|but|also)\s+)*(?P<rest>[^,].+)", part
    )
    if found is None or STAND_IN.search(found["rest"]):
        return [part]
    return [found["lettered"], found["rest"]]


def _closed(draft: Draft, blank: str) -> Merged:
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


def _without_old(draft: Draft, change: Change) -> Change:
    """Of "blue, not red" the red goes; where nothing else says what becomes blue, it takes its place."""
    if not change.old or change.kind in (Kind.REMOVE, Kind.KEEP, Kind.NOTHING, Kind.REPLACE):
        return change
    if change.kind is Kind.GIVE and change.new and find(draft.prompt, change.old) is not None:
        return replace(change, kind=Kind.REPLACE, thing=change.old, old="")
    if change.thing and not PRONOUN.fullmatch(change.thing):
        return exchanged(draft, change)
    new = re.sub(r"^(?:only|just|exactly) ", "", change.new, flags=re.I)
    if counted := recounted_old(draft.prompt, change.old, new):
        draft.prompt = counted
        draft.change.append(change.words)
        return replace(change, kind=Kind.NOTHING, words="")
    if find(draft.prompt, change.old) is None:
        draft.gone.append(bare(change.old))
        return replace(change, new=new)
    return replace(change, kind=Kind.REPLACE, thing=change.old, new=new)


def _described(draft: Draft, part: str, library: StyleLibrary) -> None:
    """Words that no rule reads: a place is where it all is, what the prompt says already is not said twice."""
    if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", draft.prompt, re.I):
        return
    if KNOWN_THING.fullmatch(part) and find(draft.prompt, bare(part)) is not None:
        return
    last = part.split()[-1] if part else ""
    if len(part.split()) <= 2 and places_of(last, scenes()) and find(draft.prompt, last) is None:
        background(draft, part)
        return
    whole(draft, part, library)


def _apply(draft: Draft, change: Change, library: StyleLibrary) -> None:
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
            remove(draft, change.thing)
        case Kind.REPLACE:
            exchange(draft, change)
        case Kind.PLACE if not change.thing and tints(change.new):
            whole(draft, change.new, library)
        case Kind.PLACE:
            place(draft, change)
        case Kind.GIVE:
            give(draft, change)
        case Kind.ADD if USED.match(change.words) and low(change.new.split()[0]) in word_class("colour"):
            whole(draft, change.new, library)
        case Kind.ADD:
            add(draft, change.new, library)
        case Kind.MAKE:
            make(draft, change, library)
        case Kind.WHOLE if BESIDE.fullmatch(change.new):
            add(draft, change.new, library)
        case Kind.WHOLE if is_scene(change.new):
            background(draft, change.new)
        case Kind.WHOLE:
            if DESERTED.fullmatch(change.new):
                people_gone(draft)
            whole(draft, change.new, library)
        case Kind.OTHER:
            for part in re.split(rf",\s+(?:(?:{JOINT})\s+)?", change.new):
                _described(draft, part, library)
    draft.change.append(change.words)

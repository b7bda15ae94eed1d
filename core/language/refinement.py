"""A message in its conversation becomes a prompt that stands alone, offline and by rules."""

import asyncio
import re
from dataclasses import replace

from core.conversation import Context, Intent, Refinement, Role, Slots, Taken, TakenKind, ThreadPicture
from core.language import contrast
from core.language.alike import fold
from core.language.bilingual import names_in
from core.language.describing import content
from core.language.discussion import addition, named_with, names_nothing, spoken_of
from core.language.edits import grammar, keep_else, verb
from core.language.hints import change_within
from core.language.lasting import Lasting, lasting
from core.language.merging import Merged, merged
from core.language.options import LISTED, chosen_option
from core.language.prefaces import prefaces
from core.language.reference import meant_picture, picture_of
from core.language.rephrasing import rephrased
from core.language.retelling import painted
from core.language.scrubbing import public_sentences, without_orders
from core.language.series import continued
from core.language.shells import shells
from core.language.signs import Signed, listed
from core.language.slips import without_slips
from core.language.slots import slots_of
from core.language.spoken import lexicon, request, said, tidy
from core.language.styles import StyleLibrary, presets
from core.language.tongues import tongue_of, words
from core.language.trimming import trimmed
from core.language.unwanted import joined, ruled_out, without_unwanted
from core.language.which import about_change
from core.pictures import PaintParams, RefinedPrompt

#: What stands for a person's own photo, of which no words are known.
PHOTO = "the photo"
#: "Yes that, with a lantern".
AGREED = re.compile(
    r"^(?:yes|yeah|yep|ok|okay|sure|ja|oui|sí|si|sim|да|так|tak|evet|ya)[,!. ]+(?=(?:that|this|it|please|das|bitte|ça|eso|isso|to|это|це|bunu|itu)\b)",
    re.I,
)
#: "another one", "again, please", "with a new seed": a variation's own words, which show nothing.
AGAIN = re.compile(
    r"\b(?:another|again|one more|once more|once again|more like (?:this|that|it|these)|similar|same|repeat|roll|spin|reroll|re-roll|redo|retry|try|different|new|fresh|other|seed|version|variation|variant|variants|variations|versions|one|ones|take|attempt|go|model|this|that|it|give|me|us|make|do|generate|draw|show|a|an|the|of|with|please|some|few|two|three|four|more|like|picture|image|and|just|but|using|use|in|time|random|let|see|can|you|i|want|[uv][1-4]|number|first|second|third|fourth|last|[1-4]|from|on|for|mine|my|your|idea|something|prompt|alternative|alternatives|options|option|to|up|upscale|upscaled|enlarge|bigger|larger|higher|resolution|increase|res|hd|size|quality|sharper|full|print)\b",
    re.I,
)

#: "Turn our dog into a painting": of a photo that nobody has described, whom it shows.
SHOWN = re.compile(
    r"^(?:turn|transform|make|convert|change|draw|paint) (?:my|our) (?P<who>[a-z]+(?: [a-z]+)??) (?:into|look|as|like)\b"
    r"|^(?:put|place|set|show) (?:my|our|this|the) (?P<what>(?!photo|picture|image|pic|selfie)[a-z]+(?: [a-z]+)??) (?:on|in|onto|into|at|next to|in front of|against)\b",
    re.I,
)

#: The shape is said among the parameters.
FORMAT = re.compile(
    r",?\s*(?:but |in |as )?(?:an? )?(?:square|portrait|landscape|vertical|horizontal|wide ?screen|tall)(?: (?:format|orientation|version|mode))?$",
    re.I,
)
FORMAT_FIRST = re.compile(
    r"^(?:an? )?(?:square|vertical|horizontal|wide|tall|(?:portrait|landscape)(?= (?:format|version|this time|mode)))(?: (?:format|version|one|this time|again|please))*\s*(?:\(\s*\))?\s*[:,]\s*(?=\w)",
    re.I,
)
SAME_STYLE = Signed(re.compile(
    r"(?:^|,|\.)\s*(?:(?:and|but) )?(?:(?:with|in|using) )?(?:the )?same (?:style|look|vibe|feel|treatment|mood|aesthetic|manner|series|set)(?: (?:as (?:before|above|always|last time|the (?:last|first|other)s? ?(?:ones?)?|the rest|(?:chapter|page|card|number|no\.?|part|week|day|panel|sticker) \w+)|again|please))*(?:,? (?:obviously|of course|please|naturally))?(?=$|[,.:;])[:;]?"
    r"|,?\s*(?:même style|meme style|mismo estilo|(?:im )?gleiche[nr]? stil|stesso stile|mesmo estilo|тот же стиль|в том же стиле|той самий стиль|ten sam styl|aynı stil(?:de)?|zelfde stijl)(?=$|[,.])"
    r"|,?\s*(?:w tym samym (?:klimacie|stylu)|en el mismo estilo|dans le même style|(?:im|in dem) (?:selben|gleichen) stil|nello stesso stile|no mesmo estilo|в тому ж стилі|aynı tarzda|dengan gaya yang sama|in dezelfde stijl)(?: (?:co|de|que|wie|di|como|что|що|als|seperti) ?(?:zawsze|wcześniej|poprzednio|siempre|antes|d['’]habitude|avant|immer|vorher|zuletzt|sempre|раньше|всегда|раніше|завжди|altijd|daarnet|biasa|tadi))?(?=$|[,.])"
    r"|,?\s*(?:but |and )?(?:in|with|using) (?:the|that|this|its) (?:same )?(?:style|look|manner)(?: as (?:before|above|the (?:last|first|other) one|that|this))?(?=$|[,.])|,?\s*(?:the )?same style(?: as before)?(?=$|[,.])",
    re.I,
), listed(
    "same style look manner estilo stil stilde stile стиль стиле стилі styl stijl samym mismo même meme selben gleichen"
    " stesso mesmo tarzda sama dezelfde"
))  # fmt: skip


#: "Same vibe, new subject: a night watchman".
NEW_SUBJECT = re.compile(
    r"^(?:(?:and|but) )?(?:an? )?(?:new|next|other|different)(?: (?:subject|topic|motif|one|thing|asset|card|page))?[:,]\s*",
    re.I,
)
#: Of a message that is longer than this and twice its limit, the end is not read.
READ_MAX = 2_000


#: Words of each kind that word lists are read for.
WARMING = "draw a red fox in the snow, 16:9, in watercolor, without people"


def read_rules(tongue: str) -> None:
    for read in (lexicon, grammar, verb, shells, prefaces, ruled_out, contrast.pattern):
        read(tongue)


class OfflineRefiner:
    """Implements `core.ports.Refiner`; ``library``: the styles that it knows by name."""

    def __init__(self, library: StyleLibrary | None = None) -> None:
        self._library = library or presets()
        self._tongues = {"en"}

    def warm(self) -> None:
        """Read the word lists at the start, not while the first person waits."""
        for intent in (Intent.GENERATE, Intent.EDIT, Intent.VISUALIZE):
            self._made(WARMING, intent, Slots(), Context())
        for tongue in words("edits"):
            verb(tongue)  # every change is tried with those of all languages
        names_in("en", WARMING)
        self._library.warm()

    async def refine(
        self, text: str, intent: Intent, slots: Slots, context: Context, *, length_max: int
    ) -> Refinement:
        text = without_slips(trimmed(text, max(READ_MAX, 2 * length_max)))
        await self._read_for(text)
        made = self._made(text, intent, slots, context)
        short = trimmed(made.prompt, length_max)
        return replace(made, prompt=RefinedPrompt(short), trimmed=short != made.prompt)

    async def _read_for(self, text: str) -> None:
        """The rules of a language, when it is first spoken, in a thread: those of all take 4 MiB and a
        quarter of a second, and a house speaks few."""
        tongue = tongue_of(text)
        if tongue not in self._tongues:
            await asyncio.to_thread(read_rules, tongue)
            self._tongues.add(tongue)

    def _made(self, text: str, intent: Intent, slots: Slots, context: Context) -> Refinement:
        match intent:
            case Intent.EDIT:
                return self._edited(text, slots, context)
            case Intent.VARIATION | Intent.UPSCALE:
                return self._repeated(text, intent, slots, context)
            case Intent.VISUALIZE:
                return self._seen(text, slots, context)
            case _:
                return self._fresh(text, slots, context)

    def _fresh(self, text: str, slots: Slots, context: Context) -> Refinement:
        described = said(text)
        if (not described or names_nothing(described)) and context.turns:
            return self._seen(text, slots, context)
        described = self._answered(described, context)
        described = continued(tidy(text), described, context.newest.prompt if context.pictures else "")
        return self._new(
            described or tidy(without_orders(text)) or text.strip() or "a picture", slots, context
        )

    def _answered(self, described: str, context: Context) -> str:
        """A bare style answers the bot's question about the thing that was asked for before."""
        named = self._library.mentions(described)
        only = named and len(described.split()) <= len(named[0][0].split()) + 1
        mine = [
            turn.text
            for turn in context.turns
            if turn.role.value == "user" and turn.user in (context.author, "")
        ]
        if context.asked and only and mine and said(mine[-1]):
            return f"{said(mine[-1])}, {named[0][0]}"
        return described

    def _new(self, described: str, slots: Slots, context: Context, *, subject: str = "") -> Refinement:
        """The wish with what holds for all of the author's pictures: a style, and what never to show."""
        kept = lasting(context, self._library)
        plain, unwanted = without_unwanted(described)
        said_never = () if unwanted else slots.negative
        never = joined(unwanted, said_never, context.negative, kept.never)
        if slots.aspect_ratio:
            plain = FORMAT.sub("", FORMAT_FIRST.sub("", plain)) or plain
        prompt, style, taken = self._styled(plain, slots, context, kept)
        if subject:
            taken.append(Taken(kind=TakenKind.SUBJECT, value=subject))
        taken += [
            Taken(kind=TakenKind.NEGATIVE, value=item)
            for item in never
            if item in (*kept.never, *context.negative)
        ]
        params = replace(_params(context.settings, slots), style=style)
        return Refinement(
            prompt=RefinedPrompt(prompt), negative=", ".join(never), params=params, taken=tuple(taken)
        )

    def _styled(
        self, plain: str, slots: Slots, context: Context, kept: Lasting
    ) -> tuple[str, str | None, list[Taken]]:
        if SAME_STYLE.search(plain) and (style := kept.style or self._newest_style(context)):
            plain = tidy(NEW_SUBJECT.sub("", tidy(SAME_STYLE.sub("", plain)))) or plain
            return _with_clause(plain, style), style, [Taken(kind=TakenKind.STYLE, value=style)]
        named = next((word for word, _ in self._library.mentions(plain)), None)
        own = (
            slots.style if slots.style and (named is None or fold(slots.style) in fold(plain)) else named
        )
        if own:
            return _with_clause(plain, own), own, []
        carried = kept.style or context.settings.style or ""
        if carried:
            return _with_clause(plain, carried), carried, [Taken(kind=TakenKind.STYLE, value=carried)]
        if kept.genre and len(plain.split()) <= 3:
            world = (
                f"{kept.genre.name}, {kept.genre.signature}" if kept.genre.signature else kept.genre.name
            )
            return (
                f"{plain}, {world}",
                kept.genre.name,
                [Taken(kind=TakenKind.STYLE, value=kept.genre.name)],
            )
        return plain, None, []

    def _newest_style(self, context: Context) -> str:
        """The style of the newest picture, as its parameters or its prompt have it."""
        newest = context.newest if context.pictures else None
        if newest is None:
            return ""
        named = [word for word, _ in self._library.mentions(newest.prompt)]
        return newest.params.style or (named[-1] if named else "")

    def _seen(self, text: str, slots: Slots, context: Context) -> Refinement:
        wish = AGREED.sub("", request(text))
        extra = addition(LISTED.sub("", wish))
        own = "" if names_nothing(wish) else said(text)
        option = chosen_option(wish, context)
        spoken = option or spoken_of(own or wish, _since_picture(context, own))
        newest = context.newest if context.pictures else None
        if not spoken and newest is not None and newest.prompt and not own:
            return self._again_with(newest, extra, slots, context)
        described = named_with(spoken, own) if spoken and own and not option else spoken or own
        if extra and spoken:
            described = merged(described, extra, library=self._library).prompt
        if not described:
            told = _last_told(context) if names_nothing(wish) else ""
            described = told or said(text) or tidy(without_orders(text)) or "a picture"
        return self._new(described, slots, context, subject=spoken)

    def _again_with(
        self, newest: ThreadPicture, extra: str, slots: Slots, context: Context
    ) -> Refinement:
        """ "What would that look like with two foxes" is about the picture that hangs there."""
        done = (
            merged(newest.prompt, extra, library=self._library)
            if extra
            else Merged(prompt=newest.prompt)
        )
        params = _params(replace(newest.params, seed=None), slots)
        taken = (Taken(kind=TakenKind.SUBJECT, value=newest.prompt),)
        return Refinement(
            prompt=RefinedPrompt(done.prompt),
            negative=_joined(newest.negative, slots.negative, done.gone),
            params=params,
            taken=taken,
        )

    def _edited(self, text: str, slots: Slots, context: Context) -> Refinement:
        target = meant_picture(text, context, slots.target)
        picture = picture_of(target, context)
        text = change_within(text) or text
        before = without_orders(picture.prompt) if picture else ""
        asked = about_change(request(text), picture, context)
        wish = rephrased(asked)
        if wish != asked:
            plainer = slots_of(wish, Intent.EDIT, context)
            slots = replace(slots.completed(plainer), negative=plainer.negative)
        shown = SHOWN.match(asked)
        blank = f"{PHOTO} of the {shown['who'] or shown['what']}" if shown else PHOTO
        done = merged(before, wish, library=self._library, blank=blank)
        prompt = done.prompt or said(text) or PHOTO
        plain, unwanted = without_unwanted(prompt) if done.change else (prompt, [])
        params = _params(picture.params if picture else PaintParams(), slots)
        restyled = next((word for word, _ in self._library.mentions(" ".join(done.change))), None)
        old = picture.negative if picture else ()
        return Refinement(
            prompt=RefinedPrompt(plain),
            instruction=_instruction(done, slots, text),
            negative=_joined(
                old, () if done.gone else _things(slots.negative), (*done.gone, *unwanted), prompt=plain
            ),
            target=target,
            params=replace(params, style=slots.style or restyled or params.style),
            keep=(*done.keep, *((before,) if before else ())),
            change=done.change or _formats(slots),
            taken=_from(target, picture),
        )

    def _repeated(self, text: str, intent: Intent, slots: Slots, context: Context) -> Refinement:
        target = meant_picture(text, context, slots.target)
        picture = picture_of(target, context)
        before = without_orders(picture.prompt) if picture else ""
        wish = request(text)
        done = Merged(prompt=before)
        if intent is Intent.VARIATION and _changes_something(wish):
            done = merged(before, wish, library=self._library, blank=PHOTO)
        start = picture.params if picture else PaintParams()
        if intent is Intent.VARIATION:
            start = replace(start, seed=None, count=1)
        params = _params(start, slots)
        old = picture.negative if picture else ()
        return Refinement(
            prompt=RefinedPrompt(done.prompt or said(text) or PHOTO),
            negative=_joined(old, slots.negative, done.gone),
            target=target,
            params=replace(params, style=slots.style or params.style),
            change=done.change,
            taken=_from(target, picture),
        )


def _last_told(context: Context) -> str:
    """What the author said last, where nothing in the talk describes anything by the rules."""
    own = [
        turn.text
        for turn in context.turns
        if turn.role is Role.USER and turn.user in (context.author, "")
    ]
    for text in reversed(own):
        shown = [painted(one) for one in public_sentences(text) if len(content(one)) > 1]
        if shown:
            return shown[-1]
    return ""


def _things(negative: tuple[str, ...]) -> tuple[str, ...]:
    """What must not be seen, without what only sounded like it: "wait no make the scarf …"."""
    return tuple(item for item in negative if len(item.split()) <= 3 and not verb("en").match(item))


def _with_clause(prompt: str, style: str) -> str:
    return prompt if fold(style) in fold(prompt) else f"{prompt}, {style}"


def _since_picture(context: Context, own: str) -> Context:
    """Without a name, only what was said after the newest picture can be meant before the picture itself."""
    if own or not context.pictures:
        return context
    return replace(context, turns=context.turns[context.newest.turn + 1 :])


def _changes_something(wish: str) -> bool:
    """True where a variation says more than "again": "another, but at night"."""
    rest = tidy(AGAIN.sub(" ", wish))
    return bool(re.search(r"\b(?:but|with|in|at|without|no)\b", wish, re.I)) and any(
        len(word) > 2 for word in rest.split()
    )


def _instruction(done: Merged, slots: Slots, text: str) -> str:
    what = "; ".join(done.change) or ", ".join(_formats(slots)) or said(text) or request(text)
    kept = (
        f"keep {' and '.join(done.keep)}, " if done.keep and keep_else(text).startswith("keep") else ""
    )
    return f"{what}, {kept}{keep_else(text)}" if what else keep_else(text)


def _formats(slots: Slots) -> tuple[str, ...]:
    said_formats = [("aspect ratio", slots.aspect_ratio), ("resolution", slots.resolution)]
    return tuple(f"change the {name} to {value}" for name, value in said_formats if value)


def _from(target: str | None, picture: ThreadPicture | None) -> tuple[Taken, ...]:
    """The picture that a change starts from, by what it shows."""
    if target is None:
        return ()
    shown = picture.prompt if picture and picture.prompt else target
    return (Taken(kind=TakenKind.PICTURE, value=shown),)


def _joined(
    old: tuple[str, ...], said_now: tuple[str, ...], gone: tuple[str, ...], *, prompt: str = ""
) -> str:
    """Everything that must not be seen; what the new prompt shows again is wanted again."""
    every = joined(gone, old, said_now)
    return ", ".join(item for item in every if not prompt or fold(item) not in fold(prompt))


def _params(start: PaintParams, slots: Slots) -> PaintParams:
    return replace(
        start,
        aspect_ratio=slots.aspect_ratio or start.aspect_ratio,
        resolution=slots.resolution or start.resolution,
        count=slots.count or start.count,
        seed=slots.seed if slots.seed is not None else start.seed,
        model=slots.model or start.model,
        factor=slots.factor,
    )

"""An edit in words, taken apart: what goes, what comes, what changes its looks, what must stay."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from core.language import contrast
from core.language.apart import ADDED, GONE, each_with_verb, verbless
from core.language.change import Change, Kind
from core.language.deeds import doing, done
from core.language.linking import linked
from core.language.rephrasing import rephrased
from core.language.shells import blamed, disliked, is_aside, unshelled, without_fillers
from core.language.spoken import tidy, without_courtesy
from core.language.tongues import UNSPACED, tongue_of, words

#: The order in which patterns are tried; `text` needs a quotation and is looked at by the merger.
ORDER = (
    Kind.NOTHING, Kind.KEEP, Kind.REPLACE, Kind.REMOVE, Kind.GIVE, Kind.PLACE, Kind.ADD, Kind.MAKE, Kind.WHOLE,
)  # fmt: skip
LEADS = re.compile(
    r"^(?:(?:my |our |the )(?:sister|brother|mum|mom|mother|dad|father|wife|husband|daughter|son|friend|boss|client|teacher|aunt|uncle|gran\w*|nephew|niece|colleague|neighbou?r) (?:says|thinks|reckons|feels|said|suggests|suggested)(?: that)? (?=(?:it|the|he|she|they|there|we|you|make|add|put|more|less)\b)|(?:just |only |and )?(?:an? |one |two |three |four |five |a few |a couple of |some |\d )(?:further |more |last |small |tiny |quick |little |final |other )*(?:tweaks?|changes?|things?|edits?|requests?|notes?|corrections?|thoughts?|points?|fix(?:es)?)[:;,.]+\s+|i (?:should|would|’d) be (?:most |very |so |really )?(?:grateful|obliged|glad|happy|delighted|pleased) if (?:you (?:could|would|might) )?|would you kindly |might i (?:ask|trouble) you (?:to|for) |(?:sorry,? )?(?:it['’]s )?me again[,:! ]+(?=\w)|(?:ok(?:ay)?,? )?(?:one |the )?(?:very )?(?:last|more|final) (?:one|thing|tweak|change|edit|request)(?: for (?:today|now))?(?:,? (?:i|we) (?:swear|promise))?[,:! ]+(?=\w)|(?:ok(?:ay)?|hey|hi|hello|so|now|and|but|also|then|well|oh|hmm+|yes|yeah|no|just|maybe|perhaps|actually|great|nice|cool|perfect|lovely|"
    r"please|bot|wait|instead|finally|next|again|sorry|only)(?:[,!.:;–—-]+\s*|$)|(?:and|but|also|then|now|just|maybe|actually|so|ok|okay|please|hey) (?=\w)|"
    r"(?:in|on|for|with) the [\w’-]+(?: [\w’-]+)? (?:one|picture|image|pic|version|photo)(?:,\s*| )(?=\w)|"
    r"(?:can|could|may|might) (?:i|we) (?:please |maybe |just )*(?:get|have|see)(?: (?:it|this|that|one|him|her)\b)?(?: |$)|(?:would it be|is it) possible (?:for you )?to |would you be able to |could i ask you to |i was wondering (?:if|whether) you (?:could|can) |(?:would|do) you mind (?:if )?|(?:nah|nope|meh),? (?=(?:plain|just|an?|the|in|with|some|more|less|go)\b)|(?:actually |wait |no |nah |ok |k )+(?=(?:make|add|put|give|change|turn|remove|use|swap|replace|now|with)\b)|like (?=(?:can|could|i|we|you|it|maybe|make|add|put|give)\b)|"
    r"(?:can|could|would|will|might) (?:you|u|we|i) (?:please |maybe |also |just |now |try to |perhaps |possibly )*|i(?:’d| would) (?:like|love|prefer) (?:you )?to |i(?:’d| would) (?:like|love|prefer) (?:it )?if (?:you |we )?(?:could |can )?|"
    r"i want (?:you )?to (?:see )?|i(?:’d| would) rather (?:see |have )?|let’?s (?:try |just |also |maybe |now )*|let us |try (?:to |and )?(?=\w+ (?:it|the|a|an|some)\b)|how about (?:you |we )?|what about |what if (?:you |we )?|"
    r"(?:do you think )?(?:you|we) (?:can|could) |any chance (?:you (?:can|could)|of) |is it possible to |go ahead and |feel free to |i think (?:you should |we should |it )?|"
    r"¿?(?:me )?(?:puedes|podrías|puede|podés) (?:por favor )?|(?:você )?(?:pode|poderia|podes) |(?:est-ce que )?(?:tu peux|tu pourrais|peux-tu|pourrais-tu|pouvez-vous) |(?:kannst|könntest|würdest) du (?:bitte |mal |noch )*|"
    r"(?:kun|kan|zou|wil) (?:je|u|jij) (?:er |ook |nog |even |misschien |alsjeblieft |eens )*|(?:puoi|potresti) |(?:можешь|можете|мог бы ты) |(?:можеш|можете) |(?:czy )?(?:możesz|mógłbyś|mogłabyś) |(?:bisa|bisakah|tolong|coba|mohon)(?: kamu| anda)? |(?:bạn )?(?:có thể|hãy|làm ơn|giúp tôi) |"
    r"(?:а )?можно(?: ли)? |(?:请|麻烦|帮我|可以|能不能|你能|再|现在|然后|那就|不过|但是|但)+|(?:그럼|이제|그리고|근데|혹시|좀) |(?:じゃあ|では|次は|今度は|あと|それと)[、,]?|(?:هل )?(?:يمكنك(?: أن)?|ممكن|الآن|لو سمحت|من فضلك) |(?:कृपया|अब|क्या आप|प्लीज) )+",
    re.I,
)
#: "Green curtains, and 16:9 this time", without its parameter.
THIS_TIME = re.compile(r",?\s+(?:and |but )?(?:this time|for once|instead this time)$", re.I)
POLITE_ENDS = re.compile(
    r"(?<=[てで])(?:ください|下さい|くれ(?:ますか|ませんか|る)?|ほしい(?:です)?|欲しい(?:です)?|もらえ(?:ますか|る)?|いただけ(?:ますか)?|ね|よ)+$|"
    r"(?:[吧吗啊呢呀]|好吗|可以吗)+$"
)

#: "Çevirsene", "yapar mısın": the order within.
TURKISH_ORDER = re.compile(
    r"\b(?P<verb>yap|çiz|koy|çevir|ekle|kaldır|sil|çıkar|değiştir|boya|dönüştür|al|ver|tak|giydir)"
    r"(?:s[ae]n(?: yeter| olur| iyi olur)?|sana|sene|[aeıiuü]?r m[ıi]s[ıi]n(?:[ıi]z)?|[ıiuü]ver(?:sene)?|[ae]l[ıi]m|[ıiuü]n[ıiuü]z|[ıiuü]n)$",
    re.I,
)

BACKGROUND_IS = re.compile(
    r"(?<![\w ])(?:and |with |but )?(?:the |in the )?background(?: should be| to be|:| =|\?)\s*(?=\w)",
    re.I,
)
ASKED_ONLY = re.compile(
    r"(?:can|could|would|will|may|might)(?: (?:you|u|i|we))?(?: (?:please|maybe|just|also))*", re.I
)
BARE_THING = re.compile(r"(?:the|his|her|its|their|that|those|this|these) [\w’-]+(?: [\w’-]+)?", re.I)
SHOULD_BE = re.compile(r"\b(?:should|must|could|has to|needs? to|ought to|might|can) be\b", re.I)
BACKGROUND = re.compile(
    r"(?:the |its |my )?(?:background|backdrop|setting|scenery|location)|(?:el |la )?(?:fondo|escenario)|(?:le |l’)?(?:arrière-plan|fond|décor)|(?:den |der )?hintergrund|(?:lo )?sfondo|(?:o )?fundo|(?:de )?achtergrond|фон|тло|tło|arka ?plan\w*|latar(?: belakang)?(?:nya)?|(?:phông )?nền|背景|배경|الخلفية|पृष्ठभूमि",
    re.I,
)
#: "Der Hintergrund ein Strand", "fondo: una playa".
BACKGROUND_FIRST = re.compile(
    rf"(?:{BACKGROUND.pattern})(?:を|は|은|는|을|를)?\s*(?::|=|\b(?:is|be|as|soll(?:te)?|muss|debe|debería|sea|deve|doit|soit|être|ser|essere|sia|moet|должен быть|пусть будет|ma być|mag|wordt)\b)*\s+(?=\w)|背景(?:を|は|が|には)(?=\w)",
    re.I,
)
#: Languages that put the verb of an order last.
VERB_LAST = {
    "de": re.compile(
        r"(?<=\s)(?:machen|malen|entfernen|hinzufügen|löschen|färben|setzen|geben|ersetzen|tauschen|wegnehmen)$",
        re.I,
    ),
    "nl": re.compile(r"(?:toevoegen|weghalen|verwijderen|maken|doen|zetten|vervangen)$", re.I),
}
#: "What if.. the fox had glasses", "1) wings 2) no trees".
HESITATING = re.compile(r"(?:\.{2,}|…)\s*(?=[a-z])")
#: "A dog instead of the cat + a blue sofa": what is to go ends there. Elsewhere both signs say "and".
OLD_ENDS = re.compile(r"(\b(?:instead of|rather than)\s+[\w’ -]{1,40}?)\s+\+\s+(?=[^\W\d])")
PLUS = re.compile(r"(?<=[^\W\d])\s+[+&]\s+(?=[^\W\d])")
NUMBERED = re.compile(r"(?:^|\s)[1-9][).]\s+(?=\w)")
#: "… for my story": what a picture is for shows nothing.
PURPOSE = re.compile(
    r"\s+para (?:(?:mis|mi|as|os|meus?|minhas?|las|los) )?(?:historias|stories|reels|instagram|insta|imprimir|tiktok|youtube)(?= |$|[,.!?])"
    r"|\s+for (?:insta\w*|stories|story|reels|tiktok|youtube|twitter|facebook|linkedin|printing|print)(?= |$|[,.!?])|\s+for (?:(?:my|our|his|her|the|this) )(?:[\w’-]+ )?(?:story|stories|insta\w*|feed|phone|wallpaper|profile(?: pic\w*)?|avatar|blog(?: post)?|post|project|homework|class|"
    r"presentation|slides?|channel|website|site|status|banner|desktop|lock ?screen|tiktok|reels?|youtube|thumbnail|poster|print|frame|album|newsletter|invitation|mum|mom|dad|wife|husband|friend|kids?|son|daughter|grand\w+|boss|client)"
    r"(?= |$|[,.!?])(?: please)?",
    re.I,
)
#: Who mixes languages gives orders in English among words of another.
ENGLISH_ORDERS = "add|make|turn|put|give|remove|change|replace|delete|paint|swap"


#: "He should hold a banjo": an order of its own within "… instead of a sword".
ORDER_WITHIN = re.compile(
    r"(?:he|she|it|they|there|(?:the|his|her|its|their) [\w-]+)(?: [\w-]+)? (?:should|must|could|has to|needs? to|ought to)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Grammar:
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...]
    text: tuple[re.Pattern[str], ...]
    split: re.Pattern[str]
    keep_else: str


#: "No hat no scarf"; "改成墨绿色 其他别动".
NO_AFTER_NO = re.compile(r"\b(no (?!nothing)[a-z]+) (?=no [a-z])", re.I)
REST_UNSPACED = re.compile(r"\s+(?=其[他它余]|别的|剩下的)")


def changes(text: str) -> list[Change]:
    """The clauses of an edit in order; the text is free of parameters, secrets and courtesy."""
    spoken = PURPOSE.sub("", HESITATING.sub(" ", NUMBERED.sub(". ", text.replace("'", "’"))))
    spoken = NO_AFTER_NO.sub(r"\1, ", REST_UNSPACED.sub("，", spoken))
    spoken = PLUS.sub(" and ", OLD_ENDS.sub(r"\1. ", spoken))
    plain, olds = contrast.set_apart(without_fillers(spoken))
    tongue = tongue_of(plain)
    found: list[Change] = []
    for clause in clauses(plain):
        for part in each_with_verb(clause, verb(tongue)):
            found += _read(part, tongue, olds)
    return linked(found)


def _read(part: str, tongue: str, olds: tuple[str, ...]) -> list[Change]:
    """What one clause asks for; nothing where it only praises or explains."""
    if what := disliked(part, tongue):
        return [Change(kind=Kind.REMOVE, thing=what, words=part, old=what)]
    part = _without_asides(part, tongue)
    if blame := blamed(part, tongue):
        who, how, wished = blame
        return [Change(kind=Kind.MAKE, thing=who, new=wished, words=part, old=how)]
    before, short = verbless(part, _begins_with_verb(tongue))
    found = [
        replace(change, old=contrast.old_of(one, olds), words=contrast.restored(one, olds))
        for one in _plainer(before, tongue)
        if (change := _described(contrast.MARK.sub("", one), tongue)) is not None
    ]
    for thing, state in short:
        state_shown = contrast.MARK.sub("", state)
        kind = (
            Kind.REMOVE
            if GONE.fullmatch(state_shown)
            else Kind.ADD
            if ADDED.fullmatch(state_shown)
            else Kind.MAKE
        )
        found.append(
            Change(
                kind=kind,
                thing="" if kind is Kind.ADD else thing,
                new=thing if kind is Kind.ADD else state_shown if kind is Kind.MAKE else "",
                words=contrast.restored(f"{thing} {state}", olds),
                old=contrast.old_of(state, olds),
            )
        )
    return found


def _begins_with_verb(tongue: str) -> Callable[[str], bool]:
    return lambda words_said: bool(verb(tongue).match(words_said) or verb("en").match(words_said))


def _without_asides(part: str, tongue: str) -> str:
    """The clause without what only praises or explains: "remove the cyclist, it was better without"."""
    spoken = re.split(r",\s+", part)
    kept = [one for one in spoken if not is_aside(contrast.MARK.sub("", one), tongue)]
    return ", ".join(kept)


def _plainer(part: str, tongue: str) -> list[str]:
    """The clause in the plain words that `core.language.rephrasing` has for it."""
    if not part:
        return []
    said = rephrased(part).replace("'", "’")
    if said != part:
        return clauses(said)
    return [doing(part) or part]


def _described(clause: str, tongue: str) -> Change | None:
    """What a clause asks for; without a rule that reads it, what is left of it is a description."""
    change = _done(parsed(clause, tongue))
    if place := BACKGROUND_FIRST.match(clause):
        new = unshelled(clause[place.end() :], tongue)
        if new and change.kind in (Kind.OTHER, Kind.WHOLE, Kind.ADD, Kind.MAKE):
            return Change(kind=Kind.REPLACE, thing="background", new=new, words=clause)
    if change.kind is not Kind.OTHER:
        return change
    for code in dict.fromkeys((tongue, tongue_of(clause), "en")):
        rest = unshelled(clause, code)
        if not rest or is_aside(rest, code):
            return None
        if rest != clause:
            return replace(_told(_done(parsed(rest, code))), words=clause)
    return _told(change)


def _done(change: Change) -> Change:
    """An order that no rule reads and whose deed is known: the thing as it looks after it."""
    deed = done(change.new) if change.kind is Kind.OTHER else None
    if deed is None:
        return change
    return replace(change, kind=Kind.MAKE if deed.thing else Kind.WHOLE, thing=deed.thing, new=deed.look)


def _told(change: Change) -> Change:
    """ "One of them should be a robot" tells what is to be seen: it is one."""
    if change.kind is not Kind.OTHER:
        return change
    return replace(change, new=SHOULD_BE.sub("is", change.new))


def clauses(text: str) -> list[str]:
    """The text parted where a new instruction begins."""
    plain = BACKGROUND_IS.sub("change the background to ", text.replace("'", "’"))
    tongue = tongue_of(plain)
    plain = re.sub(r"\bfrom (?:an? |the )?\w+ (?=to (?:an? |the )?\w+)", "", plain, flags=re.I)
    found: list[str] = []
    for part in grammar(tongue).split.split(plain):
        clause = _led(part)
        if clause and found and BARE_THING.fullmatch(found[-1]) and BARE_THING.match(clause):
            found[-1] = f"{found[-1]} and {clause}"  # "the waiter and the cyclist should go"
        elif clause and not ASKED_ONLY.fullmatch(clause):
            found.append(clause)
    return found


def parsed(clause: str, tongue: str = "") -> Change:
    """What one clause asks for, by the rules of its own language, of the message's ``tongue``, and of English.

    Who mixes languages gives each order in one of them: a clause that begins with a verb of another is
    read by that one's rules.
    """
    spoken = [code for code in words("edits") if verb(code).match(clause)]
    spoken += [code for code, last in VERB_LAST.items() if last.search(clause)]
    own = tongue_of(clause)
    others = spoken if spoken and own not in spoken and tongue not in spoken else ()
    for code in dict.fromkeys((*others, own, tongue or "en", "en", *spoken)):
        for kind, pattern in grammar(code).patterns:
            match = pattern.search(clause)
            if match:
                groups = match.groupdict()
                thing, new = tidy(groups.get("thing") or ""), tidy(groups.get("new") or "")
                new = without_fillers(new, code) if code != tongue else new
                if (
                    code == "ja"
                    and kind is Kind.WHOLE
                    and match.end("new") >= 0
                    and clause[match.end("new") :].startswith("く")
                ):
                    new = f"{new}い"
                if kind is Kind.REPLACE and ORDER_WITHIN.match(new):
                    return replace(parsed(doing(new) or new, tongue), old=thing, words=clause)
                return Change(kind=kind, thing=thing, new=new, words=clause)
    return Change(kind=Kind.OTHER, new=clause, words=clause)


def speaks_of_text(clause: str) -> bool:
    """True where the clause is about words to be written in the picture."""
    plain = clause.replace("'", "’")
    return any(
        pattern.search(plain)
        for code in dict.fromkeys((tongue_of(plain), "en"))
        for pattern in grammar(code).text
    )


def keep_else(text: str) -> str:
    """ "keep everything else" in the text's language."""
    return grammar(tongue_of(text)).keep_else


@cache
def grammar(tongue: str) -> Grammar:
    lists = words("edits").get(tongue) or words("edits")["en"]
    return Grammar(
        patterns=tuple((kind, re.compile(p, re.I)) for kind in ORDER for p in lists.get(kind.value, ())),
        text=tuple(re.compile(pattern, re.I) for pattern in lists["text"]),
        split=_split(tongue, lists["verbs"]),
        keep_else=lists["else"],
    )


@cache
def verb(tongue: str) -> re.Pattern[str]:
    """What a clause of an instruction begins with."""
    lists = words("edits").get(tongue) or words("edits")["en"]
    return re.compile(rf"(?:{lists['verbs']})(?!\w)", re.I)


def _split(tongue: str, verbs: str) -> re.Pattern[str]:
    if tongue in UNSPACED:
        return re.compile(
            r"[。！？；;!?]\s*|[，,、]\s*(?:然后|并且|并|而且|再|还有|同时|但是?|不过|それから|そして|あと)?\s*|(?:并且|然后|并(?=把|将|加|给))|(?<=て)(?:、|そして|から|(?=[^、]{2,12}を))"
        )
    if tongue in ("ko", "tr", "hi", "ar"):
        return re.compile(
            r"(?<=[^\d])[.;!?،؛।]+\s+|,\s+|\s+(?:(?:그리고|ve|और|ثم)(?=\s)|و(?=أضف|اجعل|غير|احذف|ضع))\s*|(?<=하고|주고|꾸고|애고|우고|빼고)\s+"
        )
    joint = r"(?:and|but|then|also|y|e|et|und|en|ed|и|а|і|та|i|a|oraz|dan|và|daarna|mais|maar|aber|ma|pero|mas|но|але|ale|tapi|nhưng|puis|luego|dann|poi|potem|затем|потом)"
    own = r"(?<!everything )(?<!everyone )(?<!all )(?:but|mais|aber|maar|ma|pero|mas|но|але|ale|tapi|nhưng)"
    return re.compile(
        rf"(?<=[^\d])[.;!?…]+(?:\s+|$)|,\s+(?:(?:{joint}|just|only|simply|maybe|so)\s+)*(?=(?:{verbs}|{ENGLISH_ORDERS})\b)|\s+{joint}\s+(?:{joint}\s+)?(?=(?:{verbs}|{ENGLISH_ORDERS})\b)|,\s*(?:{joint}\s+)?(?={MODAL})|\s+{joint}\s+(?={MODAL})|,?\s+{own}\s+|,\s+(?:(?:{joint})\s+)?(?=(?:he|she|it|they|there)(?:’s|’re| is| are| should| needs?)\b)|(?<!\bto)(?<!\byou)(?<!\bjust)(?<!\bplease)\s+(?=make (?:it|him|her|them) )|,\s+(?:(?:{joint})\s+)*(?=(?:can|could|may|might|would|should) (?:the|his|her|its|their|we|you|it|he|she|they)\b)|(?:(?<=again)|(?<=away)|(?<=please)|(?<=off)) (?=(?:he|she|it|they|i|we)(?:[’']s|[’']re|[’']m| is| are| was| does| do| has| have| looks?| never| can)[\w’']* )|,\s+(?:(?:{joint})\s+)?(?=(?:the|his|her|its|their) [a-z]+ (?:(?:a bit|a little|much|slightly|way|more|less) )+[a-z]+(?:[.,!]|$))|\s+so (?=(?:drop|remove|lose|cut|delete|add|make|put|give|change|take|get rid)\b)|\s+[–—-]+\s+|:\s+|\n+",
        re.I,
    )


#: A new thing of which something is wished: "and the desk should be …", "und die Katze soll …".
MODAL = (
    r"(?:the|his|her|its|their|der|die|das|el|la|los|las|le|les|il|lo|o|a|os|as|de|het)\s+\w+(?:\s\w+)?\s+"
    r"(?:should|must|could|needs?|has to|have to|soll\w*|muss|kann|debe\w*|tiene que|deve\w*|tem que|doi\w+|devrai\w+|moet\w*|kan)\b"
)


def _led(part: str) -> str:
    plain = tidy(without_courtesy(part))
    while True:
        shorter = THIS_TIME.sub("", LEADS.sub("", plain, count=1))
        shorter = TURKISH_ORDER.sub(r"\g<verb>", shorter)
        shorter = tidy(POLITE_ENDS.sub("", shorter))
        if shorter == plain:
            return plain
        plain = shorter

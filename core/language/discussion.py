"""What a conversation describes, for "show me what that would look like": the right sentences, no others."""

import re
from dataclasses import dataclass

from core.conversation import Context, Role, Turn
from core.language.quotes import restored, shielded
from core.language.scrubbing import public_sentences
from core.language.spoken import tidy, without_command, without_courtesy
from core.language.styles import StyleLibrary, presets
from core.language.tongues import tongue_of
from core.language.wording import fold, same_word

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Words that carry no picture in any sentence; what is left is what a sentence is about.
EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "from",
        "by",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "that",
        "this",
        "these",
        "those",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "me",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "them",
        "us",
        "who",
        "what",
        "which",
        "would",
        "could",
        "should",
        "might",
        "may",
        "can",
        "will",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "not",
        "no",
        "so",
        "very",
        "just",
        "also",
        "too",
        "then",
        "there",
        "here",
        "when",
        "while",
        "if",
        "than",
        "like",
        "look",
        "looks",
        "looking",
        "show",
        "draw",
        "paint",
        "picture",
        "image",
        "see",
        "make",
        "please",
        "thing",
        "things",
        "something",
        "about",
        "into",
        "over",
        "under",
        "out",
        "up",
        "down",
        "one",
        "some",
        "any",
        "all",
        "more",
        "most",
        "other",
        "only",
        "really",
        "maybe",
        "think",
        "thought",
        "want",
        "wanted",
        "need",
        "idea",
        "know",
        "say",
        "said",
        "yes",
        "ok",
        "okay",
        "lol",
        "thanks",
        "thank",
        "sounds",
        "nice",
        "cool",
        "great",
        "good",
        "lovely",
        "love",
        "let",
        "lets",
        "how",
        "now",
        "new",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "de",
        "del",
        "en",
        "con",
        "por",
        "para",
        "que",
        "y",
        "es",
        "su",
        "se",
        "lo",
        "al",
        "mi",
        "como",
        "más",
        "pero",
        "sería",
        "son",
        "está",
        "eso",
        "dibuja",
        "haz",
        "imagen",
        "muéstrame",
        "le",
        "les",
        "des",
        "du",
        "et",
        "dans",
        "sur",
        "avec",
        "est",
        "une",
        "ce",
        "ça",
        "fais",
        "en",
        "ne",
        "pas",
        "moi",
        "image",
        "dessine",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "und",
        "mit",
        "im",
        "auf",
        "ist",
        "es",
        "zu",
        "den",
        "dem",
        "von",
        "sich",
        "wie",
        "mach",
        "mir",
        "bild",
        "zeig",
        "daraus",
        "das",
        "il",
        "di",
        "un",
        "che",
        "per",
        "non",
        "è",
        "del",
        "della",
        "nel",
        "con",
        "fammi",
        "disegna",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "do",
        "da",
        "no",
        "na",
        "com",
        "e",
        "que",
        "é",
        "isso",
        "faz",
        "desenha",
        "и",
        "в",
        "на",
        "с",
        "не",
        "что",
        "это",
        "как",
        "по",
        "из",
        "бы",
        "у",
        "нас",
        "нарисуй",
        "покажи",
        "і",
        "та",
        "з",
        "що",
        "це",
        "намалюй",
        "w",
        "z",
        "na",
        "i",
        "się",
        "to",
        "jest",
        "narysuj",
        "pokaż",
        "bir",
        "ve",
        "bu",
        "ile",
        "onu",
        "çiz",
        "göster",
        "yang",
        "di",
        "dan",
        "ini",
        "itu",
        "gambar",
        "buat",
        "tunjukkan",
        "và",
        "là",
        "của",
        "cho",
        "vẽ",
        "cái",
        "đó",
    ]
)
#: A sentence with these is about errands, feelings or the talk itself.
CHATTER = re.compile(
    r"\b(?:can|could|would|will|has|did) (?:some|any)(?:one|body)\b|\bpls review\b|\b(?:fix|review|deploy|merge|reboot|restart|update) (?:the|it|my|your)\b|\b(?:meeting|stand-?up|agenda|budget|invoice|deadline|email|e-mail|contract|printer|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|yesterday|tonight|o['’]?clock|appointment|schedule|dentist|lunch|dinner at|homework|exam|"
    r"thanks?|thank you|sorry|lol|haha|hello|hi|bye|cheers|agreed|anyway|by the way|btw|remind(?:er)?|don['’]?t forget|bring|call (?:me|him|her)|pick up|rent|tax(?:es)?|salary|salaries|password|traffic|train is|bus is|weather (?:is|was)|forecast|how are you|what time|"
    r"need to (?:buy|call|pay|go|finish|book)|have to (?:go|call|pay|buy)|buy|paid|payment|price|cost|costs|order(?:ed)?|deliver(?:y|ed)?|credits?|error|failed|broken|bug|deploy|server|ticket|hiring|laundry|groceries|vaccin\w*|doctor|flight (?:is|was|at)|"
    r"reunión|factura|presupuesto|mañana (?:tengo|hay)|réunion|facture|demain|rendez-vous|sitzung|rechnung|termin|morgen (?:um|muss)|riunione|fattura|domani|совещание|счёт|завтра|встреча|spotkanie|faktura|jutro|toplantı|fatura|yarın|rapat|tagihan|besok|họp|hóa đơn|ngày mai)\b|会议|发票|预算|明天|会議|請求|明日|회의|내일|اجتماع|غدا|मीटिंग|कल",
    re.I,
)
ACK = re.compile(
    r"^(?:\W*(?:sounds|what an?|how|that['’]s|that is|oh|wow|great|nice|lovely|noted|understood|charming|beautiful|wonderful|elegant|perfect|sure|of course|got it|ok|okay|right|agreed|cool|very|so|interesting|indeed|yes|no|haha|ha|i (?:love|like|see|agree)|i['’]d love|me too|please keep|quelle?|qué|que (?:lindo|bonito)|wie|che|как|яка|jak|ne güzel|wah|thật|真|素敵|いい|좋|멋|رائع|बहुत)\b).{0,60}$",
    re.I,
)
DESCRIBES = re.compile(
    r"\b(?:imagin\w+|pictur\w+|could be|would be|would have|could have|should be|should have|made of|full of|shaped|covered|with an?|with the|has an?|have an?|has two|there is|there are|there['’]s|stands?|sits?|wears?|wearing|holds?|shows?|growing|carved|painted|lit|glow\w*|wooden|stone|glass|golden|tiny|huge|giant|old|ancient|floating|flying|surrounded|where|whose|looks? like|under|above|between|inside|"
    r"sería|tendría|tiene|imagin\w+|serait|aurait|imagine|wäre|hätte|hat|stelle mir|sarebbe|avrebbe|ha un|seria|teria|был бы|была бы|представ\w+|с огромн\w+|byłby|byłaby|olurdu|olacak|akan|sẽ|có)\b|想象|有一|会有|是一|に(?:は|ある)|予定|がある|いる|있는|있고|같은|سيكون|فيه|होगा|है",
    re.I,
)
LIST_ITEM = re.compile(
    r"(?:^|(?<=[\s.;:,(]))(?P<n>[1-9]|[a-e]|[A-E])[.):]\s+(?P<item>.+?)(?=(?:\s+(?:[2-9]|[b-e]|[B-E])[.):]\s)|\n|$)",
    re.S,
)
WORDED = re.compile(
    r"(?:^|[.;:\n]\s*)(?P<n>first|second|third|fourth|fifth|one|two|three|four|option (?:one|two|three|four|[a-e1-5])|(?:erstens|zweitens|drittens)|primero|segundo|tercero)\s*[:,–—-]\s*(?P<item>.+?)(?=(?:[.;\n]\s*(?:first|second|third|fourth|fifth|option|one|two|three|four|zweitens|drittens|segundo|tercero)\b)|$)",
    re.I | re.S,
)
CHOICES = (
    (1, re.compile(r"\b(?:first|number one|one|1st|erste\w*|primer[oa]?|premi[eè]re?|prim[oa]|перв\w+|перш\w+|pierwsz\w+|birinci|pertama)\b|(?<!\w)#?(?:1|a)(?!\w)|第一|一番|첫", re.I)),
    (2, re.compile(r"\b(?:second|number two|two|2nd|zweite\w*|segund[oa]|deuxième|втор\w+|друг\w+|drug\w+|ikinci|kedua)\b|(?<!\w)#?(?:2|b)(?!\w)|第二|二番|두 ?번째", re.I)),
    (3, re.compile(r"\b(?:third|number three|three|3rd|dritte\w*|tercer[oa]?|troisième|terz[oa]|терц\w+|трет\w+|trzeci\w*|üçüncü|ketiga)\b|(?<!\w)#?(?:3|c)(?!\w)|第三|三番|세 ?번째", re.I)),
    (4, re.compile(r"\b(?:fourth|number four|four|4th|vierte\w*|cuart[oa]|quatrième|quart[oa]|четв\w+|czwart\w+|dördüncü|keempat)\b|(?<!\w)#?(?:4|d)(?!\w)|第四|四番|네 ?번째", re.I)),
)  # fmt: skip
LAST_CHOICE = re.compile(
    r"\b(?:last|final) (?:one|option|idea|cover|concept|version|design|suggestion)?|\b(?:letzte\w*|últim[oa]|dernière?|ultim[oa]|последн\w+|остан\w+|ostatni\w*)\b|最后|最後|마지막",
    re.I,
)
#: What a request to see says besides the thing: no word of it tells which sentence is meant.
ASKED = re.compile(
    r"^(?:(?:what|how) (?:(?:that|this|it|they|he|she|the \w+|our \w+|my \w+)(?: \w+)? )?(?:would|might|could|will|does|do|should)? ?(?:that|this|it|they|he|she)? ?(?:would |might |could )?(?:look|looks|be)(?: like)?(?: as (?:a|an) (?:picture|image))?|"
    r"(?:draw|paint|show|see|visuali[sz]e|illustrate|sketch|picture|make|do|render|generate|create|turn|put)? ?(?:that|this|it|them|him|her|those|these|what (?:i|we|you|he|she|they) (?:just )?(?:said|described|talked about|discussed|mentioned|wrote|told|imagined|have in mind)|the (?:idea|scene|thing|concept|description|above|last (?:idea|one)|result|whole thing)|my (?:idea|description)|our (?:idea|scene))(?: (?:as|into|to) (?:a|an) (?:picture|image|drawing|painting|illustration))?(?: (?:up|out|down|for (?:me|us)))?)\b",
    re.I,
)
ADDED = re.compile(
    r"^(?:,|;|–|—|-|:)?\s*(?:but|with|in|as|at|and|only|just|pero|con|mais|avec|en|aber|mit|im|als|ma|но|в|с|але|ale|z|w|ama|tapi|dengan|nhưng|với)\b.*",
    re.I,
)
SUBJECT_IS = re.compile(
    r"^(?:(?:for|as|on) (?:the|our|my|a) [\w ]{2,30}?,? )?(?:(?:i(?:['’]m| am)? ?(?:was |am )?(?:just )?(?:imagin\w*|pictur\w*|think\w*(?: (?:of|about))?|see|envision\w*|want|wish for|dream\w*(?: of)?)|we (?:could|should|might) (?:have|do|show|use|put|build|make)|maybe|perhaps|imagine|picture(?: this)?|what if|suppose|think of|let['’]?s say|how about|it (?:would|could|should|will|might) (?:be|have|show)|it['’]?s|there (?:would|could|should|will|might) be|there (?:is|are)|there['’]s|so|and|then|also|or|plus|well|basically|you see|in my (?:dream|head|mind|novel|story|book)|honestly|ok so)[,:]?\s+)+",
    re.I,
)
YES = re.compile(
    r"^(?:yes|yeah|yep|exactly|right|ok|okay|sure|oui|ja|sí|si|да|так|tak|evet|ya|sim)[,!.]+\s+", re.I
)
IS_LIKE = re.compile(
    r"^(?:my|our|the|his|her|their) (?P<what>[\w' -]{2,32}?) (?:could|would|should|might|will|can|shall|is going to) be (?P<how>.+)$",
    re.I,
)
HAS = re.compile(
    r"^(?:my|our|the|his|her|their|this) (?P<what>[\w'’ -]{2,32}?) (?:has|have|had|would have|could have|should have|will have|shows?|features?|contains?)(?: got)? (?P<how>(?:an?|the|two|three|some|no|its|\w+)\s.+)$",
    re.I,
)
CONTINUES = re.compile(r"^(?:and|with|it|its|they|their|the|also|plus|inside|around|behind|above|below|on|in|he|she|his|her|there|maybe|or|but|y|con|et|avec|und|mit|es|er|sie|e|и|с|він|вона|i|z|ve|dan|và|que)\b|^(?:然后|还有|里面|上面|そして|その|그리고|و|और)", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A sentence that describes something, where it stands, and how strongly."""

    text: str
    turn: int
    place: int
    score: float
    own: bool


def chosen_option(request: str, context: Context) -> str:
    """ "Cover number two" of a list that was offered last; "" where none was."""
    for turn in reversed(context.turns):
        items = _items(turn.text)
        if len(items) < 2:
            continue
        if LAST_CHOICE.search(request):
            return _painted(items[-1])
        for place, pattern in CHOICES:
            if place <= len(items) and pattern.search(request):
                return _painted(items[place - 1])
        return ""
    return ""


def spoken_of(request: str, context: Context) -> str:
    """The described thing that a request to see it means; "" where nothing was described."""
    found = _described(context)
    if not found:
        return ""
    wanted = [word for word in _content(request) if not ASKED.fullmatch(word)]
    about = [one for one in found if _overlap(wanted, one.text)]
    first = (
        max(about, key=lambda one: (_overlap(wanted, one.text), one.score > 0, one.place))
        if about
        else _latest(found)
    )
    if first is None:
        return ""
    group = _together(first, found, wanted)
    return _joined([_painted(one.text) for one in group])


def addition(request: str) -> str:
    """What a request to see adds of its own: "but at night", "with two foxes", "in watercolor"."""
    rest = tidy(ASKED.sub("", without_command(without_courtesy(request)), count=1))
    return (
        re.sub(r"^(?:but|and|only|just|aber|mais|pero|ma|но) ", "", rest, flags=re.I)
        if ADDED.match(rest)
        else ""
    )


def named_with(spoken: str, request: str) -> str:
    """The description under the name that the request has for it, where it lacks that name."""
    name = re.sub(r"^(?:the|our|my|a|an|this|that|his|her|their) ", "", request, flags=re.I)
    words = _content(name)
    vague = re.search(
        r"\b(?:idea|scene|concept|option|one|thing|description|version|described|said|number|suggestion|proposal|story|design)\b",
        name,
        re.I,
    )
    if (
        vague
        or not words
        or len(name.split()) > 4
        or all(_overlap([word], spoken) for word in words[-1:])
    ):
        return spoken
    return f"{name}: {spoken}"


def names_nothing(request: str) -> bool:
    """True for "draw it" and the like: the thing is in the conversation only."""
    plain = tidy(without_command(without_courtesy(request)))
    rest = tidy(ASKED.sub("", plain, count=1))
    if not rest or ADDED.match(rest):
        return True
    return not _content(plain)


def _described(context: Context) -> list[Described]:
    found: list[Described] = []
    for place, turn in enumerate(context.turns):
        if turn.role is Role.USER and turn.user not in (context.author, ""):
            continue
        for sentence in public_sentences(turn.text):
            found.append(
                Described(sentence, place, len(found), _score(sentence, turn), turn.role is Role.USER)
            )
    return found


def _score(sentence: str, turn: Turn) -> float:
    sentence = YES.sub("", sentence)
    words = _content(sentence)
    if CHATTER.search(sentence) or (
        ACK.match(sentence) and len(words) <= 6 and not DESCRIBES.search(re.sub(ACK, "", sentence))
    ):
        return -1.0
    if sentence.rstrip().endswith(("?", "？")) and not re.match(
        r"what if|how about|imagine|was wäre|et si|y si|e se|а что если|如果|もし", sentence, re.I
    ):
        return -0.5
    score = min(len(words), 8) / 8 + (0.6 if DESCRIBES.search(sentence) else 0.0)
    if turn.role is Role.ASSISTANT:
        score -= 0.3 if len(words) < 5 else 0.1
    return score if len(words) >= 2 or UNSPACED.search(sentence) else 0.1


def _latest(found: list[Described]) -> Described | None:
    """The newest own sentence that describes; else the bot's; else the strongest of all."""
    for own in (True, False):
        strong = [one for one in found if one.own is own and one.score >= 0.5]
        if strong:
            return strong[-1]
    weak = [one for one in found if one.score > 0]
    return weak[-1] if weak else None


def _together(first: Described, found: list[Described], wanted: list[str]) -> list[Described]:
    """The sentence with what goes on with it: same turn, same thing, or "and the lamps are fish"."""
    chosen = {first.place}
    for step in (1, -1):
        last = first
        place = first.place + step
        while 0 <= place < len(found):
            one = found[place]
            earlier, later = (last, one) if step > 0 else (one, last)
            answers = later.own and _answers(earlier, later, found)
            goes_on = _kin(last, one) and (answers or _goes_with(last, one, step))
            if one.score > 0 and goes_on and not _elsewhere(one, wanted, first):
                chosen.add(place)
                last = one
            place += step
    if first.own and first.score < 0.9:
        chosen |= {
            one.place
            for one in found
            if not one.own
            and one.score >= 0.9
            and abs(one.turn - first.turn) == 1
            and _overlap(_content(first.text), one.text)
        }
    return [one for one in found if one.place in chosen]


def _kin(last: Described, one: Described) -> bool:
    """The author goes on, or takes up what the bot said."""
    return one.own == last.own or (one.own and _overlap(_content(last.text), one.text) > 0)


def _goes_with(last: Described, one: Described, step: int) -> bool:
    later = one if step > 0 else last
    near = abs(one.turn - last.turn) <= 2
    shared = _overlap(_content(last.text), one.text)
    led = bool(CONTINUES.match(later.text)) and not re.match(
        r"the \w+ (?:is|are|was|has) (?:late|broken|here|due)", later.text, re.I
    )
    return near and (shared > 0 or led) and (one.score >= 0.4 or led)


def _answers(last: Described, one: Described, found: list[Described]) -> bool:
    """The author answers what the bot asked about the same thing: "with fins?" "yes, copper fins"."""
    between = [other for other in found if last.turn < other.turn < one.turn]
    return (
        any(not other.own and other.text.rstrip().endswith("?") for other in between)
        and one.turn - last.turn <= 2
    )


def _elsewhere(one: Described, wanted: list[str], first: Described) -> bool:
    """With a named thing, sentences about another one stay out."""
    return (
        bool(wanted)
        and _overlap(wanted, first.text) > 0
        and not _overlap(wanted, one.text)
        and not CONTINUES.match(one.text)
        and not _overlap(_content(first.text), one.text)
    )


def _painted(sentence: str) -> str:
    """A sentence of the talk as words for a painter: "our mascot could be a shy lighthouse" shows one."""
    shield, quotations = shielded(sentence)
    plain = tidy(without_courtesy(shield))
    if tongue_of(plain) == "en":
        plain = tidy(SUBJECT_IS.sub("", YES.sub("", plain), count=1))
        plain = _as_phrase(plain)
    plain = re.sub(r"(?:する|になる|の)?(?:予定|つもり)です$|です$|ます$", "", plain)
    return restored(plain, quotations)


def _as_phrase(plain: str) -> str:
    is_like = IS_LIKE.match(plain)
    if is_like:
        return f"{is_like['how']}, {is_like['what']}"
    has = HAS.match(plain)
    if has:
        return f"{has['what']} with {has['how']}"
    return re.sub(r"^(?:my|our) (?=\w)", "", plain, flags=re.I)


def _joined(parts: list[str]) -> str:
    return ", ".join(re.sub(r"^(?:and|also|plus) ", "", part, flags=re.I) for part in parts if part)


def _items(text: str) -> list[str]:
    public = (
        " ".join(public_sentences(text))
        if "\n" not in text
        else "\n".join(" ".join(public_sentences(line)) for line in text.split("\n"))
    )
    for pattern in (LIST_ITEM, WORDED):
        found = [match["item"].strip(" ;,.") for match in pattern.finditer(public)]
        if len(found) >= 2:
            return found
    bullets = [line.strip(" -*•\t") for line in text.split("\n") if re.match(r"\s*[-*•]\s", line)]
    return [" ".join(public_sentences(line)) for line in bullets] if len(bullets) >= 2 else []


def _content(text: str) -> list[str]:
    if UNSPACED.search(text):
        return re.findall(r"[\u30a0-\u30ff]{2,}|[\u3400-\u9fff]{1,}", text)
    return [
        word
        for word in WORD.findall(text)
        if fold(word) not in EMPTY and word.casefold() not in EMPTY and len(word) > 2
    ]


def _overlap(wanted: list[str], text: str) -> int:
    if UNSPACED.search(text):
        return sum(
            1
            for word in wanted
            if len(word) > 0 and (word in text or (len(word) > 2 and word[-2:] in text))
        )
    have = _content(text)
    return sum(
        1
        for word in dict.fromkeys(map(str.casefold, wanted))
        if any(_related(word, other) for other in have)
    )


def _related(word: str, other: str) -> bool:
    """The same word, or one compounded of it: "window" and "bookshop window", "shop" and "bookshop"."""
    a, b = fold(word), fold(other)
    return (
        same_word(word, other)
        or (len(a) >= 4 and len(b) > len(a) + 2 and b.endswith(a))
        or (len(b) >= 4 and len(a) > len(b) + 2 and a.endswith(b))
    )


def style_asked(request: str, library: StyleLibrary | None = None) -> str:
    """The style that a request to see names: "draw it as a linocut"."""
    named = (library or presets()).mentions(request)
    return named[-1][0] if named else ""

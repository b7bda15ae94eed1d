"""What a message says about the picture, without what it says to the bot."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from core.language.labels import without_labels
from core.language.letters import without_letter
from core.language.parameters import without_parameters
from core.language.prefaces import VERBS_LAST, after_preface, after_turn, without_story
from core.language.quotes import restored, shielded
from core.language.scrubbing import without_orders, without_secrets
from core.language.shells import is_aside, without_fillers
from core.language.signs import Signed, listed, signs_in
from core.language.tongues import UNSPACED, tongue_of, words

SENTENCE = re.compile(r"(?<=[.!?…;])\s+|(?<=[。！？])|\n+")
#: What may end one.
END = re.compile("[.!?…;。！？\n]")
EDGE = " \t\n.,;:!?…-–—~〜～*_/|·•、。，：；！？¡¿()[]{}<>"
#: Closing marks where a bracket was opened, and where none was.
OPENING, CLOSING, CLOSING_ALL = EDGE.replace("(", ""), EDGE.replace(")", ""), EDGE
STRAY_BLANK = re.compile(r"\s+([,.;:!?])(?=\s|$)")
DOUBLED_MARK = re.compile(r"([,;:])(?:\s*[,;:.])+")
#: A text without any of these has neither.
MARK = re.compile(r"[,:;]| [.!?]")
EMPTY_BRACKETS = re.compile(r"\(\s*\)")
#: A message is read by several rules, each of which asks what it says: answers are kept for so many texts.
KEPT_MAX = 1_000
#: Hearts and smiles are manner, not matter; a picture's things are named in words.
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f1e6-\U0001f1ff]")
#: ":)" ends a sentence as a mark does.
SMILEY = re.compile(r"(?<=\w)\s*(?<!\d)[:;]-?[)D(P]+(?=\s+\w)")
#: A smile between two changes ends the first.
SMILED = re.compile(
    rf"\s*{EMOJI.pattern}+\s*(?=(?:add|put|make|remove|give|change|turn|and|but|also|then|now|can|could|take|use|replace)\b)",
    re.I,
)
#: "Remove, please, the fence": what is left where "please" stood.
BETWEEN = re.compile(r"^(\W*\w+)\s*,\s*,\s*(?=\w)")
ANNOUNCED = Signed(re.compile(
    r"^(?P<what>[^.,;:!?]{2,40}?),? (?:(?:should|could|must|shall|ought to|has to|is going to|will)"
    r" (?:now )?(?:be|show|have|depict|get|feature)|is(?= (?:an?|the)\b)|shows|=)\s+",
    re.I,
), listed("should could must shall ought has is will shows ="))  # fmt: skip
CLAUSE = re.compile(r"(?<=[,;，、])\s*")
#: A pause in the middle of a sentence is no end: "I want... a cat".
HESITATION = re.compile(r"(?:\.{2,}|…)\s+(?=[a-z\ue000-\ue0ff])")
ONE_IN = Signed(re.compile(
    r",?\s*\b(?:but |and |only |just )*(?:please )?(?:do|make|draw|paint|render|have|keep|try|want|i want) (?:this|that|it)(?: one)?(?: time)?(?: to be| be)?( (?:in|as|with)\b)",
    re.I,
), listed("this that it"))  # fmt: skip
RESIDUE = Signed(re.compile(
    r"(?<!\w)(?:(?<= )this time(?= not\b| instead\b|$)|please|pls|plz|can you|could you|would you|i want(?: to see)?|i['’]d like(?: to see)?|gimme|show me|undo|go back(?: to)?|"
    r"(?:draw|paint|make|do|create) (?:an? |the )?(?:picture|drawing|painting|portrait|image|pic) of (?:it|him|her|them)|"
    r"(?:draw|paint|make|turn|visuali[sz]e|illustrate|do|show) (?:it|that|this|them|him|her|me|us))(?!\w)",
    re.I,
), listed(
    "time please pls plz you want like gimme me undo back it him her them that this us"
))  # fmt: skip
#: "A fox? no wait, a badger": what was said before is taken back.
CORRECTED = Signed(re.compile(
    r"^.*[.?!…] no,? (?=(?:an?|the|two|three|four|make|rather)\b)|^.*(?<!\w)(?:no,? wait|wait,? no|scratch that|actually,? no|no,? actually|er,? no|sorry,? i mean(?:t)?|hm+,? no|no,? (?:espera|mejor)|nein,? (?:warte|doch lieber)|non,? (?:attends|plutôt)|no,? aspetta|não,? espera|нет,? (?:подожди|лучше)|ой,? нет|nee,? wacht|nie,? czekaj)[,:;.…—–-]*\s+(?=\w)",
    re.I | re.S,
), listed("no sorry scratch nein non não нет nee nie"))  # fmt: skip
#: "A dragon but make it baking bread".
BUT_DOING = re.compile(r",? but (?:make|have|with) (?:it|him|her|them) (?=\w+ing\b)", re.I)
#: "Et pour moi un ours": for whom it is shows nothing.
FOR_ME = re.compile(
    r"^(?:(?:et|y|und|and|e|en|i|и|і|so|ok)[, ]+)?(?:for me|pour moi|para mí|für mich|pra mim|para mim|per me|voor mij|dla mnie|для меня|для мене|benim için|buat aku|untukku)[,:]?\s+(?=\w)"
    r"|^(?:für (?:meine?n?|unsere?n?)|para (?:mi|mis|minha|meu|a minha|o meu)|pour (?:mon|ma|mes)|per (?:mio|mia|il mio|la mia)|voor mijn|dla (?:mojej|mojego)|для (?:моей|моего|моєї|мого)) \w+[,:]?\s+(?=(?:ein\w*|una?|unos|une|uma?|uno|een)\s)",
    re.I,
)
#: "A cell, like a big plant cell".
LIKE = re.compile(r"(?<=, )like (?=an? )", re.I)
#: "Now the kitchen", "and a boat": on to the next thing.
NEXT = re.compile(
    r"^(?:(?:y |e |et |und |и |і |a )?(?:ahora|luego|agora|maintenant|jetzt|nun|ora|adesso|poi) (?=(?:una?|unos|unas|um|uma|une|des|eine?n?|uno|dos|deux|zwei|due|dois|duas|mi|mon|ma|mein\w*)\b)|(?:а |і |и |a |i )?(?:теперь|тепер|teraz|şimdi|sekarang|nu) (?=\w))|^(?:now|next|then|and|also|so|ok|okay|finally)(?: for)? (?=(?:an?|the|some|my|our|one|two|three|four)\b)",
    re.I,
)
#: Sentences about the errand or the mood, which show nothing.
ASIDE = re.compile(
    r"^(?:it(?:['’]s| is) (?:for|urgent|important|just for)\b|this (?:is|will be) for\b|i(?:['’]m| am) (?:bored|back|so|really|very|not sure)\b|"
    r"(?:my|our) \w+(?: \w+)? (?:loves?|likes?|will love|asked|wants?|needs?)\b.*(?:it|that|this|one)$|(?:hope|hopefully|sorry|thanks?|thank you)\b|"
    r"(?:great|good|nice|amazing|excellent|lovely|perfect) (?:job|work|one|stuff|result)|i (?:love|like|loved|liked|hate) (?:it|that|this|the (?:last|first|previous) one)\b|"
    r"(?:no|there['’]s no) (?:rush|hurry)|take your time|you (?:rock|know what)|that (?:was|is) (?:great|perfect|nice|lovely|fun)|"
    r"let(?:['’]s| us) (?:start|begin)(?: with)?(?: (?:an?|something|the))?(?: (?:simple|easy|small|quick|warm-?up))*(?: one| thing)?$|(?:do )?you know what(?:['’]d| would) be \w+(?: \w+)?$|i(?:['’]ll| will) (?:use|print|send|post|need|frame|show)\b|can(?:['’]t| not) wait|surprise me|any style|whatever you (?:like|think))",
    re.I,
)


#: "Cheers, Phil".
SIGNED = re.compile(
    r"(?:many )?(?:cheers|thanks|thank you|thx|ta|best|regards|kind regards|love|xx+|lg|vg|liebe grüße|gruß|grüße|danke|merci|bisous|saludos|gracias|abraços|obrigad[oa]|grazie|groetjes|pozdrawiam|спасибо|дякую)[,!]* [^\W\d_]+[.! ]*",
    re.I,
)


FIRST_WORD = re.compile(r"(\w+)\s+")
#: So many interjections may lead a request: "ok so well hey draw".
LED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled word lists of one language, English taken along for mixed speech."""

    filler: re.Pattern[str]
    open: re.Pattern[str]
    picture: re.Pattern[str]
    close: Signed
    within: Signed
    fresh: re.Pattern[str]


@lru_cache(KEPT_MAX)
def said(text: str) -> str:
    """The picture that a message describes: no courtesy, command, mention, parameter or secret."""
    shield, quotations = shielded(without_orders(text))
    smiled = SMILEY.sub(". ", shield) if ":" in shield or ";" in shield else shield
    written = without_letter(HESITATION.sub(" ", EMOJI.sub(" ", smiled)))
    plain = without_labels(without_secrets(without_parameters(written)))
    tongue = tongue_of(plain)
    plain = after_turn(CORRECTED.sub("", plain), tongue, order_of(tongue))
    sentences = [without_fillers(sentence) for sentence in _sentences(plain)]
    telling = [one for one in sentences if not SIGNED.fullmatch(one)]
    asked = without_story(telling, tongue, order_of(tongue), lambda one: is_aside(one, tongue))
    kept = [shown for sentence in asked if (shown := _described(sentence))]
    if len(kept) > 1:
        kept = [
            sentence
            for sentence in kept
            if not (is_aside(sentence, tongue) or _greets(sentence, tongue))
        ] or kept
    return restored(without_residue(tidy(". ".join(kept))), quotations)


def _sentences(text: str) -> list[str]:
    return SENTENCE.split(text) if END.search(text) else [text]


def _greets(sentence: str, tongue: str) -> bool:
    """True for a sentence of interjections alone: "ciao", "hello there"."""
    return lexicon(tongue).filler.fullmatch(f"{sentence},") is not None


def _without_asides(sentence: str) -> str:
    """The sentence without its later clauses of praise or purpose: "…, c'est pour ma mamie"."""
    clauses = CLAUSE.split(sentence)
    kept = [clause for place, clause in enumerate(clauses) if not place or not is_aside(clause)]
    return tidy(" ".join(kept)) if len(kept) < len(clauses) else sentence


def without_residue(text: str) -> str:
    """What is still spoken to the bot in the middle of an English sentence; quotations are set aside."""
    return tidy(RESIDUE.sub(" ", ONE_IN.sub(r"\1", text)))


@lru_cache(KEPT_MAX)
def request(text: str) -> str:
    """As `said`, with the sentences as they stand: an edit's clauses are parted by who reads them."""
    shield, quotations = shielded(without_orders(text))
    plain = without_secrets(without_parameters(without_letter(EMOJI.sub(" ", SMILED.sub(". ", shield)))))
    return restored(tidy(without_courtesy(plain)), quotations)


def without_courtesy(text: str) -> str:
    """Please, thanks, can you: away, wherever they stand; the command itself stays."""
    words_of = lexicon(tongue_of(text))
    plain = words_of.within.sub(" ", text)
    return tidy(BETWEEN.sub(r"\1 ", plain) if "," in plain else plain)


@lru_cache(KEPT_MAX)
def without_command(text: str) -> str:
    """The text without greetings, requests, commands and "a picture of" at its ends."""
    words_of = lexicon(tongue_of(text))
    plain = tidy(words_of.within.sub(" ", text))
    while True:
        shorter = _opened(plain, words_of)
        shorter = tidy(words_of.close.sub("", shorter))
        if shorter == plain:
            return plain
        plain = shorter


@lru_cache(KEPT_MAX)
def tidy(text: str) -> str:
    """Single spaces, no stray marks at the ends nor doubled inside."""
    plain = " ".join(text.split())
    if MARK.search(plain):
        plain = DOUBLED_MARK.sub(r"\1", STRAY_BLANK.sub(r"\1", plain))
    if "(" in plain:
        plain = EMPTY_BRACKETS.sub("", plain)
    left = plain.lstrip(OPENING)
    return left.rstrip(CLOSING if "(" in left else CLOSING_ALL)


@cache
def lexicon(tongue: str) -> Lexicon:
    lists = [words("spoken")[code] for code in dict.fromkeys((tongue, "en"))]
    return Lexicon(
        filler=_start(lists, "filler", r"(?=\s*[,!.:;…—–、。，]|\s*$)\W*", tongue),
        open=_start(lists, "open", r"\W*", tongue),
        picture=_start(lists, "picture", r"\W*", tongue),
        close=_signed(lists, "close", rf"(?:[\s,.!?;、。，]|(?<!\w)|{_joined(tongue)})(?:%s)[\s.,!?~。！？]*$", tongue),
        within=_signed(lists, "within", rf"\s*{_border(tongue, '<!')}(?:%s){_border(tongue, '!')}", tongue),
        fresh=re.compile(rf"^\W*(?:{_any(lists, 'fresh')})\s*(?:[,.:;!—–、。，：]+\s*|-\s+|$)", re.I),
    )  # fmt: skip


def _described(sentence: str) -> str:
    plain = tidy(BUT_DOING.sub(" ", LIKE.sub("", FOR_ME.sub("", sentence))))
    tongue = tongue_of(plain)
    words_of = lexicon(tongue)
    plain = tidy(after_preface(plain, tongue, order_of(tongue)))
    while plain:
        if ASIDE.match(plain):
            return ""
        shorter = words_of.fresh.sub("", without_command(plain), count=1)
        shorter = tidy(shorter)
        if shorter == plain:
            break
        plain = shorter
    return _announced(_without_asides(plain))


@lru_cache(KEPT_MAX)
def wish_of(text: str) -> str:
    """The message from its wish on, orders and all: what was told before it is left out."""
    tongue = tongue_of(text)
    sentences = [sentence for sentence in SENTENCE.split(text) if sentence.strip()]
    kept = without_story(sentences, tongue, order_of(tongue))
    return " ".join([after_preface(kept[0], tongue, order_of(tongue)), *kept[1:]]) if kept else text


def order_of(tongue: str) -> Callable[[str], str]:
    """What takes the order from a text's beginning, or from its end where verbs come last."""
    words_of = lexicon(tongue)
    return lambda rest: _ordered(rest, words_of, tongue)


def _ordered(rest: str, words_of: Lexicon, tongue: str) -> str:
    """The text without the order that it begins with or, where verbs come last, ends with."""
    if tongue in VERBS_LAST:
        return tidy(words_of.close.sub("", rest))
    plain = tidy(words_of.filler.sub("", rest, count=1))
    wish = tidy(words_of.picture.sub("", tidy(words_of.open.sub("", plain, count=1)), count=1))
    return wish if wish != plain else rest


def _announced(sentence: str) -> str:
    """ "March should be a kite festival" shows a kite festival; the name stays as a caption would."""
    match = ANNOUNCED.match(sentence)
    if not match:
        return sentence
    rest = sentence[match.end() :]
    what = re.sub(r"^(?:the|my|our|this|that) ", "", match["what"], flags=re.I)
    spoken = re.fullmatch(
        r"it|that|this|they|he|she|(?:image|picture|scene|one|result|drawing)", what, re.I
    )
    return rest if spoken else f"{what}: {rest}"


def _opened(plain: str, words_of: Lexicon) -> str:
    for opening in (words_of.filler, words_of.open, words_of.picture):
        plain = tidy(opening.sub("", plain, count=1))
    return _led(plain, words_of)


def _led(plain: str, words_of: Lexicon, words: int = LED_WORDS) -> str:
    """An interjection without a comma goes only where a request follows: "so draw", not "so blue"."""
    plain = NEXT.sub("", plain)
    first = FIRST_WORD.match(plain)
    if words and first and words_of.filler.match(f"{first.group(1)},"):
        rest = plain[first.end() :]
        further = _led(rest, words_of, words - 1)
        if further != rest:
            return further
        if any(part.match(f"{rest},") for part in (words_of.open, words_of.fresh, words_of.filler)):
            return rest
    return plain


def _start(lists: list[dict[str, list[str]]], name: str, after: str, tongue: str) -> re.Pattern[str]:
    fragments = _any(lists, name)
    return re.compile(
        rf"^\W*(?:{fragments}){_border(tongue, '!')}{after}" if fragments else r"(?!)", re.I
    )


def _signed(lists: list[dict[str, list[str]]], name: str, around: str, tongue: str) -> Signed:
    """Fragments that are whole words, where the language parts its words."""
    parted = tongue not in UNSPACED and tongue != "ko"
    signs = signs_in(one for listed in lists for one in listed[name]) if parted else None
    return Signed(re.compile(around % _any(lists, name), re.I), signs)


def _any(lists: list[dict[str, list[str]]], name: str) -> str:
    fragments = [fragment for listed in lists for fragment in listed[name]]
    return "|".join(sorted(fragments, key=len, reverse=True)) or r"(?!)"


def _border(tongue: str, side: str) -> str:
    """A word border where the script has words; Japanese and Chinese have none."""
    if tongue in UNSPACED:
        return rf"(?{side}[a-zA-Z])"
    return rf"(?{side}\w)"


def _joined(tongue: str) -> str:
    """Korean particles and CJK endings are joined to the word before them."""
    return r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])" if tongue in UNSPACED | {"ko"} else r"(?!)"

"""What people tell before they ask: "my sister's birthday is tomorrow, draw a fox with a balloon".

It shows nothing. The wish begins where an order follows it, or, after words like these, a thing with an
article. Told in a sentence of its own it goes where the next one orders something new.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from core.language.signs import UNBORDERED, Signed, listed, signed, signs_in
from core.language.tongues import UNSPACED, words

#: A clause of talk has at least so many words, or so many characters where no blanks part words.
WORDS_MIN, CHARS_MIN = 2, 3
PAUSE = r"\s*(?:[,;:!?]|\.{2,}|…)\s+|\s+[–—-]+\s+"
PAUSES = (*",;:!?…–—-", "..")
PAUSE_UNSPACED = re.compile(r"[，、,；;：:！!？?。]\s*|\s+")
#: Where the verb of an order stands behind.
VERBS_LAST = frozenset({"ja", "ko", "tr"})
#: "For our flyer i'd need …".
WISHING = r"\s+(?=(?:i|we)(?:’d|’ll| would)? (?:need|like|want|love)\b)"
#: What an order is about is no thing yet.
ABOUT = re.compile(
    r"(?:(?:do|make|draw|try|paint|manage|mach|haz|fais|faz) )?(?:it|that|this|these|those|him|her|them|one|es|das|ihn|sie|lo|la|los|las|le|ça|isso|ele|ela|het|dat|to|go|его|её|это|onu|bunu|itu|それ|これ|它|그걸|이걸)\b",
    re.I,
)


SENTENCES = re.compile(r"(?<=[.!?…。！？])\s*")
#: From talk to the matter: "anyway", or what the picture is for, "for the plaque: …".
TURN = signed(
    ("", r"(?:^|[.!?…,;:)—–-])\s*(?P<loose>anyways?|anyhow|moving on|but yeah|wie dem auch sei|wie auch immer|jedenfalls|egal|en fin|bueno,? pues|total que|bref|enfin bref|enfim|vabbè|comunque|in ieder geval|maar goed|w każdym razie|короче|ладно|коротше|гаразд|neyse)\s*[,:.!…—–-]+\s*(?=\w)"),
    ("", r"(?<=[.!?…)])\s+(?P<so>so|also|entonces|alors|allora|então|dus|więc|итак|так)[:,]\s+(?=\w)"),
    ("what", r"(?<=[\w.!?…,;)])[\s.!?…,;—–-]+(?:and |but |so )?what i(?:’m|'m| am)? (?:picture|picturing|imagine|imagining|have in mind|was thinking of)(?: here)?(?: is|:)\s+"),
    ("", r"[,;.!]\s+(?:ik dacht aan|ich (?:dachte|denke) an|je pensais à|estaba pensando en|pensaba en|pensavo a|pensei em|estava pensando em|myślał[ae]m o|i was thinking(?: of| about| maybe)*|i had in mind)\s+(?=\w)"),
    (":", r"(?:^|(?<=[.!?])\s+)(?P<what_for>(?:so )?for (?:the|my|our|his|her|this) [\w’' -]{2,30}:)\s+"),
    (UNBORDERED, r"(?:それはさておき|それはそうと|ところで|ともあれ|话说回来|言归正传|不说这个了|아무튼|어쨌든|그건 그렇고)[、,，:：\s]*"),
)  # fmt: skip
#: "Mein Chef ist krank", "it's my sister's birthday": of somebody whom no picture shows.
KIN = re.compile(
    r"^(?:(?:and|und|et|y|e|en|i|и|і|oh|haha|it’s|its|today is|tomorrow is|heute (?:ist|hat)|morgen (?:ist|hat)|es|hoy es|c’est|è|é|это|це|сегодня|завтра|сьогодні)[, ]+)*"
    r"(?:my|our|meine?[rmn]?|unsere?|mes|ma|mon|mis|mi|minhas?|meus?|mia|mio|miei|mijn|m[’']n|moja|mój|мо[йяи]|моя|мій|моє|мої|(?:у )?моей) "
    r"(?:(?:little|big|best|old|kleine?|große?|petite?) )?(?:mother|mum|mom|dad|father|sister|brother|son|daughter|wife|husband|girlfriend|boyfriend|friend|boss|client|teacher|aunt|uncle|gran\w*|nan|niece|nephew|kids?|colleague|neighbou?r|"
    r"mutter|vater|tochter|sohn|freund\w*|chef\w*|mann|frau|oma|opa|schwester|bruder|lehrer\w*|schoon\w+|moeder|vader|dochter|zoon|vriend\w*|baas|zus|broer|madre|padre|herman[oa]|hij[oa]|jef[ea]|abuel[oa]|suegra|mère|père|fille|fils|copine|copain|mamie|sœur|frère|belle-\w+|"
    r"mãe|pai|irmã[o]?|filh[oa]|chefe|avó|avô|mamma|papà|sorella|fratello|figli[oa]|nonn[oa]|capo|suocera|mama|tata|siostra|brat|córka|syn|babcia|szef|мама|папа|сестра|брат|дочка|дочь|дочки|сын|син|бабушка|бабуся|начальник)(?:['’]s)?"
    r"(?! (?:in|with|on|wearing|as|mit|im|auf|con|en|avec|met|com|в|с|на|w|z|na)\b)\s+\S+",
    re.I,
)
#: "I need it by tomorrow": said behind a wish.
NEEDED = re.compile(
    r"(?:i |we )?(?:need|needs|have to|must|moet(?:en)?|muss|müssen|ich brauch\w*|brauch\w*|necesito|hay que|il me (?:la |le )?faut|mi serve|devo|preciso|musi(?:my)?|надо|нужн\w+|треба|потрібн\w+)\b",
    re.I,
)
#: "I have a cat named Milo. Draw a portrait": what one has is what is to be drawn.
OWNED = re.compile(
    r"\b(?:have|has|’ve|got|own|named|called|looks?|wears?|habe?|hat|heißt|tengo|tiene|ai|a|tenho|tem|ho|ha|heb|heeft|mam|ma|есть|var)\b",
    re.I,
)
#: What leans on what was told: "draw the fox", "draw my cat".
LEANS = re.compile(
    r"\b(?:it|its|the|this|that|these|those|him|his|her|them|their|der|die|das|den|dem|ihn|sie|sein\w*|ihr\w*|el|la|los|las|lo|su|sus|le|les|son|sa|ses|o|os|as|il|lo|gli|het|de|hem|haar|его|её|их|onu|bunu)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Prefaces:
    """The compiled lists of one language."""

    talk: re.Pattern[str]
    speaker: re.Pattern[str]
    when: re.Pattern[str]
    pause: Signed
    so: re.Pattern[str]
    polite: re.Pattern[str]
    thing: re.Pattern[str]


def after_preface(sentence: str, tongue: str, ordered: Callable[[str], str]) -> str:
    """The sentence from its wish on. ``ordered`` takes an order away from the beginning of a text, and
    answers the text itself where it begins with none."""
    lists = prefaces(tongue)
    if lists is None:
        return sentence
    for found in lists.pause.finditer(sentence.replace("'", "’")):
        before, rest = sentence[: found.start()], sentence[found.end() :]
        if ordered(before) != before:
            return sentence  # the wish has begun
        if not _tells(before, lists, tongue):
            continue
        if _orders(rest, tongue, ordered) or _wishes(before, found.group(), rest, lists):
            return rest
    return sentence


def without_story(
    sentences: Sequence[str],
    tongue: str,
    ordered: Callable[[str], str],
    idle: Callable[[str], bool] = lambda sentence: False,
) -> Sequence[str]:
    """The sentences from the one that orders something new, where those before it only tell.

    ``idle``: whether a sentence greets, thanks or praises and says nothing else.
    """
    lists = prefaces(tongue)
    if lists is None:
        return sentences
    for place, sentence in enumerate(sentences):
        if place and _orders(sentence, tongue, ordered) and not LEANS.search(ordered(sentence)):
            return _without_afterthought(sentences[place:], lists)
        if after_preface(sentence, tongue, ordered) != sentence:
            return _without_afterthought(sentences[place:], lists)
        if not idle(sentence) and (not _told(sentence, lists) or ordered(sentence) != sentence):
            break
    return sentences


def _without_afterthought(sentences: Sequence[str], lists: Prefaces) -> Sequence[str]:
    """The wish without the last sentence, where that tells by when it is needed."""
    if (
        len(sentences) > 1
        and lists.when.search(sentences[-1])
        and len(sentences[-1].split()) > WORDS_MIN
    ):
        return sentences[:-1]
    return sentences


def after_turn(text: str, tongue: str, ordered: Callable[[str], str]) -> str:
    """What follows "anyway", "それはさておき" and the like, where no order stands before it."""
    turns = list(TURN.finditer(text))
    if not turns:
        return text
    found = turns[-1]
    before, rest = text[: found.start()], text[found.end() :]
    begun = any(
        ordered(part) != part for part in re.split(r"[.!?…。！？,，、]\s*", before) if part.strip()
    )
    if begun or not rest.strip():
        return text
    loose = found.lastgroup is not None and bool(before.strip())
    lists = prefaces(tongue)
    told = lists is not None and any(
        _told(part, lists) or _talks(part, lists) for part in SENTENCES.split(before)
    )
    return text if loose and not told else rest


def _talks(sentence: str, lists: Prefaces) -> bool:
    """Whether a sentence speaks of somebody's doings, and begins with no thing as pictures do."""
    plain = sentence.replace("'", "’")
    return lists.talk.search(plain) is not None and lists.thing.match(plain) is None


def _told(sentence: str, lists: Prefaces) -> bool:
    """Whether a sentence of its own is about the one who asks, or about a day, and shows nothing."""
    plain = sentence.replace("'", "’")
    if lists.thing.match(plain):
        return False
    if KIN.match(plain):
        return True
    speaks = lists.speaker.search(plain) or lists.when.search(plain)
    return speaks is not None and OWNED.search(plain) is None


def _tells(before: str, lists: Prefaces, tongue: str) -> bool:
    long = len(before) >= CHARS_MIN if tongue in UNSPACED else len(before.split()) >= WORDS_MIN
    return long and lists.talk.search(before.replace("'", "’")) is not None


def _orders(rest: str, tongue: str, ordered: Callable[[str], str]) -> bool:
    """Whether the rest is an order for a thing."""
    wish = ordered(rest)
    if not wish or wish == rest:
        return False
    return tongue in UNSPACED or tongue in VERBS_LAST or ABOUT.match(wish) is None


def _wishes(before: str, pause: str, rest: str, lists: Prefaces) -> bool:
    """Whether the rest is a thing that is wished for without a verb: after "so", after "please", after a
    colon. A picture may be described just so, but no picture speaks of the one who asks."""
    plain = rest.replace("'", "’")
    if lists.so.fullmatch(pause.strip(" ,;")):
        return lists.thing.match(plain) is not None
    if lists.speaker.search(before.replace("'", "’")) is None:
        return False
    courteous = lists.polite.sub("", plain)
    wished = courteous != plain or ":" in pause
    return wished and lists.thing.match(courteous) is not None


@cache
def prefaces(tongue: str) -> Prefaces | None:
    lists = words("prefaces").get(tongue)
    if lists is None:
        return None
    spaced = tongue not in UNSPACED and tongue != "ko"
    return Prefaces(
        talk=_words(lists["talk"]) if spaced else re.compile(_any(lists["talk"])),
        speaker=_words(lists["speaker"]),
        when=_words(lists["when"]) if spaced else re.compile(_any(lists["when"])),
        pause=_pause(tongue, lists["so"] + lists["and"]) if spaced else Signed(PAUSE_UNSPACED, None),
        so=_words(lists["so"]),
        polite=re.compile(rf"^(?:(?:{_any(lists['polite'])})[, ]+)+", re.I),
        thing=re.compile(rf"(?:{_any(lists['one'])})\s+\w", re.I),
    )


def _pause(tongue: str, joints: list[str]) -> Signed:
    plain = rf"(?:\s*[,;])?\s+(?:{_any(joints)})\s+|{PAUSE}"
    pattern = re.compile(f"{plain}|{WISHING}" if tongue == "en" else plain, re.I)
    signs = signs_in(map(re.escape, joints))
    wishing = listed("need like want love") if tongue == "en" else ()
    return Signed(pattern, signs if signs is None else {*signs, *PAUSES, *wishing})


def _words(listed: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(listed)})(?!\w)", re.I)


def _any(listed: list[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) or r"(?!)"

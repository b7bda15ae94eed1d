"""Which sentences of a conversation describe something to be seen, and what each is about."""

import re
from dataclasses import dataclass

from core.conversation import Context, Role, Turn
from core.language.alike import fold, same_word
from core.language.scrubbing import public_sentences
from core.language.wording import small

#: Vowel signs of Indic scripts are marks, not letters, and belong to their word.
WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963])+(?:['’-][^\W\d_]+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: A sentence with these is about errands, feelings or the talk itself.
CHATTER = re.compile(
    r"\b(?:can|could|would|will|has|did) (?:some|any)(?:one|body)\b|\b(?:customer|client) (?:review|feedback|mail)\b|^they better\b|\b(?:some|no|any)(?:body|one) (?:must|should|needs to|has to|told|tells|knows|knew|asked|remembered)\b|\bblood pressure\b|\bcholesterol\b|\bdiagnos\w+|\bsays my\b|\bpls review\b|\b(?:fix|review|deploy|merge|reboot|restart|update) (?:the|it|my|your)\b|\b(?:meeting|stand-?up|agenda|budget|invoice|deadline|email|e-mail|contract|printer|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|yesterday|tonight|o['’]?clock|appointment|schedule|dentist|lunch|dinner at|homework|exam|"
    r"thanks?|thank you|sorry|lol|haha|hello|hi|bye|cheers|agreed|anyway|by the way|btw|remind(?:er)?|don['’]?t forget|bring|call (?:me|him|her)|pick up|rent|tax(?:es)?|salary|salaries|password|traffic|train is|bus is|weather (?:is|was)|forecast|how are you|what time|"
    r"need to (?:buy|call|pay|go|finish|book)|have to (?:go|call|pay|buy)|buy|paid|payment|price|cost|costs|order(?:ed)?|deliver(?:y|ed)?|credits?|error|failed|broken|bug|deploy|server|ticket|hiring|laundry|groceries|vaccin\w*|doctor|flight (?:is|was|at)|"
    r"reunión|factura|presupuesto|mañana (?:tengo|hay)|réunion|facture|demain|rendez-vous|sitzung|rechnung|termin|morgen (?:um|muss)|riunione|fattura|domani|совещание|счёт|завтра|встреча|spotkanie|faktura|jutro|toplantı|fatura|yarın|rapat|tagihan|besok|họp|hóa đơn|ngày mai)\b|会议|发票|预算|明天|会議|請求|明日|회의|내일|اجتماع|غدا|मीटिंग|कल",
    re.I,
)
ACK = re.compile(
    r"^(?:\W*(?:sounds|what an?|how|that['’]s|that is|oh|wow|fun|great|nice|lovely|noted|understood|charming|beautiful|wonderful|elegant|perfect|sure|of course|got it|ok|okay|right|agreed|cool|very|so|interesting|indeed|yes|no|haha|ha|i (?:love|like|see|agree)|i['’]d love|me too|please keep|quelle?|qué|que (?:lindo|bonito)|wie|che|как|яка|jak|ne güzel|wah|thật|真|素敵|いい|좋|멋|رائع|बहुत)\b).{0,60}$",
    re.I,
)
#: A question that was typed without its mark.
ASKS = re.compile(
    r"(?:also |and |so |but |btw )*(?:who|where|when|why|how|what) (?:has|is|are|was|were|did|does|do|will|can|took|wants|happened|time)\b(?! if\b)(?!.*\b(?:looks? like|would)\b)",
    re.I,
)
#: Asks for words, not for a picture.
TEXT_ASKED = re.compile(
    r"(?:please |hey |ok |can you |could you |now )*(?:write|compose|tell|suggest|recommend|list|translate|explain|summari[sz]e|rhyme|invent|make up|come up with|think of|give me (?:an? [\w-]+ (?:nobody|no one|that nobody|which nobody)\b|(?:\w+ )?(?:ideas?|names?|suggestions?|options?))|name (?:\w+ )?(?:ideas?|names?|options?|logos?|covers?))\b",
    re.I,
)
DESCRIBES = re.compile(
    r"\b(?:imagin\w+|pictur\w+|could be|would be|would have|could have|should be|should have|made of|full of|shaped|covered|with an?|with the|has an?|have an?|has two|there is|there are|there['’]s|stands?|sits?|wears?|wearing|holds?|shows?|growing|carved|painted|lit|glow\w*|wooden|stone|glass|golden|tiny|huge|giant|old|ancient|floating|flying|surrounded|where|whose|looks? like|under|above|between|inside|"
    r"sería|tendría|tiene|imagin\w+|serait|aurait|imagine|wäre|hätte|hat|stelle mir|sarebbe|avrebbe|ha un|seria|teria|был бы|была бы|представ\w+|с огромн\w+|byłby|byłaby|olurdu|olacak|akan|sẽ|có)\b|想象|有一|会有|是一|に(?:は|ある)|予定|がある|いる|있는|있고|같은|سيكون|فيه|होगा|है",
    re.I,
)
#: Says yes and nothing else.
YES_ONLY = re.compile(
    r"(?:yes|yeah|yep|exactly|right|obviously|totally|nope|oui|ja|genau|sí|claro|exacto|si|esatto|да|именно|точно|ага|так|саме так|tak|dokładnie|evet|aynen|ya|sim|isso|对|是的|没错|はい|そうそう|네|응|맞아|نعم|हाँ)[!. ]*",
    re.I,
)
YES = re.compile(
    r"^(?:yes|yeah|yep|oui|evet)\s+(?=\w)|^(?:yes|yeah|yep|exactly|right|ok|okay|sure|oui|ja|sí|si|да|так|tak|evet|ya|sim)[,!.]+\s+",
    re.I,
)


#: What others said is drawn only where it describes this plainly.
HEARD_MIN = 0.8


@dataclass(frozen=True, slots=True)
class Described:
    """A sentence that describes something, where it stands, and how strongly."""

    text: str
    turn: int
    place: int
    score: float
    own: bool


def described(context: Context) -> list[Described]:
    """What the author and the bot said; where that describes nothing, the newest that others described."""
    own = _sentences(context, others=False)
    if any(one.score > 0 for one in own):
        return own
    heard = [one for one in _sentences(context, others=True) if one.score >= HEARD_MIN]
    return [one for one in heard if one.turn == heard[-1].turn] or own


def described_by(user: str, context: Context) -> list[Described]:
    """What one person of the thread said, by whose name a request asks for it; [] of nobody."""
    if not user:
        return []
    return [one for one in _sentences(context, others=True, user=user) if one.score > 0]


def _sentences(context: Context, *, others: bool, user: str = "") -> list[Described]:
    found: list[Described] = []
    for place, turn in enumerate(context.turns):
        foreign = turn.role is Role.USER and turn.user not in (context.author, "")
        if foreign is not others or (user and turn.user != user):
            continue
        for sentence in public_sentences(turn.text):
            found.append(
                Described(sentence, place, len(found), _score(sentence, turn), turn.role is Role.USER)
            )
    return found


def _score(sentence: str, turn: Turn) -> float:
    if YES_ONLY.fullmatch(sentence):
        return -1.0
    sentence = YES.sub("", sentence)
    words = content(sentence)
    polite = ACK.match(sentence) and len(words) <= 6
    if CHATTER.search(sentence) or (polite and not _goes_beyond(sentence, turn)):
        return -1.0
    if ASKS.match(sentence) or (
        sentence.rstrip().endswith(("?", "？"))
        and not re.match(
            r"what if|how about|imagine|was wäre|et si|y si|e se|а что если|如果|もし", sentence, re.I
        )
    ):
        return -0.5
    if turn.role is Role.USER and TEXT_ASKED.match(sentence):
        return -0.5
    score = min(len(words), 8) / 8 + (0.6 if DESCRIBES.search(sentence) else 0.0)
    if turn.role is Role.ASSISTANT:
        score -= 0.3 if len(words) < 5 else 0.1
    return score if len(words) >= 2 or UNSPACED.search(sentence) else 0.1


def _goes_beyond(sentence: str, turn: Turn) -> bool:
    """A person's "ok, a dragon made of teapots" says more than "ok"; the bot's "what a lovely dragon" does not."""
    return turn.role is Role.USER and DESCRIBES.search(sentence) is not None


def content(text: str) -> list[str]:
    if UNSPACED.search(text):
        return re.findall(r"[\u30a0-\u30ff]{2,}|[\u3400-\u9fff]{1,}", text)
    return [
        word
        for word in WORD.findall(text)
        if fold(word) not in small().empty and word.casefold() not in small().empty and len(word) > 2
    ]


def overlap(wanted: list[str], text: str) -> int:
    if UNSPACED.search(text):
        return sum(
            1
            for word in wanted
            if len(word) > 0 and (word in text or (len(word) > 2 and word[-2:] in text))
        )
    have = content(text)
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

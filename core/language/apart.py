"""One verb for two changes, and changes without a verb: "make the hat green and the board gold", "hat gone, coat red"."""

import re
from collections.abc import Callable
from functools import cache

from core.language.tongues import words
from core.language.wording import low, small, word_class

INDEFINITE = frozenset(
    [
        "a",
        "an",
        "some",
        "any",
        "un",
        "una",
        "unos",
        "unas",
        "uma",
        "um",
        "uns",
        "umas",
        "une",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "uno",
        "een",
    ]
)
#: Words that join what is there to what shall be, in whatever language: "the cat into a dog".
LINKS = frozenset(
    [
        "into",
        "to",
        "with",
        "for",
        "por",
        "con",
        "en",
        "par",
        "contre",
        "pour",
        "durch",
        "gegen",
        "mit",
        "in",
        "na",
        "на",
        "com",
        "door",
        "naar",
        "met",
        "para",
    ]
)
GIVING = re.compile(r"(?:give|lend|gib|dale|dales|donne|dai|dagli|geef|dá|дай|daj)\b", re.I)
TURNING = re.compile(r"(?:turn|change|swap|replace|exchange|convert|transform)\b", re.I)
TURNED = re.compile(r"\s(?:to|into|with|for|by)\s", re.I)
TURNED_NEXT = re.compile(r"(?:the |his |her |its )?\w+(?: \w+)? (?:to|into|with|for|by) ", re.I)
#: "Paint the door blue, and the windows too".
TOO = re.compile(r"(?P<thing>(?:the|his|her|its|their) [\w ]+?) (?:too|as well|also)", re.I)
MORE = re.compile(
    r"(?:more|less|a (?:bit|little|lot|touch)(?: more| less)?|much|slightly|más|menos|mais|plus|moins|più|meno|mehr|weniger|viel|etwas|более|менее|bardziej|mniej|meer|minder)\s+[\w-]+$",
    re.I,
)
COMPARED = re.compile(r"[a-zäöü]{2,}(?:er|ier)$", re.I)
GONE = re.compile(
    r"(?:gone|removed|deleted|away|out|weg|raus|entfernt|fuera|eliminad[oa]s?|quitad[oa]s?|via|tolt[oaie]|retirée?s?|enlevée?s?|supprimée?s?|retirad[oa]s?|убрать|долой|прочь|удалить|usunięt\w+|usunąć|eruit|verwijderd)$",
    re.I,
)
ADDED = re.compile(
    r"(?:added|in|hinzu|dazu|hinzugefügt|añadid[oa]s?|agregad[oa]s?|ajoutée?s?|aggiunt[oaie]|adicionad[oa]s?|добавить|добавлен\w*|додати|dodan\w+|dodać|erbij|toegevoegd)$",
    re.I,
)
JOINT = r"(?:and|y|e|et|und|ed|и|а|і|та|i|oraz|a|en|dan)"
SEGMENT = re.compile(rf",\s*(?:{JOINT}\s+)?|\s+{JOINT}\s+", re.I)
WORDS_MAX = 5
#: "The wool must be red" says of the wool that it is red.
MODAL = re.compile(
    r" (?:(?:should|must|could|can|shall|has to|have to|needs? to|ought to)(?: (?:also|all|both|really))*(?: (?:be|look|get|become|turn|go|stay))?|is|are|looks?)(?: now)? ",
    re.I,
)
TOO_MUCH = re.compile(r"\btoo \w+$", re.I)
#: "Sage green" is one colour.
SHADE = re.compile(
    r"sage|forest|olive|lime|mint|sky|baby|hot|neon|royal|navy|midnight|pastel|emerald|moss|sea|ice|steel|powder|dusty|dusky|burnt|blood|wine|cherry|rose|salmon|apple|bottle|racing|cobalt|electric|acid|off|jet|snow|pearl|very|really|all|pure|solid|matte?|glossy|metallic",
    re.I,
)
#: "Further away" is not gone.
DISTANT = re.compile(r"^(?:far|further|farther|far-off|miles|way|right|straight)$", re.I)
#: "One more car" is one car more.
COUNTED_MORE = re.compile(r"(?:one|two|three|four|five|six|\d+) (?:more|fewer|less|extra)\b", re.I)
#: What begins so orders, asks or gives a reason.
NO_STATE = re.compile(
    r".*(?:n[’']t|\bnot|\bnever)\b|(?:could|can|should|would|may|might|must|shall|will|let|have|when|while|where|whenever|if|because|since|until|unless|as|so|that)\b",
    re.I,
)
#: Between two colours of one thing; from Unicode's private area.
JOINED = "\ue2ff"


def each_with_verb(clause: str, verb: re.Pattern[str]) -> list[str]:
    """The clause, parted where its verb goes on to another thing, which gets the verb again."""
    said = verb.match(clause)
    if said is None:
        return [clause]
    end = clause.find(" ", said.end() - 1)
    if end < 0:
        return [clause]
    spoken = clause[:end]
    for joint in re.finditer(rf"(?:,\s*(?:{JOINT}\s+)?|\s+{JOINT}\s+)(?=\w)", clause[end:], re.I):
        left, right = clause[end : end + joint.start()].strip(), clause[end + joint.end() :].strip()
        if (same := TOO.fullmatch(right)) and _has_look(left):
            return [f"{spoken} {left}", f"{spoken} {same['thing']} {left.split()[-1]}"]
        if _goes_on(spoken, left, right):
            return [f"{spoken} {left}", *each_with_verb(f"{spoken} {right}", verb)]
    return [clause]


def verbless(clause: str, orders: Callable[[str], bool]) -> tuple[str, list[tuple[str, str]]]:
    """What comes before, and the changes at the end that have no verb: (thing, state) each."""
    clause = _two_coloured().sub(rf"\1{JOINED}\2", clause)
    cuts = list(SEGMENT.finditer(clause))
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(clause)]
    found: list[tuple[str, str]] = []
    kept: list[tuple[str, str]] = []
    left = len(clause)
    for place in range(len(starts) - 1, -1, -1):
        part = _state_of(clause[starts[place] : ends[place]].strip(), orders)
        if part is None:
            break
        found.insert(0, part)
        if place == 0 or cuts[place - 1].group(0).startswith(","):
            kept, left = list(found), ends[place - 1] if place else 0
    shown = [(thing, state.replace(JOINED, " and ")) for thing, state in kept]
    return clause[:left].replace(JOINED, " and "), shown


def _goes_on(spoken: str, left: str, right: str) -> bool:
    first = low(right.split()[0])
    if TURNING.match(spoken) and (link := TURNED.search(left)) and TURNED_NEXT.match(right):
        return bool(link)
    if (
        first not in small().article
        or first in INDEFINITE
        or low(left.split()[0] if left else "") in INDEFINITE
    ):
        return False
    if len(left.split()) < 3 or len(right.split()) < 3:
        return False
    if GIVING.match(spoken):
        return bool(set(map(low, right.split()[2:])) & INDEFINITE) or right.rstrip().endswith("s")
    linked = (
        {low(word) for word in left.split()[1:-1]} & {low(word) for word in right.split()[1:-1]} & LINKS
    )
    return bool(linked) or _has_look(left)


def _has_look(part: str) -> bool:
    plain = part.strip(" ,.")
    last = low(plain.split()[-1])
    return (
        last in word_class("colour")
        or last in looks()
        or bool(MORE.search(plain) or COMPARED.fullmatch(last))
    )


def _state_of(part: str, orders: Callable[[str], bool]) -> tuple[str, str] | None:
    tokens = MODAL.sub(" ", part).split()
    if TOO_MUCH.search(part) or NO_STATE.match(part) or COUNTED_MORE.match(part):
        return None
    if not 2 <= len(tokens) <= WORDS_MAX or orders(part) or low(tokens[0]) in word_class("colour"):
        return None
    if low(tokens[0]) in INDEFINITE or any(low(token) in small().breaks for token in tokens[:-1]):
        return None
    if (
        DISTANT.search(tokens[-2])
        or low(tokens[0]) in looks()
        or (len(tokens) == 2 and SHADE.fullmatch(tokens[0]))
    ):
        return None
    if GONE.fullmatch(tokens[-1]) or ADDED.fullmatch(tokens[-1]):
        return " ".join(tokens[:-1]), tokens[-1]
    if (more := MORE.search(part)) and len(tokens) > 2:
        return (part[: more.start()].strip(), part[more.start() :]) if more.start() else None
    if low(tokens[-1]).split(JOINED)[-1] in word_class("colour") | looks() or (
        len(tokens) == 2 and COMPARED.fullmatch(tokens[-1]) and low(tokens[-1]) in looks()
    ):
        at = (
            -2
            if len(tokens) > 2 and low(tokens[-2]) in ("dark", "light", "bright", "pale", "deep")
            else -1
        )
        return " ".join(tokens[:at]), " ".join(tokens[at:])
    return None


@cache
def _two_coloured() -> re.Pattern[str]:
    """ "Red and white" is one state."""
    colours = "|".join(sorted(map(re.escape, word_class("colour")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({colours}) and ({colours})(?!\w)", re.I)


@cache
def looks() -> frozenset[str]:
    """The states and sizes that exclude one another, and their comparatives."""
    plain = {
        word for group in words("wording")["opposites"]["pairs"] for word in group if " " not in word
    }
    return frozenset(plain | {_compared(word) for word in plain})


def _compared(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ier"
    if word.endswith("e"):
        return f"{word}r"
    return (
        f"{word}{word[-1]}er" if re.fullmatch(r"[a-z]*[^aeiou][aeiou][bdgmnpt]", word) else f"{word}er"
    )

"""Which picture the words of a message mean: a reply, an ordinal, a name, what it shows, else the newest."""

import re
from collections.abc import Sequence

from core.conversation import Context, ThreadPicture
from core.language.edits import changes
from core.language.merging.draft import MORE, PRONOUN
from core.language.spoken import request
from core.language.tongues import tongue_of
from core.language.wording import TOKEN, bare, find, low, small, word_class

ORDINALS = {
    1: r"first|1st|primer[oa]?|première?|premier|erste[nrms]?|prim[oa]|primeir[oa]|перв\w+|перш\w+|pierwsz\w+|birinci|ilk|pertama|đầu tiên|thứ nhất|第一|第1|一番目|[一1]枚目|一つ目|最初|첫|첫 ?번째|الأولى|الأول|पहल[ीाे]",
    2: r"second|2nd|segund[oa]|deuxième|seconde?|zweite[nrms]?|second[oa]|втор\w+|друг(?:ий|а|у|е|ої)|drugi\w*|drugą|drugiej|ikinci|kedua|thứ hai|第二|第2|二番目|[二2]枚目|二つ目|두 ?번째|الثانية|الثاني|दूसर[ीाे]",
    3: r"third|3rd|tercer[oa]?|troisième|dritte[nrms]?|terz[oa]|terceir[oa]|трет\w+|trzeci\w*|trzecią|üçüncü|ketiga|thứ ba|第三|第3|三番目|[三3]枚目|三つ目|세 ?번째|الثالثة|الثالث|तीसर[ीाे]",
    4: r"fourth|4th|cuart[oa]|quatrième|vierte[nrms]?|quart[oa]|четв[её]рт\w+|czwart\w+|dördüncü|keempat|thứ tư|第四|第4|四番目|[四4]枚目|四つ目|네 ?번째|الرابعة|الرابع|चौथ[ीाे]",
}  # fmt: skip
NUMBERED = re.compile(
    r"(?:(?:picture|image|pic|number|no\.?|nr\.?|option|version|variant|draft|bild|imagen|image|immagine|imagem|номер|картинк\w+|#)\s*#?|(?<!\w)[uv])([1-4])(?!\d)|(?<!\w)#([1-4])(?!\d)",
    re.I,
)
WORDED = re.compile(
    r"\b(?:number|picture|image|option|version|draft|variant) (one|two|three|four)\b", re.I
)
LATEST = re.compile(
    r"\b(?:the )?(?:last|latest|newest|most recent|current) (?:one|picture|image|version|photo|drawing)\b",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:previous|earlier|prior|one before|before (?:that|this|last)|penultimate|second[- ]to[- ]last|second last)\b|^\W*(?:please )?(?:undo|revert|roll back|go back|step back)\b(?!.*\b(?:to|first|original)\b)|\byang sebelum (?:ini|itu)\b|一個前|一つ前|ひとつ前|\b(?:anterior|précédente?|vorherige[nrs]?|предыдущ\w+|попередн\w+|poprzedni\w*|önceki|sebelumnya|trước đó|上一|前の|이전|السابقة|पिछल[ीाे])",
    re.I,
)
#: "The second photo", not "the second tree".
COUNTED_PHOTO = re.compile(
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:photo|picture|image|pic|one|attachment|file|shot)\b|(?:photo|picture|image|pic) (?:number )?(?:[1-4]|one|two|three|four)\b"
    r"|(?:erste|zweite|dritte|letzte)\w* (?:foto|bild)|(?:primera|segunda|tercera) (?:foto|imagen)|(?:première|deuxième|seconde|troisième) (?:photo|image)|(?:prima|seconda|terza) (?:foto|immagine)|(?:primeira|segunda|terceira) (?:foto|imagem)|(?:перв|втор|трет)\w+ (?:фото\w*|картинк\w+)|第[一二三四]张|[1-4一二三四]枚目",
    re.I,
)
#: "The version before the lights".
BEFORE = re.compile(
    r"\b(?:one|version|picture|image|pic|draft|state|look|how it (?:was|looked)|as it was) (?:from )?before (?:(?:we|you|i) )?(?:(?:added|put in|drew|got) )?(?:the |that |those |an? |any )?(?P<thing>(?!that\b|this\b|last\b|it\b)[\w-]+(?: [\w-]+)??)(?: (?:showed up|came(?: in)?|arrived|appeared))?"
    r"(?= (?:was|is|were|looked|came|got|and|but|then|with)\b|\s*[,.;!?]|$)",
    re.I,
)
#: "No, the other one: …". Further on in a sentence it is as often another thing in the same picture.
OTHER = re.compile(
    r"^\W*(?:(?:no|nope|nah|sorry|wait|i meant?|not (?:this|that)(?: one)?|and|now)\b\W*)*(?:(?:in|on|for|with|take|use) )?"
    r"the other one\b|\bthe other (?:picture|image|pic|photo|version|drawing)\b|\b(?:das andere|(?:im|beim) anderen) bild\b"
    r"|\bla otra (?:imagen|foto)\b|\bl['’]autre (?:image|photo)\b|\b[an]a? outra (?:imagem|foto)\b|\bl['’]altra (?:immagine|foto)\b",
    re.I,
)
ORIGINAL = re.compile(
    r"\b(?:original|very first|initial|the start|the beginning)\b|\bprimeir[ao](?: (?:imagem|foto|versão))?(?= e\b|[,.]|$)|\b(?:исходн\w+|originale?|ursprüngliche\w*)\b",
    re.I,
)
MINE = re.compile(
    r"\bmine\b|\bmy (?:own )?(?:picture|image|one|version|drawing|last|latest|photo|\w+ picture)\b|\b(?:la mía|el mío|le mien|la mienne|mein(?:s|es|em|en)?(?: bild)?|il mio|la mia|o meu|a minha|мо[йяюеё]\w*|moj\w+|mój|benim\w*|punyaku|milikku|punya saya|gambarku|của (?:tôi|mình|em|tui))\b|我的|私の|僕の|俺の|제 ?거|제 ?것|내 ?거|내 ?(?:꺼|것|그림)|제 그림|صورتي|تبعتي|بتاعتي|حقتي|मेर[ीा]",
    re.I,
)
#: A photo that the author has sent, in their words.
OWN_PHOTO = (
    r"(?:\bmy (?:(?!friend|sister|brother|mum|mom|dad|wife|husband)[a-z]+ )?(?:photo|selfie|pic|snapshot|profile (?:photo|picture|pic))\b|\b(?:re:? )?(?:the |that |this )(?:[a-z]+ )?(?:[a-z]+) (?:that |which )?i(?:['’]ve| have)? (?:just )?(?:uploaded|attached)\b(?: you)?|\b(?:the |that |this )?(?:photo|picture|pic|selfie|snapshot) (?:of me\b|(?:that |which )?i(?:['’]ve| have)? (?:just )?(?:sent|uploaded|posted|attached|shared|gave|took)\b(?: you)?)|"
    r"\bmein(?:em|es|en)? (?:foto|selfie)\b|\bfoto von mir\b|\bmi (?:foto|selfie)\b|\bla foto que (?:te )?(?:envié|mandé|subí|pasé)\b|\b(?:ma photo|mon selfie)\b|\bla photo que j['’]ai envoyée\b|"
    r"\b(?:la mia foto|(?:il )?mio selfie)\b|\bmia foto\b|\bla foto che (?:ti )?ho mandato\b|\bminha (?:foto|selfie)\b|\bfoto que (?:eu )?(?:te )?(?:enviei|mandei)\b|"
    r"\bмо(?:ей|ём|ем|е|ё|ю|я) (?:фото\w*|фотк\w+|селфи)\b|\bмо(?:їй|єму|є|ю|я) (?:фото\w*|світлин\w+|селфі)\b|\bmo(?:im|je|jego|jej) (?:zdjęci\w+|fot\w+|selfie)\b|\bmijn (?:foto|selfie)\b|\b(?:benim )?(?:fotoğrafım|selfiem)\w*|"
    r"\b(?:fotoku|foto saya|foto aku|selfie saya)\b|\bảnh của (?:tôi|mình|em)\b|我的(?:照片|自拍)|我发的照片|(?:私|僕|俺)の写真|自撮り|送った写真|(?:내|제) 사진|셀카|मेरी (?:फोटो|फ़ोटो|सेल्फी)|سيلفي)"
)
IN_OWN_PHOTO = re.compile(
    rf",?\s*(?:\b(?:in|on|to|from|of|for|auf|aus|en|de|sur|dans|nella|sulla|em|na|no|da|на|в|з|w|na|z|op|di|pada|trong)\s+)?{OWN_PHOTO}(?:(?:に|の|で|に写った|里|上|中|에서|에|의)|\s+(?:में|पर))?,?",
    re.I,
)
EDGES = ((re.compile(r"\b(?:top|upper)[- ]left\b", re.I), 1), (re.compile(r"\b(?:top|upper)[- ]right\b", re.I), 2), (re.compile(r"\b(?:bottom|lower)[- ]left\b", re.I), 3), (re.compile(r"\b(?:bottom|lower)[- ]right\b", re.I), 4))  # fmt: skip

ARTICLES = "the|that|this|your|el|la|le|der|die|das|den|il|lo"
_NOUNS = r"[^\W\d_]{3,}(?: [^\W\d_]{3,})?"
#: Languages that say a colour behind its thing.
COLOUR_LAST = frozenset({"es", "pt", "fr", "it", "id", "vi", "ar"})
#: What says that a picture is meant, but not which.
NO_NAMES = frozenset({"picture", "image", "one", "photo", "same"})


def meant_picture(text: str, context: Context, slot: str | None) -> str | None:
    """The id of the picture that a change, a variation or an enlargement is about; None without any.

    ``slot``: what the slots say; it wins where it says more than "the newest".
    """
    fixed = context.reply_to or _attached(text, context)
    if fixed is not None and not (slot and "#" in slot):
        return _member(text, _picture(fixed, context), fixed)
    if not context.pictures:
        return slot
    if slot and slot != context.newest.id:
        return slot
    if sent := _sent(text, context):
        return sent
    named = _owned(text, context) or _counted(text, context) or _shown(text, context)
    return named or slot or context.newest.id


def _attached(text: str, context: Context) -> str | None:
    """The picture on the message; of several the one that its words count: "the second photo"."""
    place = (ordinal(text) or 0) if len(context.attachments) > 1 and COUNTED_PHOTO.search(text) else 0
    if not context.attachments:
        return None
    return context.attachments[place - 1 if 0 < place <= len(context.attachments) else 0]


def _sent(text: str, context: Context) -> str | None:
    """The newest photo that the author sent, where the message speaks of it; of a photo no words are known."""
    if not IN_OWN_PHOTO.search(text):
        return None
    sent = [one.id for one in context.pictures if not one.prompt and one.owner == context.author]
    return sent[-1] if sent else None


def picture_of(target: str | None, context: Context) -> ThreadPicture | None:
    """The picture of a target; a member of a batch stands for the batch's prompt."""
    return _picture(target.split("#")[0], context) if target else None


def _picture(name: str, context: Context) -> ThreadPicture | None:
    return next((picture for picture in context.pictures if picture.id == name), None)


def _member(text: str, picture: ThreadPicture | None, name: str) -> str:
    place = ordinal(text)
    if picture is None or picture.n_images < 2 or not place or place > picture.n_images:
        return name
    return f"{name}#{place}"


def _counted(text: str, context: Context) -> str | None:
    newest = context.newest
    place = ordinal(text)
    if (
        newest.n_images > 1
        and place
        and place <= newest.n_images
        and not re.search(r"\b(?:back|return|revert)\b", text, re.I)
    ):
        return f"{newest.id}#{place}"
    if newest.n_images > 1 and re.search(
        r"\blast (?:one|picture|image|version|concept|draft|option)\b", text, re.I
    ):
        return f"{newest.id}#{newest.n_images}"
    if newest.n_images == 3 and re.search(
        r"\b(?:middle|centre|center) (?:one|picture|image)\b", text, re.I
    ):
        return f"{newest.id}#2"
    if ORIGINAL.search(text):
        return context.pictures[0].id
    if without := _before(text, context):
        return without
    if EARLIER.search(text) and len(context.pictures) > 1:
        return (
            newest.parent
            if newest.parent and _picture(newest.parent, context)
            else context.pictures[-2].id
        )
    if LATEST.search(text):
        return newest.id
    if OTHER.search(text) and newest.n_images == 1 and len(context.pictures) > 1:
        return context.pictures[-2].id
    if place and _of_pictures(text) and place <= len(context.pictures):
        return context.pictures[place - 1].id
    batch = next(
        (picture for picture in reversed(context.pictures) if picture.n_images >= (place or 9)), None
    )
    return f"{batch.id}#{place}" if batch and place and _of_pictures(text) else None


def ordinal(text: str) -> int | None:
    """The number, from 1, by which a picture is named; None where none is."""
    word = WORDED.search(text)
    if word:
        return ("one", "two", "three", "four").index(word.group(1).lower()) + 1
    for edge, place in EDGES:
        if edge.search(text):
            return place
    numbered = NUMBERED.search(text)
    if numbered:
        return int(numbered.group(1) or numbered.group(2))
    for place, pattern in ORDINALS.items():
        if re.search(rf"(?<!\w)(?:{pattern})", text, re.I):
            return place
    return None


def _of_pictures(text: str) -> bool:
    """An ordinal of pictures: "the second one", not "a second tree"."""
    every = "|".join(ORDINALS.values())
    return bool(NUMBERED.search(text)) or bool(
        re.search(
            rf"\b(?:the|la|le|el|die|das|der|den|il) (?:{every})(?:\s+(?:one|picture|image|version|photo|drawing|attempt|draft|result|imagen|foto|bild|immagine|imagem|de las|von))?(?!\w)",
            text,
            re.I,
        )
        or re.search(
            rf"(?:{every})\s*(?:张|幅|枚|つ目|번째|картин\w*|изображ\w*|obraz\w*|resim\w*|gambar|bức|صورة|तस्वीर|का|में)",
            text,
            re.I,
        )
    )


def _owned(text: str, context: Context) -> str | None:
    for owner in dict.fromkeys(picture.owner for picture in reversed(context.pictures)):
        name = owner.split(":")[-1]
        if (
            owner != context.author
            and name
            and re.search(rf"(?<!\w)@?{re.escape(name)}(?:['’]s?|s)?(?!\w)", text, re.I)
        ):
            return _best([picture for picture in context.pictures if picture.owner == owner], text)
    mine = [picture for picture in context.pictures if picture.owner == context.author]
    if MINE.search(text) and mine and len(mine) < len(context.pictures):
        return _best(mine, text)
    return None


def _best(pictures: list[ThreadPicture], text: str) -> str:
    hits = [(_hits(picture, _words(text)), place) for place, picture in enumerate(pictures)]
    return pictures[max(hits)[1]].id


def _before(text: str, context: Context) -> str | None:
    """The newest picture that had not yet what a later one has: "the version before the lights"."""
    said = BEFORE.search(text)
    if said is None:
        return None
    without: str | None = None
    for picture in context.pictures:
        shown = find(picture.prompt, said["thing"]) is not None
        if shown and without is not None:
            return without
        without = without if shown else picture.id
    return None


def _shown(text: str, context: Context) -> str | None:
    """The one picture that shows what the message speaks of, where the newest does not."""
    shown = [picture for picture in context.pictures if picture.prompt]
    if len(shown) < 2:
        return None
    things, phrases = _things(text), _definite(text)
    for hits in (
        {picture.id: _hits(picture, things) for picture in shown},
        {picture.id: _spoken_of(picture, phrases) for picture in shown},
    ):
        best = max(hits.values(), default=0)
        if best and hits.get(context.newest.id, 0) < best:
            return next(picture.id for picture in reversed(shown) if hits[picture.id] == best)
        if best:
            return None
    return None


def _things(text: str) -> list[str]:
    found = [change.thing or _counted_thing(change.new) for change in changes(request(text))]
    return [thing for thing in found if thing and not PRONOUN.fullmatch(thing)]


def _counted_thing(new: str) -> str:
    """ "Fewer gulls" speaks of gulls that are there."""
    more = MORE.match(new)
    return new[more.end() :] if more else ""


def _definite(text: str) -> list[list[str]]:
    """ "the owl", "your castle picture": what is spoken of as known, the words of each.

    A colour behind its noun is what the thing shall become: "make the hat red".
    """
    tongue = tongue_of(text)
    spoken_of = []
    for phrase in re.findall(rf"\b(?:{_articles(tongue)}) ({_NOUNS})", text, re.I):
        said = [word for word in phrase.split() if low(word) not in small().breaks | NO_NAMES]
        while tongue not in COLOUR_LAST and len(said) > 1 and low(said[-1]) in word_class("colour"):
            said.pop()
        if said:
            spoken_of.append(said)
    return spoken_of


def _articles(tongue: str) -> str:
    """Of any language; "a" and "o" say that something is known in Portuguese alone."""
    return f"{ARTICLES}|o|a" if tongue == "pt" else ARTICLES


def _words(text: str) -> list[str]:
    return [match.group(0) for match in TOKEN.finditer(text) if len(match.group(0)) > 3]


def _hits(picture: ThreadPicture, named: Sequence[str]) -> int:
    return sum(1 for thing in named if _shows(picture, thing))


def _shows(picture: ThreadPicture, thing: str) -> bool:
    """Whether the picture has the thing itself, and not merely its colour: "the hat red"."""
    found = find(picture.prompt, thing)
    if found is None:
        return False
    colour = low(picture.prompt[found.start : found.end]) in word_class("colour")
    return not colour or all(low(word) in word_class("colour") for word in bare(thing).split())


def _spoken_of(picture: ThreadPicture, phrases: Sequence[Sequence[str]]) -> int:
    """The words of ``phrases`` that it shows; a colour counts only with the thing that has it."""
    colours = word_class("colour")
    found = 0
    for said in phrases:
        things = [word for word in said if low(word) not in colours]
        if not things or _hits(picture, things):
            found += _hits(picture, said)
    return found

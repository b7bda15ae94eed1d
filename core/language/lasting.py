"""What a person wants of every picture from now on: a style, things never to be shown."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.conversation import Context, Role
from core.language.scrubbing import is_private, sentences_of
from core.language.signs import UNBORDERED, Signed, listed
from core.language.styles import Style, StyleKind, StyleLibrary

#: Words that make a wish hold for more than one picture.
SCOPE = Signed(re.compile(
    r"^\W*(?:the |this |my |our )?(?:whole|entire) \w+|^\W*all (?:[\w-]+ ){0,2}(?:portraits?|pictures|images|cards|pages|illustrations|icons|posters|stickers|covers|drawings|photos|shots|characters|scenes|assets|tiles)\b|\b(?:set|series) of (?:\d+|two|three|four|five|six|seven|eight|ten|twelve)\b|\b(?:whole|entire) (?:book|series|set|calendar|deck|story|comic|zine|album|project|thing|lot|bunch|collection|pack)\b|\b(?:for|in|on|with|across|to) (?:the |this |my |our )?(?:whole|entire|complete|rest|full|all|every|each|everything)\b|\ball (?:of )?(?:(?:my|our|the|these|those|them|twelve|ten|six|five|four|three|\d+)\b|in\b|pictures|images)|\b(?:every|each) (?:picture|image|one|page|card|month|illustration|drawing|chapter|poster|panel|piece|time|scene|tile|slide|cover)\b|"
    r"\bfrom (?:now|here|today|this point) on(?:wards?)?\b|\balways\b|\bthroughout\b|\bby default\b|\bkeep (?:everything|it all|them all|the style|the look|the same style|using|to|this style|that style|all)\b|\bstick (?:to|with)\b|\b(?:consistent(?:ly)?|the same style|same look|house style|our style)\b|"
    r"\beverything\b|\b(?:the |this |my |our )?(?:series|set|collection|calendar|deck|storybook|book|album|project|campaign|zine|comic) (?:is|are|should be|must be|will be|shall be|needs to be|has to be|in)\b|\bfor (?:the |this |my |our )(?:series|set|collection|calendar|deck|storybook|book|album|project|campaign|zine|comic|website|game|brand|course)\b|\bwhenever\b|\bany(?:thing)? (?:i|you|we) (?:ask|draw|make|paint)\b|\bi want (?:them|everything|all)\b|\bmy (?:pictures|images|drawings|illustrations)\b|\bevery ?time\b|\bnever\b|\bever\b|"
    r"\b(?:para|en) (?:todo|toda|todos|todas)\b|\btod[oa]s (?:las|los|mis)\b|\bsiempre\b|\btodo en (?!un\b|el\b|la\b)|\btudo em |\btout en |\balles in |\btutto (?:in|ad|a) |\bwszystko w |\bвс[её] в |\b(?:усе|все) (?:в|у) |\bhepsi\b|\b(?:de ahora|a partir de ahora|desde ahora)\b|\bpour (?:tout|toute|tous|toutes)\b|\btou(?:te)?s (?:les|mes)\b|\btoujours\b|\bdésormais\b|\bdorénavant\b|\bà partir de maintenant\b|"
    r"\bfür (?:alle|die ganze|den ganzen|das ganze)\b|\b(?:in )?alle[nm]? (?:bilder|meine|unsere|meinen|bildern|seiten)?\b|\bimmer\b|\b(?:ab jetzt|von nun an|ab sofort|künftig)\b|\bdurchgehend\b|\bper tutt[oaie]\b|\btutt[ei] (?:le|i|gli)\b|\bsempre\b|\bd['’]ora in poi\b|\bda adesso\b|\btod[oa]s (?:as|os)\b|\ba partir de agora\b|\bde agora em diante\b|"
    r"\bod teraz\b|\bzawsze\b|\bwszystk\w+\b|\bвсегда\b|\bотныне\b|\bс этого момента\b|\bтеперь вс[её]\b|\bдля вс\w+\b|\bвсе (?:картинки|рисунки|иллюстрации)\b|\bво всех\b|\bзавжди\b|\bвідтепер\b|\b(?:усі|всі|для всіх)\b|统一|以后|从现在|从今|一直|所有|全部|都用|都要|每张|今後|これから|全部|すべて|全て|いつも|ずっと|毎回|앞으로|모두|항상|전부|이제부터|모든|계속|من الآن|دائما|دائماً|كل الصور|جميع|अब से|हमेशा|सभी|हर|\bbundan sonra\b|\bher zaman\b|\b(?:bütün|tüm|hepsi|hep)\b|\bmulai sekarang\b|\bselalu\b|\bsemua(?:nya)?\b|\btừ giờ\b|\btừ nay\b|\bluôn\b|\btất cả\b",
    re.I,
), {
    *listed(
        "whole entire all set series complete rest full every each everything now here today point always throughout"
        " default keep stick consistent consistently same house our collection calendar deck storybook book album project"
        " campaign zine comic website game brand course whenever any anything them pictures images drawings illustrations"
        " everytime never ever todo toda todos todas siempre tudo tout toute tous toutes alles tutto tutta tutti tutte"
        " wszystko wszystk* все всё усе hepsi ahora toujours désormais dorénavant maintenant alle allen allem ganze ganzen"
        " immer jetzt nun sofort künftig durchgehend sempre poi adesso agora teraz zawsze всегда отныне момента теперь для"
        " всех завжди відтепер усі всі bundan zaman bütün tüm hep sekarang selalu semua semuanya giờ nay luôn cả"
    ),
    UNBORDERED,
})  # fmt: skip
OF_PICTURES = Signed(re.compile(
    r"\b(?:in|on|from|for) (?:(?:my|any|all|our|these|the|of) )+(?:\w+ )?(?:pictures|pics|images|drawings|illustrations|art|artwork|photos|renders)\b|\bany (?:picture|image|of)",
    re.I,
), listed("pictures pics images drawings illustrations art artwork photos renders any"))  # fmt: skip
#: "I want every stamp as an etching": each of a kind, in a sentence that wishes.
EACH_WISHED = Signed(re.compile(
    r"\b(?:want|please|use|make|keep|draw|paint|let['’]?s|can you|could you|should|must|shall|will be|needs? to|do|go with|i['’]d like|i (?:should|would) like)\b.*\b(?:every|each|all) (?:the )?\w+"
    r"|\b(?:every|each|all) (?:the )?(?:\w+ )?\w+ (?:should|must|shall|will|needs? to|has to|have to|in|as)\b",
    re.I,
), listed("every each all"))  # fmt: skip
#: A thing is told of, not wished for: somebody else's lamps, a picture on a wall.
TOLD_OF = re.compile(
    r"^(?:my|our|his|her|their|the|a|an) \w+(?: \w+)? (?:always |never )?(?:collects?|loves?|likes?|has|had|have|was|were|did|does|hates?|owns?|paints?|painted|bought|sells?|made|used|studied|prefers?|drew|keeps?|wears?|said|says)\b|^(?:he|she|they|everyone|everybody|people|someone|nobody) \w+|\b(?:museum|exhibition|grandmother|neighbou?r|aunt|uncle|colleague|teacher)\b.*\b(?:always|every|all)\b",
    re.I,
)
DROPPED = re.compile(
    r"\b(?:no more|stop(?: using| with)?|drop|forget|without|enough (?:of|with)|lose|ditch|quit|clear|reset|not in|don['’]?t (?:use|need|want)|back to (?:normal|default|plain)|no longer|any style|normal style|different style|sin|ya no|plus de|kein(?:e|en)?(?: mehr)?|nicht mehr|basta|больше не|не надо|хватит|不要再|もう|그만)\b",
    re.I,
)
MADE_OF = (
    re.compile(r"\b(?:to )?(?:look|be done|be drawn|be painted|be made|be|feel) (?:like|as) (?:an? |the |some )?(?P<style>[\w'’-]+(?: [\w'’-]+){0,3}?)(?:[.,!;]|$|\s+(?:please|throughout|from now|for|ok)\b)", re.I),
    re.compile(r"\b(?:everything|all of (?:it|them|these)|every \w+|each \w+|the whole \w+)\b.{0,30}?\b(?:is|are|should be|will be|must be) (?:in |done in |done as |an? )?(?P<style>(?!in\b|for\b|to\b|the\b|late\b|broken\b)[\w'’-]+(?: [\w'’-]+)?)(?:[.,!;]|$)", re.I),
    re.compile(r"\b(?:style|look|manner) of (?P<style>(?:an? |the )?[\w'’-]+(?: [\w'’-]+){0,3})", re.I),
    re.compile(r"\b(?:in|use|using|with|do|as|keep|to|want|like) (?:an? |the |some |my |our |that |this )?(?P<style>[\w'’-]+(?: [\w'’-]+){0,3}?)[ -](?:style|look|aesthetic|technique|manner)\b", re.I),
    re.compile(r"^(?:please |let['’]?s |can you |could you |just )*(?:use|do|draw|paint|stick (?:to|with)|go with|keep to)\s+(?:an? |the |everything in |it all in |them all in |all of (?:them|these) in )?(?P<style>[\w'’-]+(?: [\w'’-]+){0,2}?) (?:for|throughout|from now|in all|in every|across|always)\b", re.I),
    re.compile(r"\b(?:everything|all of (?:it|them|these)|every \w+|each \w+|the whole \w+)\b.{0,30}?\b(?:in|as) (?:an? |the )?(?P<style>[\w'’-]+(?: [\w'’-]+){0,3}?)(?:[.,!;]|$|\s+(?:please|throughout|from now|for|ok(?:ay)?|pls|right)\b)", re.I),
)  # fmt: skip
NEVER = re.compile(
    r"(?:^|[\s,;:])(?:(?:please |i want |with |and |but |there (?:should|must) be )*(?:no|never(?: any| show| draw| paint| include| add| put| use)*|without(?: any)?|avoid|exclude|leave out|skip|omit|ban|"
    r"(?:don['’]?t|do not)(?: ever)? (?:draw|show|include|put|add|use|paint|give me|want|like|make)(?: me)?(?: any)?|i (?:never|don['’]?t ever) want(?: to see)?(?: any)?|keep|nothing with)|"
    r"sin|nada de|nunca|jamás|pas de|pas d['’]|jamais de|jamais d['’]|sans|kein(?:e|en|er)?|ohne|nie(?:mals)?|niente|senza|mai|sem|nunca|nada de|без|никаких|никогда|не рисуй|без|ніяких|ніколи|bez|żadnych|nigdy|tanpa|jangan ada|không có|đừng vẽ|đừng có)\s+(?P<items>[^.!?\n;:]+)",
    re.I,
)
UNSPACED_NEVER = re.compile(
    r"(?:不要(?:有|出现|画)?|别(?:画|出现)?|没有|禁止)(?P<items>[^，。,.！？\n]{1,16})|(?P<items_ja>[^、。，,.\n]{1,14}?)(?:は|を)?(?:入れないで|描かないで|なし(?:で)?|出さないで)|(?P<items_ko>\S+?)(?:은|는|을|를)? ?(?:없이|넣지 말|그리지 말|빼고)|(?P<items_hi>\S+) (?:नहीं|मत)|(?:بدون|لا)\s(?P<items_ar>\S+)|(?P<items_tr>\w+) (?:olmasın|çizme)"
)
ITEM_END = re.compile(
    r"\s*(?:\b(?:in|on|from|for|inside|anywhere in) (?:my|any|all|the|our|these|this|every|each|future|those|your)\b.*|,? *\b(?:please|ever|ever again|from now on|at all|anywhere|any ?more|always|thanks|thank you|either|by default|again|in them|in it|out|whatsoever|okay|ok)\b.*|"
    r"\b(?:en|sur|dans|sobre|auf|in|nelle|nei|em|nas|nos|на|в|w|na|di) (?:mis|las|los|mes|les|aucune|ninguna|meinen|den|allen|mie|miei|tutte|minhas|todas|моих|картинках|всех|moich|gambar|semua|tutti)\b.*)$",
    re.I,
)
#: "Our game is set in a cyberpunk world": whoever then asks for a city asks for one of that world.
WORLD = re.compile(
    r"\b(?:my|our|the|this|a|we['’]?re|we are|i['’]?m|i am|writing|making|building|planning|working|playing|running|into|about|love|loving|like|imagin\w+|think\w*|talk\w*|mood for|obsessed with)\b",
    re.I,
)


CLAUSE = re.compile(r",\s*(?:and |but )?|;\s*|\s+(?:and|but) (?=no\b|not\b|never\b|without\b)")
#: A picture book that all is for is no style.
SERIES = re.compile(
    r"\b(?:for|in|across|throughout) (?:all (?:of )?)?(?:the|this|my|our|these) (?:whole |entire |complete )?[\w ]{2,24}?(?=,|:| (?:use|do|make|draw|paint|stick|keep|go|i|we|please|let|everything|it)\b)",
    re.I,
)
NEGATED = re.compile(r"\b(?:no|not|never|without|don['’]?t|sin|kein\w*|pas|без|nie)\b", re.I)
#: What goes with a style: "gouache, muted colours".
MANNER = re.compile(
    r"\b(?:(?:muted|bright|soft|pastel|warm|cold|cool|bold|flat|limited|vivid|earthy|pale|dark|thick|thin|rough|clean|natural|autumn|neon) )+(?:colou?rs?|palette|tones?|lines?|outlines|light|lighting|shading|background|backgrounds|brush ?strokes)\b"
    r"|\b(?:teal|orange|red|blue|green|yellow|black|white|gold|pink|purple|brown|grey|gray|silver|turquoise|navy|beige|cream|tangerine|coral|mustard|ochre|mint|peach|lilac|salmon|sage|rust|charcoal|ivory)(?:, (?:teal|orange|red|blue|green|yellow|black|white|gold|pink|purple|brown|grey|gray|silver|turquoise|navy|beige|cream|tangerine|coral|mustard|ochre|mint|peach|lilac|salmon|sage|rust|charcoal|ivory))* and (?:teal|orange|red|blue|green|yellow|black|white|gold|pink|purple|brown|grey|gray|silver|turquoise|navy|beige|cream|tangerine|coral|mustard|ochre|mint|peach|lilac|salmon|sage|rust|charcoal|ivory)\b",
    re.I,
)
#: What sentences say for good is kept for so many: each is read again with its author's next messages.
KEPT_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """``style`` in the author's words; ``genre`` only where no style is wished for."""

    style: str = ""
    never: tuple[str, ...] = ()
    genre: Style | None = None


def lasting(context: Context, library: StyleLibrary) -> Lasting:
    """What the author's own turns say for good; other people's wishes and the bot's words do not count."""
    style, never, genre = "", list[str](), None
    for sentence in own_sentences(context):
        if style and _drops(sentence, style):
            style = ""
            continue
        wished = lasting_style(sentence, library)
        style = wished or style
        never += [item for item in lasting_never(sentence) if item not in never]
        genre = world_of(sentence, library) or genre
    return Lasting(style=style, never=tuple(never), genre=genre)


def _drops(sentence: str, style: str) -> bool:
    """ "No more gouache", "back to the normal style"; "never stop using gouache" wants it still."""
    if not DROPPED.search(sentence) or SCOPE.search(DROPPED.sub("", sentence)):
        return False
    named = style.casefold() in sentence.casefold()
    return named or bool(re.search(r"\bstyle\b|\bnormal\b|estilo|stil|стил", sentence, re.I))


def own_sentences(context: Context) -> list[str]:
    mine = [
        turn.text
        for turn in context.turns
        if turn.role is Role.USER and turn.user in (context.author, "")
    ]
    return [sentence for text in mine for sentence in _sentences(text)]


@lru_cache(KEPT_MAX)
def _sentences(text: str) -> tuple[str, ...]:
    every = (part.strip() for part in sentences_of(text))
    return tuple(sentence for sentence in every if sentence and not is_private(sentence))


@lru_cache(KEPT_MAX)
def lasting_style(sentence: str, library: StyleLibrary) -> str:
    """The style that a sentence wants for more than one picture, in its words; else ""."""
    if not (_scoped(sentence) or EACH_WISHED.search(sentence)) or TOLD_OF.search(sentence):
        return ""
    parts = CLAUSE.split(SERIES.sub("", sentence))
    wished = ", ".join(part for part in parts if not NEGATED.search(part))
    negated = NEGATED.search(sentence)
    if library.mentions(wished):
        return _whole_style(wished, library)
    if NEVER.match(sentence):
        return ""
    for pattern in MADE_OF:
        match = pattern.search(sentence)
        if (
            match
            and not negated
            and not re.fullmatch(
                r"(?:the |this |that |a |same |nice |good |different |new |my |our )*(?:same|this|that|it|them|one|nice|good|consistent|different|new|certain|series|set|all|everything|ask|pictures?|images?)?",
                match["style"],
                re.I,
            )
        ):
            return match["style"]
    return ""


@lru_cache(KEPT_MAX)
def lasting_never(sentence: str) -> tuple[str, ...]:
    """What a sentence never wants to see in any picture."""
    if not _for_all(sentence) or TOLD_OF.search(sentence):
        return ()
    found = [item for match in NEVER.finditer(sentence) for item in never_items(match["items"])]
    for match in UNSPACED_NEVER.finditer(sentence):
        found += [value.strip() for value in match.groupdict().values() if value]
    return tuple(dict.fromkeys(found))


def never_items(said: str) -> list[str]:
    """ "logos and no people in my pictures" is logos, people."""
    plain = ITEM_END.sub("", f" {said}")
    parts = re.split(
        r",\s*|\s+(?:and|or|nor|y|o|e|ni|et|ou|und|oder|noch|или|и|та|або|i|lub|ani|dan|atau|và|hoặc)\s+",
        plain.strip(),
    )
    cleaned = [
        re.sub(
            r"^(?:no|any|never|the|a|an|without|sin|pas de|keine?|senza|sem|без|bez|and|or|y|et|und)\s+",
            "",
            part.strip(),
            flags=re.I,
        )
        for part in parts
    ]
    return [
        re.sub(r"^(?:any|the|more)\s+", "", part).strip(" ,.")
        for part in cleaned
        if part and len(part.split()) <= 4
    ]


@lru_cache(KEPT_MAX)
def world_of(sentence: str, library: StyleLibrary) -> Style | None:
    """The genre of a world that the author talks about as their own."""
    genres = [style for _, style in library.mentions(sentence) if style.kind is StyleKind.GENRE]
    if not genres or TOLD_OF.search(sentence) or not WORLD.search(sentence):
        return None
    return genres[-1]


@lru_cache(KEPT_MAX)
def _scoped(sentence: str) -> bool:
    """Asked twice of each sentence, for a style and for what is never to be shown."""
    return SCOPE.search(sentence) is not None


def _for_all(sentence: str) -> bool:
    return _scoped(sentence) or OF_PICTURES.search(sentence) is not None


def _whole_style(sentence: str, library: StyleLibrary) -> str:
    """All that a sentence says of the style: "ink wash, black and white", "gouache, muted colours"."""
    found = [_widest(sentence, word) for word, _ in library.mentions(sentence)]
    found += [match.group(0) for match in MANNER.finditer(sentence)]
    kept = [
        one for one in dict.fromkeys(found) if not any(one in other and one != other for other in found)
    ]
    return ", ".join(sorted(kept, key=sentence.find))


def _widest(sentence: str, word: str) -> str:
    """A style with the adjectives that belong to it: "soft gouache", not "use gouache"."""
    match = re.search(
        rf"\b((?:(?:soft|loose|dark|bright|muted|simple|minimal|flat|rough|vintage|retro|old|black|white|light|hand-drawn|warm|cool|pale|bold|monochrome|colou?rful|delicate|fine|thick|japanese|soviet|victorian|medieval|scandinavian|mid-century) )+){re.escape(word)}",
        sentence,
        re.I,
    )
    return match.group(0) if match else word

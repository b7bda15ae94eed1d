"""What a conversation describes, for "show me what that would look like": the right sentences, no others."""

import re

from core.conversation import Context
from core.language.cutting import removed
from core.language.describing import Described, content, described, described_by, overlap
from core.language.retelling import joined, painted
from core.language.spoken import tidy, without_command, without_courtesy

#: What a request to see says besides the thing: no word of it tells which sentence is meant.
ASKED = re.compile(
    r"^(?:(?:(?:show|tell)(?: me| us)? |(?:let (?:me|us) |let['’]s )?see |(?:i )?wonder )?(?:what|how) (?:(?:that|this|it|they|he|she|the \w+|our \w+|my \w+)(?: \w+)? )?(?:would|might|could|will|does|do|should)? ?(?:that|this|it|they|he|she)? ?(?:would |might |could )?(?:look|looks|be)(?: like)?(?: as (?:a|an) (?:picture|image))?|"
    r"(?:draw|paint|show|see|visuali[sz]e|illustrate|sketch|picture|mock|make|do|render|generate|create|turn|put)? ?(?:(?:that|this) (?:memory|moment|place|person|creature|animal|story|dream|room|idea|scene|thing|image|description)|that|this|it|them|him|her|those|these|what (?:i|we|you|he|she|they) (?:just )?(?:said|described|talked about|discussed|mentioned|wrote|told|imagined|have in mind)|the (?:idea|scene|thing|concept|description|above|last (?:idea|one)|result|whole thing)|my (?:idea|description)|our (?:idea|scene))(?: (?:as|into|to) (?:a|an) (?:picture|image|drawing|painting|illustration))?(?: (?:up|out|down|for (?:me|us)))?)\b",
    re.I,
)
#: "Disegnala", "画出来": one word for both the order and the thing.
SHOW_IT = re.compile(
    r"(?:(?:ora|allora|dai|su|ahora|anda|venga|dale|vamos|va|y|e|et|allez|vas-y|und|los|komm|na los|now|ok|okay|go on|agora|vai|bora|anda lá|давай|ну|а ну|no|dawaj|hadi|ayo|yuk|kom op|toe)[,!]? )*(?:(?:disegna|dipingi|mostra|fa|crea|illustra)(?:me)?l[aoei]|(?:dib[úu]ja|p[íi]nta|h[áa]z|mu[ée]stra|cr[ée]a)(?:me)?l[aoe]s?|(?:desenha|pinta|mostra|faz|cria)-(?:[ao]s?|me)|(?:dessine|montre|peins|fais|crée)-(?:l[ae]s?|moi)(?:-moi)?(?: ça)?|"
    r"(?:zeichne?|mal|zeig)(?:e)?(?: (?:es|das|ihn|sie|mir|mal|bitte))*|(?:teken|toon|laat)(?: (?:het|dat|hem|haar|me|eens|zien))+|(?:narysuj|pokaż|namaluj)(?: (?:to|go|ją|je|mi))*|(?:нарисуй|покажи|изобрази|намалюй)(?: (?:это|его|её|ее|мне|це|його|її))*|"
    r"(?:onu |bunu |hadi )?(?:çiz|göster|resmet)(?:sene| bana)?|(?:gambar(?:kan|in)?|lukis(?:kan)?|tunjukkan)(?: (?:itu|dong|ya|dia))*|(?:vẽ|cho xem)(?: (?:nó|ra|đi|cái đó))*|"
    r"(?:(?:нарисуй|покажи|изобрази|намалюй|zeichne|mal|zeig|dibuja|pinta|dessine|montre|disegna|desenha|teken|narysuj|namaluj|gambar(?:in)?|draw|paint)(?: (?:mir|mal|me|moi|mi|mnie|мне|мені|eens|dong))* )"
    r"(?:то,? что я (?:написал|сказал|описал)а?|те,? що я (?:написав|написала|описав|описала|сказав|сказала)|was ich (?:gerade |eben )?(?:geschrieben|gesagt|beschrieben)(?: habe| hab)?|lo que (?:dije|escribí|describí|conté)|ce que j[’']ai (?:dit|écrit|décrit)|quello che ho (?:detto|scritto|descritto)|o que eu (?:disse|escrevi|descrevi)|wat ik (?:zei|schreef|beschreef)|to,? co (?:napisa|opisa|powiedzia)ł[ae]m|(?:yang |apa yang )(?:aku|saya|gue) (?:bilang|tulis|ceritain|ceritakan)(?: tadi)?)|(?:yazdığımı|dediğimi|anlattığımı) çiz\w*|"
    r"zeig(?:e|t)?(?: (?:mir|uns|mal|doch|bitte))*,? wie (?:das|es|er|sie|so was) (?:aus(?:sähe|sehen würde|sieht|schaut|schauen würde)|wäre|(?:dann )?aussehen könnte)|montre(?:-moi|-nous)? (?:à quoi|ce que) (?:ça|cela) (?:ressemblerait|ressemble|donnerait|donne|pourrait (?:donner|ressembler à))|"
    r"(?:ens[ée]ña|mu[ée]stra|d[ée]ja)(?:me|nos)?(?: ver)? c[óo]mo (?:quedar[íi]a|se ver[íi]a|ser[íi]a)(?: eso)?|(?:me )?mostra(?:-me)? como (?:ficaria|seria)(?: isso)?|(?:fammi|facci) vedere come (?:sarebbe|verrebbe|starebbe)|laat (?:me |ons )?(?:eens |even )?zien hoe (?:dat|het|zoiets) (?:eruit )?(?:zou zien|ziet|zou uitzien|uitziet)|"
    r"pokaż,? jak(?:by)? (?:to )?(?:by )?(?:to )?(?:wyglądało|wyglądałoby)|(?:покажи|покажіть),? (?:как|як) (?:бы |би )?(?:это|це) (?:бы |би )?(?:выглядело|виглядало)(?: (?:бы|би))?|nasıl (?:görüneceğini|olacağını|olurdu) göster\w*|(?:coba )?(?:tunjukin|liatin|kasih liat|tunjukkan) (?:kayak apa|gimana|seperti apa)(?: jadinya)?|"
    r"(?:どんな(?:感じ|ふう)(?:になる)?(?:か)?)(?:見せて|描いて)(?:ください|みて)?|(?:어떤 (?:모습|느낌)(?:인지|일지))(?: (?:보여|그려) ?(?:줘|주세요))?|(?:给我)?看看(?:那)?(?:会|是)*什么样(?:子)?(?:的)?|"
    r"(?:请|帮我|把它|给我)*画(?:出来|一下|它|这个|下来|给我看)(?:吧|看看)?|(?:それを?|これを?)?(?:描いて|絵にして|見せて)(?:ください|みて|ほしい)?|(?:그거|그것을|이걸)? ?(?:그려|보여)(?: ?줘| ?주세요)?|(?:ارسمها|ارسمه|ارسم ذلك|أرني)|(?:इसे|उसे)? ?(?:बनाओ|दिखाओ|बना दो))",
    re.I,
)
ADDED = re.compile(
    r"^(?:,|;|–|—|-|:)?\s*(?:but|with|in|as|at|and|only|just|pero|con|mais|avec|en|aber|mit|im|als|ma|но|в|с|але|ale|z|w|ama|tapi|dengan|nhưng|với)\b.*",
    re.I,
)
CONTINUES = re.compile(r"^(?:the|el|la|los|las|der|die|das|le|les|il|o|a) \w+ (?:were|era|eran|estaba|estaban|war|waren|hatte|était|étaient|avait|tinha|estava|aveva|erano) |^(?:and|with|it|its|they|their|the|also|plus|inside|around|behind|above|below|on|in|he|she|his|her|there|maybe|or|but|y|con|et|avec|und|mit|es|er|sie|e|и|с|він|вона|i|z|ve|dan|và|que)\b|^(?:然后|还有|里面|上面|そして|その|그리고|و|और)", re.I)  # fmt: skip


#: Laughter before an order to show it.
LAUGHED = re.compile(
    r"^(?:哈+|笑+|ㅋ+|ㅎ+|(?:w+|а?(?:ха)+х?|lma*o+|lo+l+|(?:ha)+h?|(?:he)+h?|(?:ja)+j?|kk+|mdr+|rsrs)(?!\w))[,!.~ ]*",
    re.I,
)
#: That there was a dream; what was in it comes next.
DREAM = re.compile(
    r"(?:(?:ok(?:ay)?|so|omg|haha|last night|yesterday)[,! ]+)*(?:i |we )?(?:just |once )?(?:had|have|keep having) (?:the|this|an?|such an?|that) (?:[\w-]+ )*(?:dream|idea|vision|thought)(?: last night| ever| today| yesterday)*",
    re.I,
)


#: "Wait, scrap the waterfall."
SCRAPPED = re.compile(
    r"(?:wait|no|actually|hm+|oh|ok|nah)?[,. ]*(?:(?:scrap|forget|no more|never mind)(?: about)?(?: the| that| those| an?)?|(?:drop|lose|skip|cut|ditch) (?:the|that|those)) (?P<thing>[\w' -]{2,30})",
    re.I,
)
#: What is left of "the lobby gets a waterfall".
ENDING = re.compile(r"\s+(?:gets|has|have|with|and|shows|holds|is|are)$", re.I)


def spoken_of(request: str, context: Context) -> str:
    """The described thing that a request to see it means; "" where nothing was described."""
    found = described_by(_said_by(request, context), context) or described(context)
    found = [one for one in found if DREAM.fullmatch(tidy(one.text)) is None] or found
    if not found:
        return ""
    wanted = [word for word in content(request) if not ASKED.fullmatch(word)]
    about = [one for one in found if overlap(wanted, one.text)]
    first = (
        max(about, key=lambda one: (overlap(wanted, one.text), one.score > 0, one.place))
        if about
        else _latest(found)
    )
    if first is None:
        return ""
    first = _answer_to(first, found) or first
    group = _together(first, found, wanted)
    return joined(_without_scrapped([painted(one.text) for one in group]))


def _without_scrapped(parts: list[str]) -> list[str]:
    """Without what a later sentence takes back: "wait, scrap the waterfall"."""
    kept: list[str] = []
    for part in parts:
        taken_back = SCRAPPED.fullmatch(part)
        if taken_back is None or not kept:
            kept.append(part)
            continue
        thing = taken_back["thing"]
        kept = [ENDING.sub("", removed(one, thing) or one) for one in kept]
    return kept


def _said_by(request: str, context: Context) -> str:
    """Whom of the thread a request quotes: "draw what Sanjay said"; "" where nobody."""
    names = {
        turn.user: turn.user.split(":")[-1]
        for turn in context.turns
        if turn.user not in ("", context.author)
    }
    for user, name in names.items():
        quoted = rf"\b(?:what @?{re.escape(name)} (?:just )?(?:said|wrote|described|told|meant|dreamt|imagined)|@?{re.escape(name)}['’]s (?:idea|dream|story|description|one|version|suggestion))\b"
        if re.search(quoted, request, re.I):
            return user
    return ""


def addition(request: str) -> str:
    """What a request to see adds of its own: "but at night", "with two foxes", "in watercolor"."""
    plain = without_command(without_courtesy(request))
    rest = tidy(ASKED.sub("", plain, count=1))
    looks = re.match(r"(?:what|how)\b", plain, re.I) and re.match(
        r"(?:on|under|inside|beside|near|without|behind|next to) \w", rest, re.I
    )
    if not ADDED.match(rest) and not looks:
        return ""
    return re.sub(r"^(?:but|and|only|just|aber|mais|pero|ma|но) ", "", rest, flags=re.I)


def named_with(spoken: str, request: str) -> str:
    """The description under the name that the request has for it, where it lacks that name."""
    name = re.sub(r"^(?:the|our|my|a|an|this|that|his|her|their) ", "", request, flags=re.I)
    words = content(name)
    vague = re.search(
        r"\b(?:idea|scene|concept|option|one|thing|description|version|described|said|number|suggestion|proposal|story|design)\b",
        name,
        re.I,
    )
    if (
        vague
        or not words
        or len(name.split()) > 4
        or all(overlap([word], spoken) for word in words[-1:])
    ):
        return spoken
    return f"{name}: {spoken}"


def names_nothing(request: str) -> bool:
    """True for "draw it" and the like: the thing is in the conversation only."""
    said = tidy(without_courtesy(request))
    if SHOW_IT.fullmatch(said) or SHOW_IT.fullmatch(tidy(LAUGHED.sub("", said))):
        return True
    plain = tidy(without_command(without_courtesy(request)))
    rest = tidy(ASKED.sub("", plain, count=1))
    if not rest or ADDED.match(rest):
        return True
    return not content(plain)


def _latest(found: list[Described]) -> Described | None:
    """The newest own sentence that describes; else the bot's; else the strongest of all."""
    for own in (True, False):
        strong = [one for one in found if one.own is own and one.score >= 0.5]
        if strong:
            return strong[-1]
    weak = [one for one in found if one.score > 0]
    return max(weak, key=lambda one: (one.turn, one.score), default=None)


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
            and overlap(content(first.text), one.text)
        }
    return [one for one in found if one.place in chosen]


def _answer_to(asked: Described, found: list[Described]) -> Described | None:
    """What the bot answered to a question of the author's: "what would a bakery for ghosts sell?"."""
    if asked.score > 0 or not asked.own:
        return None
    answers = [one for one in found if not one.own and one.score > 0 and one.turn == asked.turn + 1]
    return max(answers, key=lambda one: one.score, default=None)


def _kin(last: Described, one: Described) -> bool:
    """The author goes on, or takes up what the bot said."""
    if one.own == last.own:
        return True
    return one.own and (overlap(content(last.text), one.text) > 0 or bool(CONTINUES.match(one.text)))


def _goes_with(last: Described, one: Described, step: int) -> bool:
    later = one if step > 0 else last
    near = abs(one.turn - last.turn) <= 2
    shared = overlap(content(last.text), one.text)
    brief = min(len(content(last.text)), len(content(one.text))) <= 2
    if last.turn == one.turn and brief and last.own:
        return True
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
        and overlap(wanted, first.text) > 0
        and not overlap(wanted, one.text)
        and not CONTINUES.match(one.text)
        and not overlap(content(first.text), one.text)
    )

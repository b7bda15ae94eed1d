"""A sentence of the talk becomes words for a painter."""

import re

from core.language.describing import YES
from core.language.quotes import restored, shielded
from core.language.spoken import tidy, without_courtesy
from core.language.tongues import tongue_of
from core.language.verbs import ing

SUBJECT_IS = re.compile(
    r"^(?:(?:for|as|on) (?:the|our|my|a) (?:\w{1,24} ){0,2}\w{1,24},? )?(?:(?:i(?:['’]m| am)? ?(?:was |am )?(?:just )?(?:imagin\w*|pictur\w*|think\w*(?: (?:of|about))?|keep (?:thinking (?:of|about)|seeing|imagining|picturing)|can(?:['’]t| not) stop (?:thinking (?:of|about)|imagining)|see|envision\w*|want|wish for|dream\w*(?: of)?)|we (?:could|should|might) (?:have|do|show|use|put|build|make)|maybe|perhaps|imagine if|imagine|picture(?: this)?|what if|suppose|think of|(?:we|i)(?:['’]re| are|['’]m| am)? (?:thinking (?:of|about)|planning(?: on)?|opening|building|dreaming of)(?: (?:opening|building|having|making|starting|setting up))?(?= (?:an?|the|our|some)\b)|let['’]?s say|how about|it (?:would|could|should|will|might) (?:be|have|show)|it['’]?s|there (?:would|could|should|will|might) be|there (?:is|are)|there['’]s|so|and|then|also|or|plus|well|anyways?|anyhow|btw|by the way|oh|hey|ah|basically|you see|in my (?:dream|head|mind|novel|story|book)|honestly|ok so)[,:]?\s+)+",
    re.I,
)
IS_LIKE = re.compile(
    r"^(?:my|our|the|his|her|their) (?P<what>[\w' -]{2,32}?) (?:(?:could|would|should|might|will|can|shall|is going to) be|is(?= an? )) (?P<how>.+)$",
    re.I,
)
#: "Unser Maskottchen könnte ein Biber sein", "nuestra mascota podría ser un castor".
OURS_IS = re.compile(
    r"^(?:unsere?|meine?|das|die|der|nuestr[oa]|mi|el|la|notre|mon|ma|le|la|il nostro|la nostra|il|o nosso|a nossa|nosso|nossa|o|a|onze?|ons|mijn|de|het) (?P<what>[^\W\d_]+(?: [^\W\d_]+)?) "
    r"(?:könnt?e?|sollte|soll|wäre|würde|podría ser|debería ser|sería|pourrait être|serait|devrait être|potrebbe essere|sarebbe|poderia ser|seria|podia ser|zou(?: misschien)?|kan) "
    r"(?P<how>(?:vielleicht |eher )?(?:eine?n?|una?|une|een|uma?|uno) .+?)(?: (?:sein|zijn|kunnen zijn))?$",
    re.I,
)
#: "Mine is a frog", "the plan: a living room".
MINE_IS = re.compile(
    r"^(?:(?:and |so |ok )*(?:mine|my (?:idea|plan|wish|vision|concept|thought)|the (?:idea|plan|concept|scene|picture|design|logo|theme)|our (?:idea|plan|concept))(?: (?:is|was|would be|could be))?(?::| is| was) ?|mine (?:is|would be|was) |mine would look (?:\w+ ){0,3}as )",
    re.I,
)
#: "The party theme she picked is …".
PICKED = re.compile(
    r"^(?:so |well |ok )*(?:the |our |my )?[\w' ]{2,32}? (?:she|he|they|we|i)(?:['’]ve|['’]s| have| has)? (?:picked|chose|want(?:s|ed)?|decided on|settled on|came up with|have in mind) (?:is|are|was|would be)(?: just| simply)?:? ",
    re.I,
)
#: "New villain for the campaign: …".
NEW_FOR = re.compile(
    r"^(?:a |the |our |my )?new [\w ]{2,24}? for (?:the|my|our|this) [\w ]{2,24}?: ", re.I
)
#: "… and the album cover should be a teapot on fire".
LIKE_WITHIN = re.compile(
    r"^.+\b(?:and|but|so) (?:the|our|my|his|her|their) (?P<what>[\w' -]{2,24}?) (?:could|would|should|might|will|must) be (?P<how>an? .+)$",
    re.I,
)
#: Dreams and fancies are told of; only what was in them is seen.
DREAMT = re.compile(
    r"^(?:(?:представь(?:те)?(?: себе)?|stel je voor|stell(?:t)? (?:dir|euch) vor|imagin[ae](?:te|ros)?|imagínate|imagine[zr]?|immagina(?:te)?|wyobraź(?:cie)? sobie|уяви(?:ть)?(?: собі)?|hayal et|bayangkan|bayangin|想象一下|想像して(?:みて)?|상상해 ?봐)[,:，：、\s]+(?:(?:что|що|que|dat|dass|że|che) )?|(?:(?:ok(?:ay)? )?so |and |well |ok |once |last night,? |the other (?:night|day),? |yesterday,? )*(?:i|we) (?:just |once |kinda )?(?:had|have|keep having) (?:this|an?|the|that) (?:\w+ )?(?:dream|idea|vision|thought|image|picture)(?: last night| in my head| in mind| once)*(?: (?:where|that|in which|about|of|with))?,?\s+|"
    r"(?:(?:ok(?:ay)? )?so |last night,? |the other night,? )*(?:i|we) (?:dreamt|dreamed|imagined|envisioned|pictured)(?: last night)?(?: (?:that|of|about|where))?\s+|"
    r"ich (?:habe?|hatte) (?:mir |davon |von )?(?:geträumt,? )?(?:dass )?|ich träumte(?: von|,? dass)? |ich stell(?:e|te)? mir (?:gerade )?|"
    r"(?:(?:ayer|anoche|hoy|ontem|essa noite|hier|cette nuit|ieri|stanotte)[, ]+)?(?:yo )?(?:me )?(?:imaginé|imagino|imaginaba) (?:que )?|(?:ayer |anoche )?(?:yo )?(?:soñé|he soñado|soñaba)(?: con| que)? |(?:eu )?(?:imaginei|imagino|imaginava) (?:que )?|(?:eu )?(?:sonhei|sonhava)(?: com| que)? |"
    r"j[’'](?:ai (?:rêvé|imaginé)|imagine|imaginais)(?: que| de| d[’'])? ?|(?:io )?(?:ho (?:sognato|immaginato)|immaginavo|immagino)(?: che| di)? |"
    r"(?:мне |сегодня )*(?:присни\S+|снил\S+)(?: что)?,? |(?:я )?(?:представил|представила|представляю|вообразил|вообразила)(?: себе)?,? |(?:мені |сьогодні )*(?:наснил\S+|снил\S+) |(?:я )?(?:уявив|уявила|уявляю)(?: собі)? |"
    r"(?:śnił[aoy]?|przyśnił[aoy]?) mi się |(?:wyobraził(?:em|am)|wyobrażam) sobie |(?:gisteren |vannacht )?(?:ik )?droomde (?:ik )?(?:van |over |dat )?|ik stel(?:de)? me |"
    r"(?:tadi malam |semalam )?(?:aku |saya )(?:bermimpi|membayangkan)(?: tentang)? |rüyamda |(?:昨晚)?我?(?:梦见|梦到|想象)(?:了|着)?|(?:어젯밤 )?꿈에서 |(?:حلمت|تخيلت) (?:ب|أن )?|मैंने सपने में |मैंने सोचा कि )",
    re.I,
)
DREAMT_END = re.compile(
    r"\s+(?:vorgestellt|ausgedacht|geträumt|vor)(?=[,.]|$)|\s+(?:hayal ettim|gördüm|düşündüm)$|(?:を|の)?(?:想像した|想像して(?:い)?(?:る|ます|た)|夢に見た|夢を見た)$|(?:을|를) (?:상상했어|꿨어|봤어)(?:요)?$",
    re.I,
)
ABLE = re.compile(
    r"\b(?:could|can|would) (?P<verb>(?!be\b|have\b|not\b|see\b|look\b|go\b|get\b)[a-z]{2,})\b"
)
HAS = re.compile(
    r"^(?:my|our|the|his|her|their|this) (?P<what>[\w'’ -]{2,32}?) (?:has|have|had|would have|could have|should have|will have|shows?|features?|contains?)(?: got)? (?P<how>(?:an?|the|two|three|some|no|its|\w+)\s.+)$",
    re.I,
)


def painted(sentence: str) -> str:
    """A sentence of the talk as words for a painter: "our mascot could be a shy lighthouse" shows one."""
    shield, quotations = shielded(sentence)
    plain = tidy(without_courtesy(shield))
    told = DREAMT.sub("", plain, count=1)
    if told != plain or DREAMT_END.search(plain):
        plain = ABLE.sub(_doing, tidy(DREAMT_END.sub("", told)))
    if tongue_of(plain) == "en":
        plain = tidy(SUBJECT_IS.sub("", YES.sub("", plain), count=1))
        plain = _as_phrase(plain)
    elif foreign := OURS_IS.match(plain):
        plain = f"{foreign['how']}, {foreign['what']}"
    plain = re.sub(r"(?:する|になる|の)?(?:予定|つもり)です$|です$|ます$", "", plain)
    return restored(plain, quotations)


def _doing(match: re.Match[str]) -> str:
    """ "My bathtub could fly" shows it flying."""
    return ing(match["verb"])


def _as_phrase(plain: str) -> str:
    plain = MINE_IS.sub("", PICKED.sub("", NEW_FOR.sub("", plain)))
    within = LIKE_WITHIN.search(plain)
    if within:
        return f"{within['how']}, {within['what']}"
    is_like = IS_LIKE.match(plain)
    if is_like:
        return f"{is_like['how']}, {is_like['what']}"
    has = HAS.match(plain)
    if has:
        return f"{has['what']} with {has['how']}"
    return re.sub(r"^(?:my|our) (?=\w)", "", plain, flags=re.I)


def joined(parts: list[str]) -> str:
    return ", ".join(re.sub(r"^(?:and|also|plus) ", "", part, flags=re.I) for part in parts if part)

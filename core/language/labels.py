"""What people write before a thing to put it in its place: "lens: 85mm", "page 4:", "(1) …".

A label is read by people; a painter would letter it.
"""

import re

#: At the start of a line or behind a mark; what stands behind the colon is kept.
FIELD = re.compile(
    r"(?P<before>^|[\n,;.]\s*|(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bof)\s+)(?:prompt|format|place|location|details|weather|season|subject|main subject|scene|lighting|light|lens|camera|shot|angle|mood|vibe|setting|palette|colou?r palette|composition|medium|"
    r"motiv|bildidee|licht|stimmung|sujet|lumière|ambiance|escena|luz|ambiente|cena|soggetto|luce|onderwerp|сюжет|свет|настроение|主题|主題|光线|構図)\s*[:=]\s*(?=\S)",
    re.I,
)
#: One of a series, by its number.
NUMBERED = re.compile(
    r"^\s*(?:(?:page|pg|panel|card|sticker|slide|scene|ep|episode|chapter|ch|tile|frame|week|day|poster|picture|pic|image|no|nr|"
    r"seite|karte|szene|kapitel|página|tarjeta|carta|capítulo|viñeta|planche|carte|vignette|pagina|scheda|vignetta|pagina|kaart|strona|karta|страница|стр|открытка|сторінка|листівка|sayfa|kart|halaman|kartu)"
    r"\.?\s*#?\d{1,3}|#\d{1,3}|第[一二三四五六七八九十\d]+[张頁页枚話话]|\d{1,2}枚目(?:は)?)"
    r"(?:\s+(?:then|now|next|please|is|ist|es|est))?\s*(?:[:.)–—-]+\s*|\s+(?=(?:an?|the)\b)|[、，,]\s*|\s+(?=[a-z]+ (?:crosses|finds|meets|sees|opens|jumps|runs|walks|eats)\b))",
    re.I,
)
#: The next of a set, by its day or its place: "next card: …", "agora o de sexta: …".
NEXT = re.compile(
    r"^\s*(?:(?:now|then|and|ok|agora|ahora|jetzt|nun|et|y|e|ora|teraz|теперь)[, ]+)*(?:(?:the|next|first|second|third|fourth|last|final|o|a|la|el|le|der|die|das|il) )*(?:(?:de|for|für|pour|para|von|per|da) )?"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|segunda|terça|quarta|quinta|sexta|sábado|domingo|lunes|martes|miércoles|jueves|viernes|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:next|first|second|third|fourth|last|final) (?:card|page|panel|sticker|one|slide|tile|picture|image|frame|poster))\s*(?:,? (?:please|then|now))?\s*:\s+|^\s*(?:下一张|下一幅|次は|다음은?)[\s，、,:：]+",
    re.I,
)
#: Words that only say that something comes next, and for whom: "next client.", "other thing for my sister:".
ANNOUNCING = re.compile(
    r"(?=.*\b(?:next|new|another|other|different|unrelated|separate|also|now|then|first|second|third|fourth|fifth|last|final|for|back|if)\b)"
    r"(?:(?:ok(?:ay)?|so|right|alright|now|next|new|another|other|different|unrelated|separate|entirely|completely|totally|first|second|third|fourth|fifth|last|final|up|then|and|also|but|here|comes?|is|are|was|that|this|it|"
    r"the|an?|my|our|in|of|on|to|with|client|customer|job|project|thing|topic|subject|task|order|request|question|idea|brief|campaign|series|set|batch|round|ones?|number|back|something|else|quick|quickly|short|small|little|please|pls|thanks|great|lovely|perfect|super|"
    r"if|isn[’']?t|not|too|much|trouble|possible|you|i|have|need|got)(?:[’']s|[’']re)?,?\s*)*"
    r"(?:for (?:the|my|our|his|her|an?)? ?(?:(?:little|big|best|old|good) )?(?:newsletter|website|blog|flyer|brochure|invitation|shop|class|school|church|office|work|team|client|customer|project|campaign|series|"
    r"sister|brother|mum|mom|dad|wife|husband|son|daughter|kids?|friends?|boss|nephew|niece|grandma|grandpa)\s*)?",
    re.I,
)
#: … and what ends them, before the thing itself.
ANNOUNCED = re.compile(r"^(?P<said>[^.!?:;\n–—]{3,60})(?:[.!?:;–—]+)\s+(?=\S+\s+\S)")
#: "That's the mugs done."
DONE = re.compile(
    r"(?:ok(?:ay)?|so|right|great|well)?[, ]*(?:(?:that[’']?s|that is|those are) (?:the |my |our )?[\w’' -]{2,30} (?:done|finished|sorted|ready)"
    r"|(?:that[’']?s|that is) (?:it|all|enough) (?:for|of|about|with) [\w’' -]{2,30}|(?:i(?:[’']m| am|[’']ve| have)?|we(?:[’']re|[’']ve)?) (?:finished|done|through) with [\w’' -]{2,30}|so much for [\w’' -]{2,30})",
    re.I,
)
#: What a parameter left behind.
BARE_FIELD = re.compile(
    r"(?:^|(?<=[\s,;.]))(?:format|size|ratio|aspect ratio|style|quantity|count)\s*[:=]\s*(?=$|[.,;])",
    re.I,
)
THOSE = re.compile(r"(?:^\s*|(?<=me )|(?<=us ))\d of (?:those|these|them|it),\s+", re.I)
DIGIT = re.compile(r"\d")
ITEM = re.compile(r"(?:^|[\s,;]+)\(?(?P<number>[1-9])\)\s+(?=\S)")


def without_labels(text: str) -> str:
    """The text with the things that labels name, without the labels."""
    numbered = not text.isascii() or DIGIT.search(text) is not None
    plain = NUMBERED.sub("", text) if numbered else text
    if not plain.isascii() or ":" in plain or "=" in plain:
        plain = BARE_FIELD.sub("", NEXT.sub("", plain))
    plain = _unannounced(THOSE.sub("", plain) if numbered else plain)
    if ":" in plain or "=" in plain:
        plain = FIELD.sub(_joint, plain)
    numbers = [int(found["number"]) for found in ITEM.finditer(plain)] if ")" in plain else []
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        plain = ITEM.sub(", ", plain).lstrip(", ")
    return plain if plain.strip() else text


def _unannounced(text: str) -> str:
    """The text from the thing on that its beginning only announces."""
    while found := ANNOUNCED.match(text):
        said = found["said"].strip(" ,")
        if not (ANNOUNCING.fullmatch(said) or DONE.fullmatch(said)):
            break
        text = text[found.end() :]
    return text


def _joint(found: re.Match[str]) -> str:
    return ", " if found["before"] else ""

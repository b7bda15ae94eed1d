"""Secrets and orders to the machine are taken out before anything of a conversation is painted."""

import re
from functools import lru_cache

from core.language.quotes import STAND_IN
from core.language.signs import CYRILLIC, DIGIT, UNBORDERED, listed, signed, signs_of

SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
KEY = (
    r"(?<![\w-])(?:(?:sk|pk|rk|ghp|gho|ghs|github_pat|glpat|hf|xox[abprs]|npm|pypi|AKIA|ASIA|AIza|ya29|eyJ)[-_.]?[\w.-]{10,}|"
    r"[A-Fa-f0-9]{32,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])[\w+/=-]{24,})"
)
EMAIL = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w.]+ ?(?:\(at\)|\[at\]| at ) ?\w+ ?(?:\(dot\)|\[dot\]| dot ) ?\w+"
)
CARD = r"(?<!\d)(?:\d[ -]?){13,19}(?!\d)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b|\b\d{3}-\d{2}-\d{4}\b"
PHONE = r"(?<![\w#])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){2,5}(?!\w)|\+\d{1,3}(?:[ .()/-]*\d){6,13}|(?<!\d)0\d{8,11}(?!\d)|(?<!\d)\d{3}-\d{4}(?!\d)"
NUMBER_PLACE = r"(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)"
#: How somebody tells a secret, each with the words that it cannot be without; none are named where they
#: are how it begins.
SECRETS = (
    ("", r"\b(?:pass ?(?:word|code|phrase|key)s?|pwd|pw(?= (?:is|=|:))|(?:wi-?fi|router) pw|passwd|wachtwoord|log ?in|credentials?|api[- ]?keys?|access (?:key|token|code)s?|secret (?:key|token|code)|"
    r"(?:auth|bearer|bot) token|token (?:is|=|:)|(?:door|gate|alarm|entry|entrance|security|safe|locker|vault|wi-?fi|pin|unlock|zip|backup|recovery) ?(?:code|key|combination|pin|password)s?|"
    r"pin (?:is|number|:|=)|pin[: ]+\d{3,}|\bcvv\b|\bcvc\b|ssn|social security|iban|credit card|debit card|card number|account number|routing number|passport (?:number|no)|"
    r"seed phrase|private key|one[- ]time code|otp|contraseña|clave (?:es|del|de la)|mot de passe|code d['’]accès|digicode|senha|palavra-passe|passwort|kennwort|zugangscode|türcode|"
    r"pin-code|parola|codice (?:di accesso|segreto)|hasło|пароль|код (?:от|двери|домофона)|код дверей|şifre|parola|kata sandi|sandi|mật khẩu)\b"),
    ("key keys", r"\b(?:(?:spare|house|door|back ?door|front ?door|car|safe|shed|cellar|office) keys?|keys? to (?:the|my|our)) (?:is|are|hangs?|lies?|hidden)\b"),
    ("alarm", r"\b(?:the |our |my )?alarm (?:is|code|:) ?\d{3,}"),
    ("", r"\b(?:padlock|lock|safe|gate|door|alarm|locker|combination|combo|keypad)\b[^.!?\n]{0,40}\b\d(?:[- ]?\d){2,}\b"),
    ("tell", r"\b(?:don['’]?t|do not) tell (?:anyone|anybody|a soul)\b"),
    ("live lives", r"\b(?:he|she|they|we|i) lives? (?:at|on) \d"),
    (UNBORDERED, r"密码|口令|暗証番号|パスワード|비밀번호|비번|암호는|كلمة (?:السر|المرور)|पासवर्ड"),
)  # fmt: skip
SAID_SECRET = "|".join(said for _, said in SECRETS)
ADDRESS = (
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'’.-]+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|way|terrace|close|crescent|square)\b\.?|"
    r"\b(?:calle|rue|via|avenida|av\.|avenue|rua|ulica|ul\.|ул\.|улица|вул\.|вулиця|jalan|jl\.|đường)\s+[\w'’. -]{2,40}?,?\s*(?:n[º°.o]*\s*)?\d{1,5}\b|"
    r"\b\d{1,5},? (?:rue|avenue|boulevard|place|chemin)\b|"
    r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|gasse|allee|platz) \d{1,4}\b|\b(?:my|our|home|the|his|her) address is\b|\b(?:i|we) live (?:at|on) \d|\bship (?:it )?to\b"
)
#: In a conversation a sentence with any of these goes as a whole: what stands beside a secret tells of it.
PRIVATE = re.compile(f"{EMAIL}|{CARD}|{PHONE}|{NUMBER_PLACE}|(?i:{SAID_SECRET})|(?i:{ADDRESS})|{KEY}")
#: A street has a number, or is called an address.
ADDRESSED = listed("address ship") | {DIGIT}
#: An order ends a Korean sentence, with or without a mark.
KOREAN_ORDER = re.compile(r"((?:그려|만들어|해) ?(?:줘|주세요|줄래))\s+(?=[\uac00-\ud7af])")
#: "(the wifi pw is …)": what is told in brackets goes alone.
BRACKETS = re.compile(r"\s*\([^()]*\)")
SPAN = re.compile(f"{KEY}|{EMAIL}|{CARD}|{PHONE}|{NUMBER_PLACE}")
#: Numbers of that kind have more than one digit, beside a mark or in a long row; a key is a long word.
MANY_DIGITS = re.compile(r"\d(?:[ .-]\d|\d{8})|\+\d|[A-Z]{2}\d\d")
KEY_CHARS_MIN = 12
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")
#: What may end a sentence, or opens a quotation.
MARK = re.compile("[.!?…。！？\n]")
OPENING = re.compile('["“«]')
PARTING = re.compile(r"(?<=[,;])\s+|\s+(?=(?:and|but|my|the|y|et|und|и) )")
TOLD = signed(*SECRETS)
#: Orders to the machine, with their words as above.
ORDER = signed(
    ("", r"\b(?:ignore|disregard|forget|override|bypass|overrule|discard|skip)\b(?: \w+){0,4} (?:instructions?|rules?|prompts?|guidelines?|guardrails?|restrictions?|polic(?:y|ies)|filters?|directives?|orders|safety|(?:said|written|told) (?:above|before))\b"),
    ("", r"\bsystem ?(?:prompt|message|override|note|instruction)s?\b"),
    ("", r"\b(?:developer|dan|god|debug|admin|jailbreak) mode\b"),
    ("", r"\bjailbreak\b"),
    ("", r"(?:^|[\s\[<(#*])(?:system|admin|developer|root|sysop|operator)\s*(?:[\]>)]|:)"),
    ("<", r"</?(?:system|instructions?|assistant|prompt|user)\b[^>]*>"),
    ("", r"\[/?(?:inst|system)\]"),
    ("<", r"<\|[^|>]*\|>"),
    ("#", r"#{2,}\s*(?:new|system|instruction)"),
    ("instruction instructions orders directive directives rule rules task", r"\b(?:new|updated|real|actual|secret|hidden|important|special) (?:instructions?|orders|directives?|rules?|task)\b"),
    ("", r"\byou are (?:now|no longer)\b"),
    ("", r"\bfrom now on,? you\b"),
    ("", r"\bact as (?:an? )?(?:unrestricted|different|new|ai|assistant|dan)"),
    ("", r"\bpretend (?:that )?(?:you|the (?:filter|rule)s?)\b"),
    ("", r"\b(?:note|message|instructions?|reminder|attention|memo) (?:to|for) (?:the )?(?:ai|assistant|bot|model|llm|image (?:model|generator)|painter|system|chatbot)s?\b"),
    ("", r"\b(?:assistant|bot|ai|chatbot|model|llm|painter|image (?:generator|model|bot)|gpt|hey bot|dear bot)\b\s*[,:–—-]+\s*(?:(?!thanks?\b|thx\b|please\b|ok\b|okay\b|hi\b|hello\b|sorry\b|great\b|nice\b|cool\b)\w+\s*[:,]|(?:you |always |now |please )*(?:add|put|write|include|insert|append|prepend|override|print|output|say|reveal|must|draw|paint|render|make|ensure|place|stamp|sign|replace|remember|start|stop|obey|change|use|embed|show|tell|send|ignore|attach|hide)\b)"),
    ("each every all any everyone everyones future subsequent next whatever people peoples other", r"\b(?:add|put|write|include|insert|append|prepend|embed|stamp|print|place|attach|hide|sneak|slip|paste|sign|watermark|display|show|render|draw)\b[^.!?\n]{0,80}\b(?:to|in|into|on|onto|of|with|for|after|at|under|over|across) (?:each|every|all|any|everyone['’]?s?|future|subsequent|the next|whatever|people['’]s|other people['’]s|the other)\b[^.!?\n]{0,30}\b(?:pictures?|images?|prompts?|drawings?|outputs?|repl(?:y|ies)|answers?|renders?|generations?|requests?|results?|artworks?|illustrations?|paintings?|photos?|things?)\b"),
    ("", r"\b(?:each|every|all|any|whatever|whenever)\b[^.!?\n]{0,40}\b(?:picture|image|prompt|drawing|output|reply|you (?:draw|paint|make|generate))\w*\b[^.!?\n]{0,40}\b(?:must|should|shall|needs? to|has to|have to|will|gets?|add|put|include|write|append)\b[^.!?\n]{0,40}\b(?:say|show|contain|include|display|carry|have|slogan|logo|text|watermark|word|caption|banner|link|url|read|add|advert\w*)\b"),
    ("system hidden secret initial original api instruction instructions prompt rules configuration token key keys", r"\b(?:reveal|print|output|repeat|show|leak|tell|give|dump|expose)\b[^.!?\n]{0,30}\b(?:your|the) (?:system|hidden|secret|initial|original|api|instructions?|prompt|rules|configuration|token|keys?)\b"),
    ("", r"\b(?:end|begin|start|beginning) of (?:the )?(?:prompt|system|instructions?|conversation|context|user)\b"),
    ("", r"\bprompt injection\b"),
    ("sudo* rm drop eval script*", r"\b(?:sudo|rm -rf|drop table|eval\(|<script)"),
    ("", r"\b(?:any|every|all) future (?:pictures?|images?|prompts?|requests?|drawings?)"),
    ("", r"\bwhatever (?:they|anyone|people|(?:the )?users?|he|she) (?:asks?|says?|wants?|requests?)"),
    ("", r"\bno matter what (?:they|anyone|people|(?:the )?users?|is asked)"),
    ("credit credits coin coins token tokens", r"\b(?:charge|bill|refund|grant|give)\b[^.!?\n]{0,20}\b(?:credits?|coins?|tokens?)\b"),
    ("admin administrator developer owner operator creator openai system", r"\b(?:as|i am|i['’]m|this is) (?:the |your |an? )?(?:admin(?:istrator)?|developer|owner|operator|creator|openai|system)\b[^.!?\n]{0,30}(?:,|:|speaking|order|command|authori[sz]|allow|instruct)"),
    ("instruc* istruzioni* consignes* instruções* anweisungen* regeln* reglas* règles* regras* regole* poleceni* instrukcj* instruksi* perintah* aturan*", r"(?:ignora|olvida|ignore|esquece|ignorez|ignorer|oublie[zr]?|ignorier\w*|vergiss|missachte|dimentica|zignoruj|zapomnij|abaikan|lupakan)\b[^.!?\n]{0,40}\b(?:instruc\w+|istruzioni|consignes|instruções|anweisungen|regeln|reglas|règles|regras|regole|poleceni\w+|instrukcj\w+|instruksi|perintah|aturan)"),
    (CYRILLIC, r"(?:игнорируй\w*|забудь\w*|ігноруй\w*)[^.!?\n]{0,40}(?:инструкци\w+|правил\w*|указани\w+|інструкці\w+|вказівк\w+)"),
    (UNBORDERED, r"(?:忽略|无视|忘记|不要理会)[^。！？\n]{0,12}(?:指令|指示|规则|提示|说明)"),
    (UNBORDERED, r"(?:指示|命令|ルール|指令)を?(?:全て|すべて)?(?:無視|忘れ)"),
    (UNBORDERED, r"(?:지시|명령|규칙|지침)\S{0,4} ?\S{0,4} ?(?:무시|잊)"),
    (UNBORDERED, r"(?:تجاهل|انس)[^.!?\n]{0,30}(?:التعليمات|الأوامر|القواعد)"),
    (UNBORDERED, r"(?:निर्देश|नियम)\S* (?:को )?(?:अनदेखा|नज़रअंदाज़|भूल)"),
    ("yok unut* görmezden*", r"(?:talimat|kural|komut)\S* (?:yok say|unut|görmezden)"),
    ("qua", r"bỏ qua [^.!?\n]{0,30}(?:hướng dẫn|chỉ dẫn|quy tắc|lệnh)"),
)  # fmt: skip
#: The author's own wish beside an order: "ignore your rules and draw a cat" still wants a cat.
WISH = re.compile(
    r"(?<=[,;:] )(?:(?:and|then|just) )*(?:draw|paint|generate|create)\b.*|(?<=\band )(?:draw|paint|generate|create)\b.*",
    re.I,
)
#: What an order goes on with: the sentences after it that only make sense as its rest.
CARRIED_ON = re.compile(
    r"^\W*(?:instead|then|also|and|now|output|print|reply|respond|answer|say|write|reveal|show your|do not tell|don['’]t tell|this is (?:an order|mandatory|required|not optional)|obey|comply|append|tell)\b",
    re.I,
)

#: A message is read by several rules, each of which wants it without orders: kept for so many texts.
KEPT_MAX = 1_000


@lru_cache(KEPT_MAX)
def without_orders(text: str) -> str:
    """The text without the sentences that would command the machine; quoted words are left alone."""
    kept: list[str] = []
    ordered = False
    for sentence in sentences_of(text):
        open_words = QUOTED.sub(" ", sentence) if OPENING.search(sentence) else sentence
        found = ORDER.search(open_words)
        if found or (ordered and CARRIED_ON.match(sentence)):
            ordered = True
            kept.append(_before(sentence, found))
            continue
        ordered = False
        kept.append(sentence)
    return " ".join(part for part in kept if part.strip())


def without_secrets(text: str) -> str:
    """The author's own words without keys, numbers and passwords, clause by clause.

    Quotations have been set aside before (`core.language.quotes`): what somebody asks to have
    written in the picture is theirs to show, keys excepted.
    """
    if not text.isascii():
        text = KOREAN_ORDER.sub(r"\1. ", text)
    if "(" in text:
        text = BRACKETS.sub(lambda said: "" if is_private(said.group(0)) else said.group(0), text)
    kept = [_clauses(sentence) for sentence in sentences_of(text)]
    return " ".join(part for part in kept if part.strip())


def sentences_of(text: str) -> list[str]:
    return SENTENCE.split(text) if MARK.search(text) else [text]


def is_private(text: str) -> bool:
    """Whether a sentence tells a secret, an address or a number of somebody's."""
    may_be = _may_have_span(text) or TOLD.may_be_in(text) or not ADDRESSED.isdisjoint(signs_of(text))
    return may_be and PRIVATE.search(text) is not None


def without_spans(text: str) -> str:
    """The text without keys, addresses and long numbers."""
    return SPAN.sub(" ", text) if _may_have_span(text) else text


def _may_have_span(text: str) -> bool:
    """Cheap, and true of few texts without one."""
    if "@" in text or "dot" in text or MANY_DIGITS.search(text):
        return True
    return any(len(word) >= KEY_CHARS_MIN for word in text.split())


def _has_span(text: str) -> bool:
    return _may_have_span(text) and SPAN.search(text) is not None


def public_sentences(text: str) -> list[str]:
    """The sentences of a turn that may be painted: neither private nor an order."""
    return [
        part.strip()
        for part in sentences_of(without_orders(text))
        if part.strip() and not is_private(part)
    ]


def scrubbed(text: str) -> str:
    """What may leave for a language model: orders and every private sentence taken out."""
    return " ".join(public_sentences(text))


def _before(sentence: str, found: re.Match[str] | None) -> str:
    """What a sentence said before its order began, up to the last clause mark."""
    if found is None:
        return ""
    wish = WISH.search(sentence, found.end())
    if wish:
        return wish.group(0)
    head = sentence[: found.start()]
    marks = [head.rfind(mark) for mark in (", ", "; ", ": ", " - ", " — ", " (")]
    cut = max(marks)
    return head[:cut] if cut > 3 and len(head[:cut].split()) > 1 else ""


def _clauses(sentence: str) -> str:
    if not (_has_span(sentence) or TOLD.search(sentence)):
        return sentence
    kept = [
        part
        for part in PARTING.split(sentence)
        if not _has_span(part) and not (TOLD.search(part) and _tells(part))
    ]
    return " ".join(kept).rstrip(",; ")


def _tells(clause: str) -> bool:
    """A password is told only where something follows; "a login screen" is a picture."""
    told = TOLD.search(clause)
    after = clause[told.end() :] if told else ""
    return bool(
        re.search(r"\d|[:=]|\b(?:is|are|es|est|ist|é|è)\b|это|是|は|は", after)
    ) and not STAND_IN.search(after)

"""What makes a wish a letter: whom it greets, who writes, how it asks, how it closes. None of it is painted."""

import re

from core.language.signs import Signed, listed, signed

#: "Dear Sir or Madam,", "Sehr geehrte Damen und Herren,", up to its comma.
GREETING = signed((
    "",
    r"^\s*(?:dear (?:sirs?|madam|bot|ai|artist|team|friends?|all|everyone|painter|pentimento)(?: (?:or|and) (?:sirs?|madam))?|"
    r"to whom it may concern|sehr geehrte damen und herren|lieber? (?:bot|team|künstler)|"
    r"(?:chère?|cher) (?:monsieur|madame|bot|équipe)(?:,? (?:chère?|cher) (?:monsieur|madame))?|madame, monsieur|"
    r"(?:estimad|querid)[oa]s? (?:señor(?:es|a)?|bot|equipo|amig[oa]s?)|prezad[oa]s? (?:senhor(?:es|a)?|bot|equipe)|"
    r"(?:gentile|caro|cara) (?:signore|signora|bot|team)|уважаем(?:ый|ая|ые) \w+)\s*[,:!.–—-]+\s*",
))  # fmt: skip
#: "Kind regards, Margaret": a sign-off and whatever name stands behind it, at the end.
CLOSING = signed((
    "",
    r"(?:(?<=[.!?,;])|\n|^|\s(?=sent from my (?:i?phone|ipad|i-phone|android|samsung|galaxy|mobile|huawei|pixel|tablet)\b))\s*(?:(?:(?:kind|best|warm|warmest|many|with (?:kind|best|warm)) )?(?:regards|wishes)|yours (?:sincerely|truly|faithfully)|"
    r"sincerely(?: yours)?|respectfully|(?:mit )?(?:freundlichen|lieben|herzlichen|besten) grüßen?|(?:viele|liebe|beste) grüße|"
    r"(?:bien )?cordialement|bien à vous|(?:un )?(?:saludo|abrazo)s?(?: cordial(?:es)?)?|atentamente|atenciosamente|abraços?|"
    r"cordiali saluti|distinti saluti|с уважением|sent from my (?:i?phone|ipad|i-phone|android|samsung|galaxy|mobile|huawei|pixel|tablet)[\w ]{0,16}|von meinem [\w ]{3,24} gesendet|gesendet von meinem [\w ]{3,24}|envoyé de mon [\w ]{3,24}|enviado desde mi [\w ]{3,24}|enviado do meu [\w ]{3,24})\s*[,.!–—-]*(?:\s*(?-i:[A-ZÄÖÜÉÀ-ÝА-Я])[\w.'’-]*){0,4}\s*[.!]*\s*$",
))  # fmt: skip
#: "Would you be so kind as to", "hätten Sie die Güte": asks, and says nothing.
ASKING = signed((
    "",
    r"\b(?:would|could|will) you (?:please )?be (?:so |very )*(?:kind|good|nice|lovely)(?: enough)?(?: as)? (?:to )?"
    r"(?:(?:prepare|arrange)(?: for (?:me|us))?\s+)?|"
    r"\b(?:i|we) (?:would|should) be (?:most |very |so )*(?:grateful|obliged|thankful|delighted) if you (?:could|would)\s+"
    r"(?:(?:prepare|arrange)(?: for (?:me|us))?\s+)?|"
    r"\bw(?:ä|ae)ren sie so (?:nett|freundlich|lieb)(?: und)?\s+(?:(?:malen|zeichnen|erstellen|machen)\s+)?|\bauriez-vous (?:la gentillesse|l['’]amabilité) d(?:e\s+|['’])|"
    r"\b(?:sería|serías) tan amable de\s+|\bбудьте (?:добры|любезны),?\s+",
))  # fmt: skip
#: "Im 11 and my mom said i can ask you, can i have a unicorn": who writes, up to the wish itself. A wish
#: that goes on to speak of somebody ("draw a picture of him") is left whole.
WRITER = re.compile(
    r"^(?:(?:hi|hey|hello|hiya)(?: (?:there|all|everyone|bot))?\W+)?(?:(?:and|so|ok|well) )?(?:i['’]?m|i am|we['’]?re|we are|this is|my name is|"
    r"my (?:mom|mum|dad|mother|father|teacher|boss|wife|husband|sister|brother|friend)s? (?:said|says|told|thinks?|asked))\b"
    r"[^.!?]{0,140}?,\s*(?:so |and |but )*(?:please )?(?:(?:can|could|may|might) (?:i|we|you)|would you|i(?:['’]d| would) (?:like|love)|i want)"
    r"(?: please| kindly)? (?:have|get|see|draw|paint|make)?\s*(?:me |us )?(?=(?:an?|some|two|three)\b)(?!.*\b(?:him|her|it|them|us)\b)",
    re.I,
)

#: "My sister walked in, she loves it. Anyway could you …": what went before is told, not wished.
DIGRESSION = Signed(re.compile(
    r"^.{3,300}[.!?,;]\s*(?:so |but |ok |well )*(?:anyways?|anyhow|back to (?:the (?:picture|image)|business))[,:]?\s+(?=\w)",
    re.I | re.S,
), listed("anyway anyways anyhow back"))  # fmt: skip


def without_letter(text: str) -> str:
    """The text without greeting, sign-off, formulas of asking, who writes, and what is told on the way."""
    plain = CLOSING.sub("", GREETING.sub("", text, count=1), count=1)
    plain = DIGRESSION.sub("", WRITER.sub("", ASKING.sub(" ", plain), count=1), count=1).strip()
    return plain or text

"""How much is left, of what: "how much snow is left?" is asked about a picture, not about one's balance.

The trained model hears a balance wherever something is left. Where a thing is named between the two that
is none of ours (credits, pictures, tries, time), it is talk. Words come folded, as `Message.plain` is.
"""

import re

#: What may be left of what a person has here, by how its words begin; and what is no thing at all.
OURS = (
    r"credit|credito|creditos|kredit|kredyt|кредит|tegoed|saldo|sold|solde|balanc|баланс|quota|allowanc|"
    r"guthaben|kontingent|limit|лимит|budget|tokens?\b|points?\b|punkt|punti|puntos|pontos|очк|балл|coin|monet|"
    r"money\b|geld|argent\b|dinero|dinheiro|soldi|денег|деньг|pieniedzy|cash\b|"
    r"image|imagen|imagem|immagin|picture|pics?\b|photo|foto|фот|bild|plaatj|obraz|картин|изображ|рисун|"
    r"drawing|dibuj|desenho|disegn|dessin|zeichnung|painting|draw|render|free\b|gens\b|gener[ai]|генерац|edit\b|edits\b|"
    r"request|prompt|us(?:es?|ages?)\b|job|slot|call|tr(?:y|ies)\b|attempt|shots?\b|turns?\b|versuch|essai|intento|"
    r"tentativ|попыт|prob\b|time|zeit|temps\b|tiempo|tempo|врем|czas|second|sekund|секунд|minut|минут|hour|stunde|"
    r"heure|hora|ore\b|час|day|tag|jour|dia|giorn|дне|дни|dni\b|month|monat|mois|mes\b|mese|week|woche|"
    r"(?:is|are|am|was|does?|did|have|has|can|could|may|will|would|should|more|longer|left|there|of|it|them|those|"
    r"i|we|you|my|me|still|ist|sind|hab|bleib|noch|davon|ich|mir|wir|mehr|ihr|es|me|nos|te|mas|mi|ci|ti|ne|si|"
    r"ainda|mais|ancora|piu|у|мне|нам|еще|ещe|их|уже|осталось|остал|mam|mi|nam|jeszcze|"
    r"zosta\w*)\b"
)
THING = rf"(?P<thing>(?!(?:{OURS}))[^\W\d_][\w'-]*(?: (?!(?:{OURS}))[^\W\d_][\w'-]*)?)"
#: Where of it: "in the glass", "on the roof".
WHERE = r"(?: (?:in|on|at|of|from|im|auf|am|an|dans|sur|en|sobre|su|nel|nella|no|na|nos|nas|в|на|w) .+)?"
LEFT_OF_THINGS = re.compile(
    rf"(?:(?:and|so|but|hey|ok|und|et|y|e|а|и),? )?(?:"
    rf"how (?:much|many) (?:of (?:the|this|that|these|those) )?{THING}(?: (?:is|are|was|were)(?: there| still)*| do(?:es)? \w+(?: still)? have| have (?:we|they|you)(?: got)?)? ?(?:left|remaining)(?: over)?"
    rf"|(?:wie ?viele?|hoeveel) {THING.replace('thing', 'thing_de')} (?:ist|sind|gibt es|liegt|is er|is|zijn er|zijn)(?: denn| da)? no(?:ch|g)(?: da| ubrig| uebrig| over)*"
    rf"|combien (?:de |d')(?:la |l')?{THING.replace('thing', 'thing_fr')} (?:est[- ]ce qu'il )?(?:il )?reste(?:nt)?(?:[- ]t[- ]il)?(?: encore)?"
    rf"|cuant[oa]s? {THING.replace('thing', 'thing_es')} quedan?(?: todavia| aun)?"
    rf"|quant[oaie]s? {THING.replace('thing', 'thing_it')} (?:ainda )?(?:rest(?:a|ano|am)|riman(?:e|gono)|sobram?|(?:e|sono) rimast[oaie])(?: ancora| ainda)?"
    rf"|сколько {THING.replace('thing', 'thing_ru')} (?:еще )?остал(?:ось|ся|ась|ись)"
    rf"|ile {THING.replace('thing', 'thing_pl')} (?:jeszcze )?zosta[lł]o"
    rf"){WHERE}"
)  # fmt: skip


def left_of_things(plain: str) -> bool:
    """Whether it asks how much is left of something that a picture shows."""
    return LEFT_OF_THINGS.fullmatch(plain.strip(" ?!.¿¡？")) is not None

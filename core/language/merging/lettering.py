"""Words in quotes that shall stand in the picture take the place of the old ones, or stand beside them."""

import re

from core.language.edits import speaks_of_text
from core.language.merging.draft import appended
from core.language.quotes import QUOTED

#: Said of words that join those that are there, and where: "add … at the bottom".
BESIDE = re.compile(
    r"\b(?:add|also|too|as well|additionally|plus|second line|subtitle|below|beneath|under(?:neath)?|above|next to|"
    r"añade|agrega|también|debajo|abajo|ajoute|aussi|en dessous|en bas|hinzu|auch|darunter|unten|darüber|dazu|"
    r"adiciona|acrescenta|também|embaixo|aggiungi|anche|sotto|добавь|тоже|внизу|снизу|під|додай)\b",
    re.I,
)
#: Words that take the place of what is there, wherever they stand.
INSTEAD = re.compile(
    r"\b(?:instead|replace|change|swap|rename|correct|fix|statt|ersetz\w*|änder\w*|cambia|troca|замени\w*)\b",
    re.I,
)
WHERE = re.compile(
    r"\b(?:(?:at|on|along|in|across) the (?:very )?(?:bottom|top|left|right|middle|centre|center|side|corner|back|front)(?: (?:left|right))?(?: corner)?|"
    r"(?:below|under(?:neath)?|beneath|above) (?:it|that|the (?:title|text|name|words?|headline)))\b",
    re.I,
)
#: "No text at all", "remove the lettering".
WORDLESS = re.compile(
    r"\b(?:no|without|remove|lose|delete|drop|erase|get rid of|take (?:off|out|away)|leave out|not? any|"
    r"sin|quita|elimina|borra|kein(?:e|en)?|ohne|entferne?|lösch\w*|weg mit|sans|enlève|supprime|retire|sem|tira|senza|togli|"
    r"без|убери|прибери)\b(?: [\w'’]+){0,2}? (?:(?:text|word|writing|lettering|letter|caption|inscription|texto|letra|palabra|"
    r"schrift|wörter|buchstabe|texte|lettre|mot|palavra|scritt|testo|lettere|parole)\w*|текст\w*|надпис\w*|напис\w*)",
    re.I,
)
#: What introduces words in quotes in a prompt, with them.
LETTERED = re.compile(
    rf",?\s*\b(?:(?:that|which) (?:says?|reads?)|saying|reading|(?:with|and) (?:the|a) (?:text|words?|title|caption|slogan|lettering|name|letters)|"
    rf"titled|captioned|labell?ed)\s+(?:{QUOTED.pattern})(?:\s+{WHERE.pattern})?",
    re.I,
)


def unlettered(before: str, said: str) -> str:
    """The prompt without the words that stand in the picture, where they shall go; else as it was."""
    if QUOTED.search(said) or not WORDLESS.search(said):
        return before
    return QUOTED.sub("", LETTERED.sub("", before))


#: Words that shall stand in the picture, said without quotation marks: "change the text to WINTER FAIR".
SAID_PLAINLY = re.compile(
    r"^(?P<before>.*?\b(?:(?:change|make|set|update|switch|edit|have|let) (?:the |that |its |it |this )*(?:text|title|name|sign|lettering|letters|caption|words?|slogan|headline|label|writing|banner)?(?: on [\w ]+?)? ?(?:to say|to read|say|read|into|to)|(?:it|the (?:sign|text|title|banner|label|caption|poster|card|name)) (?:should|must|needs to|has to|could|can) (?:say|read)|rename (?:it|the [\w ]+?|this)(?: to| as)?|call (?:it|the [\w ]+?|this)|"
    r"(?:cambia|pon) el (?:texto|título|nombre)(?: a| por| en)?|(?:remplace|change) le (?:texte|titre|nom) (?:par|en)|(?:ändere?|mach) den (?:text|titel|namen) (?:in|zu)|cambia (?:il testo|il titolo|la scritta) (?:in|con)|(?:muda|troca) o (?:texto|título|nome) (?:para|por)|замени текст на|измени надпись на) )(?P<new>[^,.;!?\"“]{1,60}?)(?P<after>(?: instead| please)?(?:$|[,.;!?].*| and (?:make|add|put|remove|change|give) .*))$",
    re.I | re.S,
)
#: A name in the prompt without quotation marks.
NAMED = re.compile(
    r"\b(?:named|called|saying|says|reading|reads|with the (?:name|text|words?|title|slogan)|the (?:word|name|words)) (?P<name>[A-ZÀ-Þ0-9][\w'’&!-]*(?: [A-ZÀ-Þ0-9][\w'’&!-]*)*)"
)


def quoted_plainly(before: str, said: str) -> str:
    """The change with quotation marks around the new words, where the picture has words and they are spoken of."""
    if QUOTED.search(said) or not (QUOTED.search(before) or NAMED.search(before)):
        return said
    found = SAID_PLAINLY.match(said)
    if found is None or not speaks_of_text(found["before"]):
        return said
    return f'{found["before"]}"{found["new"].strip()}"{found["after"]}'


class TextEdit:
    """Words in quotes that shall stand in the picture: they take the place of the old ones."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._quoted = [match.group(0) for match in QUOTED.finditer(said)]
        outside = QUOTED.sub(" ", said)
        self._plain = outside
        speaks = speaks_of_text(outside)
        swaps = len(self._quoted) == 2 and re.search(
            r"replace|change|swap|instead|not|cambia|ersetz|замени|换|変え|바꿔|→|->", outside, re.I
        )
        bare_quote = len(self._quoted) == 1 and len(outside.split()) <= 6
        instead = len(self._quoted) == 1 and INSTEAD.search(outside)
        self.applies = bool(self._quoted) and bool(speaks or swaps or bare_quote or instead)

    def into(self, before: str) -> str:
        new = self._new()
        old = [match.group(0) for match in QUOTED.finditer(before)]
        if not old:
            plain = self._unquoted(before) or self._renamed(before, new)
            return plain or appended(before, self._clause(new))
        if len(self._quoted) == 1 and BESIDE.search(self._plain) and not INSTEAD.search(self._plain):
            where = WHERE.search(self._plain)
            return appended(before, f"{self._clause(new)} {where[0].lower() if where else ''}".strip())
        target = self._old(old, new)
        return before.replace(target, target[0] + new[1:-1] + target[-1], 1)

    def _renamed(self, before: str, new: str) -> str:
        """The name that the prompt has without quotation marks gives way."""
        found = NAMED.search(before)
        return f"{before[: found.start('name')]}{new}{before[found.end('name') :]}" if found else ""

    def _unquoted(self, before: str) -> str:
        """The old words may stand in the prompt without quotation marks."""
        if len(self._quoted) < 2:
            return ""
        gone = next((quote for quote in self._quoted if quote != self._new()), "")
        return (
            re.sub(re.escape(gone[1:-1]), lambda _: self._new(), before, count=1, flags=re.I)
            if gone[1:-1].casefold() in before.casefold()
            else ""
        )

    def _new(self) -> str:
        if len(self._quoted) == 1:
            return self._quoted[0]
        first_gone = re.search(
            r"(?:instead of|rather than|not|anstatt|statt|en vez de|au lieu de|вместо|замість)\W*$",
            self._said[: self._said.rfind(self._quoted[-1])],
            re.I,
        )
        return self._quoted[0] if first_gone else self._quoted[-1]

    def _old(self, old: list[str], new: str) -> str:
        said = {quote[1:-1].casefold() for quote in self._quoted if quote != new}
        named = next((quote for quote in old if quote[1:-1].casefold() in said), None)
        if named or len(old) == 1:
            return named or old[0]
        from difflib import SequenceMatcher  # the few edits of one among several words in quotes need it

        return max(old, key=lambda quote: SequenceMatcher(None, quote, new).ratio())

    def _clause(self, new: str) -> str:
        thing = re.search(
            r"\b(sign|banner|title|label|caption|headline|plate|poster|shirt|t-shirt|hat|cup|mug|door|wall|cover|flag|board|logo|cake|ship|boat)\b",
            self._plain,
            re.I,
        )
        return (
            f"{thing.group(1).lower()} reading {new}"
            if thing and thing.group(1).lower() not in ("title", "caption", "headline")
            else f"with the text {new}"
        )

"""Quoted words are set aside while a text is worked on, and come back to the letter."""

import re

QUOTED = re.compile(
    r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»|「[^」\n]{1,300}」|"
    r"『[^』\n]{1,300}』|《[^》\n]{1,300}》|‘[^’\n]{1,300}’(?!\w)|(?<!\w)'[^'\n]{1,120}'(?!\w)"
)
OPENING = re.compile("[\"“„«「『《‘']")
#: Stand-ins from Unicode's private area: no person types them, and they are one "word" each.
FIRST, MOST = 0xE000, 256
STAND_IN = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST - 1)}]")


def shielded(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each quotation as one stand-in character, and the quotations in order."""
    clean = STAND_IN.sub("", text)
    found: list[str] = []

    def aside(match: re.Match[str]) -> str:
        if len(found) == MOST:
            return match.group(0)
        found.append(match.group(0))
        return chr(FIRST + len(found) - 1)

    return QUOTED.sub(aside, clean) if OPENING.search(clean) else clean, tuple(found)


def restored(text: str, quotations: tuple[str, ...]) -> str:
    return STAND_IN.sub(lambda match: _quotation(match, quotations), text)


def _quotation(match: re.Match[str], quotations: tuple[str, ...]) -> str:
    place = ord(match.group(0)) - FIRST
    return quotations[place] if place < len(quotations) else ""

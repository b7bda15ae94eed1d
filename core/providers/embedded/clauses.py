"""The clauses of a text, and the forms that orders take."""

import re

CLAUSE = re.compile(r"[,.;:!?\n，。；！？、]+|\bthen\b|\bbut\b")
#: Lettering is no description.
QUOTED = re.compile(r"[\"“„«][^\"“”»]*[\"”“»]")
KEEPING = re.compile(
    r"^(?:and )?(?:keep|keeping|leave|preserve|everything else|all else|the rest|otherwise|same)\b.*",
    re.I,
)
ASIDE = re.compile(
    r"^(?:and |now |please |also |only |just |can you |could you )+|^(?:show|draw|paint) (?:me |us )?|^(?:same|it|this|that) (?=in |at |with )",
    re.I,
)
REMOVE = re.compile(
    r"^(?:remove|delete|erase|get rid of|take (?:away|out|off)|without|no|minus|lose|drop|entferne|ohne|quita|sin|sans|enlève|senza|sem|без|убери) (.+)"
)
REPLACE = re.compile(r"^(?:replace|swap|exchange|substitute|ersetze) (.+?) (?:with|by|for|durch) (.+)")
INSTEAD = re.compile(r"^(?:with |use |put |have )?(.+?) instead of (.+)")
ALTER = re.compile(
    r"^(?:make|turn|change|transform|convert|paint|colou?r|recolou?r|set|mach|mache|haz|rends) "
    r"(?P<what>it|this|that|everything|the \w+(?: \w+)?|its \w+|his \w+|her \w+|their \w+|them|all|es|\w+)"
    r"(?: into| to| in)? (?P<how>.+)"
)
ADDING = r"^(?:and |now |please )*(?:add|put|place|insert|draw|include|with|give)\b"
WITHOUT = re.compile(r"\b(?:without|but no|ohne|sin|sans|senza|sem|без)\b (.+)")
MORE = re.compile(r"\b(?:another|second|third|one more|extra|additional|noch einen?|otro|otra)\b")


def clauses_of(text: str) -> list[str]:
    """Lower-case clauses without asides, without lettering, without what is only to be kept."""
    plain = (
        ASIDE.sub("", " ".join(part.split())) for part in CLAUSE.split(QUOTED.sub(" ", text).lower())
    )
    return [clause for clause in plain if clause and not KEEPING.match(clause)]

"""Whether a request asks for one plain colour, so that a picture of nothing else is no failure."""

import re

_COLOUR = (
    "black|white|gr[ae]y|red|green|blue|yellow|orange|pink|purple|violet|brown|teal|beige|cyan|magenta"
)
_PLAIN = re.compile(
    r"\b(?:plain|solid|uniform|uniformly|blank|monochrome|featureless|unicolou?r|"
    r"(?:one|single|flat|pure)[ -](?:colou?red?|" + _COLOUR + r")|"
    r"(?:all|only|just|entirely|completely|nothing but|pure)[ -](?:in )?(?:" + _COLOUR + r")|"
    r"einfarbig\w*|color (?:sólido|liso|único|uniforme)|cor (?:sólida|lisa|única)|"
    r"couleur (?:unie|pleine)|fond uni|tinta unita|однотонн\w*|сплошн\w*)\b|単色|無地|纯色|純色|단색",
    re.IGNORECASE,
)


def asks_plain(*texts: str) -> bool:
    """ "A plain blue background", "all white": by the words of the request."""
    return any(_PLAIN.search(text) for text in texts)

"""Words that set a parameter (a ratio, a size, a seed, a model, a flag) are taken out of the text."""

import re

from core.language.signs import folded as folded_text

RATIO = r"(?:1|2|3|4|5|7|8|9|10|16|18|20|21|32):(?:1|2|3|4|5|7|8|9|10|16|20|21|32)"
MODEL = (
    r"gpt[- ]image(?:[- ]\d(?:\.\d)?)?|dall[-·• ]?e(?:[- ]?[23])?|flux(?:[. ]?1(?:\.1)?)?[- ](?:schnell|pro|fast|dev|"
    r"kontext|fill|ultra|max)|nano ?banana(?: pro)?|gemini[- ](?:image|[\d.]+[\w-]*)|stable diffusion(?: xl| 3(?:\.5)?)?|"
    r"sd ?xl|sd ?3(?:\.5)?|comfyui|a1111|midjourney|imagen(?: [34])|seedream(?: \d)?|ideogram|recraft"
)
WEAK_MODEL = r"flux|gemini|openai|google|schnell|kontext|imagen|the local model|local model"
BY = r"(?:with|using|via|use|on|by|in|through|model:?|mit|con|avec|com|con el modelo|mit dem modell|avec le modèle|на|через)"
IN = r"(?:in|as|at|with|en|im|als|em|à|au format|w|в|formato|formatta|al|ratio:?|ar:?|format:?|make it|aspect(?: ratio)?:?)"
FORMAT = (
    r"(?:[- ]?(?:aspect(?: ratio)?|ratio|format|formato|seitenverhältnis|формат\w*|oran\w*|比例|比))"
)
NUMBERS = r"(?:\d|two|three|four|dos|tres|cuatro|deux|trois|quatre|zwei|drei|vier|due|tre|quattro|dois|três|два|три|четыре)"
COUNTED = rf"(?<!\w){NUMBERS} (?:different )?(?:pictures|images|versions|variants|variations|options|takes|pics|drafts|sketches|tries|renders|attempts)"
FORMATTED = r"[- ](?:format|orientation|mode|aspect ratio|layout|ratio|crop)"
#: A long run of blanks would be tried by every pattern from each of its places.
BLANKS = re.compile(r"\s{3,}")
#: What the names of models and of what is counted have in them.
MODELS = (
    "gpt dall flux banana gemini diffusion sd comfyui a1111 midjourney imagen seedream ideogram recraft"
    " openai google schnell kontext local"
)
COUNTABLE = "picture image version variant variation option take pic draft sketch tries render attempt"
SEEDS = "seed semilla graine semente сид сід ziarno 种子 シード 시드"
#: What is taken out, each with what it cannot be without: one of these in it, or a pattern. Most texts
#: have none of that, and to see so is far less work than to try a pattern that may begin with a blank at
#: every place.
SPANS = tuple(
    (
        sign.split(),
        re.compile(sought, re.I) if sought else None,
        tuple(re.compile(pattern, re.I) for pattern in patterns),
    )
    for sign, sought, *patterns in (
        (":// www.", "", r"https?://\S+|www\.\S+\.\S+"),
        ("< @", "", r"<[@#][!&]?\d+>|<a?:\w+:\d+>|(?<![\w.])@[\w-]{2,}(?:\.\w+)*"),
        ("-no", "", r"--?no\s+[\w, ]+?(?=--|$)"),
        ("--", "", r"(?<!\w)--\w+(?:[ =][\w:.]+)?"),
        (
            "",
            r"\d:\d",
            rf"[,;(]?\s*(?:but\s+)?(?:{IN}\s+)?(?:an?\s+)?(?:(?:portrait|landscape|vertical|horizontal|square|wide|tall)\s+)?(?<![\d:.]){RATIO}(?!\d|:\d)(?:{FORMAT})?\)?",
        ),
        (
            SEEDS,
            "",
            r"[,;]?\s*(?:(?:with|using|use|and|same|con|mit|avec|com)\s+)*(?:the\s+|la\s+|a\s+)?"
            r"(?:seed|semilla|graine|semente|сид|сід|ziarno|种子|シード|시드)(?: (?:number|no\.?|value))?[ :=#]*\d+",
        ),
        (
            "",
            r"\d\s?[x×]\s?\d",
            r"[,;]?\s*(?:(?:in|at|with|en|em|im|auf)\s+)?\d{3,4}\s?[x×]\s?\d{3,4}(?:\s?px|\s?pixels)?",
        ),
        (
            "",
            r"[248]\s?k|hd",
            r"[,;]?\s*(?:(?:in|at|with|en|em)\s+)?(?<!\w)(?:[248]\s?k|full\s?hd|u?hd)(?!\w)(?:\s(?:resolution|quality))?",
        ),
        (
            MODELS,
            "",
            rf"[,;]?\s*{BY}\s+(?:the\s+)?(?:{MODEL}|{WEAK_MODEL})(?!\w)(?:\s+model)?(?:\s+(?:please|this time))?",
            rf"[,;]?\s*(?<!\w)(?:{MODEL})(?!\w)(?:\s+model)?",
            rf"[,;]\s*(?:{WEAK_MODEL})\s*(?=[.,;!]|$)",
        ),
        (
            "",
            FORMATTED,
            r"[,;]?\s*(?:(?:in|as|en|im|em|with)\s+)?(?:an?\s+)?(?:portrait|landscape|square|vertical|horizontal|upright|tall|"
            rf"wide ?screen|widescreen|cuadrado|carré|quadratisch|quadrado|hochformat|querformat){FORMATTED}",
        ),
        (
            "format",
            "",
            r"[,;]?\s*(?:im|in) (?:hoch|quer)format|[,;]?\s*en formato (?:vertical|horizontal|cuadrado)",
        ),
        (
            COUNTABLE,
            "",
            rf"{COUNTED} (?:of|showing|with)\s",
            rf"[,;]?\s*(?:(?:in|give me|make)\s+)?{COUNTED}(?!\w)",
        ),
        ("seed", "", r"[,;]?\s*with (?:an)?(?:other|different|new|random) seeds?(?!\w)"),
        ("", r"x[2-4]", r"[,;]?\s*(?<!\w)x[2-4](?!\w)"),
    )
)


def without_parameters(text: str) -> str:
    """The text without mentions, links, flags, ratios, sizes, seeds, counts and model names."""
    text = BLANKS.sub(lambda blanks: "\n" if "\n" in blanks[0] else " ", text)
    folded = folded_text(text)
    for signs, sought, spans in SPANS:
        if sought.search(text) if sought else any(map(folded.__contains__, signs)):
            for span in spans:
                text = span.sub(" ", text)
    return text

"""How Unicode calls each picture sign, in the languages that people write to us in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("de", "es", "fr", "it", "pt", "ru", "zh", "ja", "ko", "tr", "ar", "id")
FULLY_QUALIFIED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """``sign`` is the text itself; ``codes`` are short names ("tada"), ``others`` those of other languages."""

    sign: str
    english: str
    codes: tuple[str, ...]
    others: tuple[str, ...]


@cache
def namings() -> tuple[Naming, ...]:
    """All signs in their full form. The package is imported here: it takes 100 ms that a start need not wait for."""
    import emoji

    emoji.config.load_language(list(LANGUAGES))
    return tuple(_namings(emoji.EMOJI_DATA))


def _namings(table: dict[str, dict[str, object]]) -> Iterator[Naming]:
    for sign, facts in table.items():
        if facts["status"] != FULLY_QUALIFIED:
            continue
        aliases = facts.get("alias", ())
        codes = (
            [_spoken(code) for code in aliases if isinstance(code, str)]
            if isinstance(aliases, list)
            else []
        )
        others = [_spoken(str(facts[code])) for code in LANGUAGES if code in facts]
        yield Naming(
            sign=sign, english=_spoken(str(facts["en"])), codes=tuple(codes), others=tuple(others)
        )


def _spoken(code: str) -> str:
    """``:red_apple:`` as it is said: red apple."""
    return code.strip(":").replace("_", " ")

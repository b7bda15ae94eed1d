"""What a Turkish word may be built of: its stems, without the endings that stand behind them."""

from functools import lru_cache

#: Plural, possession, case, "with" and "without", as they are left without accents.
ENDINGS = (
    "lari", "leri", "lar", "ler", "ini", "ını", "unu", "sini", "sını", "sunu", "yi", "yı", "yu", "si", "sı", "su",
    "ni", "nı", "nu", "nin", "nın", "nun", "in", "ın", "un", "im", "ım", "um", "i", "ı", "u", "nden", "ndan", "nde",
    "nda", "den", "dan", "ten", "tan", "de", "da", "te", "ta", "yle", "yla", "le", "la", "ye", "ya", "ne", "na", "e",
    "a", "li", "lı", "lu", "siz", "sız", "suz", "lik", "lık", "luk",
)  # fmt: skip
STEM_MIN = 2
#: So many endings may stand behind one another: evlerimizden has three.
DEPTH = 3
#: A last consonant is softened before a vowel: kitap, kitabı.
HARDENED = str.maketrans("bdg", "ptk")


@lru_cache(2_000)
def stems(word: str) -> frozenset[str]:
    """The word itself and what is left of it, ending by ending; folded, with a hard last consonant."""
    found, last = {word}, {word}
    for _ in range(DEPTH):
        last = {
            one.removesuffix(ending)
            for one in last
            for ending in ENDINGS
            if one.endswith(ending) and len(one) - len(ending) >= STEM_MIN
        }
        found |= last
    return frozenset(stem[:-1] + stem[-1].translate(HARDENED) for stem in found if stem)

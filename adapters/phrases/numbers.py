"""How a language counts and writes numbers, without the rest of what Babel knows of the world.

Fluent asks Babel's `Locale`, which reads the names of all regions, currencies and zones of the language
and of the whole world for it: 4 MiB, and 15 ms in which the first answer waits.
"""

from typing import Final

from babel import Locale
from babel.localedata import LocaleDataDict
from babel.numbers import parse_pattern
from babel.plural import PluralRule
from fluent.runtime import FluentBundle

_ONE: Final = "i = 1 and v = 0"
#: Of millions: "un millón de imágenes".
_MILLIONS: Final = "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5"
#: By language, from Unicode's CLDR: plural forms, decimal mark, and what stands between thousands.
RULES: Final = {
    "de": ({"one": _ONE}, ",", "."),
    "en": ({"one": _ONE}, ".", ","),
    "es": ({"one": "n = 1", "many": _MILLIONS}, ",", "."),
    "fr": ({"one": "i = 0,1", "many": _MILLIONS}, ",", "\u202f"),
    "ja": ({}, ".", ","),
    "pt": ({"one": "i = 0..1", "many": _MILLIONS}, ",", "."),
    "ru": (
        {
            "one": "v = 0 and i % 10 = 1 and i % 100 != 11",
            "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
            "many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
        },
        ",",
        "\u00a0",
    ),
}


class Numbers(Locale):
    """Of a language in `RULES`; for the rest Babel's data are read as ever."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        forms, decimal, group = RULES[language]
        self._forms = PluralRule(forms)
        self._symbols = LocaleDataDict({"latn": {"decimal": decimal, "group": group}})
        self._formats = LocaleDataDict({None: parse_pattern("#,##0.###")})

    @property
    def plural_form(self) -> PluralRule:
        return self._forms

    @property
    def number_symbols(self) -> LocaleDataDict:
        return self._symbols

    @property
    def decimal_formats(self) -> LocaleDataDict:
        return self._formats


class Bundle(FluentBundle):
    """The phrases of one language; one that `RULES` does not know is looked up in Babel."""

    def _get_babel_locale(self) -> Locale:
        (language,) = self.locales
        return Numbers(language) if language in RULES else super()._get_babel_locale()

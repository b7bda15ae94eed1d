"""Each language counts and writes numbers as Unicode says, without Babel's world being read for it."""

import pytest
from babel import Locale, localedata
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser

from adapters.phrases.numbers import Bundle, Numbers
from adapters.phrases.phrases import Phrases

LANGUAGES = Phrases().languages()
SOME = (0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 111, 1000, 12_345, 1_000_000, 3_000_000, 0.5, 1.0)
OTHERS = (1.5, 1234.5678, 1_234_567.25, -3, -4_321.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_of_ours_counts_and_writes_as_unicode_says(language: str) -> None:
    ours, theirs = Numbers(language), Locale.parse(language)

    for number in SOME:
        assert ours.plural_form(number) == theirs.plural_form(number), number
    for number in (*SOME, *OTHERS):
        assert fluent_number(number).format(ours) == fluent_number(number).format(theirs), number


def test_to_speak_reads_no_world(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the whole of CLDR was read")

    monkeypatch.setattr(localedata, "load", refuse)

    for language in LANGUAGES:
        bundle = Bundle([language])
        bundle.add_resource(FluentParser().parse("paid = { $sum ->\n  *[other] { $sum }\n}"))

        said, errors = bundle.format_pattern(bundle.get_message("paid").value, {"sum": 12})

        assert (said, errors) == ("12", [])

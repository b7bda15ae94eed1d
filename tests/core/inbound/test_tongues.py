"""A language that is asked for in words is spoken; one that is only spoken of is not."""

import pytest

from core.inbound.tongues import tongue_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("speak German", "de"),
        ("Can you speak French, please?", "fr"),
        ("Sprich bitte deutsch!", "de"),
        ("habla español", "es"),
        ("Parle-moi en anglais, s’il te plaît", "en"),
        ("говори по-русски", "ru"),
        ("日本語で話して", "ja"),
        ("fala português por favor", "pt"),
        ("draw a german shepherd", None),
        ("use german expressionism", None),
        ("make the sign german", None),
        ("do you speak klingon?", None),
        ("speak", None),
        ("speak german " * 20, None),
    ],
)
def test_a_language_is_asked_for_by_a_whole_message(text: str, code: str | None) -> None:
    assert tongue_of(text) == code

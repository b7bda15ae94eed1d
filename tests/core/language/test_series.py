"""The next picture of a series takes over what its words leave out."""

import pytest

from core.language.series import continued


@pytest.mark.parametrize(
    ("asked", "described", "before", "shown"),
    [
        (
            "now the same for the bedroom",
            "the same for the bedroom",
            "a doll house kitchen, pastel walls",
            "bedroom, pastel walls",
        ),
        ("lo mismo para una tetera", "…", "una taza, linograbado", "tetera, linograbado"),
        (
            "page 4: she finds a key",
            "she finds a key",
            "Pip, a mouse in a coat, crossing a brook",
            "Pip, a mouse in a coat, finds a key",
        ),
        ("she finds a key", "she finds a key", "Pip, a mouse, running", "she finds a key"),
        ("a boat", "a boat", "", "a boat"),
    ],
)
def test_it_leans_on_the_picture_before_only_where_it_says_so(
    asked: str, described: str, before: str, shown: str
) -> None:
    assert continued(asked, described, before) == shown

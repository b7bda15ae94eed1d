"""A change is read however it is put: by comparing, by blaming, in few words, with chatter around it."""

from importlib.resources import files

import pytest

from core.language.merging import merged
from core.language.rephrasing import rephrased
from core.language.spoken import request

TABLE = files("tests.core.language").joinpath("edits_said_otherwise.tsv").read_text("utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("before", "said", "shown", "gone"), ROWS, ids=[row[1][:48] for row in ROWS])
def test_what_is_changed_shows_and_what_it_replaces_is_gone(
    before: str, said: str, shown: str, gone: str
) -> None:
    prompt = merged(before, rephrased(request(said))).prompt.casefold()

    assert any(word.casefold() in prompt for word in shown.split("|")), prompt
    assert not [word for word in gone.split("|") if word and word.casefold() in prompt], prompt

"""Pictures are cut out of JSON whatever the chunks, and what is left is the JSON that was sent."""

import base64
import json
import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.providers.base64_stream import (
    PIECE,
    Cutter,
    NotAsExpected,
    data_url,
    decode,
    index_of,
    placeholder,
)

KEYS = ("b64_json", "images")
TEXT = st.text(max_size=20)
LEAF = st.none() | st.booleans() | st.integers() | TEXT
JSON = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def cut(text: bytes, *, step: int) -> tuple[object, list[bytes]]:
    cutter = Cutter(KEYS)
    found: dict[int, bytes] = {}
    for at in range(0, len(text), step):
        for piece in cutter.feed(text[at : at + step]):
            found[piece.index] = found.get(piece.index, b"") + piece.data
    return cutter.document(), [found[index] for index in range(cutter.pictures)]


@given(
    body=st.binary(max_size=400), around=JSON, step=st.integers(1, 80), indent=st.sampled_from([None, 2])
)
def test_any_chunks_give_the_picture_and_the_rest(
    body: bytes, around: Any, step: int, indent: int | None
) -> None:
    text = json.dumps({"before": around, "b64_json": base64.b64encode(body).decode(), "after": around},
                      indent=indent).encode()  # fmt: skip

    rest, pictures = cut(text, step=step)

    assert pictures[0] == body
    assert isinstance(rest, dict)
    assert index_of(rest["b64_json"]) == 0
    if "b64_json" not in json.dumps(around) and "images" not in json.dumps(around):
        assert (rest["before"], rest["after"]) == (around, around)


@given(document=JSON, step=st.integers(1, 40))
def test_json_without_pictures_is_left_as_it_is(document: Any, step: int) -> None:
    text = json.dumps(document, ensure_ascii=False).encode()
    if any(key in text.decode() for key in KEYS):
        return

    assert cut(text, step=step) == (document, [])


@given(junk=st.binary(max_size=200), step=st.integers(1, 40))
def test_junk_is_refused_and_nothing_else_is_raised(junk: bytes, step: int) -> None:
    try:
        cut(b'{"b64_json": "' + junk, step=step)
    except NotAsExpected:
        pass


@pytest.mark.parametrize("step", [1, 7, 4096])
def test_pictures_in_a_list_keep_their_places(step: int) -> None:
    bodies = [b"one", b"second", b""]
    text = json.dumps({"images": [base64.b64encode(b).decode() for b in bodies], "info": "x"}).encode()

    rest, pictures = cut(text, step=step)

    assert pictures == bodies
    assert rest == {"images": [placeholder(0), placeholder(1), placeholder(2)], "info": "x"}


@pytest.mark.parametrize("step", [1, 5, 100_000])
@pytest.mark.parametrize("escape", [("/", "\\/"), ("+", "\\u002B"), ("A", "A\\n")])
def test_escapes_of_other_servers_are_understood(escape: tuple[str, str], step: int) -> None:
    body = bytes(range(256)) * 40
    encoded = base64.b64encode(body).decode().replace(*escape)
    text = ('{"b64_json":"' + encoded + '"}').encode()

    assert cut(text, step=step)[1] == [body]


def test_a_data_url_is_a_picture_too() -> None:
    assert decode(data_url("image/png", b"abc")) == b"abc"
    assert decode("data:image\\/png;base64,YWJj") == b"abc"


def test_a_large_picture_comes_in_pieces_and_is_never_held_whole() -> None:
    body = bytes(5 * PIECE)
    text = b'{"b64_json":"' + base64.b64encode(body) + b'"}'
    cutter = Cutter(KEYS)

    pieces = [p.data for at in range(0, len(text), 16384) for p in cutter.feed(text[at : at + 16384])]

    assert b"".join(pieces) == body
    assert max(map(len, pieces)) <= PIECE
    assert len(cutter.so_far) < 100


@pytest.mark.parametrize("behind", range(-4, 6))
@pytest.mark.parametrize("more", range(4))
def test_a_large_piece_may_end_around_the_quote(behind: int, more: int) -> None:
    body = bytes(range(256)) * 1000 + b"x" * more
    text = b'{"b64_json":"' + base64.b64encode(body) + b'","a":"b"}'
    cutter, end = Cutter(KEYS), text.index(b'","a"') + behind
    ends = [0, 2 * PIECE + 1, end, len(text)]

    found = [p.data for start, stop in pairwise(ends) for p in cutter.feed(text[start:stop])]

    assert b"".join(found) == body
    assert cutter.document() == {"b64_json": placeholder(0), "a": "b"}


@settings(max_examples=30)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(0, 4 * PIECE),
    cuts=st.lists(st.integers(0, 6 * PIECE), max_size=8),
    escape=st.sampled_from(["", "\\n", "\\/"]),
    junk=st.sampled_from([b"", b"", b"!", b"\\x", b"=A", b"\\u00e9"]),
)
def test_large_pictures_are_whole_or_refused_wherever_they_are_cut(
    seed: int, size: int, cuts: list[int], escape: str, junk: bytes
) -> None:
    """An escape, or what is no base64, may stand anywhere; and behind the first there is a second."""
    chance = random.Random(seed)
    body = chance.randbytes(size)
    encoded = base64.b64encode(body).decode()
    at = chance.randrange(len(encoded) + 1)
    if escape == "\\/":
        encoded = encoded[:at] + encoded[at:].replace("/", escape, 1)
    else:
        encoded = encoded[:at] + escape + encoded[at:]
    at = chance.randrange(len(encoded) // 4 * 4 + 1)
    wrong = encoded[:at].encode() + junk + encoded[at:].encode()
    text = b'{"images":["' + wrong + b'","' + base64.b64encode(body) + b'"],"info":"x"}'
    ends = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    cutter, found = Cutter(KEYS), [b"", b""]

    try:
        for start, end in pairwise(ends):
            for piece in cutter.feed(text[start:end]):
                found[piece.index] += piece.data
        rest = cutter.document()
    except NotAsExpected:
        assert junk
    else:
        assert not junk and found == [body, body]
        assert rest == {"images": [placeholder(0), placeholder(1)], "info": "x"}


@pytest.mark.parametrize(
    "text",
    [
        b'{"b64_json":"YWJ',
        b'{"b64_json":"YW!j"}',
        b'{"b64_json":"YWJj"',
        b"<html>",
        b"",
        b'{"a":"' + b"x" * 2**21,
    ],
)
def test_what_is_torn_or_no_base64_is_refused(text: bytes) -> None:
    with pytest.raises(NotAsExpected):
        cut(text, step=1000)

"""What comes from outside becomes what it should be, or the key that is wrong is named."""

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct

from core.checked import AtLeastOne, Misfit, Natural, checked
from core.providers.http import Tolerant
from core.secret import Secret


class Leaf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    size: AtLeastOne
    kind: Literal["oak", "elm"] = "oak"

    def __post_init__(self) -> None:
        if self.size == 13:
            raise Misfit("size", "nobody wants that")


class Tree(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    leaves: dict[str, Leaf] = {}
    rows: tuple[Leaf, ...] | None = None
    best: Leaf | None = None
    rings: Natural = 0
    names: Annotated[list[str], Meta(max_length=2)] = []
    folder: Path | None = None
    key: Secret = Secret()


class Answer(Tolerant, frozen=True):
    cost: float | None = None
    inner: Annotated[float, Meta(ge=0)] = 0.0


def test_texts_are_taken_for_what_they_say() -> None:
    raw = {"rings": "3", "folder": "/tmp", "key": "hunter2", "rows": [{"size": 4.0}]}

    tree = checked(Tree, raw)

    assert tree == Tree(
        rings=3, folder=Path("/tmp"), key=Secret("hunter2"), rows=(Leaf(size=4),)
    )  # fmt: skip
    assert "hunter2" not in f"{tree!r} {tree} {tree.key}"


def test_what_is_made_already_stays_as_it_is() -> None:
    leaf = Leaf(size=2)

    assert checked(Tree, {"best": leaf, "leaves": {"a": leaf}, "key": Secret("x")}).best is leaf


@pytest.mark.parametrize(
    ("raw", "key", "problem"),
    [
        (3, "", "expected a table, got a whole number"),
        (None, "", "expected a table, got nothing"),
        ({"x": 1}, "x", "unknown key"),
        ({"rings": -1}, "rings", "expected a whole number >= 0"),
        ({"rings": True}, "rings", "expected a whole number, got true or false"),
        ({"best": {}}, "best.size", "is missing"),
        ({"best": 3}, "best", "expected a table or nothing, got a whole number"),
        ({"best": {"size": 1, "x": 1}}, "best.x", "unknown key"),
        ({"best": {"size": 13}}, "best.size", "nobody wants that"),
        ({"rows": [{"size": 1}, {"size": 0}]}, "rows.1.size", "expected a whole number >= 1"),
        ({"leaves": {"a": {"size": 1}, "b.c": {"size": 0}}}, "leaves.b.c.size", "number >= 1"),
        ({"leaves": {"a": {"size": 1}, "b": {"size": 13}}}, "leaves.b.size", "nobody wants that"),
        ({"leaves": {"a": {"size": 1, "kind": "ash"}}}, "leaves.a.kind", "one of 'oak', 'elm'"),
        ({"names": ["a", 3]}, "names.1", "expected a text, got a whole number"),
        ({"names": ["a", "b", "c"]}, "names", "expected a list of length <= 2"),
        ({"folder": 3}, "folder", "expected a text"),
        ({"key": ["hunter2"]}, "key", "expected a text"),
    ],
)
def test_the_key_that_is_wrong_is_named(raw: Any, key: str, problem: str) -> None:
    with pytest.raises(Misfit) as refused:
        checked(Tree, raw)

    assert refused.value.key == key
    assert problem in refused.value.problem
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), float("-inf"), "nan", "Infinity", "1e999"]
)
@pytest.mark.parametrize("key", ["cost", "inner"])
def test_an_answers_number_is_one(key: str, value: object) -> None:
    with pytest.raises(Misfit) as refused:
        checked(Answer, {key: value})

    assert refused.value.key == key


def test_what_an_answer_says_besides_is_ignored() -> None:
    assert checked(Answer, {"cost": 1, "more": float("nan")}) == Answer(cost=1.0)


def test_a_secret_is_told_to_whoever_asks() -> None:
    secret = Secret("hunter2")

    assert secret.reveal() == "hunter2" and secret == Secret("hunter2") != Secret()
    assert secret and not Secret()
    assert "hunter2" not in f"{secret} {secret!r} {[secret]} { {secret: 1} }"

"""`understand`, `refine` and `moderate` speak the cases' format, and name a line that does not."""

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.languages import add_to

COMMANDS = ("understand", "refine", "moderate")


def run(command: str, *lines: Any) -> Result:
    app = typer.Typer()
    add_to(app)
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(app, [command], input=text)


def case(**more: Any) -> dict[str, Any]:
    return {"id": "a", "text": "draw a fox in the snow", "intent": "GENERATE", **more}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_case_needs_little_and_may_hold_more_than_is_known(command: str) -> None:
    bare = case()
    full = case(
        id="b", lang="en", channel="dm", addressed=True, history=[], attachments=None, settings=None,
        limits=None, reply_to_image=None, has_attachment=False, mood="sunny", user=None,
    )  # fmt: skip

    said = run(command, "", bare, full, "")

    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert (said.exit_code, [one["id"] for one in found]) == (0, ["a", "b"])
    assert {**found[0], "id": "", "latency_ms": 0} == {**found[1], "id": "", "latency_ms": 0}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "b", "text": ', "not JSON"),
        ("[1]", "a case is an object"),
        ('{"id": "b"}', "'text' must be a text"),
        ('{"text": "b", "intent": "GENERATE"}', "'id' must be a text"),
        (case(history={"role": "user"}), "'history' must be a list"),
        (case(history=[{"role": "user", "text": "x"}, {"role": "poet"}]), "'history' 2"),
        (case(history=[{"role": "assistant", "params": "16:9"}]), "'params' must be an object"),
        (case(settings=[]) | {"limits": "none"}, "'limits' must be an object"),
    ],
)
def test_a_line_that_is_no_case_is_named_and_ends_it(command: str, line: Any, why: str) -> None:
    said = run(command, case(), "", line, case(id="c"))

    assert said.exit_code == 2
    assert said.stderr.startswith("line 3: ") and why in said.stderr
    assert [json.loads(one)["id"] for one in said.stdout.splitlines()] == ["a"]


def test_an_unknown_intent_is_named() -> None:
    said = run("refine", case(intent="PAINT"))

    assert (said.exit_code, said.stdout) == (2, "")
    assert "no intent 'PAINT'" in said.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "text",
    ["", " \n", "a" * 10_000, "draw a fox, " * 900, "so " * 3_000, "狐狸" * 5_000, "🦊" * 10_000],
)
def test_any_text_is_answered(command: str, text: str) -> None:
    said = run(command, case(text=text))

    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout)["id"] == "a"


def test_a_refined_prompt_keeps_to_the_limit_of_its_case() -> None:
    said = run("refine", case(text="draw a fox, " * 900, limits={"max_length": 300}))

    assert 0 < len(json.loads(said.stdout)["prompt"]) <= 300


def test_an_attachment_that_is_only_counted_is_the_picture_meant() -> None:
    said = run("understand", case(text="make the sky pink", has_attachment=True))

    found = json.loads(said.stdout)
    assert (found["intent"], found["slots"]["target"]) == ("EDIT", "att1")

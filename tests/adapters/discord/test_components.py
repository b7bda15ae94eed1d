"""Rows of buttons within Discord's limits, held to the fake's own rules."""

import pytest

from adapters.discord.components import Around, Components
from adapters.discord.forms import Choice, Form, Pick, PickChannel, Push, Upload
from adapters.discord.payloads import for_edit, for_send, parts
from adapters.phrases.phrases import Phrases
from core.buttons import Verb
from core.messages import Line
from core.outbound.lines import RESULT_VERBS, button
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size
from tests.fakes.discord.components import check_components

COMPONENTS = Components(Phrases())
JOB = "1m889z7028vjw2h8nnz9"


def picture(number: int) -> Picture:
    return Picture(
        id=PictureId(f"p{number}"), blob=BlobKey("x.png"), media_type=MediaType.PNG,
        size=Size(width=64, height=64), bytes=10, owner="discord:1", session="s",
        job=JOB, index=number, parent=None, prompt="a fox", created_ms=0,
    )  # fmt: skip


def result(count: int, *verbs: Verb) -> Line:
    buttons = [button(verb, JOB) for verb in (*RESULT_VERBS, *verbs)]
    return Line(
        kind="done", code="done", job=JOB, buttons=buttons,
        pictures=[picture(number) for number in range(count)],
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 4])
async def test_a_result_of_any_count_is_a_card_that_discord_takes(count: int) -> None:
    line = result(count, Verb.DROP_STYLE)
    files = tuple(Upload(name=f"{n}.png", body=b"x", alt="a fox") for n in range(count))
    form = Form(text="a fox", rows=COMPONENTS.rows(line), files=files, card=True)

    check_components(for_edit(form)["components"], v2=True)


async def test_a_result_without_the_card_fits_too() -> None:
    form = Form(text="a fox", rows=COMPONENTS.rows(result(4)))

    check_components(for_send(form)["components"], v2=False)


def test_every_picture_of_a_batch_has_its_own_number() -> None:
    rows = COMPONENTS.rows(result(3))

    assert [push.label for push in rows[0]] == ["Vary 1", "Vary 2", "Vary 3"]  # type: ignore[union-attr]
    more = rows[-1]
    assert isinstance(more, Pick)
    assert {"Original 1", "Original 3", "Info", "Delete…"} <= {choice.label for choice in more.choices}


@pytest.mark.parametrize(
    ("around", "offered"),
    [
        (Around(), set()),
        (Around(shares=True), {"Share…"}),
        (Around(threads=True, shares=True), {"Share…", "Continue in thread"}),
    ],
)
def test_what_cannot_be_done_where_the_picture_is_is_not_offered(
    around: Around, offered: set[str]
) -> None:
    more = COMPONENTS.rows(result(1), around)[-1]

    assert isinstance(more, Pick)
    labels = {choice.label for choice in more.choices}
    assert labels & {"Share…", "Continue in thread"} == offered


async def test_more_than_a_row_of_buttons_is_broken_into_rows() -> None:
    buttons = [button(Verb.SHOW, f"p{number}", str(number)) for number in range(1, 9)]
    line = Line(kind="answer", code="history", buttons=buttons)

    form = Form(text="x", rows=COMPONENTS.rows(line))

    check_components(for_send(form)["components"], v2=False)
    assert [len(row) for row in form.rows] == [5, 3]  # type: ignore[arg-type]


@pytest.mark.parametrize("card", [True, False])
def test_every_kind_of_row_is_one_that_discord_takes(card: bool) -> None:
    rows = (
        (Push(label="Vary", code="p1:vary:j"), Push(label="Paint", url="https://example.org/m")),
        Pick(code="d1:more:j", hint="More", choices=(Choice(label="Info", code="p1:info:j"),)),
        PickChannel(code="d1:share_in:j", hint="Where to?"),
    )
    form = Form(text="a fox", rows=rows, card=card)

    for written in (for_send(form), for_edit(form)):
        check_components(written["components"], v2=card)
        assert written["allowed_mentions"] == {"parse": []}


def test_an_edit_takes_away_what_is_not_there_any_more_and_keeps_files_unless_told() -> None:
    assert for_edit(Form(text="x")) == {
        "content": "x", "embeds": [], "components": [], "allowed_mentions": {"parse": []},
    }  # fmt: skip
    assert for_edit(Form(text="x", files=()))["attachments"] == []


def test_a_hidden_picture_is_named_so_wherever_it_is_named() -> None:
    file = Upload(name="a.png", body=b"bytes", alt="a fox", spoiler=True)
    form = Form(files=(file,), card=True)

    written = for_edit(form)

    assert written["attachments"] == [{"id": 0, "filename": "SPOILER_a.png", "description": "a fox"}]
    [shown] = written["components"][0]["components"][0]["items"]
    assert shown["media"] == {"url": "attachment://SPOILER_a.png"} and shown["spoiler"]
    assert parts(written, form.files or ())[1]["filename"] == "SPOILER_a.png"

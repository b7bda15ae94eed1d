"""Buttons and menus: every code fits, every menu leads back."""

from collections.abc import Sequence

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.phrases.phrases import Phrases
from adapters.telegram.keyboards import LIST_PAGE, Keyboards, Menu, MenuCode, to_menu
from adapters.telegram.keys import Keys
from adapters.telegram.picks import Kind, Pick, to_pick
from core.buttons import BYTES_MAX, Verb, decode
from core.ids import new_id
from core.jobs import JobId
from core.messages import Line
from core.outbound.lines import RESULT_VERBS, button
from core.pictures import BlobKey, MediaType, Picture, PictureId, Size

KEYBOARDS = Keyboards(Phrases())
JOB = JobId(new_id())


def done(count: int, *more: Verb) -> Line:
    pictures = [
        Picture(
            id=PictureId(str(n)), blob=BlobKey("b"), media_type=MediaType.PNG, owner="o", session="s",
            size=Size(width=1, height=1), bytes=1, job=JOB, index=n, parent=None,
            prompt="", created_ms=0,
        )
        for n in range(count)
    ]  # fmt: skip
    buttons = tuple(button(verb, JOB) for verb in (*RESULT_VERBS, *more))
    return Line(kind="done", code="done", job=JOB, pictures=pictures, buttons=buttons)


def labels(markup: Keys | None) -> list[list[str]]:
    return [[item.text for item in row] for row in as_telegram_reads(markup)]


def codes(markup: Keys | None) -> list[str]:
    return [str(item.callback_data) for row in as_telegram_reads(markup) for item in row]


def as_telegram_reads(markup: Keys | None) -> Sequence[Sequence[InlineKeyboardButton]]:
    """By the library's own objects, which the buttons are not made with."""
    assert markup is not None
    read = InlineKeyboardMarkup.de_json(markup)
    assert read.to_dict() == markup
    return read.inline_keyboard


def test_one_picture_has_its_verbs_three_in_a_row() -> None:
    assert labels(KEYBOARDS.of(done(1))) == [
        ["Vary", "Edit", "Upscale"], ["Redo", "Original", "Info"], ["Style", "Model", "Extend"],
        ["Delete"],
    ]  # fmt: skip


def test_a_batch_begins_with_the_numbers_of_its_pictures() -> None:
    assert labels(KEYBOARDS.of(done(3)))[0] == ["1", "2", "3"]
    assert "Vary" not in str(labels(KEYBOARDS.of(done(3))))


def test_the_number_of_a_picture_opens_what_can_be_done_with_that_one() -> None:
    second = to_menu(codes(KEYBOARDS.of(done(4)))[1])
    assert second is not None

    opened = codes(KEYBOARDS.opened(second, "en"))

    acts = [decode(code) for code in opened[:-4]]
    lists = [menu for code in opened[-4:-1] if (menu := to_menu(code)) is not None]
    assert [(menu.menu, menu.place) for menu in lists] == [
        (Menu.STYLES, 2), (Menu.MODELS, 2), (Menu.SIDES, 2),
    ]  # fmt: skip
    assert [(act.verb, act.arg) for act in acts] == [
        (Verb.VARY, "2"), (Verb.EDIT, "2"), (Verb.UPSCALE, "2"), (Verb.ORIGINAL, "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("more", [(), (Verb.DROP_STYLE,)])
def test_every_menu_leads_back_to_the_same_buttons(count: int, more: tuple[Verb, ...]) -> None:
    first = KEYBOARDS.of(done(count, *more))
    menus = [menu for code in codes(first) if (menu := to_menu(code)) is not None]

    for menu in menus:
        back = to_menu(codes(KEYBOARDS.opened(menu, "en"))[-1])
        assert back is not None and back.menu is Menu.MAIN
        assert codes(KEYBOARDS.opened(back, "en")) == codes(first)
    assert menus


def test_the_lists_of_one_of_a_batch_lead_back_to_that_one_and_know_it() -> None:
    second = to_menu(codes(KEYBOARDS.of(done(4)))[1])
    assert second is not None
    sides = to_menu(codes(KEYBOARDS.opened(second, "en"))[-2])
    assert sides is not None

    opened = codes(KEYBOARDS.opened(sides, "en"))
    pick = to_pick(opened[0])

    assert to_menu(opened[-1]) == second
    assert pick == Pick(kind=Kind.EXTEND, job=JOB, value="left", count=4, place=2)


def test_inpaint_is_offered_where_there_is_a_page_for_it() -> None:
    with_page = Keyboards(Phrases(), masks=True)
    second = to_menu(codes(with_page.of(done(4)))[1])
    assert second is not None

    one = labels(with_page.of(done(1)))
    batch = [decode(code) for code in codes(with_page.opened(second, "en")) if code.startswith("p1:inp")]

    assert one[-1] == ["Inpaint", "Delete"]
    assert [(act.verb, act.arg) for act in batch] == [(Verb.INPAINT, "2")]


def test_delete_is_asked_for_twice() -> None:
    *_, menu = [menu for code in codes(KEYBOARDS.of(done(1))) if (menu := to_menu(code))]

    assert labels(KEYBOARDS.opened(menu, "en")) == [["Delete"], ["« Back"]]


def test_every_code_fits_into_a_button() -> None:
    widest = MenuCode(menu=Menu.PICTURE, job=JOB, count=10, number=10, styled=True, place=10)

    assert len(widest.encode()) <= BYTES_MAX
    assert to_menu(widest.encode()) == widest


@pytest.mark.parametrize(
    "data",
    ["", "p1:vary:x", "m1:pic:x", "m1:no:x:1.1.0", "m1:pic:x:1.a.0", "m1:pic:x:1.1.0.1.1", "m1:::"],
)
def test_what_is_no_menu_is_left_to_the_core(data: str) -> None:
    assert to_menu(data) is None


def test_numbers_of_a_list_stand_eight_in_a_row_and_older_alone() -> None:
    shown = [button(Verb.SHOW, f"picture{n}", str(n)) for n in range(1, 11)]
    line = Line(kind="answer", code="history", buttons=(*shown, button(Verb.PAGE, "-", "5")))

    assert [len(row) for row in labels(KEYBOARDS.of(line))] == [8, 2, 1]


def test_a_long_list_has_pages_and_what_fits_into_no_button_is_left_out() -> None:
    styles = [f"style {number}" for number in range(LIST_PAGE + 1)]
    first = MenuCode(menu=Menu.STYLES, job="j1")
    second = MenuCode(menu=Menu.STYLES, job="j1", number=2)

    assert labels(KEYBOARDS.opened(first, "en", styles))[-2:] == [["More »"], ["« Back"]]
    assert labels(KEYBOARDS.opened(second, "en", styles)) == [[styles[-1]], ["« Back"]]
    assert labels(KEYBOARDS.opened(first, "en", ["x" * 60])) == [["« Back"]]


def test_what_is_picked_is_read_again_as_it_was_written() -> None:
    picks = [
        Pick(kind=Kind.STYLE, job="j1", value="oil painting"),
        Pick(kind=Kind.MODEL, job="j1", value="flux:dev"),
        Pick(kind=Kind.EXTEND, job="j1", value="left", count=4, styled=True, place=3),
    ]

    assert [to_pick(pick.encode()) for pick in picks] == picks
    assert [to_pick(code) for code in ("m1:s:j1:100:", "m1:style:j1:oil", "p1:vary:j1")] == [None] * 3

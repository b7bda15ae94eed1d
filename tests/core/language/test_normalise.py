"""A message is read in one spelling, with what was quoted and what is code set aside."""

from core.language.lexicon import concepts_of
from core.language.normalise import fold, read


def test_accents_case_and_looks_do_not_matter() -> None:
    assert fold("Dibújame  un ZORRO") == fold("dibujame un zorro")
    assert fold("Ещё") == fold("еще")
    assert fold("ＤＲＡＷ") != ""
    assert read("ＤＲＡＷ").plain == "draw"


def test_a_quotation_is_not_an_order() -> None:
    message = read('He wrote "generate an image of a cat" in the exam.')

    assert message.quoted
    assert "generate" not in message.words


def test_a_message_that_is_one_quotation_is_read() -> None:
    assert "fox" in read('"a fox in the snow"').words


def test_code_and_links_leave_a_mark() -> None:
    assert read("see `draw()` at https://example.org/draw").words == ("see", "⟨code⟩", "at", "⟨link⟩")


def test_a_message_to_somebody_else_is_known_by_its_first_word() -> None:
    assert read("@tamsin draw me a map").person
    assert not read("@paintbot draw me a map").person
    assert not read("draw me and @tamsin").person


def test_a_flood_is_read_from_both_ends() -> None:
    message = read("begin " + "x " * 5000 + "end")

    assert message.words[0] == "begin"
    assert message.words[-1] == "end"
    assert len(message.plain) < 600


def test_words_mean_the_same_in_every_tongue_and_with_a_slip() -> None:
    for word in ("draw", "dibujame", "zeichne", "нарисуи", "ciz", "gambar", "pictre"):
        assert {"draw", "image"} & {name for found in concepts_of(word) for name in found}, word
    assert ("remove",) in concepts_of("把桌子去掉")
    assert concepts_of("withdrawal") == ()

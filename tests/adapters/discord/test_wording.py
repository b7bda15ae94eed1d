"""Words of people come back without markup or mentions, and everything fits."""

from adapters.discord.wording import ALT_MAX, CARD_MAX, CONTENT_MAX, Wording
from adapters.phrases.phrases import Phrases
from core.messages import Line

WORDING = Wording(Phrases())


def done(asked: str) -> Line:
    facts: dict[str, int | str] = {
        "asked": asked, "seconds": 3, "model": "flux-2_pro", "credits": 4, "style": "",
    }  # fmt: skip
    return Line(kind="done", code="done", facts=facts)


def test_a_prompt_pings_and_formats_nothing() -> None:
    said = WORDING.card(done("**bold** @everyone <@123456789012345678> [x](http://evil)"), words=True)

    assert "@everyone" not in said and "<@1234" not in said
    assert r"\*\*bold\*\*" in said


def test_a_models_own_name_is_left_as_it_is() -> None:
    assert "flux-2_pro" in WORDING.card(done("a fox"), words=True)


def test_where_words_were_refused_they_are_left_out_everywhere() -> None:
    line = done("a forbidden word")

    assert "forbidden" not in WORDING.card(line, words=False)
    assert "forbidden" not in WORDING.alt(line, words=False)


def test_everything_fits() -> None:
    long = done("fox " * 2000)

    assert len(WORDING.card(long, words=True)) <= CARD_MAX
    assert len(WORDING.alt(long, words=True)) <= ALT_MAX
    rows: list[dict[str, int | str]] = [
        {"code": "picture", "number": n, "prompt": "fox " * 20, "ref": "K7Q2MX", "model": "m"}
        for n in range(80)
    ]
    assert len(WORDING.text(Line(kind="answer", code="history", rows=rows))) <= CONTENT_MAX


def test_progress_says_its_percent_in_figures() -> None:
    line = Line(kind="progress", code="generating", percent=60, subject="fox")

    assert WORDING.text(line).startswith("Painting your fox…") and "60 %" in WORDING.text(line)

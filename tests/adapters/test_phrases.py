"""Every "no" and every stage has its sentence, and each says what a person needs to know."""

import pytest

from adapters.phrases.phrases import Phrases, bar
from core.administration import Act
from core.buttons import Verb
from core.errors import ProviderErrorKind, RefusalCode
from core.jobs import Stage
from core.ports import Line

PHRASES = Phrases()
ENDS = [kind.value for kind in ProviderErrorKind] + ["internal", "storage", "worker_lost"]


@pytest.mark.parametrize("code", [code.value for code in RefusalCode])
def test_every_refusal_has_a_sentence_that_says_nothing_was_charged(code: str) -> None:
    name = f"refused-{code}".replace("_", "-")

    assert PHRASES.has(name)
    facts = dict.fromkeys(("used", "limit", "seconds", "free", "needed", "min", "max", "length"), 1)
    text = PHRASES.phrase(name, **facts, asked="x", known="y")
    assert "othing was c" in text or "othing more was c" in text or "cost something else" in text
    assert "{" not in text


@pytest.mark.parametrize("code", ENDS)
def test_every_failure_says_what_was_charged_and_gives_a_reference(code: str) -> None:
    name = f"failed-{code}".replace("_", "-")

    assert PHRASES.has(name)
    text = PHRASES.phrase(name, ref="K7Q2MX")
    assert "K7Q2MX" in text
    assert "othing was charged" in text


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.COMPLETE])
def test_every_stage_has_words(stage: Stage) -> None:
    assert PHRASES.has(f"progress-{stage.value}")


@pytest.mark.parametrize("verb", list(Verb))
def test_every_button_has_a_label(verb: Verb) -> None:
    assert PHRASES.has(f"button-{verb.value}")


def test_the_bar_is_full_at_the_end_and_never_overflows() -> None:
    assert (bar(0), bar(100), bar(140)) == ("░" * 12, "█" * 12, "█" * 12)
    assert bar(50).count("█") == 6


@pytest.mark.parametrize("act", list(Act))
def test_every_act_of_an_operator_is_said_and_has_its_form(act: Act) -> None:
    facts: dict[str, int | str] = {
        "act": act.value, "target": "local:ann", "value": "none", "amount": 1, "days": 0,
    }  # fmt: skip

    said = PHRASES.text(Line(kind="answer", code="admin_done", facts=facts))
    form = PHRASES.phrase("refused-bad-order", act=act.value)

    assert "This is written down." in said and "{" not in said
    assert form.startswith(f"/admin {act.value}") or "/admin help" in form

"""The data is sound, the weights are its own, and the promise holds on voices left out."""

import json
from pathlib import Path

import pytest

from core.conversation import Intent
from core.language.model import FILE, INTENTS, load
from core.language.normalise import read
from core.language.state import State
from core.language.training import checks, folds
from core.language.training.dataset import LANGUAGE, BadRow, fingerprint, read_all, read_voice
from core.language.training.fitting import packed, train

#: The promise of the repository's own folds: chat acted on and paid for, asked about; requests missed.
PAID_MAX, ASKED_MAX, MISSED_MAX = 0.06, 0.07, 0.22


def test_the_data_is_varied_balanced_and_says_nothing_twice() -> None:
    rows = read_all()

    found = checks.survey(rows)

    assert found.rows >= 6000
    assert 0.4 <= found.chat <= 0.65
    assert len(found.repeated) <= 0.005 * found.rows
    assert len(found.contradicting) <= 0.001 * found.rows
    assert found.templated <= 0.02
    assert max(found.voices.values()) <= 0.1
    assert len(found.languages) >= 16


def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path) -> None:
    file = tmp_path / "voice.tsv"
    file.write_text("# a voice\nGENERATE\t-\ten\tdraw a fox\nDRAW\t-\ten\tfox\n")

    with pytest.raises(BadRow, match=r"voice\.tsv:3"):
        list(read_voice(file))


def test_the_weights_were_made_from_this_data_and_this_code() -> None:
    """Run `make weights` after any change to either."""
    _, header = load((LANGUAGE / FILE).read_bytes())

    assert header["fingerprint"] == fingerprint()


def test_the_promise_holds_on_voices_left_out() -> None:
    """Written into the weights when they are built; `make soak` measures them anew."""
    _, header = load((LANGUAGE / FILE).read_bytes())

    held_out = header["held_out"]

    assert held_out["paid"] <= PAID_MAX
    assert held_out["asked"] <= ASKED_MAX
    assert held_out["missed"] <= MISSED_MAX


def test_training_twice_makes_the_same_weights() -> None:
    rows = read_all()[::25]

    first, second = (packed(train(rows).quantised(), fingerprint="") for _ in range(2))

    assert first == second


def test_a_packed_model_says_what_it_said_before() -> None:
    rows = read_all()[::40]
    model = train(rows).quantised(temperature=1.3)

    reopened, _ = load(packed(model, fingerprint="x"))

    message, state = read("draw a fox in the snow"), State()
    assert reopened.probabilities(message, state) == model.probabilities(message, state)
    assert set(model.probabilities(message, State(thread=True, running=True))) == set(INTENTS)


@pytest.mark.soak
def test_the_shipped_weights_can_be_built_again() -> None:
    shipped, header = load((LANGUAGE / FILE).read_bytes())

    rebuilt = train(read_all()).quantised(temperature=shipped.temperature)

    differing = sum(a != b for a, b in zip(shipped.weights, rebuilt.weights, strict=True))
    assert differing <= 0.001 * len(shipped.weights)
    assert json.dumps(header["scales"]) == json.dumps(list(rebuilt.scales))


@pytest.mark.soak
def test_the_figures_in_the_weights_are_true() -> None:
    shipped, header = load((LANGUAGE / FILE).read_bytes())
    held_out = header["held_out"]

    judged = [one for fold in folds.predicted(read_all(), groups=held_out["groups"]) for one in fold]
    measured = folds.figures(judged, temperature=shipped.temperature)

    assert measured.paid == pytest.approx(held_out["paid"], abs=0.004)
    assert measured.accuracy == pytest.approx(held_out["accuracy"], abs=0.01)
    assert any(row.intent is Intent.CHAT for row, _ in judged)

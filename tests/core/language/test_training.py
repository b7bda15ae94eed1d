"""The data is sound, the weights are its own, and the promise holds on voices left out."""

from pathlib import Path

import pytest

from core.conversation import PAID, Context, Intent, Outcome, ThreadPicture, Understanding
from core.language.cases import predict_intent
from core.language.model import FILE, INTENTS, LeanModel, Model, load, shipped
from core.language.normalise import fold, read
from core.language.state import State
from core.language.training import checks, folds
from core.language.training.dataset import LANGUAGE, BadRow, fingerprint, read_all, read_voice
from core.language.training.fitting import packed, train
from core.language.understanding import OfflineUnderstander
from tests.core.language import judging

#: The promise of the repository's own folds: chat acted on and paid for, asked about; requests missed.
PAID_MAX, ASKED_MAX, MISSED_MAX = 0.033, 0.06, 0.14
ACCURACY_MIN, MACRO_F1_MIN, LANGUAGE_MIN = 0.853, 0.845, 0.79


def test_the_data_is_varied_balanced_and_says_nothing_twice() -> None:
    rows = read_all()

    found = checks.survey(rows)

    assert found.rows >= 6000
    assert 0.4 <= found.chat <= 0.65
    assert 0.3 <= found.hard <= 0.45
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
    """What models without a voice said of it is stored; what is done about it is decided here."""
    rows = read_all()
    temperature = shipped().temperature

    judged = folds.stored(rows, fingerprint=fingerprint())
    whole = folds.figures(judged, temperature=temperature)
    languages = {
        code: folds.figures([one for one in judged if one.row.language == code], temperature=temperature)
        for code in {row.language for row in rows}
    }

    assert whole.paid <= PAID_MAX, whole
    assert whole.asked <= ASKED_MAX, whole
    assert whole.missed <= MISSED_MAX, whole
    assert whole.accuracy >= ACCURACY_MIN, whole
    assert whole.macro_f1 >= MACRO_F1_MIN, whole
    assert min(found.accuracy for found in languages.values()) >= LANGUAGE_MIN, languages


def test_predictions_of_another_state_of_the_data_are_refused() -> None:
    with pytest.raises(ValueError, match="make weights"):
        folds.stored(read_all()[1:], fingerprint=fingerprint())


def test_plain_questions_beside_a_picture_cost_nothing_and_orders_to_change_it_are_heard() -> None:
    """Kept out of training; written after it, in the wording of assistant and of edit collections."""
    understander, here = OfflineUnderstander(), Path(__file__).parent
    context = Context(pictures=(ThreadPicture(id="g1", prompt="a fox in the snow", owner="me"),))

    def meant(name: str) -> list[Understanding]:
        lines = (here / name).read_text(encoding="utf-8").splitlines()
        return [understander.understand(line, context) for line in lines]

    asked, wished = meant("probe_questions.txt"), meant("probe_edits.txt")
    paid = sum(one.outcome is Outcome.ACT and one.intent in PAID for one in asked)
    heard = sum(one.outcome is not Outcome.LEAVE and one.intent is Intent.EDIT for one in wished)

    assert len(asked) >= 600
    assert len(wished) >= 500
    assert paid / len(asked) <= 0.005
    assert heard / len(wished) >= 0.93


@pytest.mark.parametrize(
    "name", ["fresh_messages.jsonl", "hurried_messages.jsonl", "sundry_messages.jsonl"]
)
def test_what_a_stranger_wrote_is_understood(name: str) -> None:
    """Written and labelled before any was run; 0.90, 0.88 and 0.94 were right then."""
    cases = judging.cases(name)
    known = {fold(row.text) for row in read_all()}

    said = [(case["expected"], predict_intent(case)) for case in cases]
    right = sum(found["intent"] in (want["intent"], *want.get("also_ok", ())) for want, found in said)
    chat = [found for want, found in said if want["intent"] == "CHAT"]
    paid = sum(found["intent"] in PAID and not found["ask"] for found in chat)

    assert sum(fold(case["text"]) in known for case in cases) <= 0.03 * len(cases)
    assert right / len(cases) >= 0.88
    assert paid / len(chat) <= 0.05


def test_the_probes_are_no_part_of_the_training() -> None:
    known = {fold(row.text) for row in read_all()}
    here = Path(__file__).parent
    probes = [
        fold(line)
        for name in ("probe_questions.txt", "probe_edits.txt")
        for line in (here / name).read_text(encoding="utf-8").splitlines()
    ]

    shared = [line for line in probes if line in known]

    assert len(shared) <= 0.1 * len(probes), shared


def test_training_twice_makes_the_same_weights() -> None:
    rows = read_all()[::150]

    first, second = (packed(train(rows).quantised(), fingerprint="") for _ in range(2))

    assert first == second


def test_a_packed_model_says_what_it_said_before() -> None:
    rows = read_all()[::150]
    model = train(rows).quantised(temperature=1.3)

    reopened, _ = load(packed(model, fingerprint="x"))

    message, state = read("draw a fox in the snow"), State()
    assert reopened.probabilities(message, state) == model.probabilities(message, state)
    assert set(model.probabilities(message, State(thread=True, running=True))) == set(INTENTS)


def test_in_less_memory_every_feature_has_the_row_that_it_has_in_the_file() -> None:
    stored, _ = load((LANGUAGE / FILE).read_bytes())
    every = range(len(stored.places))

    assert LeanModel.of(stored).rows_of(every) == stored.rows_of(every)


@pytest.mark.soak
def test_the_shipped_weights_can_be_built_again() -> None:
    kept, header = load((LANGUAGE / FILE).read_bytes())

    rebuilt = train(read_all()).quantised(temperature=kept.temperature)

    before, after = _rows(kept), _rows(rebuilt)
    differing = sum(before.get(at) != after.get(at) for at in before.keys() | after.keys())
    assert differing <= 0.01 * len(before)
    # The number of threads changes sums in their last digits.
    assert list(rebuilt.scales) == pytest.approx(header["scales"], rel=1e-4)


@pytest.mark.soak
def test_the_figures_in_the_weights_are_true() -> None:
    kept, header = load((LANGUAGE / FILE).read_bytes())
    held_out = header["held_out"]

    judged = [one for fold in folds.predicted(read_all(), groups=held_out["groups"]) for one in fold]
    measured = folds.figures(judged, temperature=kept.temperature)

    assert measured.paid == pytest.approx(held_out["paid"], abs=0.004)
    assert measured.accuracy == pytest.approx(held_out["accuracy"], abs=0.01)
    assert any(one.row.intent is Intent.CHAT for one in judged)


def _rows(model: Model) -> dict[int, bytes]:
    """What each feature weighs; those that weigh nothing are left out."""
    known = [at for at, place in enumerate(model.places) if place]
    return {
        at: model.weights[row * len(INTENTS) : (row + 1) * len(INTENTS)]
        for at, row in zip(known, model.rows_of(known), strict=True)
    }

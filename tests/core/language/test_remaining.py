"""How much is left: of credits and pictures it is a balance, of what a picture shows it is talk."""

import pytest

from core.conversation import Context, Intent, Outcome, ThreadPicture
from core.language.normalise import read
from core.language.remaining import left_of_things
from core.language.understanding import OfflineUnderstander

FOX = ThreadPicture(id="g2", prompt="a fox in the snow", owner="me")
PLACES = [Context(), Context(pictures=(FOX,)), Context(pictures=(FOX,), direct=False, addressed=False)]


@pytest.mark.parametrize(
    "text",
    [
        "how much snow is left", "how many foxes are left?", "How much snow is left on the roof?",
        "how much of the snow is left?", "wie viel Schnee ist noch da?",
        "Wie viele Füchse sind noch übrig?", "combien de neige reste-t-il ?", "cuánta nieve queda",
        "¿Cuánta nieve queda en el tejado?", "сколько снега осталось?", "quanta neve resta",
        "quanta neve è rimasta?", "quantas raposas restam", "ile śniegu zostało",
        "hoeveel sneeuw is er nog",
    ],
)  # fmt: skip
def test_of_what_a_picture_shows_it_is_talk(text: str) -> None:
    for context in PLACES:
        meant = OfflineUnderstander().understand(text, context)

        assert (meant.intent, meant.outcome) == (Intent.CHAT, Outcome.LEAVE), context


@pytest.mark.parametrize(
    "text",
    [
        "how much is left", "how much is left?", "how many are left?", "how many left",
        "how much do I have left", "how many credits are left", "how many pictures do i have left",
        "how many free ones are left", "how many images left this month", "wie viel ist noch übrig?",
        "wie viel Guthaben habe ich noch", "combien il reste ?", "combien de crédits me reste-t-il ?",
        "cuánto me queda", "cuántos créditos me quedan", "сколько осталось?",
        "сколько кредитов осталось",
        "quanto resta", "quanti crediti mi restano", "quantos créditos restam", "ile zostało",
    ],
)  # fmt: skip
def test_of_what_is_ours_or_of_nothing_it_is_a_balance(text: str) -> None:
    for context in PLACES[:2]:
        meant = OfflineUnderstander().understand(text, context)

        assert (meant.intent, meant.outcome) == (Intent.BALANCE, Outcome.ACT), context


@pytest.mark.parametrize(
    "text",
    ["how many days are left", "сколько у меня осталось", "how many gens left", "how much longer"],
)
def test_time_and_what_is_called_by_other_names_is_left_to_the_model(text: str) -> None:
    assert not left_of_things(read(text).plain)

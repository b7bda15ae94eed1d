"""Wishes that are not said as orders, plain orders of other kinds, and talk in the same words."""

from dataclasses import replace

import pytest

from core.conversation import PAID, Context, Intent, Outcome, Role, ThreadPicture, Turn, Understanding
from core.language.understanding import OfflineUnderstander

PICTURES = (ThreadPicture(id="g1", prompt="a mill by a river, a boat, grey sky", owner="me"),)
PICTURED = Context(pictures=PICTURES)
TALK = Turn(role=Role.USER, text="Imagine our school as a huge anthill with balconies", user="me")


def meant(text: str, context: Context | None = None) -> Understanding:
    return OfflineUnderstander().understand(text, context or Context())


@pytest.mark.parametrize(
    "text",
    [
        "pity the sky is so grey",
        "I was hoping for brighter colours",
        "it could use a few clouds",
        "way too dark tbh",
        "schade, dass der himmel so grau ist",
        "ich hatte auf mehr licht gehofft",
        "qué pena que el cielo esté tan gris",
        "esperaba colores más vivos",
        "dommage que le ciel soit si gris",
        "c'est un peu trop sombre",
        "pena que o céu ficou tão cinza",
        "жаль, что неба почти не видно",
        "темновато получилось",
        "空がもっと青いほうがいいな",
        "もっと明るいほうがよかったな",
        "peccato che sia tutto così scuro",
        "szkoda, że niebo takie szare",
    ],
)
def test_a_hint_beside_a_picture_is_a_change_that_is_made_or_asked_about(text: str) -> None:
    found = meant(text, PICTURED)

    assert found.intent is Intent.EDIT
    assert found.outcome is not Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "pity the bakery is shut",
        "I was hoping for a refund",
        "it could use a week of holidays",
        "schade, dass montag kein termin frei ist",
        "qué pena que no haya pan",
        "dommage que la réunion soit en retard",
        "жаль, что денег нет",
        "szkoda, że nie ma obiadu",
    ],
)
def test_a_sigh_about_something_else_is_left_alone(text: str) -> None:
    assert meant(text, PICTURED).outcome is Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "pity the sky is so grey",
        "жаль, что неба почти не видно",
        "schade, dass man den fluss nicht sieht",
    ],
)
def test_what_people_sigh_among_themselves_costs_nothing(text: str) -> None:
    here = Context(pictures=PICTURES, direct=False, addressed=False)

    found = meant(text, here)

    assert found.outcome is not Outcome.ASK
    assert found.outcome is Outcome.LEAVE or found.intent not in PAID


@pytest.mark.parametrize(
    "text",
    [
        "what would it look like with a red roof?",
        "show me how that would look at midnight",
        "wie sähe das ohne das boot aus?",
        "enséñame cómo quedaría con nieve",
        "montre-moi ce que ça donnerait sans le bateau",
        "mostra como ficaria com neblina",
        "fammi vedere come sarebbe senza la barca",
        "покажи, как это будет смотреться зимой",
        "pokaż, jak by to wyglądało bez łodzi",
    ],
)
def test_how_a_picture_would_look_with_a_change_is_that_change(text: str) -> None:
    found = meant(text, PICTURED)

    assert found.intent is Intent.EDIT
    assert found.outcome is not Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "what would that look like?",
        "how would it look though",
        "wie sähe so was aus",
        "e como ia ficar?",
    ],
)
def test_how_a_thing_would_look_that_was_talked_about_is_to_be_seen(text: str) -> None:
    found = meant(text, Context(turns=(TALK,)))

    assert found.intent is Intent.VISUALIZE
    assert found.outcome is not Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "what is an anthill supposed to look like",
        "that would look like a building site",
        "what would an invoice look like",
        "das sähe ja furchtbar aus",
        "eso quedaría fatal",
        "это выглядело бы странно",
    ],
)
def test_talk_of_how_things_look_is_never_charged(text: str) -> None:
    for context in (Context(), PICTURED, Context(turns=(TALK,))):
        found = meant(text, context)

        assert found.outcome is not Outcome.ACT or found.intent not in PAID, context


@pytest.mark.parametrize(
    "text",
    [
        "who painted that?",
        "haha who made this",
        "I drew a badger last night and it looks like a sofa",
        "wer hat das denn gemalt",
        "ich hab gestern einen dachs gezeichnet",
        "¿quién hizo esto?",
        "j'ai peint un blaireau avec ma fille",
        "quem desenhou isso",
        "ieri ho disegnato un tasso",
        "кто это рисовал",
        "вчера я нарисовал барсука",
        "wczoraj narysowałam borsuka",
        "誰が描いたの？",
        "这是谁画的",
        "이거 누가 그렸어?",
    ],
)
def test_who_drew_it_and_what_was_drawn_yesterday_is_talk(text: str) -> None:
    for context in (Context(), PICTURED):
        found = meant(text, context)

        assert found.outcome is Outcome.LEAVE or found.intent not in PAID, context


@pytest.mark.parametrize(
    "text",
    [
        "draw the leaning tower of pisa",
        "sketch my grandmother as a pirate",
        "zeichne den berliner dom im schnee",
        "dibuja la torre del oro con lluvia",
        "dessine la tour de londres en sucre",
        "disegna la torre di pisa al tramonto",
        "desenha o pão de açúcar com neve",
    ],
)
def test_an_order_may_name_a_thing_that_everybody_knows(text: str) -> None:
    found = meant(text)

    assert (found.intent, found.outcome) == (Intent.GENERATE, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "draw the curtains before you go",
        "draw the right conclusions",
        "dessine le plan de la cave",
        "zeichne die linie nach",
        "pinta la valla el sábado",
    ],
)
def test_what_else_is_drawn_and_painted_is_no_order_to_the_bot(text: str) -> None:
    found = meant(text, Context(direct=False, addressed=False))

    assert found.outcome is Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid, move the chair to the left",
        "Oskar, zeichnest du uns ein Logo?",
        "Кирилл, нарисуй что-нибудь на доске",
        "Zofia, narysuj nam mapę",
    ],
)
def test_an_order_to_somebody_called_by_name_is_not_charged(text: str) -> None:
    for context in (Context(), PICTURED, replace(PICTURED, direct=False, addressed=False)):
        found = meant(text, context)

        assert found.outcome is not Outcome.ACT or found.intent not in PAID, context


@pytest.mark.parametrize("text", ["Perfect, draw a badger in a hat", "Bot, draw a badger in a hat"])
def test_how_a_sentence_opens_calls_nobody(text: str) -> None:
    assert meant(text).outcome is Outcome.ACT


@pytest.mark.parametrize(
    "text",
    [
        "I bought a painting of a lighthouse in Porto",
        "we have a big poster of a whale at home",
        "ich hab gestern ein bild von einem wal gesehen",
        "compré un cuadro de un faro",
        "j'ai vu une affiche de requin",
        "вчера видел картину с китом",
    ],
)
def test_a_picture_that_somebody_saw_or_has_is_no_wish_for_another(text: str) -> None:
    found = meant(text)

    assert found.outcome is Outcome.LEAVE


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("versuch's nochmal", Intent.VARIATION),
        ("otra parecida porfa", Intent.VARIATION),
        ("refais-la stp", Intent.VARIATION),
        ("попробуй заново", Intent.VARIATION),
        ("bir kere daha çiz", Intent.VARIATION),
        ("もう一度描いて", Intent.VARIATION),
        ("enlarge this picture please", Intent.UPSCALE),
        ("увеличь эту картинку", Intent.UPSCALE),
        ("agranda la imagen porfa", Intent.UPSCALE),
        ("swap the boat for a canoe and leave the rest unchanged", Intent.EDIT),
        ("stretch it to 21:9, keep everything else", Intent.EDIT),
    ],
)
def test_plain_orders_beside_a_picture_are_told_apart(text: str, intent: Intent) -> None:
    found = meant(text, PICTURED)

    assert (found.intent, found.outcome) == (intent, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "lmao the ducks",
        "jajaja el barco",
        "ахаха лодка",
        "thanks, my kids will be happy",
        "かわいい笑",
        "write me a limerick about the boat",
        "schreib ein gedicht über die mühle",
        "напиши короткий рассказ про лодку",
    ],
)
def test_laughter_thanks_and_texts_change_no_picture(text: str) -> None:
    found = meant(text, PICTURED)

    assert found.outcome is Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "illustrate the building she was describing",
        "draw what you just described",
        "let's have a look at it then",
    ],
)
def test_what_was_described_is_pointed_at_in_other_words_too(text: str) -> None:
    found = meant(text, Context(turns=(TALK,)))

    assert (found.intent, found.outcome) == (Intent.VISUALIZE, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "I'll hang it in the hallway",
        "gonna send this to my brother",
        "das häng ich mir in den flur",
        "me la guardo",
        "je vais l'accrocher dans l'entrée",
        "vou mostrar pro meu pai",
        "la stampo subito",
        "потом распечатаю и повешу",
        "wydrukuję to jutro",
        "あとで印刷しよう",
    ],
)
def test_what_is_done_with_a_picture_is_its_owners_affair(text: str) -> None:
    found = meant(text, PICTURED)

    assert found.outcome is Outcome.LEAVE or found.intent not in PAID


@pytest.mark.parametrize("text", ["send it in higher resolution", "I'll use it, make it brighter"])
def test_an_order_beside_it_is_still_heard(text: str) -> None:
    assert meant(text, PICTURED).outcome is not Outcome.LEAVE


@pytest.mark.parametrize("text", ["no es lo mío, prueba otra", "not my thing, try another"])
def test_a_repeat_behind_something_else_is_made_or_asked_about(text: str) -> None:
    found = meant(text, PICTURED)

    assert found.intent is Intent.VARIATION
    assert found.outcome is not Outcome.LEAVE


def test_try_again_said_of_a_call_is_not_charged() -> None:
    found = meant("se cortó la llamada, intenta otra vez", PICTURED)

    assert found.outcome is not Outcome.ACT


@pytest.mark.parametrize(
    "text",
    [
        "what's the difference between gouache and watercolor",
        "was ist der Unterschied zwischen Öl und Acryl?",
        "чем отличается, в чем разница между маслом и темперой",
    ],
)
def test_a_comparison_is_explained_in_words_and_never_asked_about(text: str) -> None:
    assert OfflineUnderstander().understand(text, Context()).outcome is Outcome.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "brown the butter first then fold in the chocolate, the color should be golden",
        "add the flour to the batter and make it thicker",
        "remove the garlic and put more butter",
    ],
)
def test_a_recipe_changes_no_picture_unasked(text: str) -> None:
    beside = Context(pictures=(ThreadPicture(id="g1", prompt="a fox in the snow", owner="me"),))

    assert OfflineUnderstander().understand(text, beside).outcome is not Outcome.ACT


def test_a_shape_from_now_on_is_a_setting() -> None:
    meant = OfflineUnderstander().understand("Ab jetzt immer im Querformat, ja?", Context())

    assert (meant.intent, meant.slots.aspect_ratio) == (Intent.SETTING, "landscape")


def test_a_look_named_beside_a_picture_is_a_change_of_it() -> None:
    beside = Context(pictures=(ThreadPicture(id="g1", prompt="a fox in the snow", owner="me"),))

    meant = OfflineUnderstander().understand("go for a van gogh look", beside)

    assert (meant.intent, meant.outcome) == (Intent.EDIT, Outcome.ACT)


def test_a_style_not_wanted_any_longer_is_cleared() -> None:
    meant = OfflineUnderstander().understand("I do not want the default style any longer.", Context())

    assert (meant.intent, meant.slots.clear) == (Intent.SETTING, ("style",))

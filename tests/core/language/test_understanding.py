"""What a message wants, and whether the bot acts, asks or leaves it alone."""

from dataclasses import replace

import pytest

from core.conversation import PAID, Context, Intent, Outcome, Role, ThreadJob, ThreadPicture, Turn
from core.language.thresholds import decide
from core.language.understanding import OfflineUnderstander

GRID = ThreadPicture(id="g1", prompt="four mascots", owner="me", n_images=4)
FOX = ThreadPicture(id="g2", prompt="a fox in the snow", owner="me")
RUNNING = ThreadJob(id="j1", state="running")
BARE = Context()
PICTURED = Context(pictures=(FOX,))
ATTACHED = Context(attachments=("att1",))


@pytest.mark.parametrize(
    ("text", "context", "intent"),
    [
        ("u3", Context(pictures=(GRID,)), Intent.UPSCALE),
        ("V2", Context(pictures=(GRID,)), Intent.VARIATION),
        ("🔁", PICTURED, Intent.VARIATION),
        ("Отмена", Context(jobs=(RUNNING,)), Intent.CANCEL),
        ("status?", Context(jobs=(RUNNING,)), Intent.STATUS),
        ("draw a badger in a waistcoat", BARE, Intent.GENERATE),
        ("please drwa a badger in a waistcoat", BARE, Intent.GENERATE),
        ("dibuja un tejon con chaleco", BARE, Intent.GENERATE),
        ("нарисуй барсука в жилете", BARE, Intent.GENERATE),
        ("画一只穿背心的獾", BARE, Intent.GENERATE),
        ("make the sky purple", PICTURED, Intent.EDIT),
        ("now in pencil", PICTURED, Intent.EDIT),
        ("ok now as pixel art!", PICTURED, Intent.EDIT),
        ("from now on in pencil", PICTURED, Intent.SETTING),
        ("draw a cat in the snow", PICTURED, Intent.GENERATE),
        ("paint a cat in the snow", PICTURED, Intent.GENERATE),
        ("entferne die Wolken", PICTURED, Intent.EDIT),
        ("remove the lamp post", ATTACHED, Intent.EDIT),
        ("how many credits do I have left?", BARE, Intent.BALANCE),
        ("from now on use watercolor", BARE, Intent.SETTING),
        ("what can you do?", BARE, Intent.HELP),
    ],
)
def test_a_request_is_acted_on(text: str, context: Context, intent: Intent) -> None:
    meant = OfflineUnderstander().understand(text, context)

    assert (meant.intent, meant.outcome) == (intent, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "what is my balance", "What is my current balance, please?", "show me my balance",
        "credits left?", "how many credits do i have left", "Wie hoch ist mein Guthaben?",
        "wie viele Credits habe ich noch", "¿Cuál es mi saldo?", "cuántos créditos me quedan",
        "mon solde", "Combien de crédits me reste-t-il ?", "qual é o meu saldo?",
        "какой у меня баланс?", "残高を教えて", "我还有多少积分", "quanti crediti ho?",
    ],
)  # fmt: skip
def test_what_is_left_is_asked_whatever_was_said_before_and_whatever_is_there(text: str) -> None:
    said = tuple(Turn(role=Role.USER, text=words) for words in ("draw a fox in the snow", text, text))
    for turns in ((), said):
        for pictures in ((), (FOX,)):
            context = Context(turns=turns, pictures=pictures)
            meant = OfflineUnderstander().understand(text, context)
            assert (meant.intent, meant.outcome) == (Intent.BALANCE, Outcome.ACT), context


@pytest.mark.parametrize(
    "text", ["my balance is off", "balance the colours", "what's the balance of this picture like"]
)
def test_another_balance_is_not_asked_for_in_credits(text: str) -> None:
    meant = OfflineUnderstander().understand(text, PICTURED)

    assert meant.intent is not Intent.BALANCE


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("what breed is this?", ATTACHED),
        ("how many people are in this photo", ATTACHED),
        ("thank you so much!", PICTURED),
        ("what is the capital of peru", PICTURED),
        ("set an alarm for six", PICTURED),
        ("translate 'draw a cat' into French", PICTURED),
        ("he told me 'draw a cat' and left", BARE),
        ("no dibujes nada, solo explica", PICTURED),
        ("the match ended in a draw", BARE),
        ("They cancelled the concert", Context(jobs=(RUNNING,))),
        ("@tom draw me something", BARE),
        ("```\ndraw(cat)\n```", BARE),
    ],
)
def test_chat_costs_nobody_anything(text: str, context: Context) -> None:
    meant = OfflineUnderstander().understand(text, context)

    assert meant.outcome is not Outcome.ACT or meant.intent not in PAID


@pytest.mark.parametrize("text", ["make it darker", "upscale it", "u2", "cancel", "is it ready yet?"])
def test_what_has_nothing_to_act_on_is_not_meant(text: str) -> None:
    meant = OfflineUnderstander().understand(text, BARE)

    assert meant.intent not in (Intent.EDIT, Intent.UPSCALE, Intent.CANCEL, Intent.STATUS)


@pytest.mark.parametrize("text", ["draw a hat on the fox", "draw a circle around it"])
def test_what_is_drawn_into_a_picture_is_no_picture_of_its_own(text: str) -> None:
    assert OfflineUnderstander().understand(text, PICTURED).intent is Intent.EDIT


@pytest.mark.parametrize(
    "text", ["make it day", "now make it winter", "make it sunset again", "turn it into night"]
)
def test_the_hour_and_the_season_are_changed_without_a_question(text: str) -> None:
    meant = OfflineUnderstander().understand(text, PICTURED)

    assert (meant.intent, meant.outcome) == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    ["make it warmer", "can you make it brighter?", "make it more vivid", "extend it to the left"],
)
def test_plain_degrees_are_changed_without_a_question(text: str) -> None:
    meant = OfflineUnderstander().understand(text, PICTURED)

    assert (meant.intent, meant.outcome) == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize("text", ["help", "what can you do?", "Que peux-tu faire ?", "что ты умеешь?"])
def test_who_speaks_to_the_bot_is_told_what_it_can_do_and_a_group_is_not(text: str) -> None:
    group = replace(PICTURED, direct=False, addressed=False)

    assert OfflineUnderstander().understand(text, PICTURED).intent is Intent.HELP
    assert OfflineUnderstander().understand(text, group).intent is Intent.CHAT


@pytest.mark.parametrize("text", ["make it darker", "add a hat"])
def test_a_change_is_no_less_an_order_for_the_talk_before_it(text: str) -> None:
    talked = Context(
        pictures=(replace(FOX, turn=0),),
        turns=(
            Turn(role=Role.USER, text="draw a fox in the snow", user="me"),
            Turn(role=Role.USER, text="my sister keeps foxes in her garden", user="me"),
        ),
    )

    meant = OfflineUnderstander().understand(text, talked)

    assert (meant.intent, meant.outcome) == (Intent.EDIT, Outcome.ACT)


def test_an_unaddressed_message_is_never_asked_about() -> None:
    overheard = Context(direct=False, addressed=False)
    doubtful = {Intent.GENERATE: 0.5, Intent.CHAT: 0.5}

    assert decide(doubtful, addressed=True).outcome is Outcome.ASK
    assert decide(doubtful, addressed=False).outcome is Outcome.LEAVE
    for text in ("a fox maybe", "fox", "nice fox picture", "hmm a drawing?"):
        assert OfflineUnderstander().understand(text, overheard).outcome is not Outcome.ASK


def test_whoever_wants_quiet_is_heard_only_when_addressed() -> None:
    understander = OfflineUnderstander(addressed_only=True)
    overheard = Context(direct=False, addressed=False)
    addressed = Context(direct=False, addressed=True)

    assert understander.understand("draw a fox", overheard).outcome is Outcome.LEAVE
    assert understander.understand("draw a fox", addressed).outcome is Outcome.ACT


def test_a_free_intent_is_acted_on_sooner_than_a_paid_one() -> None:
    assert decide({Intent.HELP: 0.5, Intent.CHAT: 0.5}, addressed=True).outcome is Outcome.ACT
    assert decide({Intent.EDIT: 0.5, Intent.CHAT: 0.5}, addressed=True).outcome is Outcome.ASK


@pytest.mark.parametrize(
    "text", ["", "  ", "\x00", "((((", "🎨" * 900, "ا" * 3000, "a " * 5000, "\u202e\u200b", "@", "⟨"]
)
def test_no_text_breaks_it(text: str) -> None:
    assert OfflineUnderstander().understand(text, PICTURED).outcome in Outcome


PLAIN = """can you create an image of a cat?
draw me a spaceship
I'd like a picture of a lighthouse in a storm
could you paint my grandmother's garden in spring
please make a poster for our bake sale with cupcakes on it
show me a dragon made of glass
we need a logo for a cycling club, a fox on a bike
a hedgehog in a teacup, watercolor
give me a wallpaper of the northern lights
illustrate a whale flying over a city
generate a photo of a wooden cabin by a lake
imagine a library inside a tree, draw it
design a birthday card with penguins
sketch an old sailor with a pipe
create an album cover with neon palm trees
quiero un dibujo de un gato astronauta
hazme una imagen de una playa al atardecer
desenha um cachorro tocando violão
dessine-moi un mouton avec des lunettes
je voudrais une affiche avec un phare rouge
zeichne bitte einen Drachen im Schnee
mach mir ein Bild von einem Schloss auf Wolken
disegna una volpe che legge un libro
нарисуй кота в космосе
намалюй лисицю в лісі
narysuj smoka nad zamkiem
画一只在雨中的猫
雪の中の狐を描いて
눈 속의 여우를 그려줘
ارسم لي قطة في الفضاء
एक बिल्ली का चित्र बनाओ
bana karda bir tilki çiz
gambarkan seekor kucing di bulan
vẽ cho tôi một con mèo trên mặt trăng""".splitlines()


@pytest.mark.parametrize("text", PLAIN)
def test_whoever_says_plainly_what_to_draw_needs_no_command(text: str) -> None:
    meant = OfflineUnderstander().understand(text, BARE)

    assert (meant.intent, meant.outcome) == (Intent.GENERATE, Outcome.ACT)


#: Subjects that the training data hardly knows, so that only the order can be what is understood.
ORDERS = """\
draw {a hen|two cows|a church|an elk|a tulip|a pirate|a bike|a cup|a toad}
draw me {a hen|a tiger|a hat|a sword|a chair}
can you draw {a hen|a cow|a robot riding a snail}?
could you please paint {a sheep|three goats}
make a picture of {a hen|a key|a tulip}
zeichne {ein Huhn|eine Kuh|einen Tiger}
dibuja {una vaca|un cerdo}
dessine-moi {une poule|un cochon}
disegnami {una gallina|un maiale}
desenha {uma galinha|um porco}
нарисуй {курицу|свинью}
намалюй {курку|троянду}
narysuj {kurę|świnię}
画{一头牛|一朵玫瑰}
{牛|バラ}を描いて
{닭을|장미} 그려줘
bana {bir inek|bir lale} çiz
gambar {seekor ayam|sebuah gereja}
vẽ {một con gà|một nhà thờ}
ارسم {دجاجة|كنيسة}""".splitlines()
ORDERED = [
    before + subject + after
    for line in ORDERS
    for before, _, rest in [line.partition("{")]
    for subjects, _, after in [rest.partition("}")]
    for subject in subjects.split("|")
]


@pytest.mark.parametrize("text", ORDERED)
def test_a_plain_order_is_understood_whatever_is_to_be_drawn(text: str) -> None:
    meant = OfflineUnderstander().understand(text, BARE)

    assert (meant.intent, meant.outcome) == (Intent.GENERATE, Outcome.ACT)


@pytest.mark.parametrize(
    "text",
    [
        "draw a line under it", "draw a deep breath and count to ten", "draw two cards then discard one",
        "draw a name from the hat: Ed, Flo, Sam", "generate a strong password",
        "draw a comparison between the two novels", "zieh einen Strich", "zeichne einen Schluss daraus",
        "Anna can you draw a fox for the kids?",
    ],
)  # fmt: skip
def test_what_only_sounds_like_an_order_costs_nothing(text: str) -> None:
    meant = OfflineUnderstander().understand(text, BARE)

    assert meant.intent not in PAID or meant.outcome is not Outcome.ACT


def test_what_is_generated_is_asked_about_where_it_need_not_be_a_picture() -> None:
    meant = OfflineUnderstander().understand("generate a hen", BARE)

    assert (meant.intent, meant.outcome) == (Intent.GENERATE, Outcome.ASK)


def test_an_order_to_nobody_in_a_group_is_left_to_what_was_learnt() -> None:
    context = Context(direct=False, addressed=False)

    assert OfflineUnderstander().understand("draw a card", context).outcome is not Outcome.ASK


@pytest.mark.parametrize(
    "text",
    [
        "make it 3:2",
        "ok make this square please",
        "mach es hochkant",
        "hazlo vertical",
        "maak die boot wat minder groen",
        "正方形にして",
    ],
)
def test_another_shape_and_a_dutch_change_are_orders_about_what_is_there(text: str) -> None:
    meant = OfflineUnderstander().understand(text, Context(direct=True, pictures=(FOX,)))

    assert (meant.intent, meant.outcome) == (Intent.EDIT, Outcome.ACT)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("wat kun je allemaal?", Intent.HELP),
        ("was kostet mich der Spaß", Intent.BALANCE),
        ("how much is a picture", Intent.BALANCE),
        ("that's way too expensive for a drawing of a shoe", Intent.CHAT),
        ("describe what a rococo hall looks like, in words only", Intent.CHAT),
        ("クマがピザ食べてる絵ちょうだい", Intent.GENERATE),
        ("слушай а сделай кита в кепке", Intent.GENERATE),
    ],
)
def test_what_people_ask_in_passing_is_understood(text: str, intent: Intent) -> None:
    assert OfflineUnderstander().understand(text, Context(direct=True)).intent is intent


def test_an_opinion_that_is_asked_for_is_no_order_to_be_charged() -> None:
    text = "do you reckon a fox or a badger would suit our logo better"

    assert OfflineUnderstander().understand(text, Context(direct=True)).outcome is not Outcome.ACT


def test_the_model_may_be_surer_than_a_rule_of_what_the_rule_says() -> None:
    group = Context(direct=False, addressed=False)

    assert OfflineUnderstander().understand("Какой у меня баланс?", group).intent is Intent.BALANCE


@pytest.mark.parametrize(
    "text",
    [
        "dont make anything yet, just wondering if a crow or an owl suits us",
        "mal bitte noch nichts, ich überlege noch",
        "no dibujes nada todavía",
        "не рисуй пока, я думаю про кота",
    ],
)
def test_who_says_that_nothing_shall_be_drawn_is_heard(text: str) -> None:
    assert OfflineUnderstander().understand(text, Context(direct=True)).intent is Intent.CHAT

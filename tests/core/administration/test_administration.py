"""What operators type becomes one order, or is answered with the form that was meant."""

from pathlib import Path

import pytest

from core.administration.act import Act, Order
from core.administration.typed_acts import FORMS, parse
from core.errors import Refusal, RefusalCode
from core.money.tiers import Tier, Tiers
from core.people.standing import Rule, of_person, of_place, standing_of


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("", Order(act=Act.STATS)),
        ("grant 42 100 a birthday", Order(act=Act.GRANT, subject="telegram:42", amount=100,
                                          reason="a birthday")),
        ("grant discord:7 100 for 30d a prize", Order(act=Act.GRANT, subject="discord:7", amount=100,
                                                      days=30, reason="a prize")),
        ("take <@42> 5 a mistake", Order(act=Act.TAKE, subject="telegram:42", amount=5,
                                         reason="a mistake")),
        ("TIER 42 Premium for 7 days he paid", Order(act=Act.TIER, subject="telegram:42",
                                                     value="premium", days=7, reason="he paid")),
        ("ban 42 spam", Order(act=Act.BAN, subject="telegram:42", reason="spam")),
        ("allow here a friend's server", Order(act=Act.ALLOW, reason="a friend's server")),
        ("limit day 20", Order(act=Act.LIMIT, value="day", amount=20)),
        ("listen", Order(act=Act.LISTEN)),
        ("block telegram:-100:3", Order(act=Act.BLOCK, subject="telegram:-100:3")),
        ("models flux pro, embedded", Order(act=Act.MODELS, value="flux pro, embedded")),
        ("maintenance on Back at six.", Order(act=Act.MAINTENANCE, value="Back at six.")),
        ("maintenance off", Order(act=Act.MAINTENANCE)),
        ("top places 7", Order(act=Act.TOP, value="places", days=7)),
        ("retry K7Q2MX the painter is back", Order(act=Act.RETRY, subject="K7Q2MX",
                                                   reason="the painter is back")),
        ("pot 500 for the contest", Order(act=Act.POT, amount=500, reason="for the contest")),
    ],
)  # fmt: skip
def test_an_order_is_read_as_it_is_typed(typed: str, order: Order) -> None:
    assert parse(typed, platform="telegram") == order


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("fly", "help"), ("grant 42", "grant"), ("grant 42 many because", "grant"),
        ("grant 42 100", "grant"), ("grant 42 99999999 why", "grant"), ("grant a/b 5 why", "grant"),
        ("tier 42", "tier"), ("ban 42", "ban"), ("ban 42 for 7d", "ban"), ("limit week 3", "limit"),
        ("limit day", "limit"), ("retry K7Q2MX", "retry"), ("maintenance on", "maintenance"),
        ("pause", "pause"), ("pays everybody", "pays"), ("who", "who"),
    ],
)  # fmt: skip
def test_what_lacks_something_is_answered_with_its_form(typed: str, act: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(typed, platform="telegram")

    assert refused.value.reason is RefusalCode.BAD_ORDER
    assert refused.value.facts == {"act": act}


def test_every_act_has_a_form() -> None:
    assert set(FORMS) == set(Act)


PREMIUM = Tier(name="premium", given_to=frozenset({"discord:role:5", "discord:server:7"}))
VIP = Tier(name="vip", given_to=frozenset({"local:bob"}))
TIERS = Tiers(ranked=(Tier(), PREMIUM, VIP))


def _row(subject: str, name: str, value: str) -> dict[str, str]:
    return {"subject": subject, "name": name, "value": value}


@pytest.mark.parametrize(
    ("person", "rows", "tier"),
    [
        ("local:ann", [], "free"),
        ("local:bob", [], "vip"),
        ("local:ann", [_row("server", "server", "discord:server:7")], "premium"),
        ("local:ann", [_row("server", "roles", "discord:role:1 discord:role:5")], "premium"),
        ("local:bob", [_row("server", "server", "discord:server:7")], "vip"),
        ("local:bob", [_row(of_person("local:bob"), Rule.TIER, "free")], "free"),
        ("local:bob", [_row(of_person("local:bob"), Rule.TIER, "gone")], "vip"),
    ],
)
def test_the_highest_tier_holds_unless_one_was_given_by_hand(
    person: str, rows: list[dict[str, str]], tier: str
) -> None:
    assert standing_of(person, "t", rows, TIERS).tier.name == tier


def test_what_was_decided_about_a_thread_stands_above_its_server() -> None:
    rows = [
        _row("server", "server", "s"),
        _row(of_place("s"), Rule.MODELS, "one"),
        _row(of_place("t"), Rule.MODELS, "two\nthree"),
        _row(of_place("s"), Rule.DAY, "9"),
    ]

    standing = standing_of("local:ann", "t", rows, TIERS)

    assert standing.models == {"two", "three"}
    assert standing.limits.per_day == 9


def test_tier_and_place_together_allow_what_both_do() -> None:
    tiers = Tiers(ranked=(Tier(models=frozenset({"a", "b"})),))
    rows = [_row(of_place("t"), Rule.MODELS, "b\nc")]

    assert standing_of("p", "t", rows, tiers).usable == {"b"}
    with pytest.raises(Refusal) as refused:
        standing_of("p", "t", rows, tiers).check(model="c", style=None, resolution=None, count=1)
    assert refused.value.reason is RefusalCode.NOT_IN_TIER


def test_no_chat_says_of_anybody_that_they_are_the_house() -> None:
    """Only the signed-in pages and the machine's own command line let somebody in so."""
    root = Path(__file__).parents[3]
    files = [file for room in ("adapters", "bot", "core") for file in (root / room).rglob("*.py")]
    saying = {str(file.relative_to(root)) for file in files if "house=True" in file.read_text("utf-8")}

    assert saying == {"adapters/office/acts.py", "bot/operators.py"}

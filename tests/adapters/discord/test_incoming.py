"""Which links are pictures of Discord's own, and what a route keeps."""

import pytest

from adapters.discord.addresses import Route, to_route
from adapters.discord.incoming import as_said, is_picture_link, links_in


@pytest.mark.parametrize(
    ("link", "ours"),
    [
        ("https://cdn.discordapp.com/attachments/1/2/fox.png?ex=1&is=2&hm=3", True),
        ("https://media.discordapp.net/attachments/1/2/fox.webp", True),
        ("https://cdn.discordapp.com/attachments/1/2/fox.zip", False),
        ("https://cdn.discordapp.com.evil.example/1/2/fox.png", False),
        ("https://evil.example/cdn.discordapp.com/fox.png", False),
        ("http://127.0.0.1/fox.png", False),
        ("http://[broken/fox.png", False),
    ],
)
def test_only_links_to_discords_own_pictures_are_followed(link: str, ours: bool) -> None:
    assert is_picture_link(link) is ours


def test_links_are_found_among_words() -> None:
    link = "https://cdn.discordapp.com/attachments/1/2/fox.png"

    assert links_in(f"make {link} blue, not https://example.org/x.png") == [link]


def test_a_route_survives_being_stored() -> None:
    route = Route(interaction="1", token="t", expires=5, foreign=True, spoiler=True)

    assert to_route(route.to_facts()) == route
    assert to_route(None) == Route()


def test_a_token_is_in_no_printed_form() -> None:
    assert "secret" not in repr(Route(token="secret"))


def test_a_servers_own_emoji_is_the_word_that_it_is_typed_with() -> None:
    said = "draw <:blob_cat:123456789012345678> and <a:party:1> 🦊 <3"

    assert as_said(said) == "draw blob cat and party 🦊 <3"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("draw a **red** fox with a *very* __long__ tail", "draw a red fox with a very long tail"),
        ("draw ||a dragon||, ~~not~~ a `sword`", "draw a dragon, not a sword"),
        ("***wow*** and **_both_**", "wow and both"),
        ("> draw a fox\n-# small print\n## in the snow", "draw a fox\nsmall print\nin the snow"),
        ("like [this one](https://example.org/fox) at <t:1700000000:R>", "like this one at "),
        ("I used </imagine:123456789> before", "I used imagine before"),
        ("a snake_case_name, 2*3*4 and a|b || c", "a snake_case_name, 2*3*4 and a|b || c"),
        ("4 * 5 or ** nothing **", "4 * 5 or ** nothing **"),
        ("a sign that says \"C_3*\" > 2", "a sign that says \"C_3*\" > 2"),
    ],
)  # fmt: skip
def test_signs_that_discord_makes_something_of_are_no_words(said: str, words: str) -> None:
    assert as_said(said) == words


def test_a_long_run_of_signs_is_read_at_once() -> None:
    for sign in ("*", "_", "|", "`", "~", "[", "</", "<t:"):
        assert set(as_said(sign * 2000)) <= set(sign)

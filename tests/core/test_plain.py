"""Texts as a store takes them, and whether anything of them is seen; values as they are kept in it."""

import json

import pytest

from core.conversation import Context, Incoming, Press, Slots, ThreadPicture
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.language.understanding import OfflineUnderstander
from core.plain import blank, fields_of, to_json
from core.routing.similar import likeness


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u200d\u2060\ufeff", "\u3164", "\u2800 \u00ad", "\ufe0f", "\x7f\u202e"]
)
def test_a_text_of_which_nothing_is_seen_says_nothing(text: str) -> None:
    incoming = Incoming(event="e", thread="local:t", person="local:ann", text=text, quote=text)
    press = Press(event="e", thread="local:t", person="local:ann", code="c", text=text)

    assert blank(text)
    assert incoming.text == incoming.quote == press.text == ""


@pytest.mark.parametrize("text", ["?", "\u200bfox", "❤\ufe0f", "👩\u200d👧", "́", "狐"])
def test_what_is_seen_is_kept_as_it_was_said(text: str) -> None:
    incoming = Incoming(event="e", thread="local:t", person="local:ann", text=text)

    assert not blank(text) and incoming.text == text


@pytest.mark.parametrize("text", ["\ud800", "draw a \ud83d cat", "make it \udc00", "\udc00\ud83d draw"])
async def test_half_of_a_pair_of_surrogates_breaks_no_rule(text: str) -> None:
    fox = ThreadPicture(id="g2", prompt="a fox in the \ud83d snow", owner="me")
    for context in (Context(), Context(pictures=(fox,))):
        meant = OfflineUnderstander().understand(text, context)
        refined = await OfflineRefiner().refine(text, meant.intent, meant.slots, context, length_max=500)
        await RuleModerator().moderate(refined.prompt, has_attachment=False)
        assert likeness(refined.prompt) == likeness(refined.prompt)


def test_what_is_chosen_beside_the_words_is_storable_too() -> None:
    options = Slots(style="noir\ud800", model="\0embedded", count=2)
    incoming = Incoming(event="e", thread="local:t", person="local:ann", text="", options=options)

    assert incoming.options == Slots(style="noir", model="embedded", count=2)


def test_a_value_is_written_as_it_always_was() -> None:
    """What is in the store already is looked for in the same words."""
    words = 'a "fox" \\ ü 狐 \n\t\x1f\x7f\u2028 / {"a": 1, [] : }'
    options = Slots(style=words, count=2, negative=("x", words))
    incoming = Incoming(
        event="e", thread="local:t", person="local:ann", text=words, options=options, route={words: "1"}
    )

    assert incoming.to_json() == json.dumps(incoming, ensure_ascii=False, default=fields_of)
    assert to_json([0.25, -1, None, True, "", {}]) == '[0.25, -1, null, true, "", {}]'

"""A conversation is understood and carried on: the sentences of the promise, word for word."""

import pytest

from core.conversation import Context, Intent, Outcome, ThreadPicture
from core.language.moderation import RuleModerator
from core.language.refinement import OfflineRefiner
from core.language.subject import describe_subject
from core.language.trimming import trimmed
from core.language.understanding import OfflineUnderstander

FOX = ThreadPicture(id="g1", prompt="a fox in the snow", owner="me")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("draw a fox in the snow", Intent.GENERATE),
        ("can you create an image of a cat?", Intent.GENERATE),
        ("draw me a spaceship", Intent.GENERATE),
        ("make it night", Intent.EDIT),
        ("make it more vibrant", Intent.EDIT),
        ("change the sky to purple", Intent.EDIT),
        ("same image but in watercolor style", Intent.EDIT),
        ("show me what that would look like", Intent.VISUALIZE),
        ("another one", Intent.VARIATION),
        ("upscale it", Intent.UPSCALE),
        ("how many credits do I have?", Intent.BALANCE),
        ("I made a withdrawal at the bank", Intent.CHAT),
        ("don't draw it, just tell me", Intent.CHAT),
        ("what a lovely fox!", Intent.CHAT),
    ],
)
def test_a_sentence_means_what_it_says(text: str, intent: Intent) -> None:
    assert OfflineUnderstander().understand(text, Context(pictures=(FOX,))).intent is intent


@pytest.mark.parametrize("text", ["", " ", "\x00\x01", "🎨" * 500, "a" * 10_000, "((((", "\u202e"])
def test_no_text_breaks_it(text: str) -> None:
    understood = OfflineUnderstander().understand(text, Context())

    assert understood.outcome in Outcome


async def test_an_edit_carries_the_parents_prompt_and_says_what_to_keep() -> None:
    context = Context(pictures=(FOX,))
    meant = OfflineUnderstander().understand("make it night", context)

    refined = await OfflineRefiner().refine(
        "make it night", meant.intent, meant.slots, context, length_max=500
    )

    assert refined.prompt == "a fox in the snow, at night"
    assert refined.target == "g1"
    assert "keep everything else" in refined.instruction


def test_a_long_prompt_is_cut_between_words() -> None:
    assert trimmed("a fox in the snow, at night, watercolor", 30) == "a fox in the snow, at night"
    assert trimmed("one two three", 9) == "one two"


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("a sunset over the sea, watercolor", "sunset over the sea"),
        ("@everyone <b>hi</b>", "hi"),
        ("a `code` [link](http://x.example/a)", "code link"),
        ("line\nbreak\u202e", "line break"),
    ],
)
def test_a_subject_is_short_and_harmless(prompt: str, subject: str) -> None:
    assert describe_subject(prompt) == subject


@pytest.mark.parametrize(
    ("text", "photo", "verdict"),
    [
        ("a mother with three kids at the beach", False, "allow"),
        ("s e x u a l picture of a child", False, "block"),
        ("take off her dress", True, "block"),
        ("a forged passport", False, "review"),
    ],
)
async def test_the_rules_block_combinations_not_words(text: str, photo: bool, verdict: str) -> None:
    assert (await RuleModerator().moderate(text, has_attachment=photo)).verdict.value == verdict

"""Every "no" and every stage has its sentence, and each says what a person needs to know."""

from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from fluent.syntax.visitor import Visitor

from adapters.phrases import phrases
from adapters.phrases.phrases import Phrases, bar
from core.administration.act import Act
from core.buttons import Verb
from core.errors import ProviderErrorKind, RefusalCode
from core.jobs import Stage
from core.messages import Line

PHRASES = Phrases()
FACTS = ("used", "limit", "seconds", "minutes", "free", "needed", "min", "max", "length")
ENDS = [kind.value for kind in ProviderErrorKind] + ["internal", "storage", "worker_lost"]


@pytest.mark.parametrize("code", [code.value for code in RefusalCode])
def test_every_refusal_has_a_sentence_that_says_nothing_was_charged(code: str) -> None:
    name = f"refused-{code}".replace("_", "-")

    assert PHRASES.has(name)
    facts = dict.fromkeys(FACTS, 1)
    text = PHRASES.phrase(name, **facts, asked="x", known="y", zone="UTC")
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


def test_places_in_the_queue_are_counted_as_people_count() -> None:
    said = [
        Phrases().phrase("progress-queued", "en", place=place, seconds=5, ref="X")
        for place in (2, 3, 4, 11, 12, 22)
    ]

    assert [line.split()[1] for line in said] == ["2nd", "3rd", "4th", "11th", "12th", "22nd"]


def test_a_prompt_of_any_length_is_said_whole() -> None:
    long = "a fox in the snow, " * 400

    said = PHRASES.phrase("answer-describe", prompt=long)

    assert said == f"It was asked to be: {long}"


FOLDER = Path(phrases.__file__).parent
TRANSLATED = sorted(file.stem for file in FOLDER.glob("*.ftl") if file.stem != "en")
#: What stays English in every language, by its beginning, and why.
ENGLISH_ONLY = {
    "answer-admin-": "operators read it",
    "row-admin-": "operators read it",
    "refused-bad-order": "the forms of /admin, which operators type in English",
    "office-": "the pages of operators",
    "notice-": "what operators are told",
    "telegram-wish-": "an order that the understanding reads, not a person",
    "discord-wish-": "the same",
}
#: "Nothing was charged" and the like, as each language says it.
FREE = {
    "de": ("nichts wurde", "nichts weiter", "etwas anderes kosten"),
    "es": ("no se cobró", "no cambió nada", "costaría otra cosa"),
    "fr": ("rien n’a", "rien de plus", "le prix changerait"),
    "ja": ("何も", "値段が変わる"),
    "pt": ("nada foi", "nada mais", "nada mudou", "o preço seria outro"),
    "ru": ("ничего не", "цена была бы другой"),
}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: object) -> None:
        self.names.add(node.id.name)  # type: ignore[attr-defined]


def messages_of(language: str) -> dict[str, set[str]]:
    """The messages of a language, in every file of it, each with the variables that it uses."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(FOLDER.rglob(f"{language}.ftl"))]
    found = {}
    for entry in (entry for text in texts for entry in FluentParser().parse(text).body):
        assert type(entry).__name__ != "Junk", f"{language}: {entry.content!r}"
        if isinstance(entry, Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_messages_of_english_with_the_same_facts(language: str) -> None:
    english, other = messages_of("en"), messages_of(language)

    # In English a command's name is the code's own.
    other = {name: facts for name, facts in other.items() if not name.startswith("discord-name-")}
    assert set(other) <= set(english)
    for name, variables in other.items():
        assert variables <= english[name], name


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_says_everything_that_people_read(language: str) -> None:
    english, other = messages_of("en"), messages_of(language)

    read = {name: facts for name, facts in english.items() if not name.startswith(tuple(ENGLISH_ONLY))}

    assert {name: other.get(name) for name in read} == read


@pytest.mark.parametrize("language", TRANSLATED)
def test_in_every_language_a_no_says_that_nothing_was_charged_or_changed(language: str) -> None:
    named = [
        name for name in messages_of(language) if name.startswith(("refused-", "failed-", "cancelled-"))
    ]

    assert len(named) > 40
    for name in named:
        text = PHRASES.phrase(name, language, ref="K7Q2MX").casefold()
        assert any(free in text for free in FREE[language]), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_is_chosen_by_its_own_name(language: str) -> None:
    name = PHRASES.names()[language]

    assert PHRASES.phrase("button-speak", arg=language) == name


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_phrases_that_are_read_one_by_one_are_those_of_the_whole_file(language: str) -> None:
    """A phrase ends where the next one begins; what Fluent's own parser makes of the file says where."""
    parser = FluentParser(with_spans=False)
    texts = [file.read_text(encoding="utf-8") for file in FOLDER.rglob(f"{language}.ftl")]
    whole = [entry for text in texts for entry in parser.parse(text).body if isinstance(entry, Message)]

    assert len({entry.id.name for entry in whole}) == len(whole), "a phrase stands twice"
    for entry in whole:
        (alone,) = parser.parse(phrases._sources(language)[entry.id.name]).body
        assert isinstance(alone, Message) and alone.equals(entry, ignored_fields=["span", "comment"])
        words = phrases.plain(entry.id.name, language)
        assert words is None or words == PHRASES.phrase(entry.id.name, language)


def test_a_phrase_is_parsed_with_those_that_it_refers_to() -> None:
    spoken = phrases._Spoken(
        "en",
        {
            "hello": "hello = { greeting }, from { -us }",
            "greeting": "greeting = Hi { $name }",
            "-us": "-us = Us",
        },
    )

    assert list(spoken.facts("hello")) == ["name"]
    assert spoken.say("hello", {"name": "Ann"}) == "Hi Ann, from Us"


def test_a_fact_may_have_any_name() -> None:
    line = Line(
        kind="answer", code="link_second", facts={"name": "Ann", "locale": "x", "id": "1", "typed": "AB"}
    )

    assert "one person with Ann (1)" in PHRASES.text(line)

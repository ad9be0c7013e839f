"""Sentences are said in English as they stand, or as a catalogue says them; a broken translation stops nothing."""

import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools import messages

from afterword import said
from afterword.cli.language import speak_language
from afterword.said import say, say_count, speak_through, to_say
from tests.web.made_up_language import compiled


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    """A catalogue of the few words that a test brings."""
    words: dict[str, str] = request.param
    one, many = said._Catalogue.one, said._Catalogue.many
    speak_through(
        lambda text: words.get(text, text),
        lambda one, many, count: words.get(one if count == 1 else many, one if count == 1 else many),
    )
    yield
    speak_through(one, many)


def test_without_a_catalogue_english_is_said_as_it_stands() -> None:
    assert say("Nothing was sent.") == "Nothing was sent."
    assert (
        say("The letter to {who} {what}.", who="Priya {R}", what="went out")
        == "The letter to Priya {R} went out."
    )
    assert say_count("One letter.", "{count} letters.", 1) == "One letter."
    assert say_count("One letter to {who}.", "{count} letters to {who}.", 3, who="Jo") == "3 letters to Jo."


def test_braces_in_words_without_values_are_only_braces() -> None:
    assert say("Write {name} as it is.") == "Write {name} as it is."


def test_nothing_is_said_as_nothing() -> None:
    assert say("") == ""


@pytest.mark.parametrize(
    "spoken",
    [{"{who} wrote {what}.": "{what} schrieb {who}.", "{count} letters.": "{count} Briefe."}],
    indirect=True,
)
def test_a_translation_puts_values_where_they_belong_there(spoken: None) -> None:
    assert say(to_say("{who} wrote {what}."), who="Jo", what="das") == "das schrieb Jo."
    assert say_count("One letter.", "{count} letters.", 2) == "2 Briefe."


@pytest.mark.parametrize("wrong", ["{wer} wrote.", "{who", "{who.name.x}", "{0}"])
def test_a_translation_with_a_wrong_place_is_said_in_english(wrong: str) -> None:
    one, many = said._Catalogue.one, said._Catalogue.many
    speak_through(lambda _text: wrong)
    try:
        assert say("{who} wrote.", who="Jo") == "Jo wrote."
    finally:
        speak_through(one, many)


def test_each_sentence_with_places_names_them() -> None:
    """`{}` and `{0}` tell a translator nothing, and a place that is not closed would fail where it is said."""
    for text in messages.collect().values():
        if not any(place.endswith(".py") and not place.startswith("web/") for place in text.places):
            continue
        for words in filter(None, (text.one, text.many)):
            names = [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]
            assert all(name.isidentifier() for name in names), words


def test_a_command_without_a_database_speaks_the_language_of_its_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    texts = {
        each.one: each
        for each in (messages.Text("Nothing was sent."), messages.Text("{count} day", "{count} days"))
    }
    (folder / "django.mo").write_bytes(compiled(texts))
    one, many = said._Catalogue.one, said._Catalogue.many
    try:
        speak_language("eo", folder=tmp_path)
        assert say("Nothing was sent.") == "⟦Nothing was sent.⟧"
        assert say_count("{count} day", "{count} days", 3) == "⟦3 days⟧"
        assert say("What is in no catalogue.") == "What is in no catalogue."
        speak_language("xx", folder=tmp_path)
        assert say("Nothing was sent.") == "Nothing was sent."
    finally:
        speak_through(one, many)


def test_saying_brings_in_neither_django_nor_the_gettext_of_python() -> None:
    code = "import sys, afterword.said; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"django", "gettext", "locale"} & set(ran.stdout.split())

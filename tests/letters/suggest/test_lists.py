"""The lists of suggestions, and the user's additions to lists."""

import re
import subprocess
import sys

import pytest

from afterword.letters.words.lexicon import abbreviations, read_lines, technologies
from afterword.letters.words.own_lists import EXTENDABLE, read_own_list
from afterword.letters.words.phrases import list_version, read_terms


@pytest.mark.parametrize(
    "name", ["abbreviations", "deeds", "plain_words", "private", "technologies", "touchy"]
)
def test_a_list_has_a_version(name: str):
    assert re.fullmatch(r"\d+", list_version(name))


def test_many_hundred_technologies_are_listed_once_each_and_in_order():
    names = [line.partition(":")[0].lstrip("=") for line in read_lines("technologies")]
    assert 400 <= len(names) <= 950
    assert len({name.casefold() for name in names}) == len(names)
    assert names == sorted(names, key=str.casefold)


def test_no_alias_stands_for_two_technologies():
    seen: dict[str, str] = {}
    for line in read_lines("technologies"):
        name, _, aliases = line.partition(":")
        for alias in filter(None, (alias.strip() for alias in aliases.split(","))):
            assert seen.setdefault(alias, name) == name
    assert technologies().by_typed["k8s"] == "Kubernetes"


def test_short_forms_are_sorted_and_none_is_a_technology():
    lines = read_lines("abbreviations")
    assert list(lines) == sorted(lines)
    assert set(abbreviations()) & set(technologies().by_typed) == set()


def test_private_words_are_sorted_and_each_names_a_kind():
    lines = read_terms("private")
    assert list(lines) == sorted(set(lines))
    assert {line.partition(":")[0] for line in lines} == {"pay", "offer", "person", "secret", "own"}


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("technologies", "# mine\nFrobnicator: frob, frb\n\n=Dash", ("Frobnicator: frob, frb", "=Dash:")),
        ("abbreviations", "FE: frontend", ("fe: frontend",)),
        ("private", "offer: Hooli", ("offer: hooli",)),
        ("cliches", "Rock  Star\n", ("rock star",)),
    ],
)
def test_an_own_list_is_read(name: str, text: str, lines: tuple[str, ...]):
    assert read_own_list(name, text) == lines


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cliche", "x", "there is no list cliche"),
        ("abbreviations", "# a\nfe frontend", "line 2 must look like"),
        ("private", "money: cash", 'line 1 names the kind "money"'),
        ("technologies", "= : x", "line 1 holds no name"),
        ("cliches", "fine\n...", "line 2 holds no word"),
    ],
)
def test_a_wrong_own_list_names_its_line(name: str, text: str, told: str):
    with pytest.raises(ValueError, match=re.escape(told)):
        read_own_list(name, text)


def test_every_extendable_list_is_in_the_package():
    assert all(read_terms(name) for name in EXTENDABLE)


def test_what_the_user_adds_counts_everywhere():
    program = """
from afterword.letters.words.own_lists import set_own_lists
set_own_lists({"technologies": ("Frobnicator: frob",), "abbreviations": ("fe: frontend",),
    "private": ("offer: hooli",), "cliches": ("rock star",)})
from afterword.letters.composing.live import finished_sentence
from afterword.letters.words.phrases import phrase_hits
from afterword.letters.suggest import Scope, read_notes
print(finished_sentence("topic", "the frob migration of the fe team"))
print(finished_sentence("topic", "the FE rota and the DBS check"))
print(len(phrase_hits("I am a rock star.", "cliches")))
print(read_notes("Hooli called again", Scope(reader="Bo")).private[0].kind)
"""
    found = subprocess.run(  # a program of its own: lists are read once
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.splitlines() == [
        "We talked about the Frobnicator migration of the frontend team.",
        "We talked about the frontend rota and the DBS check.",
        "1",
        "offer",
    ]

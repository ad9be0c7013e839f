"""The lists of phrases, and how they are found in a text."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.words.phrases import LISTS, list_version, phrase_hits, read_terms, stock_share
from afterword.letters.words.word_cuts import split_words

WORD_LISTS = ("stock", "shouted", "synonyms", "empty_words", "misspellings")
NAMES = ("it_names", "it_jargon")


@pytest.mark.parametrize("name", [*LISTS, *WORD_LISTS])
def test_a_list_is_lower_case_sorted_without_doubles_and_has_a_version(name: str) -> None:
    terms = read_terms(name)
    assert terms
    assert list(terms) == sorted(set(terms))
    assert [term for term in terms if term != term.lower() or term != " ".join(term.split())] == []
    assert re.fullmatch(r"\d+", list_version(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_names_is_sorted_without_regard_to_case_and_has_no_doubles(name: str) -> None:
    terms = read_terms(name)
    assert list(terms) == sorted(set(terms), key=lambda term: (term.lower(), term))
    assert re.fullmatch(r"\d+", list_version(name))


def test_the_lists_are_of_the_promised_size() -> None:
    assert len(read_terms("cliches")) >= 150
    assert len(read_terms("it_names")) + len(read_terms("it_jargon")) >= 400


def test_every_list_file_is_looked_at_here() -> None:
    folder = files("afterword.letters").joinpath("data")
    mine = {f"{name}.txt" for name in (*LISTS, *WORD_LISTS, *NAMES)}
    assert mine <= {entry.name for entry in folder.iterdir()}


@pytest.mark.parametrize("name", LISTS)
def test_each_phrase_of_a_list_is_found_in_a_sentence_of_its_own(name: str) -> None:
    for term in read_terms(name):
        text = f"Here: {term.replace('*', 'thing')}, well."
        assert any(hit.start == 6 for hit in phrase_hits(text, name)), term


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I’d love to join", "I’d love to"),
        ("I would love to join", "I would love to"),
        ("a really FAST-PACED environment here", None),
        ("a fast-paced\nenvironment", "fast-paced\nenvironment"),
    ],
)
def test_case_apostrophes_hyphens_contractions_and_line_ends_do_not_matter(
    text: str, found: str | None
) -> None:
    hits = (*phrase_hits(text, "interest"), *phrase_hits(text, "cliches"))
    texts = [text[hit.start : hit.end] for hit in hits]
    assert (found in texts) if found else texts


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert phrase_hits("We have a proven plan. Track record is fine.", "cliches") == ()
    assert phrase_hits("It was proven.\n\nTrack record", "cliches") == ()


def test_a_joker_stands_for_one_word() -> None:
    own = (("cliches", ("deep dive into *",)),)
    text = "A deep dive into Kafka. A deep dive into."
    assert [text[hit.start : hit.end] for hit in phrase_hits(text, "cliches", own=own)] == [
        "deep dive into Kafka"
    ]


@pytest.mark.parametrize("term", ["", "*", "* star", "...", "😀"])
def test_a_term_of_ones_own_without_a_word_finds_nothing_and_does_no_harm(term: str) -> None:
    assert phrase_hits("Some text, with stars.", "cliches", own=(("cliches", (term,)),)) == ()


def test_the_share_of_stock_runs_tells_a_template_from_a_letter() -> None:
    template = (
        "Thank you for taking the time to meet with me today. I enjoyed learning more about the position."
    )
    own = "Your story of the Friday cut-over made me laugh, and the dry run you do now is worth stealing."
    assert stock_share(template) > 0.8
    assert stock_share(own) == 0
    assert stock_share("") == 0


@given(st.text(max_size=400))
def test_words_and_hits_point_at_their_place_in_any_text(text: str) -> None:
    for word in split_words(text):
        assert 0 <= word.start < word.end <= len(text)
    for name in LISTS:
        hits = phrase_hits(text, name)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= two.start for one, two in pairwise(hits))

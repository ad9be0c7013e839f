"""What a grammar checker is told to be right."""

from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.known_words import known_words


def test_names_company_and_fields_are_known_and_private_remarks_are_not() -> None:
    person = {"notes": "they call it frobnizer", "private": "smugfaced"}
    words = known_words(build_letter({"person": person, "other_companies": ["Quuxly"]}))
    assert {"Raman", "Northwind", "Argo", "frobnizer", "Lindqvist", "Quuxly"} <= words
    assert "smugfaced" not in words


def test_without_notes_little_is_known() -> None:
    assert known_words(build_letter({"debrief": "none"})) == frozenset()

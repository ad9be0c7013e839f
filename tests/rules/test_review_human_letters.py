"""Fifteen letters in fifteen voices, read with all the rules and the grammar checker: no block, hardly a warning."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.rules.review import review
from afterword.rules.review.finding import Severity
from afterword.rules.review.known_words import known_words
from tests.rules.clean_letters import VOICES, clean_letters

HUMAN = clean_letters(VOICES)


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    checker = HarperGrammar()
    yield checker
    checker.close()


def test_human_letters_are_not_blocked_and_at_most_one_in_ten_is_warned_of(grammar: HarperGrammar) -> None:
    assert len(HUMAN) >= 15
    warned = []
    for name, letter in HUMAN.items():
        remarks = grammar.check(letter.body, known_words=known_words(letter))
        findings = review(replace(letter, grammar=remarks)).findings
        assert [finding for finding in findings if finding.severity is Severity.BLOCK] == [], name
        warned += [name] * any(finding.severity is Severity.WARN for finding in findings)
    assert len(warned) <= len(HUMAN) // 10, warned
    assert grammar.trouble() is None

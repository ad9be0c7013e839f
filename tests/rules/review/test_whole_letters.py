"""All rules and the real grammar checker on whole letters: good ones, and one with a bad sentence."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.rules.review import Review, review
from afterword.rules.review.finding import LetterUnderReview, Severity
from afterword.rules.review.known_words import known_words
from tests.rules.clean_letters import clean_letters

LETTERS = Path(__file__).parents[2] / "data" / "letters"
GOOD = {
    f"{folder}/{name}": letter
    for folder in ("human", "clean")
    for name, letter in clean_letters(LETTERS / folder).items()
}
BAD = yaml.safe_load((LETTERS / "bad_sentences.yaml").read_text("utf-8"))
HOST = "human/01-dry-and-brief"


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    checker = HarperGrammar()
    yield checker
    checker.close()


def reviewed(letter: LetterUnderReview, grammar: HarperGrammar) -> Review:
    remarks = grammar.check(letter.body, known_words=known_words(letter))
    assert grammar.trouble() is None
    return review(replace(letter, grammar=remarks))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_human_letter_is_never_blocked(name: str, grammar: HarperGrammar) -> None:
    found = reviewed(GOOD[name], grammar).findings
    assert [each for each in found if each.severity is Severity.BLOCK] == []


def test_at_most_one_good_letter_in_ten_gets_a_warning(grammar: HarperGrammar) -> None:
    warned = {
        name: [each.message for each in reviewed(letter, grammar).findings if each.severity is Severity.WARN]
        for name, letter in GOOD.items()
    }
    false = {name: messages for name, messages in warned.items() if messages}
    assert len(GOOD) >= 25
    assert sum(map(len, false.values())) * 10 <= len(GOOD), false


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case['rule']}-{case['sentence'][:30]}")
def test_one_bad_sentence_is_found_by_its_rule(case: dict[str, str], grammar: HarperGrammar) -> None:
    good = GOOD[HOST]
    paragraphs = good.body.split("\n\n")
    paragraphs.insert(2, case["sentence"])
    letter = replace(good, body="\n\n".join(paragraphs))
    found = [each for each in reviewed(letter, grammar).findings if each.rule == case["rule"]]
    assert found
    if "text" in case:
        assert case["text"] in [letter.body[each.start : each.end] for each in found]

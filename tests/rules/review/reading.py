"""A letter as a person would have it read: all rules, and the remarks of the grammar checker."""

from dataclasses import replace

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.rules.review import review
from afterword.rules.review.finding import Finding, LetterUnderReview
from afterword.rules.review.known_words import known_words


def read(letter: LetterUnderReview, grammar: HarperGrammar) -> tuple[Finding, ...]:
    remarks = grammar.check(letter.body, known_words=known_words(letter))
    return review(replace(letter, grammar=remarks)).findings

"""A wording says nothing that is private, about pay or other offers, or confidential (rules L1, L2, L3), and
repeats no line of the raw notes that looks private."""

from collections.abc import Iterator
from dataclasses import replace

from afterword.letters.suggest import Scope, read_notes
from afterword.letters.words.word_cuts import split_words
from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.l1_private_text import RULE as PRIVATE
from afterword.rules.review.l2_pay_and_other_offers import RULE as PAY
from afterword.rules.review.l3_confidential import RULE as CONFIDENTIAL
from afterword.said import say

_RUN = 3


def check(wording: Wording) -> str | None:
    alone = replace(wording.facts, subject=None, body=wording.proposed)
    before = replace(wording.facts, subject=None, body=wording.original)
    for rule in (PRIVATE, PAY, CONFIDENTIAL):
        known = {finding.message for finding in rule.check(before)}
        for finding in rule.check(alone):
            if finding.message not in known:
                return finding.message[0].lower() + finding.message[1:].rstrip(".")
    words = _runs(wording.proposed) - _runs(wording.original)
    if any(not words.isdisjoint(_runs(line)) for line in _private_lines(wording)):
        return say("it repeats a line of your notes that looks private")
    return None


def _private_lines(wording: Wording) -> Iterator[str]:
    debrief = wording.facts.debrief
    if debrief is None:
        return
    people = tuple(person.name for person in debrief.people)
    for person in debrief.people:
        for notes, is_shared in ((person.notes, False), (debrief.notes, True)):
            scope = Scope(
                reader=person.name, relation=person.relation, people=people, is_shared=is_shared,
                companies=wording.facts.other_companies,
            )  # fmt: skip
            for mark in read_notes(notes, scope).private:
                yield notes[mark.start : mark.end]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.text for word in split_words(text) if len(word.text) > 3]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))

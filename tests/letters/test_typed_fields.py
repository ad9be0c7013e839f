"""Fields as hurried people type them, judged by hand: each must stand in the letter as it was judged right."""

import re
from datetime import timedelta

import pytest
from typed_debriefs import START, typed_debriefs, typed_fields

from afterword.letters.compose import compose
from afterword.letters.composing.variation import words_of_fragment
from afterword.letters.debrief import Spelling
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting

SETTING = Setting(
    person="Ada Blum", path="people[0]", call="Ada", same_day=True, same_week=True, spelling=Spelling.AMERICAN
)
# What no sentence holds: two articles in a row, an article before the wrong sound, one before nothing.
BROKEN = re.compile(
    r"\b(?:an?|the) (?:an?|the)\b(?!-)|\ban? (?:[.,;:)]|(?:of|in|on|for|with|is|are|and|or|to)\b(?!-))"
    r"|\ban [bcdfgjklpqtvwz]\w|\ba [aei][^u]\w"
)
MOST_QUESTIONS = {"tidy": 0.05, "hostile": 0.25}


def written(field: str, typed: str) -> str:
    result = read_field(field, typed, SETTING)
    return words_of_fragment(result) if isinstance(result, Fragment) else "asked"


@pytest.mark.parametrize("field", sorted(typed_fields()))
def test_a_typed_field_stands_in_the_letter_as_it_was_judged_right(field: str):
    wrong = [
        (typed, written(field, typed), right)
        for typed, right in typed_fields()[field]
        if written(field, typed) != right
    ]
    assert wrong == []


@pytest.mark.parametrize("style", ["tidy", "hostile"])
def test_no_letter_from_typed_notes_is_broken_and_few_fields_are_asked_about(style: str):
    asked = fields = 0
    for head, debrief, kind, last in typed_debriefs():
        if not head.startswith(style):
            continue
        composition = compose(debrief, kind=kind, send_at=START + timedelta(hours=4), last=last)
        assert composition.letters or composition.asks, head
        for letter in composition.letters:
            assert not BROKEN.search(" ".join(sentence.text for sentence in letter.sentences)), head
        asked += sum(bool(ask.person) and ask.field != "answer_by" for ask in composition.asks)
        person = debrief.people[0]
        fields += sum(bool(text) for text in (person.topic, person.point, person.thought, person.my_link))
    assert asked / fields <= MOST_QUESTIONS[style]

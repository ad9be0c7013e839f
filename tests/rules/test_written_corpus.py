"""The promises that hold on every message of the written corpus (figures: docs/reference/accuracy.md)."""

from collections import Counter

import pytest

from tests.messages.corpus import SETS, Case, cases
from tests.messages.judging import Outcome, judge

OUTCOMES: dict[str, tuple[Outcome, ...]] = {}


def outcomes(group: str) -> tuple[Outcome, ...]:
    if group not in OUTCOMES:
        OUTCOMES[group] = judge(group)
    return OUTCOMES[group]


def every_case() -> tuple[Case, ...]:
    return tuple(case for group in SETS for case in cases(group))


def test_the_corpus_is_large_and_each_message_has_its_reason() -> None:
    found = every_case()
    assert len(found) >= 400
    assert all(case.why for case in found)
    contents = Counter(case.content for case in found)
    assert max(contents.values()) == 1


def test_a_message_is_the_same_every_time() -> None:
    case = next(case for case in every_case() if "alternative" in case.content.decode(errors="replace"))
    assert case.content == case.content


@pytest.mark.parametrize("group", SETS)
def test_no_answer_is_taken_for_silence(group: str) -> None:
    assert [one.case.name for one in outcomes(group) if one.is_taken_for_silence] == []


@pytest.mark.parametrize("group", SETS)
def test_no_message_is_given_to_another_process_without_a_question(group: str) -> None:
    assert [one.case.name for one in outcomes(group) if one.is_matched_elsewhere] == []


@pytest.mark.parametrize("group", SETS)
def test_no_word_of_an_answer_is_lost(group: str) -> None:
    asked = [one for one in outcomes(group) if one.case.new_words]
    assert [one.case.name for one in asked if not one.quoting.is_lossless] == []


@pytest.mark.parametrize("group", SETS)
def test_a_yes_is_never_read_as_a_no_nor_the_other_way(group: str) -> None:
    good, bad = {"offer", "next-step"}, {"rejection"}
    crossed = [
        one.case.name
        for one in outcomes(group)
        if (one.case.intents[0] in good and one.found.intent.value in bad)
        or (one.case.intents[0] in bad and one.found.intent.value in good)
    ]
    assert crossed == []


@pytest.mark.parametrize(("group", "least"), [("seen", 0.97), ("held_out", 0.85)])
def test_most_meanings_are_right(group: str, least: float) -> None:
    answers = {one.case.fields.get("text"): one for one in outcomes(group) if one.case.is_answer}.values()
    assert sum(one.intent_is_right for one in answers) / len(answers) >= least


@pytest.mark.parametrize("group", SETS)
def test_every_verdict_says_why(group: str) -> None:
    assert all(one.found.reasons and all(one.found.reasons) for one in outcomes(group))

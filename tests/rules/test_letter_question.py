"""A question that holds a letter up stands until it is answered, let go, or too late for thanks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.etiquette import Etiquette
from afterword.rules.letter_question import QuestionFacts, QuestionState, judge_question
from afterword.rules.work_calendar import calendar_for

# A Tuesday afternoon in Berlin.
TALKED_AT = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
QUESTION = "What did you and Bo talk about?"


def facts(**more: bool) -> QuestionFacts:
    return QuestionFacts(
        question=QUESTION, talked_at=TALKED_AT, calendar=calendar_for(ZoneInfo("Europe/Berlin")), **more
    )


@pytest.mark.parametrize(
    ("known", "rule"),
    [
        ({}, "asked"),
        ({"noted_since": True}, "noted-since"),
        ({"has_letter": True, "noted_since": True}, "written"),
        ({"is_let_go": True, "noted_since": True}, "let-go"),
        ({"is_open": False}, "not-open"),
        ({"is_told": False}, "not-told"),
    ],
)
def test_what_became_of_it_since_decides(known: dict[str, bool], rule: str) -> None:
    assert judge_question(facts(**known), TALKED_AT + timedelta(hours=1)).rule == rule


def test_the_reason_of_a_question_that_stands_is_the_question() -> None:
    assert judge_question(facts(), TALKED_AT).reason == QUESTION


@pytest.mark.parametrize(
    ("days", "limit", "stands"),
    # The 14th is Ascension Day, so the fifth working day after the talk is Wednesday the 20th.
    [(0, 5, True), (8, 5, True), (9, 5, False), (9, 6, True), (1, 1, True), (3, 1, False)],
)
def test_it_ends_when_a_letter_of_thanks_comes_too_late(days: int, limit: int, stands: bool) -> None:
    etiquette = Etiquette(ask_if_late_after_working_days=limit)
    decision = judge_question(facts(), TALKED_AT + timedelta(days=days), etiquette=etiquette)
    assert decision.stands is stands
    assert decision.rule == ("asked" if stands else "too-late")


@given(hours=st.integers(0, 24 * 40), known=st.fixed_dictionaries({
    name: st.booleans() for name in ("has_letter", "is_let_go", "is_open", "is_told", "noted_since")
}))  # fmt: skip
def test_what_is_settled_stays_settled(hours: int, known: dict[str, bool]) -> None:
    now = TALKED_AT + timedelta(hours=hours)
    if not judge_question(facts(**known), now).stands:
        assert judge_question(facts(**known), now + timedelta(days=1)).state is QuestionState.SETTLED

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.similarity import overlap, words_of

PRIYA = (
    "Hi Priya,\n\nThank you for the call this afternoon. "
    "You said that half of the pages come from jobs nobody owns.\n\nBest regards,\nJonas Lindqvist\n"
)


def test_a_letter_copied_with_a_new_name_is_wholly_the_same():
    assert overlap(PRIYA, PRIYA.replace("Priya", "Bo")) == 1.0


def test_letters_with_nothing_in_common_share_nothing():
    other = "Hi Bo,\n\nI liked how you test modules before a release.\n\nBest regards,\nJonas Lindqvist\n"
    assert overlap(PRIYA, other) == 0.0


def test_greeting_and_signature_do_not_count():
    assert words_of("Dear Dr Raman,\n\nOne two three.\n\nKind regards,\nJonas Lindqvist\n+46 70 123") == [
        "one",
        "two",
        "three",
    ]


@pytest.mark.parametrize(
    "sign_off", ["Best,", "Kind regards", "Thanks again,", "Yours sincerely,", "Many thanks,"]
)
def test_each_usual_sign_off_ends_the_letter(sign_off: str):
    assert words_of(f"Hi A,\n\nWords here.\n\n{sign_off}\nJonas") == ["words", "here"]


def test_role_and_company_can_be_left_out():
    first, second = (
        "I want the Site Reliability Engineer role at Northwind.",
        "I like the Site Reliability Engineer role at Northwind.",
    )
    assert overlap(first, second) > 0.5
    assert overlap(first, second, leave_out=["Site Reliability Engineer", "Northwind", "role"]) == 0.0


def test_a_thank_you_in_the_middle_does_not_end_the_letter():
    assert "rota" in words_of(
        "Hi Bo,\n\nThank you.\n\n" + "We spoke about the rota for a long time today. " * 8
    )


@given(st.text(), st.text())
def test_the_measure_stays_between_zero_and_one_and_does_not_care_for_order(first: str, second: str):
    value = overlap(first, second)
    assert 0.0 <= value <= 1.0
    assert value == overlap(second, first)


@given(st.text())
def test_a_letter_with_words_is_the_same_as_itself(text: str):
    assert overlap(text, text) == (1.0 if words_of(text) else 0.0)

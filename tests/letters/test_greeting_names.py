"""A greeting never takes a family name for a given one."""

import pytest

from afterword.letters.composing.naming import greeting_line
from afterword.letters.debrief import Formality, PersonNotes


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Priya Raman", "Hi Priya,"),
        ("Nguyễn Văn An", "Hi Nguyễn Văn An,"),
        ("Tran Minh", "Hi Tran Minh,"),
        ("李雷", "Hi 李雷,"),
    ],
)
def test_the_greeting_of_a_name(name: str, greeting: str) -> None:
    assert greeting_line(PersonNotes(name=name), Formality.FIRST_NAME) == greeting

"""Pages, agenda and terminal call a person as the letter to them does."""

import pytest

from afterword.letters.composing.naming import greeting_line
from afterword.letters.debrief import Formality
from afterword.models import Person


@pytest.mark.parametrize(
    ("typed", "email", "greeting", "called"),
    [
        ("Priya Raman", "", "", "Priya"),
        ("priya raman", "", "", "Priya"),
        ("Ana Lucía Vélez", "ana.lucia@northwind.example", "", "Ana Lucía"),
        ("Raman, Priya", "", "", "Priya"),
        ("Priyadarshini Raman", "", "Priya", "Priya"),
        ("Priya Raman", "", "Good morning Priya", "Priya"),
    ],
)
def test_a_person_is_called_as_in_their_letter(typed: str, email: str, greeting: str, called: str):
    person = Person(name=typed, email=email, greeting=greeting)
    assert person.first_name == called
    assert called in greeting_line(person.value(), Formality.FIRST_NAME)

"""A greeting never takes a family name for a given one."""

import pytest

from afterword.letters.composing.naming import greeting_line, plain_name
from afterword.letters.debrief import Formality, PersonNotes


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Priya Raman", "Hi Priya,"),
        ("Nguyễn Văn An", "Hi Nguyễn Văn An,"),
        ("Tran Minh", "Hi Tran Minh,"),
        ("李雷", "Hi 李雷,"),
        ("Hwee Min Tan", "Hi Hwee Min,"),
        ("Wen Ling Foo", "Hi Wen Ling,"),
        ("Jun Ho Kim", "Hi Jun Ho,"),
        ("Tan Hwee Min", "Hi Tan Hwee Min,"),
        ("Wong Kar Wai", "Hi Wong Kar Wai,"),
        ("Kim Mei Lin", "Hi Kim Mei Lin,"),
        ("Tom Lee Wong", "Hi Tom,"),
        ("Lee Ann Moore", "Hi Lee,"),
        ("Anna Maria Lee", "Hi Anna,"),
    ],
)
def test_the_greeting_of_a_name(name: str, greeting: str) -> None:
    assert greeting_line(PersonNotes(name=name), Formality.FIRST_NAME) == greeting


@pytest.mark.parametrize(
    ("name", "email", "greeting"),
    [
        ("Ana Lucía Vélez", "ana.lucia@example.com", "Hi Ana Lucía,"),
        ("Ana Lucía Vélez", "analucia@example.com", "Hi Ana Lucía,"),
        ("Carol Ann Dufresne", "carolann.dufresne@example.com", "Hi Carol Ann,"),
        ("Soo Jin Park", "soojin.park@example.com", "Hi Soo Jin,"),
        ("Carol Ann Dufresne", "carol@example.com", "Hi Carol,"),
        ("Carol Ann Dufresne", None, "Hi Carol,"),
        ("María García López", "maria.garcia@example.com", "Hi María,"),
        ("Jan de Vries", "jan.de.vries@example.com", "Hi Jan,"),
        ("Mary Ann", "maryann@example.com", "Hi Mary,"),
    ],
)
def test_an_address_tells_that_a_first_name_is_double(name: str, email: str | None, greeting: str) -> None:
    assert greeting_line(PersonNotes(name=name, email=email), Formality.FIRST_NAME) == greeting


@pytest.mark.parametrize(
    ("typed", "printed", "greeting"),
    [
        ("donna ricci", "Donna Ricci", "Hi Donna,"),
        ("steve", "Steve", "Hi Steve,"),
        ("anne-marie o'brien", "Anne-Marie O'Brien", "Hi Anne-Marie,"),
        ("joost van der berg", "Joost van der Berg", "Hi Joost,"),
        ("dr. novak", "Dr. Novak", "Dear Dr. Novak,"),
        ("bell de Souza", "bell de Souza", "Hi bell,"),
        ("李雷", "李雷", "Hi 李雷,"),
    ],
)
def test_a_name_in_small_letters_gets_its_capitals(typed: str, printed: str, greeting: str) -> None:
    person = PersonNotes(name=typed)
    assert (plain_name(person), greeting_line(person, Formality.FIRST_NAME)) == (printed, greeting)


def test_a_greeting_that_was_chosen_stays_as_it_is() -> None:
    person = PersonNotes(name="Danah Boyd", greeting="danah")
    assert greeting_line(person, Formality.FIRST_NAME) == "Hi danah,"

"""Names are the same however they are written: with accents, without, in capitals."""

import pytest

from afterword.mail.address import Address, name_words, same_person
from afterword.mail.glance import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie Marchand", "ELODIE MARCHAND"), ("Paweł Łuczak", "Pawel Luczak"), ("Søren Bjørn", "soren bjorn"),
        ("Jürgen Weiß", "JURGEN WEISS"), ("Æsa Đorđević", "Aesa Dordevic"), ("Işık Yılmaz", "Isik Yilmaz"),
    ],
)  # fmt: skip
def test_accents_and_strokes_make_no_other_person(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert name_words(one) == name_words(other)
    assert same_person(Address(email="", name=one), Address(email="", name=other))


def test_another_name_stays_another_person() -> None:
    assert not same_person(
        Address(email="", name="Élodie Marchand"), Address(email="", name="Eloise Marchand")
    )

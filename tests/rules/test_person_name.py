import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.rules.person_name import is_group_name, propose_name, read_person_name


@pytest.mark.parametrize(
    ("written", "address", "name", "title"),
    [
        ("Priya Raman", None, "Priya Raman", ""),
        ("BERG, Jane (HR)", None, "Jane Berg", "HR"),
        ("Berg, Jane", None, "Jane Berg", ""),
        ("Jane Doe via Calendly", None, "Jane Doe", ""),
        ("'Jane Doe'", None, "Jane Doe", ""),
        ("jane doe", None, "Jane Doe", ""),
        ("JANE DOE", None, "Jane Doe", ""),
        ("Dr. Jane Doe", None, "Dr. Jane Doe", ""),
        ("Mr. John Doe", None, "John Doe", ""),
        ("Jane Doe, PhD", None, "Jane Doe", ""),
        ("Jane Doe, Head of People", None, "Jane Doe", "Head of People"),
        ("Jane Doe | Northwind", None, "Jane Doe", "Northwind"),
        ("Jane Doe - Talent Acquisition", None, "Jane Doe", "Talent Acquisition"),
        ("van der Berg, Jan", None, "Jan van der Berg", ""),
        ("García López, María", "maria.garcia@northwind.example", "María García López", ""),
        ("Jane Berg, Northwind", "jane.berg@northwind.example", "Jane Berg", "Northwind"),
        ("李雷", None, "李雷", ""),
        ("Nguyễn Văn An", None, "Nguyễn Văn An", ""),
        ("김민준", None, "김민준", ""),
        ("Анна Петрова", None, "Анна Петрова", ""),
        ("محمد علي", None, "محمد علي", ""),
        ("O'Brien, Seán", None, "Seán O'Brien", ""),
        ("Jean-Luc McDonald", None, "Jean-Luc McDonald", ""),
        ("jane@example.org", None, "", ""),
        ("Jane Doe (jane@example.org)", None, "Jane Doe", ""),
        ("", None, "", ""),
    ],
)
def test_names_are_written_as_people_write_them(
    written: str, address: str | None, name: str, title: str
) -> None:
    found = read_person_name(written, address=address)
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("priya.raman@northwind.example", "Priya Raman"),
        ("jan-van-dijk@northwind.example", "Jan van Dijk"),
        ("tom_okafor2@northwind.example", "Tom Okafor"),
        ("priya@northwind.example", ""),
        ("praman@northwind.example", ""),
        ("p.raman@northwind.example", ""),
        ("talent.team@northwind.example", ""),
        ("no-reply@northwind.example", ""),
        ("x7-ab99.q@northwind.example", ""),
    ],
)
def test_an_address_proposes_a_name_only_where_it_reads_like_one(address: str, name: str) -> None:
    assert propose_name(address) == name


@pytest.mark.parametrize(
    "name", ["Recruiting Team", "Northwind Careers", "Talent Acquisition", "HR", "Hiring Committee"]
)
def test_teams_are_no_persons(name: str) -> None:
    assert is_group_name(name)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_names(text: str) -> None:
    found = read_person_name(text, address=text)
    assert "\n" not in found.name
    propose_name(text)

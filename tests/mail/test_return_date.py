"""The day of return, in the languages and notations of absence notes."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.mail.return_date import read_return_date

BERLIN = datetime(2026, 6, 3, 10, tzinfo=timezone(timedelta(hours=2)))
CHICAGO = datetime(2026, 6, 3, 10, tzinfo=timezone(timedelta(hours=-5)))
JUNE_12, JUNE_13, JUNE_15 = date(2026, 6, 12), date(2026, 6, 13), date(2026, 6, 15)


@pytest.mark.parametrize(
    ("words", "returns_on"),
    [
        ("I am out of the office until June 12th.", JUNE_12),
        ("I am out of the office through June 12.", JUNE_13),
        ("I'll be back on Monday, 15 June.", JUNE_15),
        ("out from 3 June to 12 June 2026 and will return on 15 June 2026", JUNE_15),
        ("Ich bin vom 3. bis 12. Juni im Urlaub.", JUNE_12),
        ("Ich bin ab dem 15.06.2026 wieder im Büro.", JUNE_15),
        ("bis einschließlich 12.06. nicht im Haus", JUNE_13),
        ("Je suis absent jusqu'au 12 juin inclus.", JUNE_13),
        ("de retour le 15 juin", JUNE_15),
        ("Estaré fuera hasta el 12 de junio de 2026", JUNE_12),
        ("Sono in ferie fino al 12 giugno", JUNE_12),
        ("Estou de férias até 12 de junho", JUNE_12),
        ("Ik ben afwezig t/m 12 juni", JUNE_13),
        ("Ik ben vanaf maandag 15 juni weer aanwezig", JUNE_15),
        ("Jag är på semester till och med 12 juni, åter måndag 15 juni", JUNE_15),
        ("Jeg er på ferie til 12. juni", JUNE_12),
        ("Olen lomalla 12. kesäkuuta asti", JUNE_12),
        ("Olen lomalla, palaan 15.6.", JUNE_15),
        ("Jestem na urlopie do 12 czerwca, wracam 15 czerwca", JUNE_15),
        ("Jsem na dovolené do 12. června", JUNE_12),
        ("back 2026-06-15", JUNE_15),
        ("back on Monday", date(2026, 6, 8)),
        ("I'm back tomorrow", date(2026, 6, 4)),
        ("returning 06/15/2026", JUNE_15),
        ("away until 6/12", JUNE_12),
        ("Away until 4 January", date(2027, 1, 4)),
        ("I'm away from Monday 8 June. Back Monday, June 22.", date(2026, 6, 22)),
        ("Thank you for your email of 1 June. I am away.", None),
        ("I am on leave. Call +49 30 12.06.20", None),
        ("We are closed.", None),
    ],
)
def test_a_day_of_return_is_read_as_people_write_it(words: str, returns_on: date | None) -> None:
    assert read_return_date(words, written_at=BERLIN) == returns_on


def test_an_ambiguous_slash_follows_the_senders_clock() -> None:
    assert read_return_date("back on 07/06/2026", written_at=CHICAGO) == date(2026, 7, 6)
    assert read_return_date("back on 09/10/2026", written_at=CHICAGO) == date(2026, 9, 10)
    assert read_return_date("back on 09/10/2026", written_at=BERLIN) == date(2026, 10, 9)


def test_a_note_left_standing_from_last_year_names_no_return() -> None:
    assert read_return_date("I am away until 12 June 2025.", written_at=BERLIN) is None


def test_without_the_day_of_writing_only_a_full_date_is_read() -> None:
    assert read_return_date("back on 15 June", written_at=None) is None
    assert read_return_date("back on 15 June 2026", written_at=None) == JUNE_15


@given(st.text(alphabet="0123456789./- untilbackJuneMay\n", max_size=300))
def test_no_text_raises_and_no_return_lies_before_the_note(words: str) -> None:
    found = read_return_date(words, written_at=BERLIN)
    assert found is None or found >= BERLIN.date()

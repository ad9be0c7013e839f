"""A letter as a link: what a mail program reads from it is what was written."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.mail.mailto import mailto_link


def read(link: str) -> tuple[str, str, str]:
    """As a mail program does: percent signs only, "+" is a plus."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    fields = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=True)
    return unquote(parts.path), fields["subject"][0], fields["body"][0]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("ana@northwind.example", "ana@northwind.example"),
        ("ana+jobs@northwind.example", "ana+jobs@northwind.example"),
        ("gorby%kremvax@example.com", "gorby%25kremvax@example.com"),
        ("unlikely?address@example.com", "unlikely%3Faddress@example.com"),
        ("Mike&family@example.org", "Mike%26family@example.org"),
        ("jürgen@münchen.example", "j%C3%BCrgen@m%C3%BCnchen.example"),
        ("a,b@example.org", "a%2Cb@example.org"),
    ],
)
def test_an_address_is_written_as_the_standard_says(address: str, written: str) -> None:
    link = mailto_link(to=address, subject="x", body="y")
    assert link.startswith(f"mailto:{written}?")
    assert read(link)[0] == address


def test_lines_end_with_cr_and_lf_and_a_plus_stays_a_plus() -> None:
    link = mailto_link(to="a@b.example", subject="C++ & more", body="Dear Ana,\n\n1 + 1 = 2\nJonas\n")
    assert "%0D%0A%0D%0A" in link
    assert "+" not in link.partition("?")[2]
    assert read(link)[1:] == ("C++ & more", "Dear Ana,\r\n\r\n1 + 1 = 2\r\nJonas")


def test_a_subject_cannot_bring_a_second_field() -> None:
    link = mailto_link(to="a@b.example", subject="x\r\nBcc: c@d.example&bcc=e@f.example", body="y")
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}
    assert "%0A" not in link.partition("&body")[0]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_words_come_back_as_they_were(body: str) -> None:
    said = read(mailto_link(to="a@b.example", subject="s", body=f"x{body}"))[2]
    assert said == "\r\n".join(f"x{body}".replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n"))

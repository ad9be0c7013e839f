"""Addresses: two spellings of one, one person with two, and what stands behind a domain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.mail.address import (
    Address,
    is_free_mail,
    is_no_reply,
    is_relay_host,
    is_role_mailbox,
    normalise_address,
    parse_address,
    parse_addresses,
    registrable_domain,
    same_address,
    same_person,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jonas@Example.org", "jonas@example.org"),
        ("jonas+acme@example.org", "jonas@example.org"),
        ("j.lind@gmail.com", "jlind+jobs@googlemail.com"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("<priya@northwind.example>", "priya@northwind.example."),
    ],
)
def test_two_spellings_are_one_address(first: str, second: str) -> None:
    assert same_address(first, second)


def test_dots_count_outside_of_gmail() -> None:
    assert not same_address("j.lind@example.org", "jlind@example.org")
    assert not same_address("", "")


@pytest.mark.parametrize(
    "other", ["RAMAN, Priya", "Priya Raman (Northwind)", "Priya Raman via Calendly", "Dr. Priya Raman"]
)
def test_the_same_full_name_is_the_same_person(other: str) -> None:
    assert same_person(
        Address(email="a@x.example", name="Priya Raman"), Address(email="b@y.example", name=other)
    )


@pytest.mark.parametrize("other", ["Priya", "Priya Shah", "", "priya@northwind.example"])
def test_half_a_name_is_not_enough(other: str) -> None:
    assert not same_person(
        Address(email="a@x.example", name="Priya Raman"), Address(email="b@y.example", name=other)
    )


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("priya@mail.eu.acme.co.uk", "acme.co.uk"),
        ("hr.northwind.de", "northwind.de"),
        ("co.uk", ""),
        ("localhost", ""),
        ("", ""),
    ],
)
def test_the_registrable_domain_knows_public_suffixes(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


def test_shared_providers_relays_and_machines_are_known() -> None:
    assert is_free_mail("someone@gmx.de")
    assert not is_free_mail("someone@northwind.example")
    assert is_relay_host("no-reply@us.greenhouse-mail.io")
    assert not is_relay_host("a@notgreenhouse-mail.io")
    assert is_no_reply("donotreply+5@acme.com")
    assert is_role_mailbox("careers@acme.com")
    assert not is_role_mailbox("priya@acme.com")


def test_display_names_are_decoded_and_commas_do_not_split_them() -> None:
    found = parse_address("=?utf-8?q?Raman=2C_Pr=C3=ADya?= <priya@northwind.example>")
    assert found == Address(email="priya@northwind.example", name="Raman, Príya")


def test_what_is_no_address_is_left_out() -> None:
    assert parse_addresses("undisclosed-recipients:;", "Nobody", "a@b.example, c@d.example") == (
        Address(email="a@b.example"),
        Address(email="c@d.example"),
    )


@given(st.text(max_size=300))
def test_no_header_value_raises_and_addresses_are_stable(value: str) -> None:
    for address in parse_addresses(value):
        assert normalise_address(address.normalised) == address.normalised
        assert same_address(address.email, address.normalised)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hartmann, Julia <julia@acme.example>", "Hartmann, Julia"),
        ("Dr. Julia Hartmann, MBA <julia@acme.example>", "Dr. Julia Hartmann, MBA"),
        ("Julia Hartmann (HR) <julia@acme.example>", "Julia Hartmann (HR)"),
    ],
)
def test_a_name_without_quotes_is_kept_whole(written: str, name: str) -> None:
    (found,) = parse_addresses(written)
    assert (found.email, found.name) == ("julia@acme.example", name)

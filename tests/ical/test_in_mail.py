import pytest

from afterword.ical.in_mail import find_invitations, is_mail
from tests.ical.samples import NAMES, sample_bytes


@pytest.mark.parametrize(
    "name",
    [
        "mail-google.eml",
        "mail-outlook-base64.eml",
        "mail-octet-stream.eml",
        "mail-unknown-charset.eml",
        "mail-forwarded.eml",
    ],
)
def test_an_invitation_is_found_once_wherever_it_lies(name: str) -> None:
    found = find_invitations(sample_bytes(name))
    assert [item.uid for item in found.invitations] == ["mail1"]
    assert found.invitations[0].summary == "Interview with Northwind"


def test_the_method_of_the_part_stands_in_for_a_missing_one() -> None:
    invitation = find_invitations(sample_bytes("mail-outlook-base64.eml")).invitations[0]
    assert invitation.method == "CANCEL"
    assert invitation.cancelled


def test_sender_subject_and_own_address_are_told() -> None:
    found = find_invitations(sample_bytes("mail-greenhouse.eml"))
    assert found.sender_name == "Northwind Recruiting"
    assert found.sender_address == "no-reply@eu.greenhouse-mail.io"
    assert found.subject == "Your interview with Northwind"
    assert found.recipients == ("jonas@example.org",)


def test_with_several_recipients_nobody_is_taken_for_the_candidate() -> None:
    assert find_invitations(sample_bytes("mail-octet-stream.eml")).recipients == ()


def test_a_charset_that_nobody_knows_loses_nothing() -> None:
    assert find_invitations(sample_bytes("mail-unknown-charset.eml")).subject == "Interview with Northwind"


def test_winmail_alone_is_named() -> None:
    found = find_invitations(sample_bytes("mail-winmail.eml"))
    assert found.invitations == ()
    assert "winmail.dat" in found.warnings[0]


def test_a_calendar_part_that_cannot_be_read_is_a_warning() -> None:
    content = b"From: a@example.org\nTo: b@example.org\nContent-Type: text/calendar\n\nnothing"
    found = find_invitations(content)
    assert found.invitations == ()
    assert "no calendar" in found.warnings[0]


@pytest.mark.parametrize("name", NAMES)
def test_mails_and_calendars_are_told_apart_by_what_they_hold(name: str) -> None:
    assert is_mail(sample_bytes(name)) is name.endswith(".eml")


def test_a_message_nested_a_thousand_deep_is_refused_quietly() -> None:
    content = b"From: a@example.org\nTo: b@example.org\n" + b"Content-Type: message/rfc822\n\n" * 3000
    assert find_invitations(content).invitations == ()

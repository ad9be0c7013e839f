"""The JSON of `afterword invitation`: the keys of the public format, nothing dropped silently."""

import json

import pytest

from afterword.ical.errors import InvitationError
from afterword.rules.invitation_report import invitation_report
from tests.ical.samples import NAMES, WITHOUT_EVENT, sample_bytes

KEYS = [
    "method",
    "uid",
    "sequence",
    "start",
    "end",
    "timezone",
    "summary",
    "organizer",
    "attendees",
    "location",
    "links",
    "is_interview",
    "company",
    "cancelled",
]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_EVENT])
def test_every_sample_gives_the_public_keys_in_their_order(name: str) -> None:
    report = invitation_report(sample_bytes(name), filename=name)
    assert list(report)[: len(KEYS)] == KEYS
    assert set(report) - set(KEYS) <= {"warnings", "others"}
    assert json.loads(json.dumps(report)) == report


def test_a_usual_invitation() -> None:
    report = invitation_report(sample_bytes("google-utc.ics"), filename="invite.ics")
    assert report == {
        "method": "REQUEST",
        "uid": "g1@google.com",
        "sequence": 0,
        "start": "2026-05-12T11:00:00+00:00",
        "end": "2026-05-12T12:00:00+00:00",
        "timezone": "UTC",
        "summary": "Northwind <> Jonas: Site Reliability Engineer interview",
        "organizer": {"name": "Priya Raman", "email": "priya@northwind.example"},
        "attendees": [
            {"name": "Priya Raman", "email": "priya@northwind.example", "role": "interviewer"},
            {"name": "Jonas Lindqvist", "email": "jonas@example.org", "role": "candidate"},
        ],
        "location": "",
        "links": ["https://meet.google.com/abc-defg-hij"],
        "is_interview": True,
        "company": "Northwind",
        "cancelled": False,
        "warnings": ["HQ-3-Kepler is not listed as a person: the invitation calls it a resource."],
    }


def test_a_time_to_be_asked_has_no_offset_and_no_zone() -> None:
    report = invitation_report(sample_bytes("floating.ics"), filename="floating.ics")
    assert (report["start"], report["timezone"]) == ("2026-05-12T13:00:00", None)


def test_a_whole_day_is_a_date() -> None:
    report = invitation_report(sample_bytes("all-day.ics"), filename="all-day.ics")
    assert (report["start"], report["end"]) == ("2026-05-12", "2026-05-13")


def test_the_interview_among_other_events_is_the_main_one() -> None:
    report = invitation_report(sample_bytes("several-events.ics"), filename="export.ics")
    assert report["uid"] == "s2"
    assert [other["uid"] for other in report["others"]] == ["s1", "s3"]
    assert [other["cancelled"] for other in report["others"]] == [False, True]


def test_a_series_goes_before_its_changed_instances() -> None:
    report = invitation_report(sample_bytes("series.ics"), filename="series.ics")
    assert report["start"] == "2026-05-12T13:00:00+02:00"
    assert any("repeats" in warning for warning in report["warnings"])


def test_what_was_inferred_is_told() -> None:
    report = invitation_report(sample_bytes("personal-domain-names.ics"), filename="x.ics")
    assert any("priya.raman@acme-robotics.example" in warning for warning in report["warnings"])


def test_own_addresses_are_candidates() -> None:
    report = invitation_report(
        sample_bytes("google-utc.ics"), filename="x.ics", own_addresses=("priya@northwind.example",)
    )
    assert [person["role"] for person in report["attendees"]] == ["candidate", "interviewer"]


@pytest.mark.parametrize("name", WITHOUT_EVENT)
def test_files_without_an_invitation_are_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(InvitationError):
        invitation_report(sample_bytes(name), filename=name)


def test_what_the_bytes_are_goes_before_what_the_file_is_called() -> None:
    content = sample_bytes("google-utc.ics")
    assert invitation_report(content, filename="x.eml") == invitation_report(content, filename="x.ics")
    mail = sample_bytes("mail-google.eml")
    assert invitation_report(mail, filename="x.ics") == invitation_report(mail, filename="x.eml")

"""What was found and is offered for one tap: never what only holds the place of something that nobody said."""

import pytest

from afterword.letters.debrief_files.file import read_debrief
from afterword.models import Candidate, Interview, Letter, Process
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.import_debrief import import_debrief
from afterword.workflows.import_invitation import import_file
from afterword.workflows.import_mail import import_mail
from afterword.workflows.open_guesses import confirm_guess, lacks_company, open_guesses
from tests.cli.program import DEBRIEF
from tests.workflows.rows import AFTER, BEFORE, a_candidate
from tests.workflows.test_import_invitation import invitation

pytestmark = pytest.mark.django_db
MAIL = b"""From: Dana Ruiz <dana@northwind.example>\r
To: jonas@example.org\r
Subject: Interview\r
Date: Tue, 05 May 2026 09:00:00 +0000\r
Message-ID: <invites@northwind.example>\r
MIME-Version: 1.0\r
Content-Type: text/calendar; method=REQUEST; charset=utf-8\r
\r
"""


def added(content: bytes) -> Interview:
    (interview,) = import_file(a_candidate(), content, "invite.ics", now=BEFORE).interviews
    return interview


def test_an_hour_that_nobody_said_is_not_offered_as_found() -> None:
    day = invitation().replace(b"DTSTART:20260512T120000Z", b"DTSTART;VALUE=DATE:20260512")
    interview = added(day.replace(b"DURATION:PT1H\r\n", b""))
    assert interview.needs_time
    assert "starts_at" not in open_guesses(interview)
    assert "starts_at" in interview.inferred


def test_one_tap_settles_the_zone_of_a_time_without_one() -> None:
    interview = added(invitation(start="20260512T120000"))
    assert interview.needs_zone
    begins = interview.starts_at
    confirm_guess(interview, "timezone", now=BEFORE)
    interview.refresh_from_db()
    assert not interview.needs_zone
    assert (interview.starts_at, interview.next_ask_at) == (begins, interview.ends_at)
    assert "timezone" not in open_guesses(interview)


def test_a_company_that_nobody_named_is_asked_for() -> None:
    interview = added(
        invitation()
        .replace(b" at Northwind", b"")
        .replace(b"dana@northwind.example", b"dana@gmail.com")
        .replace(b"priya@northwind.example", b"priya@gmail.com")
    )
    assert lacks_company(interview.process)
    assert "company" not in open_guesses(interview.process)


def test_the_reasons_of_a_perhaps_are_sentences() -> None:
    content = invitation().replace(b"Interview: Senior Data Engineer at Northwind", b"Jonas and Dana")
    interview = added(content.replace(b"END:VEVENT", b"DESCRIPTION:Intro call\r\nEND:VEVENT"))
    assert ".;" not in open_guesses(interview)["is_interview"]


def test_the_mail_that_brings_an_invitation_is_not_called_an_answer() -> None:
    outcome = import_mail(a_candidate(), MAIL + invitation(), "invite.eml", now=BEFORE)
    assert len(outcome.interviews) == 1
    assert not [said for said in outcome.sentences if "answer" in said]


def test_the_next_invitation_after_an_interview_is_still_called_an_answer() -> None:
    candidate = a_candidate()
    import_mail(candidate, MAIL + invitation(), "invite.eml", now=BEFORE)
    later = MAIL.replace(b"05 May", b"19 May").replace(b"<invites@", b"<again@")
    second = invitation(start="20260521T120000Z").replace(b"loop-1@", b"loop-2@")
    outcome = import_mail(candidate, later + second, "next.eml", now=AFTER)
    assert [said for said in outcome.sentences if "is an answer from" in said]


def test_a_long_series_says_that_only_its_first_date_was_taken() -> None:
    outcome = import_file(a_candidate(), invitation("RRULE:FREQ=WEEKLY;COUNT=2"), "x.ics", now=BEFORE)
    assert [said for said in outcome.sentences if "only its first date was taken" in said]
    assert not [said for said in _once().sentences if "repeats" in said]


def _once():  # type: ignore[no-untyped-def]
    return import_file(a_candidate(), invitation().replace(b"loop-1", b"loop-9"), "y.ics", now=BEFORE)


def test_a_debrief_file_for_a_known_interview_brings_the_role_and_the_name_under_the_letters() -> None:
    candidate = Candidate.objects.get(pk=a_candidate().pk)
    Candidate.objects.update(name="")
    candidate.refresh_from_db()
    debrief = read_debrief(DEBRIEF, name="debrief.yaml")
    assert isinstance(import_debrief(candidate, debrief, now=AFTER), Interview)
    Candidate.objects.update(name="")
    Process.objects.update(role="")
    candidate.refresh_from_db()
    again = import_debrief(candidate, debrief, now=AFTER)
    assert isinstance(again, Interview)
    assert Process.objects.get().role == "Site Reliability Engineer"
    finish_debrief(again, now=AFTER)
    bodies = list(Letter.objects.values_list("body", flat=True))
    assert bodies
    assert all("Jonas Lindqvist" in body for body in bodies)

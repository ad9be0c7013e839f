"""Invitations come in: new, again, moved, cancelled, open in time, or no interviews at all."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.models import Candidate, HistoryEntry, Interview, InvitationVersion, LetterState, Submission
from afterword.workflows.add_interview import NewInterview, add_interview
from afterword.workflows.change_profile import change_profile
from afterword.workflows.correct_interview import correct_interview
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.import_invitation import import_file, import_invitations_of_mail
from afterword.workflows.own_data import ensure_candidate
from afterword.workflows.refused import Refused
from tests.ical.samples import NAMES, WITHOUT_EVENT, sample_bytes
from tests.workflows.rows import AFTER, BEFORE, ENDS, a_candidate, an_interview, approved, note_all

pytestmark = pytest.mark.django_db


def invitation(
    *lines: str, method: str = "REQUEST", start: str = "20260512T120000Z", sequence: int = 0
) -> bytes:
    event = [
        "BEGIN:VEVENT",
        "UID:loop-1@northwind.example",
        f"DTSTAMP:202605050900{sequence:02d}Z",
        f"SEQUENCE:{sequence}",
        f"DTSTART:{start}",
        "DURATION:PT1H",
        "SUMMARY:Interview: Senior Data Engineer at Northwind",
        "ORGANIZER;CN=Dana Ruiz:mailto:dana@northwind.example",
        "ATTENDEE;CN=Priya Raman:mailto:priya@northwind.example",
        "ATTENDEE;CN=Jonas Lindqvist:mailto:jonas@example.org",
        *lines,
        "END:VEVENT",
    ]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}"]
    return "\r\n".join([*head, *event, "END:VCALENDAR", ""]).encode()


def test_an_invitation_becomes_an_interview_with_its_people_and_says_what_was_guessed() -> None:
    candidate = a_candidate()
    outcome = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    (interview,) = outcome.interviews
    assert outcome.refused == ""
    assert interview.process.company == "Northwind"
    assert interview.process.inferred["company"]
    assert (interview.next_ask_at, interview.source) == (ENDS, "file")
    assert {seat.person.name for seat in interview.participations.all()} == {"Dana Ruiz", "Priya Raman"}
    assert bytes(InvitationVersion.objects.get().content) == invitation()


def test_the_same_file_again_changes_nothing() -> None:
    candidate = a_candidate()
    first = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    again = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    assert again.interviews == first.interviews
    assert (Interview.objects.count(), InvitationVersion.objects.count()) == (1, 1)


def test_a_newer_version_moves_the_interview_and_what_waited_is_called_off() -> None:
    candidate = a_candidate()
    (interview,) = import_file(candidate, invitation(), "invite.ics", now=BEFORE).interviews
    moved = import_file(candidate, invitation(start="20260513T120000Z", sequence=1), "invite.ics", now=BEFORE)
    interview.refresh_from_db()
    assert moved.interviews == (interview,)
    assert interview.next_ask_at == ENDS + timedelta(days=1)
    assert "moved" in HistoryEntry.objects.get(what="interview-moved").reason
    older = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    interview.refresh_from_db()
    assert "older" in older.sentences[-1]
    assert interview.ends_at == ENDS + timedelta(days=1)


def test_a_moved_or_cancelled_interview_takes_its_letters_with_it() -> None:
    candidate = a_candidate()
    interview = an_interview(candidate)
    import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    interview.refresh_from_db()
    assert interview.ical_uid == "loop-1@northwind.example"
    note_all(interview)
    approved(finish_debrief(interview, now=AFTER).letters[0])
    outcome = import_file(candidate, invitation(method="CANCEL", sequence=1), "cancel.ics", now=AFTER)
    interview.refresh_from_db()
    assert interview.is_cancelled
    assert "cancelled" in outcome.sentences[-1]
    assert Submission.objects.get().state == "cancelled"
    assert set(interview.letters.values_list("state", flat=True)) == {LetterState.DROPPED}
    import_file(candidate, invitation(sequence=2, start="20260520T120000Z"), "again.ics", now=AFTER)
    interview.refresh_from_db()
    assert not interview.is_cancelled
    assert interview.next_ask_at == interview.ends_at


def test_a_floating_time_is_asked_and_nothing_is_planned_until_then() -> None:
    candidate = a_candidate()
    outcome = import_file(candidate, sample_bytes("floating.ics"), "floating.ics", now=BEFORE)
    (interview,) = outcome.interviews
    assert interview.needs_zone
    assert interview.next_ask_at is None
    assert [sentence for sentence in outcome.sentences if "zone" in sentence] == [
        "The invitation names no time zone. In which zone is the interview?"
    ]
    corrected = correct_interview(
        interview, now=BEFORE, starts_at=interview.starts_at, timezone="America/New_York"
    )
    assert isinstance(corrected, Interview)
    assert not corrected.needs_zone
    assert corrected.next_ask_at == corrected.ends_at


def test_hours_without_a_zone_stay_when_the_person_says_where_they_live() -> None:
    candidate = a_candidate()
    candidate.timezone = "Etc/UTC"
    candidate.save()
    (interview,) = import_file(candidate, sample_bytes("floating.ics"), "floating.ics", now=BEFORE).interviews
    hours = interview.starts_at.astimezone(UTC).replace(tzinfo=None)
    assert isinstance(change_profile(candidate, now=BEFORE, timezone="Asia/Tokyo"), Candidate)
    interview.refresh_from_db()
    assert interview.timezone == "Asia/Tokyo"
    assert interview.starts_at.astimezone(ZoneInfo("Asia/Tokyo")).replace(tzinfo=None) == hours
    assert interview.ends_at - interview.starts_at == timedelta(hours=1)
    assert (interview.needs_zone, interview.next_ask_at) == (True, None)


def test_an_answer_to_an_invitation_is_no_new_version() -> None:
    candidate = a_candidate()
    import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    outcome = import_file(candidate, invitation(method="REPLY"), "reply.ics", now=BEFORE)
    assert "answer" in outcome.sentences[-1]
    assert Interview.objects.count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_gives_interviews_or_a_sentence_and_never_an_error(name: str) -> None:
    candidate = a_candidate()
    outcome = import_file(candidate, sample_bytes(name), name, now=BEFORE)
    assert bool(outcome.refused) == (name in WITHOUT_EVENT)
    assert outcome.refused or outcome.sentences
    for interview in outcome.interviews:
        assert interview.process.company
        assert interview.ends_at > interview.starts_at


def test_a_mail_brings_an_interview_and_passes_over_what_is_none() -> None:
    candidate = a_candidate()
    assert import_invitations_of_mail(candidate, sample_bytes("mail-google.eml"), now=BEFORE).interviews
    quiet = import_invitations_of_mail(
        candidate, b"From: a@b.example\r\nSubject: hi\r\n\r\nhello", now=BEFORE
    )
    assert (quiet.interviews, quiet.sentences) == ((), ())


def test_what_is_no_interview_is_kept_apart_and_said() -> None:
    outcome = import_file(a_candidate(), sample_bytes("user-research.ics"), "u.ics", now=BEFORE)
    assert not outcome.interviews
    assert "does not look like a job interview" in outcome.sentences[-1]


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"BEGIN:VCALENDAR", b"x" * (11 * 1024 * 1024)])
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes) -> None:
    assert import_file(a_candidate(), content, "x.ics", now=BEFORE).refused


def test_without_a_known_address_it_is_said_whom_the_invitation_takes_for_you() -> None:
    candidate = ensure_candidate(now=BEFORE)
    outcome = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    assert any("jonas@example.org is taken to be you" in sentence for sentence in outcome.sentences)
    (interview,) = outcome.interviews
    assert "Jonas Lindqvist" not in {seat.person.name for seat in interview.participations.all()}


def test_what_to_do_about_it_is_said_with_the_first_invitation_only() -> None:
    candidate = ensure_candidate(now=BEFORE)
    advice = "Put your address into your profile."
    first = import_file(candidate, invitation(), "invite.ics", now=BEFORE)
    assert any(advice in sentence for sentence in first.sentences)
    other = invitation(start="20260513T120000Z").replace(b"loop-1", b"loop-2")
    second = import_file(candidate, other, "invite.ics", now=BEFORE + timedelta(hours=1))
    assert "jonas@example.org is taken to be you, so no letter goes there." in second.sentences
    gone = invitation(method="CANCEL", sequence=1)
    assert not any(
        "taken to be you" in each for each in import_file(candidate, gone, "x", now=BEFORE).sentences
    )


def test_a_way_of_meeting_that_nobody_named_is_marked_as_a_guess() -> None:
    (interview,) = import_file(a_candidate(), invitation(), "invite.ics", now=BEFORE).interviews
    assert interview.kind == "video"
    assert "does not say how you meet" in interview.inferred["kind"]
    told = invitation("LOCATION:https://zoom.us/j/123", start="20260513T120000Z").replace(
        b"loop-1", b"loop-2"
    )
    (other,) = import_file(a_candidate(), told, "invite.ics", now=BEFORE).interviews
    assert (other.kind, other.inferred["kind"]) == ("video", "the link to the meeting")


def test_where_nothing_is_added_nothing_is_said_of_who_you_are() -> None:
    """A cancellation of something that was never followed: there is nobody to be taken for anybody."""
    outcome = import_file(ensure_candidate(now=BEFORE), invitation(method="CANCEL"), "invite.ics", now=BEFORE)
    assert outcome.interviews == ()
    assert not any("is taken to be you" in sentence for sentence in outcome.sentences)


def test_an_invitation_without_an_id_is_known_again_by_its_title_and_time() -> None:
    candidate = a_candidate()
    plain = invitation().replace(b"UID:loop-1@northwind.example\r\n", b"")
    for _ in range(2):
        outcome = import_file(candidate, plain, "invite.ics", now=BEFORE)
    assert "already" in outcome.sentences[0]
    import_file(candidate, plain.replace(b"REQUEST", b"CANCEL"), "cancel.ics", now=BEFORE)
    assert Interview.objects.get().is_cancelled


def test_an_event_that_says_nothing_is_named_without_an_empty_bracket() -> None:
    bare = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260512T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    outcome = import_file(a_candidate(), bare, "bare.ics", now=BEFORE)
    assert not outcome.interviews
    assert outcome.sentences[0] == (
        "An event without a title does not look like a job interview. Add it by hand if it is one."
    )


def test_a_second_invitation_to_the_same_talk_is_no_next_round() -> None:
    """The hiring software invites, and the interviewer's calendar does too: two UIDs, one talk, one letter each."""
    candidate = a_candidate()
    first = import_file(candidate, invitation(), "a.ics", now=BEFORE).interviews[0]
    again = import_file(candidate, invitation().replace(b"UID:", b"UID:other-"), "b.ics", now=BEFORE)
    assert again.interviews == (first,)
    assert "was in the list already" in again.sentences[0]
    assert Interview.objects.count() == 1
    moved = import_file(candidate, invitation(sequence=1, start="20260512T140000Z"), "c.ics", now=BEFORE)
    assert moved.interviews[0].pk == first.pk, "newer versions of the first one still count"


def test_what_is_typed_twice_is_added_once_and_said() -> None:
    candidate = a_candidate()
    interview = an_interview(candidate)
    new = NewInterview(
        company=" northwind ", role="", starts_at=interview.starts_at, ends_at=interview.ends_at,
        timezone="Europe/Berlin",
    )  # fmt: skip
    refused = add_interview(candidate, new, now=BEFORE)
    assert isinstance(refused, Refused)
    assert "is in the list already (round 1)" in refused.sentence
    assert Interview.objects.count() == 1

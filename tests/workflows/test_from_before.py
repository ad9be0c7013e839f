"""What came to us long after it happened is history: nothing is asked about it, and it can be followed."""

from datetime import timedelta

import pytest

from afterword.models import HistoryEntry, Interview, Letter, Process
from afterword.workflows.add_interview import NewInterview, add_interview
from afterword.workflows.agenda import agenda_of
from afterword.workflows.correct_interview import correct_interview
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.import_invitation import import_file
from afterword.workflows.plan_follow_up import want_follow_up
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


def talked(stage: Stage, *, days_ago: int, company: str = "Northwind") -> Interview:
    """An interview that is typed or imported only now."""
    start = stage.now - timedelta(days=days_ago)
    new = NewInterview(
        company=company, role="Site Reliability Engineer", starts_at=start, ends_at=start + timedelta(hours=1),
        timezone="Europe/Berlin", people=(PRIYA,),
    )  # fmt: skip
    added = add_interview(stage.candidate, new, now=stage.now)
    assert isinstance(added, Interview)
    return added


def kinds(stage: Stage) -> list[str]:
    return [item.kind.value for item in agenda_of(stage.candidate, now=stage.now)]


def test_a_talk_of_two_months_ago_is_offered_quietly_and_nothing_is_asked(stage: Stage) -> None:
    talked(stage, days_ago=70)
    stage.work()
    items = agenda_of(stage.candidate, now=stage.now)
    assert [(item.kind.value, item.reason) for item in items] == [
        ("from-before", "This was in March. Follow it?")
    ]
    whats = set(HistoryEntry.objects.values_list("what", flat=True))
    assert not whats & {"ask-first", "debrief-asked"}
    assert not Letter.objects.exists()


def test_many_of_them_are_one_line(stage: Stage) -> None:
    for number, company in enumerate(("Contoso", "Fabrikam", "Tailspin", "Wingtip")):
        talked(stage, days_ago=60 + number, company=company)
    stage.work()
    (item,) = agenda_of(stage.candidate, now=stage.now)
    assert item.sentence == "4 interviews are over long since: Wingtip, Tailspin, Fabrikam and others."


def test_it_can_be_followed(stage: Stage) -> None:
    talked(stage, days_ago=70)
    stage.work()
    want_follow_up(Process.objects.get(), wants=True, now=stage.now)
    assert "from-before" not in kinds(stage)
    assert Process.objects.get().silence_state == "follow-up-due"


def test_it_can_be_left(stage: Stage) -> None:
    talked(stage, days_ago=70)
    stage.work()
    want_follow_up(Process.objects.get(), wants=False, now=stage.now)
    assert kinds(stage) == []


def test_a_talk_of_yesterday_is_asked_about_as_ever(stage: Stage) -> None:
    talked(stage, days_ago=1)
    stage.work()
    assert kinds(stage) == ["debrief"]
    assert HistoryEntry.objects.filter(what="debrief-asked").count() == 1


def test_where_nothing_was_ever_sent_no_silence_is_asked_about(stage: Stage) -> None:
    stage.meet()
    for _ in range(40):
        stage.now += timedelta(days=1)
        stage.work()
    assert not Process.objects.get().asks_first
    assert not HistoryEntry.objects.filter(what="ask-first").exists()


def test_where_a_letter_went_out_the_question_after_day_fourteen_stays(stage: Stage) -> None:
    stage.approved()
    for _ in range(20):
        stage.work()
        stage.now += timedelta(days=1)
    assert Process.objects.get().asks_first
    assert "ask-first" in kinds(stage)


def test_notes_that_carry_no_letter_are_not_done_and_the_history_says_nothing(stage: Stage) -> None:
    interview = stage.meet()
    stage.work()
    written = finish_debrief(interview, now=stage.now)
    assert written.letters == ()
    assert [ask.field for ask in written.asks] == ["topic"]
    interview.refresh_from_db()
    assert interview.debriefed_at is None
    assert not HistoryEntry.objects.filter(what="debriefed").exists()
    assert kinds(stage) == ["debrief"]


def test_how_did_it_go_is_asked_once_although_the_talk_moved(stage: Stage) -> None:
    interview = stage.meet()
    stage.work()
    interview.refresh_from_db()
    later = interview.ends_at + timedelta(hours=1)
    correct_interview(interview, now=stage.now, starts_at=interview.starts_at, ends_at=later)
    stage.now = later + timedelta(minutes=5)
    stage.work()
    assert HistoryEntry.objects.filter(what="debrief-asked").count() == 1
    assert kinds(stage) == ["debrief"]


def invitation(start: str, sequence: int) -> bytes:
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:a@b.example",
        f"SEQUENCE:{sequence}", "DTSTAMP:20260501T000000Z", f"DTSTART:{start}", "DURATION:PT1H",
        "SUMMARY:Interview Site Reliability Engineer", "ORGANIZER;CN=Ana Sousa:mailto:ana@tailspin.example",
        "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    return ("\r\n".join(lines) + "\r\n").encode()


def test_a_newer_invitation_for_a_time_that_is_over_too_asks_nothing_again(stage: Stage) -> None:
    import_file(stage.candidate, invitation("20260512T080000Z", 0), "a.ics", now=stage.now)
    stage.work()
    import_file(stage.candidate, invitation("20260512T083000Z", 1), "a.ics", now=stage.now)
    stage.work()
    assert HistoryEntry.objects.filter(what="debrief-asked").count() == 1
    assert kinds(stage) == ["debrief"]

"""Interviews that are typed, and what is put right later."""

from datetime import timedelta

import pytest

from afterword.models import HistoryEntry, Interview, LetterState, Process, ProcessState, Submission
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.correct_interview import (
    add_person,
    cancel_interview,
    confirm,
    correct_interview,
    correct_person,
    correct_process,
    leave_out,
)
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.refused import Refused
from tests.workflows.rows import (
    AFTER,
    BEFORE,
    ENDS,
    a_candidate,
    an_interview,
    approved,
    note_all,
    person_called,
)

pytestmark = pytest.mark.django_db


def test_an_interview_brings_its_process_its_people_and_the_moment_to_ask() -> None:
    interview = an_interview(a_candidate())
    assert interview.next_ask_at == ENDS
    assert [seat.person.name for seat in interview.participations.all()] == [
        "Priya Raman",
        "Bo Chen",
        "Dana Ruiz",
    ]
    assert HistoryEntry.objects.filter(process=interview.process, what="interview-added").count() == 1


def test_the_same_company_and_role_are_one_process_whatever_their_case() -> None:
    candidate = a_candidate()
    first = an_interview(candidate)
    second = an_interview(
        candidate,
        company="NORTHWIND",
        role="senior data engineer",
        starts_at=ENDS + timedelta(days=3),
        ends_at=ENDS + timedelta(days=3, hours=1),
    )
    assert second.process == first.process
    assert second.round == 2
    assert first.process.people.count() == 3


def test_a_later_interview_opens_an_answered_process_again() -> None:
    candidate = a_candidate()
    first = an_interview(candidate)
    Process.objects.filter(pk=first.process_id).update(state=ProcessState.ANSWERED, answered_at=AFTER)
    second = an_interview(
        candidate, starts_at=ENDS + timedelta(days=3), ends_at=ENDS + timedelta(days=3, hours=1)
    )
    assert second.process.state == ProcessState.OPEN


@pytest.mark.parametrize(
    "changes",
    [
        {"company": "  "},
        {"ends_at": ENDS - timedelta(hours=2)},
        {"timezone": "Nowhere"},
        {"kind": "seance"},
        {"round": 0},
        {"starts_at": ENDS.replace(tzinfo=None) - timedelta(hours=1)},
        {"people": (NewPerson(name="", email="x@example.org"),)},
        {"people": (NewPerson(name="X", email="two@example.org, three@example.org"),)},
        {"people": (NewPerson(name="X", relation="boss"),)},
    ],
)
def test_an_interview_that_makes_no_sense_is_refused_with_a_sentence(changes: dict[str, object]) -> None:
    values = {
        "company": "Northwind",
        "role": "",
        "starts_at": ENDS - timedelta(hours=1),
        "ends_at": ENDS,
        "timezone": "Europe/Berlin",
    }
    result = add_interview(a_candidate(), NewInterview(**(values | changes)), now=BEFORE)  # type: ignore[arg-type]
    assert isinstance(result, Refused)
    assert not Interview.objects.exists()
    assert not Process.objects.exists()


def test_two_people_of_one_name_with_two_addresses_stay_two() -> None:
    people = (
        NewPerson(name="Ana Silva", email="a@x.example"),
        NewPerson(name="Ana Silva", email="b@x.example"),
    )
    assert an_interview(a_candidate(), people=people).participations.count() == 2


def test_a_corrected_time_moves_the_question_with_it() -> None:
    interview = an_interview(a_candidate())
    later = ENDS + timedelta(hours=3)
    corrected = correct_interview(interview, now=BEFORE, starts_at=later)
    assert isinstance(corrected, Interview)
    assert corrected.next_ask_at == later + timedelta(hours=1)


def test_a_corrected_address_calls_an_approved_letter_back() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    letter = finish_debrief(interview, now=AFTER).letters[0]
    approved(letter)
    correct_person(letter.person, now=AFTER, email="priya.raman@northwind.example")
    letter.refresh_from_db()
    assert letter.state == LetterState.DRAFT
    assert Submission.objects.get(letter=letter).state == "cancelled"


def test_a_confirmed_guess_is_no_guess_any_more() -> None:
    interview = an_interview(a_candidate())
    process = interview.process
    process.inferred = {"company": "the title", "role": "the title"}
    process.save(update_fields=["inferred"])
    confirm(process, "company")
    corrected = correct_process(process, now=AFTER, role="Data Engineer")
    assert isinstance(corrected, Process)
    assert corrected.inferred == {}


def test_who_was_not_there_gets_no_letter_and_comes_back_when_added() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    finish_debrief(interview, now=AFTER)
    bo = person_called(interview, "Bo Chen")
    leave_out(interview, bo, now=AFTER)
    assert not interview.letters.filter(person=bo).exclude(state=LetterState.DROPPED).exists()
    add_person(interview, NewPerson(name="Bo Chen", email="bo@northwind.example"), now=AFTER)
    assert interview.letters.filter(person=bo, state=LetterState.DRAFT).exists()


def test_a_cancelled_interview_drops_its_letters_and_cancels_what_waits() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    written = finish_debrief(interview, now=AFTER)
    approved(written.letters[0])
    cancel_interview(interview, now=AFTER, reason="They called it off.")
    assert interview.next_ask_at is None
    assert set(interview.letters.values_list("state", flat=True)) == {LetterState.DROPPED}
    assert Submission.objects.get().state == "cancelled"
    assert HistoryEntry.objects.filter(what="interview-cancelled").get().reason == "They called it off."

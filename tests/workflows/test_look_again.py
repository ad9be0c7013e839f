"""What is held is judged once a day, and at once when the deed is done that it waited for."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from afterword.models import Person, Process, Submission
from afterword.ports.errors import Temporary
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.calendar_of import EventKind, calendar_of
from afterword.workflows.correct_interview import add_person, correct_person, leave_out
from afterword.workflows.plan_follow_up import look_at_silence
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Stage:
    """The thank-you came back, so nothing follows until somebody does something."""
    stage = Stage()
    stage.approved()
    stage.work()
    Person.objects.update(address_failed="550 5.1.1 user unknown")
    Submission.objects.update(came_back=True)
    look_at_silence(Process.objects.get(), now=stage.now)
    return stage


def next_look(stage: Stage) -> timedelta:
    process = Process.objects.get()
    assert process.next_look_at is not None
    return process.next_look_at - stage.now


def test_what_waits_for_the_person_is_looked_at_once_a_day(held: Stage) -> None:
    assert Process.objects.get().silence_state == "held"
    assert next_look(held) == timedelta(days=1)


def test_it_is_no_date_of_the_calendar(held: Stage) -> None:
    Submission.objects.update(came_back=False)
    shown = calendar_of(held.candidate, after=held.now, before=held.now + timedelta(days=3), now=held.now)
    assert EventKind.SILENCE not in {event.kind for event in shown}


def _correct(stage: Stage) -> None:
    correct_person(Person.objects.get(), email="priya.raman@northwind.example", now=stage.now)


def _add(stage: Stage) -> None:
    interview = Process.objects.get().interviews.get()
    add_person(interview, NewPerson(name="Mei Chen", email="mei@northwind.example"), now=stage.now)


def _leave_out(stage: Stage) -> None:
    leave_out(Process.objects.get().interviews.get(), Person.objects.get(), now=stage.now)


@pytest.mark.parametrize("deed", [_correct, _add, _leave_out])
def test_the_deed_that_it_waited_for_has_it_judged_at_once(
    held: Stage, deed: Callable[[Stage], None]
) -> None:
    held.now += timedelta(minutes=5)
    deed(held)
    assert next_look(held) == timedelta()


def test_a_mailbox_that_can_be_read_again_has_it_judged_at_once() -> None:
    stage = Stage()
    stage.approved()
    stage.work()
    stage.now += timedelta(days=11)
    stage.box.fail_next(Temporary("The mail server does not answer.", cause="timeout"))
    stage.work()
    process = Process.objects.get()
    assert process.silence_state == "held"
    assert next_look(stage) == timedelta(hours=1), "trouble of a server passes"
    stage.now += timedelta(minutes=5)
    stage.work()
    assert Process.objects.get().silence_state == "follow-up-due"


def test_a_new_person_of_a_process_that_waits_moves_nothing() -> None:
    stage = Stage()
    interview = stage.meet(PRIYA)
    stage.write(interview)
    look_at_silence(interview.process, now=stage.now)
    before = Process.objects.get().next_look_at
    _add(stage)
    assert Process.objects.get().next_look_at == before

"""What is asked after a debrief stands on Today, with the page where it is answered, until it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from afterword.letters.debrief import EventKind
from afterword.models import HistoryEntry, Interview, LetterAsk, Person
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.agenda import AgendaItem, agenda_of
from afterword.workflows.agenda_groups import grouped
from afterword.workflows.correct_interview import correct_process, leave_out
from afterword.workflows.export_everything import erase_person
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.letter_asks import let_go
from afterword.workflows.save_note import save_note
from afterword.workflows.stop_process import stop_process
from tests.workflows.stage import NOTES, PRIYA, Stage

pytestmark = pytest.mark.django_db
ANA = NewPerson(name="Ana Sousa", email="ana@northwind.example", relation="peer")
BO = NewPerson(name="Bo Chen, PhD", email="bo@northwind.example", relation="executive")
ANSWER = {"thought": "a plan diff in the pull request would have caught the subnet mistake"}


@pytest.fixture
def stage() -> Stage:
    return Stage()


def note(stage: Stage, interview: Interview, name: str, fields: dict[str, str]) -> None:
    person = Person.objects.get(name=name)
    save_note(stage.candidate, interview, person, fields, base_revision=None, now=stage.now)


def told(stage: Stage, *colleagues: NewPerson) -> Interview:
    """Enough is noted on Priya, and of the first colleague only what was talked about."""
    interview = stage.meet(PRIYA, *colleagues)
    note(stage, interview, "Priya Raman", NOTES)
    note(stage, interview, colleagues[0].name, {"topic": "how you test Terraform modules"})
    finish_debrief(interview, now=stage.now)
    interview.refresh_from_db()
    return interview


def asked(stage: Stage) -> list[AgendaItem]:
    items = grouped(agenda_of(stage.candidate, now=stage.now))
    return [item for item in items if item.kind in ("letter-asks", "letter-unwritten")]


def test_a_letter_that_waits_for_an_answer_is_on_today_until_it_is_written(stage: Stage) -> None:
    interview = told(stage, ANA)
    (item,) = asked(stage)
    ana = Person.objects.get(name="Ana Sousa")
    assert item.sentence == "The letter to Ana Sousa (Northwind) waits for an answer of yours."
    assert "how you test Terraform modules" in item.reason
    assert item.path == f"/interviews/{interview.pk}#person-{ana.pk}"
    assert item.command == f"afterword debrief I{interview.pk}"
    stage.now += timedelta(minutes=5)
    note(stage, interview, "Ana Sousa", ANSWER)
    (item,) = asked(stage)
    assert (item.kind, item.path.partition("#")[0]) == ("letter-unwritten", f"/interviews/{interview.pk}")
    finish_debrief(interview, now=stage.now)
    assert asked(stage) == []
    assert not LetterAsk.objects.exists()
    assert interview.letters.count() == 2


def test_an_answer_that_is_no_answer_is_asked_about_again(stage: Stage) -> None:
    interview = told(stage, ANA)
    stage.now += timedelta(minutes=5)
    note(stage, interview, "Ana Sousa", {"topic": "how you test the modules"})
    finish_debrief(interview, now=stage.now)
    (item,) = asked(stage)
    assert item.kind == "letter-asks"
    assert "how you test the modules" in item.reason


def test_several_of_one_talk_are_one_line_that_names_the_first(stage: Stage) -> None:
    told(stage, ANA, BO)
    (item,) = asked(stage)
    assert item.sentence == "2 letters to Northwind wait for answers of yours."
    assert item.reason.startswith("Ana: ")


def test_notes_that_carry_no_letter_yet_are_asked_about_and_not_asked_for_anew(stage: Stage) -> None:
    interview = stage.meet()
    note(stage, interview, "Priya Raman", {"topic": "the on-call rota"})
    finish_debrief(interview, now=stage.now)
    assert [item.kind for item in agenda_of(stage.candidate, now=stage.now)] == ["letter-asks"]


def test_a_role_that_is_not_known_is_asked_for_and_then_the_letters_can_be_written(stage: Stage) -> None:
    interview = stage.meet()
    process = interview.process
    process.role = ""
    process.save()
    note(stage, interview, "Priya Raman", NOTES)
    finish_debrief(interview, now=stage.now)
    (item,) = asked(stage)
    assert item.sentence == "The letters to Northwind wait for an answer of yours."
    assert "Which role" in item.reason
    assert item.command == f'afterword correct P{process.pk} role="THE ROLE"'
    correct_process(process, now=stage.now, role="Site Reliability Engineer")
    assert [item.kind for item in asked(stage)] == ["letter-unwritten"]


def test_who_has_no_name_is_asked_for_until_one_is_known(stage: Stage) -> None:
    interview = told(stage, NewPerson(name="Someone from HR", email="hr@northwind.example", relation="peer"))
    note(stage, interview, "Someone from HR", ANSWER)
    finish_debrief(interview, now=stage.now)
    (item,) = asked(stage)
    assert item.kind == "letter-asks"
    assert 'Who is this: "Someone from HR"?' in item.reason
    Person.objects.filter(name="Someone from HR").update(name="Lisa Quinn")
    (item,) = asked(stage)
    assert item.kind == "letter-unwritten"
    finish_debrief(interview, now=stage.now)
    assert asked(stage) == []
    assert interview.letters.count() == 2


def test_who_wants_no_letter_to_somebody_is_asked_no_more_and_the_history_says_so(stage: Stage) -> None:
    interview = told(stage, ANA)
    ana = Person.objects.get(name="Ana Sousa")
    let_go(interview, ana, now=stage.now)
    let_go(interview, ana, now=stage.now)
    finish_debrief(interview, now=stage.now)
    assert asked(stage) == []
    assert HistoryEntry.objects.filter(what="no-letter").count() == 1
    note(stage, interview, "Ana Sousa", ANSWER)
    finish_debrief(interview, now=stage.now)
    assert interview.letters.filter(person=ana).count() == 1


def test_letting_the_last_letter_go_ends_the_debrief(stage: Stage) -> None:
    interview = stage.meet()
    note(stage, interview, "Priya Raman", {"topic": "the on-call rota"})
    finish_debrief(interview, now=stage.now)
    let_go(interview, Person.objects.get(), now=stage.now)
    interview.refresh_from_db()
    assert interview.debriefed_at == stage.now
    assert agenda_of(stage.candidate, now=stage.now) == ()


@pytest.mark.parametrize("what", ["answered", "left out", "erased", "a fortnight later"])
def test_what_makes_the_letter_needless_ends_the_question(stage: Stage, what: str) -> None:
    interview = told(stage, ANA)
    ana = Person.objects.get(name="Ana Sousa")
    assert asked(stage)
    if what == "answered":
        stop_process(interview.process, what=EventKind.REPLY, now=stage.now)
    elif what == "left out":
        leave_out(interview, ana, now=stage.now)
    elif what == "erased":
        erase_person(ana)
    else:
        stage.now += timedelta(days=14)
    assert asked(stage) == []


def test_a_letter_without_an_address_is_asked_about_once(stage: Stage) -> None:
    interview = stage.meet(PRIYA, NewPerson(name="Ana Sousa", relation="peer"))
    stage.write(interview)
    assert sorted(item.kind for item in agenda_of(stage.candidate, now=stage.now)) == ["approve", "blocked"]


def test_any_number_of_questions_is_one_query_more(stage: Stage) -> None:
    told(stage, ANA)
    counts = []
    for number in range(3):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            agenda_of(stage.candidate, now=stage.now)
        counts.append(len(queries))
        other = stage.meet(PRIYA, ANA, company=f"Fabrikam {number}")
        ana = other.process.people.get(name="Ana Sousa")
        save_note(stage.candidate, other, ana, {"topic": "the rota"}, base_revision=None, now=stage.now)
        finish_debrief(other, now=stage.now)
    assert len(asked(stage)) == 4
    assert counts[0] == counts[1] == counts[2]

"""Today says each thing once: the letters of one interview are one line, with the moment and the way to the first."""

from datetime import timedelta

import pytest

from afterword.letters.debrief import EventKind
from afterword.models import Letter, Process, ReceivedMessage
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.agenda import AgendaItem, agenda_of
from afterword.workflows.agenda_groups import grouped
from afterword.workflows.change_profile import change_profile
from afterword.workflows.stop_process import stop_process
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db
BO = NewPerson(name="Bo Chen", email="bo@northwind.example", relation="peer")


@pytest.fixture
def stage() -> Stage:
    return Stage()


def lines(stage: Stage) -> list[AgendaItem]:
    return list(grouped(agenda_of(stage.candidate, now=stage.now)))


def test_a_talk_that_ended_says_how_long_ago(stage: Stage) -> None:
    stage.meet()
    (item,) = lines(stage)
    assert item.sentence == "Interview with Northwind ended 5 minutes ago: write it down."


def test_the_letters_of_one_interview_are_one_line_that_leads_to_the_first(stage: Stage) -> None:
    interview = stage.meet(PRIYA, BO)
    first = stage.write(interview)
    (item,) = lines(stage)
    assert item.sentence == "2 letters to Northwind wait for your yes."
    assert item.path == f"/letters/{first.pk}"
    assert item.at is not None
    assert item.at >= stage.now
    assert item.zone is not None
    assert item.zone.key == "Europe/Berlin"


def test_letters_of_two_interviews_stay_two_lines(stage: Stage) -> None:
    for company in ("Northwind", "Tidewater"):
        stage.write(stage.meet(PRIYA, BO, company=company))
    waiting = [item.company for item in lines(stage) if item.kind == "approve"]
    assert sorted(waiting) == ["Northwind", "Tidewater"]


def test_an_approved_letter_is_its_own_line_and_the_rest_stays(stage: Stage) -> None:
    interview = stage.meet(PRIYA, BO)
    stage.approve(stage.write(interview))
    assert [item.kind for item in lines(stage)] == ["approve", "goes-by-itself"]


def test_letters_that_lack_ones_own_name_are_one_line(stage: Stage) -> None:
    change_profile(stage.candidate, now=stage.now, name="")
    stage.write(stage.meet(PRIYA, BO))
    (item,) = lines(stage)
    assert (item.path, item.sentence) == ("/settings/", "2 letters are not signed: your own name is missing.")


def test_a_follow_up_says_for_how_long_it_was_silent(stage: Stage) -> None:
    stage.write(stage.meet())
    Letter.objects.update(kind="follow-up")
    stage.now += timedelta(days=10)
    (item,) = lines(stage)
    assert item.sentence.startswith("Silent for 10 days: a follow-up to Priya Raman (Northwind)")


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("next-step", "Priya Raman (Northwind) answered: next step, reply to that."),
        ("rejection", "Priya Raman (Northwind) answered: they said no."),
        ("unknown", "Priya Raman (Northwind) answered."),
    ],
)
def test_an_answer_says_what_it_means_and_leads_to_the_message(stage: Stage, intent: str, words: str) -> None:
    process = stage.meet().process
    process.interviews.update(debriefed_at=stage.now)
    message = ReceivedMessage.objects.create(
        candidate=stage.candidate, digest="d", sender="priya@northwind.example", kind="reply", intent=intent,
        stops=True, verdict="certain", process=process, person=process.people.get(), came_at=stage.now,
        read_at=stage.now,
    )  # fmt: skip
    stop_process(process, what=EventKind.REPLY, now=stage.now, who="Priya Raman")
    (item,) = lines(stage)
    assert (item.sentence, item.path) == (words, f"/messages/{message.pk}")


def test_what_was_only_heard_leads_to_the_process(stage: Stage) -> None:
    process = stage.meet().process
    process.interviews.update(debriefed_at=stage.now)
    stop_process(process, what=EventKind.CALLED, now=stage.now)
    (item,) = lines(stage)
    assert item.path == f"/processes/{Process.objects.get().pk}"

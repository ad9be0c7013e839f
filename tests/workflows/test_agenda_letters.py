"""Today says which letters can go and which need something first, and where that is mended."""

import pytest

from afterword.letters.debrief import EventKind
from afterword.models import Letter, Person
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.agenda import AgendaItem, agenda_of, summary_of
from afterword.workflows.change_profile import change_profile
from afterword.workflows.correct_interview import correct_person
from afterword.workflows.edit_letter import edit_letter
from afterword.workflows.note_blocks import look_for_blocks
from afterword.workflows.stop_process import stop_process
from tests.workflows.stage import PRIYA, Stage

pytestmark = pytest.mark.django_db
ANA = NewPerson(name="Ana Sousa", email="", relation="peer")


@pytest.fixture
def stage() -> Stage:
    return Stage()


def items(stage: Stage) -> list[AgendaItem]:
    return list(agenda_of(stage.candidate, now=stage.now))


def test_a_letter_without_an_address_is_not_ready_and_leads_to_the_person(stage: Stage) -> None:
    stage.write(stage.meet(PRIYA, ANA))
    ready, blocked = items(stage)
    assert (ready.kind, blocked.kind) == ("approve", "blocked")
    ana = Person.objects.get(name="Ana Sousa")
    assert blocked.sentence == "Letter to Ana Sousa (Northwind): the address is missing."
    assert blocked.path == f"/people/{ana.pk}"
    assert summary_of(items(stage)) == "One letter waits for your yes. One needs something first."
    correct_person(ana, now=stage.now, email="ana@northwind.example")
    assert [item.kind for item in items(stage)] == ["approve", "approve"]
    assert summary_of(items(stage)) == "2 letters wait for your yes."


def test_a_letter_without_a_name_under_it_leads_to_the_settings_and_is_signed_then(stage: Stage) -> None:
    change_profile(stage.candidate, now=stage.now, name="")
    letter = stage.write(stage.meet())
    (item,) = items(stage)
    assert (item.kind, item.path) == ("blocked", "/settings/")
    change_profile(stage.candidate, now=stage.now, name="Jonas Lindqvist")
    letter.refresh_from_db()
    assert letter.body.rstrip().endswith("Jonas Lindqvist")
    assert [each.kind for each in items(stage)] == ["approve"]


def test_what_the_review_forbids_is_said_and_goes_once_it_is_mended(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    good = letter.body
    edit_letter(
        letter, subject=letter.subject, body=good.replace("Hi Priya", "Hi [Name]"), base_revision=letter.revision,
        now=stage.now,
    )  # fmt: skip
    look_for_blocks(Letter.objects.all(), now=stage.now)
    (item,) = items(stage)
    assert (item.kind, item.path) == ("blocked", f"/letters/{letter.pk}")
    assert "[Name]" in item.sentence
    letter.refresh_from_db()
    edit_letter(letter, subject=letter.subject, body=good, base_revision=letter.revision, now=stage.now)
    look_for_blocks(Letter.objects.all(), now=stage.now)
    assert [each.kind for each in items(stage)] == ["approve"]


def test_without_a_way_out_a_letter_is_the_persons_to_send(stage: Stage) -> None:
    stage.account.delete()
    stage.write(stage.meet())
    (item,) = items(stage)
    assert item.kind == "send-yourself"
    assert summary_of([item]) == "One letter is ready to be sent by you."


def test_after_an_answer_the_draft_says_what_speaks_against_it(stage: Stage) -> None:
    letter = stage.write(stage.meet())
    stop_process(letter.process, what=EventKind.REPLY, now=stage.now)
    letter.refresh_from_db()
    kinds = [item.kind for item in items(stage)]
    assert "answered" in kinds
    assert ("blocked" in kinds) == bool(letter.blocked_by)


def test_no_letters_need_no_summary() -> None:
    assert summary_of([]) == ""

"""Everything leaves as files, and everything can be forgotten."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps

from afterword.letters.debrief import EventKind
from afterword.letters.debrief_files.file import read_debrief
from afterword.models import (
    Candidate,
    HistoryEntry,
    Interview,
    Letter,
    MailAccount,
    Note,
    NoticeSettings,
    Person,
    Submission,
)
from afterword.workflows.agenda import agenda_of
from afterword.workflows.answers import answers_since
from afterword.workflows.debrief_value import debrief_of
from afterword.workflows.export_everything import (
    EXPORTED,
    erase_everything,
    erase_person,
    export_everything,
    secret_names_of,
)
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.import_debrief import import_debrief
from afterword.workflows.refused import Refused
from afterword.workflows.stop_process import stop_process
from tests.workflows.rows import AFTER, BEFORE, a_candidate, an_interview, approved, note_all

pytestmark = pytest.mark.django_db

FILE = """
candidate: {name: Jonas Lindqvist, email: jonas@example.org, timezone: Europe/Berlin}
company: Northwind
role: Senior Data Engineer
interview: {kind: video, round: 1, start: 2026-05-12T14:00:00+02:00, end: 2026-05-12T15:00:00+02:00,
  timezone: Europe/Berlin}
decision_by: 2026-05-22
people:
  - name: Priya Raman
    relation: hiring-manager
    email: priya@northwind.example
    topic: the move to streaming
    my_link: moved 40 batch jobs to Kafka
    private: seemed tired
"""


def told(candidate: Candidate) -> Interview:
    interview = an_interview(candidate)
    note_all(interview)
    approved(finish_debrief(interview, now=AFTER).letters[0])
    return interview


def test_every_model_is_in_the_export() -> None:
    names = {model.__name__ for model in apps.get_app_config("afterword").get_models()}
    # Who works where just now, the pace of servers, and how somebody signs in are nothing of the person's; passwords
    # are never exported.
    of_the_program = {"Turn", "ProviderPace", "Member", "SealedSecret"}
    assert {model.__name__ for model in EXPORTED} | {"Candidate"} | of_the_program == names


def test_the_export_holds_notes_letters_and_messages_readable_by_their_owner_only(tmp_path: Path) -> None:
    candidate = a_candidate()
    told(candidate)
    result = export_everything(candidate, tmp_path / "out", now=AFTER)
    assert result.path == tmp_path / "out"
    tree = json.loads((tmp_path / "out" / "afterword.json").read_text(encoding="utf-8"))
    assert {row["topic"] for row in tree["note"]} >= {"testing of data pipelines"}
    assert len(tree["letter"]) == 3
    assert len([name for name in result.files if name.startswith("letters/")]) == 3
    (message,) = [name for name in result.files if name.startswith("submissions/")]
    assert (tmp_path / "out" / message).read_bytes() == b"Subject: x\r\n\r\nx\r\n"
    mode = stat.S_IMODE((tmp_path / "out" / "afterword.json").stat().st_mode)
    assert mode == 0o600


def test_nothing_is_left_of_a_candidate_who_is_erased() -> None:
    candidate = a_candidate()
    told(candidate)
    erase_everything(candidate)
    for model in (Candidate, *EXPORTED):
        assert not model._default_manager.exists(), model


def test_nothing_is_left_of_a_person_who_is_erased_and_the_others_stay() -> None:
    interview = told(a_candidate())
    priya = Person.objects.get(name="Priya Raman")
    erase_person(priya)
    assert not Letter.objects.filter(body__contains="Hi Priya").exists()
    assert not Submission.objects.exists()
    assert Note.objects.count() == 2
    assert interview.participations.count() == 2


def test_an_answer_stays_known_without_the_name_of_who_is_erased() -> None:
    interview = an_interview(a_candidate())
    stop_process(interview.process, what=EventKind.REPLY, who="Priya Raman", now=AFTER)
    erase_person(Person.objects.get(name="Priya Raman"))
    (stop,) = answers_since(interview.process, BEFORE)
    assert (stop.kind, stop.who) == (EventKind.REPLY, "")
    assert not HistoryEntry.objects.filter(sentence__contains="Priya").exists()


def test_a_debrief_file_becomes_an_interview_with_the_same_notes_once() -> None:
    candidate = a_candidate()
    debrief = read_debrief(FILE)
    first = import_debrief(candidate, debrief, now=AFTER)
    assert not isinstance(first, Refused)
    again = import_debrief(candidate, debrief, now=AFTER)
    assert first == again
    value = debrief_of(first, now=AFTER)
    assert value.people == debrief.people
    assert value.decision_by == debrief.decision_by
    assert len(finish_debrief(first, now=AFTER).letters) == 1


def test_the_agenda_asks_for_notes_then_for_a_yes_and_says_what_goes_by_itself() -> None:
    candidate = a_candidate()
    interview = an_interview(candidate)
    assert [item.kind for item in agenda_of(candidate, now=BEFORE)] == ["upcoming"]
    assert [item.kind for item in agenda_of(candidate, now=AFTER)] == ["debrief"]
    note_all(interview)
    approved(finish_debrief(interview, now=AFTER).letters[0])
    MailAccount.objects.update(submission_kind="smtp")
    items = agenda_of(candidate, now=AFTER + timedelta(minutes=5))
    assert [item.kind for item in items] == ["approve", "approve", "goes-by-itself"]
    assert all(item.sentence and item.path for item in items)


def test_every_secret_of_a_person_is_named_before_they_are_erased() -> None:
    """Whatever model names a secret is among them."""
    named = {
        model.__name__
        for model in EXPORTED
        for field in model._meta.concrete_fields
        if "secret" in field.name
    }
    assert named == {"MailAccount", "CalendarSource", "ModelHelp", "NoticeSettings"}
    candidate = a_candidate()
    NoticeSettings.objects.create(candidate=candidate, services_secret="services-of-somebody")
    assert "services-of-somebody" in secret_names_of(candidate)

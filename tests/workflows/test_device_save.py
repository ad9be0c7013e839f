"""A device on a bad line: what arrives twice, late or in the wrong order neither doubles nor overwrites."""

from itertools import permutations

import pytest

from afterword.models import Interview, InterviewNotesVersion, Note, NoteVersion, Person
from afterword.workflows.add_interview import NewPerson
from afterword.workflows.correct_interview import add_person
from afterword.workflows.device_save import DeviceSave
from afterword.workflows.save_note import Conflict, Saved, save_note, settle_conflict
from afterword.workflows.save_whole_notes import WholeConflict, WholeSaved, save_whole_notes, settle_whole
from tests.workflows.stage import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def interview(stage: Stage) -> Interview:
    return stage.meet()


def save(stage: Stage, interview: Interview, text: str, base: int, key: str, *after: str) -> object:
    person = interview.process.people.get(name="Priya Raman")
    device = DeviceSave(key=key, after=after)
    return save_note(
        stage.candidate, interview, person, {"topic": text}, base_revision=base, now=stage.now, device=device
    )


def test_the_same_saving_twice_is_one(stage: Stage, interview: Interview) -> None:
    first = save(stage, interview, "one", 0, "a1")
    again = save(stage, interview, "one", 0, "a1")
    assert isinstance(first, Saved)
    assert isinstance(again, Saved)
    assert (first.revision, again.revision) == (1, 1)


def test_an_answer_that_was_lost_makes_no_conflict_with_oneself(stage: Stage, interview: Interview) -> None:
    save(stage, interview, "one", 0, "a1")
    second = save(stage, interview, "one and two", 0, "a2", "a1")
    assert isinstance(second, Saved)
    assert Note.objects.get().topic == "one and two"
    assert not NoteVersion.objects.exists()


def test_a_saving_that_comes_late_does_not_bring_old_words_back(stage: Stage, interview: Interview) -> None:
    save(stage, interview, "new", 0, "a2", "a1")
    late = save(stage, interview, "old", 0, "a1")
    assert isinstance(late, Saved)
    assert Note.objects.get().topic == "new"
    assert not NoteVersion.objects.exists()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_of_arrival_ends_with_the_last_words(
    stage: Stage, interview: Interview, order: tuple[int, ...]
) -> None:
    sent = [("one", "k1", ()), ("one two", "k2", ("k1",)), ("one two three", "k3", ("k1", "k2"))]
    for place in (*order, *order):
        text, key, after = sent[place]
        save(
            stage,
            interview,
            text,
            0,
            key.replace("k", "aaaa"),
            *(each.replace("k", "aaaa") for each in after),
        )
    assert Note.objects.get().topic == "one two three"
    assert not NoteVersion.objects.exists()


def test_another_device_in_between_is_a_conflict_and_both_are_kept(
    stage: Stage, interview: Interview
) -> None:
    save(stage, interview, "phone", 0, "a1")
    save(stage, interview, "desk", 1, "b1")
    beside = save(stage, interview, "phone again", 0, "a2", "a1")
    assert isinstance(beside, Conflict)
    assert Note.objects.get().topic == "desk"
    assert NoteVersion.objects.get().fields == {"topic": "phone again"}
    # The same again: still one question. Settled: no question any more.
    assert isinstance(save(stage, interview, "phone again", 0, "a2", "a1"), Conflict)
    settle_conflict(NoteVersion.objects.get(), now=stage.now)
    assert isinstance(save(stage, interview, "phone again", 0, "a2", "a1"), Saved)
    assert NoteVersion.objects.count() == 1
    assert Note.objects.get().topic == "desk"


def test_a_saving_from_the_terminal_is_not_taken_for_the_devices_own(
    stage: Stage, interview: Interview
) -> None:
    save(stage, interview, "phone", 0, "a1")
    person = interview.process.people.get()
    save_note(stage.candidate, interview, person, {"topic": "terminal"}, base_revision=None, now=stage.now)
    assert isinstance(save(stage, interview, "phone again", 0, "a2", "a1"), Conflict)
    assert Note.objects.get().topic == "terminal"


def whole(stage: Stage, interview: Interview, text: str, base: int, key: str, *after: str) -> object:
    device = DeviceSave(key=key, after=after)
    return save_whole_notes(
        interview, notes=text, decision_by=None, base_revision=base, now=stage.now, device=device
    )


def test_the_notes_on_the_whole_talk_are_as_safe(stage: Stage, interview: Interview) -> None:
    assert whole(stage, interview, "a", 0, "a1") == WholeSaved(1)
    assert whole(stage, interview, "a", 0, "a1") == WholeSaved(1)
    assert whole(stage, interview, "a b", 0, "a2", "a1") == WholeSaved(2)
    assert whole(stage, interview, "desk", 2, "b1") == WholeSaved(3)
    assert isinstance(whole(stage, interview, "a b c", 2, "a3"), WholeConflict)
    assert isinstance(whole(stage, interview, "a b c", 2, "a3"), WholeConflict)
    interview.refresh_from_db()
    assert interview.notes == "desk"
    kept = InterviewNotesVersion.objects.get()
    assert kept.fields["notes"] == "a b c"
    settle_whole(kept, now=stage.now)
    assert whole(stage, interview, "a b c", 2, "a3") == WholeSaved(3)


def test_somebody_who_is_added_twice_by_one_device_is_one(stage: Stage, interview: Interview) -> None:
    new = NewPerson(name="Dana Okafor")
    first = add_person(interview, new, now=stage.now, client_key="dddd1111")
    assert isinstance(first, Person)
    Person.objects.filter(pk=first.pk).update(name="Dana B. Okafor")
    again = add_person(interview, new, now=stage.now, client_key="dddd1111")
    assert isinstance(again, Person)
    assert again.pk == first.pk
    assert interview.process.people.count() == 2

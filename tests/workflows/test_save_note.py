"""Notes are never lost: two tabs, odd text, and a long day."""

import pytest

from afterword.models import Note, NoteVersion, PrivateNote
from afterword.workflows.debrief_value import debrief_of
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Conflict, Saved, save_note
from afterword.workflows.save_whole_notes import save_interview_notes
from tests.workflows.rows import AFTER, a_candidate, an_interview, person_called

pytestmark = pytest.mark.django_db


def test_a_saving_changes_only_the_fields_it_names() -> None:
    interview = an_interview(a_candidate())
    priya = person_called(interview, "Priya Raman")
    first = save_note(
        interview.candidate, interview, priya, {"topic": "streaming"}, base_revision=0, now=AFTER
    )
    assert isinstance(first, Saved)
    second = save_note(
        interview.candidate,
        interview,
        priya,
        {"liked": "the calm", "private": "speaks fast", "questions": "Who is on call?\n\nWhen?"},
        base_revision=first.revision,
        now=AFTER,
    )
    assert isinstance(second, Saved)
    assert (second.note.topic, second.note.liked, second.revision) == ("streaming", "the calm", 2)
    assert second.note.questions == ["Who is on call?", "When?"]
    assert PrivateNote.objects.get(note=second.note).text == "speaks fast"
    noted = debrief_of(interview, now=AFTER).people[0]
    assert (noted.topic, noted.private) == ("streaming", "speaks fast")


def test_a_tab_that_did_not_see_the_newest_notes_overwrites_nothing_and_loses_nothing() -> None:
    interview = an_interview(a_candidate())
    priya, candidate = person_called(interview, "Priya Raman"), interview.candidate
    save_note(candidate, interview, priya, {"topic": "first"}, base_revision=0, now=AFTER)
    late = {"topic": "second", "private": "aside"}
    result = save_note(candidate, interview, priya, late, base_revision=0, now=AFTER)
    assert isinstance(result, Conflict)
    assert result.current.topic == "first"
    assert (result.mine.fields, result.mine.private) == ({"topic": "second"}, "aside")
    again = save_note(candidate, interview, priya, late, base_revision=0, now=AFTER)
    assert isinstance(again, Conflict)
    assert NoteVersion.objects.count() == 1


def test_two_tabs_that_say_the_same_do_not_disagree() -> None:
    interview = an_interview(a_candidate())
    priya, candidate = person_called(interview, "Priya Raman"), interview.candidate
    save_note(candidate, interview, priya, {"topic": "same"}, base_revision=0, now=AFTER)
    result = save_note(candidate, interview, priya, {"topic": "same"}, base_revision=0, now=AFTER)
    assert isinstance(result, Saved)


def test_a_megabyte_is_kept_and_more_is_refused_with_what_was_there_kept() -> None:
    interview = an_interview(a_candidate())
    priya, candidate = person_called(interview, "Priya Raman"), interview.candidate
    long = "word " * 200_000
    assert isinstance(
        save_note(candidate, interview, priya, {"notes": long}, base_revision=None, now=AFTER), Saved
    )
    result = save_note(candidate, interview, priya, {"notes": long + long}, base_revision=None, now=AFTER)
    assert isinstance(result, Refused)
    assert Note.objects.get().notes == long


@pytest.mark.parametrize("text", ["{{ 7*7 }} <script>x</script>", "a\x00b\ud800c", "zwölf\r\nZeilen"])
def test_odd_text_is_stored_as_words(text: str) -> None:
    interview = an_interview(a_candidate())
    priya = person_called(interview, "Priya Raman")
    saved = save_note(interview.candidate, interview, priya, {"notes": text}, base_revision=None, now=AFTER)
    assert isinstance(saved, Saved)
    kept = text.replace("\x00", "").replace("\ud800", "").replace("\r\n", "\n")
    assert Note.objects.get().notes == kept


def test_a_field_that_is_none_or_a_person_of_another_process_is_refused() -> None:
    candidate = a_candidate()
    interview, other = an_interview(candidate), an_interview(candidate, company="Fabrikam")
    priya = person_called(interview, "Priya Raman")
    assert isinstance(
        save_note(candidate, interview, priya, {"salary": "1"}, base_revision=0, now=AFTER), Refused
    )
    assert isinstance(save_note(candidate, other, priya, {"topic": "x"}, base_revision=0, now=AFTER), Refused)


def test_notes_on_the_whole_interview_are_saved() -> None:
    interview = an_interview(a_candidate())
    save_interview_notes(interview, now=AFTER, notes="A good talk.", decision_by=AFTER.date())
    interview.refresh_from_db()
    assert (interview.notes, interview.process.decision_by) == ("A good talk.", AFTER.date())

"""What a letter leaves out is kept with it, and told until the person has seen to it."""

from io import StringIO

import pytest

from afterword.cli.row_reports import show_left_out
from afterword.cli.terminal import Terminal
from afterword.models import Interview, Letter, Note
from afterword.workflows.edit_letter import edit_letter
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.left_out_lines import left_out_lines, note_of
from afterword.workflows.save_note import save_note
from tests.workflows.stage import NOTES, PRIYA, Stage

pytestmark = pytest.mark.django_db
ASKED = ["how do you test a release", "how do you share the nights"]
SENTENCE = "Your second question to Priya is not in the letter; one question is enough for it."


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def interview(stage: Stage) -> Interview:
    return stage.meet(PRIYA)


def written(stage: Stage, interview: Interview, **noted: object) -> Letter:
    person = interview.participations.get().person
    known = Note.objects.filter(interview=interview).first()
    base = known.revision if known else None
    save_note(stage.candidate, interview, person, NOTES | noted, base_revision=base, now=stage.now)
    (letter,) = finish_debrief(interview, now=stage.now).letters
    letter.refresh_from_db()
    return letter


def told(letter: Letter) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.sentence, each.words) for each in left_out_lines(letter, note_of(letter))]


def test_the_reason_is_kept_with_the_letter_and_the_words_come_from_the_notes(
    stage: Stage, interview: Interview
) -> None:
    letter = written(stage, interview, questions=ASKED)
    assert letter.left_out == [{"fields": ["questions[1]"], "rule": "one-question", "sentence": SENTENCE}]
    assert told(letter) == [(SENTENCE, (ASKED[1],))]


def test_a_draft_composed_anew_tells_what_it_leaves_out_now(stage: Stage, interview: Interview) -> None:
    before = written(stage, interview, questions=ASKED)
    after = written(stage, interview, questions=ASKED[:1])
    assert (after.pk, after.body, after.left_out) == (before.pk, before.body, [])


def test_what_was_put_in_by_hand_is_no_longer_told(stage: Stage, interview: Interview) -> None:
    letter = written(stage, interview, questions=ASKED)
    body = letter.body.replace("?\n", f"? And {ASKED[1]}?\n")
    assert ASKED[1] in body
    edit_letter(letter, subject=letter.subject, body=body, base_revision=letter.revision, now=stage.now)
    letter.refresh_from_db()
    assert told(letter) == []


def test_an_edited_letter_keeps_what_its_text_left_out(stage: Stage, interview: Interview) -> None:
    letter = written(stage, interview, questions=ASKED)
    edit_letter(letter, subject="Thank you", body=letter.body, base_revision=letter.revision, now=stage.now)
    assert written(stage, interview, questions=ASKED, liked="the calm").left_out == letter.left_out


def test_what_was_taken_out_of_the_notes_is_no_longer_told(stage: Stage, interview: Interview) -> None:
    letter = written(stage, interview, questions=ASKED)
    Note.objects.update(questions=ASKED[:1])
    assert told(letter) == []


def test_words_that_look_private_are_not_repeated(stage: Stage, interview: Interview) -> None:
    letter = written(stage, interview, questions=["what is the salary range"])
    assert [words for _, words in told(letter)] == [()]


def test_an_empty_note_is_told_without_its_words(stage: Stage, interview: Interview) -> None:
    letter = written(stage, interview, liked="nothing really")
    assert [words for _, words in told(letter)] == [()]


def test_the_terminal_says_it_below_the_letter(stage: Stage, interview: Interview) -> None:
    out = StringIO()
    show_left_out(written(stage, interview, questions=ASKED), Terminal(out))
    assert SENTENCE in " ".join(out.getvalue().split())
    show_left_out(written(stage, interview, questions=[]), Terminal(out := StringIO()))
    assert out.getvalue() == ""

"""From notes to letters: one a person, and nothing that the person wrote is lost."""

from datetime import timedelta

import pytest

from afterword.letters.debrief import EventKind
from afterword.letters.letter import Ask, Held, LetterKind
from afterword.models import Letter, LetterState, Process
from afterword.rules.review.finding import Verdict
from afterword.workflows.debrief_value import debrief_of
from afterword.workflows.edit_letter import (
    Edited,
    LetterConflict,
    attach,
    drop_letter,
    edit_letter,
    mute_rule,
    override_rule,
    recompose,
)
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import review_letter, under_review
from afterword.workflows.save_note import save_note
from afterword.workflows.stop_process import stop_process
from afterword.workflows.write_letters import write_letter, write_letters
from tests.workflows.rows import AFTER, ENDS, a_candidate, an_interview, approved, note_all, person_called

pytestmark = pytest.mark.django_db


def told() -> tuple[Letter, ...]:
    interview = an_interview(a_candidate())
    note_all(interview)
    return finish_debrief(interview, now=AFTER).letters


def test_a_panel_of_three_gets_three_letters_minutes_apart_in_one_window() -> None:
    letters = told()
    assert [letter.person.name for letter in letters] == ["Priya Raman", "Bo Chen", "Dana Ruiz"]
    assert len({letter.body for letter in letters}) == 3
    moments = [letter.best_at for letter in letters if letter.best_at]
    assert moments == sorted(set(moments))
    assert all(ENDS + timedelta(hours=1) <= moment for moment in moments)
    assert all(letter.sentences and letter.window_reason for letter in letters)


def test_who_has_no_notes_is_asked_about_and_gets_no_letter() -> None:
    interview = an_interview(a_candidate())
    written = finish_debrief(interview, now=AFTER)
    assert {ask.person for ask in written.asks} >= {"Priya Raman", "Bo Chen"}
    assert {letter.person.name for letter in written.letters} <= {"Dana Ruiz"}


def test_who_has_no_address_gets_a_draft_and_a_question() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    bo = person_called(interview, "Bo Chen")
    bo.email = ""
    bo.save(update_fields=["email"])
    written = finish_debrief(interview, now=AFTER)
    assert ("Bo Chen", "email") in {(ask.person, ask.field) for ask in written.asks}


def test_composed_letters_pass_the_review() -> None:
    for letter in told():
        found = review_letter(letter, now=AFTER)
        assert found.verdict is not Verdict.DO_NOT_SEND, found.findings


def test_the_review_knows_the_other_companies_of_the_tracker() -> None:
    letter = told()[0]
    Process.objects.create(candidate=letter.candidate, company="Fabrikam", created_at=AFTER)
    assert under_review(letter, now=AFTER).other_companies == ("Fabrikam",)
    edit_letter(
        letter,
        subject=letter.subject,
        body=letter.body.replace("Northwind", "Fabrikam") + "\nFabrikam\n",
        base_revision=letter.revision,
        now=AFTER,
    )
    letter.refresh_from_db()
    assert "N1" in {finding.rule for finding in review_letter(letter, now=AFTER).findings}


def test_writing_again_changes_nothing_where_the_notes_are_the_same() -> None:
    letters = told()
    again = write_letters(letters[0].interview, now=AFTER).letters  # type: ignore[arg-type]
    assert [(each.pk, each.revision, each.body) for each in again] == [
        (each.pk, each.revision, each.body) for each in letters
    ]


def test_new_notes_refresh_a_draft_but_never_an_edited_or_approved_letter() -> None:
    priya, bo, dana = told()
    interview = priya.interview
    assert interview is not None
    edit_letter(priya, subject=priya.subject, body="My own words.\n", base_revision=1, now=AFTER)
    approved(dana)
    save_note(
        interview.candidate,
        interview,
        bo.person,
        {"topic": "code review habits", "thought": "small reviews help"},
        base_revision=None,
        now=AFTER,
    )
    for letter in (priya, dana):
        save_note(
            interview.candidate,
            interview,
            letter.person,
            {"topic": "new words"},
            base_revision=None,
            now=AFTER,
        )
    before = dana.body
    write_letters(interview, now=AFTER)
    for letter in (priya, bo, dana):
        letter.refresh_from_db()
    assert priya.body == "My own words.\n"
    assert "review" in bo.body
    assert (dana.body, dana.state) == (before, LetterState.APPROVED)


def test_an_edit_from_a_tab_that_is_behind_is_kept_beside_and_overwrites_nothing() -> None:
    letter = told()[0]
    first = edit_letter(letter, subject="Hello", body="One.\n", base_revision=1, now=AFTER)
    assert isinstance(first, Edited)
    second = edit_letter(letter, subject="Hello", body="Two.\n", base_revision=1, now=AFTER)
    assert isinstance(second, LetterConflict)
    assert (second.letter.body, second.version.body) == ("One.\n", "Two.\n")
    assert list(letter.versions.values_list("author", flat=True)) == ["composer", "person", "conflict"]


def test_an_approved_letter_cannot_be_edited_dropped_or_given_a_file() -> None:
    letter = told()[0]
    approved(letter)
    letter.refresh_from_db()
    assert isinstance(edit_letter(letter, subject="x", body="x", base_revision=1, now=AFTER), Refused)
    assert isinstance(drop_letter(letter, now=AFTER), Refused)
    assert isinstance(recompose(letter, now=AFTER), Refused)
    assert isinstance(attach(letter, "cv.pdf", b"%PDF", now=AFTER), Refused)


def test_a_dropped_letter_stays_dropped_until_it_is_asked_for() -> None:
    letter = told()[0]
    drop_letter(letter, reason="Not needed.", now=AFTER)
    written = write_letters(letter.interview, now=AFTER)  # type: ignore[arg-type]
    assert letter.pk not in {each.pk for each in written.letters}
    assert "Priya Raman" in {held.person for held in written.held}
    back = recompose(letter, now=AFTER)
    assert isinstance(back, Letter)
    assert back.state == LetterState.DRAFT


def test_composing_anew_takes_the_notes_and_keeps_the_edited_text_among_the_versions() -> None:
    letter = told()[0]
    original = letter.body
    edit_letter(letter, subject="Mine", body="Mine.\n", base_revision=1, now=AFTER)
    back = recompose(letter, now=AFTER)
    assert isinstance(back, Letter)
    assert (back.body, back.is_edited) == (original, False)
    assert back.versions.filter(body="Mine.\n").exists()


def test_composing_anew_without_notes_is_refused_and_keeps_the_text() -> None:
    letter = told()[0]
    interview = letter.interview
    assert interview is not None
    edit_letter(letter, subject="Mine", body="Mine.\n", base_revision=1, now=AFTER)
    empty = {"topic": "", "point": "", "my_link": ""}
    save_note(interview.candidate, interview, letter.person, empty, base_revision=None, now=AFTER)
    assert isinstance(recompose(letter, now=AFTER), Refused)
    letter.refresh_from_db()
    assert (letter.body, letter.is_edited) == ("Mine.\n", True)


def test_a_file_belongs_to_the_letter_as_it_is_now_and_counts_as_a_change() -> None:
    letter = told()[0]
    assert attach(letter, "../../notes.pdf", b"%PDF one", now=AFTER) is None
    assert attach(letter, "notes.pdf", b"%PDF two", now=AFTER) is None
    letter.refresh_from_db()
    assert [(each["filename"], each["size"]) for each in letter.attachments] == [("notes.pdf", 8)]
    assert bytes(letter.files.get().content) == b"%PDF two"
    assert letter.revision == 3
    assert isinstance(attach(letter, "big.bin", b"x" * (11 * 1024 * 1024), now=AFTER), Refused)


def test_what_protects_can_neither_be_overruled_nor_muted() -> None:
    letter = told()[0]
    assert isinstance(override_rule(letter, "N6", "I want to", now=AFTER), Refused)
    assert isinstance(mute_rule(letter, "N6", now=AFTER), Refused)
    assert isinstance(override_rule(letter, "X9", "why not", now=AFTER), Refused)
    assert mute_rule(letter, "C8", now=AFTER) is None
    letter.refresh_from_db()
    assert letter.muted == ["C8"]


def test_a_follow_up_answers_the_letter_that_went_out() -> None:
    letter = told()[0]
    submission = approved(letter)
    later = AFTER + timedelta(days=11)
    result = write_letter(
        letter.process,
        letter.person,
        LetterKind.FOLLOW_UP,
        interview=letter.interview,
        replies_to=submission,  # type: ignore[arg-type]
        now=later,
    )
    assert not isinstance(result, Ask | Held)
    assert result.subject == f"Re: {letter.subject}"
    assert under_review(result, now=later).in_reply_to == f"m{letter.pk}@example.org"


def test_nothing_is_written_while_the_time_of_the_interview_is_open() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    interview.needs_zone = True
    interview.save(update_fields=["needs_zone"])
    written = write_letters(interview, now=AFTER)
    assert not written.letters
    assert "time zone" in written.asks[0].question


def test_the_second_round_knows_what_was_said_and_written_in_the_first() -> None:
    first = told()[0]
    interview = an_interview(
        first.candidate, starts_at=ENDS + timedelta(days=3), ends_at=ENDS + timedelta(days=3, hours=1)
    )
    earlier = {each.people[0]: each for each in debrief_of(interview, now=AFTER).history}
    assert earlier["Priya Raman"].letter_text == first.body
    assert earlier["Priya Raman"].topics == ("the move of the nightly batch jobs to streaming",)
    note_all(interview)
    written = finish_debrief(interview, now=AFTER + timedelta(days=3))
    assert ("Priya Raman", "topic") in {(ask.person, ask.field) for ask in written.asks}


def test_an_answer_that_says_no_leaves_no_letter_to_write() -> None:
    interview = an_interview(a_candidate())
    note_all(interview)
    stop_process(interview.process, what=EventKind.REJECTION, now=AFTER)
    written = finish_debrief(interview, now=AFTER + timedelta(minutes=5))
    assert not written.letters
    assert len(written.held) == 3


def test_an_invitation_that_names_no_role_leads_to_a_question_and_no_letter() -> None:
    interview = an_interview(a_candidate(), role="")
    note_all(interview)
    written = finish_debrief(interview, now=AFTER)
    assert written.letters == ()
    assert [ask.field for ask in written.asks] == ["role"]
    person = person_called(interview, "Priya Raman")
    asked = write_letter(interview.process, person, LetterKind.FOLLOW_UP, now=AFTER)
    assert isinstance(asked, Ask)
